using System.Globalization;
using LaaAnalytics.Spreadsheets.Packages;

namespace LaaAnalytics.Spreadsheets.Worksheets;

/// <summary>Reads the rows of one sheet, one after another.</summary>
internal sealed class WorksheetRows : IDisposable
{
    private const int LongestValue = 32_767;
    private const int LongestFormula = 65_536;

    private static readonly string[] IsoMoments = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    private readonly PartXml _xml;
    private readonly Func<SharedTexts> _sharedTexts;
    private readonly CellStyles _styles;
    private readonly bool _countsFrom1904;
    private readonly SpreadsheetLimits _limits;
    private readonly ArrayFormulas _arrays = new();
    private int _data = PartXml.Empty;
    private int _row;

    private WorksheetRows(PartXml xml, Func<SharedTexts> sharedTexts, CellStyles styles, bool countsFrom1904, SpreadsheetLimits limits)
    {
        _xml = xml;
        _sharedTexts = sharedTexts;
        _styles = styles;
        _countsFrom1904 = countsFrom1904;
        _limits = limits;
    }

    /// <summary>Opens a sheet before its first row.</summary>
    /// <param name="part">The sheet.</param>
    /// <param name="sharedTexts">Reads the shared texts when the first is needed.</param>
    /// <param name="styles">Formats.</param>
    /// <param name="countsFrom1904">Whether dates count from 1904.</param>
    /// <param name="limits">How much is read at most.</param>
    public static WorksheetRows Open(PackagePart part, Func<SharedTexts> sharedTexts, CellStyles styles, bool countsFrom1904, SpreadsheetLimits limits)
    {
        WorksheetRows rows = new(PartXml.Open(part, WorkbookPart.Namespaces), sharedTexts, styles, countsFrom1904, limits);
        try
        {
            rows.FindData();
            return rows;
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    /// <summary>The next row that holds something; null after the last.</summary>
    public SpreadsheetRow? Next()
    {
        while (_xml.Child(_data))
        {
            if (_xml.Name == "row" && ReadRow() is { Count: > 0 } cells)
            {
                return new(_row, cells);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();

    private void FindData()
    {
        int root = _xml.Root("worksheet");
        while (_xml.Child(root))
        {
            if (_xml.Name == "sheetData")
            {
                _data = _xml.Enter();
                return;
            }
        }
    }

    private List<SpreadsheetCell> ReadRow()
    {
        int row = _xml.Attribute("r") is string written ? Number(written, "a row has no number") : _row + 1;
        if (row <= _row)
        {
            throw SpreadsheetRefusedException.Damaged("rows are not in order");
        }

        if (row > _limits.Rows)
        {
            throw SpreadsheetRefusedException.TooLarge("it has too many rows");
        }

        _row = row;
        _arrays.StartRow(row);
        List<SpreadsheetCell> cells = [];
        int column = 0;
        long length = 0;
        int parent = _xml.Enter();
        while (_xml.Child(parent))
        {
            if (_xml.Name != "c")
            {
                continue;
            }

            column = Column(column);
            SpreadsheetCell cell = ReadCell(column);
            length += cell.Written.Length;
            if (length > _limits.RowLength)
            {
                throw SpreadsheetRefusedException.TooLarge("a row is too long");
            }

            if (cell.Kind != SpreadsheetCellKind.Blank || cell.IsFormula)
            {
                cells.Add(cell);
            }
        }

        return cells;
    }

    private int Column(int before)
    {
        int column = before + 1;
        if (_xml.Attribute("r") is string address)
        {
            (int row, column) = CellAddress.Read(address);
            if (row != _row || column <= before)
            {
                throw SpreadsheetRefusedException.Damaged("cells are not in order");
            }
        }

        return column <= _limits.Columns ? column : throw SpreadsheetRefusedException.TooLarge("it has too many columns");
    }

    private SpreadsheetCell ReadCell(int column)
    {
        string type = _xml.Attribute("t") ?? "n";
        int style = _xml.Attribute("s") is string written ? Number(written, "a cell has a format that there is not") : 0;
        bool isFormula = _arrays.Contain(_row, column);
        string? value = null;
        string? inline = null;
        int parent = _xml.Enter();
        while (_xml.Child(parent))
        {
            switch (_xml.Name)
            {
                case "f":
                    isFormula = true;
                    TakeFormula();
                    break;
                case "v":
                    value = _xml.Text(Math.Min(LongestValue, _limits.TextLength));
                    break;
                case "is":
                    inline = RichText.Read(_xml, _limits.TextLength);
                    break;
                default:
                    break;
            }
        }

        return type == "inlineStr" ? Text(column, inline ?? string.Empty, isFormula)
            : value is null ? SpreadsheetCell.Blank(column, isFormula)
            : Cell(column, type, style, value, isFormula);
    }

    private void TakeFormula()
    {
        if (_xml.Attribute("t") is "array" or "dataTable" && _xml.Attribute("ref") is string filled)
        {
            _arrays.Add(CellAddress.ReadRange(filled));
        }

        _xml.Text(LongestFormula);
    }

    private SpreadsheetCell Cell(int column, string type, int style, string value, bool isFormula)
    {
        switch (type)
        {
            case "s":
                return Text(column, _sharedTexts()[Number(value.Trim(), "a cell has a text that there is not")], isFormula);
            case "str":
                return Text(column, EscapedText.Read(value), isFormula);
            case "b":
                return value.Trim() switch
                {
                    "1" or "true" => SpreadsheetCell.OfBoolean(column, true, isFormula),
                    "0" or "false" => SpreadsheetCell.OfBoolean(column, false, isFormula),
                    _ => throw SpreadsheetRefusedException.Damaged("a cell is neither true nor false"),
                };
            case "e":
                return SpreadsheetCell.OfError(column, value.Trim(), isFormula);
            case "d":
                return DateTime.TryParseExact(value.Trim(), IsoMoments, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime moment)
                    ? SpreadsheetCell.OfDate(column, value.Trim(), null, moment, isFormula)
                    : throw SpreadsheetRefusedException.Damaged("a cell's date cannot be read");
            case "n":
                string written = value.Trim();
                if (written.Length == 0)
                {
                    return SpreadsheetCell.Blank(column, isFormula);
                }

                if (!double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
                {
                    throw SpreadsheetRefusedException.Damaged("a cell's number cannot be read");
                }

                return _styles.IsDate(style)
                    ? SpreadsheetCell.OfDate(column, written, number, SerialDay.Moment(number, _countsFrom1904), isFormula)
                    : SpreadsheetCell.OfNumber(column, written, number, isFormula);
            default:
                throw SpreadsheetRefusedException.Damaged("a cell is of no known kind");
        }
    }

    private static SpreadsheetCell Text(int column, string text, bool isFormula) =>
        text.Length == 0 && !isFormula ? SpreadsheetCell.Blank(column) : SpreadsheetCell.OfText(column, text, isFormula);

    private static int Number(string written, string fault) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw SpreadsheetRefusedException.Damaged(fault);
}
