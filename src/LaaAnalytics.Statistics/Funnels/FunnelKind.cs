using LaaAnalytics.Statistics.Rates;
using MathNet.Numerics;

namespace LaaAnalytics.Statistics.Funnels;

/// <summary>What a funnel needs to know about its kind of figure; areas by place, only those with status None are asked for more.</summary>
internal abstract class FunnelKind(long[] events, double[] sizes, NoEstimate[] status, double? target)
{
    public int Count => events.Length;

    public double? Target { get; } = target;

    public NoEstimate Status(int area) => status[area];

    public long Events(int area) => events[area];

    public double Size(int area) => sizes[area];

    public double Value(int area) => events[area] / sizes[area];

    /// <summary>Standardised difference on the scale that the adjustment works on.</summary>
    public abstract double Z(int area, FunnelAdjustment adjustment);

    /// <summary>Standard error behind <see cref="Z"/>, 0 where nothing can vary.</summary>
    public abstract double Error(int area, FunnelAdjustment adjustment);

    public abstract double ExactPValue(int area);

    public abstract FunnelLimits Limits(int area, double coverage, FunnelAdjustment adjustment, double phi, double tau2);
}

/// <summary>Shares of people.</summary>
internal class ShareFunnel(ReadOnlySpan<long> events, ReadOnlySpan<long> populations, double? target)
    : FunnelKind(events.ToArray(), Sizes(populations), Statuses(events, populations), target ?? Together(events, populations))
{
    protected double Share => Target!.Value;

    public override double Z(int area, FunnelAdjustment adjustment)
    {
        double error = Error(area, adjustment);
        return adjustment switch
        {
            FunnelAdjustment.Additive => ArcsineFunnel.Z(Value(area), Share, Size(area)),
            _ => error == 0 ? 0 : (Value(area) - Share) / error,
        };
    }

    public override double Error(int area, FunnelAdjustment adjustment) => adjustment == FunnelAdjustment.Additive
        ? 1 / (2 * Math.Sqrt(Size(area)))
        : Math.Sqrt(Share * (1 - Share) / Size(area));

    public override double ExactPValue(int area) => BinomialFunnel.PValue(Share, Events(area), (long)Size(area));

    public override FunnelLimits Limits(int area, double coverage, FunnelAdjustment adjustment, double phi, double tau2) => adjustment switch
    {
        FunnelAdjustment.Multiplicative => BinomialFunnel.Score(Share, Size(area), coverage, phi),
        FunnelAdjustment.Additive => ArcsineFunnel.Limits(Share, Size(area), coverage, tau2),
        _ => BinomialFunnel.Exact(Share, (long)Size(area), coverage),
    };

    private static double[] Sizes(ReadOnlySpan<long> populations)
    {
        double[] sizes = new double[populations.Length];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = populations[i];
        }

        return sizes;
    }

    private static NoEstimate[] Statuses(ReadOnlySpan<long> events, ReadOnlySpan<long> populations)
    {
        NoEstimate[] status = new NoEstimate[events.Length];
        for (int i = 0; i < status.Length; i++)
        {
            bool possible = events[i] >= 0 && events[i] <= populations[i] && populations[i] <= int.MaxValue;
            status[i] = !possible ? NoEstimate.Invalid : populations[i] == 0 ? NoEstimate.NoDenominator : NoEstimate.None;
        }

        return status;
    }

    private static double? Together(ReadOnlySpan<long> events, ReadOnlySpan<long> populations)
    {
        NoEstimate[] status = Statuses(events, populations);
        double all = 0;
        double people = 0;
        for (int i = 0; i < status.Length; i++)
        {
            all += status[i] == NoEstimate.None ? events[i] : 0;
            people += status[i] == NoEstimate.None ? populations[i] : 0;
        }

        return people > 0 ? all / people : null;
    }
}

/// <summary>Shares of entries, several of one person; the counts are the real ones, limits and errors those of the effective number.</summary>
internal sealed class ClusteredShareFunnel(ReadOnlySpan<long> events, ReadOnlySpan<long> populations, ReadOnlySpan<double> designEffects, double? target)
    : ShareFunnel(events, populations, target)
{
    private readonly double[] _designEffects = Checked(designEffects);

    public override double Z(int area, FunnelAdjustment adjustment) => (Value(area) - Share, Error(area, adjustment)) switch
    {
        _ when adjustment == FunnelAdjustment.Additive => ArcsineFunnel.Z(Value(area), Share, Effective(area)),
        (_, 0) => 0,
        (double difference, double error) => difference / error,
    };

    public override double Error(int area, FunnelAdjustment adjustment) => base.Error(area, adjustment) * Math.Sqrt(_designEffects[area]);

    public override double ExactPValue(int area) => StandardNormal.TwoSidedProbability(Z(area, FunnelAdjustment.None));

    public override FunnelLimits Limits(int area, double coverage, FunnelAdjustment adjustment, double phi, double tau2)
    {
        return adjustment == FunnelAdjustment.Additive
            ? ArcsineFunnel.Limits(Share, Effective(area), coverage, tau2)
            : BinomialFunnel.Score(Share, Effective(area), coverage, phi);
    }

    private double Effective(int area) => Size(area) / _designEffects[area];

    private static double[] Checked(ReadOnlySpan<double> designEffects)
    {
        foreach (double one in designEffects)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(one, 1, nameof(designEffects));
        }

        return designEffects.ToArray();
    }
}

/// <summary>Observed over expected events, Poisson.</summary>
internal sealed class RatioFunnel(ReadOnlySpan<long> observed, ReadOnlySpan<double> expected, double target)
    : FunnelKind(observed.ToArray(), expected.ToArray(), Statuses(observed, expected), target)
{
    public override double Z(int area, FunnelAdjustment adjustment) => RootRatioFunnel.Z(Events(area), Size(area), Target!.Value);

    public override double Error(int area, FunnelAdjustment adjustment) => 1 / (2 * Math.Sqrt(Size(area)));

    public override double ExactPValue(int area)
    {
        double mean = Size(area) * Target!.Value;
        double atMost = SpecialFunctions.GammaUpperRegularized(Events(area) + 1, mean);
        double atLeast = Events(area) == 0 ? 1 : SpecialFunctions.GammaLowerRegularized(Events(area), mean);
        return Math.Min(1, 2 * Math.Min(atMost, atLeast));
    }

    public override FunnelLimits Limits(int area, double coverage, FunnelAdjustment adjustment, double phi, double tau2)
    {
        double target = Target!.Value;
        if (adjustment == FunnelAdjustment.None)
        {
            FunnelLimits limits = PoissonFunnel.Limits(Size(area) * target, coverage);
            return new(limits.Lower * target, limits.Upper * target, coverage);
        }

        // phi multiplies the variance, which is that of an area as many times smaller.
        return RootRatioFunnel.Limits(target, Size(area) / phi, coverage, tau2);
    }

    internal static NoEstimate[] Statuses(ReadOnlySpan<long> observed, ReadOnlySpan<double> expected)
    {
        NoEstimate[] status = new NoEstimate[observed.Length];
        for (int i = 0; i < status.Length; i++)
        {
            bool possible = observed[i] >= 0 && double.IsFinite(expected[i]) && expected[i] >= 0;
            status[i] = !possible ? NoEstimate.Invalid : expected[i] == 0 ? NoEstimate.NothingExpected : NoEstimate.None;
        }

        return status;
    }
}

/// <summary>Observed over predicted re-offenders, with the variance of their probabilities.</summary>
internal sealed class PredictionFunnel(ReadOnlySpan<long> observed, ReadOnlySpan<double> expected, ReadOnlySpan<double> variances, double target)
    : FunnelKind(observed.ToArray(), expected.ToArray(), Statuses(observed, expected, variances), target)
{
    private readonly double[] _variances = variances.ToArray();

    public override double Z(int area, FunnelAdjustment adjustment) => (Value(area) - Target!.Value) / Error(area, adjustment);

    public override double Error(int area, FunnelAdjustment adjustment) => Math.Sqrt(_variances[area]) / Size(area);

    public override double ExactPValue(int area) => StandardNormal.TwoSidedProbability(Z(area, FunnelAdjustment.None));

    public override FunnelLimits Limits(int area, double coverage, FunnelAdjustment adjustment, double phi, double tau2)
    {
        double error = Error(area, adjustment);
        double halfWidth = StandardNormal.TwoSidedQuantile(coverage) * Math.Sqrt((phi * error * error) + tau2);
        return new(Math.Max(0, Target!.Value - halfWidth), Target.Value + halfWidth, coverage);
    }

    private static NoEstimate[] Statuses(ReadOnlySpan<long> observed, ReadOnlySpan<double> expected, ReadOnlySpan<double> variances)
    {
        NoEstimate[] status = RatioFunnel.Statuses(observed, expected);
        for (int i = 0; i < status.Length; i++)
        {
            if (status[i] == NoEstimate.None && !(variances[i] > 0 && double.IsFinite(variances[i])))
            {
                status[i] = variances[i] == 0 ? NoEstimate.NoVariation : NoEstimate.Invalid;
            }
        }

        return status;
    }
}
