namespace LaaAnalytics.Domain.Areas;

/// <summary>An area with its place among the others, as the table <c>area</c> gives it.</summary>
/// <param name="Code">Code and vintage.</param>
/// <param name="Name">For people.</param>
/// <param name="Type">Type as supplied: <c>LAD</c>, <c>COUNTY</c>, <c>REGION</c> ...</param>
/// <param name="Parent">Next larger area, of the same vintage; null where none is given.</param>
public sealed record PlacedArea(AreaCode Code, string Name, string Type, AreaCode? Parent);

/// <summary>Which area lies in which. The region is the nearest larger area of type <c>REGION</c>; the country is the area that the region lies in.</summary>
public sealed class AreaMap
{
    private const string RegionType = "REGION";

    private readonly Dictionary<AreaCode, PlacedArea> _areas;

    /// <summary>A map of these areas, each code and vintage once.</summary>
    public AreaMap(IReadOnlyList<PlacedArea> areas)
    {
        ArgumentNullException.ThrowIfNull(areas);
        _areas = areas.ToDictionary(area => area.Code);
    }

    /// <summary>The area of this code and vintage; null where the table has none.</summary>
    public PlacedArea? Find(AreaCode code) => _areas.GetValueOrDefault(code);

    /// <summary>The area with its name; with the code in its place where the table has none.</summary>
    public NamedArea NameOf(AreaCode code) => new(code, Find(code)?.Name ?? code.Code);

    /// <summary>All areas of a type, by code.</summary>
    public IReadOnlyList<PlacedArea> OfType(string type) => [.. _areas.Values.Where(area => area.Type == type).OrderBy(area => area.Code)];

    /// <summary>The larger areas that an area lies in, the next one first; a chain that runs in a circle ends where it began.</summary>
    public IReadOnlyList<AreaCode> Above(AreaCode code)
    {
        List<AreaCode> above = [];
        AreaCode at = code;
        while (Find(at)?.Parent is AreaCode parent && parent != code && !above.Contains(parent))
        {
            above.Add(parent);
            at = parent;
        }

        return above;
    }

    /// <summary>Whether an area lies in a larger one, at any distance; an area does not lie in itself.</summary>
    public bool IsWithin(AreaCode area, AreaCode larger) => Above(area).Contains(larger);

    /// <summary>The region an area lies in; null where the table gives none.</summary>
    public NamedArea? RegionOf(AreaCode code)
    {
        List<AreaCode> regions = [.. Above(code).Where(area => Find(area)?.Type == RegionType)];
        return regions.Count > 0 ? NameOf(regions[0]) : null;
    }

    /// <summary>The country an area's region lies in; null where the table gives none.</summary>
    public NamedArea? CountryOf(AreaCode code) =>
        RegionOf(code) is NamedArea region && Find(region.Code)?.Parent is AreaCode country ? NameOf(country) : null;
}
