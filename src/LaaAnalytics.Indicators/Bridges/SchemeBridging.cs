using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Bridges;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators;

/// <summary>Builds bridges between two definitions.</summary>
public static class SchemeBridging
{
    /// <summary>Builds the bridge for one span of index dates.</summary>
    /// <param name="view">The store as known after a load.</param>
    /// <param name="from">Definition to start from.</param>
    /// <param name="to">Definition to lead to.</param>
    /// <param name="span">Index dates; null for the latest span that both count and that is final under both.</param>
    /// <param name="areas">Areas, as the members of an agreement; null for every area in the data.</param>
    /// <param name="total">Area the figures are reported under; null where no areas are given.</param>
    /// <exception cref="UsageException">
    /// The definitions are the same one; one of them reports a change, which is no rate; no span is counted by both, or none is final; nobody is in it.
    /// </exception>
    public static SchemeBridge Build(StoreView view, MeasurementScheme from, MeasurementScheme to, Period? span = null, IReadOnlyList<AreaCode>? areas = null, AreaCode? total = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ThrowIfNotTwoRates(from, to);
        IReadOnlyList<Measure> Counted(MeasurementScheme scheme, IReadOnlyList<Period> periods) => periods.Count == 0 ? [] : Measurement.Run(
            view, scheme, new() { GroupBy = [MeasureRequest.Period], Periods = periods, Areas = areas, Total = total, Source = MeasureSource.IndexEvent });

        IReadOnlyList<Period> asked = span is Period one ? [one] : Common(view, from, to);
        HashSet<Period> ends = [.. Final(Counted(to, asked)).Select(measure => measure.Key.Period)];
        if (Final(Counted(from, asked)).Where(measure => ends.Contains(measure.Key.Period)).MaxBy(measure => (measure.Key.Period.EndExclusive, -measure.Key.Period.Start.DayNumber)) is Measure start)
        {
            List<BridgeLevel> levels = [new(null, from, start)];
            foreach (BridgeRule rule in BridgeRules.InOrder.Where(rule => !rule.IsSame(from, to)))
            {
                MeasurementScheme next = rule.Taken(levels[^1].Scheme, to);
                levels.Add(new(rule, next, Counted(next, [start.Key.Period]).SingleOrDefault() ?? start with { Offenders = 0, People = 0, Reoffenders = 0, Reoffences = 0 }));
            }

            return new(from, to, start.Key.Period, levels, [.. BridgeRules.InOrder.Where(rule => rule.IsSame(from, to))]);
        }

        throw new UsageException(
            span is null
                ? $"No span of index dates is final and has anybody in it under both {from.Citation} and {to.Citation}."
                : $"The span asked for is not final, or has nobody in it, under {from.Citation} or {to.Citation}.",
            "See with 'laa measure --by period' for each of the two what is final, and name a span of both with --period.");
    }

    private static void ThrowIfNotTwoRates(MeasurementScheme from, MeasurementScheme to)
    {
        if (from.Citation == to.Citation)
        {
            throw new UsageException("A definition is compared with itself.", "Name two different definitions.");
        }

        if ((MeasurementScheme[])[from, to] is { } two && two.FirstOrDefault(scheme => scheme.Statistic == SchemeStatistic.ChangeFromBaseline) is MeasurementScheme change)
        {
            throw new UsageException($"{change.Citation} reports a change from a baseline, which is no rate of the same people.", "Name two definitions that report a rate.");
        }
    }

    private static IEnumerable<Measure> Final(IReadOnlyList<Measure> measures) => measures.Where(measure => measure is { IsMature: true, Offenders: > 0 });

    /// <summary>Spans that both definitions count.</summary>
    private static List<Period> Common(StoreView view, MeasurementScheme from, MeasurementScheme to)
    {
        IEnumerable<Period> Spans(MeasurementScheme scheme) => new CohortCoverage(view, scheme).Supplied is not Period hull
            ? []
            : SchemeCohorts.EachWithin(scheme, hull).Concat(scheme.Cohorts.Pool > 1 ? SchemeCohorts.PoolsWithin(scheme, hull) : []).Select(one => one.Period);

        return [.. Spans(from).Concat(Spans(to)).Distinct().Where(span => SchemeCohorts.IsNamed(from, span) && SchemeCohorts.IsNamed(to, span))];
    }
}
