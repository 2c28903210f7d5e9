using LaaAnalytics.Domain;
using LaaAnalytics.Ingestion;

namespace LaaAnalytics.Pipeline.Tests.Ingestion;

public sealed class PackageTests : IDisposable
{
    private readonly SupplyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_package_is_read_with_the_facts_of_its_manifest()
    {
        IngestReport report = Check(null);
        Assert.Equal(["index_event", "proven_offence"], report.Files.Select(file => file.Table));
        Assert.Equal((null, new DateOnly(2009, 7, 1)), (report.Files[0].ObservedTo, report.Files[1].ObservedTo));
        Assert.Equal("2009-01..2009-03", report.Files[0].Period.ToString());
        Assert.Equal([1L, 1L], report.Files.Select(file => file.RowsAccepted));
    }

    [Fact]
    public void A_file_that_is_not_the_one_that_was_sent_is_refused()
    {
        string package = Package(null);
        File.AppendAllText(Path.Combine(package, "index_event.csv"), "\n");
        Assert.Equal(["I30"], SupplyFolder.RulesRefusingPackage(package));
        File.Delete(Path.Combine(package, "index_event.csv"));
        Assert.Equal(["I30"], SupplyFolder.RulesRefusingPackage(package));
    }

    [Theory]
    [InlineData("../index_event.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../index_event.csv")]
    [InlineData("./index_event.csv")]
    [InlineData("C:index_event.csv")]
    [InlineData("a\\\\index_event.csv")]
    [InlineData("")]
    public void A_path_that_leaves_the_folder_is_refused(string path)
    {
        string package = Package(manifest => manifest.Replace("\"index_event.csv\"", $"\"{path}\"", StringComparison.Ordinal));
        Assert.Equal(["I31"], SupplyFolder.RulesRefusingPackage(package));
    }

    [Fact]
    public void A_link_is_refused()
    {
        string package = Package(null);
        File.Move(Path.Combine(package, "index_event.csv"), Path.Combine(package, "elsewhere.csv"));
        File.CreateSymbolicLink(Path.Combine(package, "index_event.csv"), Path.Combine(package, "elsewhere.csv"));
        Assert.Equal(["I31"], SupplyFolder.RulesRefusingPackage(package));
    }

    [Theory]
    [InlineData("\"mode\": \"full\"", "\"mod\": \"full\"", "datapackage.json:4: $.resources[0].mod is not a member of this form. Did you mean mode?")]
    [InlineData("\"mode\": \"full\"", "\"mode\": \"full\", \"mode\": \"full\"", "datapackage.json:4: $.resources[0].mode is given twice.")]
    [InlineData("\"supplier\"", "\"vendor\"", "datapackage.json")]
    [InlineData("2009-01-01", "2009-13-01", "datapackage.json:5: $.resources[0].period.start is not a day")]
    [InlineData("\"northshire-probation\"", "\" \"", "datapackage.json names no supplier")]
    [InlineData("proven_offence.csv", "index_event.csv", "datapackage.json names the file index_event.csv twice.")]
    public void A_manifest_of_another_form_is_refused_by_line(string right, string wrong, string message)
    {
        string package = Package(manifest => manifest.Replace(right, wrong, StringComparison.Ordinal));
        Assert.StartsWith(message, Assert.Throws<UsageException>(() => Ingest.Check(Request(package))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_do_not_contradict_a_manifest()
    {
        Assert.Throws<UsageException>(() => Ingest.Check(Request(Package(null)) with { Facts = new() { Supplier = "other" } }));
        string folder = Directory.CreateDirectory(Path.Combine(_folder.Path, "empty")).FullName;
        Assert.StartsWith("The folder has no datapackage.json", Assert.Throws<UsageException>(() => Ingest.Check(Request(folder))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_that_differ_from_the_mapping_are_refused()
    {
        string package = Package(manifest => manifest.Replace("\"index_event.csv\",", "\"index_event.csv\", \"mapping\": \"m.json\",", StringComparison.Ordinal));
        _folder.Write("m.json", """{ "mode": "delta", "supplier": "northshire-probation" }""");
        Assert.Equal(["I33"], SupplyFolder.RulesRefusingPackage(package));
        _folder.Write("m.json", """{ "mode": "full", "supplier": "northshire-probation" }""");
        Assert.Equal(2, Ingest.Check(Request(package)).Files.Count);
    }

    [Fact]
    public void Problems_of_every_file_are_listed_at_once()
    {
        string package = Package(null);
        _folder.Write("index_event.csv", Rows.Of("index_event", [("age_years", "x")]));
        _folder.Write("proven_offence.csv", Rows.Of("proven_offence", []).Replace("severity_tier", "Surname", StringComparison.Ordinal));
        Assert.Equal(["I09", "I18", "I30"], SupplyFolder.RulesRefusingPackage(package));
    }

    [Fact]
    public void Areas_are_given_by_code()
    {
        string package = Package(manifest => manifest.Replace("\"mode\": \"full\"", "\"areas\": [\"Northshire county\"]", StringComparison.Ordinal));
        Assert.Equal(["I33"], SupplyFolder.RulesRefusingPackage(package));
    }

    [Fact]
    public void A_delta_needs_the_key()
    {
        string text = "source_scheme,component,period_start,period_end,period_label,area_vintage,observed_days\nx,adult,2009-01-01,2009-04-01,Q,2009,90\n";
        const string Mapping = """
            { "table": "cohort_outcome", "supplier": "s", "mode": "delta", "period": { "start": "2009-01-01", "end": "2009-04-01" } }
            """;
        Assert.Equal(["I32"], _folder.RulesRefusing("cohorts.csv", text, Mapping));
        Assert.Equal(1, _folder.Check("cohorts.csv", text, Mapping.Replace("delta", "full", StringComparison.Ordinal)).Files[0].RowsAccepted);
    }

    private static IngestRequest Request(string package) => new(package, SupplyFolder.Now) { Tolerance = 1m };

    private IngestReport Check(Func<string, string>? edit) => Ingest.Check(Request(Package(edit)));

    private string Package(Func<string, string>? edit) =>
        _folder.WritePackage(edit, ("index_event", Rows.Of("index_event", [])), ("proven_offence", Rows.Of("proven_offence", [])));
}
