namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>Chooses the width of a column from what stands in it.</summary>
internal static class ColumnWidth
{
    /// <summary>Characters lost to the cell's margins and the indent of words.</summary>
    public const double Margin = 2.5;

    private const double Least = 9;
    private const double OneLine = 34;
    private const double Wrapped = 44;
    private const int HeaderLines = 3;
    private const double HeaderGap = 2.5;
    private const int UnitAllowance = 6; // more width than a header needs, spent to keep a unit in brackets on one line
    private static readonly double[] Rooms = [0, 0.5, 1, 1.5];

    /// <summary>Room for the widest number on one line, for words on one to three lines and for the header on three.</summary>
    /// <param name="header">The header, set bold.</param>
    /// <param name="cells">The cells of the column.</param>
    /// <param name="shaped">Whether a shape goes before the words.</param>
    /// <returns>Characters, margins included.</returns>
    public static double Fit(string header, IEnumerable<CellValue> cells, bool shaped)
    {
        double width = Least;
        foreach (CellValue cell in cells)
        {
            double length = ArialText.Characters(cell.Shown, bold: shaped) + (shaped ? 2.5 : 0);
            bool oneLine = cell.Kind != CellKind.Text || length <= OneLine;
            width = Math.Max(width, Margin + (oneLine ? length : Math.Clamp((length / 2) + 2, OneLine, Wrapped)));
        }

        return ForHeader(header, Math.Ceiling(width));
    }

    /// <summary>
    /// The least width from <paramref name="least"/> on that sets the header on few lines, apart from its neighbours and without a break
    /// inside a note marker.
    /// </summary>
    /// <remarks>Programs differ by a little in how much of a cell they use, so the lines must be good for each of several rooms.</remarks>
    private static double ForHeader(string header, double least)
    {
        double word = header.Split(' ').Max(each => ArialText.Characters(each, bold: true));
        double width = Math.Max(least, Math.Ceiling(word + HeaderGap));
        for (double wider = width; wider <= width + UnitAllowance; wider++)
        {
            if (Rooms.All(lost => IsGood(header, wider, wider - lost, keepUnit: true)))
            {
                return wider;
            }
        }

        while (!Rooms.All(lost => IsGood(header, width, width - lost, keepUnit: false)))
        {
            width++;
        }

        return width;
    }

    private static bool IsGood(string header, double width, double room, bool keepUnit)
    {
        IReadOnlyList<string> lines = ArialText.Break(header, room, bold: true);
        return lines.Count <= HeaderLines && lines.All(line =>
            !NoteMarkers.IsBroken(line)
            && !(keepUnit && line.LastIndexOf('(') > line.LastIndexOf(')'))
            && ArialText.Characters(line, bold: true) <= width - HeaderGap);
    }
}
