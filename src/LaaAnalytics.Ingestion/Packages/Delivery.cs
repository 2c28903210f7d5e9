using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion.Mappings;
using LaaAnalytics.Store;

namespace LaaAnalytics.Ingestion.Packages;

/// <summary>One file to be read, with all that is known about it before it is opened.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="File">Its name in reports: the path within the package, or the file name.</param>
/// <param name="Table">Table it is for.</param>
/// <param name="Mode">Full or delta.</param>
/// <param name="Period">Days covered; <see cref="AllTime"/> for tables without dates.</param>
/// <param name="ObservedTo">First day not covered, or null.</param>
/// <param name="Areas">Areas served; empty for every area.</param>
/// <param name="Mapping">How its columns become the table's.</param>
/// <param name="MappingPath">Where that is written; null where the headers are the table's own.</param>
/// <param name="Sha256">SHA-256 that the manifest states, lower case, or null.</param>
/// <param name="Rows">Data rows that the manifest states, or null.</param>
internal sealed record Delivery(
    string Path,
    string File,
    ExtractTable Table,
    SupplyMode Mode,
    Period Period,
    DateOnly? ObservedTo,
    IReadOnlyList<string> Areas,
    Mapping Mapping,
    string? MappingPath,
    string? Sha256,
    long? Rows)
{
    /// <summary>The period of tables that have no dates of their own, so that a full supply is all there is.</summary>
    public static Period AllTime { get; } = new(new(1900, 1, 1), new(2200, 1, 1));

    /// <summary>Whether rows of the table lie on days, so that a supply has a period.</summary>
    public static bool HasPeriod(ExtractTable table) => !table.Reference && table.Name != "person";

    /// <summary>Whether figures wait for this table's <c>observed_to</c>.</summary>
    public static bool IsProof(ExtractTable table) => table.Name == "proven_offence";
}

/// <summary>A whole supply: one load.</summary>
/// <param name="Supplier">Supplier.</param>
/// <param name="Agreement">Agreement, or null.</param>
/// <param name="Deliveries">Files, in the order of the manifest.</param>
internal sealed record Supply(string Supplier, string? Agreement, IReadOnlyList<Delivery> Deliveries);
