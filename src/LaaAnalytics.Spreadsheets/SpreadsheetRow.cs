namespace LaaAnalytics.Spreadsheets;

/// <summary>A row that holds something.</summary>
/// <param name="number">Number of the row, from 1.</param>
/// <param name="cells">Its cells that hold something, in order of their columns.</param>
public sealed class SpreadsheetRow(int number, IReadOnlyList<SpreadsheetCell> cells)
{
    /// <summary>Number of the row, from 1.</summary>
    public int Number => number;

    /// <summary>Its cells that hold something, in order of their columns; at least one.</summary>
    public IReadOnlyList<SpreadsheetCell> Cells => cells;

    /// <summary>The cell of a column, from 1; a blank one where there is nothing.</summary>
    public SpreadsheetCell this[int column]
    {
        get
        {
            int low = 0;
            int high = cells.Count - 1;
            while (low <= high)
            {
                int middle = (low + high) / 2;
                int found = cells[middle].Column;
                if (found == column)
                {
                    return cells[middle];
                }

                (low, high) = found < column ? (middle + 1, high) : (low, middle - 1);
            }

            return SpreadsheetCell.Blank(column);
        }
    }
}
