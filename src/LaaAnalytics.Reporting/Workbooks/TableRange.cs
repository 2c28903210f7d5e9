namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>Consecutive cells of one column, which a chart draws and refers to.</summary>
public sealed class TableRange
{
    internal TableRange(Table table, int column, int firstRow, int count)
    {
        Table = table;
        Column = column;
        FirstRow = firstRow;
        Count = count;
    }

    /// <summary>The table whose cells these are.</summary>
    public Table Table { get; }

    /// <summary>Rows covered.</summary>
    public int Count { get; }

    /// <summary>Index of the first data row covered, from 0.</summary>
    public int FirstRow { get; }

    internal int Column { get; }

    internal string Header => Table.Columns[Column].Header;

    internal IEnumerable<CellValue> Cells => Table.Rows.Skip(FirstRow).Take(Count).Select(row => row[Column]);

    /// <summary>[Count] the numbers, null at a blank, which a chart leaves as a gap.</summary>
    /// <exception cref="ArgumentException">A cell holds words or a shorthand: spreadsheets would draw it as zero.</exception>
    internal IReadOnlyList<double?> Numbers()
    {
        List<double?> numbers = [];
        foreach (CellValue cell in Cells)
        {
            numbers.Add(cell.Kind switch
            {
                CellKind.Number => cell.Amount,
                CellKind.Blank => null,
                _ => throw new ArgumentException(
                    $"Table {Table.Name}, column {Header}: a chart would draw a text or a shorthand as zero; use a range of numbers and blanks.",
                    nameof(cell)),
            });
        }

        return numbers.Exists(number => number is not null)
            ? numbers
            : throw new ArgumentException($"Table {Table.Name}, column {Header}: no number to draw.");
    }

    /// <summary>[Count] the words.</summary>
    /// <exception cref="ArgumentException">A cell is not text.</exception>
    internal IReadOnlyList<string> Labels() =>
        [.. Cells.Select(cell => cell.Kind == CellKind.Text
            ? cell.Words!
            : throw new ArgumentException($"Table {Table.Name}, column {Header}: the labels of a chart are words.", nameof(cell)))];
}
