using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Funnels;

/// <summary>One whole number of events on the curves of a Poisson funnel.</summary>
/// <param name="ExpectedAtLower">Expected events at which this many are on the lower limit.</param>
/// <param name="Lower">Observed over expected there, below 1.</param>
/// <param name="ExpectedAtUpper">Expected events at which this many are on the upper limit.</param>
/// <param name="Upper">Observed over expected there, above 1.</param>
public readonly record struct PoissonCurvePoint(double ExpectedAtLower, double Lower, double ExpectedAtUpper, double Upper);

/// <summary>Funnel limits for observed over expected events, and for rates.</summary>
/// <remarks>
/// Exact Poisson: Garwood F (1936) Biometrika 28:437-442; Spiegelhalter DJ (2005) Stat Med 24:1185-1202. Counts of people who re-offend are not Poisson
/// (nobody re-offends twice in a yes/no rate): for them the limits are too wide, see <see cref="FunnelPlot.OfPredictions"/>.
/// </remarks>
public static class PoissonFunnel
{
    /// <summary>Name printed under charts.</summary>
    public const string Method = "exact Poisson";

    /// <summary>Limits for observed over expected, 0 or more.</summary>
    /// <param name="expected">Events expected, above 0.</param>
    /// <param name="coverage">Probability between the limits, 0.5 to below 1.</param>
    public static FunnelLimits Limits(double expected, double coverage)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(expected);
        ConfidenceInterval events = ExactPoisson.Interval(expected, coverage);
        return new(events.Lower / expected, events.Upper / expected, coverage);
    }

    /// <summary>Where <paramref name="observed"/> events lie on both curves, for drawing them through whole numbers.</summary>
    /// <param name="observed">Events, above 0.</param>
    /// <param name="coverage">Probability between the limits, 0.5 to below 1.</param>
    public static PoissonCurvePoint Curve(long observed, double coverage)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(observed);
        ConfidenceInterval expected = ExactPoisson.Interval(observed, coverage);
        return new(expected.Upper, observed / expected.Upper, expected.Lower, observed / expected.Lower);
    }

    /// <summary>Where an area stands by the interval of its own count (exact below ten events, else Byar): outside where expected is outside it.</summary>
    /// <param name="observed">Events seen, 0 or more.</param>
    /// <param name="expected">Events expected, 0 or more.</param>
    /// <param name="inner">Coverage of the inner limits.</param>
    /// <param name="outer">Coverage of the outer limits.</param>
    public static FunnelPosition Position(double observed, double expected, double inner = 0.95, double outer = 0.998)
    {
        ConfidenceInterval wide = ExactOrByar.Interval(observed, outer);
        ConfidenceInterval narrow = ExactOrByar.Interval(observed, inner);
        return (expected > wide.Upper, expected > narrow.Upper, expected < wide.Lower, expected < narrow.Lower) switch
        {
            (true, _, _, _) => FunnelPosition.VeryLow,
            (_, true, _, _) => FunnelPosition.Low,
            (_, _, true, _) => FunnelPosition.VeryHigh,
            (_, _, _, true) => FunnelPosition.High,
            _ => FunnelPosition.Inside,
        };
    }
}
