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
    /// <param name="upTo">Spans that end after this day (exclusive end) are left out; null for none.</param>
    /// <exception cref="UsageException">
    /// The definitions are the same one; one of them reports a change, which is no rate; no span is counted by both, or none is final; nobody is in it.
    /// </exception>
    public static SchemeBridge Build(
        StoreView view, MeasurementScheme from, MeasurementScheme to, Period? span = null, IReadOnlyList<AreaCode>? areas = null, AreaCode? total = null, DateOnly? upTo = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ThrowIfNotTwoRates(from, to);
        Dictionary<Period, Measure> Counted(MeasurementScheme scheme, IReadOnlyList<Period> periods) => periods.Count == 0 ? [] : Measurement
            .Run(view, scheme, new() { GroupBy = [MeasureRequest.Period], Periods = periods, Areas = areas, Total = total, Source = MeasureSource.IndexEvent })
            .ToDictionary(measure => measure.Key.Period);

        IReadOnlyList<Period> asked = span is Period given ? [given] : [.. Common(view, from, to).Where(common => upTo is null || common.EndExclusive <= upTo)];
        Dictionary<Period, Measure> ends = Final(Counted(to, asked));
        Dictionary<Period, Measure> starts = Final(Counted(from, [.. asked.Where(ends.ContainsKey)]));
        if (asked.Where(starts.ContainsKey).Select(Period? (common) => common).FirstOrDefault() is Period one)
        {
            Measure start = starts[one];
            BridgeRule[] rules = [.. BridgeRules.InOrder.Where(rule => !rule.IsSame(from, to))];
            List<BridgeLevel> levels = [new(null, from, start)];
            foreach (BridgeRule rule in rules)
            {
                BridgeLevel before = levels[^1];
                MeasurementScheme next = rule.Taken(before.Scheme, to);
                Measure counts = rule == rules[^1] ? ends[one]
                    : rule == BridgeRule.Statistic ? before.Measure
                    : Counted(next, [one]).GetValueOrDefault(one) ?? start with { Offenders = 0, People = 0, Reoffenders = 0, Reoffences = 0 };
                levels.Add(new(rule, next, counts));
            }

            return new(from, to, one, levels, [.. BridgeRules.InOrder.Except(rules)]);
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

    private static Dictionary<Period, Measure> Final(Dictionary<Period, Measure> measures) =>
        measures.Where(measure => measure.Value is { IsMature: true, Offenders: > 0 }).ToDictionary();

    /// <summary>Spans that both definitions count and that the data reach far enough for, somewhere: the latest first, of those that end together the longest.</summary>
    private static IEnumerable<Period> Common(StoreView view, MeasurementScheme from, MeasurementScheme to)
    {
        IEnumerable<Period> Spans(MeasurementScheme scheme)
        {
            CohortCoverage coverage = new(view, scheme);
            return coverage.Supplied is not Period hull
                ? []
                : SchemeCohorts.EachWithin(scheme, hull)
                    .Concat(scheme.Cohorts.Pool > 1 ? SchemeCohorts.PoolsWithin(scheme, hull) : [])
                    .Select(one => one.Period)
                    .Where(span => coverage.Furthest >= from.MatureOn(span) && coverage.Furthest >= to.MatureOn(span));
        }

        return Spans(from)
            .Concat(Spans(to))
            .Distinct()
            .Where(span => SchemeCohorts.IsNamed(from, span) && SchemeCohorts.IsNamed(to, span))
            .OrderByDescending(span => span.EndExclusive)
            .ThenBy(span => span.Start);
    }
}
