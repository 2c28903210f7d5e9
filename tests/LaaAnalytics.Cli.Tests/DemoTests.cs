using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
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

    // Of 76 young offenders 37 re-offended 85 times; four caseloads have 1,932 entries of 349 re-offenders.
    [Fact]
    public void A_public_pack_has_rounded_counts_and_nothing_of_what_was_issued_to_partners()
    {
        string said = Laa.Works(
            "pack", "six-month", "--store", demo.At("laa.duckdb"), "--agreement", "wrenshire-laa", "--review-to", "2009-09-30", "--profile", "public", "--out", _folder.At("public"));
        Assert.Contains("85 by 35 of the 75 young offenders", said, StringComparison.Ordinal);
        using ZipArchive pack = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(_folder.At("public"))));
        foreach (ZipArchiveEntry part in pack.Entries)
        {
            using StreamReader reader = new(part.Open());
            string text = reader.ReadToEnd();
            Assert.All([">1932<", "1,932", ">349<", "wrenshire-laa-2009-09-30-1"], (string exact) => Assert.DoesNotContain(exact, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Under_the_public_profile_every_verb_that_is_open_prints_rounded_counts()
    {
        string[] store = ["--store", demo.At("laa.duckdb"), "--profile", "public"];
        string figure = JsonNode.Parse(Laa.Works(["measure", "--scheme", "ni18-adult", "--by", "period", "--format", "json", .. store]))!.AsArray()[0]!["figureId"]!.GetValue<string>();
        MatchCollection told = Count().Matches(Laa.Works(["explain", figure, .. store]));
        Assert.True(told.Count >= 3);
        Assert.All(told, count => Assert.Equal(0, long.Parse(count.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) % 5));
        foreach (string[] words in (string[][])
        [
            ["measure", "--scheme", "ni18-adult", "--by", "area,period", "--format", "json"],
            ["measure", "--scheme", "ni19-youth", "--by", "period", "--format", "json"],
            ["compare", "periods", "--scheme", "ni18-adult", "--json"],
            ["compare", "areas", "--scheme", "ni18-adult", "--agreement", "wrenshire-laa", "--pooled", "--json"],
            ["compare", "schemes", "ni18-adult", "moj-annual", "--json"],
        ])
        {
            List<decimal> counts = [.. Counts(JsonNode.Parse(Laa.Works([.. words, .. store])))];
            Assert.True(counts.Count >= 6, string.Join(' ', words));
            Assert.All(counts, count => Assert.Equal(0, count % 5));
        }
    }

    /// <summary>Numbers of people or offences anywhere in it, by the names that they have.</summary>
    private static IEnumerable<decimal> Counts(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Counts),
        JsonObject one => one.SelectMany(member => member.Value is JsonValue value && member.Key is "offenders" or "reoffenders" or "reoffences" or "baselineOffences" or "expected" or "counted" or "denominator" or "outOf" or "out_of"
            ? value is not null && value.TryGetValue(out decimal number) ? [number] : []
            : Counts(member.Value)),
        _ => [],
    };

    [GeneratedRegex("^  (?:offenders|re-offenders|counted)[^:]*: ([0-9,]+)", RegexOptions.Multiline)]
    private static partial Regex Count();

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
