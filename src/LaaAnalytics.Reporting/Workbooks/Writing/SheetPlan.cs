using System.Globalization;

namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>A cell of a planned row; columns are numbered from 0.</summary>
internal readonly record struct PlannedCell(CellValue Value, CellLook Look, Sheet? Target = null, Uri? Address = null);

/// <summary>A planned row: its height in points and its cells from column A on.</summary>
internal sealed record PlannedRow(double Height, IReadOnlyList<PlannedCell> Cells);

/// <summary>A worksheet with every row, width and height decided, before any of it is written.</summary>
/// <param name="Sheet">What is planned.</param>
/// <param name="Rows">From row 1 on.</param>
/// <param name="Widths">In characters, from column A on.</param>
/// <param name="Landscape">How A4 is turned.</param>
/// <param name="HeaderRow">Row of the table's header, from 1; 0 without a table.</param>
internal sealed record SheetPlan(Sheet Sheet, IReadOnlyList<PlannedRow> Rows, IReadOnlyList<double> Widths, bool Landscape, int HeaderRow)
{
    /// <summary>A reference such as <c>'Trend'!$B$6:$B$17</c>.</summary>
    public string Reference(TableRange range)
    {
        string column = ColumnName(range.Column);
        int first = HeaderRow + 1 + range.FirstRow;
        return string.Create(CultureInfo.InvariantCulture, $"'{Sheet.Name}'!${column}${first}:${column}${first + range.Count - 1}");
    }

    /// <summary>Address of a cell; the column is counted from 0, the row from 1.</summary>
    public static string Address(int column, int row) => ColumnName(column) + row.ToString(CultureInfo.InvariantCulture);

    private static string ColumnName(int column)
    {
        string name = "";
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }
}
