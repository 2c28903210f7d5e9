using FsCheck.Fluent;
using LaaAnalytics.Statistics.Comparisons;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Tests.Comparisons;

public sealed class RecoveredDifferenceTest
{
    // By hand: 10 (7 to 14) less 4 (1 to 9): below sqrt(3^2 + 5^2), above sqrt(4^2 + 3^2); z = 6 / sqrt(34) * 1.959964.
    [Fact]
    public void Limits_and_z_match_a_difference_worked_by_hand()
    {
        RecoveredDifference difference = RecoveredDifference.Of(10, new(7, 14, 0.95), 4, new(1, 9, 0.95));
        Assert.Equal(6, difference.Value);
        Assert.Equal(6 - 5.830951894845301, difference.Interval.Lower, 1e-12);
        Assert.Equal(11, difference.Interval.Upper, 1e-12);
        Assert.Equal(2.016787, difference.Z!.Value, 1e-6);
        Assert.Equal(0.043718, difference.PValue!.Value, 1e-6);
    }

    [Fact]
    public void Wilson_limits_give_Newcombes_method_10() => Law.Holds(Law.Proportions.Zip(Law.Proportions).Zip(Law.Confidence), sample =>
    {
        Proportion first = new(sample.Item1.Item1.Events, sample.Item1.Item1.Population);
        Proportion second = new(sample.Item1.Item2.Events, sample.Item1.Item2.Population);
        ConfidenceInterval newcombe = NewcombeDifference.Interval(first, second, sample.Item2);
        ConfidenceInterval recovered = Of(first, second, sample.Item2).Interval;
        Assert.Equal(newcombe.Lower, recovered.Lower, 1e-12);
        Assert.Equal(newcombe.Upper, recovered.Upper, 1e-12);
    });

    [Fact]
    public void Swapping_the_two_negates_and_the_difference_lies_within_its_limits() => Law.Holds(Law.Proportions.Zip(Law.Proportions).Zip(Law.Confidence), sample =>
    {
        Proportion first = new(sample.Item1.Item1.Events, sample.Item1.Item1.Population);
        Proportion second = new(sample.Item1.Item2.Events, sample.Item1.Item2.Population);
        RecoveredDifference forward = Of(first, second, sample.Item2);
        RecoveredDifference backward = Of(second, first, sample.Item2);
        Assert.True(forward.Interval.Contains(forward.Value));
        Assert.Equal(forward.Value, -backward.Value, 1e-15);
        Assert.Equal(forward.Interval.Lower, -backward.Interval.Upper, 1e-15);
        Assert.Equal(forward.Interval.Upper, -backward.Interval.Lower, 1e-15);
        Assert.Equal(forward.Z!.Value, -backward.Z!.Value, 1e-12);
        Assert.Equal(forward.PValue!.Value, backward.PValue!.Value, 1e-12);
    });

    [Fact]
    public void The_p_value_is_small_exactly_where_the_interval_leaves_zero_out() => Law.Holds(Law.Proportions.Zip(Law.Proportions).Zip(Law.Confidence), sample =>
    {
        Proportion first = new(sample.Item1.Item1.Events, sample.Item1.Item1.Population);
        Proportion second = new(sample.Item1.Item2.Events, sample.Item1.Item2.Population);
        RecoveredDifference difference = Of(first, second, sample.Item2);
        Assert.InRange(difference.PValue!.Value, 0, 1);
        if (Math.Abs(difference.PValue.Value - (1 - sample.Item2)) > 1e-9)
        {
            Assert.Equal(difference.PValue.Value >= 1 - sample.Item2, difference.Interval.Contains(0));
        }
    });

    [Fact]
    public void Equal_estimates_differ_by_nothing() => Law.Holds(Law.Proportions, sample =>
    {
        Proportion one = new(sample.Events, sample.Population);
        RecoveredDifference difference = Of(one, one, 0.95);
        Assert.Equal(0, difference.Value);
        Assert.True(difference.Interval.Contains(0));
        Assert.Equal((0, 1), (difference.Z, difference.PValue));
    });

    // By hand: correlation 0.5 takes 2 * 0.5 * 3 * 5 = 15 from 34 below and 12 from 25 above.
    [Fact]
    public void Estimates_of_the_same_people_differ_with_narrower_limits()
    {
        RecoveredDifference difference = RecoveredDifference.Of(10, new(7, 14, 0.95), 4, new(1, 9, 0.95), correlation: 0.5);
        Assert.Equal(6 - 4.358898943540674, difference.Interval.Lower, 1e-12);
        Assert.Equal(6 + 3.605551275463989, difference.Interval.Upper, 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => RecoveredDifference.Of(10, new(7, 14, 0.95), 4, new(1, 9, 0.95), correlation: 1.1));
    }

    [Fact]
    public void Without_a_width_towards_zero_there_is_no_test()
    {
        RecoveredDifference fixedLevels = RecoveredDifference.Of(5, new(5, 5, 0.95), 4, new(4, 4, 0.95));
        Assert.Equal((1, null, null), (fixedLevels.Value, fixedLevels.Z, fixedLevels.PValue));
    }

    [Fact]
    public void An_estimate_outside_its_limits_and_two_confidences_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RecoveredDifference.Of(15, new(7, 14, 0.95), 4, new(1, 9, 0.95)));
        Assert.Throws<ArgumentOutOfRangeException>(() => RecoveredDifference.Of(10, new(7, 14, 0.95), 4, new(1, 9, 0.9)));
    }

    private static RecoveredDifference Of(Proportion first, Proportion second, double confidence) => RecoveredDifference.Of(
        first.Share!.Value, WilsonScore.Interval(first, confidence), second.Share!.Value, WilsonScore.Interval(second, confidence));
}
