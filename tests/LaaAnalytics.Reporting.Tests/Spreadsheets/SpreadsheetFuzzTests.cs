using System.Diagnostics;
using LaaAnalytics.Spreadsheets;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Reporting.Tests.Spreadsheets;

/// <summary>Files damaged at random, from fixed seeds: whatever they hold, they are read or refused, soon and in little memory.</summary>
public sealed class SpreadsheetFuzzTests
{
    private const int Damaged = 4_000;
    private const long MostBytes = 64L * 1024 * 1024;

    private static readonly string[] Parts =
        ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"];

    private static readonly string[] Scraps =
        ["<", ">", "'", "\"", "&", "&#0;", "<!DOCTYPE a>", "<![CDATA[", "]]>", "<?x?>", "\0", "\uFFFF", "-1", "99999999999999999999", "1E400", "r='", "t='s'", "t='array' ref='A1:XFD1048576'",
            "<f/>", "</v>", "<row>", "</row>", "<c>", "../../..", "%2e%2e/", "http://", "xmlns='x'", "xml:space='preserve'", "é", " "];

    [Fact]
    public void Bytes_of_the_file_changed_at_random_are_read_or_refused()
    {
        byte[] whole = Whole().Save().ToArray();
        Random random = new(20260701);
        Try(Enumerable.Range(0, Damaged).Select(_ => Change(whole, random)));
    }

    [Fact]
    public void Characters_of_the_parts_changed_at_random_are_read_or_refused()
    {
        Random random = new(20260702);
        Try(Enumerable.Range(0, Damaged).Select(_ =>
        {
            HandMadeWorkbook workbook = Whole();
            string part = Parts[random.Next(Parts.Length)];
            string text = workbook.Text(part);
            for (int times = random.Next(1, 4); times > 0; times--)
            {
                int place = random.Next(text.Length);
                int cut = random.Next(3) == 0 ? random.Next(Math.Min(12, text.Length - place)) : 0;
                text = text.Remove(place, cut).Insert(place, Scraps[random.Next(Scraps.Length)]);
            }

            return workbook.With(part, text).Save().ToArray();
        }));
    }

    private static byte[] Change(byte[] whole, Random random)
    {
        byte[] changed = [.. whole];
        for (int times = random.Next(1, 6); times > 0; times--)
        {
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
        }

        return random.Next(8) == 0 ? changed[..random.Next(changed.Length)] : changed;
    }

    private static void Try(IEnumerable<byte[]> files)
    {
        int read = 0;
        int refused = 0;
        foreach (byte[] bytes in files)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            try
            {
                using SpreadsheetFile file = SpreadsheetFile.Open(new MemoryStream(bytes));
                _ = file.Properties;
                foreach (SpreadsheetSheet sheet in file.Sheets)
                {
                    _ = file.MergedCells(sheet.Name);
                    Assert.All(file.Rows(sheet.Name).SelectMany(row => row.Cells), cell => Assert.NotNull(cell.Text));
                }

                read++;
            }
            catch (SpreadsheetRefusedException)
            {
                refused++;
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
            Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(20));
        }

        // Both happen, or the damage was no test of anything.
        Assert.InRange(read, Damaged / 100, Damaged);
        Assert.InRange(refused, Damaged / 4, Damaged);
    }

    private static HandMadeWorkbook Whole() => HandMadeWorkbook.Of("""
        <row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='inlineStr'><is><r><t>in</t></r><r><t>line_x0041_</t></r></is></c></row>
        <row r='2'><c r='A2' s='1'><v>39448.25</v></c><c r='B2'><f t='array' ref='B2:B3'>A1</f><v>0.28999999999999998</v></c><c r='C2' t='b'><v>1</v></c></row>
        <row r='3'><c r='A3' s='2'><v>61</v></c><c r='B3'><v>1E-2</v></c><c r='C3' t='e'><v>#REF!</v></c><c r='D3' t='d'><v>2009-03-31</v></c></row>
        """).WithFormats("14", "yyyy-mm-dd").WithTexts("<si><t>Area</t></si>", "<si><r><t>n</t></r><rPh sb='0' eb='1'><t>x</t></rPh></si>").WithFormats("14", "yyyy-mm-dd")
        .With("xl/_rels/workbook.xml.rels", HandMadeWorkbook.Relationships(("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "sharedStrings", "sharedStrings.xml"), ("r3", "styles", "styles.xml")));
}
