using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Comparisons;

/// <summary>Difference of two estimates from their own limits: method of variance estimates recovery (MOVER).</summary>
/// <remarks>
/// Zou GY, Donner A (2008) Stat Med 27:1693-1702, doi:10.1002/sim.3095. The distance of an estimate from a limit, over z, is its standard error as it would be with
/// the parameter at that limit; squares of these distances are added on the side to which the difference can move. With Wilson limits this is
/// <see cref="NewcombeDifference"/>; with clustered limits it keeps the people who repeat.
/// The p-value is that of the standard error recovered on the side towards 0, so that it is below 1 less the confidence exactly where the interval leaves 0 out.
/// </remarks>
/// <param name="Value">First less second, in the estimates' unit.</param>
/// <param name="Interval">Its limits.</param>
/// <param name="Z">The difference over the standard error recovered towards 0, with the difference's sign; 0 where there is no difference; null without a width on that side.</param>
/// <param name="PValue">Two-sided probability of a z at least as far from 0, 0 to 1; null with z.</param>
public readonly record struct RecoveredDifference(double Value, ConfidenceInterval Interval, double? Z, double? PValue)
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "difference of two estimates, variances recovered from their limits (MOVER)";

    /// <summary>The difference of two estimates in one unit with intervals of one confidence.</summary>
    /// <param name="first">First estimate, finite, within its limits.</param>
    /// <param name="firstInterval">Its interval.</param>
    /// <param name="second">Second estimate, subtracted; finite, within its limits.</param>
    /// <param name="secondInterval">Its interval.</param>
    /// <param name="correlation">Correlation of the two, -1 to 1; 0 where they are independent. People in both groups make it other than 0 (Zou GY (2007) Psychol Methods 12:399-413).</param>
    /// <exception cref="ArgumentException">The confidences differ, or an estimate is not within its limits.</exception>
    public static RecoveredDifference Of(double first, ConfidenceInterval firstInterval, double second, ConfidenceInterval secondInterval, double correlation = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(correlation, -1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(correlation, 1);
        ThrowIfOutside(first, firstInterval, nameof(first));
        ThrowIfOutside(second, secondInterval, nameof(second));
        ArgumentOutOfRangeException.ThrowIfNotEqual(secondInterval.Confidence, firstInterval.Confidence, nameof(secondInterval));
        double value = first - second;
        double below = Distance(first - firstInterval.Lower, secondInterval.Upper - second, correlation);
        double above = Distance(firstInterval.Upper - first, second - secondInterval.Lower, correlation);
        ConfidenceInterval interval = new(value - below, value + above, firstInterval.Confidence);
        double towardsZero = value >= 0 ? below : above;
        double? z = towardsZero > 0 ? value / towardsZero * StandardNormal.TwoSidedQuantile(interval.Confidence) : null;
        return new(value, interval, z, z is double deviate ? StandardNormal.TwoSidedProbability(deviate) : null);
    }

    private static double Distance(double one, double other, double correlation) =>
        Math.Sqrt(Math.Max(0, (one * one) + (other * other) - (2 * correlation * one * other)));

    private static void ThrowIfOutside(double estimate, ConfidenceInterval interval, string name)
    {
        if (!double.IsFinite(estimate) || !interval.Contains(estimate))
        {
            throw new ArgumentOutOfRangeException(name, "An estimate lies within its own limits.");
        }
    }
}
