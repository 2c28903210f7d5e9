namespace LaaAnalytics.Spreadsheets;

/// <summary>A rectangle of cells; all four ends are inclusive and count from 1.</summary>
/// <param name="FirstRow">First row.</param>
/// <param name="LastRow">Last row.</param>
/// <param name="FirstColumn">First column.</param>
/// <param name="LastColumn">Last column.</param>
public readonly record struct CellRange(int FirstRow, int LastRow, int FirstColumn, int LastColumn)
{
    /// <summary>Whether the cell lies in it.</summary>
    public bool Contains(int row, int column) => row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;
}
