namespace LaaAnalytics.Statistics.Rates;

/// <summary>Exact intervals for counts of independent events.</summary>
/// <remarks>Garwood F (1936) Biometrika 28:437-442, as quantiles of gamma distributions (half a chi-squared with 2x and 2x + 2 degrees of freedom).</remarks>
public static class ExactPoisson
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "exact Poisson";

    /// <summary>Limits in events; the lower is 0 without an event.</summary>
    /// <param name="events">Events, 0 or more; need not be whole.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    public static ConfidenceInterval Interval(double events, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        double tail = StandardNormal.Tail(confidence);
        double lower = events == 0 ? 0 : GammaQuantile.Lower(events, tail);
        return new(lower, GammaQuantile.Upper(events + 1, tail), confidence);
    }
}
