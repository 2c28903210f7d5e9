using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Areas;
using LaaAnalytics.Statistics.Comparisons;
using LaaAnalytics.Statistics.Multiplicity;

namespace LaaAnalytics.Disclosure.Areas;

/// <summary>Sets the own area beside what it lies in and beside similar areas.</summary>
/// <remarks>
/// What the own area lies in is compared by its own figure only, never by some of its areas added up, and without the own area: the whole less its own counts, both of which are shown.
/// Where what is left is too small to show, or nothing, they are not compared, and the funnel, in which the whole's value is held fixed, stands alone.
/// </remarks>
internal static class AreaComparators
{
    private const double Level = 0.05;

    /// <summary>The comparators, in the order agreement, region, country, similar areas.</summary>
    /// <param name="statistic">What is compared.</param>
    /// <param name="own">The own area's cell; null where it has none.</param>
    /// <param name="axis">Cells of areas.</param>
    /// <param name="around">What surrounds the own area.</param>
    /// <param name="agreement">The agreement's whole area, where the own area is a part of it; null for none.</param>
    /// <param name="wholes">Cells of areas as wholes: the agreement's, the region's, the country's, as far as there are.</param>
    public static IReadOnlyList<PublishedComparator> Of(
        AreaStatistic statistic, AreaCell? own, IReadOnlyList<AreaCell> axis, AreaSurroundings around, NamedArea? agreement, IReadOnlyList<AreaCell> wholes)
    {
        List<PublishedComparator> comparators = [];
        if (agreement is not null)
        {
            comparators.Add(Containing(ComparatorKind.Agreement, agreement));
        }

        comparators.Add(around.Region is null ? Missing(ComparatorKind.Region, "Region", "the table area gives no region of this area") : Containing(ComparatorKind.Region, around.Region));
        comparators.Add(around.Country is null ? Missing(ComparatorKind.Country, "Country", "the table area gives no country of this area's region") : Containing(ComparatorKind.Country, around.Country));
        comparators.Add(Similar());
        return Adjusted(comparators);

        PublishedComparator Containing(ComparatorKind kind, NamedArea area)
        {
            if (own is not { HasValue: true })
            {
                return Missing(kind, area.Name, NothingOfOwn(own));
            }

            if (wholes.FirstOrDefault(whole => whole.Area.Code == area.Code) is not AreaCell cell)
            {
                return Missing(kind, area.Name, axis.Any(other => other.Area.Code == area.Code) ? "what is counted under its own code need not be all of it" : "its own figure is not among these");
            }

            if (!cell.HasValue)
            {
                return Missing(kind, area.Name, $"its figure is not {(cell.Estimate.Value is null ? "shown" : "final")}: {Reason(cell.Estimate)}");
            }

            string without = $"{area.Name} without {own.Area.Name}";
            return statistic.Rest(new(area.Code, without), cell, own) is { HasValue: true } rest
                ? Beside(kind, without, $"counts of {area.Name} less those of {own.Area.Name}; {area.Name} itself has {Shown(cell.Estimate.Value!.Value, statistic.Decimals)}", own, rest)
                : Missing(kind, area.Name, $"without {own.Area.Name} nothing of it is left that can be compared");
        }

        PublishedComparator Similar()
        {
            const string Name = "Similar areas";
            if (own is not { HasValue: true })
            {
                return Missing(ComparatorKind.Similar, Name, NothingOfOwn(own));
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

    /// <summary>With p-values adjusted over distinct comparisons: two comparators of the same counts, as a region and a country of the same areas, are one.</summary>
    private static IReadOnlyList<PublishedComparator> Adjusted(IReadOnlyList<PublishedComparator> comparators)
    {
        List<((decimal?, decimal?, decimal?) Counts, double? P)> tests = [.. comparators
            .Where(comparator => comparator.PValue is not null)
            .GroupBy(Counts)
            .Select(same => (same.Key, same.Max(comparator => comparator.PValue)))];
        Dictionary<(decimal?, decimal?, decimal?), double?> adjusted = tests
            .Zip(AdjustedPValues.Holm([.. tests.Select(test => test.P)]))
            .ToDictionary(pair => pair.First.Counts, pair => pair.Second);
        return [.. comparators.Select(comparator => comparator.PValue is not null && adjusted[Counts(comparator)] is double known
            ? comparator with
            {
                AdjustedPValue = known,
                Standing = known > Level ? AreaStanding.NoClearDifference : comparator.Difference < 0 ? AreaStanding.Lower : AreaStanding.Higher,
            }
            : comparator)];

        static (decimal?, decimal?, decimal?) Counts(PublishedComparator comparator) => (comparator.Counted, comparator.Denominator, comparator.Expected);
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
            Expected = other.Expected,
            Estimate = other.Estimate,
            Difference = difference?.Value,
            Lower = difference?.Interval.Lower,
            Upper = difference?.Interval.Upper,
            PValue = difference?.PValue,
        };
    }

    private static PublishedComparator Missing(ComparatorKind kind, string name, string reason) => new() { Kind = kind, Name = name, Made = reason };

    private static string NothingOfOwn(AreaCell? own) =>
        own?.Estimate.Value is null ? "the own area has no figure to compare" : $"the own area's figure is not final: {Reason(own.Estimate)}";

    private static string Shown(double value, int decimals) =>
        Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero).ToString(string.Create(CultureInfo.InvariantCulture, $"N{decimals}"), CultureInfo.InvariantCulture);

    private static string Reason(Estimate estimate) => estimate.Reason.Length > 0 ? estimate.Reason : "there is none";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
