using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Periods;
using LaaAnalytics.Indicators;
using LaaAnalytics.Indicators.Periods;
using LaaAnalytics.Pipeline.Tests.Store;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Indicators;

public sealed class PeriodCountsTests
{
    private static readonly MeasurementScheme Adults = SchemeCatalogue.Find("ni18-adult");
    private static readonly MeasurementScheme Annual = SchemeCatalogue.Find("moj-annual");
    private static readonly Indicator Headline = IndicatorCatalogue.Find("RO-A");

    /// <summary>Person 1 is on all three caseloads, person 2 on the first and the third, person 3 on the second.</summary>
    private const string Caseloads = """
        event_key | person_key | event_type        | event_date
        1         | 1          | CASELOAD_SNAPSHOT | 2008-03-31
        2         | 1          | CASELOAD_SNAPSHOT | 2008-06-30
        3         | 1          | CASELOAD_SNAPSHOT | 2008-09-30
        4         | 2          | CASELOAD_SNAPSHOT | 2008-03-31
        5         | 2          | CASELOAD_SNAPSHOT | 2008-09-30
        6         | 3          | CASELOAD_SNAPSHOT | 2008-06-30
        """;

    /// <summary>Person 1 re-offends in the quarters after the first and the third caseload, person 2 after the third.</summary>
    private const string Offences = """
        offence_key | person_key | offence_date | proven_date
        1           | 1          | 2008-05-10   | 2008-06-01
        2           | 1          | 2008-11-10   | 2008-12-01
        3           | 2          | 2008-12-10   | 2009-01-15
        """;

    [Fact]
    public void Cohorts_and_every_run_of_them_are_counted()
    {
        using LaaStore store = Store(Caseloads, Offences);
        PeriodSeries series = Of(store, Adults, new());
        Assert.Equal(["1/2", "0/2", "2/2"], series.Cohorts.Select(cohort => $"{cohort.Reoffenders}/{cohort.Offenders}"));
        Assert.Equal(["2008-01..2008-06", "2008-01..2008-09", "2008-04..2008-09"], series.Runs.Select(run => run.Key.Period.ToString()));

        // y and n of persons 1, 2 and 3 over all three caseloads: 2 of 3, 1 of 2, 0 of 1.
        PersonSums all = series.Runs[1].PerPerson;
        Assert.Equal((4 + 1, 6 + 2, 9 + 4 + 1), (all.YY, all.YN, all.NN));
        Assert.Empty(series.Breaks);
    }

    [Fact]
    public void A_cohort_that_was_not_supplied_leaves_a_gap_and_the_runs_go_over_it()
    {
        using LaaStore store = Store(
            """
            event_key | person_key | event_type        | event_date
            1         | 1          | CASELOAD_SNAPSHOT | 2008-03-31
            2         | 1          | CASELOAD_SNAPSHOT | 2008-09-30
            """,
            Offences);
        PeriodSeries series = Of(store, Adults, new());
        Assert.Equal(["2008-01..2008-03", "2008-07..2008-09"], series.Cohorts.Select(cohort => cohort.Key.Period.ToString()));
        Assert.Equal(4, Assert.Single(series.Runs).PerPerson.YY);
    }

    [Fact]
    public void Of_cohorts_that_share_days_those_are_taken_that_share_none_back_from_the_latest_final_one()
    {
        using LaaStore store = Store(Orders(2006, 2007, 2008, 2009), Offences, Period.Parse("2006-01..2009-12"), observedTo: new(2010, 10, 2));
        PeriodSeries series = Of(store, Annual, new());

        // Final up to the cohort whose last index date had eighteen months by 1 October 2010: April 2008 to March 2009.
        Assert.Equal(
            ["2006-04..2007-03", "2007-04..2008-03", "2008-04..2009-03"],
            series.Cohorts.Select(cohort => cohort.Key.Period.ToString()));
        Assert.True(series.Supplied > series.Cohorts.Count);
        Assert.Equal(3, series.Runs.Count);
        Assert.Equal(12 + 12 + 12, series.Runs.Single(run => run.Pooled == 3).Offenders);
    }

    [Fact]
    public void Periods_and_pools_that_share_days_are_refused_with_those_that_do_not()
    {
        using LaaStore store = Store(Caseloads, Offences);
        UsageException periods = Assert.Throws<UsageException>(() => Of(store, Adults, new() { Periods = [Period.Parse("2008-01..2008-06"), Period.Parse("2008-04..2008-09")] }));
        Assert.Contains("share days", periods.Message, StringComparison.Ordinal);
        using LaaStore longer = Store(Quarters(2007, 8), Offences, Period.Parse("2007-01..2008-12"));
        UsageException pools = Assert.Throws<UsageException>(() => Of(longer, Adults, new() { Pooled = true }));
        Assert.Contains("no difference and no trend", pools.Message, StringComparison.Ordinal);
        Assert.Contains("--periods 2007-01..2007-12,2008-01..2008-12", pools.Remedy, StringComparison.Ordinal);
        Assert.Equal(2, Of(longer, Adults, new() { Periods = [Period.Parse("2007-01..2007-12"), Period.Parse("2008-01..2008-12")] }).Cohorts.Count);
    }

    [Fact]
    public void New_boundaries_of_the_area_are_a_break_and_two_at_once_are_refused()
    {
        using LaaStore store = Store(Quarters(2007, 8, quarter => $"| {(quarter < 5 ? 2008 : 2009)}", "| area_vintage"), Offences, Period.Parse("2007-01..2008-12"));
        PeriodSeries series = Of(store, Adults, new() { Area = "E06000047" });
        SeriesBreak one = Assert.Single(series.Breaks);
        Assert.Equal(new(2008, 4, 1), one.From);
        Assert.Contains("boundaries of 2009 in place of those of 2008", one.What, StringComparison.Ordinal);
        Assert.Equal([5, 3], series.Stretches.Select(stretch => stretch.Count));
        Assert.Equal(10 + 3, series.Runs.Count); // pairs of five and of three
        Assert.Equal(3, Of(store, Adults, new() { Area = "E06000047@2009" }).Cohorts.Count);

        using LaaStore both = Store(Quarters(2007, 8, quarter => $"| {2008 + (quarter % 2)}", "| area_vintage", perQuarter: 2), Offences, Period.Parse("2007-01..2008-12"));
        Assert.Equal(7, Of(both, Adults, new() { Area = "E06000047" }).Breaks.Count);
        using LaaStore mixed = Store(
            """
            event_key | person_key | event_type        | event_date | area_vintage
            1         | 1          | CASELOAD_SNAPSHOT | 2008-03-31 | 2008
            2         | 2          | CASELOAD_SNAPSHOT | 2008-03-31 | 2009
            """,
            Offences);
        UsageException refused = Assert.Throws<UsageException>(() => Of(mixed, Adults, new() { Area = "E06000047" }));
        Assert.Contains("--area E06000047@2008 or --area E06000047@2009", refused.Remedy, StringComparison.Ordinal);
        Assert.Throws<UsageException>(() => Of(mixed, Adults, new() { Area = "E06000001" }));
        Assert.Throws<UsageException>(() => Of(mixed, Adults, new() { Area = "E06000047@spring" }));
    }

    [Fact]
    public void Stated_breaks_within_the_series_are_kept_and_others_are_not()
    {
        MeasurementScheme quarterly = SchemeCatalogue.Find("moj-quarterly");
        using LaaStore store = Store(
            """
            event_key | person_key | event_type      | event_date
            1         | 1          | COMMUNITY_ORDER | 2015-05-01
            2         | 1          | COMMUNITY_ORDER | 2015-08-01
            3         | 2          | COMMUNITY_ORDER | 2015-11-01
            """,
            Offences,
            Period.Parse("2015-04..2015-12"),
            new(2019, 1, 1));
        SeriesBreak local = new(new(2015, 7, 1), "a new case system", "laa.json");
        PeriodSeries series = Of(store, quarterly, new() { Breaks = [local, local with { From = new(2015, 4, 1) }, local with { From = new(2016, 1, 1) }] });
        Assert.Equal([new DateOnly(2015, 7, 1), new DateOnly(2015, 10, 1)], series.Breaks.Select(one => one.From));
        Assert.Equal(3, series.Stretches.Count);
        Assert.Empty(series.Runs);
    }

    private static PeriodSeries Of(LaaStore store, MeasurementScheme scheme, PeriodRequest request) =>
        PeriodCounts.Of(store.At(store.LastLoad), scheme, Headline, request);

    /// <summary>An order on the first of every month of these years, each of another person.</summary>
    private static string Orders(params int[] years) => string.Join('\n', years
        .SelectMany(year => Enumerable.Range(1, 12).Select(month => FormattableString.Invariant($"{year}{month:00} | {(year * 100) + month} | COMMUNITY_ORDER | {year}-{month:00}-01")))
        .Prepend("event_key | person_key | event_type | event_date"));

    /// <summary>Caseloads of one quarter after the other, each of other people.</summary>
    private static string Quarters(int year, int count, Func<int, string>? more = null, string header = "", int perQuarter = 1) => string.Join('\n', Enumerable.Range(0, count)
        .SelectMany(quarter => Enumerable.Range(0, perQuarter).Select(person => FormattableString.Invariant(
            $"{quarter}-{person} | {1 + quarter + (100 * person)} | CASELOAD_SNAPSHOT | {Period.OfMonths(year, 1, 3).PlusMonths(3 * quarter).LastDay:yyyy-MM-dd} {more?.Invoke(quarter)}")))
        .Prepend($"event_key | person_key | event_type | event_date {header}"));

    private static LaaStore Store(string events, string offences, Period? period = null, DateOnly? observedTo = null)
    {
        LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", events, period: period ?? Period.Parse("2008-01..2008-09"));
        store.Load("proven_offence", offences, observedTo: observedTo ?? new DateOnly(2011, 1, 1));
        return store;
    }
}
