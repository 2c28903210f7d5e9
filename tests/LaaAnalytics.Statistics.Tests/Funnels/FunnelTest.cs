using FsCheck.Fluent;
using LaaAnalytics.Statistics.Funnels;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Tests.Funnels;

public sealed class FunnelTest
{
    // FunnelPlotR 0.6.0, its test of Poisson limits.
    [Theory]
    [InlineData(15, 0.5596924, 1.649348, 0.386265, 2.082907)]
    [InlineData(20, 0.610826, 1.544419, 0.4479107, 1.902094)]
    [InlineData(30, 0.6746958, 1.427562, 0.5289724, 1.702771)]
    public void Poisson_limits_match_FunnelPlotR(double expected, double low95, double high95, double low998, double high998)
    {
        FunnelLimits inner = PoissonFunnel.Limits(expected, 0.95);
        FunnelLimits outer = PoissonFunnel.Limits(expected, 0.998);
        Assert.Equal(low95, inner.Lower, 1e-6);
        Assert.Equal(high95, inner.Upper, 1e-6);
        Assert.Equal(low998, outer.Lower, 1e-6);
        Assert.Equal(high998, outer.Upper, 1e-6);
    }

    // One person, target one half: P(0) = .5, so the lower limit is (0 - (.5 - .025) / .5), cut at 0, and the upper 1 - .025 / .5.
    [Fact]
    public void Exact_limits_interpolate_between_whole_numbers()
    {
        FunnelLimits limits = BinomialFunnel.Exact(0.5, 1, 0.95);
        Assert.Equal(0, limits.Lower);
        Assert.Equal(0.95, limits.Upper, 1e-12);
    }

    // Two people, target .8: P(0) + P(1) = .36, so the upper limit is (2 - (1 - .975) / .64) / 2.
    [Fact]
    public void Exact_limits_of_the_smallest_areas_reach_n_of_n()
    {
        Assert.Equal((2 - (0.025 / 0.64)) / 2, BinomialFunnel.Exact(0.8, 2, 0.95).Upper, 1e-12);
        Assert.Equal(1, FunnelPlot.OfShares([2], [2], new FunnelOptions { Target = 0.8 }).Points[0].PValue!.Value, 1e-12);
    }

    // Where people repeat, an area is outside just when the target is outside its own clustered interval.
    [Fact]
    public void Clustered_limits_hold_an_area_just_when_its_clustered_interval_holds_the_target() => Law.Holds(Law.Proportions.Zip(Gen.Choose(1, 99).Zip(Gen.Choose(100, 400))), sample =>
    {
        (double target, double designEffect) = (sample.Item2.Item1 / 100.0, sample.Item2.Item2 / 100.0);
        (long events, long population) = sample.Item1;
        FunnelPoint point = FunnelPlot.OfClusteredShares([events], [population], [designEffect], new() { Target = target }).Points[0];
        ConfidenceInterval own = WilsonScore.Interval(new(events, population), 0.95, designEffect);
        bool isOnEdge = Math.Abs(target - own.Lower) < 1e-9 || Math.Abs(target - own.Upper) < 1e-9;
        Assert.Equal(events / (double)population, point.Value);
        Assert.True(isOnEdge || (point.Position == FunnelPosition.Inside) == own.Contains(target));
    });

    // Target 0.2, 400 entries with a design effect of 4 count as 100: error 0.04, so 120 re-offending entries are z = 2.5 and the limit is 0.2 + 1.95996 * 0.04 = 0.27840, 111 entries.
    [Fact]
    public void Repeated_people_widen_the_limits_and_the_fewer_are_counted_in_entries()
    {
        FunnelPoint point = FunnelPlot.OfClusteredShares([120], [400], [4], new() { Target = 0.2 }).Points[0];
        Assert.Equal(2.5, point.Z!.Value, 1e-12);
        Assert.Equal(0.27839856, point.Inner!.Value.Upper, 1e-8);
        Assert.Equal((FunnelPosition.High, 9L), (point.Position, point.FewerToInside));
        Assert.Equal(0.0124193307, point.PValue!.Value, 1e-9);
    }

    [Fact]
    public void The_angle_of_small_areas_does_not_fold_back()
    {
        Assert.Equal(0, ArcsineFunnel.Limits(0.002, 487, 0.998).Lower);
        Assert.Equal(1, ArcsineFunnel.Limits(0.998, 487, 0.998).Upper);
    }

    [Fact]
    public void Score_limits_hold_an_area_just_when_its_Wilson_interval_holds_the_target() => Law.Holds(Law.Proportions.Zip(Gen.Choose(1, 99)), sample =>
    {
        double target = sample.Item2 / 100.0;
        Proportion area = new(sample.Item1.Events, sample.Item1.Population);
        FunnelLimits limits = BinomialFunnel.Score(target, area.Population, 0.95);
        bool isInside = area.Share >= limits.Lower && area.Share <= limits.Upper;
        ConfidenceInterval wilson = WilsonScore.Interval(area);
        bool isOnEdge = Math.Abs(target - wilson.Lower) < 1e-9 || Math.Abs(target - wilson.Upper) < 1e-9;
        Assert.True(isOnEdge || isInside == wilson.Contains(target));
    });

    [Fact]
    public void All_limits_enclose_the_target_and_close_in_as_areas_grow() => Law.Holds(Gen.Choose(1, 99).Zip(Gen.Choose(2, 2_000)), sample =>
    {
        double target = sample.Item1 / 100.0;
        FunnelLimits exact = BinomialFunnel.Exact(target, sample.Item2, 0.95);
        FunnelLimits larger = BinomialFunnel.Exact(target, 4L * sample.Item2, 0.95);
        Assert.InRange(target, exact.Lower, exact.Upper);
        FunnelLimits score = BinomialFunnel.Score(target, sample.Item2, 0.95);
        Assert.InRange(target, larger.Lower, larger.Upper);
        Assert.True(BinomialFunnel.Score(target, 4.0 * sample.Item2, 0.95).Upper <= score.Upper);
        FunnelLimits root = RootRatioFunnel.Limits(1, sample.Item2, 0.95, tau2: 0.01);
        Assert.True(root.Lower <= 1 && root.Upper >= 1 && root.Lower < RootRatioFunnel.Limits(1, sample.Item2, 0.95).Lower + 1e-12);
    });

    [Fact]
    public void Winsorising_draws_both_ends_in_to_type_7_quantiles() =>
        Assert.Equal([1.4, 2, 3, 4, 4.6], OverDispersion.Winsorised([1.0, 2, 3, 4, 5], 0.1).Select(value => Math.Round(value, 12)));

    // z 2, -2, 2, -2 with error 1/2: phi 4, tau2 (16 - 3) / (16 - 4) = 13 / 12.
    [Fact]
    public void Phi_and_tau2_by_hand()
    {
        OverDispersion dispersion = OverDispersion.Of([2, -2, 2, -2], [0.5, 0.5, 0.5, 0.5], winsorised: 0)!.Value;
        Assert.Equal(4, dispersion.Phi, 1e-12);
        Assert.Equal(13 / 12.0, dispersion.Tau2, 1e-12);
        Assert.Equal(0, OverDispersion.Of([0.1, -0.1], [1, 1])!.Value.Tau2);
        Assert.Null(OverDispersion.Of([1], [1]));
    }

    [Fact]
    public void A_bad_row_and_an_empty_area_leave_the_others_as_they_are()
    {
        FunnelPlot plain = FunnelPlot.OfShares([30, 25, 60], [100, 100, 100]);
        FunnelPlot more = FunnelPlot.OfShares([30, 0, 25, 7, 60], [100, 0, 100, 5, 100]);
        Assert.Equal([NoEstimate.None, NoEstimate.NoDenominator, NoEstimate.None, NoEstimate.Invalid, NoEstimate.None], more.Points.Select(point => point.Status));
        Assert.Equal(plain.Points[2], more.Points[4]);
        Assert.Equal(plain.OverDispersion, more.OverDispersion);
        Assert.Null(more.Points[1].Inner);
    }

    [Theory]
    [InlineData(FunnelAdjustment.None)]
    [InlineData(FunnelAdjustment.Multiplicative)]
    [InlineData(FunnelAdjustment.Additive)]
    public void As_many_fewer_as_said_bring_a_high_area_just_inside(FunnelAdjustment adjustment)
    {
        long[] events = [60, 21, 28, 19, 31, 24, 26, 70];
        long[] people = [150, 100, 120, 80, 110, 90, 105, 160];
        FunnelOptions options = new() { Adjustment = adjustment, Target = 0.25, Inner = 0.9, Outer = 0.95 };
        FunnelPlot plot = FunnelPlot.OfShares(events, people, options);
        Assert.Contains(plot.Points, point => point.FewerToInside > 0);
        for (int i = 0; i < events.Length; i++)
        {
            FunnelPoint point = plot.Points[i];
            Assert.Equal(point.Value > point.Inner!.Value.Upper, point.FewerToInside > 0);
            if (point.FewerToInside > 0)
            {
                Assert.True((events[i] - point.FewerToInside) / (double)people[i] <= point.Inner.Value.Upper);
                Assert.True((events[i] - point.FewerToInside + 1) / (double)people[i] > point.Inner.Value.Upper);
            }
        }
    }

    // Person-level variance: 100 people at one half vary half as much as a Poisson count of 50.
    [Fact]
    public void Predictions_have_narrower_limits_than_Poisson_counts()
    {
        FunnelPlot people = FunnelPlot.OfPredictions([64], [50], [25]);
        FunnelPlot counts = FunnelPlot.OfRatios([64], [50]);
        Assert.Equal(14 / 5.0, people.Points[0].Z!.Value, 1e-12);
        Assert.Equal(FunnelPosition.High, people.Points[0].Position);
        Assert.Equal(FunnelPosition.Inside, counts.Points[0].Position);
        Assert.Equal(NoEstimate.NoVariation, FunnelPlot.OfPredictions([5], [5], [0]).Points[0].Status);
    }

    // R 4.2.2: twice the upper tail of 24 or more events where 15 are expected.
    [Fact]
    public void Exact_p_values_double_the_smaller_tail()
    {
        Assert.Equal(0.0389291487440455, FunnelPlot.OfRatios([24], [15]).Points[0].PValue!.Value, 1e-12);
        Assert.Equal(2 / 1024.0, FunnelPlot.OfShares([10], [10], new FunnelOptions { Target = 0.5 }).Points[0].PValue!.Value, 1e-12);
    }

    // 300 areas of which nothing is wrong with any: about 15 lie outside the 95 per cent limits every time, but a mark appears in at most
    // 5 funnels of 100. Of 100 funnels 5 are allowed; 14 is four standard deviations more.
    [Fact]
    public void Marks_do_not_follow_from_having_many_areas()
    {
        Random random = new(20_261_122);
        long[] people = [.. Enumerable.Range(0, 300).Select(_ => 100L)];
        int outside = 0;
        int marked = 0;
        for (int funnel = 0; funnel < 100; funnel++)
        {
            long[] events = [.. people.Select(n => Enumerable.Range(0, (int)n).LongCount(_ => random.NextDouble() < 0.3))];
            FunnelPlot plot = FunnelPlot.OfShares(events, people, new FunnelOptions { Target = 0.3 });
            outside += plot.Points.Count(point => point.Position != FunnelPosition.Inside);
            marked += plot.Points.Any(point => point.IsDiscovery) ? 1 : 0;
        }

        Assert.InRange(outside / 100.0, 8, 18);
        Assert.InRange(marked, 0, 14);
    }

    [Fact]
    public void Target_0_and_areas_without_events_stay_defined()
    {
        FunnelPlot plot = FunnelPlot.OfShares([0, 0], [10, 20]);
        Assert.Equal(0, plot.Target);
        Assert.Null(plot.OverDispersion);
        Assert.All(plot.Points, point => Assert.Equal((1.0, FunnelPosition.Inside), (point.PValue!.Value, point.Position)));
        Assert.Null(FunnelPlot.OfShares([0], [0]).Target);
    }
}
