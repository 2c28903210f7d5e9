using FsCheck.Fluent;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Tests.Rates;

public sealed class EventRateTest
{
    // PHEindicatormethods 2.1.0, its test table of rates per 100: exact below ten events, Byar from ten.
    [Theory]
    [InlineData(5, 100, 1.62348639011842, 11.6683320793227, ExactPoisson.Method)]
    [InlineData(65, 100, 50.1631877104595, 82.8491385459398, ByarPoisson.Method)]
    public void Limits_match_public_health_indicators(double events, double exposure, double lower, double upper, string method)
    {
        IntervalEstimate rate = new EventRate(events, exposure).Estimate(per: 100);
        Assert.Equal(lower, rate.Interval!.Value.Lower, 1e-10);
        Assert.Equal(upper, rate.Interval!.Value.Upper, 1e-10);
        Assert.Equal(method, ExactOrByar.MethodFor(events));
    }

    [Fact]
    public void Without_exposure_there_is_no_rate_and_the_other_rows_stay()
    {
        IntervalEstimate[] rates = new IntervalEstimate[3];
        EventRate.Estimates([3, 3, double.NaN], [0, 50, 50], rates);
        Assert.Equal([NoEstimate.NoDenominator, NoEstimate.None, NoEstimate.Invalid], rates.Select(rate => rate.Reason));
        Assert.Null(rates[0].Value);
        Assert.Equal(0.06, rates[1].Value);
    }

    [Fact]
    public void No_event_has_an_upper_limit_of_minus_log_of_the_tail() =>
        Assert.Equal(-Math.Log(0.025), ExactPoisson.Interval(0).Upper, 1e-14);

    [Fact]
    public void Exact_limits_give_the_tails_back() => Law.Holds(Gen.Choose(1, 3_000), events =>
    {
        ConfidenceInterval limits = ExactPoisson.Interval(events);
        Assert.Equal(0.025, MathNet.Numerics.SpecialFunctions.GammaLowerRegularized(events, limits.Lower), 1e-11);
        Assert.Equal(0.025, MathNet.Numerics.SpecialFunctions.GammaUpperRegularized(events + 1, limits.Upper), 1e-11);
    });

    [Fact]
    public void A_rate_scales_with_its_unit_and_against_its_exposure() => Law.Holds(Gen.Choose(0, 2_000).Zip(Gen.Choose(1, 5_000)), sample =>
    {
        IntervalEstimate one = new EventRate(sample.Item1, sample.Item2).Estimate();
        IntervalEstimate scaled = new EventRate(sample.Item1, 4 * sample.Item2).Estimate(per: 4);
        Assert.Equal(one.Value!.Value, scaled.Value!.Value, 1e-12);
        Assert.Equal(one.Interval!.Value.Upper, scaled.Interval!.Value.Upper, 1e-10);
    });

    [Fact]
    public void Where_nobody_repeats_repeat_events_are_ordinary_ones()
    {
        RepeatEvents once = RepeatEvents.From([1], [65]);
        Assert.Equal(1, once.Dispersion);
        Assert.Equal(new EventRate(65, 100).Estimate(100).Interval!.Value.Upper, once.Rate(100, per: 100).Interval!.Value.Upper, 1e-12);
    }

    // 10 people with one event, 5 with two, 2 with five: 30 events, variance 10 + 4 x 5 + 25 x 2 = 80.
    [Fact]
    public void Repeats_widen_by_the_root_of_their_dispersion()
    {
        RepeatEvents events = RepeatEvents.From([0, 1, 2, 5], [83, 10, 5, 2]);
        Assert.Equal((17, 30, 80), (events.People, events.Events, events.Variance));
        ConfidenceInterval independent = new EventRate(30, 100).Estimate().Interval!.Value;
        ConfidenceInterval repeated = events.Rate(100).Interval!.Value;
        Assert.Equal(Math.Sqrt(80 / 30.0) * (independent.Upper - 0.3), repeated.Upper - 0.3, 1e-12);
        Assert.Equal(Math.Sqrt(80 / 30.0) * (0.3 - independent.Lower), 0.3 - repeated.Lower, 1e-12);
    }

    [Fact]
    public void A_ratio_of_repeat_events_turns_over_with_its_sides()
    {
        RepeatEvents first = RepeatEvents.From([1, 3], [20, 4]);
        RepeatEvents second = RepeatEvents.From([1, 2], [25, 6]);
        IntervalEstimate forward = first.RatioTo(200, second, 150);
        IntervalEstimate backward = second.RatioTo(150, first, 200);
        Assert.Equal(32 / 200.0 / (37 / 150.0), forward.Value!.Value, 1e-12);
        Assert.Equal(1 / forward.Interval!.Value.Lower, backward.Interval!.Value.Upper, 1e-12);
        Assert.Equal(NoEstimate.EmptyCell, first.RatioTo(200, default, 150).Reason);
    }
}
