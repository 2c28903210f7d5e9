using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Synthesis;

/// <summary>The four quarterly rounds, loaded package by package, once for all tests.</summary>
public sealed class LoadedQuarters : IDisposable
{
    private readonly WrittenWorld _world = new("quarters");
    private readonly Dictionary<string, int> _asOf = new(StringComparer.Ordinal);

    public LoadedQuarters()
    {
        foreach (DirectoryInfo package in _world.Packages)
        {
            IngestReport report = Ingest.Run(new(package.FullName, "2010-01-11T09:00:00Z"), Store);
            Reports.Add(Name(package), report);
            _asOf.Add(Name(package), Store.LastLoad);
        }
    }

    internal LaaStore Store { get; } = LaaStore.OpenInMemory();

    /// <summary>Packages in the order in which they came, <c>2009-06/police-west</c>.</summary>
    internal IReadOnlyList<DirectoryInfo> Packages => _world.Packages;

    internal DirectoryInfo Folder => _world.Folder;

    /// <summary>What each load said, by package.</summary>
    internal Dictionary<string, IngestReport> Reports { get; } = new(StringComparer.Ordinal);

    public void Dispose()
    {
        Store.Dispose();
        _world.Dispose();
    }

    internal static string Name(DirectoryInfo package) => $"{package.Parent!.Name}/{package.Name}";

    /// <summary>The store as known once a package had come.</summary>
    internal StoreView After(string package) => Store.At(_asOf[package]);

    /// <summary>Measures by period and area, the whole county as X10000001.</summary>
    internal static IReadOnlyList<Measure> Measures(StoreView view, string scheme, params Period[]? periods) => Measurement.Run(view, SchemeCatalogue.Find(scheme), new()
    {
        GroupBy = [MeasureRequest.Period, MeasureRequest.Area],
        Periods = periods is { Length: > 0 } ? periods : null,
        Areas = [.. Wrenshire.West.Concat(Wrenshire.East).Concat(Wrenshire.Nowhere).Select(code => new AreaCode(code, 2009))],
        Total = new AreaCode(Wrenshire.Whole, 2009),
    });
}

/// <summary>The areas of the made-up county, and which of its two police and youth offending suppliers serve them.</summary>
internal static class Wrenshire
{
    public const string Whole = "X10000001";

    public static IReadOnlyList<string> West { get; } = ["X07000001", "X07000002"];

    public static IReadOnlyList<string> East { get; } = ["X07000003", "X07000004", "X07000005"];

    public static IReadOnlyList<string> Nowhere { get; } = ["UNKNOWN", "NO_FIXED_ABODE"];

    /// <summary>Suppliers of one kind that serve an area: people without a known place may have been anywhere, and the whole is everywhere.</summary>
    public static IReadOnlyList<string> Serving(string kind, string area) =>
        West.Contains(area) ? [$"{kind}-west"] : East.Contains(area) ? [$"{kind}-east"] : [$"{kind}-west", $"{kind}-east"];
}
