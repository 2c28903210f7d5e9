using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.CaseMix;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.CaseMix;
using LaaAnalytics.Statistics.Calibration;
using LaaAnalytics.Statistics.Standardisation;

namespace LaaAnalytics.Spec.Tests.Disclosure;

/// <summary>Observed against expected, and rates set to the base year's mix, from counts that may be shown.</summary>
public sealed class CaseMixSpecs
{
    private static readonly AreaCode Durham = new("E06000047", 2009);
    private static readonly AreaCode Salford = new("E08000006", 2009);
    private static readonly AreaCode Whole = new("WHOLE", 2009);
    private static readonly Period Year = Period.Parse("2010-01..2010-12");
    private static readonly Period BaseYear = Period.Parse("2009-01..2009-12");
    private const long Least = 30;
    private static readonly DisclosureProfile Partner = DisclosureProfile.Get("partner");

    // n = 2,000, everybody predicted 0.09: 180 expected.
    [Theory]
    [InlineData(160, -1.562691, false)]
    [InlineData(154, -2.031498, true)]
    public void Observed_against_expected_has_a_ratio_with_an_exact_interval_and_a_test(long observed, double z, bool differs)
    {
        PublishedCaseMixRow row = Assert.Single(Publish(Cell(Durham, Year, (900, 2_000, observed))).Rows);
        Assert.Equal((180, observed, 2_000L), (Math.Round(row.Expected!.Value, 9), row.Observed!.Value, row.Offenders!.Value));
        Assert.Equal(observed / 180.0, row.Ratio.Value!.Value, 1e-12);
        Assert.Equal(ExactObservedToExpected.Method, row.Ratio.Method);
        Assert.Equal(z, row.StandardisedDifference!.Value, 5e-7);
        Assert.Equal(differs, row.Ratio.Upper < 1);
        Assert.Equal(EstimateStatus.Final, row.Ratio.Status);
    }

    // Adjusted = observed - expected + base expected: 30 - 40 + 35.
    [Fact]
    public void The_adjusted_rate_is_set_to_the_base_year_s_mix()
    {
        PublishedCaseMix published = Publish(Cell(Durham, Year, (4_000, 1_000, 300)));
        PublishedCaseMixRow row = Assert.Single(published.Rows);
        Assert.Equal((30.0, 40.0), (Math.Round(row.ObservedPerCent!.Value, 9), Math.Round(row.ExpectedPerCent!.Value, 9)));
        Assert.Equal(30.0 - 40 + 35, row.AdjustedPerCent!.Value, 1e-9);
        Assert.Equal((35.0, 100.0), (Math.Round(published.BasePredictedPerCent!.Value, 9), row.ScoredPerCent!.Value));
    }

    // Two groups of the base year: 0.2 for 600 people of whom 120 re-offend, 0.575 for 400 of whom 230 do: right on the whole and in the spread.
    [Fact]
    public void A_model_that_is_right_has_intercept_0_and_slope_1()
    {
        PublishedCaseMix published = Publish(Cell(Durham, Year, (4_000, 1_000, 300)));
        Assert.Equal(1, published.Calibration.ObservedToExpected!.Value, 1e-12);
        Assert.Equal(0, published.Calibration.Line.InTheLarge.Estimate!.Value, 1e-9);
        Assert.Equal(1, published.Calibration.Line.Slope.Estimate!.Value, 1e-9);
        Assert.Equal(((230.0 * 480) + (0.5 * ((230 * 170) + (120 * 480)))) / (350 * 650), published.Calibration.Discrimination.Area!.Value, 1e-12);
    }

    // One line through two groups goes through both: log odds -1.386 and 0 predicted, -0.847 and 0.405 seen.
    [Fact]
    public void Predictions_that_are_too_low_have_an_intercept_above_0_and_too_extreme_ones_a_slope_below_1()
    {
        PredictedCalibration calibration = PredictedCalibration.Of([2_000, 5_000], [1_000, 1_000], [300, 600]);
        double slope = (Math.Log(0.6 / 0.4) - Math.Log(0.3 / 0.7)) / (Math.Log(1) - Math.Log(0.25));
        Assert.Equal(slope, calibration.Line.Slope.Estimate!.Value, 1e-9);
        Assert.True(slope < 1 && calibration.Line.InTheLarge.Estimate > 0);
        Assert.Equal(900 / 700.0, calibration.ObservedToExpected!.Value, 1e-12);
        Assert.Null(PredictedCalibration.Of([], [], []).ObservedToExpected);
        Assert.NotNull(PredictedCalibration.Of([0, 5_000, 10_000], [10, 10, 10], [1, 5, 9]).Line.Slope.Estimate);
    }

    [Fact]
    public void A_row_with_few_people_is_withheld_and_so_is_one_that_would_give_it_away()
    {
        PublishedCaseMix published = Publish(Cell(Durham, Year, (4_000, 100, 3)), Cell(Salford, Year, (4_000, 100, 40)), Cell(Whole, Year, (4_000, 200, 43)));
        Assert.Equal([EstimateStatus.Withheld, EstimateStatus.Withheld, EstimateStatus.Final], published.Rows.Select(row => row.Ratio.Status));
        Assert.All(published.Rows.Take(2), row => Assert.Equal(
            (null, null, null, null, null, null),
            (row.Offenders, row.Observed, row.Expected, row.ObservedPerCent, row.AdjustedPerCent, row.PValue)));
    }

    [Fact]
    public void Few_people_without_a_prediction_withhold_the_row_because_the_plain_figure_gives_them_back()
    {
        Measure most = Cell(Durham, Year, (4_000, 100, 40)) with { Offenders = 103, Reoffenders = 42, People = 103 };
        Assert.Equal(EstimateStatus.Withheld, Assert.Single(Publish(most).Rows).Ratio.Status);
        Measure many = most with { Offenders = 150, Reoffenders = 60, People = 150 };
        PublishedCaseMixRow row = Assert.Single(Publish(many).Rows);
        Assert.Equal((100, 66.7), (row.Offenders!.Value, Math.Round(row.ScoredPerCent!.Value, 1)));
    }

    [Fact]
    public void A_cohort_that_is_not_final_has_no_numbers()
    {
        PublishedCaseMixRow row = Assert.Single(Publish(Cell(Durham, Year, (4_000, 100, 40)) with { ObservedTo = new DateOnly(2011, 1, 1) }).Rows);
        Assert.Equal((EstimateStatus.Immature, null, null), (row.Ratio.Status, row.Observed, row.AdjustedPerCent));
        Assert.NotEmpty(row.Ratio.Reason);
    }

    [Fact]
    public void A_small_base_year_is_withheld_with_everything_set_to_it()
    {
        CaseMixTable table = new(Model, Cell(Whole, BaseYear, (3_500, 100, 2)), [Cell(Durham, Year, (4_000, 1_000, 300))]);
        PublishedCaseMix published = PublishedCaseMix.Of(table, Least, Whole, Partner, 1);
        Assert.Equal((null, null, null), (published.BasePerCent, published.BasePredictedPerCent, published.Calibration.ObservedToExpected));
        Assert.Null(Assert.Single(published.Rows).AdjustedPerCent);
    }

    // 29 of 29 and 29 of 45 predicted: counts of at least the threshold may be shown, a rate of so few may not.
    [Fact]
    public void Fewer_predicted_than_the_least_denominator_have_counts_and_no_rate()
    {
        Measure few = Cell(Durham, Year, (4_000, 29, 12));
        Measure partly = Cell(Salford, Year, (4_000, 29, 12)) with { Offenders = 45, Reoffenders = 20, People = 45 };
        PublishedCaseMix published = Publish(few, partly, Cell(Whole, Year, (4_000, 1_000, 300)));
        Assert.All(published.Rows.Take(2), row =>
        {
            Assert.Equal((EstimateStatus.TooFew, "fewer than 30 that the model predicts, too few for a rate"), (row.Ratio.Status, row.Ratio.Reason));
            Assert.Equal((29L, 12L, 11.6), (row.Offenders!.Value, row.Observed!.Value, Math.Round(row.Expected!.Value, 9)));
            Assert.Equal(
                (null, null, null, null, null, null, null),
                (row.Ratio.Value, row.Ratio.Lower, row.ObservedPerCent, row.ExpectedPerCent, row.AdjustedPerCent, row.StandardisedDifference, row.PValue));
        });

        // They are no look that the others pay for.
        Assert.Equal(published.Rows[2].PValue, published.Rows[2].AdjustedPValue);
        Assert.Equal(EstimateStatus.Final, Assert.Single(Publish(Cell(Durham, Year, (4_000, 30, 12))).Rows).Ratio.Status);
    }

    [Fact]
    public void A_base_year_of_too_few_gives_no_rate_either()
    {
        CaseMixTable table = new(Model, Cell(Whole, BaseYear, (3_500, 29, 10)), [Cell(Durham, Year, (4_000, 1_000, 300))]);
        PublishedCaseMix published = PublishedCaseMix.Of(table, Least, Whole, Partner, 1);
        Assert.Equal((null, null, null), (published.BasePerCent, published.BasePredictedPerCent, published.Calibration.ObservedToExpected));
        Assert.Null(Assert.Single(published.Rows).AdjustedPerCent);
        Assert.NotNull(PublishedCaseMix.Of(table with { Base = Cell(Whole, BaseYear, (3_500, 30, 10)) }, Least, Whole, Partner, 1).BasePerCent);
    }

    [Theory]
    [InlineData(590, true)]
    [InlineData(591, false)]
    public void A_model_that_leaves_fewer_than_ten_degrees_of_freedom_is_refused(int coefficients, bool shown)
    {
        CaseMixTerm[] terms = [.. Enumerable.Range(0, coefficients).Select(i => new CaseMixTerm("age", $"{i}", 0.1, 0.1, 1)), new CaseMixTerm("age", "reference", 0, null, 1)];
        CaseMixTable table = new(Model with { Terms = terms }, Cell(Whole, BaseYear, (2_000, 600, 120)), [Cell(Durham, Year, (4_000, 1_000, 300))]);
        if (shown)
        {
            Assert.NotNull(Assert.Single(PublishedCaseMix.Of(table, Least, Whole, Partner, 1).Rows).Ratio.Value);
        }
        else
        {
            Assert.Throws<DisclosureRefusedException>(() => PublishedCaseMix.Of(table, Least, Whole, Partner, 1));
        }
    }

    [Fact]
    public void Nothing_of_it_is_published_for_anybody_yet() => Assert.Throws<DisclosureRefusedException>(() => PublishedCaseMix.Of(
        new(Model, Cell(Whole, BaseYear, (2_000, 600, 120)), [Cell(Durham, Year, (4_000, 1_000, 300))]), Least, Whole, DisclosureProfile.Get("public"), 1));

    // 100 people with ten entries each, all or none re-offending: the interval must know that they are 100 and not 1,000.
    [Fact]
    public void Where_people_repeat_the_interval_is_clustered_by_person()
    {
        Measure entries = Cell(Durham, Year, (4_000, 1_000, 300));
        long residual = (30L * (long)Math.Pow(100_000 - 40_000, 2)) + (70L * (long)Math.Pow(40_000, 2));
        Measure repeated = entries with { People = 100, Pooled = 4, PerPerson = new(0, 0, 0, 0, 0, 0, 0, residual) };
        PublishedCaseMixRow one = Assert.Single(Publish(entries).Rows);
        PublishedCaseMixRow other = Assert.Single(Publish(repeated).Rows);
        Assert.Equal(one.Ratio.Value, other.Ratio.Value);
        Assert.True(other.Ratio.Upper - other.Ratio.Lower > 2 * (one.Ratio.Upper - one.Ratio.Lower));
        Assert.Contains("clustered", other.Ratio.Method, StringComparison.Ordinal);
        Assert.Equal(-100 / (Math.Sqrt(residual) / 10_000), other.StandardisedDifference!.Value, 1e-9);

        PublishedCaseMixRow partly = Assert.Single(Publish(repeated with { Offenders = 1_500, Reoffenders = 500 }).Rows);
        Assert.Equal((null, "people repeat and not all carry a prediction, so there is no interval"), (partly.Ratio.Lower, partly.Ratio.Reason));
    }

    [Fact]
    public void Looks_at_many_rows_are_allowed_for()
    {
        PublishedCaseMix published = Publish(Cell(Durham, Year, (900, 2_000, 154)), Cell(Salford, Year, (900, 2_000, 180)));
        Assert.Equal(Math.Min(1, 2 * published.Rows[0].PValue!.Value), published.Rows[0].AdjustedPValue!.Value, 1e-12);
        Assert.True(published.Rows[0].PValue < 0.05 && published.Rows[0].AdjustedPValue > 0.05);
    }

    [Fact]
    public void Nobody_with_what_the_model_needs_leaves_a_row_without_numbers()
    {
        Measure none = Cell(Durham, Year, (4_000, 100, 40)) with { Predicted = 0, PredictedReoffenders = 0, PredictedProbability = [], ReoffendersByProbability = [] };
        PublishedCaseMixRow row = Assert.Single(Publish(none).Rows);
        Assert.Equal((EstimateStatus.Undefined, "nobody in the cohort carries what the model needs"), (row.Ratio.Status, row.Ratio.Reason));
    }

    [Fact]
    public void A_figure_that_counts_charges_is_provisional_for_ever()
    {
        Measure charges = Cell(Durham, Year, (4_000, 1_000, 300)) with { IsProven = false };
        Assert.Equal(EstimateStatus.Provisional, Assert.Single(Publish(charges).Rows).Ratio.Status);
        Indicator early = new("live-tracker", "live-tracker", Component.All, "Early sight", "per cent", 1, Polarity.Low, 30, Sensitivity.Ordinary, SchemeStatistic.ShareReoffending);
        PublishedFigure figure = Assert.Single(DisclosureGate.Publish([charges], [early], null, Partner, 1));
        Assert.Equal((EstimateStatus.Provisional, 30.0), (figure.Estimate.Status, figure.Estimate.Value));
        Assert.Contains("charges", figure.Estimate.Reason, StringComparison.Ordinal);
    }

    private static CaseMixModel Model { get; } = new("ogrs3", "2009 one year", "Offender Group Reconviction Scale 3", ["sex"], "published", []);

    private static PublishedCaseMix Publish(params Measure[] cells) => PublishedCaseMix.Of(
        new(Model, Cell(Whole, BaseYear, (2_000, 600, 120), (5_750, 400, 230)), cells), Least, Whole, Partner, 1);

    private static Measure Cell(AreaCode area, Period period, params (long P, long People, long Reoffenders)[] bins) => new()
    {
        Key = new("moj-annual", area, period),
        Scheme = "moj-annual@2011-10",
        Component = Component.All,
        Offenders = bins.Sum(bin => bin.People),
        People = bins.Sum(bin => bin.People),
        Reoffenders = bins.Sum(bin => bin.Reoffenders),
        Reoffences = bins.Sum(bin => bin.Reoffenders),
        Predicted = bins.Sum(bin => bin.People),
        PredictedReoffenders = bins.Sum(bin => bin.Reoffenders),
        PredictedProbability = [.. bins.Select(bin => new HistogramBin(bin.P, bin.People))],
        ReoffendersByProbability = [.. bins.Select(bin => new HistogramBin(bin.P, bin.Reoffenders))],
        MatureOn = new(2012, 7, 1),
        ObservedTo = new DateOnly(2013, 1, 1),
    };
}
