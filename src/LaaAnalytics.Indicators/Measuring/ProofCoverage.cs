using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators;

/// <summary>How far the proof of offences reaches, area by area.</summary>
/// <remarks>
/// A supplier serves the areas it names, or every area. Its reach in an area is the furthest it has stated; an area's reach is the smallest of its
/// suppliers', so that one late supplier makes its own areas immature and no others. People without a known area may have been anywhere: every
/// supplier serves them.
/// </remarks>
internal sealed class ProofCoverage
{
    private const string EveryArea = "*";
    private readonly CoverageRow[] _rows;

    /// <summary>The proof coverage among a store's coverage rows.</summary>
    public ProofCoverage(IEnumerable<CoverageRow> coverage) => _rows = [.. coverage.Where(row => row.Table == "proven_offence")];

    /// <summary>First day that the area's proof does not reach; null where no supplier serves it, or one states no reach.</summary>
    public DateOnly? ObservedTo(AreaCode area) => Smallest(_rows
        .Where(row => area.IsPlaceless || row.AreaCode == EveryArea || row.AreaCode == area.Code)
        .GroupBy(row => row.Supplier)
        .Select(supplier => supplier.Max(row => row.ObservedTo)));

    /// <summary>The smallest reach of several areas; null where one of them has none, or there are none.</summary>
    public DateOnly? ObservedTo(IEnumerable<AreaCode> areas) => Smallest(areas.Select(ObservedTo));

    /// <summary>The smallest reach of all suppliers in any area; null where there are none.</summary>
    public DateOnly? ObservedTo() => Smallest(_rows.GroupBy(row => (row.Supplier, row.AreaCode)).Select(served => served.Max(row => row.ObservedTo)));

    private static DateOnly? Smallest(IEnumerable<DateOnly?> reaches)
    {
        DateOnly?[] all = [.. reaches];
        return all.Contains(null) ? null : all.Min();
    }
}
