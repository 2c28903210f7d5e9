using MathNet.Numerics.Distributions;

namespace LaaAnalytics.Statistics.Rates;

/// <summary>Intervals for repeat events per person, where one person can bring many events.</summary>
/// <remarks>
/// Events are not Poisson: a few people commit most of them. The rate is a ratio of sums over people; the variance of its logarithm by
/// linearisation is m/(m-1) * sum((k - R n)^2) / K^2 (Cochran WG (1977) Sampling Techniques, 3rd ed., section 6.4), and the interval is formed
/// on the logarithm so that it never goes below zero. With no event at all the upper limit is the exact Poisson one
/// (Garwood F (1936) Biometrika 28:437-442), the lower is 0.
/// </remarks>
public static class ClusteredRate
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "person-clustered, on the logarithm";

    /// <summary>Limits for events per entry.</summary>
    /// <param name="events">K, all events, 0 or more.</param>
    /// <param name="entries">N, all entries, above 0.</param>
    /// <param name="people">m, different people, above 0.</param>
    /// <param name="sumKK">Sum over people of k squared.</param>
    /// <param name="sumKN">Sum over people of k times n.</param>
    /// <param name="sumNN">Sum over people of n squared.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>Limits per entry, or null where a single person leaves no variance to see.</returns>
    public static ConfidenceInterval? Interval(long events, long entries, long people, long sumKK, long sumKN, long sumNN, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(entries);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(people);
        double z = StandardNormal.TwoSidedQuantile(confidence);
        if (events == 0)
        {
            double mostEvents = ChiSquared.InvCDF(2, (1 + confidence) / 2) / 2;
            return new(0, mostEvents / entries, confidence);
        }

        if (people < 2)
        {
            return null;
        }

        double rate = events / (double)entries;
        double residual = sumKK - (2 * rate * sumKN) + (rate * rate * sumNN);
        double error = Math.Sqrt(Math.Max(0, people / (people - 1.0) * residual)) / events;
        return new(rate * Math.Exp(-z * error), rate * Math.Exp(z * error), confidence);
    }
}
