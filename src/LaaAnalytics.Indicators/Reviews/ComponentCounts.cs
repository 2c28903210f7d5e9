using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators.Reviews;

/// <summary>The cells of one component, ready for a review.</summary>
/// <param name="Series">Single cohorts of the whole partnership that have anybody in them, in time order.</param>
/// <param name="Latest">Latest final cohort, pooled where the scheme pools; null where none is final.</param>
/// <param name="YearBefore">The same period a year earlier, or null.</param>
/// <param name="ByArea">Latest cohort by area, placeless people included.</param>
/// <param name="WiderPools">Ever longer pools that end with the latest cohort, shortest first.</param>
internal sealed record CohortCells(
    IReadOnlyList<Measure> Series, Measure? Latest, Measure? YearBefore, IReadOnlyList<Measure> ByArea, IReadOnlyList<Measure> WiderPools);

/// <summary>Counts an agreement's cohorts: where people lived at the index date, in a member area or without a known place; the latter belong to the whole.</summary>
internal sealed class ComponentCounts(StoreView view, Agreement agreement, Period review)
{
    private const int MostCohortsPooled = 12;

    /// <summary>The cells of a scheme, as far as the review may know them.</summary>
    public CohortCells Count(MeasurementScheme scheme)
    {
        List<Measure> series = [.. Run(scheme, null, MeasureRequest.Period)
            .Where(measure => measure.Offenders > 0 && measure.Key.Period.EndExclusive <= review.EndExclusive)];
        IReadOnlyList<Period> pools = Pools(scheme, [.. series.Select(measure => measure.Key.Period)]);
        Measure? latest = Run(scheme, pools, MeasureRequest.Period).LastOrDefault(pool => pool.IsMature);
        if (latest is null)
        {
            return new(series, null, null, [], []);
        }

        Period before = latest.Key.Period.PlusMonths(-12);
        Measure? yearBefore = pools.Contains(before) ? Run(scheme, [before], MeasureRequest.Period).Single() : null;
        List<Measure> byArea = agreement.IsUndivided ? [] : [.. Run(scheme, [latest.Key.Period], MeasureRequest.Period, MeasureRequest.Area)
            .Where(measure => measure.Key.Area != agreement.Area.Code && (measure.Offenders > 0 || !measure.Key.Area.IsPlaceless))];
        List<Measure> wider = [.. Run(scheme, WiderThan(scheme, latest), MeasureRequest.Period).OrderBy(measure => measure.Pooled)];
        return new(series, latest, yearBefore, byArea.Count > 1 ? byArea : [], wider);
    }

    /// <summary>Cells that no sheet shows but that shown and issued ones are made of: single cohorts by area, and what was issued before and is not shown now.</summary>
    /// <param name="scheme">Definition.</param>
    /// <param name="released">What was issued before.</param>
    public IReadOnlyList<Measure> Unshown(MeasurementScheme scheme, IReadOnlyList<ReleasedCell> released)
    {
        IReadOnlyList<Measure> singles = agreement.IsUndivided ? [] : Run(scheme, null, MeasureRequest.Period, MeasureRequest.Area);
        HashSet<CellKey> known = [.. singles.Select(cell => cell.Key)];
        List<Period> further = [.. released.Where(cell => !known.Contains(cell.Cell)).Select(cell => cell.Cell.Period).Distinct().Order()];
        IReadOnlyList<Measure> issued = agreement.IsUndivided
            ? Run(scheme, further, MeasureRequest.Period)
            : Run(scheme, further, MeasureRequest.Period, MeasureRequest.Area);
        return [.. singles.Concat(issued).Where(cell => cell.Offenders > 0).DistinctBy(cell => cell.Key)];
    }

    private IReadOnlyList<Measure> Run(MeasurementScheme scheme, IReadOnlyList<Period>? periods, params string[] groupBy) =>
        periods is { Count: 0 } ? [] : Measurement.Run(view, scheme, new()
        {
            GroupBy = groupBy,
            Periods = periods,
            Areas = SixMonthEvidence.AreasOf(agreement),
            Total = agreement.Area.Code,
        });

    /// <summary>Every run of as many neighbouring cohorts as the scheme pools, all of them with people in.</summary>
    private static List<Period> Pools(MeasurementScheme scheme, List<Period> peopled)
    {
        List<Period> pools = [];
        foreach (Period first in peopled)
        {
            List<Period> run = [.. Enumerable.Range(0, scheme.Cohorts.Pool).Select(step => first.PlusMonths(step * scheme.Cohorts.StepMonths))];
            if (run.All(peopled.Contains))
            {
                pools.Add(new(first.Start, run[^1].EndExclusive));
            }
        }

        return pools;
    }

    /// <summary>Longer spans to try; none for lists, each of which is a cohort of its own, nor for cohorts that share days.</summary>
    private static List<Period> WiderThan(MeasurementScheme scheme, Measure latest) => SchemeCohorts.Overlap(scheme) || scheme.Statistic == SchemeStatistic.ChangeFromBaseline
        ? []
        : [.. Enumerable.Range(1, MostCohortsPooled)
            .Select(more => new Period(latest.Key.Period.Start.AddMonths(-more * scheme.Cohorts.StepMonths), latest.Key.Period.EndExclusive))];
}
