namespace LaaAnalytics.Statistics.ProcessControl;

/// <summary>Cumulative sums: small lasting changes, seen sooner than by limits.</summary>
/// <remarks>
/// Tabular: Page ES (1954) Biometrika 41:100-115. Risk-adjusted: Steiner SH, Cook RJ, Farewell VT, Treasure T (2000) Biostatistics 1:441-452, log-likelihood
/// weights against a multiple of everybody's odds. People enter in the order in which their follow-up ends, none before it has.
/// </remarks>
public static class Cusum
{
    /// <summary>Sums above and below a baseline, in its standard deviations, 0 or more.</summary>
    /// <param name="values">[n] values in order of time, finite.</param>
    /// <param name="mean">Mean of the baseline.</param>
    /// <param name="standardDeviation">Standard deviation of the baseline, above 0.</param>
    /// <param name="high">[n] written: evidence of a rise.</param>
    /// <param name="low">[n] written: evidence of a fall.</param>
    /// <param name="allowance">Standard deviations taken off at every step, half the change to be found, 0 or more.</param>
    public static void Tabular(
        ReadOnlySpan<double> values, double mean, double standardDeviation, Span<double> high, Span<double> low, double allowance = 0.5)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(standardDeviation);
        ArgumentOutOfRangeException.ThrowIfNegative(allowance);
        ArgumentOutOfRangeException.ThrowIfNotEqual(high.Length, values.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(low.Length, values.Length);
        double up = 0;
        double down = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double z = (values[i] - mean) / standardDeviation;
            high[i] = up = Math.Max(0, up + z - allowance);
            low[i] = down = Math.Max(0, down - z - allowance);
        }
    }

    /// <summary>Risk-adjusted sum, 0 or more: evidence that the odds of re-offending are the given multiple of those predicted.</summary>
    /// <param name="reoffended">[n] whether each person re-offended.</param>
    /// <param name="predicted">[n] predicted probability, 0 to 1.</param>
    /// <param name="sums">[n] written.</param>
    /// <param name="oddsRatio">Multiple of the odds to be found, above 0: 2 for worse, 0.5 for better.</param>
    public static void RiskAdjusted(ReadOnlySpan<bool> reoffended, ReadOnlySpan<double> predicted, Span<double> sums, double oddsRatio = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(predicted.Length, reoffended.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(sums.Length, reoffended.Length);
        double sum = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = sum = Math.Max(0, sum + Weight(reoffended[i], predicted[i], oddsRatio));
        }
    }

    /// <summary>What one person adds to a risk-adjusted sum.</summary>
    /// <param name="reoffended">Whether the person re-offended.</param>
    /// <param name="predicted">Predicted probability, 0 to 1.</param>
    /// <param name="oddsRatio">Multiple of the odds to be found, above 0.</param>
    public static double Weight(bool reoffended, double predicted, double oddsRatio = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(predicted);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(predicted, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(oddsRatio);
        return (reoffended ? Math.Log(oddsRatio) : 0) - Math.Log(1 - predicted + (oddsRatio * predicted));
    }

    /// <summary>Place of the first sum above a threshold, from 0; null where none is.</summary>
    public static int? FirstSignal(ReadOnlySpan<double> sums, double threshold)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            if (sums[i] > threshold)
            {
                return i;
            }
        }

        return null;
    }
}
