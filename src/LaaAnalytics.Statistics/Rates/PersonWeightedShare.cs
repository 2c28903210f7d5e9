namespace LaaAnalytics.Statistics.Rates;

/// <summary>The share of entries with the event in which every person weighs the same: each of a person's n entries weighs 1/n.</summary>
/// <remarks>
/// The share p is the mean over people of y/n, with y of a person's n entries having the event; its variance v is that of a mean of independent people,
/// sum((y/n - p)^2) / (m (m - 1)) over m people. The interval is Wilson's at the effective size p (1 - p) / v (Korn EL, Graubard BI (1998) Survey
/// Methodology 24:193-201), no larger than the number of entries. Where nobody repeats it is Wilson's of the people.
/// </remarks>
public static class PersonWeightedShare
{
    /// <summary>Name printed under tables where people repeat.</summary>
    public const string Method = "Wilson score, effective size from the variance over people";

    /// <summary>Share and limits, 0 to 1.</summary>
    /// <param name="entries">[n] entries of one person, 1 or more.</param>
    /// <param name="events">[n] those with the event, 0 to entries.</param>
    /// <param name="people">[n] people with these two numbers, 0 or more.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>No number without people; no interval where a single person repeats, whose variance cannot be seen (<see cref="NoEstimate.TooFewRows"/>).</returns>
    public static IntervalEstimate Estimate(ReadOnlySpan<long> entries, ReadOnlySpan<long> events, ReadOnlySpan<long> people, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(events.Length, entries.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(people.Length, entries.Length);
        long all = 0;
        long everyEntry = 0;
        double sum = 0;
        for (int i = 0; i < entries.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(entries[i], nameof(entries));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(events[i], entries[i], nameof(events));
            all += people[i];
            everyEntry += people[i] * entries[i];
            sum += people[i] * (events[i] / (double)entries[i]);
        }

        if (all == 0)
        {
            return IntervalEstimate.Without(NoEstimate.NoDenominator);
        }

        double share = Math.Min(1, sum / all);
        if (everyEntry > all && all == 1)
        {
            return new(share, null, NoEstimate.TooFewRows);
        }

        double size = all;
        if (everyEntry > all && share is > 0 and < 1)
        {
            double squares = 0;
            for (int i = 0; i < entries.Length; i++)
            {
                double difference = (events[i] / (double)entries[i]) - share;
                squares += people[i] * difference * difference;
            }

            size = Math.Min(everyEntry, share * (1 - share) * all * (all - 1) / squares);
        }

        ConfidenceInterval limits = WilsonScore.Weighted(share * size, size, confidence);
        return IntervalEstimate.Of(share, limits.Lower, limits.Upper, confidence);
    }
}
