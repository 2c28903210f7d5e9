using System.Globalization;

using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;
using LaaAnalytics.Pipeline.Tests.Store;
using LaaAnalytics.Store;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Pipeline.Indicators;

/// <summary>Ready cohorts with days since release.</summary>
public sealed class CohortOutcomeTests
{
    private const string Releases = """
        period_start | period_end | observed_days | days_to_event | area_code | sex | ethnicity
        2008-07-01   | 2009-07-01 | 365           |               | 1JD       | F   | White / other
        2008-07-01   | 2009-07-01 | 800           | 0             | 1JD       | M   | White / other
        2008-07-01   | 2009-07-01 | 800           | 365           | 2JD       | M   | Black
        2008-07-01   | 2009-07-01 | 800           | 366           | 2JD       | M   | Black
        2009-07-01   | 2010-07-01 | 365           |               | 2JD       | M   | Black
        2009-07-01   | 2010-07-01 | 100           | 90            | 2JD       | M   | Black
        2009-07-01   | 2010-07-01 | 364           |               |           | M   | Black
        """;

    [Fact]
    public void An_event_on_the_last_day_counts_and_a_cohort_is_final_once_everybody_was_observed_or_had_an_event()
    {
        IReadOnlyList<Measure> measures = Run("release-k:1", new() { GroupBy = ["area", "period"] });
        Assert.Equal(
            [
                "release-k:1/1JD@2009/2008-07..2009-06/all 2 1 True",
                "release-k:1/2JD@2009/2008-07..2009-06/all 2 1 True",
                "release-k:1/2JD@2009/2009-07..2010-06/all 2 1 True",
                "release-k:1/UNKNOWN@2009/2009-07..2010-06/all 1 0 False",
            ],
            measures.Select(Line));
    }

    [Fact]
    public void A_longer_follow_up_is_immature_where_it_was_not_observed() => Assert.Equal(
        ["release-k:2/ALL@2009/2008-07..2009-06/all 4 3 False", "release-k:2/ALL@2009/2009-07..2010-06/all 3 1 False"],
        Run("release-k:2", new() { GroupBy = ["period"] }).Select(Line));

    [Fact]
    public void Without_periods_all_cohorts_are_pooled()
    {
        Measure total = Assert.Single(Run("release-k:1", new()));
        Assert.Equal("release-k:1/ALL@2009/2008-07..2010-06/all 7 3 False", Line(total));
        Assert.Equal((2, 0L, null), (total.Pooled, total.People, total.Reoffences));
    }

    [Fact]
    public void Labels_cannot_break_a_figures_address()
    {
        Measure measure = Run("release-k:1", new() { GroupBy = ["ethnicity"], Periods = [Period.Parse("2008-07..2009-06")] })[1];
        Assert.Equal("ethnicity=White %2F other", measure.Key.Group);
        Assert.Equal(measure.Key, FigureId.Parse($"{measure.Key}#1").Cell);
    }

    [Fact]
    public void Measures_of_two_suppliers_schemes_are_not_blended()
    {
        using LaaStore store = Store();
        store.Load("cohort_outcome", "source_scheme | sex\nanother | F", supplier: "another");
        Assert.Throws<UsageException>(() => Measurement.Run(store.At(2), SchemeCatalogue.Find("release-k:1"), new() { GroupBy = ["period"] }));
        Assert.Equal(3, Measurement.Run(store.At(2), SchemeCatalogue.Find("release-k:1"), new() { GroupBy = ["period", "source_scheme"] }).Count);
    }

    [Fact]
    public void A_store_with_both_shapes_asks_which_one_to_measure()
    {
        using LaaStore store = Store();
        store.Load("index_event", "event_key | person_key | event_type | event_date\n1 | 1 | CUSTODY_RELEASE | 2008-07-01");
        MeasurementScheme scheme = SchemeCatalogue.Find("release-k:1");
        Assert.Contains("--source", Assert.Throws<UsageException>(() => Measurement.Run(store.At(2), scheme, new())).Remedy, StringComparison.Ordinal);
        Assert.Equal(7, Assert.Single(Measurement.Run(store.At(2), scheme, new() { Source = MeasureSource.CohortOutcome })).Offenders);
        MeasureRequest events = new() { Source = MeasureSource.IndexEvent, Periods = [Period.Parse("2008-07..2008-09")] };
        Assert.Equal(1, Assert.Single(Measurement.Run(store.At(2), scheme, events)).Offenders);
    }

    // Iowa Department of Corrections, releases of the years 2010 to 2015: returns within one, two and three years.
    [SharedFact("data/iowa/releases_fy2010_2015.csv")]
    public void The_published_releases_of_Iowa_give_the_published_returns()
    {
        string[][] lines = [.. File.ReadLines(SharedFolder.Find("data/iowa/releases_fy2010_2015.csv")!).Skip(1).Select(line => line.Split(','))];
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load(
            "cohort_outcome",
            "period_start | period_end | days_to_event\n" + string.Join('\n', lines.Select(line => Row(int.Parse(line[0], CultureInfo.InvariantCulture), line[11]))));
        Assert.Equal(26_020, lines.Length);
        Assert.Equal([3_758, 6_858, 8_681], new[] { 1, 2, 3 }.Select(Returned));

        long Returned(int years) => Assert.Single(Measurement.Run(store.At(1), SchemeCatalogue.Find($"release-k:{years}"), new())).Reoffenders;

        static string Row(int fiscalYear, string days) => $"{fiscalYear - 1}-07-01 | {fiscalYear}-07-01 | {days}";
    }

    private static IReadOnlyList<Measure> Run(string scheme, MeasureRequest request)
    {
        using LaaStore store = Store();
        return Measurement.Run(store.At(1), SchemeCatalogue.Find(scheme), request);
    }

    private static LaaStore Store()
    {
        LaaStore store = LaaStore.OpenInMemory();
        store.Load("cohort_outcome", Releases);
        return store;
    }

    private static string Line(Measure measure) => $"{measure.Key} {measure.Offenders} {measure.Reoffenders} {measure.IsMature}";
}
