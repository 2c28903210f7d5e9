using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.Tests.Workbooks;

/// <summary>What a workbook refuses, so that no author can publish it by mistake.</summary>
public sealed class WorkbookLawTests
{
    private static readonly Column<double>[] OneColumn = [new("Rate", value => CellValue.Number(value, new(1)))];
    private readonly Workbook _workbook = new(SampleWorkbook.Properties);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_is_finite(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CellValue.Number(value, NumberFormat.Whole));

    [Theory]
    [InlineData("")]
    [InlineData(" \u0007 ")]
    [InlineData("-")]
    [InlineData("..")]
    [InlineData("n/a")]
    [InlineData("NaN")]
    [InlineData("1,234")]
    [InlineData("12.5%")]
    public void A_text_is_neither_empty_nor_a_number_nor_a_mark_for_nothing(string text) =>
        Assert.Throws<ArgumentException>(() => CellValue.Text(text));

    [Fact]
    public void A_text_too_long_for_a_cell_is_refused_not_cut()
    {
        Assert.Equal(32_767, CellValue.Text(new string('a', 32_767)).ToString().Length);
        Assert.Throws<ArgumentException>(() => CellValue.Text(new string('a', 32_768)));
    }

    [Fact]
    public void A_shorthand_is_one_of_the_agreed() => Assert.Throws<ArgumentException>(() => CellValue.Code("q"));

    [Theory]
    [InlineData("Sheet1")]
    [InlineData("History")]
    [InlineData("Contents")]
    [InlineData("notes")]
    [InlineData("cover")]
    [InlineData("2009_data")]
    [InlineData("two words")]
    [InlineData("A_name_of_more_than_31_characters")]
    public void A_sheet_name_says_what_is_inside_and_is_free(string name) =>
        Assert.Throws<ArgumentException>(() => _workbook.AddSheet(name, "A title of its own"));

    [Fact]
    public void A_sheet_name_and_a_title_are_used_once()
    {
        _workbook.AddSheet("Summary", "Summary of indicators");
        Assert.Throws<ArgumentException>(() => _workbook.AddSheet("SUMMARY", "Another title"));
        Assert.Throws<ArgumentException>(() => _workbook.AddSheet("Another", "summary of indicators"));
    }

    [Fact]
    public void A_sheet_holds_one_table()
    {
        Sheet sheet = _workbook.AddSheet("Rates", "Rates by year");
        Table table = sheet.AddTable("rates", [1.0, 2.0], OneColumn);
        Assert.Throws<InvalidOperationException>(() => sheet.AddTable("other_rates", [1.0], OneColumn));
        Assert.Same(table, sheet.Table);
    }

    [Theory]
    [InlineData("Table1")]
    [InlineData("AB12")]
    [InlineData("r1c1")]
    [InlineData("notes")]
    [InlineData("with-dash")]
    public void A_table_name_is_a_free_word(string name) =>
        Assert.Throws<ArgumentException>(() => _workbook.AddSheet("Rates", "Rates by year").AddTable(name, [1.0], OneColumn));

    [Fact]
    public void A_table_has_rows_distinct_headers_and_reasons_for_blanks()
    {
        Sheet sheet = _workbook.AddSheet("Rates", "Rates by year");
        Assert.Throws<ArgumentException>(() => sheet.AddTable("rates", [], OneColumn));
        Assert.Throws<ArgumentException>(() => sheet.AddTable("rates", [1.0], [OneColumn[0], new("RATE", _ => CellValue.Number(1))]));
        Assert.Throws<ArgumentException>(() => sheet.AddTable("rates", [1.0], [OneColumn[0], new("Remark", _ => CellValue.Blank)]));
        Assert.Throws<ArgumentException>(() => sheet.AddTable("rates", [1.0], [new("Rate\nper cent", _ => CellValue.Number(1))]));
    }

    [Fact]
    public void A_table_too_wide_to_read_in_print_is_refused()
    {
        Column<double>[] columns = [.. Enumerable.Range(0, 3).Select(index => new Column<double>($"Column {index}", _ => CellValue.Number(1)) { Width = 80 })];
        Assert.Throws<ArgumentException>(() => _workbook.AddSheet("Rates", "Rates by year").AddTable("rates", [1.0], columns));
    }

    [Fact]
    public void Every_status_word_has_a_style_and_every_style_a_shape()
    {
        Sheet sheet = _workbook.AddSheet("Rates", "Rates by year");
        StatusStyle green = StatusStyle.Green("Green", "on course");
        Assert.Throws<ArgumentException>(() => sheet.AddTable("rates", [1.0], [new("Rating", _ => CellValue.Text("Amber")) { Statuses = [green] }]));
        Assert.Throws<ArgumentException>(() => sheet.AddTable("rates", [1.0],
            [new("Rating", _ => CellValue.Text("Green")) { Statuses = [green, StatusStyle.Green("Amber", "behind")] }]));
    }

    [Fact]
    public void A_status_style_needs_the_contrast_of_WCAG()
    {
        Assert.Equal(21, StatusStyle.Contrast("000000", "FFFFFF"), precision: 10);

        // 767676 on white, 4.54, and 777777, 4.48, are the two sides of the limit in WebAIM's contrast article.
        Assert.Equal(4.54, StatusStyle.Contrast("767676", "FFFFFF"), precision: 2);
        Assert.Throws<ArgumentException>(() => new StatusStyle("Late", "after the day", '●', "777777", "FFFFFF"));
    }

    [Fact]
    public void A_marker_without_a_note_and_a_note_without_a_marker_stop_the_file()
    {
        Sheet sheet = _workbook.AddSheet("Rates", "Rates by year [note 1]");
        Assert.Throws<InvalidOperationException>(() => _workbook.ContentDigest());
        Assert.Equal("[note 1]", _workbook.AddNote("A cohort is a group of people."));
        Assert.Equal(64, _workbook.ContentDigest().Length);
        _workbook.AddNote("Nobody refers to this.");
        Assert.Throws<InvalidOperationException>(() => _workbook.Save(new MemoryStream()));
        sheet.Paragraph("See [note 1, 2].");
        Assert.Equal(64, _workbook.ContentDigest().Length);
    }

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    public void A_link_leads_to_https_or_mail(string address) =>
        Assert.Throws<ArgumentException>(() => _workbook.Cover.Link("The partnership's page", new Uri(address)));

    [Theory]
    [InlineData("click here")]
    [InlineData("https://example.org")]
    public void The_words_of_a_link_say_where_it_leads(string words) =>
        Assert.Throws<ArgumentException>(() => _workbook.Cover.Link(words, new Uri("https://example.org/")));

    [Fact]
    public void A_link_stays_in_its_workbook()
    {
        Sheet stranger = new Workbook(SampleWorkbook.Properties).AddSheet("Summary", "Summary of indicators");
        Assert.Throws<ArgumentException>(() => _workbook.Cover.Link("Go to the Summary worksheet", stranger));
        Assert.Throws<ArgumentException>(() => _workbook.AddSheet("Rates", "Rates by year")
            .AddTable("rates", [1.0], [new("Indicator", _ => CellValue.Link("Summary", stranger))]));
    }

    [Fact]
    public void The_digest_cannot_be_given() => Assert.Throws<ArgumentException>(() => _workbook.SetProvenance("ContentDigest", "0"));
}
