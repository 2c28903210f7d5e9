using System.Globalization;
using LaaAnalytics.Reporting.Workbooks.Writing;

namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>An accessible statistical workbook: a cover, a list of contents, notes, and sheets of one table or one chart each.</summary>
/// <remarks>
/// The rules of "Releasing statistics in spreadsheets" (Government Analysis Function) are kept by the types: an author gives texts, rows and
/// charts, and what would break a rule throws. The same content gives the same bytes under any culture, time zone or thread count, on one
/// version of .NET; <see cref="ContentDigest"/> is equal across versions too. Not safe for use by several threads at once.
/// </remarks>
public sealed class Workbook
{
    private const string DigestProperty = "ContentDigest";

    // Names and titles of the sheets made at saving.
    private static readonly HashSet<string> MadeNames =
        new(StringComparer.OrdinalIgnoreCase) { "Contents", "Notes", ErrorBarLengths.SheetName, ErrorBarLengths.Title };

    private readonly List<Sheet> _sheets = [];
    private readonly List<string> _notes = [];
    private readonly HashSet<string> _tableNames = new(StringComparer.OrdinalIgnoreCase) { "contents", "notes", ErrorBarLengths.TableName };
    private readonly SortedDictionary<string, string> _provenance = new(StringComparer.Ordinal);

    /// <summary>A workbook with its cover, which carries the title.</summary>
    public Workbook(WorkbookProperties properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        properties.Check();
        Properties = properties;
        Cover = new(this, "Cover", properties.Title);
        _sheets.Add(Cover);
    }

    /// <summary>What the workbook says about itself.</summary>
    public WorkbookProperties Properties { get; }

    /// <summary>The first sheet. It should say what the workbook is, its period and source, its date and whom to ask.</summary>
    public Sheet Cover { get; }

    internal IReadOnlyDictionary<string, string> Provenance => _provenance;

    /// <summary>Adds a sheet for texts or for one table.</summary>
    /// <param name="name">On the tab: at most 31 letters, digits and underscores, unique ignoring case.</param>
    /// <param name="title">In A1: unique in the workbook.</param>
    public Sheet AddSheet(string name, string title) => Add(new(this, name, title));

    /// <summary>Adds a sheet that shows <paramref name="chart"/> alone, its alternative text in words and a link to its figures.</summary>
    /// <exception cref="ArgumentException">The chart would mislead or be unreadable without colour or sight; the message says how.</exception>
    public Sheet AddChart(string name, string title, WorkbookChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        chart.Check();
        return _sheets.Contains(chart.Table.Sheet)
            ? Add(new(this, name, title, chart))
            : throw new ArgumentException("The chart draws a table of another workbook.", nameof(chart));
    }

    /// <summary>Registers a note and gives its marker, such as <c>[note 1]</c>, to be put in a title, header, row label or text.</summary>
    public string AddNote(string words)
    {
        _notes.Add(CellText.Clean(words));
        return Marker(_notes.Count);
    }

    /// <summary>Records where the workbook comes from, such as a pack id; kept with the file's properties, outside the digest.</summary>
    /// <param name="name">Letters and digits; <c>ContentDigest</c> is taken.</param>
    /// <param name="value">A text.</param>
    public void SetProvenance(string name, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name == DigestProperty || !name.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException("A name has letters and digits only; the digest is computed, not given.", nameof(name));
        }

        _provenance[name] = CellText.Clean(value);
    }

    /// <summary>SHA-256, 64 lower-case hexadecimal digits, over the names and uncompressed bytes of all parts but the provenance.</summary>
    /// <remarks>It is the same before and after saving, and is stored in the file as the custom property <c>ContentDigest</c>.</remarks>
    /// <exception cref="InvalidOperationException">Notes and markers do not agree.</exception>
    public string ContentDigest() => WorkbookWriter.Parts(this).Digest();

    /// <summary>Writes the workbook as .xlsx and leaves <paramref name="stream"/> open.</summary>
    /// <exception cref="InvalidOperationException">Notes and markers do not agree.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        PackageParts parts = WorkbookWriter.Parts(this);
        parts.Write(stream, new SortedDictionary<string, string>(_provenance, StringComparer.Ordinal) { [DigestProperty] = parts.Digest() });
    }

    internal void Register(Table table)
    {
        if (!_tableNames.Add(table.Name))
        {
            throw new ArgumentException($"Two tables are called {table.Name}.", nameof(table));
        }
    }

    /// <summary>All sheets in order, with those the workbook makes itself as they stand now.</summary>
    internal (IReadOnlyList<Sheet> Sheets, ErrorBarLengths? Lengths) Assemble()
    {
        NoteMarkers.Check(_notes.Count, _sheets.Skip(1));
        List<Sheet> sheets = [Cover];
        if (_notes.Count > 0)
        {
            Sheet notes = new(this, "Notes", "Notes");
            notes.AddGenerated("notes", Enumerable.Range(1, _notes.Count),
            [
                new("Note marker", number => CellValue.Text(Marker(number))) { Width = 16 },
                new("Note text", number => CellValue.Text(_notes[number - 1])) { Width = 58 },
            ]);
            sheets.Add(notes);
        }

        sheets.AddRange(_sheets.Skip(1));
        ErrorBarLengths? lengths = ErrorBarLengths.Of(this, _sheets);
        if (lengths is not null)
        {
            sheets.Add(lengths.Sheet);
        }

        Sheet contents = new(this, "Contents", "Contents");
        contents.AddGenerated("contents", sheets,
        [
            new("Worksheet name", sheet => CellValue.Link(sheet.Name, sheet)),
            new("Worksheet title", sheet => CellValue.Text(NoteMarkers.Strip(sheet.Title))) { Width = 50 },
        ]);
        sheets.Insert(1, contents);
        return (sheets, lengths);
    }

    private static string Marker(int number) => $"[note {number.ToString(CultureInfo.InvariantCulture)}]";

    private Sheet Add(Sheet sheet)
    {
        if (MadeNames.Contains(sheet.Name) || _sheets.Exists(other => string.Equals(other.Name, sheet.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException($"There is a sheet called {sheet.Name} already.", nameof(sheet));
        }

        if (MadeNames.Contains(sheet.Title) || _sheets.Exists(other => string.Equals(other.Title, sheet.Title, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException($"Sheet {sheet.Name}: another sheet has the same title.", nameof(sheet));
        }

        _sheets.Add(sheet);
        return sheet;
    }
}
