using System.Globalization;
using LaaAnalytics.Spreadsheets;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Reporting.Tests.Spreadsheets;

/// <summary>Serial numbers of days by Microsoft's own examples: 1 is 1 January 1900, 39448 is 1 January 2008; in the other system 1462 less.</summary>
public sealed class SpreadsheetDateTests
{
    [Theory]
    [InlineData("39448", "2008-01-01")]
    [InlineData("39448.5", "2008-01-01T12:00:00")]
    [InlineData("39447.999999", "2008-01-01")]
    [InlineData("1", "1900-01-01")]
    [InlineData("59", "1900-02-28")]
    [InlineData("61", "1900-03-01")]
    [InlineData("2958465", "9999-12-31")]
    public void A_number_formatted_as_a_date_is_a_day(string serial, string day) => Assert.Equal([$"1,1 Date:{day}"], Cells.Of(Dated(serial)));

    [Theory]
    [InlineData("0")]
    [InlineData("0.75")]
    [InlineData("60")]
    [InlineData("60.5")]
    [InlineData("-1")]
    [InlineData("2958466")]
    public void Days_that_do_not_exist_have_no_date(string serial)
    {
        using MemoryStream saved = Dated(serial).Save();
        using SpreadsheetFile file = SpreadsheetFile.Open(saved);
        SpreadsheetCell cell = file.Rows("Data").Single()[1];
        Assert.Equal(SpreadsheetCellKind.Date, cell.Kind);
        Assert.Null(cell.Moment);
        Assert.Equal(serial, cell.Text);
    }

    [Theory]
    [InlineData("0", "1904-01-01")]
    [InlineData("37986", "2008-01-01")]
    [InlineData("2957003", "9999-12-31")]
    public void Days_may_count_from_1904(string serial, string day)
    {
        HandMadeWorkbook workbook = Dated(serial).With(
            "xl/workbook.xml",
            $"<workbook xmlns='{HandMadeWorkbook.Main}' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><workbookPr date1904='1'/><sheets><sheet name='Data' r:id='r1'/></sheets></workbook>");
        Assert.Equal([$"1,1 Date:{day}"], Cells.Of(workbook));
    }

    [Theory]
    [InlineData("14", true)]
    [InlineData("15", true)]
    [InlineData("17", true)]
    [InlineData("22", true)]
    [InlineData("31", true)]
    [InlineData("58", true)]
    [InlineData("0", false)]
    [InlineData("2", false)]
    [InlineData("18", false)]
    [InlineData("21", false)]
    [InlineData("45", false)]
    [InlineData("46", false)]
    [InlineData("49", false)]
    [InlineData("dd/mm/yyyy", true)]
    [InlineData("[$-809]dd mmmm yyyy;@", true)]
    [InlineData("mmm-yy", true)]
    [InlineData("mmmm", true)]
    [InlineData("yyyy\\-mm\\-dd\\ hh:mm:ss", true)]
    [InlineData("DD/MM/YYYY", true)]
    [InlineData("hh:mm", false)]
    [InlineData("[h]:mm:ss", false)]
    [InlineData("[mm]:ss.0", false)]
    [InlineData("0.00", false)]
    [InlineData("#,##0;[Red]-#,##0", false)]
    [InlineData("0\" days\"", false)]
    [InlineData("[$£-809]#,##0.00", false)]
    [InlineData("0.00E+00", false)]
    [InlineData("General\\d", false)]
    [InlineData("0_d", false)]
    [InlineData("[Red]0", false)]
    [InlineData("\"unclosed d", false)]
    public void Formats_of_dates_are_told_from_all_others(string format, bool isDate)
    {
        string kind = Cells.Of(HandMadeWorkbook.Of("<row><c s='1'><v>39448</v></c></row>").WithFormats(format)).Single();
        Assert.Equal(isDate ? "1,1 Date:2008-01-01" : "1,1 Number:39448", kind);
    }

    [Fact]
    public void Every_day_from_March_1900_is_the_one_that_the_framework_counts_too()
    {
        for (int serial = 61; serial < 80_000; serial += 97)
        {
            string expected = DateTime.FromOADate(serial).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Assert.Equal([$"1,1 Date:{expected}"], Cells.Of(Dated(serial.ToString(CultureInfo.InvariantCulture))));
        }
    }

    private static HandMadeWorkbook Dated(string serial) => HandMadeWorkbook.Of($"<row><c s='1'><v>{serial}</v></c></row>").WithFormats("14");
}
