using LaaAnalytics.Statistics.Multiplicity;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Funnels;

/// <summary>One area of a funnel.</summary>
/// <param name="Value">Share or ratio; null where the status says why.</param>
/// <param name="Z">Standardised difference from the target before adjustment.</param>
/// <param name="PValue">Two-sided p after adjustment, 0 to 1.</param>
/// <param name="AdjustedPValue">The same among all areas, Benjamini and Hochberg.</param>
/// <param name="Inner">Limits at the area's own size.</param>
/// <param name="Outer">Outer limits at the area's own size.</param>
/// <param name="Position">Where the area stands.</param>
/// <param name="IsDiscovery">Whether the adjusted p is at most the false discovery rate asked for.</param>
/// <param name="FewerToInside">Events fewer that would bring a high area to its inner limit, the target held; 0 for all others.</param>
/// <param name="Status">Why there is no value; such an area moves nothing else.</param>
public readonly record struct FunnelPoint(
    double? Value,
    double? Z,
    double? PValue,
    double? AdjustedPValue,
    FunnelLimits? Inner,
    FunnelLimits? Outer,
    FunnelPosition Position,
    bool IsDiscovery,
    long FewerToInside,
    NoEstimate Status);

/// <summary>A table of areas against one target: which differ from it by more than chance.</summary>
/// <remarks>
/// Spiegelhalter DJ (2005) Stat Med 24:1185-1202. A position outside the limits is a reason to look, not a finding about the area; with 300 areas 15 are
/// outside the inner limits by chance, for which <see cref="FunnelPoint.IsDiscovery"/> allows.
/// </remarks>
public sealed class FunnelPlot
{
    private FunnelPlot(double? target, OverDispersion? overDispersion, IReadOnlyList<FunnelPoint> points) =>
        (Target, OverDispersion, Points) = (target, overDispersion, points);

    /// <summary>The share or ratio that holds everywhere; null where no area has a value.</summary>
    public double? Target { get; }

    /// <summary>phi and tau2, reported whether or not they are used; null for fewer than two areas, or where nothing can vary.</summary>
    public OverDispersion? OverDispersion { get; }

    /// <summary>One point an area, in the order given.</summary>
    public IReadOnlyList<FunnelPoint> Points { get; }

    /// <summary>Shares of re-offenders: exact binomial limits, score limits with phi, arcsine limits with tau2.</summary>
    /// <param name="events">[n] re-offenders.</param>
    /// <param name="populations">[n] offenders; 0 is <see cref="NoEstimate.NoDenominator"/>, fewer than events <see cref="NoEstimate.Invalid"/>.</param>
    /// <param name="options">How it is drawn; null for the defaults.</param>
    public static FunnelPlot OfShares(ReadOnlySpan<long> events, ReadOnlySpan<long> populations, FunnelOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(populations.Length, events.Length);
        ShareFunnel kind = new(events, populations, options?.Target);
        return Of(kind, options ?? new());
    }

    /// <summary>
    /// Shares of entries of which several may belong to one person: score limits at each area's effective number of entries, so that an area is outside the inner
    /// limits just when the target is outside its own clustered Wilson interval.
    /// </summary>
    /// <param name="events">[n] re-offending entries.</param>
    /// <param name="populations">[n] entries; 0 is <see cref="NoEstimate.NoDenominator"/>, fewer than events <see cref="NoEstimate.Invalid"/>.</param>
    /// <param name="designEffects">[n] variance over that of independent entries, 1 or more (<see cref="ClusteredShare.DesignEffect"/>).</param>
    /// <param name="options">How it is drawn; null for the defaults.</param>
    public static FunnelPlot OfClusteredShares(
        ReadOnlySpan<long> events, ReadOnlySpan<long> populations, ReadOnlySpan<double> designEffects, FunnelOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(populations.Length, events.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(designEffects.Length, events.Length);
        return Of(new ClusteredShareFunnel(events, populations, designEffects, options?.Target), options ?? new());
    }

    /// <summary>Observed over expected events: exact Poisson limits, root limits with phi or tau2.</summary>
    /// <param name="observed">[n] events.</param>
    /// <param name="expected">[n] expected events; 0 is <see cref="NoEstimate.NothingExpected"/>.</param>
    /// <param name="options">How it is drawn; null for the defaults.</param>
    public static FunnelPlot OfRatios(ReadOnlySpan<long> observed, ReadOnlySpan<double> expected, FunnelOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(expected.Length, observed.Length);
        return Of(new RatioFunnel(observed, expected, options?.Target ?? 1), options ?? new());
    }

    /// <summary>Observed over predicted re-offenders with the variance of people's own probabilities, by the normal approximation.</summary>
    /// <param name="observed">[n] re-offenders.</param>
    /// <param name="expected">[n] sum of predicted probabilities; 0 is <see cref="NoEstimate.NothingExpected"/>.</param>
    /// <param name="variances">[n] sum of p (1 - p); 0 is <see cref="NoEstimate.NoVariation"/>.</param>
    /// <param name="options">How it is drawn; null for the defaults.</param>
    public static FunnelPlot OfPredictions(
        ReadOnlySpan<long> observed, ReadOnlySpan<double> expected, ReadOnlySpan<double> variances, FunnelOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(expected.Length, observed.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(variances.Length, observed.Length);
        return Of(new PredictionFunnel(observed, expected, variances, options?.Target ?? 1), options ?? new());
    }

    private static FunnelPlot Of(FunnelKind kind, FunnelOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Outer, options.Inner, nameof(options));
        OverDispersion? overDispersion = Dispersion(kind, options);
        double phi = options.Adjustment == FunnelAdjustment.Multiplicative ? Math.Max(1, overDispersion?.Phi ?? 1) : 1;
        double tau2 = options.Adjustment == FunnelAdjustment.Additive ? overDispersion?.Tau2 ?? 0 : 0;
        double?[] p = new double?[kind.Count];
        for (int i = 0; i < p.Length; i++)
        {
            p[i] = kind.Status(i) == NoEstimate.None ? PValue(kind, i, options.Adjustment, phi, tau2) : null;
        }

        double?[] adjusted = AdjustedPValues.BenjaminiHochberg(p);
        FunnelPoint[] points = new FunnelPoint[kind.Count];
        for (int i = 0; i < points.Length; i++)
        {
            if (kind.Status(i) != NoEstimate.None)
            {
                points[i] = new(null, null, null, null, null, null, FunnelPosition.Inside, false, 0, kind.Status(i));
                continue;
            }

            FunnelLimits inner = kind.Limits(i, options.Inner, options.Adjustment, phi, tau2);
            FunnelLimits outer = kind.Limits(i, options.Outer, options.Adjustment, phi, tau2);
            double value = kind.Value(i);
            long fewer = value > inner.Upper ? Fewer(kind, i, inner.Upper) : 0;
            bool isDiscovery = adjusted[i] <= options.FalseDiscoveryRate;
            points[i] = new(value, kind.Z(i, options.Adjustment), p[i], adjusted[i], inner, outer, Position(value, inner, outer), isDiscovery, fewer, NoEstimate.None);
        }

        return new(kind.Target, overDispersion, points);
    }

    private static OverDispersion? Dispersion(FunnelKind kind, FunnelOptions options)
    {
        List<double> z = [];
        List<double> errors = [];
        for (int i = 0; i < kind.Count; i++)
        {
            if (kind.Status(i) == NoEstimate.None)
            {
                z.Add(kind.Z(i, options.Adjustment));
                errors.Add(kind.Error(i, options.Adjustment));
            }
        }

        return errors.Contains(0)
            ? null
            : Funnels.OverDispersion.Of(z.ToArray(), errors.ToArray(), options.Winsorised);
    }

    private static double PValue(FunnelKind kind, int area, FunnelAdjustment adjustment, double phi, double tau2)
    {
        double error = kind.Error(area, adjustment);
        return adjustment switch
        {
            FunnelAdjustment.None => kind.ExactPValue(area),
            _ when error == 0 => 1,
            FunnelAdjustment.Multiplicative => StandardNormal.TwoSidedProbability(kind.Z(area, adjustment) / Math.Sqrt(phi)),
            _ => StandardNormal.TwoSidedProbability(kind.Z(area, adjustment) / Math.Sqrt(1 + (tau2 / (error * error)))),
        };
    }

    // The whole number of events just on or under the limit; the nearest double may stand a hair below it.
    private static long Fewer(FunnelKind kind, int area, double limit)
    {
        long most = (long)Math.Floor(limit * kind.Size(area));
        most += (most + 1) / kind.Size(area) <= limit ? 1 : 0;
        return kind.Events(area) - most;
    }

    private static FunnelPosition Position(double value, FunnelLimits inner, FunnelLimits outer) => value switch
    {
        _ when value < outer.Lower => FunnelPosition.VeryLow,
        _ when value < inner.Lower => FunnelPosition.Low,
        _ when value > outer.Upper => FunnelPosition.VeryHigh,
        _ when value > inner.Upper => FunnelPosition.High,
        _ => FunnelPosition.Inside,
    };
}
