namespace LaaAnalytics.Domain.Quality;

/// <summary>What a check of the data looks at.</summary>
public enum QualityDimension
{
    /// <summary>Codes and areas are known ones.</summary>
    Conformance,

    /// <summary>What is needed is there.</summary>
    Completeness,

    /// <summary>Values can be true.</summary>
    Plausibility,

    /// <summary>Rows, suppliers and supplies agree with one another.</summary>
    Consistency,

    /// <summary>Records reach far enough, and came in time.</summary>
    Freshness,

    /// <summary>Rows agree with a total known from elsewhere.</summary>
    ExternalTotals,

    /// <summary>How easily rows could be traced to a person, were they handed on.</summary>
    Privacy,
}

/// <summary>What came of a check.</summary>
public enum QualityOutcome
{
    /// <summary>Within both thresholds.</summary>
    Pass,

    /// <summary>Past the soft threshold: to be looked into and said in the pack.</summary>
    Soft,

    /// <summary>Past the hard threshold: no pack is issued until it is mended or exempted.</summary>
    Hard,

    /// <summary>Past a threshold, and exempted with a reason until a day.</summary>
    Exempt,

    /// <summary>Too few rows, or nothing to compare with.</summary>
    NotAssessed,
}

/// <summary>What a measured value is.</summary>
public enum QualityUnit
{
    /// <summary>A part of a whole, 0 to 1.</summary>
    Share,

    /// <summary>A relative change, -1 to any; 0.25 is a quarter more. Held against thresholds without its sign.</summary>
    Change,

    /// <summary>A difference of two shares, -1 to 1.</summary>
    Points,

    /// <summary>Days.</summary>
    Days,

    /// <summary>A number without unit.</summary>
    Index,
}

/// <summary>What one check found in one supplier's table; counts and shares, never a cell's value.</summary>
/// <param name="Check">Id of the check, <c>Q01</c>.</param>
/// <param name="Dimension">What the check looks at.</param>
/// <param name="Supplier">Supplier's id; <c>*</c> where a finding concerns all suppliers together.</param>
/// <param name="Table">Extract table; <c>*</c> for every table.</param>
/// <param name="Column">Column, or null where it is the table as a whole.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Measured">What was measured, in <see cref="Unit"/>; null where nothing could be.</param>
/// <param name="Threshold">The threshold passed; where none was, the nearest one, and null where the check has none.</param>
/// <param name="Sentence">What was found, with counts, for the partnership's own eyes: a pack prints protected counts instead.</param>
/// <param name="WhatToDo">What to do, naming supplier, table and column.</param>
public sealed record QualityFinding(
    string Check,
    QualityDimension Dimension,
    string Supplier,
    string Table,
    string? Column,
    QualityOutcome Outcome,
    decimal? Measured,
    decimal? Threshold,
    string Sentence,
    string WhatToDo)
{
    /// <summary>The check's title, a few words.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>What <see cref="Measured"/> and <see cref="Threshold"/> are.</summary>
    public QualityUnit Unit { get; init; }

    /// <summary>
    /// Numbers of rows or people that the value is made of: for a share or a change what is counted and what it is held against; for an index or
    /// points all numbers in it. Empty where it is made of none. Whoever prints the value protects these first.
    /// </summary>
    public IReadOnlyList<long> Counts { get; init; } = [];

    /// <summary>Why it is exempt, in the partnership's words; null where it is not.</summary>
    public string? ExemptReason { get; init; }

    /// <summary>Last day of the exemption (inclusive); null where there is none.</summary>
    public DateOnly? ExemptUntil { get; init; }
}
