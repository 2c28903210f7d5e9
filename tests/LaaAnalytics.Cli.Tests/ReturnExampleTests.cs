using System.IO.Compression;
using LaaAnalytics.Spreadsheets;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Cli.Tests;

/// <summary>Two ready-made returns, made up, from their spreadsheets to the pack's sheet of figures as supplied.</summary>
public sealed class ReturnExampleTests : IDisposable
{
    private static readonly DateOnly April2008 = new(2008, 4, 1);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_spreadsheets_beside_the_mappings_are_these()
    {
        Holds("ni18-return.xlsx", Ni18());
        Holds("yot-tallies.xlsx", Tallies());
    }

    [Fact]
    public void Returns_go_from_spreadsheet_to_pack_and_are_marked_as_supplied()
    {
        string store = _folder.At("northshire.duckdb");
        Load("area", "code,vintage,name,area_type\nE06000901,2009,Northshire,LAD\nE06000902,2009,Westbeck,LAD\nE06000903,2009,Highmoor,LAD\nE10000901,2009,Greater Northshire,COUNTY\n");
        Load(
            "agreement",
            "agreement_id,name,area_code,area_vintage,member_area_code,government_office,round,term_start,term_end\n"
            + string.Concat(new[] { "E06000901", "E06000902", "E06000903" }.Select(member => $"northshire,Greater Northshire Partnership,E10000901,2009,{member},Government Office,3,2008-04-01,2011-04-01\n")));
        Laa.Works("ingest", Example("ni18-return.xlsx"), "--mapping", Example("ni18-return.mapping.json"), "--store", store);
        Laa.Works("ingest", Example("yot-tallies.xlsx"), "--mapping", Example("yot-tallies.mapping.json"), "--store", store);
        Laa.Works("pack", "six-month", "--store", store, "--agreement", "northshire", "--review-to", "2009-09-30", "--contact", "the partnership's analyst", "--out", _folder.At("packs"));

        using SpreadsheetFile pack = SpreadsheetFile.Open(Directory.GetFiles(_folder.At("packs"), "*.xlsx").Single());
        Snapshot.Matches(string.Join('\n', pack.Rows("As_supplied").Select(row => string.Join(" | ", row.Cells.Select(cell => cell.Text)))));

        void Load(string table, string text)
        {
            File.WriteAllText(_folder.At($"{table}.csv"), text);
            Laa.Works("ingest", _folder.At($"{table}.csv"), "--supplier", "partnership", "--store", store);
        }
    }

    // 60 + 4 + 31 = 95: Highmoor's four are withheld, and with them the smallest other area, or the total would give them back.
    private static HandMadeWorkbook Ni18() => Named("NI 18", HandMadeWorkbook.OfRows(
        ["Adult re-offending of those under probation supervision, actual and predicted"],
        ["Made up for Northshire; four snapshots of April 2008 to March 2009"],
        [],
        ["Local authority", "Code", "From", "To, exclusive", "n", "Actual", "Predicted", "Actual %", "Difference", "Status"],
        ["Greater Northshire", "E10000901", April2008, "01/04/2009", 620, 95, 101.3, Formula("F5/E5", "0.153225806451613"), Formula("F5/G5-1", "-6.2191510365251799E-2"), "F"],
        ["Northshire", "E06000901", April2008, "01/04/2009", 372, 60, 62.5, Formula("F6/E6", "0.16129032258064516"), Formula("F6/G6-1", "-4.0000000000000036E-2"), "F"],
        ["Westbeck", "E06000902", April2008, "01/04/2009", 193, 31, 30.6, Formula("F7/E7", "0.16062176165803108"), Formula("F7/G7-1", "1.3071895424836555E-2"), "F"],
        ["Highmoor", "E06000903", April2008, "01/04/2009", 55, 4, 8.2, Formula("F8/E8", "7.2727272727272724E-2"), Formula("F8/G8-1", "-0.51219512195121952"), "P"],
        [],
        ["n is the matched caseload at four quarter ends; the same person may be counted up to four times."],
        ["Predicted is the sum of the predictions for the same people."]));

    // The later cohort has been followed for six months only; 24 less 21 is 3 re-offences in a quarter.
    private static HandMadeWorkbook Tallies() => Named("Tallies", HandMadeWorkbook.OfRows(
        ["Northshire youth offending team, made up: re-offences of young people proved so far"],
        [],
        ["Cohort from", "Cohort to (exclusive)", "Young people", "Re-offences, 3 months", "6 months", "9 months", "12 months"],
        [new DateOnly(2008, 1, 1), April2008, 82, 7, 15, 21, 24],
        [new DateOnly(2009, 1, 1), new DateOnly(2009, 4, 1), 76, 6, 13],
        [],
        ["A tally includes the ones before it."]));

    private static HandMadeWorkbook Named(string sheet, HandMadeWorkbook workbook) =>
        workbook.With("xl/workbook.xml", workbook.Text("xl/workbook.xml").Replace("'Data'", $"'{sheet}'", StringComparison.Ordinal));

    private static Raw Formula(string formula, string value) => new($"<c><f>{formula}</f><v>{value}</v></c>");

    private static string Example(string name) => Path.Combine(SharedFolder.Root, "docs", "examples", "england", name);

    /// <summary>Fails unless the file holds these parts; how they are packed depends on the version of .NET.</summary>
    private static void Holds(string name, HandMadeWorkbook workbook)
    {
        using MemoryStream made = workbook.Save();
        if (Environment.GetEnvironmentVariable("LAA_APPROVE") == "1")
        {
            File.WriteAllBytes(Example(name), made.ToArray());
        }

        Assert.Equal(Parts(made), Parts(new MemoryStream(File.ReadAllBytes(Example(name)))));
    }

    private static SortedDictionary<string, string> Parts(Stream file)
    {
        using ZipArchive archive = new(file);
        return new(archive.Entries.ToDictionary(entry => entry.FullName, entry => new StreamReader(entry.Open()).ReadToEnd()), StringComparer.Ordinal);
    }
}
