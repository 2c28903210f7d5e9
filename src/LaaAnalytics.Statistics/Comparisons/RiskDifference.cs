using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Comparisons;

/// <summary>Simple measures of the difference of two proportions; the interval to print is <see cref="NewcombeDifference"/>.</summary>
/// <remarks>
/// Wald's interval is given for comparison with publications that use it: it is too narrow in small groups and near 0 and 1
/// (Newcombe RG (1998) Stat Med 17:873-890, method 1). Effect size h: Cohen J (1988) Statistical Power Analysis, 2nd ed., section 6.2.
/// Number needed to treat: Laupacis A, Sackett DL, Roberts RS (1988) N Engl J Med 318:1728-1733.
/// </remarks>
public static class RiskDifference
{
    /// <summary>Wald's interval for first minus second; may leave -1 to 1.</summary>
    /// <param name="first">First group.</param>
    /// <param name="second">Second group, subtracted.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>No number where a group is empty, <see cref="NoEstimate.NoDenominator"/>.</returns>
    public static IntervalEstimate Wald(Proportion first, Proportion second, double confidence = 0.95)
    {
        double z = StandardNormal.TwoSidedQuantile(confidence);
        if (first.Share is not { } p || second.Share is not { } q)
        {
            return IntervalEstimate.Without(NoEstimate.NoDenominator);
        }

        double halfWidth = z * Math.Sqrt((p * (1 - p) / first.Population) + (q * (1 - q) / second.Population));
        return IntervalEstimate.Of(p - q, p - q - halfWidth, p - q + halfWidth, confidence);
    }

    /// <summary>People to treat for one event fewer in the first group: 1 / (second - first), negative where the first has more; null without a difference.</summary>
    public static double? NumberNeededToTreat(Proportion first, Proportion second) =>
        second.Share - first.Share is { } fewer && fewer != 0 ? 1 / fewer : null;

    /// <summary>z of first minus second with the pooled share's variance; null where a group is empty or nobody or everybody has the event.</summary>
    public static double? PooledZ(Proportion first, Proportion second)
    {
        double population = (double)first.Population + second.Population;
        double p = (first.Events + second.Events) / population;
        return first.Share - second.Share is { } difference && p > 0 && p < 1
            ? difference / Math.Sqrt(p * (1 - p) * ((1.0 / first.Population) + (1.0 / second.Population)))
            : null;
    }

    /// <summary>Difference of the arcsine transforms, -pi to pi; null where a group is empty.</summary>
    public static double? CohensH(Proportion first, Proportion second) => first.Share is { } p && second.Share is { } q
        ? (2 * Math.Asin(Math.Sqrt(p))) - (2 * Math.Asin(Math.Sqrt(q)))
        : null;
}
