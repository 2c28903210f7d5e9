using LaaAnalytics.Disclosure.Bridges;
using LaaAnalytics.Disclosure.Systems;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Bridges;
using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Disclosure.Reviews;

/// <summary>Decides what of the components' bridges may stand beside the review's figures.</summary>
/// <remarks>
/// A bridge gives way to the figures, never the other way round: what of them is shown is settled, and the levels of all bridges are added to the same sums. Each level is held against every cell of
/// the review, shown or not, and every level of another bridge, where the area is the same and the index dates overlap; its start is mostly such a cell itself. A bridge between definitions of mostly
/// other people is no comparison and has no place in a pack.
/// </remarks>
internal static class ReviewBridges
{
    /// <summary>The bridges by component; none where none could be built.</summary>
    /// <param name="evidence">The evidence with its bridges.</param>
    /// <param name="components">What is published of its components, in the same order.</param>
    /// <param name="profile">Thresholds.</param>
    public static IReadOnlyDictionary<Component, PublishedBridge> Of(ReviewEvidence evidence, IReadOnlyList<PublishedComponent> components, DisclosureProfile profile)
    {
        (Component Component, SchemeBridge Bridge)[] bridges = [.. evidence.Components
            .Where(component => component.Bridge is { IsOfOtherPeople: false })
            .Select(component => (component.Component, component.Bridge!))];
        CellSystem system = Settled(evidence, components, profile);
        List<CellName> beside = [.. system.Cells];
        PublishedFigure[] sizes = [.. components
            .SelectMany(component => component.Series.Concat(component.Latest).Concat(component.YearBefore).Concat(component.ByArea))
            .Where(figure => figure.Offenders is not null && figure.Reoffenders is null)
            .DistinctBy(figure => figure.Id.Cell with { Indicator = figure.Scheme })];
        foreach (SchemeBridge bridge in bridges.Select(one => one.Bridge))
        {
            BridgeLevels.Add(system, bridge);
            List<CellName> levels = [.. bridge.Levels.Select((_, level) => BridgeLevels.Name(bridge, level))];
            foreach (CellName level in levels)
            {
                foreach (CellName cell in beside.Where(cell => IsBeside(cell.Key, level.Key)))
                {
                    system.Compare(level, cell);
                }

                foreach (PublishedFigure figure in sizes.Where(figure => IsBeside(figure.Id.Cell, level.Key)))
                {
                    system.CompareSize(level, figure.Offenders!.Value, figure.Id.ToString());
                }
            }

            beside.AddRange(levels);
        }

        CellPlan plan = system.Solve();
        return bridges.ToDictionary(one => one.Component, one => PublishedBridge.Of(one.Bridge, plan, Strictest(evidence, profile), evidence.AsOf));
    }

    /// <summary>All components' cells stand in one system, so the strictest of their classes holds for every bridge.</summary>
    private static DisclosureProfile Strictest(ReviewEvidence evidence, DisclosureProfile profile) => profile.For(evidence.Components.SelectMany(component => component.Indicators), []);

    private static bool IsBeside(CellKey one, CellKey other) => one.Area == other.Area && one.Group == other.Group && one.Period.Overlaps(other.Period);

    /// <summary>Why a component has no bridge, in sentences; empty where it has one.</summary>
    public static string WhyNone(ComponentEvidence component) => component.Bridge is { IsOfOtherPeople: true } bridge
        ? $"One of {bridge.From.Citation} and {bridge.To.Citation} counts at least twice as many entries as the other in these records: their rates are mostly of other people."
        : component.NoBridge;

    /// <summary>The review's cells with what of them is shown.</summary>
    private static CellSystem Settled(ReviewEvidence evidence, IReadOnlyList<PublishedComponent> components, DisclosureProfile profile)
    {
        CellSystem system = new(Strictest(evidence, profile));
        HashSet<CellName> shown = [];
        foreach ((ComponentEvidence component, PublishedComponent published) in evidence.Components.Zip(components))
        {
            List<Measure> table = [.. PublishedComponent.Table(component).Where(cell => cell.IsMature)];
            TableContext context = PublishedComponent.Context(component);
            Measure[] start = [.. component.Bridge is { IsOfOtherPeople: false } bridge ? (Measure[])[bridge.Levels[0].Measure] : []];
            system.AddTable(
                component.Scheme.Id,
                table,
                evidence.Agreement.Area.Code,
                profile.For(component.Indicators, table),
                context: context with { Unshown = [.. context.Unshown, .. start.ExceptBy(table.Concat(context.Unshown).Select(cell => cell.Key), cell => cell.Key)] });
            shown.UnionWith(published.Series.Concat(published.Latest).Concat(published.YearBefore).Concat(published.ByArea)
                .Where(figure => figure.Reoffenders is not null)
                .Select(figure => new CellName(component.Scheme.Id, figure.Id.Cell with { Indicator = component.Scheme.Id })));
        }

        system.Settle(shown.Contains);
        return system;
    }
}
