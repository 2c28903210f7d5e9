using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Tests.Rates;

public sealed class ClusteredTest
{
    [Fact]
    public void Where_nobody_repeats_the_design_effect_is_1() =>
        Assert.Equal(1, ClusteredShare.DesignEffect(new(20, 100), 100, sumYY: 20, sumYN: 20, sumNN: 100));

    // Each of 50 people is entered four times with the same result: 200 entries tell as much as 50, times m/(m-1).
    [Fact]
    public void Four_copies_of_everybody_give_a_design_effect_of_four()
    {
        double effect = ClusteredShare.DesignEffect(new(40, 200), 50, sumYY: 10 * 16, sumYN: 10 * 16, sumNN: 50 * 16);
        Assert.Equal(4 * 50 / 49.0, effect, 1e-12);
    }

    // By hand: people with 0, 1, 2, 5 re-offences, one entry each. R = 2; sum((k-R)^2) = 4+1+0+9 = 14; var(log) = 4/3*14/64.
    [Fact]
    public void The_rate_of_four_people_has_the_interval_worked_by_hand()
    {
        ConfidenceInterval interval = ClusteredRate.Interval(8, 4, 4, sumKK: 30, sumKN: 8, sumNN: 4)!.Value;
        double error = Math.Sqrt(4.0 / 3 * 14 / 64);
        Assert.Equal(2 * Math.Exp(-1.959963984540054 * error), interval.Lower, 1e-9);
        Assert.Equal(2 * Math.Exp(1.959963984540054 * error), interval.Upper, 1e-9);
    }

    // Garwood (1936): with no event the exact 95 per cent upper limit of a Poisson count is 3.6889.
    [Fact]
    public void Without_an_event_the_upper_limit_is_the_exact_Poisson_one() =>
        Assert.Equal(3.6889, 100 * ClusteredRate.Interval(0, 100, 100, 0, 0, 100)!.Value.Upper, precision: 4);

    [Fact]
    public void A_fall_from_400_to_316_is_21_per_cent_and_a_baseline_of_0_has_no_change()
    {
        Assert.Equal(-0.21, ClusteredChange.Change(316, 400)!.Value, 1e-12);
        Assert.Null(ClusteredChange.Change(5, 0));
    }

    // By hand: (k, b) = (1, 2), (3, 4), (0, 1): K = 4, B = 7.
    [Fact]
    public void The_change_of_three_people_has_the_interval_worked_by_hand()
    {
        ConfidenceInterval interval = ClusteredChange.Interval(4, 7, 3, sumKK: 10, sumKB: 14, sumBB: 21)!.Value;
        double residual = Square((1 / 4.0) - (2 / 7.0)) + Square((3 / 4.0) - (4 / 7.0)) + Square(0 - (1 / 7.0));
        double error = Math.Sqrt(1.5 * residual);
        Assert.Equal((4 / 7.0 * Math.Exp(-1.959963984540054 * error)) - 1, interval.Lower, 1e-9);
        Assert.Equal((4 / 7.0 * Math.Exp(1.959963984540054 * error)) - 1, interval.Upper, 1e-9);
    }

    // NI 18 by hand: 2,000 people with p = 0.09 each, 180 expected.
    [Theory]
    [InlineData(160, -0.111111, -1.562691)]
    [InlineData(154, -0.144444, -2.031498)]
    public void Observed_against_180_expected_gives_the_published_arithmetic(long observed, double relative, double z)
    {
        Assert.Equal(relative, ObservedAgainstExpected.RelativeDifference(observed, 180)!.Value, precision: 6);
        Assert.Equal(z, ObservedAgainstExpected.StandardisedDifference(observed, [900], [2000])!.Value, precision: 6);
    }

    // Coverage by simulation: 400 lists of 60 people whose rates vary (gamma) and who carry them into both windows.
    [Fact]
    public void The_interval_of_a_change_covers_the_truth_about_as_often_as_it_says()
    {
        Random random = new(20091);
        int covered = 0;
        const int Lists = 1500;
        for (int list = 0; list < Lists; list++)
        {
            long k = 0, b = 0, kk = 0, kb = 0, bb = 0;
            for (int person = 0; person < 80; person++)
            {
                double rate = MathNet.Numerics.Distributions.Gamma.Sample(random, 1.5, 0.5);
                int before = MathNet.Numerics.Distributions.Poisson.Sample(random, rate);
                int after = MathNet.Numerics.Distributions.Poisson.Sample(random, 0.75 * rate);
                (k, b, kk, kb, bb) = (k + after, b + before, kk + (after * after), kb + (after * before), bb + (before * before));
            }

            covered += ClusteredChange.Interval(k, b, 80, kk, kb, bb)!.Value.Contains(-0.25) ? 1 : 0;
        }

        Assert.InRange(covered / (double)Lists, 0.93, 0.97);
    }

    private static double Square(double value) => value * value;
}
