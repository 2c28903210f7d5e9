using System.Buffers.Binary;
using System.Text;
using LaaAnalytics.Spreadsheets;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Reporting.Tests.Spreadsheets;

public sealed class SpreadsheetRefusalTests
{
    private const string Row = "<row><c><v>1</v></c></row>";
    private const int SheetAt = 1024 * 1024;

    [Fact]
    public void Files_of_other_kinds_are_refused()
    {
        Assert.Equal(SpreadsheetRefusal.NotASpreadsheet, Refusal(""u8));
        Assert.Equal(SpreadsheetRefusal.NotASpreadsheet, Refusal("name,date of birth\n"u8));
        Assert.Equal(SpreadsheetRefusal.NotASpreadsheet, Refusal("PK\u0003\u0004 and nothing else"u8));
        Assert.Equal(SpreadsheetRefusal.NotASpreadsheet, Cells.Refusal(HandMadeWorkbook.Of(Row).Without("[Content_Types].xml")));
        Assert.Equal(SpreadsheetRefusal.Protected, Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0]));
    }

    [Theory]
    [InlineData("xl/vbaProject.bin", SpreadsheetRefusal.Macros)]
    [InlineData("XL/VBAPROJECT.BIN", SpreadsheetRefusal.Macros)]
    [InlineData("xl/macrosheets/sheet1.xml", SpreadsheetRefusal.Macros)]
    [InlineData("xl/activeX/activeX1.xml", SpreadsheetRefusal.Macros)]
    [InlineData("xl/externalLinks/externalLink1.xml", SpreadsheetRefusal.Links)]
    [InlineData("xl/pivotCache/pivotCacheRecords1.xml", SpreadsheetRefusal.UnseenData)]
    [InlineData("xl/model/item.data", SpreadsheetRefusal.UnseenData)]
    [InlineData("xl/embeddings/oleObject1.bin", SpreadsheetRefusal.UnseenData)]
    [InlineData("../escape.xml", SpreadsheetRefusal.LeavesPackage)]
    [InlineData("xl/../../escape.xml", SpreadsheetRefusal.LeavesPackage)]
    [InlineData("/etc/passwd", SpreadsheetRefusal.LeavesPackage)]
    [InlineData("xl\\worksheets\\sheet9.xml", SpreadsheetRefusal.LeavesPackage)]
    [InlineData("C:/x.xml", SpreadsheetRefusal.LeavesPackage)]
    [InlineData("XL/WORKBOOK.XML", SpreadsheetRefusal.Damaged)]
    public void Parts_that_no_workbook_of_values_has_are_refused(string part, SpreadsheetRefusal reason) =>
        Assert.Equal(reason, Cells.Refusal(HandMadeWorkbook.Of(Row).With(part, "<x/>")));

    [Theory]
    [InlineData("application/vnd.ms-excel.sheet.macroEnabled.main+xml")]
    [InlineData("application/vnd.ms-excel.template.macroEnabled.main+xml")]
    [InlineData("application/vnd.ms-office.vbaProject")]
    public void Kinds_that_may_hold_macros_are_refused(string kind) => Assert.Equal(SpreadsheetRefusal.Macros, Cells.Refusal(HandMadeWorkbook.Of(Row).With(
        "[Content_Types].xml",
        $"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/xl/workbook.xml' ContentType='{kind}'/></Types>")));

    [Fact]
    public void Pointers_out_of_the_package_are_refused()
    {
        HandMadeWorkbook outward = HandMadeWorkbook.Of(Row).With("xl/_rels/workbook.xml.rels", HandMadeWorkbook.Relationships(("r1", "worksheet", "../../sheet1.xml")));
        Assert.Equal(SpreadsheetRefusal.LeavesPackage, Cells.Refusal(outward));
        HandMadeWorkbook linked = HandMadeWorkbook.Of(Row).With(
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Type='x/worksheet' TargetMode='External' Target='http://example.org/'/></Relationships>");
        Assert.Equal(SpreadsheetRefusal.Links, Cells.Refusal(linked));
    }

    [Fact]
    public void A_package_without_workbook_or_worksheet_is_refused()
    {
        Assert.Equal(SpreadsheetRefusal.NoWorkbook, Cells.Refusal(HandMadeWorkbook.Empty()));
        Assert.Equal(SpreadsheetRefusal.NoWorkbook, Cells.Refusal(HandMadeWorkbook.Of(Row).Without("_rels/.rels")));
        Assert.Equal(SpreadsheetRefusal.NoWorkbook, Cells.Refusal(HandMadeWorkbook.Of(Row).With("xl/workbook.xml", $"<workbook xmlns='{HandMadeWorkbook.Main}'><sheets/></workbook>")));
        Assert.Equal(SpreadsheetRefusal.Damaged, Cells.Refusal(HandMadeWorkbook.Of(Row).Without("xl/worksheets/sheet1.xml")));
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/workbook.xml")]
    [InlineData("[Content_Types].xml")]
    [InlineData("_rels/.rels")]
    public void A_document_type_is_refused_in_any_part(string part)
    {
        const string Laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><x>&b;</x>";
        Assert.Equal(SpreadsheetRefusal.DocumentType, Cells.Refusal(HandMadeWorkbook.Of(Row).With(part, Laughs)));
    }

    [Fact]
    public void A_part_that_unpacks_to_many_times_its_size_is_refused_before_it_is_unpacked()
    {
        string rows = "<row><c><v>" + new string('1', 200) + "</v></c></row>" + new string(' ', 40 * SheetAt);
        using MemoryStream saved = HandMadeWorkbook.Of(rows).Save();
        Assert.InRange(saved.Length, 0, SheetAt);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(SpreadsheetRefusal.TooLarge, Assert.Throws<SpreadsheetRefusedException>(() => Cells.Of(saved)).Reason);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 12 * SheetAt);
    }

    [Fact]
    public void What_is_really_unpacked_counts_and_not_what_the_headers_say()
    {
        SpreadsheetLimits limits = new() { PartBytes = 4 * SheetAt, Ratio = 1_000_000 };
        byte[] lying = HandMadeWorkbook.Of(Row + new string(' ', 8 * SheetAt)).Save().ToArray();
        Assert.Equal(SpreadsheetRefusal.TooLarge, Refusal(lying, limits));
        Understate(lying);
        Assert.Contains(Refusal(lying, limits), new[] { SpreadsheetRefusal.TooLarge, SpreadsheetRefusal.Damaged });
    }

    [Fact]
    public void Every_limit_refuses_one_more()
    {
        HandMadeWorkbook workbook = HandMadeWorkbook.Of("<row r='7'><c r='C7' t='s'><v>0</v></c></row>").WithTexts("<si><t>twelve chars</t></si>", "<si><t>x</t></si>");
        SpreadsheetLimits just = new() { Rows = 7, Columns = 3, Parts = 7, TextLength = 12, RowLength = 12, SharedTexts = 2, SharedTextLength = 13 };
        Assert.Equal(["7,3 Text:twelve chars"], Cells.Of(workbook, just));
        Assert.Equal(SpreadsheetRefusal.TooLarge, Cells.Refusal(workbook, just with { Rows = 6 }));
        Assert.Equal(SpreadsheetRefusal.TooLarge, Cells.Refusal(workbook, just with { Columns = 2 }));
        Assert.Equal(SpreadsheetRefusal.TooLarge, Cells.Refusal(workbook, just with { Parts = 6 }));
        Assert.Equal(SpreadsheetRefusal.TooLarge, Cells.Refusal(workbook, just with { TextLength = 11 }));
        Assert.Equal(SpreadsheetRefusal.TooLarge, Cells.Refusal(workbook, just with { RowLength = 11 }));
        Assert.Equal(SpreadsheetRefusal.TooLarge, Cells.Refusal(workbook, just with { SharedTexts = 1 }));
        Assert.Equal(SpreadsheetRefusal.TooLarge, Cells.Refusal(workbook, just with { SharedTextLength = 12 }));
        Assert.Equal(SpreadsheetRefusal.TooLarge, Cells.Refusal(workbook, just with { FileBytes = 500 }));
        Assert.Equal(SpreadsheetRefusal.TooLarge, Cells.Refusal(workbook, just with { PartBytes = 100 }));
        Assert.Equal(SpreadsheetRefusal.TooLarge, Cells.Refusal(workbook, just with { TotalBytes = 1000 }));
    }

    [Theory]
    [InlineData("<row r='2'/><row r='1'/>")]
    [InlineData("<row r='0'/>")]
    [InlineData("<row r='1'><c r='B1'/><c r='A1'/></row>")]
    [InlineData("<row r='1'><c r='A2'/></row>")]
    [InlineData("<row r='1'><c r='1A'/></row>")]
    [InlineData("<row r='1'><c r='AAAA1'/></row>")]
    [InlineData("<row r='99999999999'/>")]
    [InlineData("<row><c t='s'><v>0</v></c></row>")]
    [InlineData("<row><c t='s'><v>-1</v></c></row>")]
    [InlineData("<row><c s='9'><v>1</v></c></row>")]
    [InlineData("<row><c><v>one</v></c></row>")]
    [InlineData("<row><c><v>1E999</v></c></row>")]
    [InlineData("<row><c><v>NaN</v></c></row>")]
    [InlineData("<row><c t='b'><v>2</v></c></row>")]
    [InlineData("<row><c t='d'><v>yesterday</v></c></row>")]
    [InlineData("<row><c t='d'><v>12:30</v></c></row>")]
    [InlineData("<row><c t='z'><v>1</v></c></row>")]
    [InlineData("<row><c><v>1</c></row>")]
    [InlineData("<row><c><v>&undeclared;</v></c></row>")]
    public void A_sheet_against_the_rules_of_its_kind_is_damaged(string rows) => Assert.Equal(SpreadsheetRefusal.Damaged, Cells.Refusal(HandMadeWorkbook.Of(rows)));

    [Fact]
    public void Tags_texts_names_and_depths_that_would_fill_the_memory_are_refused()
    {
        SpreadsheetLimits wide = new() { Ratio = 1_000_000 };
        string longText = new('a', 2 * SheetAt);
        Assert.Equal(SpreadsheetRefusal.TooLarge, Cells.Refusal(HandMadeWorkbook.Of($"<row x='{longText}'/>"), wide));
        Assert.Equal(SpreadsheetRefusal.TooLarge, Cells.Refusal(HandMadeWorkbook.Of($"<row><c t='inlineStr'><is><t>{longText}</t></is></c></row>"), wide));
        Assert.Equal(SpreadsheetRefusal.TooLarge, Cells.Refusal(HandMadeWorkbook.Of($"<row><c t='str'><v><![CDATA[{longText.Replace('a', '<')}]]></v></c></row>"), wide));
        Assert.Equal(SpreadsheetRefusal.Damaged, Cells.Refusal(HandMadeWorkbook.Of(string.Concat(Enumerable.Repeat("<a>", 100_000))), wide));
        Assert.Equal(SpreadsheetRefusal.Damaged, Cells.Refusal(HandMadeWorkbook.Of(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<a{i}/>"))), wide));
    }

    [Fact]
    public void Parts_beyond_the_limit_are_counted_before_they_are_kept()
    {
        HandMadeWorkbook workbook = HandMadeWorkbook.Of(Row);
        for (int i = 0; i < 2_000; i++)
        {
            workbook.With($"x/{i}.xml", string.Empty);
        }

        Assert.Equal(SpreadsheetRefusal.TooLarge, Cells.Refusal(workbook));
    }

    [Fact]
    public void A_refusal_says_what_to_do_and_quotes_nothing()
    {
        SpreadsheetRefusedException refused = Assert.Throws<SpreadsheetRefusedException>(() => Cells.Of(HandMadeWorkbook.Of("<row><c><v>Jane Roe</v></c></row>")));
        Assert.Equal("The spreadsheet is damaged: a cell's number cannot be read.", refused.Message);
        Assert.Equal("Open it in a spreadsheet program, save it as .xlsx and send it again.", refused.Remedy);
        Assert.Null(refused.InnerException);
    }

    private static SpreadsheetRefusal Refusal(ReadOnlySpan<byte> bytes, SpreadsheetLimits? limits = null)
    {
        byte[] file = bytes.ToArray();
        return Assert.Throws<SpreadsheetRefusedException>(() => Cells.Of(new MemoryStream(file), limits)).Reason;
    }

    /// <summary>Makes the directory of the zip file say that every part unpacks to 100 bytes.</summary>
    private static void Understate(byte[] zip)
    {
        ReadOnlySpan<byte> entry = Encoding.Latin1.GetBytes("PK\u0001\u0002");
        for (int i = zip.AsSpan().IndexOf(entry); i >= 0 && i < zip.Length - 46; i++)
        {
            if (zip.AsSpan(i).StartsWith(entry))
            {
                BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(i + 24), 100);
            }
        }
    }
}
