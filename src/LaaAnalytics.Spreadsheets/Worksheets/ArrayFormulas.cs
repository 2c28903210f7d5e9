namespace LaaAnalytics.Spreadsheets.Worksheets;

/// <summary>Rectangles that one formula fills: only their first cell holds it, the others look like values.</summary>
internal sealed class ArrayFormulas
{
    private const int Most = 1_000;

    private readonly List<CellRange> _ranges = [];

    /// <summary>Takes note of a formula that fills a rectangle.</summary>
    public void Add(CellRange range)
    {
        _ranges.Add(range);
        if (_ranges.Count > Most)
        {
            throw SpreadsheetRefusedException.TooLarge("it has too many formulas over several cells");
        }
    }

    /// <summary>Whether a formula above or to the left fills the cell.</summary>
    public bool Contain(int row, int column)
    {
        foreach (CellRange range in _ranges)
        {
            if (range.Contains(row, column))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Forgets those that end above the row.</summary>
    public void StartRow(int row) => _ranges.RemoveAll(range => range.LastRow < row);
}
