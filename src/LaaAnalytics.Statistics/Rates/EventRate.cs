namespace LaaAnalytics.Statistics.Rates;

/// <summary>Events over an exposure: re-offences over person-years, or over offenders.</summary>
/// <remarks>
/// Events are taken as independent (Poisson); for re-offences, of which one person brings many, use <see cref="RepeatEvents"/> or
/// <see cref="ClusteredRate"/>. <see langword="default"/> is 0 over 0, which has no rate.
/// </remarks>
public readonly record struct EventRate
{
    /// <summary><paramref name="events"/> over <paramref name="exposure"/>, neither negative; events may outnumber the exposure.</summary>
    public EventRate(double events, double exposure)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        ArgumentOutOfRangeException.ThrowIfNegative(exposure);
        Events = events;
        Exposure = exposure;
    }

    /// <summary>Events, 0 or more.</summary>
    public double Events { get; }

    /// <summary>Exposure, 0 or more, in people or person-time.</summary>
    public double Exposure { get; }

    /// <summary>Events per unit of exposure; null without exposure.</summary>
    public double? Rate => Exposure > 0 ? Events / Exposure : null;

    /// <summary>Rate with limits by <see cref="ExactOrByar"/>.</summary>
    /// <param name="per">Unit of the result: 100 for events per 100.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>No number, <see cref="NoEstimate.NoDenominator"/>, without exposure.</returns>
    public IntervalEstimate Estimate(double per = 1, double confidence = 0.95)
    {
        ConfidenceInterval events = ExactOrByar.Interval(Events, confidence);
        return Exposure > 0
            ? IntervalEstimate.Of(Events / Exposure * per, events.Lower / Exposure * per, events.Upper / Exposure * per, confidence)
            : IntervalEstimate.Without(NoEstimate.NoDenominator);
    }

    /// <summary>Rates of a table, of which one bad row spoils no other.</summary>
    /// <param name="events">[n] events; a negative or non-finite row is <see cref="NoEstimate.Invalid"/>.</param>
    /// <param name="exposures">[n] exposures; 0 is <see cref="NoEstimate.NoDenominator"/>.</param>
    /// <param name="estimates">[n] written.</param>
    /// <param name="per">Unit of the result.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    public static void Estimates(
        ReadOnlySpan<double> events, ReadOnlySpan<double> exposures, Span<IntervalEstimate> estimates, double per = 1, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(exposures.Length, events.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(estimates.Length, events.Length);
        for (int i = 0; i < events.Length; i++)
        {
            bool possible = double.IsFinite(events[i]) && events[i] >= 0 && double.IsFinite(exposures[i]) && exposures[i] >= 0;
            estimates[i] = possible
                ? new EventRate(events[i], exposures[i]).Estimate(per, confidence)
                : IntervalEstimate.Without(NoEstimate.Invalid);
        }
    }
}
