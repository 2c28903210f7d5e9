using System.Globalization;
using LaaAnalytics.Disclosure.Bridges;
using LaaAnalytics.Disclosure.Systems;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Bridges;
using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Disclosure.Reviews;

/// <summary>Decides what of the components' bridges may stand beside the review's figures.</summary>
/// <remarks>
/// A bridge gives way to the figures, never the other way round. Its start is a cell of the component's own table: the bridge is withheld where that cell is hidden there, or where showing it would
/// hide another. Every level is held against every count of the review, hidden ones too, and against the levels of other bridges, where the area is the same and the index dates overlap: one
/// that differs by a few people is left out, and where it is an end the bridge is withheld. A bridge between definitions of mostly other people is no comparison and has no place in a pack.
/// </remarks>
internal static class ReviewBridges
{
    /// <summary>The bridges by component; none where none could be built.</summary>
    public static IReadOnlyDictionary<Component, PublishedBridge> Of(ReviewEvidence evidence, DisclosureProfile profile)
    {
        Dictionary<Component, PublishedBridge> published = [];
        List<Measure> beside = [.. evidence.Components.SelectMany(PublishedComponent.Table)];
        foreach (ComponentEvidence component in evidence.Components)
        {
            if (component.Bridge is not SchemeBridge bridge || bridge.IsOfOtherPeople)
            {
                continue;
            }

            published.Add(component.Component, CostsAFigure(bridge.Levels[0].Measure, component, evidence.Agreement.Area.Code, profile)
                ? new(bridge.From, bridge.To, bridge.Span, evidence.AsOf, [], bridge.Same, string.Create(
                    CultureInfo.InvariantCulture, $"to protect people, because a number of these people elsewhere in this pack is below {profile.For(component.Indicators, []).HideBelow}"))
                : PublishedBridge.Of(bridge, profile, evidence.AsOf, beside));
            beside.AddRange(bridge.Levels.Select(level => level.Measure));
        }

        return published;
    }

    /// <summary>Why a component has no bridge, in sentences; empty where it has one.</summary>
    public static string WhyNone(ComponentEvidence component) => component.Bridge is { IsOfOtherPeople: true } bridge
        ? $"One of {bridge.From.Citation} and {bridge.To.Citation} counts at least twice as many entries as the other in these records: their rates are mostly of other people."
        : component.NoBridge;

    /// <summary>Whether the cell is hidden in the component's table, or would hide another if it stood in it.</summary>
    private static bool CostsAFigure(Measure start, ComponentEvidence component, AreaCode whole, DisclosureProfile profile)
    {
        List<Measure> table = [.. PublishedComponent.Table(component).Where(cell => cell.IsMature)];
        TableContext context = PublishedComponent.Context(component);
        profile = profile.For(component.Indicators, table);
        bool sensitive = profile.HidesAllOrNone;
        IReadOnlyDictionary<CellKey, Withholding> without = Protection.Decide(table, whole, profile, sensitive, DisclosureGate.Dominated(table, profile), context);
        IReadOnlyDictionary<CellKey, Withholding> with = table.Exists(cell => cell.Key == start.Key)
            ? without
            : Protection.Decide([.. table, start], whole, profile, sensitive, DisclosureGate.Dominated([.. table, start], profile), context with { Unshown = [.. context.Unshown.Where(cell => cell.Key != start.Key)] });
        return with[start.Key] != Withholding.None || table.Exists(cell => with[cell.Key] != without[cell.Key]);
    }
}
