using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>Addresses of a request's cells, and how far their proof reaches.</summary>
internal sealed class CellAddresses(MeasurementScheme scheme, MeasureRequest request, AreaScope scope, CohortCoverage coverage)
{
    private readonly Dictionary<(AreaCode, Period), DateOnly?> _reaches = [];
    private readonly Dictionary<Period, DateOnly?> _totalReaches = [];

    /// <summary>The address of a cell.</summary>
    public CellKey Key(AreaCode area, CohortSpan span, string group) => new(request.Indicator ?? scheme.Id, area, span.Period, group);

    /// <summary>Reach of the proof for an area's cohort.</summary>
    public DateOnly? ObservedTo(AreaCode area, CohortSpan span)
    {
        if (!_reaches.TryGetValue((area, span.Period), out DateOnly? reach))
        {
            reach = coverage.ObservedTo(area, span.Period);
            _reaches.Add((area, span.Period), reach);
        }

        return reach;
    }

    /// <summary>Reach of the proof for the cohort of all areas together; to be asked for once the data have been read.</summary>
    public DateOnly? ObservedToInTotal(CohortSpan span)
    {
        if (!_totalReaches.TryGetValue(span.Period, out DateOnly? reach))
        {
            reach = coverage.ObservedTo(scope.Areas, span.Period);
            _totalReaches.Add(span.Period, reach);
        }

        return reach;
    }

    /// <summary>The measures, with one of zeros for every listed area that has nobody in a span in which others have.</summary>
    public IReadOnlyList<Measure> WithEmptyAreas(IReadOnlyList<Measure> measures, IReadOnlyList<CohortSpan> spans)
    {
        HashSet<CellKey> there = [.. measures.Select(measure => measure.Key)];
        IEnumerable<AreaCode> listed = scope.IsByArea && request.Areas is not null ? request.Areas : [];
        return
        [
            .. measures,
            .. spans
                .SelectMany(span => listed.Distinct().Select(area => (area, span)))
                .Where(cell => !there.Contains(Key(cell.area, cell.span, CellKey.AllGroup)))
                .Select(cell => new Measure
                {
                    Key = Key(cell.area, cell.span, CellKey.AllGroup),
                    Scheme = scheme.Citation,
                    Component = scheme.Component,
                    Pooled = cell.span.Pooled,
                    Reoffences = 0,
                    MatureOn = scheme.MatureOn(cell.span.Period),
                    ObservedTo = ObservedTo(cell.area, cell.span),
                }),
        ];
    }
}
