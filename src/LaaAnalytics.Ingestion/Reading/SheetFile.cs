using System.Globalization;
using LaaAnalytics.Ingestion.Mappings;
using LaaAnalytics.Ingestion.Packages;
using LaaAnalytics.Ingestion.Privacy;
using LaaAnalytics.Ingestion.Rules;
using LaaAnalytics.Spreadsheets;

namespace LaaAnalytics.Ingestion.Reading;

/// <summary>The table on one sheet of a spreadsheet: its header, its rows, and what stands around it and on the other sheets.</summary>
internal sealed class SheetFile : IDisposable
{
    private readonly SpreadsheetFile _file;
    private readonly Delivery _delivery;
    private readonly string _sheet;
    private readonly IReadOnlyList<(int Column, string Header)> _header;
    private readonly IReadOnlyList<CellRange> _merged;
    private readonly SheetScan _around;
    private SheetPlace? _rows;

    private SheetFile(SpreadsheetFile file, Delivery delivery, string sheet, SpreadsheetRow header)
    {
        _file = file;
        _delivery = delivery;
        _sheet = sheet;
        _header = [.. header.Cells.Select(cell => (cell.Column, OneLine(cell.Text))).Where(cell => cell.Item2.Length > 0)];
        _merged = file.MergedCells(sheet);
        _around = new(sheet);
        HeaderRow = header.Number;
    }

    /// <summary>Row of the header.</summary>
    public int HeaderRow { get; }

    /// <summary>What stands before the names of columns in reports.</summary>
    public string Place => _sheet + "!";

    /// <summary>Names of the columns that have one: on one line, with single blanks.</summary>
    public IReadOnlyList<string> Headers => [.. _header.Select(column => column.Header)];

    /// <summary>The letters of those columns.</summary>
    public IReadOnlyList<string> Letters => [.. _header.Select(column => ColumnName.Letters(column.Column))];

    /// <summary>Opens a spreadsheet and finds the table; null where it is not to be found, which is then among the findings.</summary>
    /// <exception cref="SpreadsheetRefusedException">It is not read as a spreadsheet.</exception>
    public static SheetFile? Open(Stream stream, Delivery delivery, Findings findings)
    {
        if (delivery.Path.EndsWith(".xlsm", StringComparison.OrdinalIgnoreCase))
        {
            Refuse(Rule.Spreadsheet, Instead(SpreadsheetRefusal.Macros));
            return null;
        }

        SpreadsheetFile? file = SpreadsheetFile.Open(stream);
        try
        {
            Mapping mapping = delivery.Mapping;
            if (Sheet(file, mapping.Sheet) is not string sheet)
            {
                Refuse(Rule.Layout, mapping.Sheet is null ? "a single sheet that is shown, or the name of one in the mapping" : "the sheet that the mapping names, and that it is shown");
                return null;
            }

            int headerRow = mapping.HeaderRow ?? 1;
            if (file.Rows(sheet).FirstOrDefault(row => row.Number >= headerRow) is not { } header || header.Number != headerRow)
            {
                Refuse(Rule.Layout, string.Create(CultureInfo.InvariantCulture, $"a header in row {headerRow}"));
                return null;
            }

            SheetFile found = new(file, delivery, sheet, header);
            file = null;
            return found;
        }
        finally
        {
            file?.Dispose();
        }

        void Refuse(IngestionRule rule, string what) => findings.Add(rule, delivery.File, 0, string.Empty, rule.Expecting(("what", what)));
    }

    /// <summary>What would have been read in place of a spreadsheet that was refused.</summary>
    public static string Instead(SpreadsheetRefusal reason) => reason switch
    {
        SpreadsheetRefusal.Protected => "an .xlsx file without a password, not of the old .xls kind",
        SpreadsheetRefusal.Macros => "a spreadsheet without macros",
        SpreadsheetRefusal.DocumentType => "a spreadsheet without a document type declaration",
        SpreadsheetRefusal.TooLarge => "a spreadsheet within the limits, packed and unpacked",
        SpreadsheetRefusal.LeavesPackage => "a spreadsheet whose parts lie within it",
        SpreadsheetRefusal.Links => "a spreadsheet without links to other files",
        SpreadsheetRefusal.UnseenData => "a spreadsheet that keeps no data but that of its sheets: no pivot table, data model or file inside it",
        SpreadsheetRefusal.NoWorkbook => "a spreadsheet with a sheet of cells",
        SpreadsheetRefusal.Damaged => "a spreadsheet that is not damaged",
        _ => "an .xlsx file",
    };

    /// <summary>The rows of the table.</summary>
    public SheetRecords Records()
    {
        _rows = new(_file.Rows(_sheet), [.. _header.Select(column => column.Column)], HeaderRow, _delivery.Mapping, _around);
        return new(_rows);
    }

    /// <summary>After the rows: refuses merged cells among them, and looks for identifiers around the table and on every other sheet, hidden ones too.</summary>
    public void ScanTheRest(Findings findings)
    {
        int last = _rows?.LastRow ?? HeaderRow;
        _rows?.Rest();
        foreach (CellRange merged in _merged.Where(range => range.LastRow >= HeaderRow && range.FirstRow <= last))
        {
            foreach ((int column, string header) in _header.Where(entry => entry.Column >= merged.FirstColumn && entry.Column <= merged.LastColumn).Take(1))
            {
                findings.Add(Rule.Layout, _delivery.File, merged.FirstRow, Place + ColumnName.Of(header, ColumnName.Letters(column), _delivery), Rule.Layout.Expecting(("what", "no merged cells from the header to the last row")));
            }
        }

        _around.Report(_delivery.File, findings);
        foreach (SpreadsheetSheet other in _file.Sheets.Where(sheet => sheet.Name != _sheet))
        {
            SheetScan scan = new(other.Name);
            foreach (SpreadsheetRow row in _file.Rows(other.Name))
            {
                scan.Take(row);
            }

            scan.Report(_delivery.File, findings);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows?.Dispose();
        _file.Dispose();
    }

    private static string? Sheet(SpreadsheetFile file, string? named)
    {
        IReadOnlyList<string> shown = file.SheetNames;
        return named is null ? (shown.Count == 1 ? shown[0] : null)
            : shown.FirstOrDefault(name => string.Equals(name.Trim(), named.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Headers are often broken over lines to keep columns narrow.</summary>
    private static string OneLine(string header) => string.Join(' ', header.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
