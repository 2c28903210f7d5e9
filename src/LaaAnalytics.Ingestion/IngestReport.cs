using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Ingestion;

/// <summary>What a load did, or a dry run or check found. Holds no value of any cell.</summary>
/// <param name="Supplier">Supplier.</param>
/// <param name="Agreement">Agreement, or null.</param>
/// <param name="DryRun">Whether nothing was meant to be kept.</param>
/// <param name="Load">What the store did; for a dry run what it would do, with number 0; null for a check.</param>
/// <param name="Files">Per file, in the order of the manifest.</param>
/// <param name="Rejections">Refused rows in reading order; at most <see cref="MostRejectionsKept"/> of each file, the rest only counted.</param>
/// <param name="ByRule">Number of rejections of each rule, by rule.</param>
public sealed record IngestReport(
    string Supplier,
    string? Agreement,
    bool DryRun,
    LoadSummary? Load,
    IReadOnlyList<FileReport> Files,
    IReadOnlyList<RowRejection> Rejections,
    IReadOnlyList<RuleCount> ByRule)
{
    /// <summary>Rejections of one file that are listed one by one.</summary>
    public const int MostRejectionsKept = 100_000;

    /// <summary>Whether the store already knew everything and is as it was.</summary>
    public bool NothingChanged => Load?.NothingChanged ?? false;

    /// <summary>Guards that would have refused the load and were overruled, by number.</summary>
    public IReadOnlyList<string> Overruled { get; init; } = [];
}

/// <summary>What became of one file.</summary>
/// <param name="File">File name.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Table">Extract table.</param>
/// <param name="Mode">Full, delta or correction.</param>
/// <param name="Period">Days covered.</param>
/// <param name="ObservedTo">First day not covered, or null.</param>
/// <param name="RowsRead">Data rows in it.</param>
/// <param name="RowsRefused">Rows that were refused.</param>
/// <param name="Unmapped">Values kept as UNMAPPED, by column of the table; only columns that have any.</param>
public sealed record FileReport(
    string File,
    string Sha256,
    string Table,
    SupplyMode Mode,
    Period Period,
    DateOnly? ObservedTo,
    long RowsRead,
    long RowsRefused,
    IReadOnlyList<UnmappedCount> Unmapped)
{
    /// <summary>Rows that were accepted.</summary>
    public long RowsAccepted => RowsRead - RowsRefused;
}

/// <summary>Values of one column that were kept as UNMAPPED.</summary>
/// <param name="Column">Column of the table.</param>
/// <param name="Values">How many, 1 or more.</param>
public sealed record UnmappedCount(string Column, long Values);

/// <summary>Rejections of one rule.</summary>
/// <param name="Rule">Number of the rule.</param>
/// <param name="Rejections">How many, 1 or more.</param>
public sealed record RuleCount(string Rule, long Rejections);
