namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>How far error bars reach, on a sheet of their own that is made when a chart has error bars.</summary>
/// <remarks>
/// A chart takes the lengths of error bars, not the bounds, and from cells: LibreOffice does not draw constants. Tables for readers hold the
/// bounds, so the lengths stand apart, in the open.
/// </remarks>
internal sealed class ErrorBarLengths
{
    public const string SheetName = "Error_bars";
    public const string Title = "Lengths of error bars in charts";
    public const string TableName = "error_bars";

    private readonly Dictionary<ChartSeries, (TableRange Below, TableRange Above)> _ranges = [];

    private ErrorBarLengths(Sheet sheet) => Sheet = sheet;

    /// <summary>The sheet that holds them.</summary>
    public Sheet Sheet { get; }

    /// <summary>The lengths for all charts of <paramref name="sheets"/>, or null where none has error bars.</summary>
    public static ErrorBarLengths? Of(Workbook workbook, IEnumerable<Sheet> sheets)
    {
        List<Length> lengths = [];
        List<(ChartSeries Series, int First)> places = [];
        foreach (Sheet sheet in sheets.Where(sheet => sheet.Chart is not null))
        {
            foreach (ChartSeries series in sheet.Chart!.AllSeries.Where(series => series.Interval is { Display: IntervalDisplay.ErrorBars }))
            {
                places.Add((series, lengths.Count));
                lengths.AddRange(Lengths(sheet, series));
            }
        }

        if (lengths.Count == 0)
        {
            return null;
        }

        ErrorBarLengths made = new(new(workbook, SheetName, Title));
        made.Sheet.Paragraph("Charts draw error bars from these distances. The bounds themselves are in the worksheets that the charts link to.");
        Table table = made.Sheet.AddGenerated(
            TableName,
            lengths,
            [
                new("Worksheet of the chart", length => CellValue.Text(length.Chart)),
                new("Series", length => CellValue.Text(length.Series)),
                new("Point", length => CellValue.Text(length.Point)),
                new("Distance to lower bound", length => length.Below),
                new("Distance to upper bound", length => length.Above),
            ],
            "the chart leaves a gap there");
        foreach ((ChartSeries series, int first) in places)
        {
            made._ranges[series] = (
                table.Range("Distance to lower bound", first, series.Values.Count),
                table.Range("Distance to upper bound", first, series.Values.Count));
        }

        return made;
    }

    /// <summary>The cells that say how far the bars of <paramref name="series"/> reach.</summary>
    public (TableRange Below, TableRange Above) For(ChartSeries series) => _ranges[series];

    private static IEnumerable<Length> Lengths(Sheet sheet, ChartSeries series)
    {
        CellValue[] values = [.. series.Values.Cells];
        CellValue[] lower = [.. series.Interval!.Lower.Cells];
        CellValue[] upper = [.. series.Interval.Upper.Cells];
        IReadOnlyList<string> labels = sheet.Chart!.Categories.Labels();
        for (int index = 0; index < values.Length; index++)
        {
            yield return new(sheet.Name, series.Name, labels[index], Distance(lower[index], values[index]), Distance(values[index], upper[index]));
        }
    }

    private static CellValue Distance(CellValue from, CellValue to) => from.Kind == CellKind.Blank || to.Kind == CellKind.Blank
        ? CellValue.Blank
        : CellValue.Number(to.Amount - from.Amount, new(Math.Max(from.Format.Decimals, to.Format.Decimals)));

    private sealed record Length(string Chart, string Series, string Point, CellValue Below, CellValue Above);
}
