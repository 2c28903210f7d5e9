using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Ingestion;

/// <summary>What is to be loaded, and how.</summary>
/// <param name="Path">A package's folder with <c>datapackage.json</c>, or one CSV, Parquet or .xlsx file.</param>
/// <param name="LoadedOn">ISO instant in UTC that the load is recorded under; the caller's clock gives it.</param>
public sealed record IngestRequest(string Path, string LoadedOn)
{
    /// <summary>One row in a hundred.</summary>
    public const decimal DefaultTolerance = 0.01m;

    /// <summary>Mapping file for a single file; null where its headers are the table's own. A package names its mappings itself.</summary>
    public string? MappingPath { get; init; }

    /// <summary>Facts of a single file that neither a mapping nor its name gives. A package states its facts itself.</summary>
    public SupplyFacts Facts { get; init; } = new();

    /// <summary>What holds for a single file where neither its mapping nor <see cref="Facts"/> says: who receives it knows.</summary>
    public SupplyFacts Assumed { get; init; } = new();

    /// <summary>Id to record the supplier under in place of the one stated, where it was renamed and its rows are held under another; null for the one stated.</summary>
    public string? RecordAs { get; init; }

    /// <summary>Share of a file's rows that may be refused, 0 to 1; reference tables allow none.</summary>
    public decimal Tolerance { get; init; } = DefaultTolerance;

    /// <summary>Does everything but keep it: the store stays as it was.</summary>
    public bool DryRun { get; init; }

    /// <summary>Numbers of the guards (I40 to I43) that are overruled for this load; they then refuse nothing and are recorded with the reason.</summary>
    public IReadOnlyList<string> Accept { get; init; } = [];

    /// <summary>Why they are overruled, 1 to 500 characters on one line and without personal data; null where none is.</summary>
    public string? AcceptReason { get; init; }

    /// <summary>Whether nothing is held beside it on purpose: corrections are then read as additions, since what they correct is elsewhere.</summary>
    internal bool Rehearsal { get; init; }

    /// <summary>Where to write every refused row as CSV; null for nowhere. Written also when the load is refused; never with values.</summary>
    public string? RejectionsFile { get; init; }
}

/// <summary>Facts of a supply, each null where it is given elsewhere.</summary>
public sealed record SupplyFacts
{
    /// <summary>Who supplies the file.</summary>
    public string? Supplier { get; init; }

    /// <summary>Agreement it is supplied under.</summary>
    public string? Agreement { get; init; }

    /// <summary>Extract table.</summary>
    public string? Table { get; init; }

    /// <summary>Full, which is assumed, delta or correction.</summary>
    public SupplyMode? Mode { get; init; }

    /// <summary>Days covered.</summary>
    public Period? Period { get; init; }

    /// <summary>First day not covered.</summary>
    public DateOnly? ObservedTo { get; init; }

    /// <summary>Areas served; null or empty for every area.</summary>
    public IReadOnlyList<string>? Areas { get; init; }
}
