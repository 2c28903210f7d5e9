using FsCheck.Fluent;
using LaaAnalytics.Statistics.ProcessControl;

namespace LaaAnalytics.Statistics.Tests.ProcessControl;

public sealed class XmrChartTest
{
    // 20 points 50, 51, 49 by turns with 70 at place 19; ranges of 20 and 21 are screened out (NHSRplotthedots 0.2.2).
    private static readonly double[] Outlier =
    [
        50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 51, 49, 50, 70, 49, 50, 51, 49, 50, 51, 49, 50, 51, 49,
    ];

    [Fact]
    public void One_pass_of_screening_sets_limits_as_the_NHS_does()
    {
        XmrChart chart = XmrChart.Of(Outlier);
        XmrPeriod period = Assert.Single(chart.Periods);
        Assert.Equal(50.6333333333333, period.Mean, 1e-12);
        Assert.Equal(4 / 3.0, period.MovingRange!.Value, 1e-12);
        Assert.Equal(54.18, period.Upper!.Value, 1e-12);
        Assert.Equal(48.2688888888889, period.NearLower!.Value, 1e-12);
        Assert.Equal([19], Flagged(chart, SpecialCause.Outside));
        Assert.True(XmrChart.Of(Outlier, new XmrOptions { ScreenMovingRanges = false }).Periods[0].MovingRange > period.MovingRange);
    }

    [Fact]
    public void Seven_rising_points_are_a_trend_and_six_or_a_tie_are_not()
    {
        Assert.Equal([2, 3, 4, 5, 6, 7, 8], Flagged(XmrChart.Of([5, 6, 1, 2, 3, 4, 5, 6, 7, 3]), SpecialCause.Trend));
        Assert.Empty(Flagged(XmrChart.Of([5, 6, 1, 2, 3, 4, 5, 6, 3, 3]), SpecialCause.Trend));
        Assert.Empty(Flagged(XmrChart.Of([5, 6, 1, 2, 3, 3, 4, 5, 6, 7]), SpecialCause.Trend));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], Flagged(XmrChart.Of([9, 8, 7, 6, 5, 4, 3, 8, 9]), SpecialCause.Trend));
    }

    // Mean 0 is fixed by the first eight points; a point on it breaks the run.
    [Fact]
    public void Seven_points_on_one_side_are_a_shift_and_a_point_on_the_mean_breaks_it()
    {
        double[] start = [-1, 1, -1, 1, -1, 1, -1, 1];
        XmrOptions fix = new() { FixAfter = 8 };
        Assert.Equal([9, 10, 11, 12, 13, 14, 15], Flagged(XmrChart.Of([.. start, -1, 1, 2, 1, 2, 1, 2, 1, -1], fix), SpecialCause.Shift));
        Assert.Empty(Flagged(XmrChart.Of([.. start, -1, 1, 2, 1, 0, 1, 2, 1, 1, 1], fix), SpecialCause.Shift));
    }

    // Mean 0, mean range 2, limits 5.32, near limits 3.5467.
    [Fact]
    public void Two_of_three_near_a_limit_count_only_on_one_side_and_not_beyond_it()
    {
        double[] start = [-1, 1, -1, 1, -1, 1, -1, 1];
        XmrOptions fix = new() { FixAfter = 8 };
        Assert.Equal([9, 11], Flagged(XmrChart.Of([.. start, -1, 4, 1, 4, -1], fix), SpecialCause.TwoOfThree));
        Assert.Empty(Flagged(XmrChart.Of([.. start, -1, 4, -1, 4, -1], fix), SpecialCause.TwoOfThree));
        Assert.Empty(Flagged(XmrChart.Of([.. start, -1, 4, 1, 6, -1], fix), SpecialCause.TwoOfThree));
    }

    [Fact]
    public void The_first_rule_takes_precedence_and_a_trend_points_the_way_it_goes()
    {
        double[] falling = [1, 30, 29, 28, 27, 26, 25, 24];
        XmrPoint last = XmrChart.Of(falling).Points[^1];
        Assert.Equal(SpecialCause.Trend, last.First);
        Assert.Equal(-1, last.Direction);
        XmrPoint outside = new(0, XmrChart.Of([1, 2]).Periods[0], SpecialCause.Shift | SpecialCause.Outside, 1);
        Assert.Equal(SpecialCause.Outside, outside.First);
    }

    [Fact]
    public void Variation_and_assurance_are_two_words()
    {
        double[] high = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? 49.0 : 51.0), 70];
        XmrChart chart = XmrChart.Of(high, new XmrOptions { FixAfter = 20 });
        Assert.Equal(Variation.Concern, chart.Variation(Wanted.Lower));
        Assert.Equal(Variation.Improvement, chart.Variation(Wanted.Higher));
        Assert.Equal(Variation.High, chart.Variation(Wanted.Neither));
        Assert.Equal(Variation.CommonCause, XmrChart.Of(high.AsSpan()[..20]).Variation(Wanted.Lower));
        Assert.Equal(Assurance.Pass, chart.Assurance(60, Wanted.Lower));
        Assert.Equal(Assurance.Fail, chart.Assurance(40, Wanted.Lower));
        Assert.Equal(Assurance.HitOrMiss, chart.Assurance(50, Wanted.Lower));
        Assert.Equal(Assurance.Fail, chart.Assurance(60, Wanted.Higher));
        Assert.Equal(Assurance.Pass, chart.Assurance(40, Wanted.Higher));
        Assert.Equal(Assurance.NotKnown, chart.Assurance(null, Wanted.Lower));
    }

    [Fact]
    public void A_new_period_has_its_own_limits_and_runs_do_not_cross_into_it()
    {
        double[] values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        XmrChart chart = XmrChart.Of(values, new XmrOptions { Rebase = [5] });
        Assert.Equal([3, 8], chart.Periods.Select(period => period.Mean));
        Assert.Empty(Flagged(chart, SpecialCause.Trend));
        Assert.All(chart.Periods, period => Assert.True(period.IsProvisional));
        Assert.False(XmrChart.Of(Outlier).Periods[0].IsProvisional);
        Assert.Equal([7.5], XmrChart.Of(values, new XmrOptions { Rebase = [0, 5, 10] }).Periods.Skip(1).Select(period => period.Mean - 0.5));
    }

    [Fact]
    public void One_point_has_no_limits_and_equal_points_have_no_signal()
    {
        XmrChart single = XmrChart.Of([5]);
        Assert.Null(single.Periods[0].Lower);
        Assert.Equal(Variation.NotKnown, single.Variation(Wanted.Lower));
        Assert.Empty(XmrChart.Of([]).Points);
        XmrChart equal = XmrChart.Of([5, 5, 5, 5, 5, 5, 5, 5]);
        Assert.Equal((5, 5), (equal.Periods[0].Lower, equal.Periods[0].Upper));
        Assert.All(equal.Points, point => Assert.Equal(SpecialCause.None, point.Signals));
    }

    [Fact]
    public void Doubling_and_shifting_values_moves_limits_and_keeps_signals_and_turning_them_over_turns_directions() =>
        Law.Holds(Gen.Choose(0, 64).Several(2, 60), numbers =>
        {
            XmrChart plain = XmrChart.Of([.. numbers.Select(n => n / 8.0)]);
            XmrChart moved = XmrChart.Of([.. numbers.Select(n => (n / 4.0) + 16)]);
            Assert.Equal((2 * plain.Periods[0].Upper!.Value) + 16, moved.Periods[0].Upper!.Value, 1e-9);
            XmrChart back = XmrChart.Of([.. numbers.Select(n => -n / 8.0)]);
            for (int i = 0; i < numbers.Length; i++)
            {
                bool isOnLine = IsNearLine(plain.Points[i].Period, numbers, 1e-9);
                Assert.True(isOnLine || plain.Points[i].Signals == moved.Points[i].Signals);
                Assert.True(isOnLine || plain.Points[i].Direction == -back.Points[i].Direction);
            }
        });

    private static bool IsNearLine(XmrPeriod period, int[] numbers, double within) => numbers.Select(n => n / 8.0).Any(value =>
        Math.Abs(value - period.Mean) < within
        || Math.Abs(value - period.Upper!.Value) < within || Math.Abs(value - period.Lower!.Value) < within
        || Math.Abs(value - period.NearUpper!.Value) < within || Math.Abs(value - period.NearLower!.Value) < within);

    private static IEnumerable<int> Flagged(XmrChart chart, SpecialCause cause) =>
        chart.Points.Select((point, i) => (point, i)).Where(one => one.point.Signals.HasFlag(cause)).Select(one => one.i);
}
