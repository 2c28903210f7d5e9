using FsCheck.Fluent;
using LaaAnalytics.Statistics.Comparisons;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Tests.Comparisons;

public sealed class JointRanksTest
{
    // By hand: 1 is wholly below 3 and 4; 2 touches 3's lower limit, which is no gap; 4 is wholly above 1 and 2.
    [Fact]
    public void Only_intervals_that_lie_apart_narrow_a_rank() => Assert.Equal(
        [new(1, 1, 2), new(2, 1, 3), new(3, 2, 4), new(4, 3, 4)],
        JointRanks.Of([10, 12, 18, 25], [8, 9, 15, 16], [12, 15, 22, 30]));

    [Fact]
    public void Equal_values_share_a_rank_and_one_alone_is_first()
    {
        Assert.Equal([new(1, 1, 2), new(1, 1, 2)], JointRanks.Of([5, 5], [4, 4], [6, 6]));
        Assert.Equal([new(1, 1, 1)], JointRanks.Of([5], [4], [6]));
        Assert.Empty(JointRanks.Of([], [], []));
    }

    // Two intervals that each fail 25 times in 1,000 fail together 50 times at most, however they depend on one another.
    [Fact]
    public void Each_interval_gets_the_confidence_of_Bonferroni()
    {
        Assert.Equal(0.975, JointRanks.EachConfidence(0.95, 2), 1e-14);
        Assert.Equal(0.98, JointRanks.EachConfidence(0.9, 5), 1e-14);
        Assert.Equal(0.95, JointRanks.EachConfidence(0.95, 1), 1e-15);
    }

    [Fact]
    public void A_range_holds_the_plain_rank_and_does_not_depend_on_places() => Law.Holds(
        Gen.Choose(0, 50).Select(value => (double)value).Zip(Gen.Choose(0, 20)).Several(1, 15), areas =>
        {
            RankRange[] ranges = Of(areas);
            Assert.Equal(ranges.Reverse(), Of([.. areas.Reverse()]));
            Assert.All(ranges, range => Assert.True(range.Best >= 1 && range.Best <= range.Plain && range.Plain <= range.Worst && range.Worst <= areas.Length));
            Assert.Equal(1, ranges.Min(range => range.Best));
            Assert.Equal(areas.Length, ranges.Max(range => range.Worst));
        });

    [Fact]
    public void Wider_intervals_never_narrow_a_range() => Law.Holds(Gen.Choose(0, 50).Select(value => (double)value).Zip(Gen.Choose(0, 20)).Several(1, 15), areas =>
    {
        RankRange[] narrow = Of(areas);
        RankRange[] wide = Of([.. areas.Select(area => (area.Item1, area.Item2 + 3))]);
        Assert.All(narrow.Zip(wide), pair => Assert.True(pair.Second.Best <= pair.First.Best && pair.Second.Worst >= pair.First.Worst));
    });

    // Fixed seed: 2,000 tables of 12 areas. All ranges of a table hold their true ranks in at least 95 of 100 tables, less three times the error of 2,000 draws, 1.5.
    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    [InlineData(0.05)]
    public void All_ranges_of_a_table_hold_the_true_ranks_as_often_as_they_say(double step)
    {
        const int Tables = 2_000;
        const int Areas = 12;
        Random random = new(20_261_122);
        double each = JointRanks.EachConfidence(0.95, Areas);
        int held = 0;
        for (int table = 0; table < Tables; table++)
        {
            double[] truth = [.. Enumerable.Range(0, Areas).Select(area => 0.2 + (step * area))];
            (double Share, ConfidenceInterval Interval)[] drawn = [.. truth.Select((p, area) =>
            {
                int n = 100 + (50 * area);
                int events = Enumerable.Range(0, n).Count(_ => random.NextDouble() < p);
                return (events / (double)n, WilsonScore.Interval(new(events, n), each));
            })];
            RankRange[] ranges = JointRanks.Of(
                [.. drawn.Select(one => one.Share)], [.. drawn.Select(one => one.Interval.Lower)], [.. drawn.Select(one => one.Interval.Upper)]);
            held += Enumerable.Range(0, Areas).All(area =>
                ranges[area].Best <= 1 + truth.Count(other => other < truth[area]) && ranges[area].Worst >= Areas - truth.Count(other => other > truth[area])) ? 1 : 0;
        }

        Assert.True(held >= 0.935 * Tables, $"{held} of {Tables}");
    }

    private static RankRange[] Of((double Value, int HalfWidth)[] areas) => JointRanks.Of(
        [.. areas.Select(area => area.Value)], [.. areas.Select(area => area.Value - area.HalfWidth)], [.. areas.Select(area => area.Value + area.HalfWidth)]);
}
