using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Synthesis.Hostile;

/// <summary>A faultless small .xlsx file of one table, written part by part, into which one fault is put.</summary>
internal sealed class SheetWorkbook
{
    /// <summary>Name of its sheet.</summary>
    public const string SheetName = "Return";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string FirstSheet = "xl/worksheets/sheet1.xml";
    private const string SecondSheet = "xl/worksheets/sheet2.xml";

    private readonly string _table;
    private readonly IReadOnlyList<IReadOnlyList<string>> _rows;
    private readonly Dictionary<(int Row, int Column), string> _cells = [];
    private readonly SortedDictionary<string, string> _parts = new(StringComparer.Ordinal);
    private string _after = string.Empty;
    private string _other = string.Empty;

    /// <summary>A workbook with the header and rows of a table, every cell a text.</summary>
    public SheetWorkbook(string table, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        _table = table;
        _rows = rows;
        _parts["[Content_Types].xml"] = $"<Types xmlns=\"{Packages}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";
        _parts["_rels/.rels"] = Relationships(("r1", "officeDocument", "xl/workbook.xml"));
        _parts["xl/styles.xml"] = $"<styleSheet xmlns=\"{Main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    }

    /// <summary>Another cell in place of a text: a <c>c</c> element without its address.</summary>
    public SheetWorkbook Cell(int line, string column, string element)
    {
        _cells[(line, _rows[0].ToList().IndexOf(column) + 1)] = element;
        return this;
    }

    /// <summary>A further part.</summary>
    public SheetWorkbook Part(string name, string content)
    {
        _parts[name] = content;
        return this;
    }

    /// <summary>What stands in the sheet after its rows.</summary>
    public SheetWorkbook After(string elements)
    {
        _after = elements;
        return this;
    }

    /// <summary>A second sheet with these rows of texts.</summary>
    /// <param name="state"><c>visible</c>, <c>hidden</c> or <c>veryHidden</c>.</param>
    /// <param name="rows">Its rows.</param>
    public SheetWorkbook Second(string state, params IReadOnlyList<IReadOnlyList<string>> rows)
    {
        _other = $"<sheet name=\"Other\" sheetId=\"2\" state=\"{state}\" r:id=\"r2\"/>";
        _parts[SecondSheet] = SheetOf(rows, after: string.Empty, []);
        return this;
    }

    /// <summary>The file with the facts a faultless manifest states.</summary>
    public SupplyResource File() => File(Bytes());

    /// <summary>Other bytes under the same facts.</summary>
    public SupplyResource File(byte[] content) => new($"{_table}.xlsx", _table, content, _rows.Count - 1)
    {
        Period = Period.OfMonths(2009, 1, 3),
        ObservedTo = new DateOnly(2009, 4, 1),
    };

    private static string Relationships(params (string Id, string Kind, string Target)[] all) =>
        $"<Relationships xmlns=\"{Packages}/relationships\">{string.Concat(all.Select(each => $"<Relationship Id=\"{each.Id}\" Type=\"{Office}/{each.Kind}\" Target=\"{each.Target}\"/>"))}</Relationships>";

    private static string SheetOf(IReadOnlyList<IReadOnlyList<string>> rows, string after, Dictionary<(int Row, int Column), string> cells)
    {
        StringBuilder sheet = new($"<worksheet xmlns=\"{Main}\"><sheetData>");
        for (int row = 0; row < rows.Count; row++)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            for (int column = 0; column < rows[row].Count; column++)
            {
                sheet.Append(cells.GetValueOrDefault((row + 1, column + 1)) ?? Text(rows[row][column]));
            }

            sheet.Append("</row>");
        }

        return sheet.Append("</sheetData>").Append(after).Append("</worksheet>").ToString();
    }

    private static string Text(string text) => text.Length == 0 ? "<c/>" : $"<c t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";

    private byte[] Bytes()
    {
        _parts["xl/workbook.xml"] = $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"{SheetName}\" sheetId=\"1\" r:id=\"r1\"/>{_other}</sheets></workbook>";
        _parts.TryAdd("xl/_rels/workbook.xml.rels", Relationships(("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "worksheet", "worksheets/sheet2.xml"), ("r3", "styles", "styles.xml")));
        _parts.TryAdd(FirstSheet, SheetOf(_rows, _after, _cells));
        using MemoryStream bytes = new();
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in _parts)
            {
                ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using Stream part = entry.Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }
}
