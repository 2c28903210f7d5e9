using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Funnels;

/// <summary>Funnel limits for observed over expected on the square root, with a variance between areas.</summary>
/// <remarks>Spiegelhalter D and others (2012) J R Stat Soc A 175:1-47, the Care Quality Commission's form; exists without events, unlike the logarithm.</remarks>
public static class RootRatioFunnel
{
    /// <summary>Name printed under charts.</summary>
    public const string Method = "square root of observed over expected";

    /// <summary>Limits for the ratio, 0 or more.</summary>
    /// <param name="target">Ratio that holds everywhere, above 0.</param>
    /// <param name="expected">Events expected, above 0.</param>
    /// <param name="coverage">Probability between the limits, 0.5 to below 1.</param>
    /// <param name="tau2">Variance between areas on this scale, 0 or more.</param>
    public static FunnelLimits Limits(double target, double expected, double coverage, double tau2 = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(target);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(expected);
        ArgumentOutOfRangeException.ThrowIfNegative(tau2);
        double halfWidth = StandardNormal.TwoSidedQuantile(coverage) * Math.Sqrt(tau2 + (1 / (4 * expected)));
        double lower = Math.Max(0, Math.Sqrt(target) - halfWidth);
        double upper = Math.Sqrt(target) + halfWidth;
        return new(lower * lower, upper * upper, coverage);
    }

    /// <summary>Standardised difference of observed over expected from the target.</summary>
    /// <param name="observed">Events seen, 0 or more.</param>
    /// <param name="expected">Events expected, above 0.</param>
    /// <param name="target">Ratio that holds everywhere, above 0.</param>
    public static double Z(double observed, double expected, double target = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(observed);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(expected);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(target);
        return (Math.Sqrt(observed / expected) - Math.Sqrt(target)) * 2 * Math.Sqrt(expected);
    }
}
