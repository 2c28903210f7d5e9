using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Standardisation;

/// <summary>The rate an area would have if its people were spread over strata as in a standard population.</summary>
/// <remarks>
/// Rate sum(w x / n) / sum(w), variance sum(v (w / n)^2) / (sum w)^2 with v the variance of the events, x where they are independent.
/// Limits: Dobson AJ, Kuulasmaa K, Eberle E, Scherer J (1991) Stat Med 10:457-462 round Byar's limits, or the gamma limits of Fay MP, Feuer EJ (1997)
/// Stat Med 16:791-801. Below ten events there is no standardised rate (rule of English public health indicators).
/// A row that cannot be is a status, not an exception, so that an area spoils no table.
/// </remarks>
public static class DirectStandardisation
{
    /// <summary>Name printed under tables of <see cref="Dobson(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, double, double)"/>.</summary>
    public const string DobsonMethod = "directly standardised, Dobson";

    /// <summary>Name printed under tables where people repeat.</summary>
    public const string RepeatedMethod = "directly standardised, Dobson, variance of people's repeated events";

    /// <summary>Name printed under tables of <see cref="FayFeuer"/>.</summary>
    public const string FayFeuerMethod = "directly standardised, gamma (Fay-Feuer)";

    /// <summary>Fewest events of an area for which a standardised rate is given.</summary>
    public const int FewestEvents = 10;

    /// <summary>Standardised rate of independent events, Dobson's limits.</summary>
    /// <param name="events">[n] events by stratum, 0 or more.</param>
    /// <param name="populations">[n] population by stratum; 0 only where the weight is 0.</param>
    /// <param name="weights">[n] standard population by stratum, 0 or more.</param>
    /// <param name="per">Unit of the result: 100 for events per 100.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>
    /// No number with <see cref="NoEstimate.TooFewEvents"/> below ten events, <see cref="NoEstimate.NoDenominator"/> where a weighted stratum or all weights
    /// are empty, <see cref="NoEstimate.Invalid"/> for a negative or non-finite input.
    /// </returns>
    public static IntervalEstimate Dobson(
        ReadOnlySpan<double> events, ReadOnlySpan<double> populations, ReadOnlySpan<double> weights, double per = 1, double confidence = 0.95) =>
        DobsonLimits(Sum(events, events, populations, weights), per, confidence);

    /// <summary>Standardised rate where one person brings several events, Dobson's limits with the frequency-weighted variance.</summary>
    /// <param name="events">[n] repeat events by stratum.</param>
    /// <param name="populations">[n] population by stratum; 0 only where the weight is 0.</param>
    /// <param name="weights">[n] standard population by stratum, 0 or more.</param>
    /// <param name="per">Unit of the result.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>As for independent events.</returns>
    public static IntervalEstimate Dobson(
        ReadOnlySpan<RepeatEvents> events, ReadOnlySpan<double> populations, ReadOnlySpan<double> weights, double per = 1, double confidence = 0.95)
    {
        double[] counts = new double[events.Length];
        double[] variances = new double[events.Length];
        for (int i = 0; i < events.Length; i++)
        {
            counts[i] = events[i].Events;
            variances[i] = events[i].Variance;
        }

        return DobsonLimits(Sum(counts, variances, populations, weights), per, confidence);
    }

    /// <summary>Standardised rate of independent events, gamma limits: wider, and covering even where weights differ greatly.</summary>
    /// <param name="events">[n] events by stratum, 0 or more.</param>
    /// <param name="populations">[n] population by stratum; 0 only where the weight is 0.</param>
    /// <param name="weights">[n] standard population by stratum, 0 or more.</param>
    /// <param name="per">Unit of the result.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>As for Dobson's limits.</returns>
    public static IntervalEstimate FayFeuer(
        ReadOnlySpan<double> events, ReadOnlySpan<double> populations, ReadOnlySpan<double> weights, double per = 1, double confidence = 0.95)
    {
        double tail = StandardNormal.Tail(confidence);
        Sums sums = Sum(events, events, populations, weights);
        if (sums.Status != NoEstimate.None)
        {
            return IntervalEstimate.Without(sums.Status);
        }

        double lower = sums.Variance / sums.Rate * GammaQuantile.Lower(sums.Rate * sums.Rate / sums.Variance, tail);
        double rate = sums.Rate + sums.LargestWeight;
        double variance = sums.Variance + (sums.LargestWeight * sums.LargestWeight);
        double upper = variance / rate * GammaQuantile.Upper(rate * rate / variance, tail);
        return IntervalEstimate.Of(sums.Rate * per, lower * per, upper * per, confidence);
    }

    private static IntervalEstimate DobsonLimits(Sums sums, double per, double confidence)
    {
        StandardNormal.Tail(confidence);
        if (sums.Status != NoEstimate.None)
        {
            return IntervalEstimate.Without(sums.Status);
        }

        double scale = Math.Sqrt(sums.Variance / sums.Events);
        double lower = sums.Rate + (scale * ((ByarPoisson.Lower(sums.Events, confidence) ?? 0) - sums.Events));
        double upper = sums.Rate + (scale * (ByarPoisson.Upper(sums.Events, confidence) - sums.Events));
        return IntervalEstimate.Of(sums.Rate * per, Math.Max(0, lower) * per, upper * per, confidence);
    }

    private static Sums Sum(
        ReadOnlySpan<double> events, ReadOnlySpan<double> variances, ReadOnlySpan<double> populations, ReadOnlySpan<double> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(populations.Length, events.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, events.Length);
        double allWeights = 0;
        double allEvents = 0;
        double rate = 0;
        double variance = 0;
        double largest = 0;
        NoEstimate status = NoEstimate.None;
        for (int i = 0; i < events.Length; i++)
        {
            if (!IsCount(events[i]) || !IsCount(populations[i]) || !IsCount(weights[i]))
            {
                return new(NoEstimate.Invalid, 0, 0, 0, 0);
            }

            allEvents += events[i];
            allWeights += weights[i];
            if (weights[i] == 0)
            {
                continue;
            }

            if (populations[i] == 0)
            {
                status = NoEstimate.NoDenominator;
                continue;
            }

            double perPerson = weights[i] / populations[i];
            rate += perPerson * events[i];
            variance += perPerson * perPerson * variances[i];
            largest = Math.Max(largest, perPerson);
        }

        if (status != NoEstimate.None || allWeights == 0)
        {
            return new(NoEstimate.NoDenominator, 0, 0, 0, 0);
        }

        return allEvents < FewestEvents || rate == 0
            ? new(NoEstimate.TooFewEvents, 0, 0, 0, 0)
            : new(NoEstimate.None, allEvents, rate / allWeights, variance / (allWeights * allWeights), largest / allWeights);
    }

    private static bool IsCount(double value) => double.IsFinite(value) && value >= 0;

    private readonly record struct Sums(NoEstimate Status, double Events, double Rate, double Variance, double LargestWeight);
}
