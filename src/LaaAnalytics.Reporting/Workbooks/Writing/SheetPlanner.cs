namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>Decides rows, widths and heights of a sheet.</summary>
/// <remarks>
/// Heights are estimates written without the mark that fixes them: a program that measures text itself may set them anew, and one that does
/// not (LibreOffice) shows every line.
/// </remarks>
internal static class SheetPlanner
{
    /// <summary>Characters of 12-point Arial across A4 upright, with the margins the writer sets.</summary>
    public const double Upright = 74;

    /// <summary>The same, turned.</summary>
    public const double Turned = 110;

    private const double Line = 15;
    private const double Pad = 2;
    private const double ParagraphGap = 5;
    private const double HeadingGap = 9;
    private const double TitleLine = 20;
    private const double HeadingLine = 18;
    private const double Slack = 0.985; // Estimated lengths run short by a few in a hundred for some mixes of letters.

    public static SheetPlan Plan(Sheet sheet)
    {
        if (sheet.Table is Table table)
        {
            return PlanTable(sheet, table);
        }

        double width = sheet.Chart is null ? Upright : Turned;
        IEnumerable<SheetText> texts = sheet.Chart is null ? sheet.Texts : [.. TableSentences.ForChart(sheet.Chart), .. sheet.Texts];
        List<PlannedRow> rows = [Title(sheet.Title, width)];
        rows.AddRange(texts.Select(text => WrappedText(text, width)));
        return new(sheet, rows, [width], sheet.Chart is not null, HeaderRow: 0);
    }

    private static SheetPlan PlanTable(Sheet sheet, Table table)
    {
        double total = table.Columns.Sum(column => column.Width);
        bool landscape = Math.Max(total, ArialText.Characters(sheet.Title, 16, bold: true)) > Upright;
        double room = Math.Max(total, landscape ? Turned : Upright) * Slack;
        List<PlannedRow> rows = [Title(sheet.Title, null)];
        foreach (SheetText text in TableSentences.ForTable(sheet, table).Concat(sheet.Texts))
        {
            rows.AddRange(RunningText(text, room));
        }

        int headerRow = rows.Count + 1;
        rows.Add(Header(table));
        rows.AddRange(table.Rows.Select((values, index) => Row(table, values, table.Inputs.Count > 0 ? table.Inputs[index] : null)));
        return new(sheet, rows, [.. table.Columns.Select(column => column.Width)], landscape, headerRow);
    }

    private static PlannedRow Title(string title, double? width)
    {
        int lines = width is double limit ? ArialText.Lines(title, limit * Slack, 16, bold: true) : 1;
        return new((lines * TitleLine) + (2 * Pad), [new(Words(title), Look(CellFace.Title, title) with { Wrap = width is not null })]);
    }

    private static PlannedRow WrappedText(SheetText text, double width)
    {
        bool heading = text.Kind == SheetTextKind.Heading;
        int lines = ArialText.Lines(text.Words, width * Slack, heading ? 14 : 12, heading);
        double height = heading ? (lines * HeadingLine) + HeadingGap : (lines * Line) + ParagraphGap;
        return new(height, [Cell(text, text.Words, wrap: true)]);
    }

    /// <summary>Texts above a table run over the columns beside them, so a long one is given a row a sentence, or a row a line.</summary>
    private static IEnumerable<PlannedRow> RunningText(SheetText text, double room)
    {
        bool heading = text.Kind == SheetTextKind.Heading;
        double height = heading ? HeadingLine + HeadingGap : Line + Pad;
        IEnumerable<string> parts = [text.Words];
        if (text.Kind == SheetTextKind.Paragraph && (text.Words.Contains('\n', StringComparison.Ordinal) || ArialText.Characters(text.Words) > room))
        {
            parts = TableSentences.Split(text.Words).SelectMany(sentence => ArialText.Break(sentence, room));
        }

        return parts.Where(part => part.Length > 0).Select(part => new PlannedRow(height, [Cell(text, part, wrap: false)]));
    }

    private static PlannedCell Cell(SheetText text, string words, bool wrap)
    {
        CellFace face = text.Kind switch { SheetTextKind.Heading => CellFace.Heading, SheetTextKind.Link => CellFace.Link, _ => CellFace.Body };
        return new(Words(words), Look(face, words) with { Wrap = wrap }, text.Target, text.Address);
    }

    private static PlannedRow Header(Table table)
    {
        int lines = table.Columns.Max(column => ArialText.Lines(column.Header, Room(column), 12, bold: true));
        return new((lines * Line) + HeadingGap, [.. table.Columns.Select((column, index) => new PlannedCell(
            Words(column.Header),
            Look(CellFace.Header, column.Header) with
            {
                Right = column.Right,
                Wrap = true,
                Indent = !column.Right && index > 0,
                Edge = CellEdge.Header,
            }))]);
    }

    private static PlannedRow Row(Table table, CellValue[] values, CellInput?[]? inputs)
    {
        int lines = 1;
        List<PlannedCell> cells = [];
        for (int index = 0; index < values.Length; index++)
        {
            TableColumn column = table.Columns[index];
            CellValue value = values[index];
            CellInput? input = inputs?[index];
            lines = Math.Max(lines, input?.Lines ?? 1);
            if (value.Kind == CellKind.Text)
            {
                bool shaped = column.Statuses.Count > 0;
                lines = Math.Max(lines, ArialText.Lines((shaped ? "◆ " : "") + value.Words, Room(column), 12, shaped));
            }

            CellLook look = Look(value.Target is null ? CellFace.Body : CellFace.Link, value.Words) with
            {
                Right = column.Right,
                Wrap = true,
                Indent = !column.Right && index > 0,
                Edge = input is null ? CellEdge.Row : CellEdge.Input,
                Unlocked = input is not null,
                Format = value.Kind == CellKind.Number ? value.Format.Code : input?.Kind == CellInputKind.Date ? NumberFormat.Day.Code : null,
            };
            cells.Add(new(value, look, value.Target));
        }

        return new((lines * Line) + (2 * Pad), cells);
    }

    private static double Room(TableColumn column) => (column.Width - 1.8) * Slack;

    private static CellLook Look(CellFace face, string? words) => new(face) { Quoted = words is not null && CellText.LooksLikeFormula(words) };

    private static CellValue Words(string words) => CellValue.Raw(words);
}
