using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Cli.Tests;

/// <summary>A made-up partnership's year, from the files in its inbox to the revised review pack.</summary>
public sealed partial class DemoTests(LivedDemo demo) : IClassFixture<LivedDemo>, IDisposable
{
    private const string PackName = "x10000001-six-month-review-april-to-september-2009.xlsx";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_tells_the_year_in_plain_words() => Snapshot.Matches(InFolder(demo.Said));

    [Fact]
    public void Again_it_replaces_what_it_made_with_the_same_bytes_and_touches_nothing_else()
    {
        SortedDictionary<string, string> before = Made();
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new("tr-TR");
            Assert.Equal(demo.Said, Laa.Works("demo", "--out", demo.Folder));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        SortedDictionary<string, string> after = Made();
        Assert.Equal(before.Keys, after.Keys);
        Assert.Equal([], before.Keys.Where(name => before[name] != after[name]));
        Assert.All(LivedDemo.Packs, pack => Assert.Contains(pack, before.Keys));
    }

    [Fact]
    public void A_folder_with_files_of_others_is_left_alone()
    {
        Directory.CreateDirectory(_folder.At("demo"));
        File.WriteAllText(_folder.At("demo", "mine.txt"), "mine");
        Laa again = Laa.Run("demo", "--out", _folder.At("demo"));
        Assert.Equal((2, "mine"), (again.ExitCode, File.ReadAllText(Assert.Single(Directory.GetFileSystemEntries(_folder.At("demo"))))));
        Assert.Contains("did not make", again.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_issued_packs_are_as_they_were_issued()
    {
        Assert.All(LivedDemo.Packs, pack => Laa.Works("pack", "verify", demo.At(pack), "--store", demo.At("laa.duckdb")));
        Assert.Contains("No problem found.", Laa.Works("doctor", "--store", demo.At("laa.duckdb")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_as_known_before_the_second_supply_is_the_pack_that_was_written_then()
    {
        Laa.Works("synthesise", "district", "--out", _folder.At("world"));
        string store = _folder.At("laa.duckdb");
        string[] packages = ["partnership", "probation", "yot", "ppo-office", "police"];
        Load("2009-03");
        byte[] then = Pack("then");
        Load("2009-09");
        Assert.NotEqual(then, Pack("now"));
        Assert.Equal(then, Pack("then-again", "--as-of", "5"));
        byte[] now = Pack("now-again");
        Laa.Works("compact", "--store", store);
        Assert.Equal(then, Pack("then-compacted", "--as-of", "5"));
        Assert.Equal(now, Pack("now-compacted"));
        Assert.Contains("No problem found.", Laa.Works("doctor", "--store", store), StringComparison.Ordinal);

        void Load(string supply)
        {
            foreach (string package in packages)
            {
                Laa.Works("ingest", _folder.At("world", supply, package), "--store", store);
            }
        }

        byte[] Pack(string folder, params string[] more)
        {
            Laa.Works(["pack", "six-month", "--store", store, "--agreement", "wrenshire-laa", "--review-to", "2009-09-30", "--out", _folder.At(folder), .. more]);
            return File.ReadAllBytes(_folder.At(folder, PackName));
        }
    }

    [Fact]
    public void No_person_key_is_in_a_pack_in_the_evidence_or_in_anything_said()
    {
        HashSet<string> keys = [.. Directory.EnumerateFiles(demo.At("inbox"), "*.csv", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .SelectMany(line => PersonKey().Matches(line).Select(match => match.Value))];
        Assert.True(keys.Count > 500);
        string everything = demo.Said
            + string.Concat(Directory.EnumerateFiles(demo.Folder, "*.xlsx", SearchOption.AllDirectories).Select(Text))
            + string.Concat(Directory.EnumerateFiles(demo.At("evidence"), "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) != ".xlsx").Select(File.ReadAllText));
        Assert.DoesNotContain(keys, key => everything.Contains(key, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_figure_can_be_explained_as_issued_and_as_known_later_and_a_withheld_one_stays_withheld()
    {
        string store = demo.At("laa.duckdb");
        Assert.Contains("re-offenders: 319", Laa.Works("explain", "RO-A/X10000001@2009/2008-01..2008-12/all#22", "--store", store), StringComparison.Ordinal);
        string later = Laa.Works("explain", "RO-A/X10000001@2009/2008-01..2008-12/all#28", "--store", store);
        Assert.Contains("re-offenders: 317", later, StringComparison.Ordinal);
        Assert.Contains("Value: 16.467532, 95 per cent interval", later, StringComparison.Ordinal);
        string withheld = Laa.Works("explain", "RO-A/X07000005@2009/2008-01..2008-12/all#28", "--store", store);
        Assert.Contains("Value: none; withheld", withheld, StringComparison.Ordinal);
        Assert.DoesNotContain("re-offenders: ", withheld.Replace("predicted", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Laa unknown = Laa.Run("explain", "RO-A/nowhere", "--store", store);
        Assert.Equal(2, unknown.ExitCode);
    }

    [SharedFact(SpreadsheetChecker.Script)]
    public void Every_workbook_passes_every_rule_of_the_checker() => Assert.All(
        Directory.EnumerateFiles(demo.Folder, "*.xlsx", SearchOption.AllDirectories),
        workbook => SpreadsheetChecker.FindsNothing(Path.GetFileName(workbook), File.ReadAllBytes(workbook)));

    private string InFolder(string said) => said.Replace(Path.GetRelativePath(Environment.CurrentDirectory, demo.Folder), "FOLDER", StringComparison.Ordinal);

    /// <summary>SHA-256 of every file but the store, whose bytes are the database's own business, and the list of what the demo may replace.</summary>
    private SortedDictionary<string, string> Made() => new(
        Directory.EnumerateFiles(demo.Folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is not ("laa.duckdb" or "made-by-laa-demo.txt"))
            .ToDictionary(
                file => Path.GetRelativePath(demo.Folder, file).Replace('\\', '/'),
                file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);

    private static string Text(string workbook)
    {
        using ZipArchive pack = ZipFile.OpenRead(workbook);
        return string.Concat(pack.Entries.Select(entry =>
        {
            using StreamReader reader = new(entry.Open());
            return reader.ReadToEnd();
        }));
    }

    [GeneratedRegex("\\b[0-9a-f]{32}\\b")]
    private static partial Regex PersonKey();
}
