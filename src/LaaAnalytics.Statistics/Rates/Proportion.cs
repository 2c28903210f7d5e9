namespace LaaAnalytics.Statistics.Rates;

/// <summary>Events out of a population, as counts: 86 re-offenders of 524 offenders.</summary>
/// <remarks><see langword="default"/> is 0 of 0, which has no share.</remarks>
public readonly record struct Proportion
{
    /// <summary><paramref name="events"/> of <paramref name="population"/>: neither negative, events no more than the population.</summary>
    public Proportion(long events, long population)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        ArgumentOutOfRangeException.ThrowIfLessThan(population, events);
        Events = events;
        Population = population;
    }

    /// <summary>Members of the population with the event.</summary>
    public long Events { get; }

    /// <summary>Size of the population.</summary>
    public long Population { get; }

    /// <summary>Events as a fraction, 0 to 1; null for an empty population.</summary>
    public double? Share => Population == 0 ? null : Events / (double)Population;
}

/// <summary>A two-sided interval, both limits inclusive.</summary>
/// <param name="Lower">Lower limit, in the estimate's unit.</param>
/// <param name="Upper">Upper limit, not below the lower.</param>
/// <param name="Confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
public readonly record struct ConfidenceInterval(double Lower, double Upper, double Confidence)
{
    /// <summary>Whether the value lies between the limits or on one.</summary>
    public bool Contains(double value) => value >= Lower && value <= Upper;
}
