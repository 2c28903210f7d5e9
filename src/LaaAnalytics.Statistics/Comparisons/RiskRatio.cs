using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Comparisons;

/// <summary>Ratio of two independent proportions, with the interval on its logarithm.</summary>
/// <remarks>Katz D, Baptista J, Azen SP, Pike MC (1978) Biometrics 34:469-474.</remarks>
public static class RiskRatio
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "Katz, on the logarithm";

    /// <summary>First share over second.</summary>
    /// <param name="first">First group.</param>
    /// <param name="second">Second group, divided by.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>
    /// Nothing where a group is empty (<see cref="NoEstimate.NoDenominator"/>) or the second has no event; 0 without limits where only the first has
    /// none; the ratio 1 without limits where all have the event (<see cref="NoEstimate.EmptyCell"/>, <see cref="NoEstimate.NoVariation"/>).
    /// </returns>
    public static RatioEstimate Estimate(Proportion first, Proportion second, double confidence = 0.95)
    {
        StandardNormal.Tail(confidence);
        if (first.Share is not { } p || second.Share is not { } q)
        {
            return RatioEstimate.Without(NoEstimate.NoDenominator);
        }

        if (p == 0 || q == 0)
        {
            return new(q == 0 ? null : 0, null, null, null, NoEstimate.EmptyCell);
        }

        double variance = ((1 - p) / first.Events) + ((1 - q) / second.Events);
        return variance == 0
            ? new(1, null, null, null, NoEstimate.NoVariation)
            : RatioEstimate.OnLogarithm(p / q, Math.Sqrt(variance), confidence);
    }
}
