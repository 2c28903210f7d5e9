using MathNet.Numerics.Distributions;

namespace LaaAnalytics.Statistics.Rates;

/// <summary>Intervals for the mean of measurements.</summary>
/// <remarks>Student (1908) Biometrika 6:1-25; sample standard deviation with n - 1.</remarks>
public static class StudentMean
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "Student's t";

    /// <summary>Mean with limits.</summary>
    /// <param name="values">[n] measurements, all finite.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>No number without a value, the value alone for one value: <see cref="NoEstimate.TooFewRows"/>.</returns>
    public static IntervalEstimate Estimate(ReadOnlySpan<double> values, double confidence = 0.95)
    {
        double tail = StandardNormal.Tail(confidence);
        if (values.IsEmpty)
        {
            return IntervalEstimate.Without(NoEstimate.TooFewRows);
        }

        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        double mean = sum / values.Length;
        if (values.Length == 1)
        {
            return new(mean, null, NoEstimate.TooFewRows);
        }

        double squares = 0;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        double error = Math.Sqrt(squares / (values.Length - 1.0) / values.Length);
        double t = StudentT.InvCDF(0, 1, values.Length - 1, 1 - tail);
        return IntervalEstimate.Of(mean, mean - (t * error), mean + (t * error), confidence);
    }
}
