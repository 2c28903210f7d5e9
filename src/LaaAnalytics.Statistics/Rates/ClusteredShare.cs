namespace LaaAnalytics.Statistics.Rates;

/// <summary>How much repeated people widen the interval of a share.</summary>
/// <remarks>
/// The share of entries is a ratio of sums over people; its variance by linearisation is
/// m/(m-1) * sum((y - p n)^2) / N^2 with y re-offending entries and n entries of one person, m people, N entries.
/// Cochran WG (1977) Sampling Techniques, 3rd ed., section 6.4 and 9A.
/// </remarks>
public static class ClusteredShare
{
    /// <summary>Variance over that of as many independent entries; 1 where it would be less, where nobody repeats, or where the share is 0 or 1.</summary>
    /// <param name="proportion">Entries with the event out of all entries.</param>
    /// <param name="people">Different people, 1 to the number of entries.</param>
    /// <param name="sumYY">Sum over people of y squared.</param>
    /// <param name="sumYN">Sum over people of y times n.</param>
    /// <param name="sumNN">Sum over people of n squared.</param>
    public static double DesignEffect(Proportion proportion, long people, long sumYY, long sumYN, long sumNN)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(people, proportion.Population);
        if (people < 2 || people == proportion.Population || proportion.Events == 0 || proportion.Events == proportion.Population)
        {
            return 1;
        }

        double entries = proportion.Population;
        double p = proportion.Events / entries;
        double residual = sumYY - (2 * p * sumYN) + (p * p * sumNN);
        double clustered = people / (people - 1.0) * residual / (entries * entries);
        return Math.Max(1, clustered / (p * (1 - p) / entries));
    }
}
