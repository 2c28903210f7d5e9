using LaaAnalytics.Reporting.Workbooks;
using LaaAnalytics.Spreadsheets;

namespace LaaAnalytics.Reporting.Commentaries;

/// <summary>One sheet of a returned workbook: its table found by the headers, its rows one by one, and what is wrong with their entries.</summary>
internal sealed class FormSheet
{
    private readonly Dictionary<string, int> _columns;
    private readonly List<CommentaryProblem> _problems;

    private FormSheet(string name, Dictionary<string, int> columns, IReadOnlyList<SpreadsheetRow> rows, List<CommentaryProblem> problems)
    {
        Name = name;
        Rows = rows;
        _columns = columns;
        _problems = problems;
    }

    /// <summary>Name of the sheet.</summary>
    public string Name { get; }

    /// <summary>Rows below the header that hold something in one of its columns.</summary>
    public IReadOnlyList<SpreadsheetRow> Rows { get; }

    /// <summary>The table of a sheet, or null, with a problem noted, where the sheet or one of the headers is missing.</summary>
    /// <param name="file">Workbook.</param>
    /// <param name="name">Sheet.</param>
    /// <param name="headers">Headers looked for, in one row.</param>
    /// <param name="problems">Where problems are noted.</param>
    public static FormSheet? Find(SpreadsheetFile file, string name, IReadOnlyList<string> headers, List<CommentaryProblem> problems)
    {
        if (!file.Sheets.Any(sheet => string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            problems.Add(new(name, 0, string.Empty, "a sheet of this name"));
            return null;
        }

        Dictionary<string, int>? columns = null;
        List<SpreadsheetRow> rows = [];
        foreach (SpreadsheetRow row in file.Rows(name))
        {
            if (columns is null)
            {
                columns = Headers(row, headers);
            }
            else if (columns.Values.Any(column => row[column].Kind != SpreadsheetCellKind.Blank || row[column].IsFormula))
            {
                rows.Add(row);
            }
        }

        if (columns is null)
        {
            problems.Add(new(name, 0, string.Empty, $"one row with the headers {string.Join(", ", headers)}"));
            return null;
        }

        return new(name, columns, rows, problems);
    }

    /// <summary>A locked cell as it stands, trimmed.</summary>
    public string Locked(SpreadsheetRow row, string header) => TypedText.Clean(row[_columns[header]].Text);

    /// <summary>The entry of a cell, cleaned, or null where nothing was entered or a problem was noted.</summary>
    public string? Entry(SpreadsheetRow row, string header, CellInput input)
    {
        SpreadsheetCell cell = row[_columns[header]];
        if (cell.IsFormula)
        {
            return Refuse(row, header, "words, not a formula");
        }

        if (cell.Kind == SpreadsheetCellKind.Blank)
        {
            return null;
        }

        if (cell.Kind != SpreadsheetCellKind.Text)
        {
            return Refuse(row, header, input.Kind == CellInputKind.Choice ? ChoiceOf(input) : "words");
        }

        string text = TypedText.Clean(cell.Text);
        return text.Length == 0 ? null
            : input.Kind == CellInputKind.Choice
                ? input.Choices.FirstOrDefault(choice => string.Equals(choice, text, StringComparison.OrdinalIgnoreCase)) ?? Refuse(row, header, ChoiceOf(input))
            : text.Length > input.Limit ? Refuse(row, header, FormattableString.Invariant($"at most {input.Limit} characters"))
            : TypedText.Unfit(text) is string expected ? Refuse(row, header, expected)
            : text;
    }

    /// <summary>The day entered, or null where nothing was entered or a problem was noted.</summary>
    public DateOnly? Day(SpreadsheetRow row, string header, CellInput input)
    {
        SpreadsheetCell cell = row[_columns[header]];
        if (cell.IsFormula)
        {
            Refuse(row, header, "a date, not a formula");
            return null;
        }

        if (cell.Kind == SpreadsheetCellKind.Blank || (cell.Kind == SpreadsheetCellKind.Text && TypedText.Clean(cell.Text).Length == 0))
        {
            return null;
        }

        DateOnly? day = TypedText.Day(cell);
        if (day >= input.From && day <= input.To)
        {
            return day;
        }

        Refuse(row, header, $"a date from {Domain.Period.DayInWords(input.From)} to {Domain.Period.DayInWords(input.To)}");
        return null;
    }

    /// <summary>Notes what was expected of a cell or, with an empty header, of a row.</summary>
    public string? Refuse(SpreadsheetRow row, string header, string expected, bool blocks = true)
    {
        _problems.Add(new(Name, row.Number, header, expected, blocks));
        return null;
    }

    private static string ChoiceOf(CellInput input) => $"one of {string.Join(", ", input.Choices)}";

    private static Dictionary<string, int>? Headers(SpreadsheetRow row, IReadOnlyList<string> headers)
    {
        Dictionary<string, int> columns = new(StringComparer.Ordinal);
        foreach (SpreadsheetCell cell in row.Cells)
        {
            columns.TryAdd(TypedText.Clean(cell.Text), cell.Column);
        }

        return headers.All(columns.ContainsKey) ? headers.ToDictionary(header => header, header => columns[header], StringComparer.Ordinal) : null;
    }
}
