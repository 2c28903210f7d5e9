namespace LaaAnalytics.Pipeline.Tests.Synthesis;

/// <summary>What data-samples/README.md says is planted, found by plain loops in the supplies; and not found in the null world.</summary>
public sealed class DistrictTruthsTests(BothWorlds worlds) : IClassFixture<BothWorlds>
{
    private static readonly DateOnly[] Baseline = [new(2007, 6, 30), new(2007, 9, 30), new(2007, 12, 31), new(2008, 3, 31)];
    private static readonly DateOnly[] Latest = [new(2008, 3, 31), new(2008, 6, 30), new(2008, 9, 30), new(2008, 12, 31)];
    private static readonly string[] HotWards = ["X05000001", "X05000002", "X05000003"];

    private readonly WrittenWorld _district = worlds.District;
    private readonly WrittenWorld _null = worlds.Null;

    [Fact]
    public void Adults_are_too_close_to_tell()
    {
        NaiveCounts september = Supply(_district, "2009-09");
        Assert.Equal((1912, 325, 325 + 2), (Matched(september.Ni18(Baseline)).Count, Reoffenders(september.Ni18(Baseline)), Reoffenders(Supply(_district, "2009-03").Ni18(Baseline))));
        List<NaiveCounts.Entry> latest = Matched(september.Ni18(Latest));
        Assert.Equal((1925, 317), (latest.Count, Reoffenders(latest)));
        Assert.InRange(100.0 * Reoffenders(latest) / latest.Count, 15.4, 17.4);
        Assert.InRange(100 * latest.Sum(entry => entry.Predicted) / latest.Count, 17.0m, 18.0m);
        Assert.All(Latest, close => Assert.InRange(september.Ni18(close).Count, 480, 520));
    }

    [Fact]
    public void Fenhallow_is_small_enough_to_be_hidden()
    {
        List<NaiveCounts.Entry> fenhallow = [.. Matched(Supply(_district, "2009-09").Ni18(Latest)).Where(entry => entry.Area == "X07000005")];
        Assert.Equal(30, fenhallow.Count);
        Assert.InRange(Reoffenders(fenhallow), 1, 4);
    }

    [Fact]
    public void Young_people_are_behind()
    {
        NaiveCounts september = Supply(_district, "2009-09");
        Assert.Equal([(88, 81), (81, 80), (76, 85)], ((int[])[2006, 2007, 2008]).Select(year => september.Ni19(year)).Select(cohort => (cohort.Count, Sum(cohort))));
        Assert.Equal(71, Sum(Supply(_district, "2009-03").Ni19(2008)));
    }

    [Fact]
    public void Prolific_offenders_are_ahead_and_had_been_chosen_at_a_peak()
    {
        NaiveCounts september = Supply(_district, "2009-09");
        List<NaiveCounts.Entry> list = september.Ni30(2008);
        Assert.Equal(128, Sum(september.Ni30YearBefore(2008)));
        Assert.Equal((40, 174, 123), (list.Count, list.Sum(entry => entry.Baseline), Sum(list)));
        Assert.InRange((100.0 * Sum(list) / list.Sum(entry => entry.Baseline)) - 100, -30, -20);
    }

    [Fact]
    public void Three_wards_hold_too_many_people_and_in_the_null_world_do_not()
    {
        Assert.InRange(HotShare(_district), 0.22, 0.28);
        Assert.InRange(HotShare(_null), 0.05, 0.11);
    }

    [Fact]
    public void In_the_null_world_nothing_changes()
    {
        NaiveCounts september = Supply(_null, "2009-09");
        List<NaiveCounts.Entry> before = Matched(september.Ni18(Baseline));
        List<NaiveCounts.Entry> after = Matched(september.Ni18(Latest));
        Assert.InRange((100.0 * Reoffenders(after) / after.Count) - (100.0 * Reoffenders(before) / before.Count), -1, 1);
        Assert.All(((int[])[2006, 2007, 2008]).Select(year => september.Ni19(year)), cohort => Assert.InRange(100 * Sum(cohort) / cohort.Count, 85, 105));
        List<NaiveCounts.Entry> list = september.Ni30(2008);
        Assert.InRange((100.0 * Sum(list) / list.Sum(entry => entry.Baseline)) - 100, -10, 10);
    }

    [Fact]
    public void The_September_supply_corrects_the_March_supply_for_every_reason()
    {
        Dictionary<string, Dictionary<string, string>> march = PlainCsv.Table(Folder(_district, "2009-03"), "proven_offence").ToDictionary(row => row["offence_key"]);
        Dictionary<string, Dictionary<string, string>> september = PlainCsv.Table(Folder(_district, "2009-09"), "proven_offence").ToDictionary(row => row["offence_key"]);
        List<string> shared = [.. march.Keys.Where(september.ContainsKey)];
        Assert.Equal(3, march.Count - shared.Count);
        Assert.Equal(6, shared.Count(key => march[key]["offence_date"] != september[key]["offence_date"]));
        Assert.Equal(12, shared.Count(key => march[key]["offence_group"] != september[key]["offence_group"]));
        Assert.InRange(shared.Count(key => march[key]["outcome"] == "CHARGED" && september[key]["outcome"] != "CHARGED"), 100, 1000);
        HashSet<string> events = [.. PlainCsv.Table(Folder(_district, "2009-09"), "index_event").Select(row => row["event_key"])];
        Assert.Equal(2, PlainCsv.Table(Folder(_district, "2009-03"), "index_event").Count(row => !events.Contains(row["event_key"])));
    }

    private static DirectoryInfo Folder(WrittenWorld world, string supply) => new(Path.Combine(world.Folder.FullName, supply));

    private static NaiveCounts Supply(WrittenWorld world, string supply) => new(Folder(world, supply));

    private static List<NaiveCounts.Entry> Matched(IEnumerable<NaiveCounts.Entry> entries) => [.. entries.Where(entry => entry.Matched)];

    private static int Reoffenders(IEnumerable<NaiveCounts.Entry> entries) => entries.Count(entry => entry.Matched && entry.Reoffences > 0);

    private static int Sum(IEnumerable<NaiveCounts.Entry> entries) => entries.Sum(entry => entry.Reoffences);

    private static double HotShare(WrittenWorld world)
    {
        List<Dictionary<string, string>> rows = PlainCsv.Table(Folder(world, "2009-09"), "index_event");
        List<string> homes = [.. rows.Where(row => row["event_type"] == "CASELOAD_SNAPSHOT").DistinctBy(row => row["person_key"]).Select(row => row["home_area_code"])];
        return (double)homes.Count(HotWards.Contains) / homes.Count;
    }
}

/// <summary>Both worlds, written once for all tests.</summary>
public sealed class BothWorlds : IDisposable
{
    internal WrittenWorld District { get; } = new("district");

    internal WrittenWorld Null { get; } = new("null");

    public void Dispose()
    {
        District.Dispose();
        Null.Dispose();
    }
}
