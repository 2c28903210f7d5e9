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

    /// <summary>
    /// The greatest design effect that the share of a part can have, where only the whole of which it is part is known per person: of a person's n entries r
    /// have the event, and of those some number from 0 to r, not known, belong to the part.
    /// </summary>
    /// <remarks>
    /// As y^2 is at most r y, sum((y - p n)^2) is at most sum((r - 2 p n) y) + p^2 sum(n^2); that is greatest where the part's entries are given to the people
    /// with the greatest r - 2 p n first. An interval with it is never too narrow; where nobody repeats it is the plain one.
    /// </remarks>
    /// <param name="part">Entries of the part out of all entries.</param>
    /// <param name="entries">[n] entries of one person, 1 or more.</param>
    /// <param name="events">[n] those with the event, 0 to entries; with people at least as many as the part.</param>
    /// <param name="people">[n] people with these two numbers, 0 or more; entries times people are the population.</param>
    /// <returns>1 or more; 1 where nobody repeats, where there is one person, or where the share is 0 or 1.</returns>
    public static double GreatestDesignEffect(Proportion part, ReadOnlySpan<long> entries, ReadOnlySpan<long> events, ReadOnlySpan<long> people)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(events.Length, entries.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(people.Length, entries.Length);
        double p = part.Events / (double)part.Population;
        List<(double Gain, long Places)> places = [];
        long all = 0;
        double greatest = 0;
        for (int i = 0; i < entries.Length; i++)
        {
            all += people[i];
            greatest += people[i] * p * p * entries[i] * entries[i];
            places.Add((events[i] - (2 * p * entries[i]), people[i] * events[i]));
        }

        if (all < 2 || all == part.Population || part.Events == 0 || part.Events == part.Population)
        {
            return 1;
        }

        long left = part.Events;
        foreach ((double gain, long free) in places.OrderByDescending(place => place.Gain))
        {
            long taken = Math.Min(left, free);
            greatest += gain * taken;
            left -= taken;
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(left, 0, nameof(part));
        return Math.Max(1, all / (all - 1.0) * greatest / (part.Population * p * (1 - p)));
    }
}
