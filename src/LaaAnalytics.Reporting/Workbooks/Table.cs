using System.Text.RegularExpressions;

namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>The one table of a sheet: a header row and its rows, marked up so that software finds it by name.</summary>
public sealed partial class Table
{
    /// <summary>The widest a table may be, in characters: wider prints at under half size on A4 landscape.</summary>
    internal const double MostWidth = 220;

    internal Table(Sheet sheet, string name, IReadOnlyList<TableColumn> columns, IReadOnlyList<CellValue[]> rows, string? blanksMean)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!GoodName().IsMatch(name) || EmptyName().IsMatch(name))
        {
            throw new ArgumentException(
                "A table name is letters, digits and underscores, starts with a letter, is no cell address and says what the rows are.",
                nameof(name));
        }

        if (rows.Count == 0 || columns.Count == 0)
        {
            throw new ArgumentException($"Table {name} needs a column and a row; say in a text that there is nothing to show.", nameof(rows));
        }

        if (columns.DistinctBy(column => column.Header, StringComparer.OrdinalIgnoreCase).Count() < columns.Count)
        {
            throw new ArgumentException($"Table {name}: two columns have the same header.", nameof(columns));
        }

        if (columns.Sum(column => column.Width) > MostWidth)
        {
            throw new ArgumentException($"Table {name} is over {MostWidth} characters wide; split it.", nameof(columns));
        }

        bool blank = rows.Any(row => row.Any(cell => cell.Kind == CellKind.Blank));
        if (blank && string.IsNullOrWhiteSpace(blanksMean))
        {
            throw new ArgumentException($"Table {name} has blank cells; say why.", nameof(blanksMean));
        }

        Sheet = sheet;
        Name = name;
        Columns = columns;
        Rows = rows;
        BlanksMean = blank ? CellText.Clean(blanksMean!) : null;
    }

    /// <summary>The sheet it stands on.</summary>
    public Sheet Sheet { get; }

    /// <summary>Its name in the workbook.</summary>
    public string Name { get; }

    /// <summary>Data rows, the header not counted.</summary>
    public int RowCount => Rows.Count;

    internal IReadOnlyList<TableColumn> Columns { get; }

    internal IReadOnlyList<CellValue[]> Rows { get; }

    /// <summary>[Row][column] what may be entered, null where the cell is locked; empty for a table nobody fills in.</summary>
    internal IReadOnlyList<CellInput?[]> Inputs { get; init; } = [];

    /// <summary>Why cells are blank; null where none is.</summary>
    internal string? BlanksMean { get; }

    /// <summary>The whole column of that header, for a chart.</summary>
    public TableRange Range(string header) => Range(header, 0, RowCount);

    /// <summary>Part of a column, for a chart.</summary>
    /// <param name="header">The column's header, with its note marker if it has one.</param>
    /// <param name="firstRow">Index of the first data row, from 0.</param>
    /// <param name="count">Rows, one or more.</param>
    public TableRange Range(string header, int firstRow, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, RowCount - firstRow);
        for (int column = 0; column < Columns.Count; column++)
        {
            if (Columns[column].Header == header)
            {
                return new(this, column, firstRow, count);
            }
        }

        throw new ArgumentException($"Table {Name} has no column of that header.", nameof(header));
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,254}$")]
    private static partial Regex GoodName();

    [GeneratedRegex("^((table|tbl|list)_?[0-9]*|[a-z]{1,3}[0-9]+|r[0-9]*c[0-9]*|r|c)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EmptyName();
}
