using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Standardisation;

/// <summary>Observed events against those expected if a reference population's rates held in every stratum of the area.</summary>
/// <remarks>
/// Breslow NE, Day NE (1987) Statistical Methods in Cancer Research II, IARC, section 2.3. Limits by <see cref="ExactOrByar"/> on the observed count, the
/// expected one taken as known. Re-offending has a probability for every person: use <see cref="PoissonBinomial"/>, whose limits are narrower.
/// Two areas' ratios are not to be divided by one another: each has its own mix of people.
/// </remarks>
public static class IndirectStandardisation
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "indirectly standardised, exact below 10 events, else Byar";

    /// <summary>Name printed under tables of <see cref="RatioOnLogarithm"/>.</summary>
    public const string LogMethod = "indirectly standardised, on the logarithm";

    /// <summary>Expected events; null where a stratum with people has no reference population, or an input cannot be.</summary>
    /// <param name="referenceEvents">[n] events of the reference population by stratum, 0 or more.</param>
    /// <param name="referencePopulations">[n] reference population by stratum, 0 or more.</param>
    /// <param name="populations">[n] the area's population by stratum; 0 adds nothing.</param>
    public static double? Expected(ReadOnlySpan<double> referenceEvents, ReadOnlySpan<double> referencePopulations, ReadOnlySpan<double> populations)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(referencePopulations.Length, referenceEvents.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(populations.Length, referenceEvents.Length);
        double expected = 0;
        for (int i = 0; i < populations.Length; i++)
        {
            if (populations[i] == 0)
            {
                continue;
            }

            double some = referenceEvents[i] / referencePopulations[i] * populations[i];
            if (!double.IsFinite(some) || some < 0)
            {
                return null;
            }

            expected += some;
        }

        return expected;
    }

    /// <summary>Observed over expected with limits.</summary>
    /// <param name="observed">Events seen, 0 or more.</param>
    /// <param name="expected">Events expected.</param>
    /// <param name="per">Unit of the result: 100 for a ratio in per cent.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>No number with <see cref="NoEstimate.NothingExpected"/> where nothing is expected, <see cref="NoEstimate.Invalid"/> for inputs that cannot be.</returns>
    public static IntervalEstimate Ratio(double observed, double expected, double per = 1, double confidence = 0.95)
    {
        StandardNormal.Tail(confidence);
        NoEstimate status = StatusOf(observed, expected);
        if (status != NoEstimate.None)
        {
            return IntervalEstimate.Without(status);
        }

        ConfidenceInterval events = ExactOrByar.Interval(observed, confidence);
        return IntervalEstimate.Of(observed / expected * per, events.Lower / expected * per, events.Upper / expected * per, confidence);
    }

    /// <summary>Ratios of a table, of which one bad row spoils no other.</summary>
    /// <param name="observed">[n] events seen.</param>
    /// <param name="expected">[n] events expected.</param>
    /// <param name="estimates">[n] written, as by <see cref="Ratio"/>.</param>
    /// <param name="per">Unit of the result.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    public static void Ratios(
        ReadOnlySpan<double> observed, ReadOnlySpan<double> expected, Span<IntervalEstimate> estimates, double per = 1, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(expected.Length, observed.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(estimates.Length, observed.Length);
        for (int i = 0; i < observed.Length; i++)
        {
            estimates[i] = Ratio(observed[i], expected[i], per, confidence);
        }
    }

    /// <summary>Ratio with limits on the logarithm, as some packages make it; none without events.</summary>
    /// <param name="observed">Events seen, 0 or more.</param>
    /// <param name="expected">Events expected.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    public static IntervalEstimate RatioOnLogarithm(double observed, double expected, double confidence = 0.95)
    {
        double z = StandardNormal.TwoSidedQuantile(confidence);
        NoEstimate status = StatusOf(observed, expected);
        if (status != NoEstimate.None)
        {
            return IntervalEstimate.Without(status);
        }

        double ratio = observed / expected;
        double error = 1 / Math.Sqrt(observed);
        return observed == 0
            ? new(0, null, NoEstimate.TooFewEvents)
            : IntervalEstimate.Of(ratio, ratio * Math.Exp(-z * error), ratio * Math.Exp(z * error), confidence);
    }

    /// <summary>The ratio times the reference population's crude rate.</summary>
    /// <param name="observed">Events seen, 0 or more.</param>
    /// <param name="expected">Events expected.</param>
    /// <param name="referenceRate">Crude rate of the reference population, in the unit wanted, 0 or more.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>As <see cref="Ratio"/>.</returns>
    public static IntervalEstimate Rate(double observed, double expected, double referenceRate, double confidence = 0.95) =>
        Ratio(observed, expected, referenceRate, confidence);

    private static NoEstimate StatusOf(double observed, double expected)
    {
        if (!double.IsFinite(observed) || observed < 0 || !double.IsFinite(expected) || expected < 0)
        {
            return NoEstimate.Invalid;
        }

        return expected == 0 ? NoEstimate.NothingExpected : NoEstimate.None;
    }
}
