using LaaAnalytics.Spreadsheets;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Reporting.Tests.Spreadsheets;

public sealed class SpreadsheetValueTests
{
    [Fact]
    public void Cells_are_placed_by_their_address_or_one_after_another()
    {
        HandMadeWorkbook workbook = HandMadeWorkbook.Of(
            "<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r='5'><c r='B5'><v>3</v></c><c><v>4</v></c><c r='AA5'><v>5</v></c></row><row r='7'/><row><c><v>6</v></c></row>");
        Assert.Equal(["1,1 Number:1", "1,3 Number:2", "5,2 Number:3", "5,3 Number:4", "5,27 Number:5", "8,1 Number:6"], Cells.Of(workbook));
    }

    [Fact]
    public void A_row_gives_any_column_blank_where_there_is_nothing()
    {
        using MemoryStream saved = HandMadeWorkbook.Of("<row r='1'><c r='B1'><v>3</v></c><c r='D1'><v>4</v></c></row>").Save();
        using SpreadsheetFile file = SpreadsheetFile.Open(saved);
        SpreadsheetRow row = Assert.Single(file.Rows("data"));
        Assert.Equal(["", "3", "", "4", ""], Enumerable.Range(1, 5).Select(column => row[column].Text));
        Assert.Equal(SpreadsheetCellKind.Blank, row[1].Kind);
        Assert.Equal(5, row[5].Column);
    }

    [Fact]
    public void Texts_are_shared_or_inline_in_runs_and_without_how_they_are_spoken()
    {
        HandMadeWorkbook workbook = HandMadeWorkbook.Of("""
            <row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='s'><v>2</v></c><c r='D1' t='s'><v>3</v></c>
            <c r='E1' t='inlineStr'><is><t>here</t></is></c><c r='F1' t='inlineStr'><is><r><t>in </t></r><r><rPr/><t>runs</t></r></is></c>
            <c r='G1' t='str'><v>worked out</v></c><c r='H1' t='s'><v>4</v></c></row>
            """).WithTexts(
            "<si><t>plain</t></si>",
            "<si><r><t xml:space='preserve'>two </t></r><r><rPr><b/></rPr><t>runs</t></r><rPh sb='0' eb='1'><t>spoken</t></rPh><phoneticPr fontId='1'/></si>",
            "<si><t xml:space='preserve'> with  blanks </t></si>",
            "<si><t><![CDATA[a < b]]> &amp; c &#233;</t></si>",
            "<si><t/></si>");
        Assert.Equal(
            ["1,1 Text:plain", "1,2 Text:two runs", "1,3 Text: with  blanks ", "1,4 Text:a < b & c é", "1,5 Text:here", "1,6 Text:in runs", "1,7 Text:worked out"],
            Cells.Of(workbook));
    }

    [Theory]
    [InlineData("_x0041_", "A")]
    [InlineData("_x005F_x0041_", "_x0041_")]
    [InlineData("a_x000D_b", "a\rb")]
    [InlineData("_x41_ _xZZZZ_ _x0041", "_x41_ _xZZZZ_ _x0041")]
    [InlineData("_xD83D__xDE00_", "😀")]
    [InlineData("x_xD83D_y", "x\uFFFDy")]
    [InlineData("__x0041__", "_A_")]
    public void Escapes_stand_for_characters(string written, string meant) =>
        Assert.Equal([$"1,1 Text:{meant}"], Cells.Of(HandMadeWorkbook.Of($"<row><c t='inlineStr'><is><t>{written}</t></is></c></row>")));

    [Theory]
    [InlineData("0.1", "0.1")]
    [InlineData("0.28999999999999998", "0.29")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("1E-2", "0.01")]
    [InlineData("1.0000000000000001E-5", "0.00001")]
    [InlineData("-1.5e3", "-1500")]
    [InlineData("0.10", "0.10")]
    [InlineData("123456789012345678", "123456789012345678")]
    [InlineData("1.23457E+12", "1234570000000")]
    [InlineData("100000000000000000000", "100000000000000000000")]
    [InlineData("1E+300", "1E+300")]
    [InlineData("1E-300", "1E-300")]
    [InlineData("0.00000012345678901234567", "0.000000123456789012346")]
    [InlineData("33.333333333333336", "33.3333333333333")]
    [InlineData("0", "0")]
    [InlineData("-0.5", "-0.5")]
    public void Numbers_read_as_a_person_would_type_them_and_keep_what_the_file_holds(string written, string text)
    {
        using MemoryStream saved = HandMadeWorkbook.Of($"<row><c><v>{written}</v></c></row>").Save();
        using SpreadsheetFile file = SpreadsheetFile.Open(saved);
        SpreadsheetCell cell = file.Rows("Data").Single()[1];
        Assert.Equal(written, cell.Written);
        Assert.Equal(text, cell.Text);
        Assert.Equal(double.Parse(written, System.Globalization.CultureInfo.InvariantCulture), cell.Number);
    }

    [Fact]
    public void Truths_errors_and_formulas_are_told_apart()
    {
        HandMadeWorkbook workbook = HandMadeWorkbook.Of("""
            <row r='1'><c r='A1' t='b'><v>1</v></c><c r='B1' t='b'><v>0</v></c><c r='C1' t='e'><v>#N/A</v></c>
            <c r='D1'><f>A1+1</f><v>2</v></c><c r='E1' t='str'><f>""</f><v></v></c><c r='F1'><f>1/0</f></c><c r='G1' t='e'><f>1/0</f><v>#DIV/0!</v></c></row>
            """);
        Assert.Equal(
            ["1,1 Boolean:TRUE", "1,2 Boolean:FALSE", "1,3 Error:#N/A", "1,4 =Number:2", "1,5 =Text:", "1,6 =Blank:", "1,7 =Error:#DIV/0!"],
            Cells.Of(workbook));
    }

    [Fact]
    public void Cells_that_an_array_formula_fills_are_formulas_though_they_look_like_values()
    {
        HandMadeWorkbook workbook = HandMadeWorkbook.Of("""
            <row r='1'><c r='A1'><f t='array' ref='A1:B2'>x</f><v>1</v></c><c r='B1'><v>2</v></c><c r='C1'><v>3</v></c></row>
            <row r='2'><c r='A2'><v>4</v></c><c r='B2'><v>5</v></c></row><row r='3'><c r='A3'><v>6</v></c></row>
            """);
        Assert.Equal(["1,1 =Number:1", "1,2 =Number:2", "1,3 Number:3", "2,1 =Number:4", "2,2 =Number:5", "3,1 Number:6"], Cells.Of(workbook));
    }

    [Fact]
    public void Hidden_sheets_are_listed_as_hidden_and_charts_are_not_listed()
    {
        using MemoryStream saved = ManySheets().Save();
        using SpreadsheetFile file = SpreadsheetFile.Open(saved);
        Assert.Equal([new("One", false), new("Two", true), new("Three", true)], file.Sheets);
        Assert.Equal(["One"], file.SheetNames);
        Assert.Equal("2", file.Rows("two").Single()[1].Text);
        Assert.Throws<ArgumentException>(() => file.Rows("Four"));
    }

    [Fact]
    public void Merged_cells_are_listed_and_rows_can_be_read_again()
    {
        using MemoryStream saved = HandMadeWorkbook.Of(string.Empty)
            .With("xl/worksheets/sheet1.xml", HandMadeWorkbook.Sheet("<row><c><v>1</v></c></row>", "<mergeCells><mergeCell ref='A1:B2'/><mergeCell ref='D4:D9'/></mergeCells>"))
            .Save();
        using SpreadsheetFile file = SpreadsheetFile.Open(saved);
        Assert.Equal([new CellRange(1, 2, 1, 2), new CellRange(4, 9, 4, 4)], file.MergedCells("Data"));
        Assert.Single(file.Rows("Data"));
        Assert.Single(file.Rows("Data"));
    }

    [Fact]
    public void The_strict_edition_of_the_standard_is_read_and_other_vocabularies_are_passed_over()
    {
        const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
        const string Links = "http://purl.oclc.org/ooxml/officeDocument/relationships";
        HandMadeWorkbook workbook = HandMadeWorkbook.Empty()
            .With("_rels/.rels", $"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='a' Type='{Links}/officeDocument' Target='/xl/workbook.xml'/></Relationships>")
            .With("xl/workbook.xml", $"<x:workbook xmlns:x='{Strict}' xmlns:q='{Links}'><x:sheets><x:sheet name='S' q:id='b'/></x:sheets></x:workbook>")
            .With("xl/_rels/workbook.xml.rels", $"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='b' Type='{Links}/worksheet' Target='../xl/./deep/s.xml'/></Relationships>")
            .With("xl/deep/s.xml", $"<x:worksheet xmlns:x='{Strict}'><row xmlns='urn:other'/><x:sheetData><x:row><c xmlns='urn:other'><v>9</v></c><x:c t='d'><x:v>2009-03-31T00:00:00</x:v></x:c></x:row></x:sheetData></x:worksheet>");
        Assert.Equal(["1,1 Date:2009-03-31"], Cells.Of(workbook));
    }

    [Fact]
    public void Properties_that_writers_add_are_read()
    {
        using MemoryStream saved = new();
        Workbooks.SampleWorkbook.Build().Save(saved);
        using SpreadsheetFile file = SpreadsheetFile.Open(saved);
        Assert.Equal(64, file.Properties["ContentDigest"].Length);
        Assert.Equal("Cover", file.SheetNames[0]);
        Assert.Contains(file.Rows("Cover"), row => row[1].Text == Workbooks.SampleWorkbook.Properties.Title);
    }

    private static HandMadeWorkbook ManySheets() => HandMadeWorkbook.Empty()
        .With("xl/workbook.xml", $"""
            <workbook xmlns='{HandMadeWorkbook.Main}' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>
            <sheet name='One' r:id='r1'/><sheet name='Chart' r:id='r2'/><sheet name='Two' state='hidden' r:id='r3'/><sheet name='Three' state='veryHidden' r:id='r4'/>
            </sheets></workbook>
            """)
        .With("xl/_rels/workbook.xml.rels", HandMadeWorkbook.Relationships(
            ("r1", "worksheet", "1.xml"), ("r2", "chartsheet", "c.xml"), ("r3", "worksheet", "2.xml"), ("r4", "worksheet", "3.xml")))
        .With("xl/1.xml", HandMadeWorkbook.Sheet("<row><c><v>1</v></c></row>"))
        .With("xl/2.xml", HandMadeWorkbook.Sheet("<row><c><v>2</v></c></row>"))
        .With("xl/3.xml", HandMadeWorkbook.Sheet("<row><c><v>3</v></c></row>"));
}
