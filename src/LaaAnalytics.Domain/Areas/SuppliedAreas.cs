using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Domain.Areas;

/// <summary>Ready-made counts of one indicator, one period and one return for several areas, before any disclosure rule.</summary>
/// <param name="Indicator">Indicator as the supplier names it.</param>
/// <param name="Source">Return.</param>
/// <param name="Supplier">Supplier.</param>
/// <param name="Period">Days that the counts are about.</param>
/// <param name="Around">The own area and what surrounds it.</param>
/// <param name="Areas">Counts of areas of the own area's type and by the boundaries of the same year, the own one among them, by code.</param>
/// <param name="Region">Count of the own area's region; null where none is supplied.</param>
/// <param name="Country">Count of its country; null where none is supplied.</param>
public sealed record SuppliedAreas(
    string Indicator,
    string Source,
    string Supplier,
    Period Period,
    AreaSurroundings Around,
    IReadOnlyList<SuppliedCount> Areas,
    SuppliedCount? Region,
    SuppliedCount? Country)
{
    /// <summary>How many areas of the type have a count by the boundaries of another year, and are left out.</summary>
    public int OfOtherBoundaries { get; init; }
}
