using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics;

/// <summary>A number with its interval, or the reason why either is absent.</summary>
/// <param name="Value">The estimate, in the unit of the function that made it; null where it does not exist.</param>
/// <param name="Interval">Its two-sided interval in the same unit; null where it does not exist, which may be so for a value that does.</param>
/// <param name="Reason">Why value or interval is null; <see cref="NoEstimate.None"/> where both are there.</param>
public readonly record struct IntervalEstimate(double? Value, ConfidenceInterval? Interval, NoEstimate Reason)
{
    /// <summary>An estimate with its interval.</summary>
    public static IntervalEstimate Of(double value, double lower, double upper, double confidence) =>
        new(value, new(lower, upper, confidence), NoEstimate.None);

    /// <summary>No number, for <paramref name="reason"/>.</summary>
    public static IntervalEstimate Without(NoEstimate reason) => new(null, null, reason);
}
