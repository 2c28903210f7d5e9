namespace LaaAnalytics.Statistics.Inequality;

/// <summary>Puts areas into groups of nearly equal number by rank: deciles of deprivation.</summary>
/// <remarks>
/// Rule of PHEindicatormethods (UK Health Security Agency): ties take the least rank and so one group; group = (k + 1) - ceiling((n + 1 - rank) k / n).
/// </remarks>
public static class QuantileGroups
{
    /// <summary>Group of every area, 1 to <paramref name="groups"/>.</summary>
    /// <param name="values">[n] values; a missing one gets no group and does not count.</param>
    /// <param name="groups">Number of groups, 1 or more.</param>
    /// <param name="highestFirst">Whether group 1 holds the highest values.</param>
    /// <returns>[n] groups; all null where there are fewer values than groups.</returns>
    public static int?[] Of(ReadOnlySpan<double?> values, int groups, bool highestFirst)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(groups);
        List<double> sorted = [];
        foreach (double? value in values)
        {
            if (value is { } known)
            {
                ArgumentOutOfRangeException.ThrowIfEqual(double.IsFinite(known), false, nameof(values));
                sorted.Add(highestFirst ? -known : known);
            }
        }

        int?[] assigned = new int?[values.Length];
        if (sorted.Count < groups)
        {
            return assigned;
        }

        sorted.Sort();
        for (int i = 0; i < assigned.Length; i++)
        {
            if (values[i] is { } known)
            {
                int smaller = CountBelow(sorted, highestFirst ? -known : known);
                int below = checked((sorted.Count - smaller) * groups);
                int ceiling = (below + sorted.Count - 1) / sorted.Count;
                assigned[i] = Math.Max(1, groups + 1 - ceiling);
            }
        }

        return assigned;
    }

    private static int CountBelow(List<double> sorted, double value)
    {
        int low = 0;
        int high = sorted.Count;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
