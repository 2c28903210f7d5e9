using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Funnels;

/// <summary>Funnel limits for shares on the arcsine of the root, on which every share has the same variance.</summary>
/// <remarks>
/// Spiegelhalter D, Sherlaw-Johnson C, Bardsley M, Blunt I, Wood C, Grigg O (2012) J R Stat Soc A 175:1-47. The angle is kept within 0 and a right angle:
/// beyond, the sine turns back and small areas would get a limit on the wrong side.
/// </remarks>
public static class ArcsineFunnel
{
    /// <summary>Name printed under charts.</summary>
    public const string Method = "arcsine of the root";

    /// <summary>Limits within 0 to 1.</summary>
    /// <param name="target">Share that holds everywhere, 0 to 1.</param>
    /// <param name="population">People of the area, above 0.</param>
    /// <param name="coverage">Probability between the limits, 0.5 to below 1.</param>
    /// <param name="tau2">Variance between areas on this scale, 0 or more.</param>
    public static FunnelLimits Limits(double target, double population, double coverage, double tau2 = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(population);
        ArgumentOutOfRangeException.ThrowIfNegative(tau2);
        double angle = Angle(target);
        double halfWidth = StandardNormal.TwoSidedQuantile(coverage) * Math.Sqrt(tau2 + (1 / (4 * population)));
        double lower = Math.Sin(Math.Max(0, angle - halfWidth));
        double upper = Math.Sin(Math.Min(Math.PI / 2, angle + halfWidth));
        return new(lower * lower, upper * upper, coverage);
    }

    /// <summary>Standardised difference of a share from the target.</summary>
    /// <param name="share">The area's share, 0 to 1.</param>
    /// <param name="target">Share that holds everywhere, 0 to 1.</param>
    /// <param name="population">People of the area, above 0.</param>
    public static double Z(double share, double target, double population)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(population);
        return (Angle(share) - Angle(target)) * 2 * Math.Sqrt(population);
    }

    private static double Angle(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        return Math.Asin(Math.Sqrt(share));
    }
}
