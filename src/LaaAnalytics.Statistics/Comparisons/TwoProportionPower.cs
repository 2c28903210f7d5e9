using LaaAnalytics.Statistics.Rates;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace LaaAnalytics.Statistics.Comparisons;

/// <summary>What two groups of equal size could have shown: power, size needed, smallest difference that would be seen.</summary>
/// <remarks>
/// Normal approximation with the pooled variance under no difference: Fleiss JL, Levin B, Paik MC (2003) Statistical Methods for Rates and Proportions,
/// 3rd ed., section 4.3; the chance of a significant difference in the wrong direction is not counted (the rule of R's power.prop.test).
/// A result that is not significant is to be printed with <see cref="DetectableShare"/> beside it.
/// </remarks>
public static class TwoProportionPower
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "normal approximation, two-sided";

    /// <summary>Chance that a two-sided test shows the difference, 0 to 1.</summary>
    /// <param name="first">True share of the first group, above 0 and below 1.</param>
    /// <param name="second">True share of the second group, above 0 and below 1.</param>
    /// <param name="perGroup">People in each group, above 0; need not be whole.</param>
    /// <param name="significance">Level of the test, above 0 and at most 0.5.</param>
    public static double Power(double first, double second, double perGroup, double significance = 0.05)
    {
        Check(first);
        Check(second);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perGroup);
        double z = StandardNormal.TwoSidedQuantile(1 - significance);
        return Normal.CDF(0, 1, ((Math.Sqrt(perGroup) * Math.Abs(first - second)) - (z * UnderNone(first, second))) / UnderBoth(first, second));
    }

    /// <summary>People needed in each group, not rounded up; null where the shares are equal.</summary>
    /// <param name="first">True share of the first group, above 0 and below 1.</param>
    /// <param name="second">True share of the second group, above 0 and below 1.</param>
    /// <param name="power">Chance wanted, 0.5 to below 1.</param>
    /// <param name="significance">Level of the test, above 0 and at most 0.5.</param>
    public static double? SizePerGroup(double first, double second, double power = 0.8, double significance = 0.05)
    {
        Check(first);
        Check(second);
        double sum = (StandardNormal.TwoSidedQuantile(1 - significance) * UnderNone(first, second)) + (PowerQuantile(power) * UnderBoth(first, second));
        double root = sum / (first - second);
        return first == second ? null : root * root;
    }

    /// <summary>The share of the other group nearest to <paramref name="share"/> that would be shown; null where none below 1 (above 0) would.</summary>
    /// <param name="share">Known share, above 0 and below 1.</param>
    /// <param name="perGroup">People in each group, above 0.</param>
    /// <param name="above">Whether the other share is the higher.</param>
    /// <param name="power">Chance wanted, 0.5 to below 1.</param>
    /// <param name="significance">Level of the test, above 0 and at most 0.5.</param>
    public static double? DetectableShare(double share, double perGroup, bool above, double power = 0.8, double significance = 0.05)
    {
        Check(share);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perGroup);
        double z = StandardNormal.TwoSidedQuantile(1 - significance);
        double wanted = PowerQuantile(power);
        double Lacking(double other) =>
            (Math.Sqrt(perGroup) * Math.Abs(share - other)) - (z * UnderNone(share, other)) - (wanted * UnderBoth(share, other));
        double bound = above ? 1 : 0;
        return Lacking(bound) < 0 ? null : Brent.FindRoot(Lacking, Math.Min(share, bound), Math.Max(share, bound), accuracy: 1e-13, maxIterations: 500);
    }

    private static void Check(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
    }

    private static double PowerQuantile(double power)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(power, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(power, 1);
        return Normal.InvCDF(0, 1, power);
    }

    private static double UnderNone(double p, double q) => Math.Sqrt((p + q) * (1 - ((p + q) / 2)));

    private static double UnderBoth(double p, double q) => Math.Sqrt((p * (1 - p)) + (q * (1 - q)));
}
