using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Comparisons;

/// <summary>Sample odds ratio of two independent proportions, with the interval on its logarithm.</summary>
/// <remarks>Woolf B (1955) Ann Hum Genet 19:251-253. With an empty cell use <see cref="FisherExact"/>.</remarks>
public static class OddsRatio
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "Woolf, on the logarithm";

    /// <summary>Odds in the first group over odds in the second.</summary>
    /// <param name="first">First group.</param>
    /// <param name="second">Second group, divided by.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>Nothing where a group is empty, <see cref="NoEstimate.NoDenominator"/>, or one of the four cells is, <see cref="NoEstimate.EmptyCell"/>.</returns>
    public static RatioEstimate Estimate(Proportion first, Proportion second, double confidence = 0.95)
    {
        StandardNormal.Tail(confidence);
        if (first.Population == 0 || second.Population == 0)
        {
            return RatioEstimate.Without(NoEstimate.NoDenominator);
        }

        double a = first.Events;
        double b = first.Population - first.Events;
        double c = second.Events;
        double d = second.Population - second.Events;
        return a == 0 || b == 0 || c == 0 || d == 0
            ? RatioEstimate.Without(NoEstimate.EmptyCell)
            : RatioEstimate.OnLogarithm(a * d / (b * c), Math.Sqrt((1 / a) + (1 / b) + (1 / c) + (1 / d)), confidence);
    }
}
