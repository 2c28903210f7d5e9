using MathNet.Numerics.Distributions;

namespace LaaAnalytics.Statistics.Rates;

/// <summary>Quantiles and tails of the standard normal distribution.</summary>
public static class StandardNormal
{
    /// <summary>z with <paramref name="confidence"/> of the distribution between -z and z: 1.9599... for 0.95, never rounded to 1.96.</summary>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    public static double TwoSidedQuantile(double confidence) => -Normal.InvCDF(0, 1, Tail(confidence));

    /// <summary>Probability beyond z in both directions, 0 to 1.</summary>
    public static double TwoSidedProbability(double z) => Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Abs(z)));

    /// <summary>Probability in each tail: 0.025 for a confidence of 0.95.</summary>
    internal static double Tail(double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(confidence, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1.0);
        return (1 - confidence) / 2;
    }
}
