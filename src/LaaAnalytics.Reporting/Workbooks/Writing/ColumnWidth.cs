namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>Chooses the width of a column from what stands in it.</summary>
internal static class ColumnWidth
{
    /// <summary>Characters lost to the cell's margins and the indent of words.</summary>
    public const double Margin = 2;

    private const double Least = 9;
    private const double OneLine = 34;
    private const double Wrapped = 44;
    private const int HeaderLines = 3;

    /// <summary>Room for the widest number on one line, for words on one to three lines and for the header on three.</summary>
    /// <param name="header">The header, set bold.</param>
    /// <param name="cells">The cells of the column.</param>
    /// <param name="shaped">Whether a shape goes before the words.</param>
    /// <returns>Characters, margins included.</returns>
    public static double Fit(string header, IEnumerable<CellValue> cells, bool shaped)
    {
        double width = Math.Max(LongestWord(header), (ArialText.Characters(header, bold: true) / HeaderLines) + 1);
        foreach (CellValue cell in cells)
        {
            double length = ArialText.Characters(cell.Shown, bold: shaped) + (shaped ? 2.5 : 0);
            width = Math.Max(width, cell.Kind != CellKind.Text || length <= OneLine ? length : Math.Clamp((length / 2) + 2, OneLine, Wrapped));
        }

        return Math.Ceiling(Math.Max(Least, width + Margin));
    }

    private static double LongestWord(string header) => header.Split(' ').Max(word => ArialText.Characters(word, bold: true));
}
