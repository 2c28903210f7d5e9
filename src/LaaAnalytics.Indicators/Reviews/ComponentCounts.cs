using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators.Reviews;

/// <summary>The cells of one component, ready for a review.</summary>
/// <param name="Series">Single cohorts of the whole partnership, in time order.</param>
/// <param name="Latest">Latest final cohort, pooled where the scheme pools; null where none is final.</param>
/// <param name="YearBefore">The same period a year earlier, or null.</param>
/// <param name="ByArea">Latest cohort by area, placeless people included.</param>
/// <param name="WiderPools">Ever longer pools that end with the latest cohort, shortest first.</param>
internal sealed record CohortCells(
    IReadOnlyList<Measure> Series, Measure? Latest, Measure? YearBefore, IReadOnlyList<Measure> ByArea, IReadOnlyList<Measure> WiderPools);

/// <summary>Counts the cohorts of an agreement by the follow-up engine, every span of a scheme in one pass.</summary>
/// <remarks>People are counted where they live at the index date: in a member area, or without a known place; the latter belong to the whole only.</remarks>
internal sealed class ComponentCounts
{
    private const int WholeCells = 0;
    private const int AreaCells = 1;
    private const string AreaDimension = "authority_code";
    private const int MostCohortsPooled = 12;

    private readonly StoreView _view;
    private readonly Agreement _agreement;
    private readonly Period? _supplied;
    private readonly ProofReach _reach;
    private readonly List<string> _members;

    public ComponentCounts(StoreView view, Agreement agreement, Period review)
    {
        _view = view;
        _agreement = agreement;
        _reach = ProofReach.Of(view);
        _members = [.. agreement.Members.Select(member => member.Code.Code)];
        List<Period> supplied = [.. view.Coverage().Where(row => row.Table == "index_event").Select(row => row.Period)];
        if (supplied.Count > 0)
        {
            DateOnly start = supplied.Min(period => period.Start);
            DateOnly end = supplied.Max(period => period.EndExclusive);
            end = end < review.EndExclusive ? end : review.EndExclusive;
            _supplied = start < end ? new(start, end) : null;
        }
    }

    public CohortCells Count(MeasurementScheme scheme)
    {
        List<Period> cohorts = _supplied is Period supplied ? [.. scheme.Cohorts.Within(supplied)] : [];
        if (cohorts.Count == 0)
        {
            return new([], null, null, [], []);
        }

        List<CohortSpan> spans = Spans(scheme, cohorts);
        ILookup<CohortSpan, (int Grouping, string Area, FollowUpCell Cell)> cells = Run(scheme, spans);
        Measure? Whole(CohortSpan? span) => span is null ? null : cells[span]
            .Where(cell => cell.Grouping == WholeCells)
            .Select(cell => cell.Cell.ToMeasure(new(scheme.Id, _agreement.Area.Code, span.Period), _reach.Of(_members)))
            .FirstOrDefault();

        List<Measure> series = [.. spans.Where(span => span.Pooled == 1).Select(Whole).OfType<Measure>()];
        HashSet<Period> peopled = [.. series.Select(measure => measure.Key.Period)];
        List<CohortSpan> candidates = [.. spans.Where(span => span.Pooled == scheme.Cohorts.Pool && span.Cohorts.All(peopled.Contains))];
        CohortSpan? latest = candidates.LastOrDefault(span => Whole(span) is { IsMature: true });
        CohortSpan? yearBefore = latest is null ? null : candidates.FirstOrDefault(span => span.Period == latest.Period.PlusMonths(-12));
        List<Measure> byArea = latest is null ? [] : [.. cells[latest]
            .Where(cell => cell.Grouping == AreaCells)
            .OrderBy(cell => cell.Area, StringComparer.Ordinal)
            .Select(cell => cell.Cell.ToMeasure(new(scheme.Id, new(cell.Area, _agreement.Area.Code.Vintage), latest.Period), _reach.Of(cell.Area)))];
        List<Measure> wider = latest is null ? [] : [.. spans
            .Where(span => span.Pooled > latest.Pooled && span.Period.EndExclusive == latest.Period.EndExclusive)
            .OrderBy(span => span.Pooled)
            .Select(Whole)
            .OfType<Measure>()];
        return new(series, Whole(latest), Whole(yearBefore), byArea, wider);
    }

    /// <summary>Single cohorts, then every run of up to <see cref="MostCohortsPooled"/> neighbours.</summary>
    private static List<CohortSpan> Spans(MeasurementScheme scheme, List<Period> cohorts)
    {
        List<CohortSpan> spans = [.. cohorts.Select(CohortSpan.OfOne)];
        for (int length = 2; length <= Math.Max(MostCohortsPooled, scheme.Cohorts.Pool); length++)
        {
            for (int first = 0; first + length <= cohorts.Count; first++)
            {
                spans.Add(CohortSpan.Of(cohorts.GetRange(first, length)));
            }
        }

        return spans;
    }

    private ILookup<CohortSpan, (int Grouping, string Area, FollowUpCell Cell)> Run(MeasurementScheme scheme, List<CohortSpan> spans)
    {
        using IndexEventReader reader = _view.IndexEvents([AreaDimension]);
        using StoreIndexEvents events = new(reader);
        using StoreProvenOffences offences = new(_view.ProvenOffences());
        HashSet<string> inScope = [.. _members, AreaCode.UnknownCode, AreaCode.NoFixedAbodeCode];
        CellPlan plan = new(1, [[], [0]], ids => inScope.Contains(reader.Labels(0)[ids[0]]));
        return FollowUpEngine.Run(scheme, spans, plan, events, offences)
            .ToLookup(cell => cell.Span, cell => (cell.Grouping, cell.Ids.Count > 0 ? reader.Labels(0)[cell.Ids[0]] : string.Empty, cell));
    }
}
