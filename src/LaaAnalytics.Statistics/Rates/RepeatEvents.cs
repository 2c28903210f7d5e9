namespace LaaAnalytics.Statistics.Rates;

/// <summary>Events of which one person may bring several, counted by how many each person brought.</summary>
/// <remarks>
/// The number of people with f events is taken as Poisson, so the variance of all events is sum(f^2 people(f)): the frequency-weighted variance of
/// PHEindicatormethods (UK Health Security Agency, non-independent events) after Dobson AJ, Kuulasmaa K, Eberle E, Scherer J (1991) Stat Med 10:457-462.
/// Its ratio to the number of events says how far people's repeats widen every interval.
/// </remarks>
public readonly record struct RepeatEvents
{
    private RepeatEvents(long people, double events, double variance)
    {
        People = people;
        Events = events;
        Variance = variance;
    }

    /// <summary>People with at least one event.</summary>
    public long People { get; }

    /// <summary>All events.</summary>
    public double Events { get; }

    /// <summary>Variance of the number of events, in squared events; at least <see cref="Events"/>.</summary>
    public double Variance { get; }

    /// <summary>Variance over that of independent events, 1 or more; null without an event.</summary>
    public double? Dispersion => Events > 0 ? Variance / Events : null;

    /// <summary>Counts events and their variance.</summary>
    /// <param name="eventsPerPerson">[n] f, 0 or more; rows of the same f add up.</param>
    /// <param name="people">[n] people with f events, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or the lengths differ.</exception>
    public static RepeatEvents From(ReadOnlySpan<long> eventsPerPerson, ReadOnlySpan<long> people)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(people.Length, eventsPerPerson.Length);
        long persons = 0;
        double events = 0;
        double variance = 0;
        for (int i = 0; i < people.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(eventsPerPerson[i], nameof(eventsPerPerson));
            ArgumentOutOfRangeException.ThrowIfNegative(people[i]);
            double f = eventsPerPerson[i];
            persons += f > 0 ? people[i] : 0;
            events += f * people[i];
            variance += f * f * people[i];
        }

        return new(persons, events, variance);
    }

    /// <summary>Rate over an exposure: the limits of as many independent events, moved out by the square root of the dispersion, not below 0.</summary>
    /// <param name="exposure">People or person-time, 0 or more.</param>
    /// <param name="per">Unit of the result.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>No number without exposure, <see cref="NoEstimate.NoDenominator"/>.</returns>
    public IntervalEstimate Rate(double exposure, double per = 1, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exposure);
        if (exposure == 0)
        {
            return IntervalEstimate.Without(NoEstimate.NoDenominator);
        }

        ConfidenceInterval independent = ExactOrByar.Interval(Events, confidence);
        double widening = Math.Sqrt(Dispersion ?? 1);
        double lower = Math.Max(0, Events + (widening * (independent.Lower - Events)));
        double upper = Events + (widening * (independent.Upper - Events));
        return IntervalEstimate.Of(Events / exposure * per, lower / exposure * per, upper / exposure * per, confidence);
    }

    /// <summary>Ratio of this rate to another, independent one, with limits on the logarithm.</summary>
    /// <param name="exposure">This rate's exposure, above 0.</param>
    /// <param name="other">The rate divided by.</param>
    /// <param name="otherExposure">Its exposure, above 0.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>Without events in the other, no number; without events here, 0 without interval; both <see cref="NoEstimate.EmptyCell"/>.</returns>
    public IntervalEstimate RatioTo(double exposure, RepeatEvents other, double otherExposure, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exposure);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(otherExposure);
        double z = StandardNormal.TwoSidedQuantile(confidence);
        if (Events == 0 || other.Events == 0)
        {
            return new(other.Events == 0 ? null : 0, null, NoEstimate.EmptyCell);
        }

        double ratio = Events / exposure / (other.Events / otherExposure);
        double error = Math.Sqrt((Variance / (Events * Events)) + (other.Variance / (other.Events * other.Events)));
        return IntervalEstimate.Of(ratio, ratio * Math.Exp(-z * error), ratio * Math.Exp(z * error), confidence);
    }
}
