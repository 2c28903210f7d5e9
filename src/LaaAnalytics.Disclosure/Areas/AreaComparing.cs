using System.Globalization;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Areas;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Statistics.Comparisons;
using LaaAnalytics.Statistics.Funnels;

namespace LaaAnalytics.Disclosure.Areas;

/// <summary>Compares areas by what may be shown of them.</summary>
internal static class AreaComparing
{
    /// <summary>Why a statistic of a scheme has no funnel.</summary>
    public const string NoFunnel = "no funnel for this statistic";

    /// <summary>Measured areas, with figures that have been published already.</summary>
    /// <param name="measures">Counts of one period by area.</param>
    /// <param name="figures">Figures of one indicator made of them.</param>
    /// <param name="whole">The area that the others make up, or null.</param>
    /// <param name="around">The own area and what surrounds it, or null.</param>
    /// <param name="map">Names of areas.</param>
    /// <param name="profile">Disclosure profile.</param>
    /// <param name="asOf">The store's last load.</param>
    public static PublishedAreaComparison OfMeasures(
        IReadOnlyList<Measure> measures, IReadOnlyList<PublishedFigure> figures, NamedArea? whole, AreaSurroundings? around, AreaMap map, DisclosureProfile profile, int asOf)
    {
        Indicator indicator = figures[0].Indicator;
        profile = profile.For([indicator], measures);
        Dictionary<AreaCode, Measure> counts = measures.ToDictionary(measure => measure.Key.Area, measure => RoundedCounts.Of(measure, profile));
        MeasuredStatistic statistic = new(indicator, profile);
        List<AreaCell> cells = [.. figures
            .Where(figure => !figure.Id.Cell.Area.IsPlaceless)
            .OrderBy(figure => figure.Id.Cell.Area)
            .Select(figure => statistic.Cell(figure.Id.Cell.Area == whole?.Code ? whole : map.NameOf(figure.Id.Cell.Area), figure, counts[figure.Id.Cell.Area]))];
        AreaCell? all = cells.Find(cell => cell.Area.Code == whole?.Code);

        // The parts of an agreement share its boundaries; other areas are compared within one year's.
        int? boundaries = whole is not null || cells.Count == 0 ? null : around?.Own.Code.Vintage ?? cells.Max(cell => cell.Area.Code.Vintage);
        List<AreaCell> axis = [.. cells.Where(cell => cell != all && (boundaries ?? cell.Area.Code.Vintage) == cell.Area.Code.Vintage)];
        AreaCell? own = around is null ? null : cells.Find(cell => cell.Area.Code == around.Own.Code);
        PublishedAreaComparison comparison = Compared(
            statistic, axis, all, all?.Area.Name, indicator.Statistic == SchemeStatistic.ShareReoffending ? string.Empty : NoFunnel);
        return comparison with
        {
            Title = indicator.Title,
            Definition = figures[0].Scheme,
            Period = figures[0].Id.Cell.Period,
            AsOf = asOf,
            Own = around?.Own,
            Comparators = around is null ? [] : AreaComparators.Of(statistic, own, axis, around, own != all ? whole : null, all is null ? [] : [all]),
            Similar = around?.Similar,
            Notes = [.. comparison.Notes, .. OtherBoundaries(boundaries is null ? 0 : cells.Count - axis.Count)],
        };
    }

    /// <summary>Ready-made counts as supplied.</summary>
    /// <param name="areas">Counts of one indicator, return and period.</param>
    /// <param name="hidden">Counts that are withheld.</param>
    /// <param name="profile">Disclosure profile.</param>
    /// <param name="asOf">The store's last load.</param>
    public static PublishedAreaComparison OfCounts(SuppliedAreas areas, IReadOnlySet<SuppliedCount> hidden, DisclosureProfile profile, int asOf)
    {
        profile = profile.For(areas.Indicator);
        AreaSurroundings around = areas.Around;
        PublishedCount Published(SuppliedCount count) => PublishedCount.Of(RoundedCounts.Of(count, profile), around.Map.NameOf(count.Area), hidden.Contains(count));
        List<PublishedCount> counts = [.. areas.Areas.Select(Published)];
        PublishedCount? region = areas.Region is null ? null : Published(areas.Region);
        PublishedCount? country = areas.Country is null ? null : Published(areas.Country);
        SuppliedStatistic statistic = new([.. counts, .. Present(region), .. Present(country)], profile);
        List<AreaCell> axis = [.. counts.Select(statistic.Cell)];
        AreaCell? national = country is null ? null : statistic.Cell(country);
        PublishedAreaComparison comparison = Compared(statistic, axis, national, national?.Area.Name, NoFunnel);
        return comparison with
        {
            Title = counts[0].Title is string title ? $"{areas.Indicator}: {title}" : areas.Indicator,
            Definition = $"as supplied: return '{areas.Source}' of {areas.Supplier}",
            Period = areas.Period,
            AsOf = asOf,
            Own = around.Own,
            Comparators = AreaComparators.Of(
                statistic, axis.Find(cell => cell.Area.Code == around.Own.Code), axis, around, agreement: null, [.. Present(region).Select(statistic.Cell), .. Present(country).Select(statistic.Cell)]),
            Similar = around.Similar,
            Notes = [.. comparison.Notes, .. OtherBoundaries(areas.OfOtherBoundaries)],
        };

        static IEnumerable<PublishedCount> Present(PublishedCount? count) => count is null ? [] : [count];
    }

    /// <summary>The tables that counts as supplied stand in, each with the area that its areas make up: those of the region, and all.</summary>
    public static IReadOnlyList<(IReadOnlyList<SuppliedCount> Counts, AreaCode Whole)> Tables(SuppliedAreas areas)
    {
        AreaSurroundings around = areas.Around;
        List<(IReadOnlyList<SuppliedCount>, AreaCode)> tables = [];
        if (areas.Region is SuppliedCount region)
        {
            tables.Add(([.. areas.Areas.Where(count => around.Map.IsWithin(count.Area, region.Area)), region], region.Area));
        }

        tables.Add(areas.Country is SuppliedCount country ? ([.. areas.Areas, country], country.Area) : (areas.Areas, new("ALL", around.Own.Code.Vintage)));
        return tables;
    }

    private static PublishedAreaComparison Compared(AreaStatistic statistic, IReadOnlyList<AreaCell> axis, AreaCell? target, string? targetName, string noFunnel)
    {
        List<AreaCell> shown = [.. axis.Where(cell => cell.HasValue)];
        AreaCell? holds = target is { HasValue: true } ? target : null;
        FunnelPlot? funnel = shown.Count > 0 && (holds is not null || shown.Count > 1) ? statistic.Funnel(shown, holds) : null;
        List<AreaCell> ranked = [.. shown.Where(cell => cell.Estimate.Lower is not null)];
        double? each = ranked.Count > 1 ? JointRanks.EachConfidence(IndicatorEstimate.Confidence, ranked.Count) : null;
        Dictionary<AreaCode, RankRange> ranks = each is double confidence ? Ranks(statistic, ranked, confidence) : [];
        return new()
        {
            Title = string.Empty,
            Definition = string.Empty,
            Period = default,
            AsOf = 0,
            Own = null,
            Comparators = [],
            Similar = null,
            Unit = statistic.Unit,
            Decimals = statistic.Decimals,
            Funnel = funnel?.Target is double held
                ? new(
                    statistic.Scale * held,
                    holds is not null ? targetName! : "all areas compared, together",
                    statistic.FunnelMethod(shown).Name,
                    statistic.FunnelMethod(shown).InWords,
                    funnel.OverDispersion?.Phi,
                    funnel.OverDispersion?.Tau2)
                : null,
            NoFunnel = funnel is not null ? string.Empty : noFunnel.Length > 0 && shown.Count > 0 ? noFunnel : "fewer than two areas can be compared",
            Intervals = statistic.Intervals,
            Notes = statistic.Notes,
            RankConfidence = each,
            Areas = [.. axis.Select(cell => Row(cell, statistic.Scale, shown.IndexOf(cell) is int at and >= 0 ? funnel?.Points[at] : null, ranks, ranked.Count))],
        };
    }

    private static PublishedAreaRow Row(AreaCell cell, double scale, FunnelPoint? point, Dictionary<AreaCode, RankRange> ranks, int ranked) => new()
    {
        Area = cell.Area,
        Estimate = cell.Estimate,
        Counted = cell.Counted,
        Denominator = cell.Denominator,
        Expected = cell.Expected,
        Standing = Standing(point),
        IsBeyondOuter = point?.Position is FunnelPosition.VeryLow or FunnelPosition.VeryHigh,
        Inner = Scaled(point?.Inner, scale),
        Outer = Scaled(point?.Outer, scale),
        PValue = point?.PValue,
        AdjustedPValue = point?.AdjustedPValue,
        IsDiscovery = point?.IsDiscovery == true,
        FewerToInside = Standing(point) == AreaStanding.Higher ? point!.Value.FewerToInside : 0,
        Ranks = ranks.TryGetValue(cell.Area.Code, out RankRange range) ? (range.Best, range.Worst, ranked) : null,
    };

    private static AreaStanding Standing(FunnelPoint? point) => point is not FunnelPoint known ? AreaStanding.NotCompared : known.Position switch
    {
        FunnelPosition.Low or FunnelPosition.VeryLow when known.IsDiscovery => AreaStanding.Lower,
        FunnelPosition.High or FunnelPosition.VeryHigh when known.IsDiscovery => AreaStanding.Higher,
        _ => AreaStanding.NoClearDifference,
    };

    private static IEnumerable<string> OtherBoundaries(int areas) => areas == 0 ? []
        : [string.Create(CultureInfo.InvariantCulture, $"Areas by the boundaries of another year are not mixed in: {areas} left out.")];

    private static Dictionary<AreaCode, RankRange> Ranks(AreaStatistic statistic, List<AreaCell> ranked, double confidence)
    {
        List<Estimate> wide = [.. ranked.Select(cell => statistic.Of(cell, confidence))];
        RankRange[] ranges = JointRanks.Of([.. wide.Select(one => one.Value!.Value)], [.. wide.Select(one => one.Lower!.Value)], [.. wide.Select(one => one.Upper!.Value)]);
        return ranked.Zip(ranges).ToDictionary(pair => pair.First.Area.Code, pair => pair.Second);
    }

    private static (double, double)? Scaled(FunnelLimits? limits, double scale) => limits is FunnelLimits known ? (scale * known.Lower, scale * known.Upper) : null;
}
