using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Ingestion;

/// <summary>What a supply says of itself, before any of its files is read.</summary>
/// <param name="Supplier">Supplier as stated; empty where none is.</param>
/// <param name="Agreement">Agreement as stated, or null.</param>
/// <param name="Files">Files whose facts are complete, in the order of the manifest.</param>
/// <param name="Absent">Names of files that the manifest names and that are not there.</param>
/// <param name="Problems">What is missing or does not go together; such a supply would be refused.</param>
public sealed record SupplyOutline(
    string Supplier, string? Agreement, IReadOnlyList<OutlinedFile> Files, IReadOnlyList<string> Absent, IReadOnlyList<RowRejection> Problems);

/// <summary>One file of a supply with the facts stated for it.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="File">Its name in reports: the path within the package, or the file name.</param>
/// <param name="Table">Extract table.</param>
/// <param name="Mode">Full, delta or correction.</param>
/// <param name="Period">Days covered; null for tables without dates of their own.</param>
/// <param name="ObservedTo">First day not covered, or null.</param>
/// <param name="Areas">Areas served; empty for every area.</param>
/// <param name="MappingPath">Where its mapping is; null where the headers are the table's own.</param>
public sealed record OutlinedFile(
    string Path, string File, string Table, SupplyMode Mode, Period? Period, DateOnly? ObservedTo, IReadOnlyList<string> Areas, string? MappingPath);
