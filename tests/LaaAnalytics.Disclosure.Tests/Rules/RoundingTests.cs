using System.Text.Json;
using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Disclosure.Tests.Rules;

/// <summary>Ways of rounding, against what others print.</summary>
public sealed class RoundingTests
{
    // OpenSAFELY's example: 3 of 18, 8 of 23, 16 of 31, 23 of 44 are printed as withheld of 20, 10 of 25, 15 of 30, 25 of 45; totals 50 of 120, where counted 50 of 116.
    [Fact]
    public void A_line_is_rounded_and_its_total_is_the_sum_of_what_is_printed()
    {
        (IReadOnlyList<long?> numerators, long numerator) = Rounding.Line([3, 8, 16, 23], 8, 5);
        Assert.Equal([null, 10, 15, 25], numerators);
        Assert.Equal(50, numerator);
        (IReadOnlyList<long?> denominators, long denominator) = Rounding.Line([18, 23, 31, 44], 8, 5);
        Assert.Equal([20, 25, 30, 45], denominators);
        Assert.Equal(120, denominator);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 3)]
    [InlineData(6, 3)]
    [InlineData(7, 9)]
    [InlineData(12, 9)]
    [InlineData(13, 15)]
    [InlineData(18, 15)]
    public void Midpoint_6_prints_the_middle_of_six(long value, long printed) => Assert.Equal(printed, Rounding.MidpointSix(value));

    [Theory]
    [InlineData(0, 0L)]
    [InlineData(1, null)]
    [InlineData(4, null)]
    [InlineData(7, 5L)]
    [InlineData(8, 10L)]
    public void DASA_withholds_1_to_4_and_prints_others_to_the_nearest_5(long value, long? printed) => Assert.Equal(printed, Rounding.HiddenOrNearest(value, 5, 5));

    [Theory]
    [InlineData(25, 20)]
    [InlineData(15, 20)]
    [InlineData(35, 40)]
    [InlineData(24, 20)]
    [InlineData(26, 30)]
    public void DASA_rounds_numbers_that_end_in_5_to_the_nearest_20(long value, long printed) => Assert.Equal(printed, Rounding.NearestHalvesToEven(value, 10));

    [Theory]
    [InlineData(2, 5, 0)]
    [InlineData(3, 5, 5)]
    [InlineData(7, 5, 5)]
    [InlineData(8, 5, 10)]
    [InlineData(4, 10, 0)]
    [InlineData(5, 10, 10)]
    [InlineData(15, 10, 20)]
    public void Halves_go_up(long value, long to, long printed)
    {
        Assert.Equal(printed, Rounding.Nearest(value, to));
        Assert.Equal(printed, Rounding.Nearest((decimal)value, to));
    }

    [Fact]
    public void Numbers_that_are_not_whole_are_rounded_alike() => Assert.Equal((0m, 5m, 5m, 10m), (Rounding.Nearest(2.49m, 5), Rounding.Nearest(2.5m, 5), Rounding.Nearest(7.49m, 5), Rounding.Nearest(7.5m, 5)));

    [SharedFact(GoldenCase.Path)]
    public void Random_rounding_is_on_average_the_number()
    {
        JsonElement one = GoldenCase.Of("rounding-random-5-probabilities");
        long[] values = one.GetProperty("input").Each(value => value.GetInt64());
        Assert.Equal(one.GetProperty("expected").GetProperty("p_up").Each(value => value.GetDouble()), values.Select(value => Rounding.ProbabilityUp(value, 5)));
        Assert.All(values, value => Assert.Equal(value, (value / 5 * 5) + (5 * Rounding.ProbabilityUp(value, 5)), 1e-12));
    }
}
