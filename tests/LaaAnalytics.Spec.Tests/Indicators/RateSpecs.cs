using System.Globalization;

using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Spec;

/// <summary>Rates from counts, against published figures.</summary>
public sealed class RateSpecs
{
    // The four quarters of 2011, adults; Ministry of Justice supporting tables.
    private static readonly (CohortCounts Counts, double MeanPrediction)[] BaseYear =
    [
        (new(158_291, 47_792, 157_617), 33.35822471),
        (new(154_085, 46_839, 155_631), 33.74729169),
        (new(157_989, 47_931, 158_807), 33.96974641),
        (new(150_110, 44_596, 148_986), 33.84748322),
    ];

    [Theory]
    [InlineData(0, 30.19249357, 3.297978741, 30.56318648)]
    [InlineData(1, 30.39815686, 3.322679818, 30.37978279)]
    [InlineData(2, 30.3381881, 3.313241952, 30.09735931)]
    [InlineData(3, 29.70888015, 3.340792896, 29.59031456)]
    public void The_quarters_of_2011_have_the_published_rates(int quarter, double sharePerCent, double perReoffender, double adjusted)
    {
        (CohortCounts counts, double meanPrediction) = BaseYear[quarter];
        double? share = 100 * ReoffendingRates.Share(counts);
        Assert.Equal(sharePerCent, share!.Value, 1e-7);
        Assert.Equal(perReoffender, ReoffendingRates.ReoffencesPerReoffender(counts)!.Value, 1e-7);
        Assert.Equal(adjusted, ReoffendingRates.Adjusted(share, meanPrediction, Base())!.Value, 1e-7);
    }

    [Fact]
    public void The_base_prediction_is_weighted_by_cohort_size()
    {
        Assert.Equal(33.728917618515, Base(), 33.7 * 1e-9);
        Assert.Equal(33.730686507500, BaseYear.Average(cohort => cohort.MeanPrediction), 33.7 * 1e-9); // the wrong one
    }

    [Fact]
    public void A_year_is_the_pool_of_its_quarters_and_adults_with_young_people_are_everybody()
    {
        CohortCounts adults = new(546_541, 163_962, 586_711);
        CohortCounts young = new(52_307, 22_444, 76_555);
        CohortCounts everybody = CohortCounts.Pool([adults, young]);
        Assert.Equal(new CohortCounts(598_848, 186_406, 663_266), everybody);
        Assert.Equal(29.99994511, 100 * ReoffendingRates.Share(adults)!.Value, 1e-7);
        Assert.Equal(3.578335224, ReoffendingRates.ReoffencesPerReoffender(adults)!.Value, 1e-7);
        Assert.Equal(29.44167088, ReoffendingRates.Adjusted(100 * ReoffendingRates.Share(adults), 34.28719185, Base())!.Value, 1e-7);
        Assert.Equal(31.12743133, 100 * ReoffendingRates.Share(everybody)!.Value, 1e-7);
        Assert.Equal(3.558179458, ReoffendingRates.ReoffencesPerReoffender(everybody)!.Value, 1e-7);
        Assert.Equal(42.90821496, 100 * ReoffendingRates.Share(young)!.Value, 1e-7);
        Assert.Equal(3.41093388, ReoffendingRates.ReoffencesPerReoffender(young)!.Value, 1e-7);
    }

    [Fact]
    public void Without_a_predicted_rate_there_is_no_adjusted_rate() => Assert.Null(ReoffendingRates.Adjusted(42.9, null, Base()));

    [Theory]
    [InlineData(510_433, 133_947, 417_789, 26.2, 0.8185, 3.1191)]
    [InlineData(468_134, 117_864, 367_605, 25.2, 0.7853, 3.1189)]
    [InlineData(42_299, 16_083, 50_184, 38.0, 1.1864, 3.1203)]
    public void Per_offender_and_per_reoffender_are_two_rates(long offenders, long reoffenders, long reoffences, double share, double perOffender, double perReoffender)
    {
        CohortCounts counts = new(offenders, reoffenders, reoffences);
        Assert.Equal(share, 100 * ReoffendingRates.Share(counts)!.Value, 0.05);
        Assert.Equal(perOffender, ReoffendingRates.ReoffencesPerOffender(counts)!.Value, 0.00005);
        Assert.Equal(perReoffender, ReoffendingRates.ReoffencesPerReoffender(counts)!.Value, 0.00005);
        Assert.Equal(100 * perOffender, ReoffendingRates.ReoffencesPer100Offenders(counts)!.Value, 0.005);
    }

    [Fact]
    public void Nobody_has_no_rate_and_nobody_reoffending_is_a_rate_of_zero_with_no_number_per_reoffender()
    {
        Assert.Null(ReoffendingRates.Share(default));
        Assert.Null(ReoffendingRates.ReoffencesPer100Offenders(default));
        Assert.Equal(0, ReoffendingRates.Share(new(7, 0, 0)));
        Assert.Null(ReoffendingRates.ReoffencesPerReoffender(new(7, 0, 0)));
        Assert.Equal(0, ReoffendingRates.ReoffencesPer100Offenders(new(7, 0, 0)));
    }

    [Fact]
    public void Where_reoffences_were_not_counted_they_have_no_rate()
    {
        Assert.Null(ReoffendingRates.ReoffencesPerReoffender(new(7, 2, 0)));
        Assert.Null(ReoffendingRates.ReoffencesPer100Offenders(new(7, 2, 0)));
    }

    [Fact]
    public void A_year_that_is_missing_has_no_value_and_breaks_the_series()
    {
        Dictionary<Period, CohortCounts> supplied = new()
        {
            [Period.OfMonths(2002, 1, 12)] = new(10, 3, 4),
            [Period.OfMonths(2000, 1, 12)] = new(20, 5, 6),
        };
        IReadOnlyList<SeriesPoint> series = CohortSeries.WithGaps(supplied, stepMonths: 12);
        Assert.Equal([false, true, false], series.Select(point => point.IsBreak));
        Assert.Equal(new SeriesPoint(Period.OfMonths(2001, 1, 12), null, IsBreak: true), series[1]);
    }

    // n = 2,000, everybody predicted 0.09: 180 expected.
    [Theory]
    [InlineData(160, -0.111111, -1.562691)]
    [InlineData(154, -0.144444, -2.031498)]
    public void Actual_against_predicted_is_a_relative_difference_with_a_test(long reoffenders, double difference, double z)
    {
        HistogramBin[] predicted = [new(Value: 900, Count: 2_000)];
        Assert.Equal(difference, ReoffendingRates.DifferenceFromPredicted(reoffenders, 180)!.Value, 5e-7);
        Assert.Equal(z, ReoffendingRates.StandardisedDifference(reoffenders, predicted)!.Value, 5e-7);
    }

    [Fact]
    public void Certain_predictions_leave_nothing_to_test() => Assert.Null(ReoffendingRates.StandardisedDifference(2, [new(10_000, 2), new(0, 5)]));

    [Fact]
    public void A_local_share_is_reoffenders_out_of_matched_offenders() =>
        Assert.Equal(16.412214, 100 * ReoffendingRates.Share(new(524, 86, 86))!.Value, 5e-7);

    [Fact]
    public void A_change_from_baseline_is_a_share_of_the_baseline()
    {
        Assert.Equal(-21.0, 100 * ReoffendingRates.ChangeFromBaseline(316, 400)!.Value, 1e-9);
        Assert.Null(ReoffendingRates.ChangeFromBaseline(316, 0));
    }

    [SharedFact("golden/moj-proven-reoffending-series.csv")]
    public void Every_published_rate_of_the_series_follows_from_its_counts()
    {
        Dictionary<(string Measure, string Unit, string Date, string Group), Dictionary<string, double>> rows = Series();
        int checkedRates = 0;
        foreach (((string measure, string unit, string date, string group), Dictionary<string, double> row) in rows)
        {
            // The older series is published to one decimal.
            double tolerance = measure == "new" ? 1e-7 : 0.0500001;
            CohortCounts counts = new((long)row["cohort"], (long)row["reoffenders"], (long)row["reoffences"]);
            Assert.True(Math.Abs(row["binary"] - (100 * ReoffendingRates.Share(counts)!.Value)) < tolerance, $"binary {measure} {unit} {date} {group}");
            checkedRates++;
            if (row.TryGetValue("frequency", out double frequency))
            {
                Assert.True(Math.Abs(frequency - ReoffendingRates.ReoffencesPerReoffender(counts)!.Value) < tolerance, $"frequency {measure} {unit} {date} {group}");
                checkedRates++;
            }

            if (row.TryGetValue("adjusted", out double adjusted))
            {
                double? own = ReoffendingRates.Adjusted(100 * ReoffendingRates.Share(counts), row["OGRS4"], Base());
                Assert.True(Math.Abs(adjusted - own!.Value) < tolerance, $"adjusted {measure} {unit} {date} {group}");
                checkedRates++;
            }
        }

        Assert.True(checkedRates > 250, $"only {checkedRates} rates found");
    }

    [SharedFact("golden/moj-proven-reoffending-series.csv")]
    public void Every_published_year_is_the_pool_of_its_four_quarters()
    {
        Dictionary<(string Measure, string Unit, string Date, string Group), Dictionary<string, double>> rows = Series();
        int years = 0;
        foreach (((string measure, _, string date, string group), Dictionary<string, double> year) in rows.Where(row => row.Key is { Measure: "new", Unit: "annual" }))
        {
            DateOnly start = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            Dictionary<string, double>?[] quarters =
            [
                .. Enumerable.Range(0, 4).Select(quarter => rows.GetValueOrDefault(
                    (measure, "3-monthly", start.AddMonths(3 * quarter).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), group))),
            ];
            if (quarters.Any(quarter => quarter is null))
            {
                continue;
            }

            CohortCounts pool = CohortCounts.Pool(quarters.Select(quarter => new CohortCounts((long)quarter!["cohort"], (long)quarter["reoffenders"], (long)quarter["reoffences"])));
            Assert.Equal(new((long)year["cohort"], (long)year["reoffenders"], (long)year["reoffences"]), pool);
            if (year.TryGetValue("OGRS4", out double mean))
            {
                Assert.Equal(mean, ReoffendingRates.MeanPrediction([.. quarters.Select(quarter => ((long)quarter!["cohort"], quarter["OGRS4"]))])!.Value, 1e-7);
            }

            years++;
        }

        Assert.Equal(6 * 3, years); // 2002/03 to 2007/08; the quarters of 2008/09 are not all there
    }

    private static double Base() => ReoffendingRates.MeanPrediction([.. BaseYear.Select(cohort => (cohort.Counts.Offenders, cohort.MeanPrediction))])!.Value;

    private static Dictionary<(string Measure, string Unit, string Date, string Group), Dictionary<string, double>> Series() =>
        File.ReadLines(SharedFolder.Find("golden/moj-proven-reoffending-series.csv")!)
            .Skip(1)
            .Select(line => line.Split(','))
            .Where(cells => cells[5].Length > 0) // 2001 is missing from the newer series
            .GroupBy(cells => (cells[0], cells[1], cells[2], cells[3]))
            .ToDictionary(group => group.Key, group => group.ToDictionary(cells => cells[4], cells => double.Parse(cells[5], CultureInfo.InvariantCulture)));
}
