using LaaAnalytics.Statistics.Rates;
using MathNet.Numerics.Distributions;

namespace LaaAnalytics.Statistics.Comparisons;

/// <summary>Ratio and difference of two rates of independent events.</summary>
/// <remarks>
/// Given the total, the first group's events are binomial: Przyborowski J, Wilenski H (1940) Biometrika 31:313-323; the interval is Clopper-Pearson's
/// on that share, p adds the outcomes no more probable than the one seen. On the logarithm: Rothman KJ, Greenland S (1998) Modern Epidemiology, 2nd ed.,
/// chapter 14. Where one person brings several events use <see cref="RepeatEvents.RatioTo"/>.
/// </remarks>
public static class RateRatio
{
    /// <summary>Name printed under tables of <see cref="Exact"/>.</summary>
    public const string ExactMethod = "exact conditional binomial";

    /// <summary>Name printed under tables of <see cref="OnLogarithm"/>.</summary>
    public const string LogMethod = "on the logarithm";

    private const double Tie = 1e-7;

    /// <summary>First rate over second with exact limits and p.</summary>
    /// <param name="first">Whole events, 0 or more; exposure above 0.</param>
    /// <param name="second">Whole events, 0 or more; exposure above 0.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>
    /// Nothing without exposure or without any event; with events on one side only, 0 with an upper limit or no bound (value and upper limit null)
    /// with a lower one, <see cref="NoEstimate.EmptyCell"/>.
    /// </returns>
    public static RatioEstimate Exact(EventRate first, EventRate second, double confidence = 0.95)
    {
        StandardNormal.Tail(confidence);
        if (first.Exposure == 0 || second.Exposure == 0)
        {
            return RatioEstimate.Without(NoEstimate.NoDenominator);
        }

        double x = first.Events;
        double n = first.Events + second.Events;
        if (n == 0)
        {
            return RatioEstimate.Without(NoEstimate.TooFewEvents);
        }

        ConfidenceInterval share = ExactBinomial.Interval(new((long)x, (long)n), confidence);
        double scale = second.Exposure / first.Exposure;
        double? ratio = x == n ? null : x / (n - x) * scale;
        double lower = share.Lower / (1 - share.Lower) * scale;
        double? upper = x == n ? null : share.Upper / (1 - share.Upper) * scale;
        double p = AsUnlikely((int)x, (int)n, first.Exposure / (first.Exposure + second.Exposure));
        return new(ratio, lower, upper, p, x == 0 || x == n ? NoEstimate.EmptyCell : NoEstimate.None);
    }

    /// <summary>First rate over second with limits and p on the logarithm.</summary>
    /// <param name="first">Exposure above 0.</param>
    /// <param name="second">Exposure above 0.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>Nothing without exposure or without events in the second; 0 without limits where only the first has none.</returns>
    public static RatioEstimate OnLogarithm(EventRate first, EventRate second, double confidence = 0.95)
    {
        StandardNormal.Tail(confidence);
        if (first.Rate is not { } p || second.Rate is not { } q)
        {
            return RatioEstimate.Without(NoEstimate.NoDenominator);
        }

        return p == 0 || q == 0
            ? new(q == 0 ? null : 0, null, null, null, NoEstimate.EmptyCell)
            : RatioEstimate.OnLogarithm(p / q, Math.Sqrt((1 / first.Events) + (1 / second.Events)), confidence);
    }

    /// <summary>First rate minus second with Wald's limits, per unit of exposure.</summary>
    /// <param name="first">Exposure above 0.</param>
    /// <param name="second">Exposure above 0.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>Nothing without exposure; the difference 0 without limits where there is no event at all, <see cref="NoEstimate.TooFewEvents"/>.</returns>
    public static IntervalEstimate Difference(EventRate first, EventRate second, double confidence = 0.95)
    {
        double z = StandardNormal.TwoSidedQuantile(confidence);
        if (first.Rate is not { } p || second.Rate is not { } q)
        {
            return IntervalEstimate.Without(NoEstimate.NoDenominator);
        }

        double error = Math.Sqrt((p / first.Exposure) + (q / second.Exposure));
        return error == 0
            ? new(0, null, NoEstimate.TooFewEvents)
            : IntervalEstimate.Of(p - q, p - q - (z * error), p - q + (z * error), confidence);
    }

    private static double AsUnlikely(int x, int n, double share)
    {
        double seen = Binomial.PMFLn(share, n, x);
        double sum = 0;
        for (int k = 0; k <= n; k++)
        {
            double log = Binomial.PMFLn(share, n, k);
            sum += log <= seen + Tie ? Math.Exp(log) : 0;
        }

        return Math.Min(1, sum);
    }
}
