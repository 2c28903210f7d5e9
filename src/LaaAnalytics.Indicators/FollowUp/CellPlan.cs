namespace LaaAnalytics.Indicators;

/// <summary>Into which cells an entry is counted.</summary>
/// <remarks>
/// With dimensions (area, vintage, sex) the groupings (area, vintage, sex) and (sex) count every entry twice: in its area and in the total.
/// A total is a cell of its own because a person can have entries in two areas.
/// </remarks>
/// <param name="Dimensions">How many dimensions the source carries.</param>
/// <param name="Groupings">For each kind of cell, the indexes of the dimensions that tell its cells apart.</param>
/// <param name="InScope">
/// Whether rows with these dictionary ids (one per dimension) are counted at all; null counts every row. Called once per combination.
/// </param>
public sealed record CellPlan(int Dimensions, IReadOnlyList<IReadOnlyList<int>> Groupings, CellScope? InScope = null)
{
    /// <summary>One cell for everybody, no dimensions.</summary>
    public static CellPlan Everybody { get; } = new(0, [[]]);
}

/// <summary>Whether rows with these dictionary ids are counted.</summary>
/// <param name="ids">One id per dimension.</param>
public delegate bool CellScope(ReadOnlySpan<int> ids);
