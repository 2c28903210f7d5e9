using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Tests.Rates;

public sealed class PersonWeightedShareTest
{
    [Fact]
    public void Where_nobody_repeats_it_is_Wilson_s_of_the_people()
    {
        IntervalEstimate share = PersonWeightedShare.Estimate([1, 1], [0, 1], [60, 40]);
        Assert.Equal((0.4, WilsonScore.Interval(new(40, 100))), (share.Value!.Value, share.Interval!.Value));
    }

    // One person with four of four, four with none of one: 1 of 5 people, variance (0.8^2 + 4 * 0.2^2) / (5 * 4) = 0.04, effective size 0.16 / 0.04 = 4.
    [Fact]
    public void Five_people_have_the_interval_worked_by_hand()
    {
        IntervalEstimate share = PersonWeightedShare.Estimate([1, 4], [0, 4], [4, 1]);
        Assert.Equal(0.2, share.Value!.Value, 1e-12);
        Assert.Equal(WilsonScore.Weighted(0.8, 4).Lower, share.Interval!.Value.Lower, 1e-12);
        Assert.Equal(WilsonScore.Weighted(0.8, 4).Upper, share.Interval!.Value.Upper, 1e-12);
    }

    [Fact]
    public void Everybody_alike_is_no_more_certain_than_as_many_entries()
    {
        IntervalEstimate share = PersonWeightedShare.Estimate([2], [1], [10]);
        Assert.Equal((0.5, WilsonScore.Weighted(10, 20)), (share.Value!.Value, share.Interval!.Value));
        Assert.Equal(WilsonScore.Weighted(0, 10), PersonWeightedShare.Estimate([2], [0], [10]).Interval!.Value);
    }

    [Fact]
    public void One_person_who_repeats_has_no_interval_and_nobody_no_share()
    {
        Assert.Equal(new(0.75, null, NoEstimate.TooFewRows), PersonWeightedShare.Estimate([4], [3], [1]));
        Assert.Equal(IntervalEstimate.Without(NoEstimate.NoDenominator), PersonWeightedShare.Estimate([], [], []));
    }

    // Three people: 3 entries with 2 events, 2 with 2, 1 with 1. Every way to choose the part's entries is tried; none has a greater design effect,
    // and with so few people, of whom one is filled in part only, the greatest is within two and a half times.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_greatest_design_effect_is_no_less_than_that_of_any_part(int chosen)
    {
        long[] entries = [3, 2, 1];
        long[] events = [2, 2, 1];
        double greatest = ClusteredShare.GreatestDesignEffect(new(chosen, 6), entries, events, [1, 1, 1]);
        double most = 0;
        for (int first = 0; first <= 2; first++)
        {
            for (int second = 0; second <= 2; second++)
            {
                int third = chosen - first - second;
                if (third is 0 or 1)
                {
                    most = Math.Max(most, ClusteredShare.DesignEffect(
                        new(chosen, 6), 3, (first * first) + (second * second) + (third * third), (3 * first) + (2 * second) + third, 9 + 4 + 1));
                }
            }
        }

        Assert.InRange(greatest, most, 2.5 * most);
    }

    // Ten people twice with two events each, twenty once with one each: a part of 20 can be all of the ten's. p = 1/2 of 40:
    // sum((y - p n)^2) = 10 (2 - 1)^2 + 20 (0 - 1/2)^2 = 15, times 30/29, over 40 * 1/4.
    [Fact]
    public void The_greatest_design_effect_is_reached_where_repeated_people_have_it_all()
    {
        Assert.Equal(30 / 29.0 * 15 / 10, ClusteredShare.GreatestDesignEffect(new(20, 40), [2, 1], [2, 1], [10, 20]), 1e-12);
        Assert.Equal(1, ClusteredShare.GreatestDesignEffect(new(20, 40), [1, 1], [0, 1], [15, 25]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClusteredShare.GreatestDesignEffect(new(20, 40), [2, 2], [0, 1], [5, 15]));
    }
}
