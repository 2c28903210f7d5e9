using System.Text.Json.Serialization;
using LaaAnalytics.Store;

namespace LaaAnalytics.Ingestion.Packages;

/// <summary>A package's <c>datapackage.json</c>; its form is described in <c>docs/extract-package.md</c>.</summary>
/// <param name="Supplier">Who supplies all of it.</param>
/// <param name="Resources">The files.</param>
/// <param name="Name">Name of the package, for people.</param>
/// <param name="Title">Title, for people.</param>
/// <param name="Agreement">The agreement it is supplied under.</param>
/// <param name="Note">Remark of the supplier, for people; not kept.</param>
internal sealed record ExtractPackage(
    string Supplier,
    IReadOnlyList<ExtractResource> Resources,
    string? Name = null,
    string? Title = null,
    string? Agreement = null,
    string? Note = null)
{
    /// <summary>Name of the manifest in a package's folder.</summary>
    public const string FileName = "datapackage.json";
}

/// <summary>One file of a package.</summary>
/// <param name="Path">Path from the package's folder.</param>
/// <param name="Sha256">SHA-256 of the file, 64 hexadecimal digits.</param>
/// <param name="Name">Name of the resource, for people.</param>
/// <param name="Table">Table it is for, unless the mapping says.</param>
/// <param name="Mode">Full or delta, unless the mapping says.</param>
/// <param name="Period">Days it covers.</param>
/// <param name="ObservedTo">First day not covered.</param>
/// <param name="Areas">Areas served; absent: every area.</param>
/// <param name="Mapping">Path of its mapping from the package's folder.</param>
/// <param name="Rows">Data rows in the file; absent: not stated.</param>
internal sealed record ExtractResource(
    string Path,
    string Sha256,
    string? Name = null,
    string? Table = null,
    SupplyMode? Mode = null,
    SuppliedPeriod? Period = null,
    [property: JsonPropertyName("observed_to")] DateOnly? ObservedTo = null,
    IReadOnlyList<string>? Areas = null,
    string? Mapping = null,
    long? Rows = null);

/// <summary>A period as JSON files write it.</summary>
/// <param name="Start">First day.</param>
/// <param name="End">First day after (exclusive).</param>
internal sealed record SuppliedPeriod(DateOnly Start, DateOnly End);
