using LaaAnalytics.Domain.Areas;
using LaaAnalytics.Domain.Bridges;
using LaaAnalytics.Domain.Quality;

namespace LaaAnalytics.Domain.Reviews;

/// <summary>Everything a six-month review rests on, before any disclosure rule: counts and dates, no rate and no word yet.</summary>
/// <param name="Agreement">The agreement under review.</param>
/// <param name="Review">Six months under review.</param>
/// <param name="AsOf">The store's last load it knows of.</param>
/// <param name="Components">Adult, young, PPO, in this order; never added up.</param>
/// <param name="Supplies">What each supplier has delivered for each table.</param>
/// <param name="Loads">Loads up to <paramref name="AsOf"/>.</param>
public sealed record ReviewEvidence(
    Agreement Agreement,
    Period Review,
    int AsOf,
    IReadOnlyList<ComponentEvidence> Components,
    IReadOnlyList<SupplyStanding> Supplies,
    IReadOnlyList<LoadLine> Loads)
{
    /// <summary>Ready-made counts of the agreement's areas up to the review's end, as supplied.</summary>
    public IReadOnlyList<SuppliedCount> AsSupplied { get; init; } = [];

    /// <summary>Ready-made counts by which the agreement's area can be set beside others: each indicator and return at its latest period; empty where there are none.</summary>
    public IReadOnlyList<SuppliedAreas> BesideOthers { get; init; } = [];

    /// <summary>The areas most like the agreement's; null where they were not looked for.</summary>
    public SimilarAreas? Similar { get; init; }

    /// <summary>What the checks of the data found, those passed included; empty where none were made.</summary>
    public IReadOnlyList<QualityFinding> Quality { get; init; } = [];
}

/// <summary>The evidence for one component, in its scheme's own rhythm.</summary>
/// <param name="Component">Adult, young or PPO.</param>
/// <param name="Scheme">Definition.</param>
/// <param name="Indicators">Headline indicator first, then twins printed beside it.</param>
/// <param name="Series">Single cohorts of the whole partnership up to the review's end, in time order, immature ones included.</param>
/// <param name="Latest">The latest final cohort, pooled where the scheme pools; null where none is final.</param>
/// <param name="YearBefore">The same period a year earlier; null where it was not supplied.</param>
/// <param name="ByArea">The latest cohort by member area.</param>
/// <param name="WiderPools">The latest cohorts pooled over ever longer spans, shortest first: tried where the headline has to be withheld.</param>
/// <param name="Trajectory">Expected level over time.</param>
/// <param name="Missing">Who should have supplied, where nothing was; otherwise null.</param>
public sealed record ComponentEvidence(
    Component Component,
    MeasurementScheme Scheme,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyList<Measure> Series,
    Measure? Latest,
    Measure? YearBefore,
    IReadOnlyList<Measure> ByArea,
    IReadOnlyList<Measure> WiderPools,
    Trajectory Trajectory,
    MissingSupply? Missing)
{
    /// <summary>What the rate becomes under another definition, over the latest index dates that are final under both; null where no bridge can be built.</summary>
    public SchemeBridge? Bridge { get; init; }

    /// <summary>Why there is no bridge, in sentences; empty where there is one.</summary>
    public string NoBridge { get; init; } = string.Empty;

    /// <summary>Cells that no sheet shows, but that shown or issued ones are made of, and cells that were issued before and are not in this review, as they are now: what could be worked out, or was known once.</summary>
    public IReadOnlyList<Measure> Unshown { get; init; } = [];

    /// <summary>What packs issued before printed of this component.</summary>
    public IReadOnlyList<ReleasedCell> Released { get; init; } = [];
}

/// <summary>A component for which nothing was supplied.</summary>
/// <param name="Supplier">Who should have supplied, in words.</param>
/// <param name="Due">Last day on which the supply can still enter this review.</param>
public sealed record MissingSupply(string Supplier, DateOnly Due);

/// <summary>What one supplier has delivered for one table, as the store knows it.</summary>
/// <param name="Supplier">Supplier.</param>
/// <param name="Table">Extract table.</param>
/// <param name="Covers">Period covered by the newest supply.</param>
/// <param name="ObservedTo">First day not covered by it, or null for reference tables.</param>
/// <param name="Areas">How many areas it serves; 0 means every area.</param>
/// <param name="Rows">Rows held.</param>
/// <param name="Unmapped">Codes kept as unmapped, over all columns.</param>
/// <param name="UnknownArea">Rows whose area is not known or that have none.</param>
/// <param name="Unmatched">Rows of people who could not be matched to the police computer.</param>
public sealed record SupplyStanding(
    string Supplier,
    string Table,
    Period? Covers,
    DateOnly? ObservedTo,
    int Areas,
    long Rows,
    long Unmapped,
    long UnknownArea,
    long Unmatched);

/// <summary>One load, as printed on the lineage sheet.</summary>
/// <param name="Seq">Number of the load, rising.</param>
/// <param name="Supplier">Supplier.</param>
/// <param name="LoadedOn">Day it was loaded.</param>
/// <param name="Table">Table.</param>
/// <param name="Files">File names with the first 12 digits of their SHA-256.</param>
/// <param name="New">Rows that were new.</param>
/// <param name="Changed">Rows that replaced an earlier one.</param>
/// <param name="Ended">Rows that ended because a full supply no longer holds them.</param>
/// <param name="Covers">Period covered by the supply of the table, or null where that is not known.</param>
/// <param name="Withdraws">Load that this one undoes, or null.</param>
public sealed record LoadLine(
    int Seq, string Supplier, DateOnly LoadedOn, string Table, string Files, long New, long Changed, long Ended, Period? Covers = null, int? Withdraws = null);
