using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators.Releases;

/// <summary>The people whom cells are counted of, told apart as far as any of the cells tells them apart.</summary>
public static class PeopleBehind
{
    /// <summary>Single cohorts by area and by every dimension of the cells; every cell of a definition is a sum of them.</summary>
    /// <param name="view">Vintage.</param>
    /// <param name="scheme">Definition.</param>
    /// <param name="cells">Cells.</param>
    /// <exception cref="UsageException">A cell is told apart by something that the store does not hold, or the store holds two extracts that the definition reads.</exception>
    public static IReadOnlyList<Measure> Of(StoreView view, MeasurementScheme scheme, IEnumerable<CellKey> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        IEnumerable<string> dimensions = cells.Select(cell => cell.Group).Distinct().SelectMany(group => CohortGroup.Read(group).Keys).Distinct().Order(StringComparer.Ordinal);
        return Measurement.Run(view, scheme, new() { GroupBy = [MeasureRequest.Period, MeasureRequest.Area, .. dimensions] });
    }

    /// <summary>Areas that are made of others: each agreement's, of its members and of people without a known place, and <c>ALL</c>, of every area that anybody lives in.</summary>
    /// <param name="view">Vintage.</param>
    /// <param name="people">People of one definition.</param>
    public static IReadOnlyDictionary<AreaCode, IReadOnlySet<AreaCode>> Wholes(StoreView view, IReadOnlyList<Measure> people)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(people);
        HashSet<AreaCode> areas = [.. people.Select(cell => cell.Key.Area)];
        Dictionary<AreaCode, IReadOnlySet<AreaCode>> wholes = view.Agreements()
            .GroupBy(agreement => agreement.Area.Code)
            .ToDictionary(same => same.Key, same => (IReadOnlySet<AreaCode>)same.SelectMany(Reviews.SixMonthEvidence.AreasOf).ToHashSet());
        if (areas.Count > 0)
        {
            wholes[new("ALL", areas.Max(area => area.Vintage))] = areas;
        }

        return wholes;
    }
}
