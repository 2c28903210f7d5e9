using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Disclosure.Systems;

/// <summary>What bears on a table beside the cells that it shows.</summary>
/// <param name="Unshown">
/// Cells, as they are now, that are not shown and that shown or released ones are made of, or that were released before: quarters of a year, an area's part of a quarter. No two, nor one of them and a
/// cell of the table, have the same key.
/// </param>
/// <param name="Released">Cells that were released before.</param>
public sealed record TableContext(IReadOnlyList<Measure> Unshown, IReadOnlyList<ReleasedCell> Released)
{
    /// <summary>Nothing else bears on it.</summary>
    public static TableContext None { get; } = new([], []);
}
