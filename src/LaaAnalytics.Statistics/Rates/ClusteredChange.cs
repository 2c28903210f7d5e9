namespace LaaAnalytics.Statistics.Rates;

/// <summary>Change of offences from one window to another for the same people, with an interval.</summary>
/// <remarks>
/// The ratio follow-up / baseline is a ratio of two sums over the same people; the variance of its logarithm by linearisation is
/// m/(m-1) * sum((k/K - b/B)^2) (Cochran WG (1977) Sampling Techniques, 3rd ed., section 6.4), so that people with many offences in both
/// windows widen the interval as they should. Change is stated as a fraction of the baseline: -0.21 is a fall of 21 per cent.
/// </remarks>
public static class ClusteredChange
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "person-clustered, on the logarithm of the ratio";

    /// <summary>Follow-up minus baseline, as a fraction of the baseline; null where the baseline is 0.</summary>
    public static double? Change(long followUp, long baseline) => baseline == 0 ? null : (followUp - baseline) / (double)baseline;

    /// <summary>Limits for the change; null where either window has no offence or there are fewer than two people.</summary>
    /// <param name="followUp">K, offences in the follow-up window.</param>
    /// <param name="baseline">B, offences in the baseline window.</param>
    /// <param name="people">m, people on the list.</param>
    /// <param name="sumKK">Sum over people of k squared.</param>
    /// <param name="sumKB">Sum over people of k times b.</param>
    /// <param name="sumBB">Sum over people of b squared.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    public static ConfidenceInterval? Interval(long followUp, long baseline, long people, long sumKK, long sumKB, long sumBB, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(followUp);
        ArgumentOutOfRangeException.ThrowIfNegative(baseline);
        if (followUp == 0 || baseline == 0 || people < 2)
        {
            return null;
        }

        double z = StandardNormal.TwoSidedQuantile(confidence);
        double k = followUp;
        double b = baseline;
        double residual = (sumKK / (k * k)) - (2 * sumKB / (k * b)) + (sumBB / (b * b));
        double error = Math.Sqrt(Math.Max(0, people / (people - 1.0) * residual));
        double ratio = k / b;
        return new((ratio * Math.Exp(-z * error)) - 1, (ratio * Math.Exp(z * error)) - 1, confidence);
    }
}
