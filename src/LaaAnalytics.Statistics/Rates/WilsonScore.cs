namespace LaaAnalytics.Statistics.Rates;

/// <summary>Wilson score intervals for proportions, without continuity correction.</summary>
/// <remarks>
/// Wilson EB (1927) J Am Stat Assoc 22:209-212; method 3 of Newcombe RG (1998) Stat Med 17:857-872, doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;857::AID-SIM777&gt;3.0.CO;2-E.
/// With a design effect D the population is replaced by population / D, so that people counted several times do not make the interval too narrow:
/// Kish L (1965) Survey Sampling, section 8.2; Korn EL, Graubard BI (1998) Survey Methodology 24:193-201.
/// </remarks>
public static class WilsonScore
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "Wilson score";

    /// <summary>Name printed under tables where people repeat.</summary>
    public const string ClusteredMethod = "Wilson score, effective sample size for repeated people";

    /// <summary>Limits for <paramref name="proportion"/>, always within 0 to 1.</summary>
    /// <param name="proportion">Events out of population; population above zero.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <param name="designEffect">Variance over that of independent entries, 1 or more; 1 gives the plain interval.</param>
    public static ConfidenceInterval Interval(Proportion proportion, double confidence = 0.95, double designEffect = 1)
    {
        ArgumentOutOfRangeException.ThrowIfZero(proportion.Population, nameof(proportion));
        ArgumentOutOfRangeException.ThrowIfLessThan(designEffect, 1);
        double z = StandardNormal.TwoSidedQuantile(confidence);
        double n = proportion.Population / designEffect;
        double p = proportion.Share!.Value;
        double centre = p + (z * z / (2 * n));
        double halfWidth = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n)));
        double scale = 1 + (z * z / n);

        // At 0 and n of n the limits are 0 and 1 exactly; rounding error must not move them.
        double lower = proportion.Events == 0 ? 0 : Math.Max(0, (centre - halfWidth) / scale);
        double upper = proportion.Events == proportion.Population ? 1 : Math.Min(1, (centre + halfWidth) / scale);
        return new(lower, upper, confidence);
    }
}
