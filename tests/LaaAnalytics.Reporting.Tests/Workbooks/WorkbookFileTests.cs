using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using LaaAnalytics.Reporting.Workbooks;
using LaaAnalytics.Testing;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace LaaAnalytics.Reporting.Tests.Workbooks;

/// <summary>The file as other programs see it.</summary>
public sealed class WorkbookFileTests
{
    [Fact]
    public void The_file_follows_the_schema() => Assert.Equal("", SavedParts.SchemaErrors(SampleWorkbook.Build()));

    [SharedFact(SpreadsheetChecker.Script)]
    public void The_file_passes_every_rule_of_the_checker() => SpreadsheetChecker.FindsNothing(PackFileName.For("E06000999", "six-month review"), Saved());

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Bytes_do_not_depend_on_culture(string culture)
    {
        byte[] expected = Saved();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new(culture);
            Assert.Equal(expected, Saved());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Bytes_do_not_depend_on_the_time_zone()
    {
        byte[] expected = Saved();
        string? before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", "Asia/Tokyo");
            TimeZoneInfo.ClearCachedData();
            Assert.Equal(expected, Saved());
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [Fact]
    public void Bytes_do_not_depend_on_the_number_of_threads()
    {
        byte[] expected = Saved();
        byte[][] together = new byte[4][];
        Parallel.For(0, together.Length, index => together[index] = Saved());
        Assert.All(together, each => Assert.Equal(expected, each));
    }

    [Fact]
    public void The_digest_is_stored_is_not_moved_by_saving_or_provenance_and_changes_with_the_content()
    {
        Workbook workbook = SampleWorkbook.Build();
        string before = workbook.ContentDigest();
        byte[] file = SavedParts.Bytes(workbook);
        workbook.SetProvenance("PackId", "another");
        Assert.Equal(before, workbook.ContentDigest());
        Assert.Equal(before, CustomProperties(file)["ContentDigest"]);
        Assert.Equal("sample-1", CustomProperties(file)["PackId"]);
        workbook.Cover.Paragraph("One more sentence.");
        Assert.NotEqual(before, workbook.ContentDigest());
    }

    [Fact]
    public void Entries_stand_in_one_order_with_one_time()
    {
        using ZipArchive archive = new(new MemoryStream(Saved()), ZipArchiveMode.Read);
        string[] names = [.. archive.Entries.Select(entry => entry.FullName)];
        Assert.Equal("[Content_Types].xml", names[0]);
        Assert.Equal(names.Skip(1).Order(StringComparer.Ordinal), names.Skip(1));
        Assert.All(archive.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
    }

    [Fact]
    public void A_status_cell_holds_the_word_alone_and_its_shape_and_colour_come_from_that_word()
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(new MemoryStream(Saved()), isEditable: false);
        X.ConditionalFormattingRule[] rules =
            [.. document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<X.ConditionalFormattingRule>())];
        X.DifferentialFormat[] formats = [.. document.WorkbookPart.WorkbookStylesPart!.Stylesheet.DifferentialFormats!.Elements<X.DifferentialFormat>()];
        Assert.Equal(
            ["\"Green\" \"● \"@", "\"Amber\" \"▲ \"@", "\"Red\" \"■ \"@", "\"Not rated\" \"◇ \"@"],
            rules.Select(rule => $"{rule.InnerText} {formats[(int)rule.FormatId!.Value].NumberingFormat!.FormatCode}"));
    }

    [Fact]
    public void Every_chart_says_in_column_A_what_its_alternative_text_says()
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(new MemoryStream(Saved()), isEditable: false);
        WorksheetPart[] sheets = [.. document.WorkbookPart!.WorksheetParts.Where(part => part.DrawingsPart is not null)];
        Assert.Equal(4, sheets.Length);
        Assert.All(sheets, sheet => Assert.Contains(
            sheet.DrawingsPart!.WorksheetDrawing.Descendants<DocumentFormat.OpenXml.Drawing.Spreadsheet.NonVisualDrawingProperties>().Single().Description!.Value,
            sheet.Worksheet.Descendants<X.Cell>().Select(cell => cell.InnerText)));
    }

    [Fact]
    public void What_stands_in_each_sheet() => Snapshot.Matches(SavedParts.CellTexts(SampleWorkbook.Build()));

    private static byte[] Saved() => SavedParts.Bytes(SampleWorkbook.Build());

    private static Dictionary<string, string> CustomProperties(byte[] file)
    {
        using ZipArchive archive = new(new MemoryStream(file), ZipArchiveMode.Read);
        using Stream part = archive.GetEntry("docProps/custom.xml")!.Open();
        return XDocument.Load(part).Root!.Elements().ToDictionary(property => property.Attribute("name")!.Value, property => property.Value);
    }
}
