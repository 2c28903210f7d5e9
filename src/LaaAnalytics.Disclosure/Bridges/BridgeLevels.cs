using LaaAnalytics.Disclosure.Systems;
using LaaAnalytics.Domain.Bridges;

namespace LaaAnalytics.Disclosure.Bridges;

/// <summary>A bridge's levels as cells of a system: each is held against every other, because they are of nearly the same people.</summary>
internal static class BridgeLevels
{
    private const long CostOfEnd = 1_000;

    /// <summary>The name of a level.</summary>
    /// <param name="bridge">The bridge.</param>
    /// <param name="level">Place of the level, from 0.</param>
    public static CellName Name(SchemeBridge bridge, int level) =>
        new($"bridge {bridge.From.Citation} to {bridge.To.Citation}", bridge.Levels[level].Measure.Key with { Indicator = $"level {level:D2}" });

    /// <summary>Adds the levels. Without an end there is no bridge, so that ends are the last to go; of the others, later ones go before earlier ones.</summary>
    /// <param name="system">The system.</param>
    /// <param name="bridge">The bridge.</param>
    public static void Add(CellSystem system, SchemeBridge bridge)
    {
        for (int level = 0; level < bridge.Levels.Count; level++)
        {
            bool isEnd = level == 0 || level == bridge.Levels.Count - 1;
            system.AddAlone(Name(bridge, level), bridge.Levels[level].Measure, isEnd ? CostOfEnd : bridge.Levels.Count - level);
            for (int other = 0; other < level; other++)
            {
                system.Compare(Name(bridge, level), Name(bridge, other));
            }
        }
    }
}
