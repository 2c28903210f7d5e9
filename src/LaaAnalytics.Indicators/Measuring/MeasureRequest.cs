using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>Which extract a measure is made from.</summary>
public enum MeasureSource
{
    /// <summary>Dated index events followed through dated offences: <c>index_event</c> and <c>proven_offence</c>.</summary>
    IndexEvent,

    /// <summary>Ready cohorts with days since the index day: <c>cohort_outcome</c>.</summary>
    CohortOutcome,
}

/// <summary>What to measure: for which areas and cohorts, told apart by what.</summary>
public sealed record MeasureRequest
{
    /// <summary>The grouping that tells areas apart.</summary>
    public const string Area = "area";

    /// <summary>The grouping that tells cohorts apart.</summary>
    public const string Period = "period";

    /// <summary><c>area</c>, <c>period</c> and dimensions of the source (<c>sex</c>, <c>age_group</c> ...), in any order; empty for one figure.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>
    /// Cohorts, or runs of cohorts to pool, each a row of its own; null for every cohort in the data. Then without the grouping <c>period</c> all
    /// cohorts are pooled into one row or, where they overlap, the latest final one is measured (the latest, if none is final).
    /// </summary>
    public IReadOnlyList<Domain.Period>? Periods { get; init; }

    /// <summary>
    /// Whether rows are runs of as many cohorts as the scheme pools, in place of single cohorts; without the grouping <c>period</c> the latest
    /// final run.
    /// </summary>
    public bool Pooled { get; init; }

    /// <summary>Areas that are measured, as the members of an agreement; null for every area in the data. The total is theirs.</summary>
    public IReadOnlyList<AreaCode>? Areas { get; init; }

    /// <summary>
    /// Under which area the total is reported. Without it a total is given only where areas are not told apart, as <c>ALL</c> or as the one area.
    /// </summary>
    public AreaCode? Total { get; init; }

    /// <summary>Extract to measure from; null where the store holds only one that the scheme reads.</summary>
    public MeasureSource? Source { get; init; }

    /// <summary>Indicator id in the figures' addresses; null for the scheme's own id.</summary>
    public string? Indicator { get; init; }

    /// <summary>Predicts in place of the suppliers; null for the predictions supplied.</summary>
    internal Predictor? Predictor { get; init; }
}
