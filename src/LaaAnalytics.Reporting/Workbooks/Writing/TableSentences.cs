using System.Text.RegularExpressions;

namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>The sentences a sheet writes about its own table or chart, so that none can be forgotten.</summary>
internal static partial class TableSentences
{
    public static IEnumerable<SheetText> ForTable(Sheet sheet, Table table)
    {
        yield return Paragraph("This worksheet contains one table.");
        if (sheet.Name != "Notes" && NoteMarkers.Texts(sheet).Any(NoteMarkers.In))
        {
            yield return Paragraph(
                "This table refers to notes. Note markers are in square brackets; the text of each note is in the Notes worksheet.");
        }

        if (table.Inputs.Count > 0)
        {
            yield return Paragraph(
                "Fill in the framed cells; the other cells are locked, without a password. A cell that is chosen says what goes into it.");
        }

        HashSet<string?> codes = [.. table.Rows.SelectMany(row => row).Where(cell => cell.Kind == CellKind.Shorthand).Select(cell => cell.Words)];
        if (codes.Count > 0)
        {
            IEnumerable<string> key = Shorthand.All.Where(each => codes.Contains(each.ToString())).Select(each => $"{each} = {each.Meaning}");
            yield return Paragraph($"Some shorthand is used in this table: {string.Join("; ", key)}.");
        }

        if (table.BlanksMean is string reason)
        {
            yield return Paragraph($"Some cells in this table are blank because {reason.TrimEnd('.')}.");
        }

        foreach (TableColumn column in table.Columns.Where(column => column.Statuses.Count > 0))
        {
            IEnumerable<string> key = column.Statuses.Select(status => $"{status.Word} = {status.Meaning}");
            yield return Paragraph(
                $"{NoteMarkers.Strip(column.Header)}: {string.Join("; ", key)}. Colour and shape repeat the word and add no other meaning.");
        }
    }

    public static IEnumerable<SheetText> ForChart(WorkbookChart chart)
    {
        Sheet data = chart.Table.Sheet;
        yield return Paragraph("This worksheet contains one chart and no tables. The figures drawn are in the worksheet linked below.");
        yield return new(SheetTextKind.Link, $"Go to the {data.Name} worksheet", data);
        yield return Paragraph(CellText.Clean(chart.AltText));
    }

    /// <summary>The sentences of a text, each with its end mark.</summary>
    public static IEnumerable<string> Split(string text) => SentenceEnd().Split(text);

    private static SheetText Paragraph(string words) => new(SheetTextKind.Paragraph, words);

    [GeneratedRegex(@"(?<=[.!?;]) +(?=[\p{Lu}\[])|\n")]
    private static partial Regex SentenceEnd();
}
