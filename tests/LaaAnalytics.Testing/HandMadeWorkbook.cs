using System.IO.Compression;
using System.Security;
using System.Text;

namespace LaaAnalytics.Testing;

/// <summary>An .xlsx file put together part by part, so that a test can bend any of them.</summary>
public sealed class HandMadeWorkbook
{
    /// <summary>Namespace of workbooks in the edition that programs write.</summary>
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private static readonly DateOnly Epoch = new(1899, 12, 30);

    private readonly List<(string Name, byte[] Bytes)> _parts = [];

    private HandMadeWorkbook()
    {
    }

    /// <summary>A workbook of one sheet, <c>Data</c>, with these rows (<c>row</c> elements).</summary>
    public static HandMadeWorkbook Of(string rows) => Empty()
        .With("xl/workbook.xml", $"<workbook xmlns='{Main}' xmlns:r='{Office}'><sheets><sheet name='Data' sheetId='1' r:id='r1'/></sheets></workbook>")
        .With("xl/_rels/workbook.xml.rels", Relationships(("r1", "worksheet", "worksheets/sheet1.xml")))
        .With("xl/worksheets/sheet1.xml", Sheet(rows));

    /// <summary>A workbook of one sheet, <c>Data</c>, with these rows: texts, numbers, days (style 1, a date) and <see cref="Raw"/> cells; null leaves a cell out.</summary>
    public static HandMadeWorkbook OfRows(params IEnumerable<object?[]> rows) => Of(RowsOf(rows)).WithFormats("14");

    /// <summary>Rows of a sheet.</summary>
    public static string RowsOf(params IEnumerable<object?[]> rows) =>
        string.Concat(rows.Select(row => $"<row>{string.Concat(row.Select(cell => cell switch
        {
            null => "<c/>",
            Raw raw => raw.Element,
            DateOnly day => FormattableString.Invariant($"<c s='1'><v>{day.DayNumber - Epoch.DayNumber}</v></c>"),
            string text => $"<c t='inlineStr'><is><t xml:space='preserve'>{SecurityElement.Escape(text)}</t></is></c>",
            _ => FormattableString.Invariant($"<c><v>{cell}</v></c>"),
        }))}</row>"));

    /// <summary>A package that points to <c>xl/workbook.xml</c>, which is not there yet.</summary>
    public static HandMadeWorkbook Empty() => new HandMadeWorkbook()
        .With("[Content_Types].xml", $"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Default Extension='xml' ContentType='application/xml'/><Override PartName='/xl/workbook.xml' ContentType='{Kinds}sheet.main+xml'/><Override PartName='/xl/worksheets/sheet1.xml' ContentType='{Kinds}worksheet+xml'/><Override PartName='/xl/styles.xml' ContentType='{Kinds}styles+xml'/></Types>")
        .With("_rels/.rels", Relationships(("r1", "officeDocument", "xl/workbook.xml")));

    /// <summary>A sheet's part with these rows; <paramref name="after"/> stands after them.</summary>
    public static string Sheet(string rows, string after = "") => $"<worksheet xmlns='{Main}'><sheetData>{rows}</sheetData>{after}</worksheet>";

    /// <summary>A part of relationships.</summary>
    public static string Relationships(params IEnumerable<(string Id, string Kind, string Target)> all) =>
        $"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{string.Concat(all.Select(each => $"<Relationship Id='{each.Id}' Type='{Office}/{each.Kind}' Target='{each.Target}'/>"))}</Relationships>";

    /// <summary>Adds shared texts, each an <c>si</c> element, and cell formats, each the code of a number format.</summary>
    public HandMadeWorkbook WithTexts(params string[] items) => With("xl/sharedStrings.xml", $"<sst xmlns='{Main}'>{string.Concat(items)}</sst>")
        .With("xl/_rels/workbook.xml.rels", Relationships(("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "sharedStrings", "sharedStrings.xml"), ("r3", "styles", "styles.xml")))
        .With("xl/styles.xml", $"<styleSheet xmlns='{Main}'/>");

    /// <summary>Adds cell formats: style 0 is the general one, then one for each number format, built-in (a number) or of its own (a code).</summary>
    public HandMadeWorkbook WithFormats(params string[] formats)
    {
        string[] own = [.. formats.Index().Where(format => !IsBuiltIn(format.Item)).Select(format => $"<numFmt numFmtId='{200 + format.Index}' formatCode='{format.Item}'/>")];
        IEnumerable<string> styles = formats.Index().Select(format => $"<xf numFmtId='{(IsBuiltIn(format.Item) ? format.Item : $"{200 + format.Index}")}'/>");

        return With("xl/styles.xml", $"<styleSheet xmlns='{Main}'>{(own.Length > 0 ? $"<numFmts count='{own.Length}'>{string.Concat(own)}</numFmts>" : string.Empty)}<fonts count='1'><font><sz val='11'/><name val='Arial'/></font></fonts><fills count='2'><fill><patternFill patternType='none'/></fill><fill><patternFill patternType='gray125'/></fill></fills><borders count='1'><border/></borders><cellStyleXfs count='1'><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>{string.Concat(styles)}</cellXfs></styleSheet>")
            .With("xl/_rels/workbook.xml.rels", Relationships(("r1", "worksheet", "worksheets/sheet1.xml"), ("r3", "styles", "styles.xml")));
    }

    private static bool IsBuiltIn(string format) => format.All(char.IsAsciiDigit);

    /// <summary>Puts a part in, in place of one of the same name.</summary>
    public HandMadeWorkbook With(string name, string content) => With(name, Encoding.UTF8.GetBytes(content));

    /// <inheritdoc cref="With(string, string)"/>
    public HandMadeWorkbook With(string name, byte[] content)
    {
        int place = _parts.FindIndex(part => part.Name == name);
        if (place >= 0)
        {
            _parts[place] = (name, content);
        }
        else
        {
            _parts.Add((name, content));
        }

        return this;
    }

    /// <summary>Content of a part.</summary>
    public string Text(string name) => Encoding.UTF8.GetString(_parts.Find(part => part.Name == name).Bytes);

    /// <summary>Takes a part out.</summary>
    public HandMadeWorkbook Without(string name)
    {
        _parts.RemoveAll(part => part.Name == name);
        return this;
    }

    /// <summary>The file.</summary>
    public MemoryStream Save()
    {
        MemoryStream file = new();
        using (ZipArchive archive = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in _parts)
            {
                ZipArchiveEntry entry = archive.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using Stream part = entry.Open();
                part.Write(bytes);
            }
        }

        file.Position = 0;
        return file;
    }
}

/// <summary>A cell written as its element.</summary>
/// <param name="Element">A <c>c</c> element without an address.</param>
public sealed record Raw(string Element);
