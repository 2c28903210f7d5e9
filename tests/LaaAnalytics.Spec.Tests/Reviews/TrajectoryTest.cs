using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Spec.Tests.Reviews;

public sealed class TrajectoryTest
{
    private static readonly TargetValue Baseline = Value(TargetKind.Baseline, 2008, 30m);
    private static readonly TargetValue Target = Value(TargetKind.Target, 2011, 27m);

    [Theory]
    [InlineData("2008-03-30", null)]
    [InlineData("2008-03-31", 30.0)]
    [InlineData("2009-03-31", 29.0)]
    [InlineData("2010-03-31", 28.0)]
    [InlineData("2011-03-31", 27.0)]
    [InlineData("2012-01-01", 27.0)]
    public void Between_baseline_and_target_the_level_moves_by_days(string day, double? level) =>
        Assert.Equal(level, Of(Baseline, Target).At(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) is double at ? Math.Round(at, 2) : null);

    [Fact]
    public void An_agreed_milestone_wins_over_the_straight_line() =>
        Assert.Equal(29.8, Of(Baseline, Value(TargetKind.Milestone, 2009, 29.8m), Target).At(new(2009, 3, 31))!.Value, 9);

    [Fact]
    public void On_one_day_a_target_wins_over_a_milestone_and_a_milestone_over_the_baseline()
    {
        Assert.Equal(29, Of(Value(TargetKind.Milestone, 2008, 29m), Baseline, Target).At(new(2008, 3, 31))!.Value, 9);
        Assert.Equal(27, Of(Baseline, Target, Value(TargetKind.Milestone, 2011, 26m)).At(new(2011, 3, 31))!.Value, 9);
    }

    [Fact]
    public void A_single_value_a_placeholder_or_another_definition_sets_nothing()
    {
        Assert.Null(Of(Baseline).At(new(2009, 3, 31)));
        Assert.Null(Of(Baseline, Target with { Value = null }).At(new(2009, 3, 31)));
        Assert.Null(Of(Baseline, Target with { Scheme = "ni18-adult@2011-01" }).At(new(2009, 3, 31)));
    }

    [Fact]
    public void Only_a_cohort_that_ends_with_the_baseline_is_the_baseline()
    {
        Assert.Equal([false, true, false], new[] { 30, 31, 91 }.Select(day => Of(Baseline, Target).IsBaseline(new DateOnly(2008, 3, 1).AddDays(day - 1))));
        Assert.False(Of(Value(TargetKind.Milestone, 2008, 29m), Baseline, Target).IsBaseline(new(2008, 3, 31)));
        Assert.False(Of(Target).IsBaseline(new(2011, 3, 31)));
    }

    private static Trajectory Of(params TargetValue[] values) => Trajectory.Of(values, "RO-A", "ni18-adult@2008-05");

    private static TargetValue Value(TargetKind kind, int endYear, decimal value) =>
        new("RO-A", "ni18-adult@2008-05", kind, new(new(endYear - 1, 4, 1), new(endYear, 4, 1)), value, "DESIGNATED", "SET", null);
}
