namespace LaaAnalytics.Statistics.Rates;

/// <summary>Byar's approximate intervals for counts; close to exact from ten events.</summary>
/// <remarks>
/// Breslow NE, Day NE (1987) Statistical Methods in Cancer Research II, IARC, equation 2.13; the form used for English public health indicators
/// (Eayrs D, APHO Technical Briefing 3, 2008). The same name stands elsewhere for a formula with x + 1/2 in both limits, which differs.
/// </remarks>
public static class ByarPoisson
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "Byar";

    /// <summary>Lower limit in events; null without an event and where the cube is of a negative number (one event at 99.8 per cent).</summary>
    /// <param name="events">Events, 0 or more; need not be whole.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    public static double? Lower(double events, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        double z = StandardNormal.TwoSidedQuantile(confidence);
        if (events == 0)
        {
            return null;
        }

        double root = 1 - (1 / (9 * events)) - (z / (3 * Math.Sqrt(events)));
        return root < 0 ? null : events * root * root * root;
    }

    /// <summary>Upper limit in events.</summary>
    /// <param name="events">Events, 0 or more; need not be whole.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    public static double Upper(double events, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        double z = StandardNormal.TwoSidedQuantile(confidence);
        double more = events + 1;
        double root = 1 - (1 / (9 * more)) + (z / (3 * Math.Sqrt(more)));
        return more * root * root * root;
    }
}
