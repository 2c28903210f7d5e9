using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Cli.Tests;

/// <summary>From a made-up partnership's supplies to its six-month review pack.</summary>
public sealed partial class DemoTests : IDisposable
{
    private const string PackName = "x10000001-six-month-review-april-to-september-2009.xlsx";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_says_what_was_found_in_plain_words() =>
        Snapshot.Matches(Laa.Works("demo", "--out", _folder.At("demo")).Replace(Path.GetRelativePath(Environment.CurrentDirectory, _folder.At("demo")), "FOLDER", StringComparison.Ordinal));

    [Fact]
    public void Again_it_replaces_what_it_made_with_the_same_pack_and_touches_nothing_else()
    {
        Laa.Works("demo", "--out", _folder.At("demo"));
        byte[] pack = File.ReadAllBytes(_folder.At("demo", PackName));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new("tr-TR");
            Laa.Works("demo", "--out", _folder.At("demo"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(pack, File.ReadAllBytes(_folder.At("demo", PackName)));
        File.WriteAllText(_folder.At("demo", "mine.txt"), "mine");
        Laa again = Laa.Run("demo", "--out", _folder.At("demo"));
        Assert.Equal((2, "mine"), (again.ExitCode, File.ReadAllText(_folder.At("demo", "mine.txt"))));
        Assert.Contains("did not make", again.Messages, StringComparison.Ordinal);
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
    public void No_person_key_is_in_the_pack_or_in_anything_said()
    {
        string said = Laa.Works("demo", "--out", _folder.At("demo"));
        HashSet<string> keys = [.. Directory.EnumerateFiles(_folder.At("demo", "supplies"), "*.csv", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .SelectMany(line => PersonKey().Matches(line).Select(match => match.Value))];
        Assert.True(keys.Count > 500);
        using ZipArchive pack = ZipFile.OpenRead(_folder.At("demo", PackName));
        string everything = said + string.Concat(pack.Entries.Select(entry =>
        {
            using StreamReader reader = new(entry.Open());
            return reader.ReadToEnd();
        }));
        Assert.DoesNotContain(keys, key => everything.Contains(key, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_figure_of_the_pack_can_be_explained_and_a_withheld_one_stays_withheld()
    {
        Laa.Works("demo", "--out", _folder.At("demo"));
        string store = _folder.At("demo", "laa.duckdb");
        string shown = Laa.Works("explain", "RO-A/X10000001@2009/2008-01..2008-12/all#10", "--store", store);
        Assert.Contains("re-offenders: 317", shown, StringComparison.Ordinal);
        Assert.Contains("Value: 16.467532, 95 per cent interval", shown, StringComparison.Ordinal);
        string withheld = Laa.Works("explain", "RO-A/X07000005@2009/2008-01..2008-12/all#10", "--store", store);
        Assert.Contains("Value: none; withheld", withheld, StringComparison.Ordinal);
        Assert.DoesNotContain("re-offenders: ", withheld.Replace("predicted", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Laa unknown = Laa.Run("explain", "RO-A/nowhere", "--store", store);
        Assert.Equal(2, unknown.ExitCode);
    }

    [SharedFact(SpreadsheetChecker.Script)]
    public void The_pack_passes_every_rule_of_the_checker()
    {
        Laa.Works("demo", "--out", _folder.At("demo"));
        SpreadsheetChecker.FindsNothing(PackName, File.ReadAllBytes(_folder.At("demo", PackName)));
    }

    [GeneratedRegex("\\b[0-9a-f]{32}\\b")]
    private static partial Regex PersonKey();
}
