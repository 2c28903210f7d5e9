using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Store;
using LaaAnalytics.SupplierKit.Tests.Browser;
using LaaAnalytics.Synthesis;

namespace LaaAnalytics.SupplierKit.Tests;

/// <summary>The page and ingestion are two programs in two languages over one table of rules: they say the same of every file.</summary>
[Collection(BrowserTests.Name)]
public sealed class PageAgreesTests(Chromium browser) : IDisposable
{
    // What stands outside the table of a workbook never gets into a package, so that the page does not look there as ingestion does.
    private static readonly string[] Elsewhere = ["spreadsheet-hidden-names", "spreadsheet-hidden-nhs-numbers", "spreadsheet-surname-header"];

    // Facts that only a manifest can get wrong; the page writes the manifest itself.
    private static readonly string[] OfTheManifest = ["I30", "I31"];

    private const string Batch = """
        Promise.all(CASES.map(async one => {
          const bytes = Uint8Array.from(atob(one.content), sign => sign.charCodeAt(0));
          try {
            const mapping = one.mapping === null ? NO_MAPPING : readMapping(one.mapping, 'mapping.json');
            const verdict = await checkFile(one.file, bytes, one.facts, mapping);
            const counts = verdict.unmapped.sort(([a], [b]) => (a < b ? -1 : 1)).map(([column, values]) => `${column}=${values}`).join(' ');
            const head = verdict.accepted ? `accepted ${verdict.rowsRead} ${verdict.rowsRefused} ${counts}` : 'refused';
            const lines = verdict.findings.map(({ line, rule, column, expected }) => `${line} ${rule} ${column}: ${expected}`).sort((a, b) => {
              const [left, right] = [new TextEncoder().encode(a), new TextEncoder().encode(b)];
              const at = left.findIndex((byte, place) => byte !== right[place]);
              return at < 0 ? left.length - right.length : left[at] - (right[at] ?? -1);
            });
            return `${head}\n${lines.join('\n')}`;
          } catch (fault) {
            return fault instanceof SteeringFault ? 'cannot be followed' : `${fault} ${fault.stack}`;
          }
        })).then(JSON.stringify)
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [BrowserFact]
    public async Task Every_hostile_package_meets_the_same_refusals_in_the_page()
    {
        Worlds.Find("hostile").Write(new(_folder.At("hostile")), new());
        List<SupplyCase> cases = [.. Directory.GetDirectories(_folder.At("hostile")).Order(StringComparer.Ordinal).Select(Hostile).Where(one => !Elsewhere.Contains(one.Name))];
        Assert.True(cases.Count > 50);
        IReadOnlyList<string> said = await AskPageAsync(cases);
        AssertSame(cases, said);

        // And both say what the world's own list expects.
        ILookup<string, string[]> expected = (await File.ReadAllLinesAsync(_folder.At("hostile", "expected.csv"))).Skip(1).Select(line => line.Split(',')).ToLookup(cells => cells[0]);
        foreach ((SupplyCase one, string verdict) in cases.Zip(said))
        {
            string[][] wanted = [.. expected[one.Name].Where(cells => cells[3].Length > 0 && !OfTheManifest.Contains(cells[3]))];
            bool isOnlyManifest = wanted.Length == 0 && expected[one.Name].Any(cells => cells[3].Length > 0);
            Assert.Equal(isOnlyManifest || expected[one.Name].First()[1] == "accepted", verdict.StartsWith("accepted", StringComparison.Ordinal));
            Assert.All(wanted, cells => Assert.Matches($"(?m)^{(cells[4] == "*" ? "\\d+" : cells[4])} {cells[3]} {cells[5].Split('!')[^1]}", verdict));
            Assert.DoesNotContain("CANARY7Q", verdict, StringComparison.OrdinalIgnoreCase);
        }
    }

    [BrowserFact]
    public async Task Generated_files_meet_the_same_refusals_in_the_page()
    {
        List<SupplyCase> cases = [.. new GeneratedSupplies(20261122).Take(1200)];
        IReadOnlyList<string> said = await AskPageAsync(cases);
        AssertSame(cases, said);

        // The files are of every kind: accepted, accepted with refused rows, refused, and steered by what cannot be followed.
        Assert.InRange(said.Count(verdict => verdict.StartsWith("accepted", StringComparison.Ordinal)), 150, 1000);
        Assert.Contains(said, verdict => verdict.StartsWith("accepted", StringComparison.Ordinal) && verdict.Contains(" I", StringComparison.Ordinal));
        Assert.Contains("cannot be followed", said);
        // Kinds of file and spreadsheets (I35, I45 to I49) are told by the hostile world.
        string all = string.Join('\n', said);
        string[] told = [.. Ingestion.Rules.IngestionRule.All.Where(rule => !rule.NeedsHeld && !OfTheManifest.Contains(rule.Id)).Select(rule => rule.Id)];
        Assert.Empty(told.Where(rule => !all.Contains($" {rule} ", StringComparison.Ordinal)).Except(["I35", "I45", "I46", "I47", "I48", "I49"]));
    }

    // A name of nobody, in places where headers should stand: alone, beside a word that headers have, and under merged cells.
    private const string Canary = "CANARY7Q Madeup";

    [BrowserFact]
    public async Task What_stands_where_headers_should_is_told_by_its_place_alone()
    {
        SupplyFacts facts = new() { Supplier = "northshire", Table = "index_event", Period = Period.OfMonths(2009, 1, 3) };
        ExtractTable table = ExtractTable.Find("index_event")!;
        string header = string.Join(',', table.Columns.Select(column => column.Name));
        string row = string.Join(',', table.Columns.Select(ExampleRow.Value));
        byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
        string mapped = $$"""{ "drop": ["{{Canary}}"] }""";
        byte[] Sheet(string merged)
        {
            Dictionary<string, string> parts = MadeUpWorkbook.Parts(1);
            string Row(IEnumerable<string> texts) => $"<row>{string.Concat(texts.Select(text => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>"))}</row>";
            parts["xl/worksheets/sheet1.xml"] = $"""
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{Row([.. header.Split(','), Canary])}{Row([.. row.Split(','), "x"])}</sheetData>
                <mergeCells><mergeCell ref="{merged}"/></mergeCells></worksheet>
                """;
            return MadeUpWorkbook.Zip(parts);
        }

        int places = table.Columns.Count;
        char last = (char)('A' + places);
        (SupplyCase Case, string Line)[] cases =
        [
            (new("unknown", "a.csv", Csv($"{header},{Canary}", $"{row},x"), facts), $"1 I04 column {places + 1}: "),
            (new("called a name", "a.csv", Csv($"{header},Surname {Canary}", $"{row},x"), facts), $"1 I18 column {places + 1}: "),
            (new("an address of its own", "a.csv", Csv($"{header},name@home.street", $"{row},x"), facts), $"1 I04 column {places + 1}: "),
            (new("twice", "a.csv", Csv($"{header},{Canary},{Canary}", $"{row},x,y"), facts), $"1 I03 column {places + 2}: "),
            (new("a name", "a.csv", Csv($"{header},Surname1", $"{row},x"), facts), "1 I18 Surname1: "),
            (new("mapped", "a.csv", Csv($"{header},{Canary}", $"{row},SW1A 1AA"), facts, mapped), $"0 I19 {Canary}: "),
            (new("merged", "a.xlsx", Sheet($"{last}1:{last}2"), facts), $"1 I49 {last}: "),
            (new("merged, known", "a.xlsx", Sheet("B1:C1"), facts), "1 I49 person_key: "),
        ];
        IReadOnlyList<string> said = await AskPageAsync([.. cases.Select(one => one.Case)]);
        AssertSame([.. cases.Select(one => one.Case)], said);
        foreach (((SupplyCase one, string line), string verdict) in cases.Zip(said))
        {
            Assert.Contains($"\n{line}", verdict, StringComparison.Ordinal);
            Assert.True(one.Mapping is not null || !verdict.Contains("CANARY7Q", StringComparison.OrdinalIgnoreCase), verdict);
        }
    }

    private SupplyCase Hostile(string package)
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(package, "datapackage.json")));
        JsonElement resource = manifest.RootElement.GetProperty("resources")[0];
        string? Text(string name) => resource.TryGetProperty(name, out JsonElement member) ? member.GetString() : null;
        SupplyFacts facts = new()
        {
            Supplier = manifest.RootElement.GetProperty("supplier").GetString(),
            Agreement = manifest.RootElement.GetProperty("agreement").GetString(),
            Table = Text("table"),
            Mode = Enum.Parse<SupplyMode>(Text("mode")!, ignoreCase: true),
            Period = resource.TryGetProperty("period", out JsonElement period)
                ? new Period(DateOnly.Parse(period.GetProperty("start").GetString()!, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(period.GetProperty("end").GetString()!, System.Globalization.CultureInfo.InvariantCulture))
                : null,
            ObservedTo = Text("observed_to") is string day ? DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) : null,
        };
        string file = Directory.GetFiles(package, "*", SearchOption.AllDirectories).Single(path => Path.GetFileName(path) != "datapackage.json");
        return new(Path.GetFileName(package), Path.GetFileName(file), File.ReadAllBytes(file), facts);
    }

    private async Task<IReadOnlyList<string>> AskPageAsync(List<SupplyCase> cases)
    {
        string page = _folder.Write(CheckAndSealPage.FileName, CheckAndSealPage.Html(string.Empty, null, []));
        await using Tab tab = await browser.OpenAsync(new(page));
        string json = new JsonArray([.. cases.Select(one => (JsonNode)one.ForPage())]).ToJsonString();
        string answer = await tab.EvaluateAsync<string>(Batch.Replace("CASES", json, StringComparison.Ordinal));

        // The browser's own note inside a damaged document is styled inline, which the policy forbids, as it should.
        Assert.All(tab.Complaints, complaint => Assert.Contains("inline style", complaint, StringComparison.Ordinal));
        return JsonSerializer.Deserialize<IReadOnlyList<string>>(answer)!;
    }

    private void AssertSame(List<SupplyCase> cases, IReadOnlyList<string> said)
    {
        using LaaStore store = LaaStore.OpenInMemory();
        List<string> differences = [];
        foreach ((SupplyCase one, string byPage) in cases.Zip(said))
        {
            string byIngestion = one.ByIngestion(_folder.Path, store);
            if (byIngestion != byPage)
            {
                differences.Add($"=== {one.Name} {one.Mapping}\n--- ingestion\n{byIngestion}\n--- page\n{byPage}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {cases.Count} differ:\n{string.Join('\n', differences.Take(6))}");
    }
}
