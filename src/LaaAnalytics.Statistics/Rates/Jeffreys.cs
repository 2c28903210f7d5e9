namespace LaaAnalytics.Statistics.Rates;

/// <summary>Equal-tailed intervals for proportions from Jeffreys' prior.</summary>
/// <remarks>
/// Quantiles of Beta(x + 1/2, n - x + 1/2): Brown LD, Cai TT, DasGupta A (2001) Stat Sci 16:101-133, section 3.1.2, without the patches
/// at 0 and n events, so that with no event the lower limit is a little above 0.
/// </remarks>
public static class Jeffreys
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "Jeffreys";

    /// <summary>Limits for <paramref name="proportion"/>, within 0 to 1.</summary>
    /// <param name="proportion">Events out of population; population above zero.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The population is 0 or the confidence out of range.</exception>
    public static ConfidenceInterval Interval(Proportion proportion, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfZero(proportion.Population, nameof(proportion));
        double tail = StandardNormal.Tail(confidence);
        double a = proportion.Events + 0.5;
        double b = proportion.Population - proportion.Events + 0.5;
        return new(BetaQuantile.Lower(a, b, tail), BetaQuantile.Upper(a, b, tail), confidence);
    }
}
