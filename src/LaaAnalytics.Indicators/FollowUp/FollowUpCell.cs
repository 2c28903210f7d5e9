using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>One cell as the engine counted it, still addressed by dictionary ids.</summary>
public sealed class FollowUpCell
{
    private readonly MeasurementScheme _scheme;
    private readonly CellCounts _counts;
    private readonly CellBins _bins;

    internal FollowUpCell(
        int grouping,
        IReadOnlyList<int> ids,
        CohortSpan span,
        MeasurementScheme scheme,
        CellCounts counts,
        CellBins bins)
    {
        Grouping = grouping;
        Ids = ids;
        Span = span;
        _scheme = scheme;
        _counts = counts;
        _bins = bins;
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
            EntriesByReoffences = _bins.Reoffences,
            PredictedProbability = _bins.Predictions,
            ReoffendersByProbability = _bins.PredictedReoffenders,
            DaysToFirst = _bins.DaysToFirst,
            MonthsToFirst = _bins.MonthsToFirst,
            PeopleByEntries = _bins.People,
            MatureOn = _scheme.MatureOn(Span.Period),
            ObservedTo = observedTo,
        };
    }
}

/// <summary>Histograms of one cell.</summary>
/// <param name="Reoffences">Entries by counted re-offences.</param>
/// <param name="Predictions">Entries by prediction.</param>
/// <param name="PredictedReoffenders">Re-offending entries by prediction.</param>
/// <param name="DaysToFirst">Re-offending entries by days to the first re-offence.</param>
/// <param name="MonthsToFirst">Re-offending entries by whole months to it.</param>
/// <param name="People">People by entries.</param>
internal sealed record CellBins(
    IReadOnlyList<HistogramBin> Reoffences,
    IReadOnlyList<HistogramBin> Predictions,
    IReadOnlyList<HistogramBin> PredictedReoffenders,
    IReadOnlyList<HistogramBin> DaysToFirst,
    IReadOnlyList<HistogramBin> MonthsToFirst,
    IReadOnlyList<PersonBin> People);
