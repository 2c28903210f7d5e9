using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Domain;
using LaaAnalytics.Statistics.Funnels;

namespace LaaAnalytics.Disclosure.Areas;

/// <summary>An indicator that this platform measures.</summary>
internal sealed class MeasuredStatistic(Indicator indicator, DisclosureProfile profile) : AreaStatistic
{
    public override string Unit => indicator.Unit;

    public override int Decimals => indicator.Decimals;

    public override double Scale => 100;

    private bool IsShare => indicator.Statistic == SchemeStatistic.ShareReoffending;

    /// <summary>The cell of a published figure; the counts go with it only where the figure is shown.</summary>
    public AreaCell Cell(NamedArea area, PublishedFigure figure, Measure measure) => figure.Estimate.Value is null
        ? new(area, figure.Estimate)
        : Shown(area, figure.Estimate, measure);

    public override Estimate Of(AreaCell cell, double confidence) => IndicatorEstimate.Of(cell.Measure!, indicator, confidence);

    public override AreaCell Sum(NamedArea area, IReadOnlyList<AreaCell> cells)
    {
        Measure sum = cells.Select(cell => cell.Measure!).Aggregate((left, right) => Combined(left, right, 1));
        return Shown(area, IndicatorEstimate.Of(sum, indicator), sum);
    }

    public override AreaCell? Rest(NamedArea area, AreaCell whole, AreaCell part)
    {
        Measure rest = Combined(whole.Measure!, part.Measure!, -1);
        bool isSafe = rest.Offenders > 0
            && !profile.Hides(rest.Offenders)
            && !profile.Hides(rest.Reoffenders)
            && !profile.Hides(rest.NonReoffenders)
            && !profile.Hides(rest.BaselineOffenders);
        rest = profile.IsRounded ? Widening.Of(whole.Measure!).On(rest) : rest;
        return isSafe && rest.Reoffenders >= 0 && rest.NonReoffenders >= 0 ? Shown(area, IndicatorEstimate.Of(rest, indicator), rest) : null;
    }

    public override FunnelPlot? Funnel(IReadOnlyList<AreaCell> cells, AreaCell? target)
    {
        if (!IsShare)
        {
            return null;
        }

        long[] events = [.. cells.Select(cell => cell.Measure!.Reoffenders)];
        long[] entries = [.. cells.Select(cell => cell.Measure!.Offenders)];
        FunnelOptions options = new() { Target = target?.Measure is { Offenders: > 0 } all ? all.Reoffenders / (double)all.Offenders : null };
        return Repeats(cells)
            ? FunnelPlot.OfClusteredShares(events, entries, [.. cells.Select(cell => IndicatorEstimate.DesignEffect(cell.Measure!))], options)
            : FunnelPlot.OfShares(events, entries, options);
    }

    public override (string Name, string InWords) FunnelMethod(IReadOnlyList<AreaCell> cells) => Repeats(cells)
        ? ($"{BinomialFunnel.ScoreMethod}, effective number of entries for repeated people", "Funnel limits are score limits of a binomial share at the effective number of entries, because people repeat; they are not exact.")
        : (BinomialFunnel.ExactMethod, BinomialInWords);

    public override string Intervals => indicator.Statistic switch
    {
        SchemeStatistic.ShareReoffending => $"{WilsonInWords} Where people repeat they are at the effective number of entries.",
        _ => "Intervals are approximate, from how much people differ from one another, each with all their entries.",
    };

    private static bool Repeats(IReadOnlyList<AreaCell> cells) => cells.Any(cell => cell.Measure is { People: > 0 } counts && counts.People < counts.Offenders);

    private AreaCell Shown(NamedArea area, Estimate estimate, Measure measure) => new(area, estimate)
    {
        Counted = IsShare ? measure.Reoffenders : measure.Reoffences,
        Denominator = measure.Offenders,
        Measure = measure,
    };

    /// <summary>
    /// Counts of two cells added, or the second taken from the first. A person with entries in both is two people of the sum, whose interval is then a little too narrow where that
    /// person's outcomes agree; of what is left this person is no more counted but keeps products of both, which makes its interval a little too wide where they agree. A difference takes
    /// both sides as independent: people with entries on both sides, who would mostly make it more certain, are not allowed for.
    /// </summary>
    private static Measure Combined(Measure left, Measure right, int sign) => left with
    {
        Offenders = left.Offenders + (sign * right.Offenders),
        People = left.People + (sign * right.People),
        Reoffenders = left.Reoffenders + (sign * right.Reoffenders),
        Reoffences = left.Reoffences + (sign * right.Reoffences),
        BaselineOffences = left.BaselineOffences + (sign * right.BaselineOffences),
        BaselineOffenders = left.BaselineOffenders + (sign * right.BaselineOffenders),
        PerPerson = sign > 0 ? left.PerPerson + right.PerPerson : Less(left.PerPerson, right.PerPerson),
        IsProven = left.IsProven && right.IsProven,
    };

    private static PersonSums Less(PersonSums left, PersonSums right) => new(
        left.YY - right.YY,
        left.YN - right.YN,
        left.NN - right.NN,
        left.KK - right.KK,
        left.KN - right.KN,
        left.BB - right.BB,
        left.KB - right.KB,
        left.ResidualSquared - right.ResidualSquared);
}
