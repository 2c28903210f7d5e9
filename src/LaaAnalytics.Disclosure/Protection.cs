using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Disclosure.Systems;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure;

/// <summary>Why a cell may not be shown.</summary>
internal enum Withholding
{
    /// <summary>It may be shown.</summary>
    None,

    /// <summary>Its own counts are too small.</summary>
    SmallCount,

    /// <summary>With it a hidden neighbour could be worked out.</summary>
    ProtectsAnother,
}

/// <summary>Decides for every cell of one table, as a whole, whether it may be shown.</summary>
/// <remarks>
/// Which numbers have to be protected say the rules that look at one cell by itself (<see cref="PrimaryRules"/>). A cell with such a number is withheld, and others with it, at least cost, until what can be worked out of each such number is a range at least as wide as the threshold
/// (<see cref="LeastWithholding"/>); which sums are taken to hold says <see cref="CellSystem"/>.
/// </remarks>
internal static class Protection
{
    private const string Table = "table";

    /// <summary>The decision for every measure of one scheme's table, by cell key.</summary>
    /// <param name="measures">Cells; areas may include the whole, periods may include pooled ones.</param>
    /// <param name="whole">The area that the other areas make up, or null where the areas have no published sum of their own.</param>
    /// <param name="profile">Rules of the table's class.</param>
    /// <param name="hidden">Cells that are hidden for other reasons; null for none.</param>
    /// <param name="context">What bears on the table beside its own cells; null for nothing.</param>
    public static IReadOnlyDictionary<CellKey, Withholding> Decide(
        IReadOnlyList<Measure> measures, AreaCode? whole, DisclosureProfile profile, IReadOnlySet<CellKey>? hidden = null, TableContext? context = null)
    {
        List<Measure> ordered = [.. measures.OrderBy(measure => measure.Key)];
        if (profile.HideBelow == 0)
        {
            return ordered.ToDictionary(measure => measure.Key, measure => hidden?.Contains(measure.Key) == true ? Withholding.SmallCount : Withholding.None);
        }

        CellSystem system = new(profile);
        system.AddTable(Table, ordered, whole, profile, hidden, context);
        CellPlan plan = system.Solve();
        return ordered.ToDictionary(measure => measure.Key, measure => plan[new(Table, measure.Key)]);
    }
}
