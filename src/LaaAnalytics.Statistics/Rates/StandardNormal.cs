using MathNet.Numerics.Distributions;

namespace LaaAnalytics.Statistics.Rates;

/// <summary>Quantiles of the standard normal distribution.</summary>
public static class StandardNormal
{
    /// <summary>z with <paramref name="confidence"/> of the distribution between -z and z: 1.9599... for 0.95, never rounded to 1.96.</summary>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    public static double TwoSidedQuantile(double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(confidence, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1.0);
        return Normal.InvCDF(0, 1, (1 + confidence) / 2);
    }
}
