using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Synthesis;

/// <summary>Four quarterly rounds with everything that goes wrong between partners: at every load the figures are those of a plain count of what had come by then.</summary>
public sealed class QuartersTests(LoadedQuarters quarters) : IClassFixture<LoadedQuarters>
{
    private static readonly Period Year2008 = Period.OfMonths(2008, 1, 12);
    private static readonly Period YearToSeptember2008 = Period.OfMonths(2007, 10, 12);

    [Fact]
    public void After_every_load_the_figures_are_those_of_a_plain_count_of_what_had_come()
    {
        SuppliedSoFar supplied = new();
        int compared = 0;
        foreach (DirectoryInfo package in quarters.Packages)
        {
            supplied = LoadedQuarters.Name(package) == LoadedQuarters.FirstAfterWithdrawal ? WithoutTheWrongList() : supplied;
            supplied.Add(package);
            compared += AssertSame(LoadedQuarters.Name(package), supplied);
        }

        Assert.InRange(compared, 2000, int.MaxValue);
    }

    [Fact]
    public void What_was_withdrawn_leaves_no_trace_in_any_figure()
    {
        Assert.InRange(AssertSame(LoadedQuarters.Withdrawn, WithoutTheWrongList()), 50, int.MaxValue);
        TableChange gone = Assert.Single(quarters.Withdrawal.Tables);
        Assert.Equal((12, 0), (gone.Ended, gone.New));
    }

    /// <summary>Everything up to September but the wrong list.</summary>
    private SuppliedSoFar WithoutTheWrongList()
    {
        SuppliedSoFar supplied = new();
        foreach (DirectoryInfo package in quarters.Packages.TakeWhile(package => LoadedQuarters.Name(package) != LoadedQuarters.FirstAfterWithdrawal))
        {
            if (LoadedQuarters.Name(package) != LoadedQuarters.Wrong)
            {
                supplied.Add(package);
            }
        }

        return supplied;
    }

    /// <summary>Fails unless the figures known after a package are those of a plain count; returns how many there are.</summary>
    private int AssertSame(string package, SuppliedSoFar supplied)
    {
        StoreView view = quarters.After(package);
        NaiveCounts counts = supplied.Counts();
        List<string> expected = [.. ExpectedAdults(supplied, counts), .. ExpectedYouth(supplied, counts), .. ExpectedPpo(supplied, counts)];
        List<string> measured =
        [
            .. LoadedQuarters.Measures(view, "ni18-adult").Concat(LoadedQuarters.Measures(view, "ni18-adult", YearToSeptember2008, Year2008))
                .Concat(LoadedQuarters.Measures(view, "ni19-youth"))
                .Concat(LoadedQuarters.Measures(view, "ni30-ppo"))
                .Where(measure => measure.Offenders + measure.Unmatched > 0)
                .Select(Line),
        ];
        Assert.Equal([package, .. expected.Order(StringComparer.Ordinal)], [package, .. measured.Order(StringComparer.Ordinal)]);
        return measured.Count;
    }

    /// <summary>The county's figures as told in data-samples/README.md.</summary>
    [Theory]
    [InlineData("2009-03/police-east", "233 of 1927", "71 by 76", "174 to 85 by 40")]
    [InlineData("2009-06/yot-west-half", "233 of 1925", "48 by 50", "174 to 85 by 40")]
    [InlineData("2009-06/police-west", "279 of 1925", "82 by 76", "174 to 101 by 40")]
    [InlineData("2009-09/police-east-june", "306 of 1925", "85 by 76", "174 to 122 by 40")]
    [InlineData("2009-09/ppo-office-candidates", "306 of 1925", "85 by 76", "205 to 152 by 52")]
    [InlineData("2009-09/police-west-correction", "313 of 1925", "85 by 76", "205 to 154 by 52")]
    [InlineData("2009-09/police-east", "319 of 1925, final", "85 by 76, final", "205 to 155 by 52, final")]
    [InlineData("withdrawal", "319 of 1925, final", "85 by 76, final", "174 to 124 by 40, final")]
    [InlineData("2009-12/police-east", "317 of 1925, final", "85 by 76, final", "174 to 124 by 40, final")]
    public void The_planted_figures_come_out(string package, string adults, string youth, string ppo)
    {
        StoreView view = quarters.After(package);
        Measure Whole(string scheme, Period cohort) => LoadedQuarters.Measures(view, scheme, cohort).Single(measure => measure.Key.Area.Code == Wrenshire.Whole);
        Measure adult = Whole("ni18-adult", Year2008);
        Measure young = Whole("ni19-youth", Period.OfMonths(2008, 1, 3));
        Measure listed = Whole("ni30-ppo", Period.OfMonths(2008, 2, 1));
        Assert.Equal(
            (adults, youth, ppo),
            ($"{adult.Reoffenders} of {adult.Offenders}{Standing(adult)}", $"{young.Reoffences} by {young.Offenders}{Standing(young)}", $"{listed.BaselineOffences} to {listed.Reoffences} by {listed.Offenders}{Standing(listed)}"));

        static string Standing(Measure measure) => measure.IsMature ? ", final" : string.Empty;
    }

    [Fact]
    public void A_late_file_leaves_its_own_areas_immature_and_no_others()
    {
        Assert.Equal(Wrenshire.West, Final("2009-06/police-west"));
        Assert.Equal(["NO_FIXED_ABODE", "UNKNOWN", .. Wrenshire.West, .. Wrenshire.East, Wrenshire.Whole], Final("2009-09/police-east-june"));

        string[] Final(string package) =>
        [
            .. LoadedQuarters.Measures(quarters.After(package), "ni18-adult", YearToSeptember2008).Where(measure => measure.IsMature).Select(measure => measure.Key.Area.Code).Order(StringComparer.Ordinal),
        ];
    }

    [Fact]
    public void Where_a_supplier_sent_nothing_its_young_people_are_missing_and_nobody_elses()
    {
        Period early2009 = Period.OfMonths(2009, 1, 3);
        Assert.Equal([true, false], Named("2009-06/yot-west"));
        Assert.Equal([true, true], Named("2009-09/yot-east"));

        bool[] Named(string package)
        {
            ILookup<bool, Measure> isEast = LoadedQuarters.Measures(quarters.After(package), "ni19-youth", early2009)
                .Where(measure => measure.Key.Area.Code[..3] == "X07")
                .ToLookup(measure => Wrenshire.East.Contains(measure.Key.Area.Code));
            return [.. new[] { false, true }.Select(east => isEast[east].Sum(area => area.Offenders) > 0 && isEast[east].All(area => area.ObservedTo is not null))];
        }
    }

    [Fact]
    public void A_file_with_half_of_the_people_is_refused_and_would_have_ended_the_others()
    {
        Assert.Equal("I40", Assert.Single(quarters.HalfRefused!.Rejections.Select(rejection => rejection.Rule).Distinct()));
        TableChange half = Change("2009-06/yot-west-half", "index_event");
        TableChange whole = Change("2009-06/yot-west", "index_event");
        Assert.Equal(half.Unchanged + half.Ended, Change("2009-03/yot-west", "index_event").New);
        Assert.InRange((double)half.Ended / (half.Unchanged + half.Ended), 0.4, 0.6);
        Assert.True(whole.New > half.Ended);
        Assert.Equal((0, 0), (whole.Changed, whole.Ended));
    }

    [Fact]
    public void A_correction_changes_what_was_wrong_and_adds_nothing()
    {
        TableChange correction = Change("2009-09/police-west-correction", "proven_offence");
        Assert.Equal((0, 0, 0), (correction.New, correction.Unchanged, correction.Ended));
        Assert.InRange(correction.Changed, 10, 18);
    }

    [Fact]
    public void The_wrong_list_adds_its_twelve_people_and_changes_nobody()
    {
        TableChange wrong = Change("2009-09/ppo-office-candidates", "index_event");
        Assert.Equal((12, 0, 0, 0), (wrong.New, wrong.Changed, wrong.Unchanged, wrong.Ended));
    }

    [Fact]
    public void Every_row_again_with_a_new_column_changes_every_row_and_no_figure()
    {
        TableChange again = Change("2009-12/probation", "index_event");
        Assert.Equal((0, 0), (again.Unchanged, again.Ended));
        Assert.InRange(again.Changed, 4000, 6000);
        Assert.Equal(again.Changed, again.Kinds.Filled);
        Assert.Equal(["offence_code"], again.Kinds.FilledColumns);
        Assert.Equal(Figures("2009-12/partnership"), Figures("2009-12/probation"));

        List<string> Figures(string package)
        {
            Period[] closed = [.. Enumerable.Range(0, 10).Select(quarter => Period.OfMonths(2007, 1, 3).PlusMonths(3 * quarter))];
            StoreView view = quarters.After(package);
            return
            [
                .. LoadedQuarters.Measures(view, "ni18-adult", closed).Concat(LoadedQuarters.Measures(view, "ni18-adult", YearToSeptember2008, Year2008))
                    .Concat(LoadedQuarters.Measures(view, "ni19-youth"))
                    .Concat(LoadedQuarters.Measures(view, "ni30-ppo"))
                    .Select(measure => $"{Line(measure)}, {measure.PredictedTenThousandths}, {measure.PerPerson}"),
            ];
        }
    }

    [Fact]
    public void The_list_of_rounds_names_every_package_in_its_order_and_who_sent_none()
    {
        List<Dictionary<string, string>> list = PlainCsv.Rows(Path.Combine(quarters.Folder.FullName, "rounds.csv"));
        Assert.Equal(quarters.Packages.Select(LoadedQuarters.Name), list.Where(row => row["package"].Length > 0).Select(row => $"{row["round"]}/{row["package"]}"));
        Assert.Equal(["2009-06 police-east", "2009-06 yot-east"], list.Where(row => row["package"].Length == 0).Select(row => $"{row["round"]} {row["supplier"]}"));
    }

    private TableChange Change(string package, string table) => quarters.Reports[package].Load!.Tables.Single(change => change.Table == table);

    private static IEnumerable<string> ExpectedAdults(SuppliedSoFar supplied, NaiveCounts counts)
    {
        List<DateOnly> closes = [.. Enumerable.Range(0, 11).Select(quarter => new DateOnly(2007, 4, 1).AddMonths(3 * quarter).AddDays(-1))];
        foreach (DateOnly close in closes)
        {
            Period cohort = new(close.AddDays(1).AddMonths(-3), close.AddDays(1));
            foreach (string line in ByArea("ni18-adult", cohort, counts.Ni18(close), Reach(supplied, cohort, _ => ["probation"])))
            {
                yield return line;
            }
        }

        foreach (Period pool in (Period[])[YearToSeptember2008, Year2008])
        {
            List<DateOnly> pooled = [.. closes.Where(close => close >= pool.Start && close < pool.EndExclusive)];
            foreach (string line in ByArea("ni18-adult", pool, counts.Ni18(pooled), Reach(supplied, pool, _ => ["probation"])))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> ExpectedYouth(SuppliedSoFar supplied, NaiveCounts counts) => Enumerable.Range(2006, 4).SelectMany(year =>
    {
        Period cohort = Period.OfMonths(year, 1, 3);
        return ByArea("ni19-youth", cohort, counts.Ni19(year), Reach(supplied, cohort, area => Wrenshire.Serving("yot", area)));
    });

    private static IEnumerable<string> ExpectedPpo(SuppliedSoFar supplied, NaiveCounts counts) => Enumerable.Range(2008, 2).SelectMany(year =>
    {
        Period cohort = Period.OfMonths(year, 2, 1);
        return ByArea("ni30-ppo", cohort, counts.Ni30(year), Reach(supplied, cohort, _ => ["ppo-office"]));
    });

    /// <summary>
    /// How far an area's proof reaches: as far as its police, where those who name its people have named all of the cohort. People without a known
    /// place may have been anywhere, so everybody who ever sent anything counts; the whole is every area and they.
    /// </summary>
    private static Func<string, DateOnly?> Reach(SuppliedSoFar supplied, Period cohort, Func<string, IReadOnlyList<string>> naming)
    {
        return area => area == Wrenshire.Whole
            ? Least([.. Wrenshire.West.Concat(Wrenshire.East).Concat(Wrenshire.Nowhere).Select(OfOne)])
            : OfOne(area);

        DateOnly? OfOne(string area)
        {
            bool isNowhere = Wrenshire.Nowhere.Contains(area);
            DateOnly?[] police = [.. Wrenshire.Serving("police", area).Select(supplier => supplied.Reach(supplier, "proven_offence")).Where(reach => reach is not null || !isNowhere)];
            DateOnly?[] named = [.. naming(area).Select(supplier => supplied.Reach(supplier, "index_event")).Where(reach => reach is not null || !isNowhere)];
            return named.All(reach => reach >= cohort.EndExclusive) ? Least(police) : null;
        }
    }

    private static DateOnly? Least(DateOnly?[] reaches) => reaches.Contains(null) ? null : reaches.Min();

    private static IEnumerable<string> ByArea(string scheme, Period cohort, List<NaiveCounts.Entry> entries, Func<string, DateOnly?> reach) => entries
        .GroupBy(entry => entry.Area)
        .Append(entries.GroupBy(_ => Wrenshire.Whole).FirstOrDefault())
        .OfType<IGrouping<string, NaiveCounts.Entry>>()
        .Select(area =>
        {
            List<NaiveCounts.Entry> matched = [.. area.Where(entry => entry.Matched)];
            return Line(
                scheme, area.Key, cohort, matched.Count, matched.Count(entry => entry.Reoffences > 0), matched.Sum(entry => entry.Reoffences),
                matched.Sum(entry => entry.Baseline), area.Count() - matched.Count, reach(area.Key));
        });

    private static string Line(Measure measure) => Line(
        measure.Key.Indicator, measure.Key.Area.Code, measure.Key.Period, measure.Offenders, measure.Reoffenders, measure.Reoffences ?? -1,
        measure.BaselineOffences, measure.Unmatched, measure.ObservedTo);

    private static string Line(
        string scheme, string area, Period cohort, long offenders, long reoffenders, long reoffences, long baseline, long unmatched, DateOnly? reach) => string.Create(
        CultureInfo.InvariantCulture,
        $"{scheme} {cohort} {area}: {offenders} people, {reoffenders} re-offenders, {reoffences} re-offences, {baseline} before, {unmatched} unmatched, proof to {reach:yyyy-MM-dd}");
}
