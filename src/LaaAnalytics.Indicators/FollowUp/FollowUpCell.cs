using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>One cell as the engine counted it, still addressed by dictionary ids.</summary>
public sealed class FollowUpCell
{
    private readonly MeasurementScheme _scheme;
    private readonly CellCounts _counts;
    private readonly IReadOnlyList<HistogramBin> _reoffences;
    private readonly IReadOnlyList<HistogramBin> _predictions;

    internal FollowUpCell(
        int grouping,
        IReadOnlyList<int> ids,
        CohortSpan span,
        MeasurementScheme scheme,
        CellCounts counts,
        IReadOnlyList<HistogramBin> reoffences,
        IReadOnlyList<HistogramBin> predictions)
    {
        Grouping = grouping;
        Ids = ids;
        Span = span;
        _scheme = scheme;
        _counts = counts;
        _reoffences = reoffences;
        _predictions = predictions;
    }

    /// <summary>Index of the grouping in the plan.</summary>
    public int Grouping { get; }

    /// <summary>Dictionary ids of the grouping's dimensions, in its order.</summary>
    public IReadOnlyList<int> Ids { get; }

    /// <summary>Cohort or pooled cohorts.</summary>
    public CohortSpan Span { get; }

    /// <summary>The cell's counts under its printed address.</summary>
    /// <param name="key">Address; its period is the span's.</param>
    /// <param name="observedTo">First day that the area's proof data do not cover, or null where no supplier serves the area.</param>
    public Measure ToMeasure(CellKey key, DateOnly? observedTo)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _counts.ToMeasure(key, _scheme, Span.Pooled) with
        {
            EntriesByReoffences = _reoffences,
            PredictedProbability = _predictions,
            MatureOn = _scheme.MatureOn(Span.Period),
            ObservedTo = observedTo,
        };
    }
}
