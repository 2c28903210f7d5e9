using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Synthesis;

/// <summary>The four quarterly rounds, loaded package by package, once for all tests.</summary>
public sealed class LoadedQuarters : IDisposable
{
    /// <summary>The package that holds half of the people.</summary>
    internal const string Half = "2009-06/yot-west-half";

    /// <summary>The package that was sent in error.</summary>
    internal const string Wrong = "2009-09/ppo-office-candidates";

    /// <summary>The withdrawal of <see cref="Wrong"/>, made once the September round was complete.</summary>
    internal const string Withdrawn = "withdrawal";

    /// <summary>The first package to come after the withdrawal.</summary>
    internal const string FirstAfterWithdrawal = "2009-12/partnership";

    private const string Now = "2010-01-11T09:00:00Z";

    private readonly WrittenWorld _world = new("quarters");
    private readonly Dictionary<string, int> _asOf = new(StringComparer.Ordinal);

    public LoadedQuarters()
    {
        foreach (DirectoryInfo package in _world.Packages)
        {
            if (Name(package) == FirstAfterWithdrawal)
            {
                Withdrawal = Store.Withdraw(_asOf[Wrong], "People who were only considered for the list.", Now);
                _asOf.Add(Withdrawn, Withdrawal.Seq);
            }

            IngestReport report = Name(package) == Half ? LoadHalf(package) : Ingest.Run(new(package.FullName, Now), Store);
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

    /// <summary>What the half file was refused for, before it was loaded with its guard overruled.</summary>
    internal LoadRefusedException? HalfRefused { get; private set; }

    /// <summary>What the withdrawal did.</summary>
    internal LoadSummary Withdrawal { get; } = new(0, true, []);

    public void Dispose()
    {
        Store.Dispose();
        _world.Dispose();
    }

    private IngestReport LoadHalf(DirectoryInfo package)
    {
        HalfRefused = Assert.Throws<LoadRefusedException>(() => Ingest.Run(new(package.FullName, Now), Store));
        return Ingest.Run(new(package.FullName, Now) { Accept = ["I40"], AcceptReason = "To see what it would have done." }, Store);
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
