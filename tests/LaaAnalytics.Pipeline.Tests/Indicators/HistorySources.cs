using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;

namespace LaaAnalytics.Histories;

/// <summary>Index events of a history as the engine reads them, in batches of a chosen size; dimensions are area and sex.</summary>
public sealed class HistoryEvents(History history, int batchRows) : IIndexEventSource
{
    private readonly HistoryEvent[][] _batches = [.. history.Events.OrderBy(row => row.Person).ThenBy(row => row.Date).Chunk(batchRows)];
    private int _batch = -1;

    public IReadOnlyList<string> Areas { get; } = [.. history.Events.Select(row => row.Area).Distinct()];

    public IReadOnlyList<string> Sexes { get; } = [.. history.Events.Select(row => row.Sex).Distinct()];

    public IndexEventBatch Current => new()
    {
        PersonKey = Column(row => (Int128)row.Person),
        EventDay = Column(row => DayOf(row.Date)),
        EventType = Column(row => (byte)row.Type),
        AgeYears = Column(row => row.Age),
        PncMatched = Column(row => row.Matched),
        PredictedTenThousandths = Column(row => row.Predicted),
        Disposal = Column(row => DisposalCodes.Place(row.Disposal)),
    };

    public static int DayOf(DateOnly day) => day.DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    public bool MoveNext() => ++_batch < _batches.Length;

    public ReadOnlySpan<int> Dimension(int index) =>
        index == 0 ? Column(row => Areas.ToList().IndexOf(row.Area)) : Column(row => Sexes.ToList().IndexOf(row.Sex));

    private T[] Column<T>(Func<HistoryEvent, T> value) => [.. _batches[_batch].Select(value)];
}

/// <summary>Offences of a history as the engine reads them.</summary>
public sealed class HistoryOffences(History history, int batchRows) : IProvenOffenceSource
{
    private readonly HistoryOffence[][] _batches = [.. history.Offences.OrderBy(row => row.Person).ThenBy(row => row.Day).Chunk(batchRows)];
    private int _batch = -1;

    public ProvenOffenceBatch Current => new()
    {
        PersonKey = Column(row => (Int128)row.Person),
        OffenceDay = Column(row => HistoryEvents.DayOf(row.Day)),
        ProvenDay = Column(row => row.Proven is DateOnly day ? HistoryEvents.DayOf(day) : int.MaxValue),
        Outcome = Column(row => (byte)row.Outcome),
        IsBreach = Column(row => row.Breach),
        IsRecordable = Column(row => row.Recordable),
        InEnglandWales = Column(row => row.EnglandWales),
        SeverityTier = Column(row => row.Tier),
    };

    public bool MoveNext() => ++_batch < _batches.Length;

    private T[] Column<T>(Func<HistoryOffence, T> value) => [.. _batches[_batch].Select(value)];
}

/// <summary>Runs the engine over a history.</summary>
public static class HistoryRun
{
    /// <summary>One measure per span for everybody, in the order of the spans; empty spans are left out.</summary>
    public static IReadOnlyList<Measure> Everybody(this MeasurementScheme scheme, History history, IReadOnlyList<CohortSpan> spans, int batchRows = 3) =>
        Measures(scheme, history, spans, CellPlan.Everybody, batchRows);

    /// <summary>Measures by area (grouping 0), by area and sex (1) and in total (2).</summary>
    public static IReadOnlyList<Measure> ByAreaAndSex(this MeasurementScheme scheme, History history, IReadOnlyList<CohortSpan> spans, int batchRows = 3) =>
        Measures(scheme, history, spans, new(2, [[0], [0, 1], []]), batchRows);

    private static List<Measure> Measures(MeasurementScheme scheme, History history, IReadOnlyList<CohortSpan> spans, CellPlan plan, int batchRows)
    {
        HistoryEvents events = new(history, batchRows);
        return
        [
            .. FollowUpEngine.Run(scheme, spans, plan, events, new HistoryOffences(history, batchRows))
                .Select(cell => cell.ToMeasure(
                    new(
                        scheme.Id,
                        new(cell.Ids.Count > 0 ? events.Areas[cell.Ids[0]] : "ALL", 2009),
                        cell.Span.Period,
                        cell.Ids.Count > 1 ? $"sex={events.Sexes[cell.Ids[1]]}" : CellKey.AllGroup),
                    observedTo: null))
                .OrderBy(measure => measure.Key),
        ];
    }
}
