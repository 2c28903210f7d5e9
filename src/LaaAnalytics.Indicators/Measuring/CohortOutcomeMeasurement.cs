using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators;

/// <summary>Measures from ready cohorts that give days since the index day in place of dates.</summary>
/// <remarks>
/// Each row is an entry; whether rows are different people cannot be told, so <see cref="Measure.People"/> and the sums per person are zero. Only the
/// yes or no of an event within the follow-up is known, so re-offences are not counted either.
/// </remarks>
internal static class CohortOutcomeMeasurement
{
    private const int FirstGroup = 4;
    private static readonly string[] OwnColumns = ["area_code", "area_vintage", "source_scheme", "component"];

    /// <summary>Dimensions that cells can be told apart by, areas apart.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. CohortOutcomeReader.KnownDimensions.Except(OwnColumns.Take(2))];

    /// <summary>The measures, in no particular order.</summary>
    public static IReadOnlyList<Measure> Run(StoreView view, MeasurementScheme scheme, MeasureRequest request)
    {
        if (request.Pooled)
        {
            throw new UsageException(
                "Ready cohorts are measured as they are supplied.", "Leave out '--pooled', or name the periods to count together.");
        }

        IReadOnlyList<string> dimensions = Measurement.Dimensions(request, Known);
        string? component = scheme.Component == Component.All ? null : scheme.Component.ToString().ToLowerInvariant();
        using CohortOutcomeReader reader = view.CohortOutcomes([.. OwnColumns, .. dimensions, .. request.Predictor?.Reads ?? []], component);
        AreaScope scope = new(request);
        int ownDimensions = FirstGroup + dimensions.Count;
        RowPredictions? predictions = request.Predictor is null
            ? null
            : new(request.Predictor, ownDimensions, reader.Labels, dimension => reader.Current.Dimension(dimension), () => reader.Current.Count);
        RelativeCounts counts = new(RelativeFollowUp.Days(scheme.FollowUp), ownDimensions, predictions);
        while (reader.MoveNext())
        {
            predictions?.Read();
            counts.Read(reader.Current);
        }

        RelativeCell[] cells = [.. counts.Cells.Where(cell => scope.Covers(reader.Labels(0)[cell.Ids[0]], reader.Labels(1)[cell.Ids[1]]))];
        OneKindOnly(cells, dimensions, reader);
        Dictionary<CellKey, Measure> measures = [];
        foreach (IGrouping<Period?, RelativeCell> row in Rows(cells, request))
        {
            CohortSpan span = CohortSpan.Of([.. row.Select(cell => cell.Period).Distinct().Order()]);
            foreach ((AreaCode area, string group, RelativeCell cell) in row.SelectMany(Addressed))
            {
                CellKey key = new(request.Indicator ?? scheme.Id, area, row.Key ?? span.Period, group);
                Measure part = cell.ToMeasure(key, scheme, span.Pooled, counts.LastDay);
                measures[key] = measures.TryGetValue(key, out Measure? sum) ? MeasureSum.Add(sum, part) : part;
            }
        }

        return [.. measures.Values];

        IEnumerable<(AreaCode Area, string Group, RelativeCell Cell)> Addressed(RelativeCell cell)
        {
            string group = CohortGroup.Of(dimensions.Select(
                (name, index) => KeyValuePair.Create(name, reader.Labels(FirstGroup + index)[cell.Ids[FirstGroup + index]])));
            if (scope.IsByArea)
            {
                yield return (AreaScope.Area(reader.Labels(0)[cell.Ids[0]], reader.Labels(1)[cell.Ids[1]]), group, cell);
            }

            if (scope.HasTotal)
            {
                yield return (scope.Total, group, cell);
            }
        }
    }

    /// <summary>Cells by the row they are reported in.</summary>
    /// <exception cref="UsageException">Cohorts of one row overlap, so that entries would be counted twice.</exception>
    private static IEnumerable<IGrouping<Period?, RelativeCell>> Rows(IReadOnlyList<RelativeCell> cells, MeasureRequest request)
    {
        IEnumerable<IGrouping<Period?, RelativeCell>> rows = request.Periods is IReadOnlyList<Period> periods
            ? periods.Distinct().SelectMany(period => cells.Where(cell => cell.Period.IsWithin(period)).GroupBy(Period? (_) => period))
            : cells.GroupBy(Period? (cell) => request.GroupBy.Contains(MeasureRequest.Period) ? cell.Period : null);
        foreach (IGrouping<Period?, RelativeCell> row in rows)
        {
            Period[] cohorts = [.. row.Select(cell => cell.Period).Distinct().Order()];
            if (cohorts.Zip(cohorts.Skip(1)).Any(pair => pair.First.Overlaps(pair.Second)))
            {
                throw new UsageException(
                    "The supplied cohorts overlap and cannot be counted together.",
                    $"Group by {MeasureRequest.Period}, or name periods that do not overlap.");
            }

            yield return row;
        }
    }

    private static void OneKindOnly(IReadOnlyList<RelativeCell> cells, IReadOnlyList<string> dimensions, CohortOutcomeReader reader)
    {
        for (int column = 2; column < FirstGroup; column++)
        {
            string name = OwnColumns[column];
            if (!dimensions.Contains(name) && cells.Select(cell => reader.Labels(column)[cell.Ids[column]]).Distinct().Skip(1).Any())
            {
                throw new UsageException($"The store holds cohorts of more than one {name}, which are never blended.", $"Group by {name}.");
            }
        }
    }
}
