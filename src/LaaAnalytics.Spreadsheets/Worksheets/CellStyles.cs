using System.Globalization;
using LaaAnalytics.Spreadsheets.Packages;

namespace LaaAnalytics.Spreadsheets.Worksheets;

/// <summary>Which of the workbook's cell formats show dates.</summary>
internal sealed class CellStyles
{
    private const int Most = 65_536;
    private const int LongestCode = 1_024;

    private readonly List<bool> _isDate = [];

    private CellStyles()
    {
    }

    /// <summary>Whether cells of this style show dates; false where the file has no styles.</summary>
    public bool IsDate(int style) => _isDate.Count == 0 && style == 0 ? false
        : style >= 0 && style < _isDate.Count ? _isDate[style]
        : throw SpreadsheetRefusedException.Damaged("a cell has a format that there is not");

    /// <summary>Reads the styles' part.</summary>
    public static CellStyles Read(PackagePart? part)
    {
        CellStyles styles = new();
        if (part is null)
        {
            return styles;
        }

        Dictionary<int, bool> own = [];
        using PartXml xml = PartXml.Open(part, WorkbookPart.Namespaces);
        int root = xml.Root("styleSheet");
        while (xml.Child(root))
        {
            int parent = xml.Name is "numFmts" or "cellXfs" ? xml.Enter() : PartXml.Empty;
            while (xml.Child(parent))
            {
                if (xml.Name == "numFmt")
                {
                    string code = xml.Attribute("formatCode") ?? string.Empty;
                    own[Number(xml.Attribute("numFmtId"))] = code.Length <= LongestCode && DateFormatCode.IsDate(code);
                }
                else if (xml.Name == "xf")
                {
                    int format = xml.Attribute("numFmtId") is string id ? Number(id) : 0;
                    styles._isDate.Add(own.TryGetValue(format, out bool isDate) ? isDate : DateFormatCode.IsDate(format));
                }

                if (own.Count > Most || styles._isDate.Count > Most)
                {
                    throw SpreadsheetRefusedException.TooLarge("it has too many formats");
                }
            }
        }

        return styles;
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? number
        : throw SpreadsheetRefusedException.Damaged("a format has no number");
}
