using System.Globalization;
using System.IO.Packaging;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Ap = DocumentFormat.OpenXml.ExtendedProperties;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>Writes a workbook as the parts of a package; every relationship id is given here, none is invented by the library.</summary>
internal static class WorkbookWriter
{
    public const string DrawingId = "rIdDrawing";

    /// <summary>Data rows above which the header is printed again on every page.</summary>
    private const int LongTable = 25;

    public static PackageParts Parts(Workbook workbook)
    {
        (IReadOnlyList<Sheet> assembled, ErrorBarLengths? lengths) = workbook.Assemble();
        List<SheetPlan> plans = [.. assembled.Select(SheetPlanner.Plan)];
        ChartCells cells = new(plans.ToDictionary(plan => plan.Sheet), lengths);
        using MemoryStream package = new();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            document.CompressionOption = CompressionOption.NotCompressed; // the parts are read back at once
            WorkbookPart book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "rIdBook");
            StyleSheet styles = new();
            X.Sheets sheets = new();
            for (int index = 0; index < plans.Count; index++)
            {
                string id = "rIdSheet" + (index + 1).ToString(CultureInfo.InvariantCulture);
                WriteSheet(plans[index], index + 1, cells, book.AddNewPart<WorksheetPart>(id), styles);
                sheets.Append(new X.Sheet { Name = plans[index].Sheet.Name, SheetId = (uint)index + 1, Id = id });
            }

            book.AddNewPart<WorkbookStylesPart>("rIdStyles").Stylesheet = styles.Write();
            book.Workbook = new X.Workbook(
                new X.WorkbookProperties { Date1904 = false },
                new X.BookViews(new X.WorkbookView { FirstSheet = 0, ActiveTab = 0 }),
                sheets);
            X.DefinedNames names = new(PrintTitles(plans));
            if (names.HasChildren)
            {
                book.Workbook.Append(names);
            }

            WriteProperties(document, workbook.Properties);
        }

        package.Position = 0;
        return PackageParts.Read(package);
    }

    private static void WriteSheet(SheetPlan plan, int number, ChartCells cells, WorksheetPart part, StyleSheet styles)
    {
        if (plan.Sheet.Chart is WorkbookChart chart)
        {
            DrawingsPart drawing = part.AddNewPart<DrawingsPart>(DrawingId);
            ChartPart chartPart = drawing.AddNewPart<ChartPart>("rIdChart");
            chartPart.ChartSpace = ChartWriter.For(chart, cells).Write();
            drawing.WorksheetDrawing = ChartFrame.Write(chart, "rIdChart", plan.Rows.Count, plan.Widths[0]);
        }

        new WorksheetWriter(plan, part, styles).Write((uint)number, plan.Sheet.Chart is not null);
    }

    private static IEnumerable<X.DefinedName> PrintTitles(List<SheetPlan> plans)
    {
        for (int index = 0; index < plans.Count; index++)
        {
            SheetPlan plan = plans[index];
            if (plan.Sheet.Table is { RowCount: > LongTable })
            {
                string row = plan.HeaderRow.ToString(CultureInfo.InvariantCulture);
                yield return new() { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)index, Text = $"'{plan.Sheet.Name}'!${row}:${row}" };
            }
        }
    }

    private static void WriteProperties(SpreadsheetDocument document, WorkbookProperties properties)
    {
        CoreFilePropertiesPart core = document.AddCoreFilePropertiesPart();
        document.ChangeIdOfPart(core, "rIdCore");
        Feed(core, Core(properties));
        ExtendedFilePropertiesPart extended = document.AddExtendedFilePropertiesPart();
        document.ChangeIdOfPart(extended, "rIdApp");
        extended.Properties = new Ap.Properties(new Ap.Application("LaaAnalytics"), new Ap.Company(CellText.Clean(properties.Creator)));
        CustomFilePropertiesPart custom = document.AddCustomFilePropertiesPart();
        document.ChangeIdOfPart(custom, "rIdCustom");
        custom.Properties = new DocumentFormat.OpenXml.CustomProperties.Properties();
    }

    /// <summary>Core properties by hand: the library's own would carry a random part name.</summary>
    private static XElement Core(WorkbookProperties properties)
    {
        XNamespace cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";
        string date = properties.AsAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
        XElement core = new(
            cp + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", cp),
            new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", CellText.Clean(properties.Title)),
            new XElement(dc + "subject", CellText.Clean(properties.Subject)),
            new XElement(dc + "creator", CellText.Clean(properties.Creator)));
        if (properties.Keywords.Count > 0)
        {
            core.Add(new XElement(cp + "keywords", CellText.Clean(string.Join(", ", properties.Keywords))));
        }

        core.Add(
            new XElement(dc + "description", CellText.Clean(properties.Description)),
            new XElement(terms + "created", new XAttribute(xsi + "type", "dcterms:W3CDTF"), date),
            new XElement(terms + "modified", new XAttribute(xsi + "type", "dcterms:W3CDTF"), date),
            new XElement(dc + "language", properties.Language));
        return core;
    }

    private static void Feed(OpenXmlPart part, XElement content)
    {
        using MemoryStream bytes = new();
        using (XmlWriter writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            content.WriteTo(writer);
        }

        bytes.Position = 0;
        part.FeedData(bytes);
    }
}
