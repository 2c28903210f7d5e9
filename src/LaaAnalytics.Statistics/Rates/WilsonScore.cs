namespace LaaAnalytics.Statistics.Rates;

/// <summary>Wilson score intervals for proportions; without continuity correction unless asked.</summary>
/// <remarks>
/// Wilson EB (1927) J Am Stat Assoc 22:209-212; methods 3 and 4 of Newcombe RG (1998) Stat Med 17:857-872, doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;857::AID-SIM777&gt;3.0.CO;2-E.
/// With a design effect D the population is replaced by population / D, so that people counted several times do not make the interval too narrow:
/// Kish L (1965) Survey Sampling, section 8.2; Korn EL, Graubard BI (1998) Survey Methodology 24:193-201.
/// </remarks>
public static class WilsonScore
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "Wilson score";

    /// <summary>Name printed under tables where people repeat.</summary>
    public const string ClusteredMethod = "Wilson score, effective sample size for repeated people";

    /// <summary>Name printed under tables of the corrected form.</summary>
    public const string ContinuityCorrectedMethod = "Wilson score with continuity correction";

    /// <summary>Limits for <paramref name="proportion"/>, always within 0 to 1.</summary>
    /// <param name="proportion">Events out of population; population above zero.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <param name="designEffect">Variance over that of independent entries, 1 or more; 1 gives the plain interval.</param>
    public static ConfidenceInterval Interval(Proportion proportion, double confidence = 0.95, double designEffect = 1)
    {
        ArgumentOutOfRangeException.ThrowIfZero(proportion.Population, nameof(proportion));
        ArgumentOutOfRangeException.ThrowIfLessThan(designEffect, 1);
        (double lower, double upper) = Limits(
            proportion.Events / designEffect, proportion.Population / designEffect, StandardNormal.TwoSidedQuantile(confidence));
        return new(lower, upper, confidence);
    }

    /// <summary>Limits for a weighted or effective proportion, always within 0 to 1.</summary>
    /// <param name="events">Events, 0 to <paramref name="population"/>; need not be whole.</param>
    /// <param name="population">Population, above zero; need not be whole.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    public static ConfidenceInterval Weighted(double events, double population, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(population);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events, population);
        (double lower, double upper) = Limits(events, population, StandardNormal.TwoSidedQuantile(confidence));
        return new(lower, upper, confidence);
    }

    /// <summary>Newcombe's method 4, wider, for comparison with publications that use it; within 0 to 1.</summary>
    /// <param name="proportion">Events out of population; population above zero.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    public static ConfidenceInterval ContinuityCorrected(Proportion proportion, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfZero(proportion.Population, nameof(proportion));
        double z = StandardNormal.TwoSidedQuantile(confidence);
        double x = proportion.Events;
        double n = proportion.Population;
        double p = x / n;
        double scale = 2 * (n + (z * z));
        double below = z * Math.Sqrt(Math.Max(0, (z * z) - 2 - (1 / n) + (4 * p * (n - x + 1))));
        double above = z * Math.Sqrt(Math.Max(0, (z * z) + 2 - (1 / n) + (4 * p * (n - x - 1))));
        double lower = x == 0 ? 0 : Math.Max(0, ((2 * x) + (z * z) - 1 - below) / scale);
        double upper = x == n ? 1 : Math.Min(1, ((2 * x) + (z * z) + 1 + above) / scale);
        return new(lower, upper, confidence);
    }

    /// <summary>The kernel: limits for a given z.</summary>
    internal static (double Lower, double Upper) Limits(double events, double n, double z)
    {
        double p = events / n;
        double centre = p + (z * z / (2 * n));
        double halfWidth = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n)));
        double scale = 1 + (z * z / n);

        // At 0 and n of n the limits are 0 and 1 exactly; rounding error must not move them.
        double lower = events == 0 ? 0 : Math.Max(0, (centre - halfWidth) / scale);
        double upper = events == n ? 1 : Math.Min(1, (centre + halfWidth) / scale);
        return (lower, upper);
    }
}
