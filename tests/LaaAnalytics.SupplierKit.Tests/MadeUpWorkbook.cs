using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;

namespace LaaAnalytics.SupplierKit.Tests;

/// <summary>A spreadsheet as a probation office might keep it: names, prison numbers and postcodes beside what is wanted; dates as dates. Nobody in it exists.</summary>
internal static class MadeUpWorkbook
{
    public static readonly string[] Headers =
        ["Case ref", "NOMS Number", "Surname", "Home Postcode", "Event type", "Caseload date", "Age", "Offence group", "Disposal", "Ward", "Authority code", "PNC matched", "Risk", "Team"];

    /// <summary>Prison number of a row, counted from 1.</summary>
    public static string Number(int row) => FormattableString.Invariant($"A{row:0000}ZZ");

    /// <summary>Surname of a row.</summary>
    public static string Surname(int row) => FormattableString.Invariant($"Madeup{row:000}");

    /// <summary>The file; rows in <paramref name="bad"/> have an age nobody has.</summary>
    public static byte[] Bytes(int rows, params int[] bad) => Zip(Parts(rows, bad));

    /// <summary>The parts of the file by name, to be spoiled by a test.</summary>
    public static Dictionary<string, string> Parts(int rows, params int[] bad)
    {
        StringBuilder sheet = new("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        sheet.Append("<row r=\"1\">").AppendJoin("", Headers.Select((header, at) => Shared(at, 1, at))).Append("</row>");
        for (int i = 1; i <= rows; i++)
        {
            int line = i + 1;
            string age = bad.Contains(i) ? "200" : "31";
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{line}\">")
                .Append(Inline(0, line, $"P-{i}"))
                .Append(Inline(1, line, i % 2 == 0 ? Number(i) : $" {Number(i)[..5].ToLowerInvariant()} {Number(i)[5..]}"))
                .Append(Inline(2, line, Surname(i)))
                .Append(Inline(3, line, "ZZ99 9ZZ"))
                .Append(Inline(4, line, "CASELOAD_SNAPSHOT"))
                .Append(CultureInfo.InvariantCulture, $"<c r=\"F{line}\" s=\"1\"><v>39903</v></c><c r=\"G{line}\"><v>{age}</v></c>")
                .Append(Inline(7, line, "THEFT"))
                .Append(Inline(8, line, "COMMUNITY_ORDER"))
                .Append(Inline(9, line, "X05900001"))
                .Append(Inline(10, line, "X06900001"))
                .Append(CultureInfo.InvariantCulture, $"<c r=\"L{line}\" t=\"b\"><v>1</v></c><c r=\"M{line}\"><v>1.25E-1</v></c>")
                .Append(Inline(13, line, "North, \"old\" team"))
                .Append("</row>");
        }

        sheet.Append("</sheetData></worksheet>");
        return new()
        {
            ["[Content_Types].xml"] = """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
                """,
            ["_rels/.rels"] = """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """,
            ["xl/workbook.xml"] = """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Caseload" sheetId="1" r:id="rId1"/></sheets></workbook>
                """,
            ["xl/_rels/workbook.xml.rels"] = """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>
                <Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>
                """,
            ["xl/styles.xml"] = """
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\ mmm\ yyyy;@"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>
                """,
            ["xl/sharedStrings.xml"] = $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{string.Concat(Headers.Select(header => $"<si><r><t>{header[..2]}</t></r><r><t xml:space=\"preserve\">{header[2..]}</t></r></si>"))}</sst>",
            ["xl/worksheets/sheet1.xml"] = sheet.ToString(),
        };
    }

    /// <summary>An archive of these parts.</summary>
    public static byte[] Zip(Dictionary<string, string> parts)
    {
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in parts)
            {
                using Stream stream = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }

    private static string Reference(int column, int line) => FormattableString.Invariant($"{(char)('A' + column)}{line}");

    private static string Shared(int column, int line, int text) => FormattableString.Invariant($"<c r=\"{Reference(column, line)}\" t=\"s\"><v>{text}</v></c>");

    private static string Inline(int column, int line, string text) =>
        $"<c r=\"{Reference(column, line)}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{WebUtility.HtmlEncode(text)}</t></is></c>";
}
