using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Areas;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators.Areas;

/// <summary>Picks the ready-made counts of one indicator and return that areas can be compared on.</summary>
public static class SuppliedAreaCounts
{
    /// <summary>What surrounds an area.</summary>
    /// <param name="view">The store as known after a load.</param>
    /// <param name="own">The area.</param>
    /// <param name="similar">How many similar areas to name, 1 or more.</param>
    /// <param name="variables">By which variables; null for all that there are.</param>
    public static AreaSurroundings Around(StoreView view, AreaCode own, int similar = NearestAreas.Usual, IReadOnlyList<ContextVariable>? variables = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        AreaMap map = view.AreaMap();
        return new(map.NameOf(own), map.RegionOf(own), map.CountryOf(own), NearestAreas.Of(map, view.AreaContexts(), own, similar, variables), map);
    }

    /// <summary>The counts of one indicator.</summary>
    /// <param name="counts">Ready-made counts as supplied.</param>
    /// <param name="indicator">Indicator as the supplier names it; small and large letters are the same.</param>
    /// <param name="around">The own area and what surrounds it.</param>
    /// <param name="period">Days the counts are about; null for the latest that the own area has.</param>
    /// <param name="source">Return; null where there is one only.</param>
    /// <param name="supplier">Supplier; null where there is one only.</param>
    /// <exception cref="UsageException">There is no such count of the own area, its type is not known, or counts of several returns are left to choose from.</exception>
    public static SuppliedAreas Of(
        IReadOnlyList<SuppliedCount> counts, string indicator, AreaSurroundings around, Period? period = null, string? source = null, string? supplier = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(around);
        List<SuppliedCount> named = [.. counts.Where(count => string.Equals(count.Indicator, indicator, StringComparison.OrdinalIgnoreCase))];
        if (named.Count == 0)
        {
            string[] known = [.. counts.Select(count => count.Indicator).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
            throw new UsageException(
                "The store holds no ready-made counts of that indicator.",
                known.Length > 0 ? $"It holds {string.Join(", ", known)}." : "Load the table indicator_count first; docs/extract-package.md says how.");
        }

        if (around.Map.Find(around.Own.Code) is null)
        {
            throw new UsageException($"The table area does not hold {around.Own.Code}, so it is not known which areas are of its type.", "Load the table area with this area, its region and its country.");
        }

        named = [.. named.Where(count => (source ?? count.Source) == count.Source && (supplier ?? count.Supplier) == count.Supplier)];
        List<(string Source, string Supplier)> returns = [.. named.Where(count => count.Area == around.Own.Code).Select(count => (count.Source, count.Supplier)).Distinct().Order()];
        if (returns.Count != 1)
        {
            throw returns.Count == 0
                ? new UsageException($"There is no such count of {around.Own.Name}.", "Name another area with --area, or leave out --source and --supplier.")
                : new UsageException(
                    $"Counts of {around.Own.Name} come from {string.Join(" and ", returns.Select(from => $"the return '{from.Source}' of {from.Supplier}"))}: two returns are never put on one axis.",
                    "Choose one with --source, or with --supplier.");
        }

        List<SuppliedCount> one = [.. named.Where(count => (count.Source, count.Supplier) == returns[0])];
        Period chosen = period ?? one.Where(count => count.Area == around.Own.Code).Select(count => count.Period).OrderBy(days => days.EndExclusive).ThenByDescending(days => days.Start).Last();
        return one.Exists(count => count.Area == around.Own.Code && count.Period == chosen)
            ? On(one, around, chosen)
            : throw new UsageException(
                $"There is no such count of {around.Own.Name} for {chosen.InWords()}.",
                $"There are {string.Join(", ", one.Where(count => count.Area == around.Own.Code).Select(count => count.Period).Distinct().Order())}.");
    }

    /// <summary>Every indicator and return in which the own area can be set beside another, each at the latest period that begins before a day.</summary>
    /// <param name="counts">Ready-made counts as supplied.</param>
    /// <param name="around">The own area and what surrounds it.</param>
    /// <param name="before">Day that the period begins before.</param>
    public static IReadOnlyList<SuppliedAreas> All(IReadOnlyList<SuppliedCount> counts, AreaSurroundings around, DateOnly before)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(around);
        if (around.Map.Find(around.Own.Code) is null)
        {
            return [];
        }

        List<SuppliedAreas> all = [];
        foreach (IGrouping<(string Indicator, string Source, string Supplier), SuppliedCount> table in counts
            .Where(count => count.Period.Start < before)
            .GroupBy(count => (count.Indicator, count.Source, count.Supplier)))
        {
            SuppliedCount? latest = table.Where(count => count.Area == around.Own.Code)
                .OrderBy(count => count.Period.EndExclusive).ThenByDescending(count => count.Period.Start).LastOrDefault();
            if (latest is not null && On([.. table], around, latest.Period) is { } areas && (areas.Areas.Count > 1 || areas.Region is not null || areas.Country is not null))
            {
                all.Add(areas);
            }
        }

        return all;
    }

    private static SuppliedAreas On(List<SuppliedCount> table, AreaSurroundings around, Period period)
    {
        string type = around.Map.Find(around.Own.Code)!.Type;
        int boundaries = around.Own.Code.Vintage;
        List<SuppliedCount> then = [.. table.Where(count => count.Period == period)];
        List<SuppliedCount> alike = [.. then.Where(count => around.Map.Find(count.Area)?.Type == type).OrderBy(count => count.Area)];
        return new(
            table[0].Indicator,
            table[0].Source,
            table[0].Supplier,
            period,
            around,
            [.. alike.Where(count => count.Area.Vintage == boundaries)],
            then.Find(count => count.Area == around.Region?.Code),
            then.Find(count => count.Area == around.Country?.Code))
        {
            OfOtherBoundaries = alike.Count(count => count.Area.Vintage != boundaries),
        };
    }
}
