using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators;

/// <summary>Measures from dated index events and offences, by the follow-up engine.</summary>
internal static class IndexEventMeasurement
{
    private const int AreaDimension = 0;
    private const int VintageDimension = 1;
    private static readonly string[] AreaColumns = ["authority_code", "area_vintage"];

    /// <summary>Dimensions that cells can be told apart by, areas apart.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. IndexEventReader.KnownDimensions.Except(AreaColumns)];

    /// <summary>The measures, in no particular order.</summary>
    public static IReadOnlyList<Measure> Run(StoreView view, MeasurementScheme scheme, MeasureRequest request)
    {
        IReadOnlyList<string> dimensions = Measurement.Dimensions(request, Known);
        CohortCoverage coverage = new(view, scheme);
        IReadOnlyList<CohortSpan> spans = Spans(view, scheme, request, coverage);
        if (spans.Count == 0)
        {
            return [];
        }

        using StoredIndexEvents events = StoredIndexEvents.Open(view, scheme, [.. AreaColumns, .. dimensions], request.Predictor);
        using ProvenOffenceReader offences = view.ProvenOffences();
        AreaScope scope = new(request);
        int[] groups = [.. Enumerable.Range(AreaColumns.Length, dimensions.Count)];
        IReadOnlyList<int>[] groupings =
        [
            .. scope.IsByArea ? [[AreaDimension, VintageDimension, .. groups]] : Array.Empty<int[]>(),
            .. scope.HasTotal ? [groups] : Array.Empty<int[]>(),
        ];
        CellPlan plan = new(
            AreaColumns.Length + dimensions.Count,
            groupings,
            ids => scope.Covers(events.Labels(AreaDimension)[ids[AreaDimension]], events.Labels(VintageDimension)[ids[VintageDimension]]));
        IReadOnlyList<FollowUpCell> cells = FollowUpEngine.Run(
            scheme, spans, plan, events, new StoredProvenOffences(offences));

        CellAddresses addresses = new(scheme, request, scope, coverage);
        List<Measure> measures = [];
        foreach (FollowUpCell cell in cells)
        {
            bool isOneArea = scope.IsByArea && cell.Grouping == 0;
            int first = isOneArea ? AreaColumns.Length : 0;
            AreaCode area = isOneArea
                ? AreaScope.Area(events.Labels(AreaDimension)[cell.Ids[0]], events.Labels(VintageDimension)[cell.Ids[1]])
                : scope.Total;
            string group = CohortGroup.Of(dimensions.Select(
                (name, index) => KeyValuePair.Create(name, events.Labels(AreaColumns.Length + index)[cell.Ids[first + index]])));
            DateOnly? observedTo = isOneArea ? addresses.ObservedTo(area, cell.Span) : addresses.ObservedToInTotal(cell.Span);
            measures.Add(cell.ToMeasure(addresses.Key(area, cell.Span, group), observedTo));
        }

        return dimensions.Count == 0 ? addresses.WithEmptyAreas(measures, [.. cells.Select(cell => cell.Span).Distinct()]) : measures;
    }

    private static IReadOnlyList<CohortSpan> Spans(
        StoreView view, MeasurementScheme scheme, MeasureRequest request, CohortCoverage coverage)
    {
        if (request.Periods is not null)
        {
            return [.. request.Periods.Distinct().Select(period => SchemeCohorts.Named(scheme, period))];
        }

        int pool = request.Pooled ? SchemeCohorts.PoolOf(scheme) : 1;
        if (coverage.Supplied is not Period hull)
        {
            return [];
        }

        IReadOnlyList<CohortSpan> each = pool > 1 ? SchemeCohorts.PoolsWithin(scheme, hull) : SchemeCohorts.EachWithin(scheme, hull);
        if (request.GroupBy.Contains(MeasureRequest.Period) || each.Count == 0)
        {
            return each;
        }

        if (!request.Pooled && !SchemeCohorts.Overlap(scheme))
        {
            return PooledWherePeopled(view, scheme, each);
        }

        AreaCode[] areas = request.Areas is null ? [new(AreaCode.UnknownCode, hull.Start.Year)] : [.. request.Areas];
        return [each.LastOrDefault(span => scheme.MatureOn(span.Period) <= coverage.ObservedTo(areas, span.Period)) ?? each[^1]];
    }

    /// <summary>All cohorts from the first to the last that anybody enters: other supplies may reach further than the scheme's own people.</summary>
    private static IReadOnlyList<CohortSpan> PooledWherePeopled(StoreView view, MeasurementScheme scheme, IReadOnlyList<CohortSpan> each)
    {
        using StoredIndexEvents events = StoredIndexEvents.Open(view, scheme, []);
        using ProvenOffenceReader offences = view.ProvenOffences();
        HashSet<Period> peopled = [.. FollowUpEngine
            .Run(scheme, each, CellPlan.Everybody, events, new StoredProvenOffences(offences))
            .Select(cell => cell.Span.Period)];
        List<Period> cohorts = [.. each.Select(span => span.Period)];
        int first = cohorts.FindIndex(peopled.Contains);
        return first < 0 ? [] : [CohortSpan.Of(cohorts[first..(cohorts.FindLastIndex(peopled.Contains) + 1)])];
    }
}
