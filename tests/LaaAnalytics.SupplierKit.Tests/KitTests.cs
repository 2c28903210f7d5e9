using System.Text.RegularExpressions;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Testing;

namespace LaaAnalytics.SupplierKit.Tests;

/// <summary>The folder that a supplier is given.</summary>
public sealed partial class KitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_kit_holds_blank_files_the_manifest_the_specification_and_the_page()
    {
        IReadOnlyList<FileInfo> files = Kit.Write(new(_folder.At("kit")), "northshire-police", "northshire", [ExtractTable.Find("proven_offence")!, ExtractTable.Find("person")!]);
        Assert.Equal(["check-and-seal.html", "datapackage.json", "person.csv", "proven_offence.csv", "specification.html"], files.Select(file => file.Name));
        Assert.Equal(
            "offence_key,person_key,offence_date,proven_date,outcome,offence_code,offence_group,severity_tier,is_breach,is_recordable,in_england_wales,offence_area_code\r\n",
            File.ReadAllText(_folder.At("kit", "proven_offence.csv")));
        Snapshot.Matches(File.ReadAllText(_folder.At("kit", "datapackage.json")));
        Assert.Empty(Directory.GetFiles(_folder.At("kit"), "*.part"));
    }

    [Fact]
    public void The_pages_say_nothing_of_who_made_them_on_which_machine_or_where()
    {
        foreach (FileInfo page in Kit.Write(new(_folder.At("kit")), "northshire-police", "northshire", Kit.SupplierTables).Where(file => file.Extension == ".html"))
        {
            string html = File.ReadAllText(page.FullName);
            Assert.Empty(Meta().Matches(html).Select(match => match.Groups[1].Value).Except(["charset=\"utf-8\"", "http-equiv=\"Content-Security-Policy\"", "name=\"referrer\"", "name=\"viewport\""]));
            Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
            Assert.DoesNotContain(Environment.MachineName, html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(SharedFolder.Root, html, StringComparison.Ordinal);
            Assert.DoesNotContain(_folder.At(), html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_manifest_is_refused_until_its_facts_are_filled_in()
    {
        Kit.Write(new(_folder.At("kit")), "northshire-police", null, [ExtractTable.Find("proven_offence")!]);
        UsageException fault = Assert.Throws<UsageException>(() => Ingest.Rehearse(new(_folder.At("kit"), "2009-10-05T09:00:00Z")));
        Assert.Contains("datapackage.json:10", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_supplier_has_filled_in_is_not_written_over()
    {
        Directory.CreateDirectory(_folder.At("kit"));
        File.WriteAllText(_folder.At("kit", "person.csv"), "filled in");
        Assert.Throws<UsageException>(() => Kit.Write(new(_folder.At("kit")), "a", null, Kit.SupplierTables));
        Assert.Equal("filled in", File.ReadAllText(_folder.At("kit", "person.csv")));
        Assert.Throws<UsageException>(() => Kit.Write(new(_folder.At("other")), " ", null, Kit.SupplierTables));
        Assert.Throws<UsageException>(() => Kit.Write(new(_folder.At("other")), "a", null, []));
        Assert.False(Directory.Exists(_folder.At("other")));
    }

    [Fact]
    public void The_example_row_of_every_table_passes_every_rule()
    {
        foreach (ExtractTable table in ExtractTable.All)
        {
            string path = _folder.Write($"{table.Name}.csv", $"{string.Join(',', table.Columns.Select(column => column.Name))}\n{string.Join(',', table.Columns.Select(ExampleRow.Value))}\n");
            SupplyFacts facts = new() { Supplier = "a", Period = new(new(2008, 1, 1), new(2010, 1, 1)), ObservedTo = new(2010, 1, 1) };
            IngestReport report = Ingest.Rehearse(new(path, "2010-10-05T09:00:00Z") { Facts = facts });
            Assert.Equal((1L, 0L), (report.Files[0].RowsRead, report.Files[0].RowsRefused));
            Assert.Empty(report.Files[0].Unmapped);
        }
    }

    [Fact]
    public void A_rehearsal_looks_across_rows_and_keeps_nothing()
    {
        ExtractTable table = ExtractTable.Find("person")!;
        string row = string.Join(',', table.Columns.Select(ExampleRow.Value));
        string path = _folder.Write("person.csv", $"{string.Join(',', table.Columns.Select(column => column.Name))}\n{row}\n{row}\n");
        LoadRefusedException refused = Assert.Throws<LoadRefusedException>(() => Ingest.Rehearse(new(path, "2010-10-05T09:00:00Z") { Facts = new() { Supplier = "a" } }));
        Assert.Equal(["I20", "I20", "I34"], refused.Rejections.Select(rejection => rejection.Rule));
    }

    [Fact]
    public void The_published_page_is_made_of_its_sources_and_the_same_each_time()
    {
        string page = CheckAndSealPage.Html(string.Empty, null, []);
        Assert.Equal(page, CheckAndSealPage.Html(string.Empty, null, []));
        string path = Path.Combine(SharedFolder.Root, "docs", "supplier-kit", CheckAndSealPage.FileName);
        if (Environment.GetEnvironmentVariable("LAA_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, page);
        }

        Assert.Equal(page, File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : string.Empty);
    }

    [Fact]
    public void The_page_has_one_script_and_one_style_named_by_hash_and_no_way_out()
    {
        string page = CheckAndSealPage.Html("a<b>\"c", "</script><script>alert(1)</script>", []);
        Assert.DoesNotContain("alert(1)<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("a<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
        Assert.Single(Script().Matches(page));
        Assert.Equal(CheckAndSealPage.Hash(Script().Match(page).Groups[1].Value), Regex.Match(page, "script-src ('sha256-[^']+')").Groups[1].Value);
        Assert.Equal(CheckAndSealPage.Hash(Regex.Match(page, "(?s)<style>(.*?)</style>").Groups[1].Value), Regex.Match(page, "style-src ('sha256-[^']+')").Groups[1].Value);
        Assert.Contains("default-src 'none'; ", page, StringComparison.Ordinal);
        Assert.Contains("connect-src 'none'; form-action 'none'; base-uri 'none'\"", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function|localStorage|sessionStorage|indexedDB|XMLHttpRequest|\\bfetch\\(|WebSocket|sendBeacon", page);
        Assert.DoesNotMatch("(src|href)=\"?http|@import|\\burl\\(", page);
    }

    [GeneratedRegex("<meta ([^ >]+)")]
    private static partial Regex Meta();

    [GeneratedRegex("(?s)<script>(.*?)</script>")]
    private static partial Regex Script();
}
