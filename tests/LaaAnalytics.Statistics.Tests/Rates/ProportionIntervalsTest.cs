using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Tests.Rates;

public sealed class ProportionIntervalsTest
{
    private static readonly ProportionMethod[] WithinBounds =
        [ProportionMethod.WilsonScore, ProportionMethod.WilsonScoreContinuityCorrected, ProportionMethod.ExactBinomial, ProportionMethod.Jeffreys];

    // Newcombe (1998) Stat Med 17:857-872, Table I, methods 4 and 5, 95 per cent.
    [Theory]
    [InlineData(ProportionMethod.WilsonScoreContinuityCorrected, 81, 263, 0.2535, 0.3682)]
    [InlineData(ProportionMethod.WilsonScoreContinuityCorrected, 15, 148, 0.0598, 0.1644)]
    [InlineData(ProportionMethod.WilsonScoreContinuityCorrected, 0, 20, 0.0000, 0.2005)]
    [InlineData(ProportionMethod.WilsonScoreContinuityCorrected, 1, 29, 0.0018, 0.1963)]
    [InlineData(ProportionMethod.ExactBinomial, 81, 263, 0.2527, 0.3676)]
    [InlineData(ProportionMethod.ExactBinomial, 15, 148, 0.0578, 0.1617)]
    [InlineData(ProportionMethod.ExactBinomial, 0, 20, 0.0000, 0.1684)]
    [InlineData(ProportionMethod.ExactBinomial, 1, 29, 0.0009, 0.1776)]
    public void Limits_match_Newcombe_1998_Table_I(ProportionMethod method, long events, long population, double lower, double upper)
    {
        ConfidenceInterval interval = ProportionIntervals.For(new(events, population), method);
        Assert.Equal(lower, interval.Lower, precision: 4);
        Assert.Equal(upper, interval.Upper, precision: 4);
    }

    // With nobody of n, the exact upper limit solves (1 - p)^n = tail.
    [Fact]
    public void With_no_event_the_exact_upper_limit_is_a_root() =>
        Assert.Equal(1 - Math.Pow(0.025, 1.0 / 50), ExactBinomial.Interval(new(0, 50)).Upper, 1e-14);

    [Fact]
    public void One_bad_row_spoils_no_other()
    {
        double[] shares = new double[4];
        double[] lower = new double[4];
        double[] upper = new double[4];
        NoEstimate[] status = new NoEstimate[4];
        ProportionIntervals.For([86, 0, 5, -1], [524, 0, 4, 10], shares, lower, upper, status);
        Assert.Equal([NoEstimate.None, NoEstimate.NoDenominator, NoEstimate.Invalid, NoEstimate.Invalid], status);
        Assert.Equal(0.134875, lower[0], precision: 6);
        Assert.Equal(0.198258, upper[0], precision: 6);
    }

    [Fact]
    public void Limits_stay_within_0_and_1_and_enclose_the_share() => Law.Holds(Law.Proportions, sample =>
    {
        Proportion proportion = new(sample.Events, sample.Population);
        foreach (ProportionMethod method in WithinBounds)
        {
            ConfidenceInterval interval = ProportionIntervals.For(proportion, method);
            Assert.InRange(interval.Lower, 0, interval.Upper);
            Assert.InRange(interval.Upper, interval.Lower, 1);
            Assert.True(method == ProportionMethod.Jeffreys || interval.Contains(proportion.Share!.Value));
        }
    });

    [Fact]
    public void Counting_those_without_the_event_turns_the_interval_round() => Law.Holds(Law.Proportions, sample =>
    {
        foreach (ProportionMethod method in Enum.GetValues<ProportionMethod>())
        {
            ConfidenceInterval with = ProportionIntervals.For(new(sample.Events, sample.Population), method);
            ConfidenceInterval without = ProportionIntervals.For(new(sample.Population - sample.Events, sample.Population), method);
            Assert.Equal(1 - with.Upper, without.Lower, 1e-12);
            Assert.Equal(1 - with.Lower, without.Upper, 1e-12);
        }
    });

    [Fact]
    public void More_events_move_both_limits_up_and_more_confidence_moves_them_apart() => Law.Holds(Law.Proportions, sample =>
    {
        foreach (ProportionMethod method in WithinBounds)
        {
            ConfidenceInterval now = ProportionIntervals.For(new(sample.Events, sample.Population), method);
            ConfidenceInterval sure = ProportionIntervals.For(new(sample.Events, sample.Population), method, 0.998);
            Assert.True(sure.Lower <= now.Lower + 1e-12 && sure.Upper >= now.Upper - 1e-12);
            if (sample.Events < sample.Population)
            {
                ConfidenceInterval more = ProportionIntervals.For(new(sample.Events + 1, sample.Population), method);
                Assert.True(more.Lower >= now.Lower - 1e-12 && more.Upper >= now.Upper - 1e-12);
            }
        }
    });

    // Exact limits cover at least as often as they say: every share on a grid, all outcomes of 30 people counted with their probability.
    [Fact]
    public void Exact_limits_cover_at_least_95_per_cent_at_every_share()
    {
        const int People = 30;
        for (int grid = 1; grid < 200; grid++)
        {
            double share = grid / 200.0;
            double covered = 0;
            for (int events = 0; events <= People; events++)
            {
                covered += ExactBinomial.Interval(new(events, People)).Contains(share)
                    ? MathNet.Numerics.Distributions.Binomial.PMF(share, People, events)
                    : 0;
            }

            Assert.InRange(covered, 0.95, 1.0000001);
        }
    }
}
