namespace LaaAnalytics.Statistics.Comparisons;

/// <summary>Ranks that an area may have, given how far chance may have moved it and the others.</summary>
/// <param name="Plain">Rank of the value itself: 1 and as many as have a lower value; equal values share it.</param>
/// <param name="Best">Lowest rank that the intervals allow, 1 or more, not above <paramref name="Plain"/>.</param>
/// <param name="Worst">Highest rank that the intervals allow, not below <paramref name="Plain"/>.</param>
public readonly record struct RankRange(int Plain, int Best, int Worst);

/// <summary>A joint confidence region for the ranks of several estimates; rank 1 is the lowest value.</summary>
/// <remarks>
/// Klein M, Wright T, Wieczorek J (2020) J R Stat Soc C 69:589-606, doi:10.1111/rssc.12402: where all intervals hold their true values at once, so do all ranges.
/// An area is below another for sure only where its whole interval is. Each interval gets the confidence of Bonferroni, which holds however the estimates depend on one another:
/// a person may have entries in two areas. Sidak's, for independent ones, is narrower by next to nothing.
/// </remarks>
public static class JointRanks
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "joint rank ranges from simultaneous intervals";

    /// <summary>Confidence of each of <paramref name="estimates"/> intervals at which all hold at once with <paramref name="joint"/> at least, under any dependence.</summary>
    /// <param name="joint">Confidence of all together, 0.5 to below 1.</param>
    /// <param name="estimates">How many there are, 1 or more.</param>
    public static double EachConfidence(double joint, int estimates)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(joint, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(joint, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(estimates, 1);
        return 1 - ((1 - joint) / estimates);
    }

    /// <summary>The range of every estimate, in the order given.</summary>
    /// <param name="values">[n] estimates, finite.</param>
    /// <param name="lower">[n] lower limits at the confidence of <see cref="EachConfidence"/>, not above the values.</param>
    /// <param name="upper">[n] upper limits, not below the values.</param>
    public static RankRange[] Of(ReadOnlySpan<double> values, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(lower.Length, values.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(upper.Length, values.Length);
        RankRange[] ranges = new RankRange[values.Length];
        for (int i = 0; i < ranges.Length; i++)
        {
            if (!(lower[i] <= values[i] && values[i] <= upper[i]))
            {
                throw new ArgumentOutOfRangeException(nameof(lower), "An estimate lies within its own limits.");
            }

            (int less, int below, int above) = (0, 0, 0);
            for (int j = 0; j < ranges.Length; j++)
            {
                less += values[j] < values[i] ? 1 : 0;
                below += upper[j] < lower[i] ? 1 : 0;
                above += lower[j] > upper[i] ? 1 : 0;
            }

            ranges[i] = new(1 + less, 1 + below, ranges.Length - above);
        }

        return ranges;
    }
}
