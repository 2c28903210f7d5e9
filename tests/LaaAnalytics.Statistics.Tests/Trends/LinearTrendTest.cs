using FsCheck.Fluent;
using LaaAnalytics.Statistics.Rates;
using LaaAnalytics.Statistics.Trends;

namespace LaaAnalytics.Statistics.Tests.Trends;

public sealed class LinearTrendTest
{
    private static readonly double[] Places = [0.125, 0.375, 1.125, 2.125];

    // R 4.2.2 prop.trend.test; slope and its null standard error from the same sums.
    [Fact]
    public void Shares_in_unequally_spaced_periods_match_R()
    {
        TrendEstimate trend = LinearTrend.OfShares(Places, [new(15, 150), new(22, 160), new(30, 155), new(9, 120)]);
        Assert.Equal(0.249743358219885, trend.Z!.Value * trend.Z.Value, 1e-12);
        Assert.Equal(0.617255844796575, trend.PValue!.Value, 1e-12);
        Assert.Equal(-0.00937001594896332, trend.Slope!.Value, 1e-14);
        Assert.Equal(-0.00937001594896332 - (1.959963984540054 * 0.0187496582604329), trend.Interval!.Value.Lower, 1e-12);
        Assert.Equal((4, 1), (trend.Periods, trend.Dispersion));
    }

    // The example of R's help page, smokers among lung cancer patients in four studies.
    [Fact]
    public void The_example_of_prop_trend_test_comes_out()
    {
        TrendEstimate trend = LinearTrend.OfShares([1, 2, 3, 4], [new(83, 86), new(90, 93), new(129, 136), new(70, 82)]);
        Assert.Equal(8.22492228519771, trend.Z!.Value * trend.Z.Value, 1e-11);
        Assert.Equal(0.00413189747764149, trend.PValue!.Value, 1e-12);
        Assert.True(trend.Slope < 0);
    }

    // R 4.2.2: score statistic of glm(k ~ s + offset(log(n)), poisson) by anova(test = "Rao"), converged to 1e-16.
    [Fact]
    public void Rates_match_the_score_test_of_a_Poisson_regression()
    {
        TrendEstimate trend = LinearTrend.OfRates(Places, [61, 52, 40, 44], [100, 110, 95, 130]);
        Assert.Equal(8.03009210924067, trend.Z!.Value * trend.Z.Value, 1e-11);
        Assert.Equal(-0.112853800286814, trend.Slope!.Value, 1e-13);
        Assert.Equal(1, trend.Dispersion); // Pearson's is 0.74
    }

    [Fact]
    public void What_the_line_leaves_widens_the_limits_of_rates()
    {
        TrendEstimate trend = LinearTrend.OfRates(Places, [61, 20, 75, 44], [100, 110, 95, 130]);
        Assert.Equal(24.7718354257464, trend.Dispersion, 1e-11);
        Assert.Equal(-Math.Sqrt(0.470834025436986 / 24.7718354257464), trend.Z!.Value, 1e-9);
    }

    [Fact]
    public void A_design_effect_of_four_halves_z()
    {
        Proportion[] periods = [new(15, 150), new(22, 160), new(30, 155), new(9, 120)];
        TrendEstimate plain = LinearTrend.OfShares(Places, periods);
        TrendEstimate widened = LinearTrend.OfShares(Places, periods, [4, 4, 4, 4]);
        Assert.Equal(plain.Slope!.Value, widened.Slope!.Value, 1e-15);
        Assert.Equal(plain.Z!.Value / 2, widened.Z!.Value, 1e-12);
    }

    [Fact]
    public void Moving_or_stretching_time_changes_no_test_and_turning_it_round_turns_the_sign() => Law.Holds(Law.Proportions.Several(3, 8), sample =>
    {
        Proportion[] periods = [.. sample.Select(one => new Proportion(one.Events, one.Population))];
        double[] places = [.. Enumerable.Range(0, periods.Length).Select(t => t + (0.1 * t * t))];
        TrendEstimate one = LinearTrend.OfShares(places, periods);
        TrendEstimate stretched = LinearTrend.OfShares([.. places.Select(place => 7 + (12 * place))], periods);
        TrendEstimate turned = LinearTrend.OfShares([.. places.Select(place => -place)], periods);
        Assert.Equal(one.Reason, stretched.Reason);
        if (one.Slope is double slope)
        {
            Assert.Equal(slope, 12 * stretched.Slope!.Value, 1e-9);
            Assert.Equal(one.PValue!.Value, stretched.PValue!.Value, 1e-9);
            Assert.Equal(-slope, turned.Slope!.Value, 1e-12);
            Assert.Equal(one.PValue.Value, turned.PValue!.Value, 1e-12);
            Assert.True(one.Interval!.Value.Contains(slope));
            Assert.InRange(one.PValue.Value, 0, 1);
        }
    });

    [Fact]
    public void Equal_shares_have_no_trend()
    {
        TrendEstimate trend = LinearTrend.OfShares([0, 1, 5], [new(10, 100), new(20, 200), new(5, 50)]);
        Assert.Equal(0, trend.Slope!.Value, 1e-15);
        Assert.Equal(1, trend.PValue!.Value, 1e-12);
    }

    [Fact]
    public void Two_periods_one_place_and_nobody_re_offending_are_no_trend()
    {
        Assert.Equal(NoEstimate.TooFewRows, LinearTrend.OfShares([0, 1], [new(1, 9), new(2, 9)]).Reason);
        Assert.Equal(NoEstimate.TooFewRows, LinearTrend.OfShares([0, 1, 2], [new(1, 9), new(2, 9), default]).Reason);
        Assert.Equal(NoEstimate.NoVariation, LinearTrend.OfShares([1, 1, 1], [new(1, 9), new(2, 9), new(3, 9)]).Reason);
        Assert.Equal(NoEstimate.NoVariation, LinearTrend.OfShares([0, 1, 2], [new(0, 9), new(0, 9), new(0, 9)]).Reason);
        Assert.Equal(NoEstimate.NoVariation, LinearTrend.OfRates([0, 1, 2], [0, 0, 0], [9, 9, 9]).Reason);
    }

    [Fact]
    public void Covariances_from_runs_are_those_counted_person_by_person() => Law.Holds(Gen.Choose(0, 3).Several(40, 40), numbers =>
    {
        // Ten people in four periods: n entries of 0 to 3, y events of half of them.
        long[][] n = [.. Enumerable.Range(0, 10).Select(_ => new long[4])];
        long[][] y = [.. Enumerable.Range(0, 10).Select(_ => new long[4])];
        for (int i = 0; i < 40; i++)
        {
            n[i / 4][i % 4] = numbers[i];
            y[i / 4][i % 4] = (numbers[i] + i) / 2;
        }

        RunSums Run(int a, int b)
        {
            RunSums sums = default;
            for (int person = 0; person < 10; person++)
            {
                long events = 0;
                long entries = 0;
                for (int t = a; t <= b; t++)
                {
                    events += y[person][t];
                    entries += n[person][t];
                }

                sums = new(sums.YY + (events * events), sums.YN + (events * entries), sums.NN + (entries * entries));
            }

            return sums;
        }

        double[][] covariances = PersonCovariance.Of(4, Run, 0.4);
        for (int s = 0; s < 4; s++)
        {
            for (int t = 0; t < 4; t++)
            {
                double direct = Enumerable.Range(0, 10).Sum(person => (y[person][s] - (0.4 * n[person][s])) * (y[person][t] - (0.4 * n[person][t])));
                Assert.Equal(direct, covariances[s][t], 1e-9);
            }
        }
    });

    // By hand: every one of 30 people is in all three periods and fares alike, so that U varies as 30 people times (sum x)^2 = 0 about the mean.
    [Fact]
    public void People_who_never_change_leave_no_variation_for_a_trend()
    {
        double common = 10 * (1 - (1 / 3.0)); // 10 of 30 re-offend: variance and covariance are both 30 * 1/3 * 2/3
        double[] row = [common, common, common];
        TrendEstimate trend = LinearTrend.OfShares([-1, 0, 1], [new(10, 30), new(10, 30), new(10, 30)], covariances: [row, row, row]);
        Assert.Equal(NoEstimate.NoVariation, trend.Reason);

        // The last two periods of other people: U = -e0 + e2 has twice the variance of one period.
        TrendEstimate apart = LinearTrend.OfShares([-1, 0, 1], [new(10, 30), new(12, 30), new(14, 30)]);
        Assert.Equal(4 / Math.Sqrt(2 * 30 * 0.4 * 0.6), apart.Z!.Value, 1e-12);
    }
}
