using LaaAnalytics.Spreadsheets.Packages;
using LaaAnalytics.Spreadsheets.Worksheets;

namespace LaaAnalytics.Spreadsheets;

/// <summary>The values of an .xlsx workbook, read row by row within limits. Nothing in it is run, fetched or worked out.</summary>
/// <remarks>Not safe for use by several threads at once.</remarks>
public sealed class SpreadsheetFile : IDisposable
{
    private readonly Package _package;
    private readonly WorkbookPart _workbook;
    private readonly SpreadsheetLimits _limits;
    private SharedTexts? _sharedTexts;
    private CellStyles? _styles;
    private IReadOnlyDictionary<string, string>? _properties;

    private SpreadsheetFile(Package package, SpreadsheetLimits limits)
    {
        _package = package;
        _limits = limits;
        _workbook = WorkbookPart.Read(package);
        Sheets = [.. _workbook.Sheets.Select(sheet => sheet.Sheet)];
    }

    /// <summary>Worksheets in the order of their tabs, hidden ones included; charts on a tab of their own are left out.</summary>
    public IReadOnlyList<SpreadsheetSheet> Sheets { get; }

    /// <summary>Names of the worksheets whose tabs are shown, in the order of their tabs.</summary>
    public IReadOnlyList<string> SheetNames => [.. Sheets.Where(sheet => !sheet.IsHidden).Select(sheet => sheet.Name)];

    /// <summary>The workbook's own properties of the kind that writers add (<c>docProps/custom.xml</c>), by name; only texts.</summary>
    /// <exception cref="SpreadsheetRefusedException">They are damaged.</exception>
    public IReadOnlyDictionary<string, string> Properties => _properties ??= Faults.Guard(() => CustomProperties.Read(_package, _limits));

    /// <summary>Whether dates count from 1904 and not from 1900.</summary>
    public bool CountsFrom1904 => _workbook.CountsFrom1904;

    /// <summary>Opens a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="limits">How much is read at most; <see cref="SpreadsheetLimits.Default"/> where not given.</param>
    /// <exception cref="SpreadsheetRefusedException">It is not read as a spreadsheet, for the reason given.</exception>
    /// <exception cref="IOException">It is not there or cannot be opened.</exception>
    public static SpreadsheetFile Open(string path, SpreadsheetLimits? limits = null)
    {
        FileStream? stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            SpreadsheetFile file = Open(stream, limits, leaveOpen: false);
            stream = null;
            return file;
        }
        finally
        {
            stream?.Dispose();
        }
    }

    /// <summary>Opens a file from a stream, which stays open and must not be used by others meanwhile.</summary>
    /// <param name="stream">The file; it can seek.</param>
    /// <param name="limits">How much is read at most; <see cref="SpreadsheetLimits.Default"/> where not given.</param>
    /// <exception cref="SpreadsheetRefusedException">It is not read as a spreadsheet, for the reason given.</exception>
    public static SpreadsheetFile Open(Stream stream, SpreadsheetLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Open(stream, limits, leaveOpen: true);
    }

    /// <summary>The rows of a worksheet that hold something, from the top; read while they are gone through, every time anew.</summary>
    /// <param name="sheet">Name of one of <see cref="Sheets"/>, in any case.</param>
    /// <exception cref="ArgumentException">There is no such sheet.</exception>
    /// <exception cref="SpreadsheetRefusedException">While rows are gone through: the sheet is damaged or larger than the limits.</exception>
    public IEnumerable<SpreadsheetRow> Rows(string sheet)
    {
        PackagePart part = Part(sheet);
        return Rows(part);
    }

    /// <summary>The cells of a worksheet that are merged into one, in no particular order.</summary>
    /// <param name="sheet">Name of one of <see cref="Sheets"/>, in any case.</param>
    /// <exception cref="ArgumentException">There is no such sheet.</exception>
    /// <exception cref="SpreadsheetRefusedException">The sheet is damaged or larger than the limits.</exception>
    public IReadOnlyList<CellRange> MergedCells(string sheet)
    {
        PackagePart part = Part(sheet);
        return Faults.Guard(() => Worksheets.MergedCells.Read(part));
    }

    /// <inheritdoc/>
    public void Dispose() => _package.Dispose();

    private static SpreadsheetFile Open(Stream stream, SpreadsheetLimits? limits, bool leaveOpen)
    {
        SpreadsheetLimits within = limits ?? SpreadsheetLimits.Default;
        return Faults.Guard(() =>
        {
            Package package = Package.Open(stream, within, leaveOpen);
            try
            {
                return new SpreadsheetFile(package, within);
            }
            catch
            {
                package.Dispose();
                throw;
            }
        });
    }

    private IEnumerable<SpreadsheetRow> Rows(PackagePart part)
    {
        using WorksheetRows rows = Faults.Guard(() => WorksheetRows.Open(part, SharedTexts, Styles(), CountsFrom1904, _limits));
        while (Faults.Guard(rows.Next) is SpreadsheetRow row)
        {
            yield return row;
        }
    }

    private PackagePart Part(string sheet)
    {
        ArgumentException.ThrowIfNullOrEmpty(sheet);
        return _workbook.Sheets.FirstOrDefault(each => string.Equals(each.Sheet.Name, sheet, StringComparison.OrdinalIgnoreCase))?.Part
            ?? throw new ArgumentException("The workbook has no sheet of this name.", nameof(sheet));
    }

    private SharedTexts SharedTexts() => _sharedTexts ??= Worksheets.SharedTexts.Read(_workbook.SharedTexts, _limits);

    private CellStyles Styles() => _styles ??= CellStyles.Read(_workbook.Styles);
}
