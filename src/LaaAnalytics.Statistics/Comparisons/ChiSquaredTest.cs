using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Comparisons;

/// <summary>Chi-squared test of two independent proportions.</summary>
/// <remarks>Pearson K (1900) Phil Mag 50:157-175; Yates F (1934) Suppl J R Stat Soc 1:217-235, where the correction is never more than the difference itself.</remarks>
public static class ChiSquaredTest
{
    /// <summary>Statistic with one degree of freedom.</summary>
    /// <param name="first">First group.</param>
    /// <param name="second">Second group.</param>
    /// <param name="continuityCorrection">Whether Yates' correction is taken.</param>
    /// <returns>Nothing where a group is empty, <see cref="NoEstimate.NoDenominator"/>, or nobody or everybody has the event, <see cref="NoEstimate.NoVariation"/>.</returns>
    public static TestResult Of(Proportion first, Proportion second, bool continuityCorrection = false)
    {
        if (first.Population == 0 || second.Population == 0)
        {
            return TestResult.Without(NoEstimate.NoDenominator);
        }

        double n = (double)first.Population + second.Population;
        double events = (double)first.Events + second.Events;
        if (events == 0 || events == n)
        {
            return TestResult.Without(NoEstimate.NoVariation);
        }

        double excess = Math.Abs(first.Events - (first.Population * events / n));
        excess -= continuityCorrection ? Math.Min(0.5, excess) : 0;
        double variance = first.Population / n * second.Population / n * events * (n - events) / n;
        return TestResult.ChiSquared(excess * excess / variance, 1);
    }

    /// <summary>Association of a two-by-two table, the square root of the uncorrected statistic over all people, 0 to 1; null where there is no statistic.</summary>
    public static double? Phi(Proportion first, Proportion second) => Of(first, second).Statistic is { } statistic
        ? Math.Sqrt(statistic / (first.Population + second.Population))
        : null;
}
