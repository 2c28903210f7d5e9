using System.IO.Compression;
using System.Text;
using System.Text.Json;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Store;
using LaaAnalytics.SupplierKit.Tests.Browser;

namespace LaaAnalytics.SupplierKit.Tests;

/// <summary>A clerk's whole way through the page: a spreadsheet with names in it goes in, a package that ingestion takes comes out.</summary>
[Collection(BrowserTests.Name)]
public sealed class SealTests(Chromium browser) : IDisposable
{
    private const string Key = "TESTS-TESTS-TESTS-TESTS-TESTS-TEST7-PJAMM";
    private const string Page = "the page";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [BrowserFact]
    public async Task A_spreadsheet_becomes_a_package_that_ingestion_takes_whole()
    {
        await using Tab tab = await OpenAsync();
        await FillAsync(tab, MadeUpWorkbook.Bytes(120, 7));
        await tab.PressAsync("check");
        await tab.UntilAsync("!document.getElementById('result').hidden");
        Assert.Equal("Ready to send", await tab.EvaluateAsync<string>("at('verdict').textContent"));
        Assert.Contains("1 of 120 rows are refused", await tab.EvaluateAsync<string>("at('verdict-more').textContent"), StringComparison.Ordinal);
        Assert.Contains("NOMS Number, which is not in the package", await tab.EvaluateAsync<string>("at('contents').innerText"), StringComparison.Ordinal);
        string zip = await tab.SavedByAsync("save-zip", "northshire-probation-index_event-2009-01-01.zip");
        string package = _folder.At("package");
        await ZipFile.ExtractToDirectoryAsync(zip, package);
        Assert.Equal(["datapackage.json", "index_event.csv"], Directory.GetFiles(package).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        using LaaStore store = LaaStore.OpenInMemory();
        IngestReport report = Ingest.Run(new(package, "2009-05-01T09:00:00Z"), store);
        FileReport file = Assert.Single(report.Files);
        Assert.Equal(("northshire-probation", "northshire", "index_event", 120L, 1L), (report.Supplier, report.Agreement, file.Table, file.RowsRead, file.RowsRefused));
        Assert.Equal(119, Assert.Single(report.Load!.Tables).New);

        // The refused row is an empty one: required values are missing from it, and nothing else is said.
        Assert.All(report.Rejections, rejection => Assert.Equal(("I08", 8L), (rejection.Rule, rejection.Line)));
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(package, "index_event.csv"));
        Assert.Equal("event_key,person_key,event_type,event_date,age_years,offence_group,disposal,home_area_code,area_vintage,authority_code,pnc_matched,predicted_p", lines[0]);
        Assert.Equal($"P-2,{PersonKey.Of(Key, MadeUpWorkbook.Number(2))},CASELOAD_SNAPSHOT,2009-03-31,31,THEFT,COMMUNITY_ORDER,X05900001,2009,X06900001,true,0.125", lines[2]);
        Assert.Equal($"P-3,{PersonKey.Of(Key, MadeUpWorkbook.Number(3))}", lines[3][..36]);
        Assert.Equal(new string(',', 11), lines[7]);
        AssertNobodyIsIn(package);

        Assert.Empty(tab.Complaints);
    }

    [BrowserFact]
    public async Task The_same_file_and_key_make_the_same_bytes_and_each_file_can_be_saved_alone()
    {
        await using Tab tab = await OpenAsync();
        await FillAsync(tab, MadeUpWorkbook.Bytes(5));
        await tab.PressAsync("check");
        await tab.UntilAsync("!document.getElementById('save-part').hidden");
        byte[] csv = await File.ReadAllBytesAsync(await tab.SavedByAsync("save-csv", "index_event.csv"));
        JsonElement manifest = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllBytesAsync(await tab.SavedByAsync("save-manifest", "datapackage.json")));
        JsonElement resource = manifest.GetProperty("resources")[0];
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(csv)), resource.GetProperty("sha256").GetString());
        Assert.Equal(5, resource.GetProperty("rows").GetInt32());
        Assert.Equal(("2009-01-01", "2009-04-01"), (resource.GetProperty("period").GetProperty("start").GetString(), resource.GetProperty("period").GetProperty("end").GetString()));
        const string Bytes = "(async () => { await check(); return hexOf(zipOf(await packageOf(state.verdict))); })()";
        string once = await tab.EvaluateAsync<string>(Bytes);
        await using Tab another = await OpenAsync();
        await FillAsync(another, MadeUpWorkbook.Bytes(5));
        Assert.Equal(once, await another.EvaluateAsync<string>(Bytes));
    }

    [BrowserFact]
    public async Task Nothing_is_asked_of_the_network_and_nothing_is_kept()
    {
        await using Tab tab = await OpenAsync();
        await FillAsync(tab, MadeUpWorkbook.Bytes(5));
        await tab.PressAsync("check");
        await tab.UntilAsync("!document.getElementById('save-part').hidden");
        Assert.Equal([Page], tab.Requests.Where(address => !address.StartsWith("blob:", StringComparison.Ordinal) && !address.StartsWith("data:", StringComparison.Ordinal)).Select(Name));
        Assert.Equal("0 0 0 ''", await tab.EvaluateAsync<string>(
            "(async () => `${localStorage.length} ${sessionStorage.length} ${(await indexedDB.databases()).length} '${document.cookie}'`)()"));

        // The key is in its field and nowhere else, and goes from there when the page does.
        Assert.DoesNotContain(Key, await tab.EvaluateAsync<string>("document.documentElement.outerHTML + JSON.stringify(state) + location.href + JSON.stringify(history.state)"), StringComparison.Ordinal);
        await tab.RunAsync("window.dispatchEvent(new PageTransitionEvent('pagehide'))");
        Assert.Equal(" not yet", await tab.EvaluateAsync<string>("`${at('key').value} ${at('fingerprint').textContent}`"));
        Assert.Empty(tab.Complaints);

        // Even a script that got in could not send: the page's own policy forbids it.
        Assert.Equal("refused", await tab.EvaluateAsync<string>("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')"));
        Assert.Equal("refused", await tab.EvaluateAsync<string>("new Promise(done => { const image = new Image(); image.onload = () => done('sent'); image.onerror = () => done('refused'); image.src = 'http://127.0.0.1:9/x.png'; })"));
        Assert.Contains(tab.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task An_identifier_that_hides_in_another_column_stops_the_package()
    {
        Dictionary<string, string> parts = MadeUpWorkbook.Parts(5);
        parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].Replace(">P-2<", ">REF-A0002zz<", StringComparison.Ordinal);
        await using Tab tab = await OpenAsync();
        await FillAsync(tab, MadeUpWorkbook.Zip(parts));
        await tab.PressAsync("check");
        await tab.UntilAsync("!document.getElementById('result').hidden");
        Assert.Equal("Not ready to send", await tab.EvaluateAsync<string>("at('verdict').textContent"));
        string found = await tab.EvaluateAsync<string>("at('found').innerText");
        Assert.Matches("3\\s+A \\(event_key\\)\\s+I19", found);
        Assert.DoesNotContain("A0002", found, StringComparison.OrdinalIgnoreCase);
        Assert.True(await tab.EvaluateAsync<bool>("at('save-part').hidden"));
    }

    [BrowserFact]
    public async Task A_key_of_somebodys_own_words_is_refused_before_anything_is_hashed()
    {
        await using Tab tab = await OpenAsync();
        await FillAsync(tab, MadeUpWorkbook.Bytes(5));
        await tab.SetAsync("key", "Correct horse battery staple 2009!");
        await tab.PressAsync("check");
        await tab.UntilAsync("document.activeElement === at('key')");
        string said = await tab.EvaluateAsync<string>("at('key-said').textContent");
        Assert.Equal("This is not a shared key: it holds signs that no key has. Words of your own are not taken, because they can be guessed. Get it from the supplier who made it, or press \u201cMake a new key\u201d.", said);
        Assert.True(await tab.EvaluateAsync<bool>("at('result').hidden"));
        await tab.PressAsync("new-key");
        await tab.UntilAsync("at('fingerprint').textContent !== 'not yet'");
        string made = await tab.EvaluateAsync<string>("at('key').value");
        Assert.Equal(PersonKey.Fingerprint(made), await tab.EvaluateAsync<string>("at('fingerprint').textContent"));
    }

    [BrowserFact]
    public async Task A_file_may_be_checked_and_dropped_as_often_as_it_takes()
    {
        await using Tab tab = await OpenAsync();

        // A sheet that can be unpacked once within the bounds, and not twice over.
        byte[] workbook = MadeUpWorkbook.Bytes(300);
        int unpacked = MadeUpWorkbook.Parts(300).Values.Sum(part => Encoding.UTF8.GetByteCount(part));
        await tab.RunAsync(System.FormattableString.Invariant($"ZIP_LIMITS.total = {unpacked + 100}"));
        await FillAsync(tab, workbook);
        for (int i = 0; i < 5; i++)
        {
            await tab.PressAsync("check");
            await tab.UntilAsync("!document.getElementById('save-part').hidden");
            await tab.RunAsync("at('file-said').textContent = ''");
            await tab.ChooseFileAsync("file", _folder.Write("caseload.xlsx", workbook));
            await tab.UntilAsync("at('file-said').textContent.includes('300')");
        }

        // The bound itself still holds.
        await tab.RunAsync(System.FormattableString.Invariant($"ZIP_LIMITS.total = {unpacked / 2}"));
        await tab.ChooseFileAsync("file", _folder.Write("caseload.xlsx", workbook));
        await tab.UntilAsync("at('file-said').textContent.includes('within the limits')");
    }

    [BrowserFact]
    public async Task What_is_dropped_and_is_no_table_is_refused_in_words()
    {
        await using Tab tab = await OpenAsync();
        async Task<string> DropAsync(string things)
        {
            await tab.RunAsync($"at('file-said').textContent = ''; const data = new DataTransfer(); {things}; document.dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }}))");
            await tab.UntilAsync("!['', 'Reading \u2026'].includes(at('file-said').textContent)");
            return await tab.EvaluateAsync<string>("at('file-said').textContent");
        }

        string File(string name, string content = "CANARY7Q,b\\n1,2\\n") => $"data.items.add(new File(['{content}'], '{name}'))";
        Assert.Equal("What was dropped is no file. Drop one spreadsheet or CSV file.", await DropAsync("data.setData('text/plain', 'CANARY7Q')"));
        Assert.Equal("2 files were dropped, and the page takes one at a time. Drop one of them.", await DropAsync($"{File("a.csv")}; {File("b.csv")}"));
        foreach (string name in (string[])["picture.png", "page.html", "CANARY7Q", "notes.rtf", "letter.pdf", "package.zip"])
        {
            Assert.StartsWith("This is no spreadsheet (.xlsx) or CSV file", await DropAsync(File(name)), StringComparison.Ordinal);
        }

        Assert.StartsWith("This is no spreadsheet or CSV file. Saved choices", await DropAsync(File("choices.json")), StringComparison.Ordinal);
        Assert.Contains("without macros", await DropAsync(File("a.xlsm")), StringComparison.Ordinal);
        Assert.StartsWith("This file could not be read.", await DropAsync(
            "const file = new File(['x'], 'a.csv'); file.arrayBuffer = () => Promise.reject(new DOMException('CANARY7Q', 'NotReadableError')); Object.defineProperty(data, 'files', { value: [file] })"), StringComparison.Ordinal);

        // None of them can be gone on with, by whatever is changed next; the next good file can.
        await DropAsync(File("letter.pdf"));
        await tab.SetAsync("delimiter", ";");
        await tab.SetAsync("table", "proven_offence");
        Assert.True(await tab.EvaluateAsync<bool>("at('columns').hidden && at('check-part').hidden"));
        Assert.Contains("good.csv: 2 columns, about 1 row.", await DropAsync(File("good.csv")), StringComparison.Ordinal);

        // Of two that follow each other quickly, the second counts, whichever is read first.
        await tab.RunAsync("const slow = new File(['a,b,c\\n'], 'slow.csv'); const bytes = slow.arrayBuffer(); slow.arrayBuffer = () => new Promise(done => setTimeout(() => done(bytes), 300)); await Promise.all([takeFile(slow), takeFile(new File(['a,b\\n'], 'quick.csv'))])");
        Assert.Equal("quick.csv 2", await tab.EvaluateAsync<string>("`${state.name} ${state.choices.headers.length}`"));
        Assert.Empty(tab.Complaints);
    }

    [BrowserFact]
    public async Task A_defect_of_the_page_is_told_without_its_own_words()
    {
        await using Tab tab = await OpenAsync();
        await FillAsync(tab, MadeUpWorkbook.Bytes(5));
        await tab.RunAsync("setTimeout(() => { throw new TypeError('CANARY7Q'); }); Promise.reject(new RangeError('CANARY7Q'))");
        await tab.UntilAsync("at('defect').textContent !== ''");
        await tab.RunAsync("Findings.prototype.add = () => { const fault = new Error('CANARY7Q'); fault.name = 'CANARY7Q'; throw fault; }; columnNames = null");
        await tab.PressAsync("check");
        await tab.UntilAsync("at('working').textContent.startsWith('This page could not do that')");
        Assert.DoesNotContain("CANARY7Q", await tab.EvaluateAsync<string>("document.body.innerText"), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(tab.Complaints);
    }

    [BrowserFact]
    public async Task Choices_are_saved_and_loaded_again_next_time()
    {
        await using Tab tab = await OpenAsync();
        await FillAsync(tab, MadeUpWorkbook.Bytes(5));
        string choices = await tab.SavedByAsync("save-choices", "index_event.choices.json");
        string saved = await File.ReadAllTextAsync(choices);
        Assert.Contains("\"identifier\": \"NOMS Number\"", saved, StringComparison.Ordinal);
        await using Tab next = await OpenAsync();
        await Clerk.StateAsync(next);
        await next.ChooseFileAsync("file", _folder.Write("caseload.xlsx", MadeUpWorkbook.Bytes(6)));
        await next.UntilAsync("state.choices !== null");
        await next.ChooseFileAsync("choices", choices);
        await next.UntilAsync("state.choices?.identifier === 1");
        await next.SetAsync("key", Key);
        await next.PressAsync("check");
        await next.UntilAsync("!document.getElementById('save-part').hidden");
        Assert.Equal(saved, await next.EvaluateAsync<string>("savedChoices()"));
    }

    [BrowserFact]
    public async Task Choices_are_saved_without_what_may_be_a_person_in_a_header()
    {
        byte[] Workbook(int rows, string? more = null)
        {
            Dictionary<string, string> parts = MadeUpWorkbook.Parts(rows);
            parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"]
                .Replace("<r><t>Ca</t></r><r><t xml:space=\"preserve\">se ref</t></r>", "<t>CANARY7Q</t>", StringComparison.Ordinal)
                .Replace("<r><t>Te</t></r><r><t xml:space=\"preserve\">am</t></r>", "<t>Surname CANARY7Q</t>", StringComparison.Ordinal);
            parts["xl/worksheets/sheet1.xml"] = more is null ? parts["xl/worksheets/sheet1.xml"]
                : parts["xl/worksheets/sheet1.xml"].Replace("</row><row r=\"2\">", $"<c r=\"O1\" t=\"inlineStr\"><is><t>{more}</t></is></c></row><row r=\"2\">", StringComparison.Ordinal);
            return MadeUpWorkbook.Zip(parts);
        }

        await using Tab tab = await OpenAsync();
        await FillAsync(tab, Workbook(5));
        string choices = await tab.SavedByAsync("save-choices", "index_event.choices.json");
        string saved = await File.ReadAllTextAsync(choices);
        Assert.DoesNotContain("CANARY7Q", saved, StringComparison.OrdinalIgnoreCase);
        JsonElement json = JsonSerializer.Deserialize<JsonElement>(saved);
        Assert.Equal((1, "NOMS Number", 14), (json.GetProperty("columns").GetProperty("event_key").GetProperty("from").GetInt32(), json.GetProperty("identifier").GetString(), json.GetProperty("columnsOfFile").GetInt32()));
        Assert.Contains("\"Surname\"", saved, StringComparison.Ordinal);
        Assert.Equal([3, 4, 14], json.GetProperty("drop").EnumerateArray().Select(column => column.ValueKind == JsonValueKind.Number ? column.GetInt32() : column.GetString() == "Surname" ? 3 : 4));

        // The same columns next time; a file of another width takes those that have a name.
        await using Tab next = await OpenAsync();
        await next.ChooseFileAsync("choices", choices);
        await next.UntilAsync("state.base.columnsOfFile === 14");
        await next.ChooseFileAsync("file", _folder.Write("caseload.xlsx", Workbook(6)));
        await next.UntilAsync("state.choices !== null");
        Assert.Equal(saved, await next.EvaluateAsync<string>("savedChoices()"));
        await next.ChooseFileAsync("choices", choices);
        await next.ChooseFileAsync("file", _folder.Write("caseload.xlsx", Workbook(7, "Risk group")));
        await next.UntilAsync("at('file-said').textContent.includes('15 columns')");
        Assert.Contains("saved for a file of 14 columns", await next.EvaluateAsync<string>("at('file-said').textContent"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task What_is_found_tells_a_person_in_a_header_by_place_alone()
    {
        Dictionary<string, string> parts = MadeUpWorkbook.Parts(5, 3);
        parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].Replace("<r><t>Ag</t></r><r><t xml:space=\"preserve\">e</t></r>", "<t>CANARY7Q</t>", StringComparison.Ordinal);
        await using Tab tab = await OpenAsync();
        await FillAsync(tab, MadeUpWorkbook.Zip(parts));
        await tab.PressAsync("check");
        await tab.UntilAsync("!document.getElementById('result').hidden");
        Assert.Matches("4\\s+G \\(age_years\\)\\s+I09", await tab.EvaluateAsync<string>("at('found').innerText"));
        Assert.DoesNotContain("CANARY7Q", await tab.EvaluateAsync<string>("at('result').innerText + rejectionsOf(state.verdict.findings)"), StringComparison.OrdinalIgnoreCase);
    }

    [BrowserFact]
    public async Task A_spreadsheet_that_is_more_than_a_spreadsheet_is_refused_in_words()
    {
        Dictionary<string, string> Spoiled(Action<Dictionary<string, string>> spoil)
        {
            Dictionary<string, string> parts = MadeUpWorkbook.Parts(2);
            spoil(parts);
            return parts;
        }

        byte[] good = MadeUpWorkbook.Bytes(2);
        byte[] locked = [.. good];
        for (int at = good.AsSpan().IndexOf("PK\u0001\u0002"u8); at >= 0 && at < locked.Length; at = Next(good, at))
        {
            locked[at + 8] |= 1;
        }

        (byte[] Bytes, string Words)[] cases =
        [
            ([0xD0, 0xCF, 0x11, 0xE0, .. new byte[600]], "without a password, not of the old .xls kind"),
            ("PK\u0003\u0004 but nothing else"u8.ToArray(), "expected an .xlsx file"),
            (locked, "without a password"),
            (MadeUpWorkbook.Zip(Spoiled(parts => parts["xl/vbaProject.bin"] = "x")), "without macros"),
            (MadeUpWorkbook.Zip(Spoiled(parts => parts["xl/externalLinks/externalLink1.xml"] = "<x/>")), "without links to other files"),
            (MadeUpWorkbook.Zip(Spoiled(parts => parts["xl/embeddings/x.bin"] = "x")), "no pivot table, data model or file inside it"),
            (MadeUpWorkbook.Zip(Spoiled(parts => parts["../outside.xml"] = "<x/>")), "parts lie within it"),
            (MadeUpWorkbook.Zip(Spoiled(parts => parts["xl/workbook.xml"] = "<!DOCTYPE x [<!ENTITY a \"b\">]>" + parts["xl/workbook.xml"])), "document type"),
            (MadeUpWorkbook.Zip(Spoiled(parts => parts["xl/sharedStrings.xml"] = $"<sst>{new string(' ', 40 * 1024 * 1024)}</sst>")), "within the limits"),
            (MadeUpWorkbook.Zip(Spoiled(parts => parts["xl/worksheets/sheet1.xml"] = "<worksheet>")), "not damaged"),
        ];
        await using Tab tab = await OpenAsync();
        foreach ((byte[] bytes, string words) in cases)
        {
            await tab.RunAsync("say('file-said', '')");
            await tab.ChooseFileAsync("file", _folder.Write("spoiled.xlsx", bytes));
            await tab.UntilAsync("at('file-said').classList.contains('bad')");
            Assert.Contains(words, await tab.EvaluateAsync<string>("at('file-said').textContent"), StringComparison.Ordinal);
            Assert.True(await tab.EvaluateAsync<bool>("at('columns').hidden && at('check-part').hidden"));
        }

        // The browser's own note inside a damaged document is styled inline, which the policy forbids, as it should.
        Assert.All(tab.Complaints, complaint => Assert.Contains("inline style", complaint, StringComparison.Ordinal));
    }

    private static int Next(byte[] bytes, int at)
    {
        int further = bytes.AsSpan(at + 4).IndexOf("PK\u0001\u0002"u8);
        return further < 0 ? -1 : at + 4 + further;
    }

    private static string Name(string address) => address.StartsWith("file:", StringComparison.Ordinal) && address.EndsWith(CheckAndSealPage.FileName, StringComparison.Ordinal) ? Page : address;

    private Task<Tab> OpenAsync() => Clerk.OpenAsync(browser, _folder);

    private Task FillAsync(Tab tab, byte[] workbook) => Clerk.FillAsync(tab, _folder.Write("caseload.xlsx", workbook), Key);

    private static void AssertNobodyIsIn(string package)
    {
        foreach (string file in Directory.GetFiles(package))
        {
            string text = File.ReadAllText(file, Encoding.UTF8);
            Assert.DoesNotMatch("(?i)A\\d{4} ?ZZ|Madeup|ZZ99|noms|surname|postcode|team", text);
            Assert.DoesNotContain(Key, text, StringComparison.Ordinal);
        }
    }
}
