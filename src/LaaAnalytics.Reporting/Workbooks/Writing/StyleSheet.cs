using System.Globalization;
using DocumentFormat.OpenXml;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>Collects the looks in use, numbered in order of first use, and writes them as the style sheet.</summary>
internal sealed class StyleSheet
{
    private const uint FirstOwnFormat = 164;
    private readonly OrderedDictionary<CellLook, uint> _looks = new() { [new(CellFace.Body)] = 0 };
    private readonly OrderedDictionary<string, uint> _formats = [];
    private readonly OrderedDictionary<StatusStyle, uint> _statuses = [];

    /// <summary>Index of <paramref name="look"/> among cell formats.</summary>
    public uint Of(CellLook look)
    {
        if (look.Format is string format)
        {
            FormatId(format);
        }

        return Intern(_looks, look);
    }

    /// <summary>Index of <paramref name="status"/> among conditional formats.</summary>
    public uint Of(StatusStyle status)
    {
        FormatId(ShapeFormat(status));
        return Intern(_statuses, status);
    }

    public X.Stylesheet Write()
    {
        X.Stylesheet sheet = Body();
        if (_formats.Count > 0)
        {
            IEnumerable<X.NumberingFormat> formats =
                _formats.Keys.Select(format => new X.NumberingFormat { NumberFormatId = FormatId(format), FormatCode = format });
            sheet.PrependChild(Counted(new X.NumberingFormats(formats)));
        }

        return sheet;
    }

    private X.Stylesheet Body() => new(
        Counted(new X.Fonts(
            Font(12, bold: false),
            Font(16, bold: true),
            Font(14, bold: true),
            Font(12, bold: true),
            LinkFont())),
        Counted(new X.Fills(
            new X.Fill(new X.PatternFill { PatternType = X.PatternValues.None }),
            new X.Fill(new X.PatternFill { PatternType = X.PatternValues.Gray125 }))),
        Counted(new X.Borders(
            Border(null, null),
            Border(X.BorderStyleValues.Medium, "000000"),
            Border(X.BorderStyleValues.Thin, "BFBFBF"),
            Frame("5F6B7A"))),
        Counted(new X.CellStyleFormats(
            new X.CellFormat { NumberFormatId = 0, FontId = (uint)CellFace.Body, FillId = 0, BorderId = 0 },
            new X.CellFormat { NumberFormatId = 0, FontId = (uint)CellFace.Title, FillId = 0, BorderId = 0, ApplyFont = true },
            new X.CellFormat { NumberFormatId = 0, FontId = (uint)CellFace.Heading, FillId = 0, BorderId = 0, ApplyFont = true },
            new X.CellFormat { NumberFormatId = 0, FontId = (uint)CellFace.Link, FillId = 0, BorderId = 0, ApplyFont = true })),
        Counted(new X.CellFormats(_looks.Keys.Select(Format))),
        Counted(new X.CellStyles(
            new X.CellStyle { Name = "Heading 1", FormatId = 1, BuiltinId = 16 },
            new X.CellStyle { Name = "Heading 2", FormatId = 2, BuiltinId = 17 },
            new X.CellStyle { Name = "Hyperlink", FormatId = 3, BuiltinId = 8 },
            new X.CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 })),
        Counted(new X.DifferentialFormats(_statuses.Keys.Select(Status))),
        new X.TableStyles { Count = 0, DefaultTableStyle = "TableStyleLight1", DefaultPivotStyle = "PivotStyleLight16" });

    private static uint Intern<T>(OrderedDictionary<T, uint> known, T item)
        where T : notnull
    {
        if (!known.TryGetValue(item, out uint index))
        {
            index = (uint)known.Count;
            known.Add(item, index);
        }

        return index;
    }

    private static string ShapeFormat(StatusStyle status) => $"\"{status.Shape} \"@";

    // Without a colour, text takes the one the reader has set.
    private static X.Font Font(double size, bool bold)
    {
        X.Font font = new(new X.FontSize { Val = size }, new X.FontName { Val = "Arial" }, new X.FontFamilyNumbering { Val = 2 });
        if (bold)
        {
            font.PrependChild(new X.Bold());
        }

        return font;
    }

    private static X.Font LinkFont() => new(
        new X.Underline(),
        new X.FontSize { Val = 12 },
        Rgb("12436D"),
        new X.FontName { Val = "Arial" },
        new X.FontFamilyNumbering { Val = 2 });

    private static X.Border Border(X.BorderStyleValues? style, string? colour)
    {
        X.BottomBorder bottom = new();
        if (style is X.BorderStyleValues line)
        {
            bottom.Style = line;
            bottom.Append(Rgb(colour!));
        }

        return new(new X.LeftBorder(), new X.RightBorder(), new X.TopBorder(), bottom, new X.DiagonalBorder());
    }

    private static X.Border Frame(string colour) => new(
        new X.LeftBorder(Rgb(colour)) { Style = X.BorderStyleValues.Thin },
        new X.RightBorder(Rgb(colour)) { Style = X.BorderStyleValues.Thin },
        new X.TopBorder(Rgb(colour)) { Style = X.BorderStyleValues.Thin },
        new X.BottomBorder(Rgb(colour)) { Style = X.BorderStyleValues.Thin },
        new X.DiagonalBorder());

    private static X.Color Rgb(string colour) => new() { Rgb = "FF" + colour };

    // Some of these collections want their length as an attribute; readers of old rely on it.
    private static T Counted<T>(T collection)
        where T : OpenXmlCompositeElement
    {
        string count = collection.ChildElements.Count.ToString(CultureInfo.InvariantCulture);
        collection.SetAttribute(new OpenXmlAttribute("count", "", count));
        return collection;
    }

    private uint FormatId(string format) => FirstOwnFormat + Intern(_formats, format);

    private X.CellFormat Format(CellLook look)
    {
        X.CellFormat format = new()
        {
            NumberFormatId = look.Format is string code ? FormatId(code) : 0,
            FontId = (uint)look.Face,
            FillId = 0,
            BorderId = (uint)look.Edge,
            FormatId = look.Face switch { CellFace.Title => 1, CellFace.Heading => 2, CellFace.Link => 3, _ => 0 },
            ApplyFont = true,
            ApplyAlignment = true,
        };
        if (look.Format is not null)
        {
            format.ApplyNumberFormat = true;
        }

        if (look.Edge != CellEdge.None)
        {
            format.ApplyBorder = true;
        }

        if (look.Quoted)
        {
            format.QuotePrefix = true;
        }

        if (look.Unlocked)
        {
            format.ApplyProtection = true;
        }

        X.Alignment alignment = new()
        {
            Horizontal = look.Right ? X.HorizontalAlignmentValues.Right : X.HorizontalAlignmentValues.Left,
            Vertical = look switch
            {
                { Face: CellFace.Heading or CellFace.Header } => X.VerticalAlignmentValues.Bottom,
                { Edge: CellEdge.Input } => X.VerticalAlignmentValues.Top,
                { Edge: CellEdge.Row } => X.VerticalAlignmentValues.Center,
                _ => X.VerticalAlignmentValues.Top,
            },
        };
        if (look.Wrap)
        {
            alignment.WrapText = true;
        }

        if (look.Indent)
        {
            alignment.Indent = 1;
        }

        format.Append(alignment);
        if (look.Unlocked)
        {
            format.Append(new X.Protection { Locked = false });
        }

        return format;
    }

    private X.DifferentialFormat Status(StatusStyle status) => new(
        new X.Font(new X.Bold(), Rgb(status.Ink)),
        new X.NumberingFormat { NumberFormatId = FormatId(ShapeFormat(status)), FormatCode = ShapeFormat(status) },
        new X.Fill(new X.PatternFill(new X.BackgroundColor { Rgb = "FF" + status.Ground }) { PatternType = X.PatternValues.Solid }));
}
