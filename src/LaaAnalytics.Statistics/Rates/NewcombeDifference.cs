namespace LaaAnalytics.Statistics.Rates;

/// <summary>Intervals for the difference of two independent proportions, from their own score intervals.</summary>
/// <remarks>
/// Method 10 of Newcombe RG (1998) Stat Med 17:873-890, doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;873::AID-SIM779&gt;3.0.CO;2-I.
/// Zou GY, Donner A (2008) Stat Med 27:1693-1702 show that the same rule combines any two intervals, which is what the overload taking intervals uses.
/// </remarks>
public static class NewcombeDifference
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "Newcombe hybrid score";

    /// <summary>Limits for <paramref name="first"/> minus <paramref name="second"/>, within -1 to 1.</summary>
    /// <param name="first">Population above zero.</param>
    /// <param name="second">Population above zero.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    public static ConfidenceInterval Interval(Proportion first, Proportion second, double confidence = 0.95) => Interval(
        first.Share ?? throw new ArgumentOutOfRangeException(nameof(first)),
        WilsonScore.Interval(first, confidence),
        second.Share ?? throw new ArgumentOutOfRangeException(nameof(second)),
        WilsonScore.Interval(second, confidence));

    /// <summary>Limits for the difference of two independent estimates that have intervals of one confidence.</summary>
    /// <param name="first">First estimate.</param>
    /// <param name="firstInterval">Its interval.</param>
    /// <param name="second">Second estimate, subtracted.</param>
    /// <param name="secondInterval">Its interval.</param>
    public static ConfidenceInterval Interval(double first, ConfidenceInterval firstInterval, double second, ConfidenceInterval secondInterval)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(secondInterval.Confidence, firstInterval.Confidence, nameof(secondInterval));
        double difference = first - second;
        double below = Math.Sqrt(Square(first - firstInterval.Lower) + Square(secondInterval.Upper - second));
        double above = Math.Sqrt(Square(firstInterval.Upper - first) + Square(second - secondInterval.Lower));
        return new(difference - below, difference + above, firstInterval.Confidence);
    }

    private static double Square(double value) => value * value;
}
