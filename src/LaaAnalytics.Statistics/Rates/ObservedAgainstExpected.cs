namespace LaaAnalytics.Statistics.Rates;

/// <summary>Observed re-offenders against the sum of predicted probabilities.</summary>
/// <remarks>
/// The number of re-offenders among people with probabilities p is Poisson-binomial: mean sum(p), variance sum(p (1 - p)).
/// z = (O - sum p) / sqrt(sum p (1 - p)); normal approximation as in Spiegelhalter D (1986) Stat Med 5:421-433.
/// A predicted rate is what this mix of people leads to expect, not a forecast.
/// </remarks>
public static class ObservedAgainstExpected
{
    /// <summary>Difference from expected as a fraction of expected; null where nothing is expected.</summary>
    public static double? RelativeDifference(long observed, double expected) => expected > 0 ? (observed - expected) / expected : null;

    /// <summary>Standardised difference; null where the variance is 0.</summary>
    /// <param name="observed">Re-offenders among people with a probability.</param>
    /// <param name="probabilities">[n] probability in 1/10,000, 0 to 10,000.</param>
    /// <param name="counts">[n] people with that probability, 0 or more.</param>
    public static double? StandardisedDifference(long observed, ReadOnlySpan<long> probabilities, ReadOnlySpan<long> counts)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(counts.Length, probabilities.Length);
        double expected = 0;
        double variance = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            double p = probabilities[i] / 10_000.0;
            expected += counts[i] * p;
            variance += counts[i] * p * (1 - p);
        }

        return variance > 0 ? (observed - expected) / Math.Sqrt(variance) : null;
    }
}
