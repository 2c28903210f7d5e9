using LaaAnalytics.Domain;
using LaaAnalytics.Domain.CaseMix;
using LaaAnalytics.Indicators;
using LaaAnalytics.Indicators.CaseMix;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Statistics.Comparisons;
using LaaAnalytics.Statistics.Multiplicity;
using LaaAnalytics.Statistics.Rates;
using LaaAnalytics.Store;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Pipeline.Tests.Indicators;

/// <summary>Iowa's returns to prison within three years rise from 30.3 to 37.8 per cent: which years differ, by how much, and how much is who was released.</summary>
public sealed class IowaComparisonTests
{
    private const string Iowa = "data/iowa/releases_fy2010_2015.csv";
    private static readonly MeasurementScheme ThreeYears = SchemeCatalogue.Find("release-k:3");

    [SharedFact(Iowa)]
    public void Nine_of_fifteen_pairs_of_years_differ_after_allowing_for_fifteen_looks()
    {
        using LaaStore store = Store();
        Measure[] years = [.. Measurement.Run(store.At(1), ThreeYears, new() { GroupBy = ["period"] })];
        Assert.Equal([30.3, 29.7, 31.9, 34.2, 35.4, 37.8], years.Select(year => Math.Round(100 * ReoffendingRates.EventBasedShare(year)!.Value, 1)));
        (Measure From, Measure To)[] pairs = [.. years.SelectMany((from, place) => years.Skip(place + 1).Select(to => (from, to)))];
        double?[] p = [.. pairs.Select(pair => (double?)StandardNormal.TwoSidedProbability(RiskDifference.PooledZ(Share(pair.To), Share(pair.From))!.Value))];
        double?[] holm = AdjustedPValues.Holm(p);
        Assert.Equal(
            [
                "2009 to 2012", "2009 to 2013", "2009 to 2014", "2010 to 2012", "2010 to 2013", "2010 to 2014", "2011 to 2013", "2011 to 2014", "2012 to 2014",
            ],
            pairs.Zip(holm).Where(pair => pair.Second < 0.05).Select(pair => $"{pair.First.From.Key.Period.Start.Year} to {pair.First.To.Key.Period.Start.Year}"));
        Assert.Equal(0.00127, holm[2]!.Value, 5e-6); // of twelve pairs below 0.05 nine stay
        Assert.Equal(12, p.Count(one => one < 0.05));
        ConfidenceInterval rise = NewcombeDifference.Interval(Share(years[^1]), Share(years[0]));
        Assert.Equal(0.0748605, Share(years[^1]).Share!.Value - Share(years[0]).Share!.Value, 5e-8);
        Assert.Equal([0.0542, 0.0954], [rise.Lower, rise.Upper], (one, other) => Math.Abs(one - other) < 5e-5);
    }

    // Held against a computation of the mean over all orders of the three factors, made apart.
    [SharedFact(Iowa)]
    public void Offence_mix_and_age_explain_a_tenth_of_a_point_of_seven_and_a_half()
    {
        using LaaStore store = Store();
        MeasureRequest request = new() { GroupBy = ["period", "offence_group", "age_band"] };
        ILookup<Period, Measure> cells = Measurement.Run(store.At(1), ThreeYears, request).ToLookup(cell => cell.Key.Period);
        MixDecomposition rise = MixDecomposition.Between(
            [.. cells[Period.Parse("2009-07..2010-06")]], [.. cells[Period.Parse("2014-07..2015-06")]], ["offence_group", "age_band"]);
        Assert.Equal(0.07486047556679726, rise.Difference, 1e-12);
        Assert.Equal(["offence_group", "age_band"], rise.Mix.Select(mix => mix.Variable));
        Assert.Equal(0.0011037965283041593, rise.Mix[0].Effect, 1e-6);
        Assert.Equal(-6.755159408129249e-05, rise.Mix[1].Effect, 1e-6);
        Assert.Equal(rise.Difference, rise.Mix.Sum(mix => mix.Effect) + rise.WithinGroups, 1e-12);
    }

    [SharedFact(Iowa)]
    public void A_model_of_the_first_year_s_mix_leaves_the_rise_where_it_was()
    {
        using LaaStore store = Store();
        Period first = Period.Parse("2009-07..2010-06");
        CaseMixTable table = CaseMixCounts.Run(store.At(1), ThreeYears, new()
        {
            Model = CaseMixCounts.Refit,
            BasePeriod = first,
            Cells = new() { GroupBy = ["period"] },
        });
        Assert.Equal(["age_band", "offence_group", "sex"], table.Model.Covariates);
        Assert.Equal((3_716, 1_127), (table.Base.Predicted, table.Base.PredictedReoffenders));
        Assert.Equal(1_127, table.Base.PredictedTenThousandths / 10_000.0, 0.2); // a fit with a constant expects what was seen
        // Held against iteratively reweighted least squares over the same three covariates, made apart: people, expected.
        Assert.Equal([3_716, 3_917, 4_737, 4_687, 4_586, 4_374], table.Cells.Select(year => year.Predicted)); // three have no age
        double[] expected = [.. table.Cells.Select(year => year.PredictedTenThousandths / 10_000.0)];
        Assert.Equal([1126.99999, 1165.29887, 1422.78648, 1383.54090, 1363.56106, 1301.40939], expected, (one, other) => Math.Abs(one - other) < 0.2);
        Measure last = table.Cells[^1];
        double? adjusted = ReoffendingRates.Adjusted(last.PredictedReoffenders / (double)last.Predicted, expected[^1] / last.Predicted, expected[0] / table.Base.Predicted);
        Assert.Equal(38.389366, 100 * adjusted!.Value, 0.005);
        Assert.All(table.Model.Terms.Where(term => term.Level.Length > 0), term => Assert.True(term.Offenders >= 30 || term.LogOdds == 0, term.Level));
    }

    [SharedFact(Iowa)]
    public void Time_to_return_is_counted_in_days()
    {
        using LaaStore store = Store();
        Measure all = Assert.Single(Measurement.Run(store.At(1), ThreeYears, new()));
        Assert.Equal([470, 1_486, 3_758, 6_858, 8_681], new[] { 90, 182, 365, 730, 1_095 }.Select(day => all.DaysToFirst.Where(bin => bin.Value <= day).Sum(bin => bin.Count)));
        Assert.Null(ReoffendingRates.ShareWithinMonths(all, 12));
        Assert.Null(ReoffendingRates.PersonBasedShare(all));
        Assert.Null(ReoffendingRates.SeriousReoffencesPer100Offenders(all));
    }

    [SharedFact(Iowa)]
    public void Published_scores_are_refused_where_nothing_of_them_is_supplied()
    {
        using LaaStore store = Store();
        CaseMixRequest request = new() { Model = "ogrs3", BasePeriod = Period.Parse("2009-07..2010-06"), Cells = new() { GroupBy = ["period"] } };
        Assert.Contains("refit", Assert.Throws<UsageException>(() => CaseMixCounts.Run(store.At(1), ThreeYears, request)).Remedy, StringComparison.Ordinal);
        Assert.Contains("predicted_p", Assert.Throws<UsageException>(() => CaseMixCounts.Run(store.At(1), ThreeYears, request with { Model = "supplied" })).Message, StringComparison.Ordinal);
    }

    private static Proportion Share(Measure year) => new(year.Reoffenders, year.Offenders);

    private static LaaStore Store()
    {
        LaaStore store = LaaStore.OpenInMemory();
        string mapping = Path.Combine(SharedFolder.Root, "docs", "examples", "iowa", "mapping.json");
        Ingest.Run(new(SharedFolder.Find(Iowa)!, "2020-01-01T09:00:00Z") { MappingPath = mapping, Tolerance = 0m }, store);
        return store;
    }
}
