using LaaAnalytics.Statistics.Comparisons;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Discrimination;

/// <summary>An area under the curve, or why there is none.</summary>
/// <param name="Area">0 to 1; 0.5 tells nothing; null where one side is empty.</param>
/// <param name="StandardError">DeLong's; null where there is no variance to see.</param>
/// <param name="Interval">Two-sided, within 0 to 1; null with the standard error.</param>
/// <param name="Reason">Why something is null; <see cref="NoEstimate.None"/> where nothing is.</param>
public readonly record struct DiscriminationEstimate(double? Area, double? StandardError, ConfidenceInterval? Interval, NoEstimate Reason)
{
    /// <summary>Twice the area less 1 (Gini's coefficient of the score, Somers' D); null without an area.</summary>
    public double? Gini => (2 * Area) - 1;

    /// <summary>No area, for <paramref name="reason"/>.</summary>
    public static DiscriminationEstimate Without(NoEstimate reason) => new(null, null, null, reason);
}

/// <summary>Difference of two areas of the same people.</summary>
/// <param name="Value">First less second, with interval.</param>
/// <param name="StandardError">Its standard error; null where there is no variance to see.</param>
/// <param name="Test">Normal test that both are equal; the statistic keeps its sign.</param>
public readonly record struct AreaDifference(IntervalEstimate Value, double? StandardError, TestResult Test)
{
    /// <summary>No difference, for <paramref name="reason"/>.</summary>
    public static AreaDifference Without(NoEstimate reason) => new(IntervalEstimate.Without(reason), null, TestResult.Without(reason));
}
