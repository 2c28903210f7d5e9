using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure.Further;

/// <summary>A count of a cell that is part of another count of the cell.</summary>
/// <param name="Whole">What it is part of.</param>
/// <param name="Count">The part.</param>
/// <param name="IsOutcome">Whether it tells what people did, so that a sensitive indicator hides none and all; not how often they are in the cohort.</param>
internal sealed record CountedPart(Func<Measure, long> Whole, Func<Measure, long> Count, bool IsOutcome);

/// <summary>Decides in which cells of a table the parts of shown counts may be shown.</summary>
/// <remarks>
/// <see cref="Protection"/> decides, with the part in place of re-offenders and what it is part of in place of offenders: so neither the part nor the rest is
/// small, and none is the only unknown of a line. A shown cell without anything to divide is left out: its part is seen to be 0, and could protect no other.
/// </remarks>
internal sealed class PartProtection(IReadOnlyList<Measure> cells, AreaCode? whole, DisclosureProfile profile)
{
    /// <summary>The cells in which these parts, shown or hidden together, are hidden.</summary>
    /// <param name="already">Cells in which what they are part of is hidden.</param>
    /// <param name="parts">Parts.</param>
    public IReadOnlySet<CellKey> Hidden(IReadOnlySet<CellKey> already, params IReadOnlyList<CountedPart> parts)
    {
        HashSet<CellKey> hidden = [.. already];
        int before;
        do
        {
            before = hidden.Count;
            foreach (CountedPart part in parts)
            {
                hidden.UnionWith(Protection
                    .Decide([.. cells.Where(cell => hidden.Contains(cell.Key) || part.Whole(cell) > 0).Select(cell => Projected(cell, part))], whole, part.IsOutcome ? profile : profile.Without(DisclosureRuleName.AllOrNone), hidden)
                    .Where(decision => decision.Value != Withholding.None)
                    .Select(decision => decision.Key));
            }
        }
        while (hidden.Count > before);

        return hidden;
    }

    private static Measure Projected(Measure cell, CountedPart part) => new()
    {
        Key = cell.Key,
        Scheme = cell.Scheme,
        Component = cell.Component,
        Pooled = cell.Pooled,
        Offenders = part.Whole(cell),
        Reoffenders = part.Count(cell),
    };
}
