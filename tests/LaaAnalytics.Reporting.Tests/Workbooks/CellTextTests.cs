using DocumentFormat.OpenXml.Packaging;
using LaaAnalytics.Reporting.Workbooks;
using LaaAnalytics.Reporting.Workbooks.Writing;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace LaaAnalytics.Reporting.Tests.Workbooks;

/// <summary>Texts and numbers, from the author to the stored cell.</summary>
public sealed class CellTextTests
{
    [Theory]
    [InlineData("_x0041_", "_x005F_x0041_")]
    [InlineData("_x0041_x0042_", "_x005F_x0041_x0042_")]
    [InlineData("snake_case_x", "snake_case_x")]
    [InlineData("_x004_", "_x004_")]
    public void What_reads_like_a_character_code_is_escaped(string text, string stored) => Assert.Equal(stored, CellText.Escape(text));

    [Theory]
    [InlineData("a\u0000b\u001fc", "abc")]
    [InlineData("\U0001F600 Caerffili ŵ", "\U0001F600 Caerffili ŵ")]
    [InlineData("a\ufffeb", "ab")]
    [InlineData("one\r\ntwo\rthree", "one\ntwo\nthree")]
    public void What_XML_cannot_carry_is_dropped(string text, string kept) => Assert.Equal(kept, CellText.Clean(text));

    [Fact]
    public void Half_a_character_is_dropped()
    {
        Assert.Equal("ab", CellText.Clean("a\ud800b"));
        Assert.Equal("ab", CellText.Clean("a\udc00\ud800b"));
    }

    [Theory]
    [InlineData("=1+1", true)]
    [InlineData("+ more", true)]
    [InlineData("-x", true)]
    [InlineData("@name", true)]
    [InlineData("\tindented", true)]
    [InlineData("\nbelow", true)]
    [InlineData("  =1+1", true)]
    [InlineData("＝1", true)]
    [InlineData("a=b", false)]
    public void What_a_spreadsheet_could_take_for_a_formula(string text, bool formula) => Assert.Equal(formula, CellText.LooksLikeFormula(text));

    [Fact]
    public void Dangerous_texts_come_back_as_typed_quoted_and_without_a_formula()
    {
        string[] texts = ["=HYPERLINK(\"https://example.org\")", "_x0041_ & <b>", "plain", "@sum", "  two spaces"];
        Workbook workbook = new(SampleWorkbook.Properties);
        workbook.AddSheet("Texts", "Texts of all kinds").AddTable("texts", texts, [new("Text typed", CellValue.Text)]);

        using SpreadsheetDocument document = SpreadsheetDocument.Open(new MemoryStream(SavedParts.Bytes(workbook)), isEditable: false);
        WorksheetPart part = document.WorkbookPart!.WorksheetParts.Single(sheet => sheet.TableDefinitionParts.Any(table => table.Table.Name == "texts"));
        X.Cell[] cells = [.. part.Worksheet.Descendants<X.Row>().TakeLast(texts.Length).Select(row => row.Elements<X.Cell>().Single())];
        X.CellFormat[] formats = [.. document.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<X.CellFormat>()];

        Assert.Equal(texts, cells.Select(cell => cell.InnerText.Replace("_x005F_", "_", StringComparison.Ordinal)));
        Assert.Equal([true, false, false, true, false], cells.Select(cell => formats[(int)cell.StyleIndex!.Value].QuotePrefix?.Value ?? false));
        Assert.Empty(part.Worksheet.Descendants<X.CellFormula>());
    }

    [Theory]
    [InlineData(39.857142857142854, 1, 39.9, "39.9")]
    [InlineData(0.25, 1, 0.3, "0.3")]
    [InlineData(-0.25, 1, -0.3, "-0.3")]
    [InlineData(-0.04, 1, 0, "0.0")]
    [InlineData(1234.5, 0, 1235, "1,235")]
    public void A_number_is_stored_to_the_digits_shown(double value, int decimals, double stored, string shown)
    {
        CellValue cell = CellValue.Number(value, new(decimals));
        Assert.Equal(stored, cell.Amount);
        Assert.False(double.IsNegative(cell.Amount) && cell.Amount == 0);
        Assert.Equal(shown, cell.ToString());
    }

    [Fact]
    public void Dates_and_shorthand_are_words()
    {
        Assert.Equal("30 September 2009", CellValue.Date(new(2009, 9, 30)).ToString());
        Assert.Equal("[c]", CellValue.Code("c").ToString());
        Assert.Equal("+1,200.0", CellValue.Number(1200, new(1, plus: true)).ToString());
        Assert.Equal("2009", CellValue.Number(2009, NumberFormat.Year).ToString());
    }

    [Fact]
    public void Lines_break_at_spaces_and_long_words_count_as_often_as_they_break()
    {
        Assert.Equal(["one two", "three"], ArialText.Break("one two three", 8));
        Assert.Equal(2, ArialText.Lines("one two three", 8));
        Assert.Equal(3, ArialText.Lines("0000000000", 4));
        Assert.Equal(2, ArialText.Lines("a\nb", 8));
    }
}
