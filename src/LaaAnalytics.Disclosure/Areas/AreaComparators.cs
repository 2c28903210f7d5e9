using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Areas;
using LaaAnalytics.Statistics.Comparisons;
using LaaAnalytics.Statistics.Multiplicity;

namespace LaaAnalytics.Disclosure.Areas;

/// <summary>Sets the own area beside what it lies in and beside similar areas.</summary>
/// <remarks>
/// What the own area lies in is compared without it: the whole less its own counts, both of which are shown. Where what is left is too small to show,
/// or nothing, they are not compared, and the funnel, in which the whole's value is held fixed, stands alone. Where the whole itself is not in the data, the other areas in it that are shown are added up.
/// </remarks>
internal static class AreaComparators
{
    private const double Level = 0.05;

    /// <summary>The comparators, in the order agreement, region, country, similar areas.</summary>
    /// <param name="statistic">What is compared.</param>
    /// <param name="own">The own area's cell; null where it has none.</param>
    /// <param name="axis">Cells of areas.</param>
    /// <param name="around">What surrounds the own area.</param>
    /// <param name="agreement">The agreement's whole area with its cell, where the own area is a part of it; null for none.</param>
    /// <param name="region">The region's own cell; null where there is none.</param>
    /// <param name="country">The country's own cell; null where there is none.</param>
    public static IReadOnlyList<PublishedComparator> Of(
        AreaStatistic statistic,
        AreaCell? own,
        IReadOnlyList<AreaCell> axis,
        AreaSurroundings around,
        (NamedArea Area, AreaCell? Cell)? agreement,
        AreaCell? region,
        AreaCell? country)
    {
        List<PublishedComparator> comparators = [];
        if (agreement is (NamedArea whole, AreaCell cell))
        {
            comparators.Add(Containing(ComparatorKind.Agreement, whole, cell));
        }

        comparators.Add(around.Region is null ? Missing(ComparatorKind.Region, "Region", "the table area gives no region of this area") : Containing(ComparatorKind.Region, around.Region, region));
        comparators.Add(around.Country is null ? Missing(ComparatorKind.Country, "Country", "the table area gives no country of this area's region") : Containing(ComparatorKind.Country, around.Country, country));
        comparators.Add(Similar());
        double?[] adjusted = AdjustedPValues.Holm([.. comparators.Select(comparator => comparator.PValue)]);
        return [.. comparators.Zip(adjusted, (comparator, p) => p is double known
            ? comparator with
            {
                AdjustedPValue = known,
                Standing = known > Level ? AreaStanding.NoClearDifference : comparator.Difference < 0 ? AreaStanding.Lower : AreaStanding.Higher,
            }
            : comparator)];

        PublishedComparator Containing(ComparatorKind kind, NamedArea area, AreaCell? cell)
        {
            if (own is not { HasValue: true })
            {
                return Missing(kind, area.Name, "the own area has no figure to compare");
            }

            if (cell is not null)
            {
                if (!cell.HasValue)
                {
                    return Missing(kind, area.Name, $"its figure is not shown: {Reason(cell.Estimate)}");
                }

                return statistic.Rest(area, cell, own) is { HasValue: true } rest
                    ? Beside(kind, area.Name, $"{area.Name} without {own.Area.Name}", own, rest)
                    : Missing(kind, area.Name, $"without {own.Area.Name} nothing of it is left that can be compared");
            }

            List<AreaCell> others = [.. axis.Where(other => other.HasValue && other.Area.Code != own.Area.Code && around.Map.IsWithin(other.Area.Code, area.Code))];
            return others.Count == 0
                ? Missing(kind, area.Name, "neither its own figure nor another area in it is among the figures")
                : Beside(kind, area.Name, $"{Number(others.Count)} of its other areas, those with a figure here, added up", own, statistic.Sum(area, others));
        }

        PublishedComparator Similar()
        {
            const string Name = "Similar areas";
            if (own is not { HasValue: true })
            {
                return Missing(ComparatorKind.Similar, Name, "the own area has no figure to compare");
            }

            if (around.Similar.Areas.Count == 0)
            {
                return Missing(ComparatorKind.Similar, Name, around.Similar.Reason);
            }

            HashSet<AreaCode> near = [.. around.Similar.Areas.Select(area => area.Area.Code)];
            List<AreaCell> cells = [.. axis.Where(cell => cell.HasValue && near.Contains(cell.Area.Code))];
            return cells.Count == 0
                ? Missing(ComparatorKind.Similar, Name, "none of them has a figure here")
                : Beside(
                    ComparatorKind.Similar,
                    Name,
                    $"{string.Join(", ", cells.Select(cell => cell.Area.Name))}, added up: {Number(cells.Count)} of the {Number(near.Count)} nearest have a figure here",
                    own,
                    statistic.Sum(new(own.Area.Code, Name), cells));
        }
    }

    private static PublishedComparator Beside(ComparatorKind kind, string name, string made, AreaCell own, AreaCell other)
    {
        RecoveredDifference? difference = own.Estimate is { Value: double value, Lower: double lower, Upper: double upper }
            && other.Estimate is { Value: double beside, Lower: double below, Upper: double above }
            ? RecoveredDifference.Of(value, new(lower, upper, own.Estimate.Confidence), beside, new(below, above, own.Estimate.Confidence))
            : null;
        return new()
        {
            Kind = kind,
            Name = name,
            Made = other.HasValue ? made : $"{made}: {Reason(other.Estimate)}",
            Counted = other.Counted,
            Denominator = other.Denominator,
            Estimate = other.Estimate,
            Difference = difference?.Value,
            Lower = difference?.Interval.Lower,
            Upper = difference?.Interval.Upper,
            PValue = difference?.PValue,
        };
    }

    private static PublishedComparator Missing(ComparatorKind kind, string name, string reason) => new() { Kind = kind, Name = name, Made = reason };

    private static string Reason(Estimate estimate) => estimate.Reason.Length > 0 ? estimate.Reason : "there is none";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
