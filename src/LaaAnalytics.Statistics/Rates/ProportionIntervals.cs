namespace LaaAnalytics.Statistics.Rates;

/// <summary>The methods for the interval of a proportion.</summary>
public enum ProportionMethod
{
    /// <summary><see cref="Rates.WilsonScore"/>, the platform's own.</summary>
    WilsonScore = 0,

    /// <summary><see cref="WilsonScore.ContinuityCorrected"/>.</summary>
    WilsonScoreContinuityCorrected,

    /// <summary><see cref="Rates.ExactBinomial"/>.</summary>
    ExactBinomial,

    /// <summary><see cref="Rates.AgrestiCoull"/>.</summary>
    AgrestiCoull,

    /// <summary><see cref="Rates.Jeffreys"/>.</summary>
    Jeffreys,
}

/// <summary>Intervals for a table of proportions, of which one bad row spoils no other.</summary>
public static class ProportionIntervals
{
    /// <summary>Writes share, limits and status of every row.</summary>
    /// <param name="events">[n] events; a row with a negative number is marked <see cref="NoEstimate.Invalid"/>.</param>
    /// <param name="populations">[n] populations; 0 is marked <see cref="NoEstimate.NoDenominator"/>, fewer than events <see cref="NoEstimate.Invalid"/>.</param>
    /// <param name="shares">[n] written: fraction 0 to 1; 0 and not to be read where the status is not <see cref="NoEstimate.None"/>.</param>
    /// <param name="lower">[n] written: lower limits, same rule.</param>
    /// <param name="upper">[n] written: upper limits, same rule.</param>
    /// <param name="status">[n] written.</param>
    /// <param name="method">How the limits are made.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Spans differ in length, or the confidence is out of range.</exception>
    public static void For(
        ReadOnlySpan<long> events,
        ReadOnlySpan<long> populations,
        Span<double> shares,
        Span<double> lower,
        Span<double> upper,
        Span<NoEstimate> status,
        ProportionMethod method = ProportionMethod.WilsonScore,
        double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(populations.Length, events.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(shares.Length, events.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(lower.Length, events.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(upper.Length, events.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(status.Length, events.Length);
        double z = StandardNormal.TwoSidedQuantile(confidence);
        for (int i = 0; i < events.Length; i++)
        {
            status[i] = StatusOf(events[i], populations[i]);
            if (status[i] != NoEstimate.None)
            {
                (shares[i], lower[i], upper[i]) = (0, 0, 0);
                continue;
            }

            Proportion proportion = new(events[i], populations[i]);
            shares[i] = events[i] / (double)populations[i];
            (lower[i], upper[i]) = method == ProportionMethod.WilsonScore
                ? WilsonScore.Limits(events[i], populations[i], z)
                : Limits(proportion, method, confidence);
        }
    }

    /// <summary>Limits for one proportion by a method chosen at run time.</summary>
    /// <param name="proportion">Population above zero.</param>
    /// <param name="method">How the limits are made.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    public static ConfidenceInterval For(Proportion proportion, ProportionMethod method, double confidence = 0.95) => method switch
    {
        ProportionMethod.WilsonScore => WilsonScore.Interval(proportion, confidence),
        ProportionMethod.WilsonScoreContinuityCorrected => WilsonScore.ContinuityCorrected(proportion, confidence),
        ProportionMethod.ExactBinomial => ExactBinomial.Interval(proportion, confidence),
        ProportionMethod.AgrestiCoull => AgrestiCoull.Interval(proportion, confidence),
        ProportionMethod.Jeffreys => Jeffreys.Interval(proportion, confidence),
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    private static (double Lower, double Upper) Limits(Proportion proportion, ProportionMethod method, double confidence)
    {
        ConfidenceInterval interval = For(proportion, method, confidence);
        return (interval.Lower, interval.Upper);
    }

    private static NoEstimate StatusOf(long events, long population)
    {
        if (events < 0 || events > population)
        {
            return NoEstimate.Invalid;
        }

        return population == 0 ? NoEstimate.NoDenominator : NoEstimate.None;
    }
}
