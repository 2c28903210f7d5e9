using FsCheck.Fluent;
using LaaAnalytics.Statistics.Inequality;

namespace LaaAnalytics.Statistics.Tests.Inequality;

public sealed class InequalityTest
{
    // Five equal groups on the line 10 + 5 x at mid-points .1, .3, .5, .7, .9: spread .08.
    [Fact]
    public void A_straight_line_gives_its_slope_and_the_variance_by_hand()
    {
        double[] values = [10.5, 11.5, 12.5, 13.5, 14.5];
        InequalityIndices indices = SlopeIndex.Of(values, [1, 1, 1, 1, 1], [7, 7, 7, 7, 7]);
        Assert.Equal(5, indices.Slope.Value!.Value, 1e-12);
        Assert.Equal(10, indices.Intercept!.Value, 1e-12);
        Assert.Equal(1.5, indices.Ratio.Value!.Value, 1e-12);

        // Each group weighs .2 x / .08; the squares add up to .04 x .4 / .0064 = 2.5.
        double z = 1.959963984540054;
        Assert.Equal(5 + (z * Math.Sqrt(2.5)), indices.Slope.Interval!.Value.Upper, 1e-12);
    }

    [Fact]
    public void Lines_on_other_scales_come_back_to_their_ends()
    {
        double[] x = [0.1, 0.3, 0.5, 0.7, 0.9];
        double[] errors = [0, 0, 0, 0, 0];
        double[] people = [1, 1, 1, 1, 1];
        InequalityIndices log = SlopeIndex.Of([.. x.Select(at => Math.Exp(1 + at))], errors, people, InequalityScale.Log);
        InequalityIndices logit = SlopeIndex.Of([.. x.Select(at => 1 / (1 + Math.Exp(-at)))], errors, people, InequalityScale.Logit);
        Assert.Equal(Math.E, log.Ratio.Value!.Value, 1e-12);
        Assert.Equal(Math.Exp(2) - Math.E, log.Slope.Value!.Value, 1e-12);
        Assert.Equal((1 / (1 + Math.Exp(-1))) - 0.5, logit.Slope.Value!.Value, 1e-12);
    }

    [Fact]
    public void What_cannot_be_is_a_status()
    {
        Assert.Equal(NoEstimate.TooFewRows, SlopeIndex.Of([1, 2], [1, 1], [1, 1]).Slope.Reason);
        Assert.Equal(NoEstimate.Invalid, SlopeIndex.Of([1, 0, 2], [1, 1, 1], [1, 1, 1], InequalityScale.Log).Slope.Reason);
        Assert.Equal(NoEstimate.Invalid, SlopeIndex.Of([-1, 0, 1], [1, 1, 1], [1, 1, 1]).Ratio.Reason);
        Assert.NotNull(SlopeIndex.Of([-1, 0, 1], [1, 1, 1], [1, 1, 1]).Slope.Value);
    }

    [Fact]
    public void Scaling_people_and_groups_of_nobody_change_nothing_and_the_other_order_turns_the_sign() =>
        Law.Holds(Gen.Choose(1, 90).Zip(Gen.Choose(1, 500)).Several(3, 12), groups =>
        {
            double[] values = [.. groups.Select(one => one.Item1 / 100.0)];
            double[] people = [.. groups.Select(one => (double)one.Item2)];
            double[] errors = [.. groups.Select(_ => 0.01)];
            InequalityIndices plain = SlopeIndex.Of(values, errors, people);
            InequalityIndices scaled = SlopeIndex.Of([.. values, 5], [.. errors, 1], [.. people.Select(n => 3 * n), 0]);
            InequalityIndices reversed = SlopeIndex.Of([.. values.Reverse()], [.. errors.Reverse()], [.. people.Reverse()]);
            Assert.Equal(plain.Slope.Value!.Value, scaled.Slope.Value!.Value, 1e-9);
            Assert.Equal(plain.Slope.Interval!.Value.Upper, scaled.Slope.Interval!.Value.Upper, 1e-9);
            Assert.Equal(plain.Slope.Value.Value, -reversed.Slope.Value!.Value, 1e-9);
        });

    // Ties take the least rank (PHEindicatormethods 2.1.0): 1 2 2 4 in two groups.
    [Fact]
    public void Ties_stay_in_one_group_and_missing_values_in_none()
    {
        Assert.Equal([1, 1, 1, null, 2], QuantileGroups.Of([10, 20, 20, null, 40], 2, highestFirst: false));
        Assert.Equal([2, 1, 1, null, 1], QuantileGroups.Of([10, 20, 20, null, 40], 2, highestFirst: true));
        Assert.Equal([null, null], QuantileGroups.Of([1, 2], 3, highestFirst: false));
    }

    [Fact]
    public void Groups_of_different_values_are_nearly_equal_in_number() => Law.Holds(Gen.Choose(10, 400).Zip(Gen.Choose(2, 10)), sample =>
    {
        double?[] values = [.. Enumerable.Range(0, sample.Item1).Select(i => (double?)((i * 7919L) % 100_003))];
        int?[] groups = QuantileGroups.Of(values, sample.Item2, highestFirst: true);
        int[] sizes = [.. groups.GroupBy(group => group).Select(group => group.Count())];
        Assert.Equal(sample.Item2, sizes.Length);
        Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
    });
}
