using LaaAnalytics.Statistics.Rates;
using MathNet.Numerics.Distributions;

namespace LaaAnalytics.Statistics.Funnels;

/// <summary>Funnel limits for shares of re-offenders at each area's own number of people.</summary>
/// <remarks>
/// Exact: Spiegelhalter DJ (2005) Stat Med 24:1185-1202, appendix A.1.1, binomial quantiles with linear interpolation between whole numbers.
/// Score: Wilson's interval (J Am Stat Assoc 1927 22:209-212) turned round, as English public health profiles draw it: an area is outside just when the
/// target is outside the area's Wilson interval.
/// </remarks>
public static class BinomialFunnel
{
    /// <summary>Name printed under charts of <see cref="Exact"/>.</summary>
    public const string ExactMethod = "exact binomial, interpolated";

    /// <summary>Name printed under charts of <see cref="Score"/>.</summary>
    public const string ScoreMethod = "Wilson score, inverted";

    /// <summary>Exact limits, within 0 to 1 and enclosing the target, which interpolation in the smallest areas would not always do.</summary>
    /// <param name="target">Share that holds everywhere, 0 to 1.</param>
    /// <param name="population">People of the area, above 0.</param>
    /// <param name="coverage">Probability between the limits, 0.5 to below 1.</param>
    public static FunnelLimits Exact(double target, long population, double coverage)
    {
        Check(target, population);
        double tail = StandardNormal.Tail(coverage);
        return target is 0 or 1
            ? new(target, target, coverage)
            : new(
                Math.Clamp(Interpolated(target, population, tail), 0, target),
                Math.Clamp(Interpolated(target, population, 1 - tail), target, 1),
                coverage);
    }

    /// <summary>Score limits, cut at 0 and 1.</summary>
    /// <param name="target">Share that holds everywhere, 0 to 1.</param>
    /// <param name="population">People of the area, above 0; need not be whole.</param>
    /// <param name="coverage">Probability between the limits, 0.5 to below 1.</param>
    /// <param name="phi">Multiplicative over-dispersion, 1 or more.</param>
    public static FunnelLimits Score(double target, double population, double coverage, double phi = 1)
    {
        Check(target, population);
        ArgumentOutOfRangeException.ThrowIfLessThan(phi, 1);
        double halfWidth = StandardNormal.TwoSidedQuantile(coverage) * Math.Sqrt(phi * target * (1 - target) / population);
        return new(Math.Max(0, target - halfWidth), Math.Min(1, target + halfWidth), coverage);
    }

    /// <summary>Exact two-sided p of an area: the smaller tail twice, at most 1.</summary>
    internal static double PValue(double target, long events, long population)
    {
        double atMost = AtMost(target, (int)population, (int)events);
        double atLeast = events == 0 ? 1 : 1 - AtMost(target, (int)population, (int)events - 1);
        if (events > 0 && atLeast < 1e-8)
        {
            // The upper tail in its own right: 1 minus nearly 1 has no digits left.
            atLeast = MathNet.Numerics.SpecialFunctions.BetaRegularized(events, population - events + 1, target);
        }

        return Math.Min(1, 2 * Math.Min(atMost, atLeast));
    }

    // The library's function has no value at n of n for high targets.
    private static double AtMost(double target, int n, int events) => events >= n ? 1 : Binomial.CDF(target, n, events);

    private static double Interpolated(double target, long population, double probability)
    {
        int n = checked((int)population);
        int low = 0;
        int high = n;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (AtMost(target, n, middle) >= probability)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        double excess = AtMost(target, n, low) - probability;
        return (low - (excess / Binomial.PMF(target, n, low))) / n;
    }

    private static void Check(double target, double population)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(target);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(target, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(population);
    }
}
