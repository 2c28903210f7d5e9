namespace LaaAnalytics.Statistics.Rates;

/// <summary>Exact intervals for proportions: they cover at least as often as they say, at every share.</summary>
/// <remarks>Clopper CJ, Pearson ES (1934) Biometrika 26:404-413, as quantiles of beta distributions; method 5 of Newcombe RG (1998) Stat Med 17:857-872.</remarks>
public static class ExactBinomial
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "exact binomial (Clopper-Pearson)";

    /// <summary>Limits for <paramref name="proportion"/>, within 0 to 1.</summary>
    /// <param name="proportion">Events out of population; population above zero.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The population is 0 or the confidence out of range.</exception>
    public static ConfidenceInterval Interval(Proportion proportion, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfZero(proportion.Population, nameof(proportion));
        double tail = StandardNormal.Tail(confidence);
        double x = proportion.Events;
        double n = proportion.Population;
        double lower = x == 0 ? 0 : BetaQuantile.Lower(x, n - x + 1, tail);
        double upper = x == n ? 1 : BetaQuantile.Upper(x + 1, n - x, tail);
        return new(lower, upper, confidence);
    }
}
