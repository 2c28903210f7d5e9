namespace LaaAnalytics.Statistics.Rates;

/// <summary>Adjusted Wald intervals for proportions, for comparison with publications that use them.</summary>
/// <remarks>
/// Agresti A, Coull BA (1998) Am Stat 52:119-126: Wald's interval after adding z^2/2 events and as many non-events. Always contains
/// Wilson's interval; its limits may leave 0 to 1 and are not cut, so that they match other packages.
/// </remarks>
public static class AgrestiCoull
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "Agresti-Coull";

    /// <summary>Limits for <paramref name="proportion"/>; may be below 0 or above 1.</summary>
    /// <param name="proportion">Events out of population; population above zero.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The population is 0 or the confidence out of range.</exception>
    public static ConfidenceInterval Interval(Proportion proportion, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfZero(proportion.Population, nameof(proportion));
        double z = StandardNormal.TwoSidedQuantile(confidence);
        double n = proportion.Population + (z * z);
        double p = (proportion.Events + (z * z / 2)) / n;
        double halfWidth = z * Math.Sqrt(p * (1 - p) / n);
        return new(p - halfWidth, p + halfWidth, confidence);
    }
}
