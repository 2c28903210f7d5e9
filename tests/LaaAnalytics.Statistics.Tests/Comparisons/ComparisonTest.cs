using FsCheck.Fluent;
using LaaAnalytics.Statistics.Comparisons;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Tests.Comparisons;

public sealed class ComparisonTest
{
    // Berkeley admissions 1973 by department (Bickel PJ, Hammel EA, O'Connell JW (1975) Science 187:398-404): admitted of applicants.
    private static readonly Proportion[] Men = [new(512, 825), new(353, 560), new(120, 325), new(138, 417), new(53, 191), new(22, 373)];
    private static readonly Proportion[] Women = [new(89, 108), new(17, 25), new(202, 593), new(131, 375), new(94, 393), new(24, 341)];

    // R 4.2.2 mantelhaen.test: the crude odds ratio of 1.84 turns round within departments.
    [Fact]
    public void Berkeley_admissions_turn_round_within_departments()
    {
        Proportion men = new(Men.Sum(one => one.Events), Men.Sum(one => one.Population));
        Proportion women = new(Women.Sum(one => one.Events), Women.Sum(one => one.Population));
        Assert.Equal(1.84108003718129, OddsRatio.Estimate(men, women).Value!.Value, 1e-12);
        RatioEstimate common = MantelHaenszel.OddsRatio(Men, Women);
        Assert.Equal(0.904696828258623, common.Value!.Value, 1e-12);
        Assert.Equal(0.77190736175935, common.Lower!.Value, 1e-12);
        Assert.Equal(1.06032976443666, common.Upper!.Value, 1e-12);
        Assert.Equal(18.825513705236, BreslowDay.Test(Men, Women).Statistic!.Value, 1e-9);
        Assert.Equal(5, BreslowDay.Test(Men, Women).DegreesOfFreedom);
        Assert.True(BreslowDay.Test(Men, Women, tarone: true).Statistic <= BreslowDay.Test(Men, Women).Statistic);
    }

    // R 4.2.2, roots solved to 1e-15; fisher.test itself stops at 1.2e-4.
    [Fact]
    public void Fisher_solves_to_the_last_digits()
    {
        RatioEstimate small = FisherExact.Estimate(new(3, 20), new(9, 20));
        Assert.Equal(0.0823587770195110, small.PValue!.Value, 1e-12);
        Assert.Equal(0.22445856239163, small.Value!.Value, 1e-10);
        Assert.Equal(0.0319088545341123, small.Lower!.Value, 1e-10);
        Assert.Equal(1.16159384185778, small.Upper!.Value, 1e-10);
    }

    [Fact]
    public void An_empty_cell_leaves_one_side_without_bound()
    {
        RatioEstimate none = FisherExact.Estimate(new(0, 10), new(4, 10));
        Assert.Equal((0, 0), (none.Value, none.Lower));
        Assert.NotNull(none.Upper);
        RatioEstimate all = FisherExact.Estimate(new(10, 10), new(4, 10));
        Assert.Null(all.Value);
        Assert.Null(all.Upper);
        Assert.True(all.Lower > 1);
        Assert.Equal(NoEstimate.EmptyCell, all.Reason);
        Assert.Equal(NoEstimate.EmptyCell, OddsRatio.Estimate(new(0, 10), new(4, 10)).Reason);
        Assert.Equal(NoEstimate.NoDenominator, RiskRatio.Estimate(default, new(4, 10)).Reason);
        Assert.Equal(NoEstimate.NoVariation, ChiSquaredTest.Of(new(0, 10), new(0, 10)).Reason);
        Assert.Equal(NoEstimate.TooFewEvents, RateRatio.Exact(new(0, 10), new(0, 10)).Reason);
    }

    [Fact]
    public void Swapping_the_groups_turns_every_ratio_over() => Law.Holds(Law.Proportions.Zip(Law.Proportions), sample =>
    {
        Proportion first = new(sample.Item1.Events, sample.Item1.Population);
        Proportion second = new(sample.Item2.Events, sample.Item2.Population);
        foreach ((RatioEstimate forward, RatioEstimate backward) in (IEnumerable<(RatioEstimate, RatioEstimate)>)
        [
            (RiskRatio.Estimate(first, second), RiskRatio.Estimate(second, first)),
            (OddsRatio.Estimate(first, second), OddsRatio.Estimate(second, first)),
            (MantelHaenszel.OddsRatio([first], [second]), MantelHaenszel.OddsRatio([second], [first])),
        ])
        {
            Assert.Equal(forward.PValue is null, backward.PValue is null);
            if (forward.PValue is { } p)
            {
                Assert.Equal(p, backward.PValue!.Value, 1e-9);
                Assert.Equal(1, forward.Value!.Value * backward.Value!.Value, 1e-9);
                Assert.Equal(1, forward.Lower!.Value * backward.Upper!.Value, 1e-9);
                Assert.InRange(p, 0, 1);
            }
        }
    });

    [Fact]
    public void The_order_of_strata_and_strata_of_nobody_do_not_matter() => Law.Holds(Law.Proportions.Zip(Law.Proportions).Several(1, 6), strata =>
    {
        Proportion[] first = [.. strata.Select(one => new Proportion(one.Item1.Events, one.Item1.Population))];
        Proportion[] second = [.. strata.Select(one => new Proportion(one.Item2.Events, one.Item2.Population))];
        RatioEstimate ratio = MantelHaenszel.RiskRatio(first, second);
        RatioEstimate other = MantelHaenszel.RiskRatio([.. first.Reverse(), default], [.. second.Reverse(), new(1, 7)]);
        Assert.Equal(ratio.Reason, other.Reason);
        if (ratio.Value is { } value)
        {
            Assert.Equal(value, other.Value!.Value, 1e-9 * (1 + value));
        }
    });

    [Fact]
    public void One_stratum_gives_the_plain_odds_ratio() => Law.Holds(Law.Proportions.Zip(Law.Proportions), sample =>
    {
        Proportion first = new(sample.Item1.Events, sample.Item1.Population);
        Proportion second = new(sample.Item2.Events, sample.Item2.Population);
        if (OddsRatio.Estimate(first, second) is { Reason: NoEstimate.None } plain)
        {
            RatioEstimate stratified = MantelHaenszel.OddsRatio([first], [second]);
            Assert.Equal(plain.Value!.Value, stratified.Value!.Value, 1e-9 * plain.Value.Value);
            Assert.Equal(plain.Upper!.Value, stratified.Upper!.Value, 1e-7 * plain.Upper.Value);
        }
    });

    [Fact]
    public void Size_power_and_detectable_share_agree_with_one_another()
    {
        double size = TwoProportionPower.SizePerGroup(0.35, 0.30)!.Value;
        Assert.Equal(1376.29886781098, size, 0.01);
        Assert.Equal(0.8, TwoProportionPower.Power(0.35, 0.30, size), 1e-12);
        Assert.Equal(0.30, TwoProportionPower.DetectableShare(0.35, size, above: false)!.Value, 1e-9);
        Assert.Null(TwoProportionPower.DetectableShare(0.9, 5, above: true));
        Assert.Null(TwoProportionPower.SizePerGroup(0.3, 0.3));
    }

    [Fact]
    public void An_exact_rate_ratio_with_equal_exposure_is_the_odds_of_a_binomial_share()
    {
        RatioEstimate ratio = RateRatio.Exact(new(7, 50), new(3, 50));
        ConfidenceInterval share = ExactBinomial.Interval(new(7, 10));
        Assert.Equal(7 / 3.0, ratio.Value!.Value, 1e-12);
        Assert.Equal(share.Upper / (1 - share.Upper), ratio.Upper!.Value, 1e-10);
        Assert.Equal(0.34375, ratio.PValue!.Value, 1e-12); // 2 (1 + 10 + 45 + 120) / 1024
    }
}
