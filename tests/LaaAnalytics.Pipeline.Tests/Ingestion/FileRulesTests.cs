using System.Text;
using LaaAnalytics.Domain;
using LaaAnalytics.Ingestion;

namespace LaaAnalytics.Pipeline.Tests.Ingestion;

public sealed class FileRulesTests : IDisposable
{
    private static readonly string Good = Rows.Of("index_event", []);

    private readonly SupplyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_is_absent_or_empty_is_not_readable()
    {
        Assert.Equal(["I01"], _folder.RulesRefusingFile(Path.Combine(_folder.Path, "index_event.csv")));
        Assert.Equal(["I01"], _folder.RulesRefusing("index_event.csv", string.Empty));
    }

    [Fact]
    public void Utf8_is_read_with_and_without_its_mark_and_whatever_its_line_ends()
    {
        Assert.Equal(1, _folder.Check("index_event.csv", Good).Files[0].RowsAccepted);
        Assert.Equal(1, _folder.Check("index_event.csv", "\uFEFF" + Good).Files[0].RowsAccepted);
        string mixed = Rows.Many("index_event", "event_key", 4);
        string[] lines = mixed.TrimEnd('\n').Split('\n');
        IngestReport report = _folder.Check("index_event.csv", $"{lines[0]}\r\n{lines[1]}\n{lines[2]}\r\n\r\n{lines[3]}\n{lines[4]},\r\n");
        Assert.Equal((4L, 1L), (report.Files[0].RowsRead, report.Files[0].RowsRefused));
        Assert.Equal(("I05", 6L), (report.Rejections[0].Rule, report.Rejections[0].Line));
    }

    // What stops a load is told however many rows are refused before it.
    [Fact]
    public void A_file_with_more_refused_rows_than_are_listed_still_says_what_stops_it()
    {
        string[] lines = Good.TrimEnd('\n').Split('\n');
        int day = Array.IndexOf(lines[0].Split(','), "event_date");
        string[] cells = lines[1].Split(',');
        cells[day] = "20/02/2009";
        string row = string.Join(',', cells);
        string path = _folder.Write("index_event.csv", lines[0] + "\n" + string.Concat(Enumerable.Repeat(row + "\n", IngestReport.MostRejectionsKept + 50)));
        LoadRefusedException refused = Assert.Throws<LoadRefusedException>(() => Ingest.Check(_folder.Request(path) with { Tolerance = 0.01m }));
        Assert.Contains(refused.Rejections, rejection => rejection.Rule == "I34");
        Assert.Contains("I34", refused.Message, StringComparison.Ordinal);
    }

    // A row of data in the header's place begins with an address, which is not repeated.
    [Fact]
    public void What_stands_in_a_header_s_place_is_not_repeated_where_a_number_leads()
    {
        LoadRefusedException refused = _folder.Refusal(_folder.Write("index_event.csv", "12 street,surname1\na,b\n"));
        Assert.DoesNotContain(refused.Rejections, rejection => rejection.ToString().Contains("12 street", StringComparison.Ordinal));
        Assert.Contains(refused.Rejections, rejection => rejection.Column == "column 1");
        Assert.Contains(refused.Rejections, rejection => rejection.Column == "surname1");
    }

    [Fact]
    public void Utf16_is_refused_with_and_without_its_mark()
    {
        Assert.Equal(["I02"], _folder.RulesRefusingFile(_folder.Write("index_event.csv", Good, new UnicodeEncoding(bigEndian: false, byteOrderMark: true))));
        Assert.Equal(["I02"], _folder.RulesRefusingFile(_folder.Write("index_event.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Good)])));
        Assert.Equal(["I02"], _folder.RulesRefusingFile(_folder.Write("index_event.csv", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Good)])));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused_by_line_unless_the_mapping_says_windows_1252()
    {
        string path = _folder.Write("index_event.csv", Rows.Of("index_event", [], [("event_key", "K-2"), ("offence_code", "é1")]), Encoding.Latin1);
        RowRejection rejection = Assert.Single(_folder.Refusal(path).Rejections, rejection => rejection.Rule == "I02");
        Assert.Equal(3, rejection.Line);
        const string Mapping = """{ "table": "index_event", "encoding": "windows-1252" }""";
        Assert.Equal(2, Ingest.Check(_folder.Request(path, Mapping)).Files[0].RowsAccepted);
    }

    [Fact]
    public void Columns_are_found_by_name_whatever_their_order()
    {
        string[] lines = Good.TrimEnd('\n').Split('\n');
        string turned = string.Join('\n', lines.Select(line => string.Join(',', line.Split(',').Reverse())));
        Assert.Equal(1, _folder.Check("index_event.csv", turned).Files[0].RowsAccepted);
    }

    [Theory]
    [InlineData("age_years", "pnc_matched_on", new[] { "I03", "I04" })]
    [InlineData("age_years", "event_date", new[] { "I03" })]
    [InlineData("predicted_p", "", new[] { "I03" })]
    [InlineData("predicted_p", "risk", new[] { "I04" })]
    public void A_header_that_lacks_repeats_or_adds_a_column_is_refused(string column, string instead, string[] rules) =>
        Assert.Equal(rules, _folder.RulesRefusing("index_event.csv", Good.Replace(column, instead, StringComparison.Ordinal)));

    [Fact]
    public void A_file_without_a_header_is_refused_without_repeating_its_first_row()
    {
        string row = Good.Split('\n')[1];
        LoadRefusedException refusal = _folder.Refusal(_folder.Write("index_event.csv", row + "\n" + row + "\n"));
        Assert.Contains(refusal.Rejections, rejection => rejection.Rule == "I04" && rejection.Column == "column 1");
        Assert.DoesNotContain(SupplyFolder.Person, string.Join('\n', refusal.Rejections), StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_with_wrong_quotes_is_refused_and_no_row_takes_its_place() =>
        Assert.Equal(["I03"], _folder.RulesRefusing("index_event.csv", "\"event\"_key," + Good[(Good.IndexOf(',', StringComparison.Ordinal) + 1)..]));

    [Theory]
    [InlineData("30A", null)]
    [InlineData("\"30A\"", null)]
    [InlineData("\"3\"\"0A\"", null)]
    [InlineData("3\"0A", "I06")]
    [InlineData("\"30\"A", "I06")]
    [InlineData("30,A", "I05")]
    [InlineData("\"30,A\"", null)]
    public void Quotes_stand_around_whole_values_and_are_doubled_inside(string value, string? rule)
    {
        IngestReport report = _folder.Check("index_event.csv", Rows.Of("index_event", [("offence_code", value)], [("event_key", "K-2")]));
        Assert.Equal(rule is null ? [] : [rule], report.Rejections.Select(rejection => rejection.Rule));
        Assert.Equal(rule is null ? 2 : 1, report.Files[0].RowsAccepted);
    }

    [Fact]
    public void A_quote_that_swallows_rows_counts_as_all_of_them()
    {
        // The quote that opens in line 2 closes in line 4: three lines are lost, not one.
        string text = Rows.Of("index_event", [("offence_code", "\"3")], [], [("offence_code", "\"3")], [("event_key", "K-4")]);
        IngestReport report = _folder.Check("index_event.csv", text);
        Assert.Equal((4L, 3L), (report.Files[0].RowsRead, report.Files[0].RowsRefused));
        Assert.Equal(2, Assert.Single(report.Rejections).Line);
    }

    [Fact]
    public void A_line_after_a_break_in_quotes_has_its_physical_number()
    {
        string text = Rows.Of("index_event", [("offence_code", "\"a\nb\"")], [("event_key", "K-2"), ("age_years", "x")]);
        Assert.Equal([("I17", 2L), ("I09", 4L)], _folder.Check("index_event.csv", text).Rejections.Select(rejection => (rejection.Rule, rejection.Line)));
    }

    [Theory]
    [InlineData("book.xls", new byte[] { 1, 2 })]
    [InlineData("book.ods", new byte[] { 0x50, 0x4B, 3, 4 })]
    [InlineData("42.zip", new byte[] { 0x50, 0x4B, 3, 4 })]
    [InlineData("index_event.csv", new byte[] { 0x50, 0x4B, 3, 4, 20, 0 })]
    [InlineData("index_event.csv", new byte[] { 0x1F, 0x8B, 8, 0 })]
    [InlineData("index_event.csv", new byte[] { 0, 1, 0, 2, 0, 0, 0, 5, 1, 1 })]
    [InlineData("index_event.parquet", new byte[] { 0x61, 0x62, 0x63 })]
    [InlineData("index_event.parquet", new byte[] { 0x50, 0x41, 0x52, 0x31, 0, 0, 0, 0, 0x50, 0x41, 0x52, 0x31 })]
    public void Files_of_another_kind_are_refused_by_name_or_content(string name, byte[] bytes)
    {
        IngestRequest request = _folder.Request(_folder.Write(name, bytes)) with { Facts = SupplyFolder.Facts with { Table = "index_event" } };
        LoadRefusedException refusal = Assert.Throws<LoadRefusedException>(() => Ingest.Check(request));
        Assert.Equal("I35", Assert.Single(refusal.Rejections).Rule);
    }

    [Fact]
    public void A_record_beyond_one_mebibyte_or_with_a_nul_is_refused()
    {
        string longRecord = Rows.Of("index_event", [("offence_code", new string('a', 1024 * 1024))]);
        Assert.Equal(["I36"], _folder.RulesRefusing("index_event.csv", longRecord));
        Assert.Equal(["I36"], _folder.RulesRefusing("index_event.csv", Rows.Of("index_event", [("offence_code", "a\0b")])));
        string belowIt = Rows.Of("index_event", [("offence_code", new string('a', (1024 * 1024) - 200))]);
        Assert.Equal("I17", Assert.Single(_folder.Check("index_event.csv", belowIt).Rejections).Rule);
    }

    [Fact]
    public void A_file_that_is_one_endless_line_is_given_up_early()
    {
        // A quarter of a gigabyte without a line end: neither read to its end nor kept in memory.
        string path = _folder.Write("index_event.csv", Good + new string('a', 8192));
        using (FileStream file = new(path, FileMode.Append))
        {
            file.SetLength(file.Length + (256L * 1024 * 1024));
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(["I36"], _folder.RulesRefusingFile(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64L * 1024 * 1024);
    }

    [Theory]
    [InlineData("table", "[I33]")]
    [InlineData("supplier", "supplier")]
    [InlineData("period", "period")]
    public void A_fact_that_is_missing_is_named(string fact, string named)
    {
        SupplyFacts facts = fact switch
        {
            "supplier" => SupplyFolder.Facts with { Supplier = null },
            "period" => SupplyFolder.Facts with { Period = null },
            _ => SupplyFolder.Facts,
        };
        IngestRequest request = _folder.Request(_folder.Write(fact == "table" ? "extract.csv" : "index_event.csv", Good)) with { Facts = facts };
        RowRejection rejection = Assert.Single(Assert.Throws<LoadRefusedException>(() => Ingest.Check(request)).Rejections);
        Assert.Equal("I33", rejection.Rule);
        Assert.Contains(named, rejection.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Proof_needs_the_first_day_it_does_not_cover()
    {
        SupplyFacts facts = SupplyFolder.Facts with { ObservedTo = null };
        IngestRequest request = _folder.Request(_folder.Write("proven_offence.csv", Rows.Of("proven_offence", []))) with { Facts = facts };
        Assert.Equal("I33", Assert.Single(Assert.Throws<LoadRefusedException>(() => Ingest.Check(request)).Rejections).Rule);
    }

    [Fact]
    public void More_refused_rows_than_the_tolerance_refuse_the_file_and_as_many_do_not()
    {
        string AgesWrong(int wrong) => Rows.Many("index_event", "event_key", 200, i => i <= wrong ? [("age_years", "x")] : []);
        IngestRequest request = _folder.Request(_folder.Write("index_event.csv", AgesWrong(2))) with { Tolerance = IngestRequest.DefaultTolerance };
        Assert.Equal(2, Ingest.Check(request).Files[0].RowsRefused);
        _folder.Write("index_event.csv", AgesWrong(2 + 1));
        LoadRefusedException refusal = Assert.Throws<LoadRefusedException>(() => Ingest.Check(request));
        Assert.Equal(["I09", "I09", "I09", "I34"], refusal.Rejections.Select(rejection => rejection.Rule));
        Assert.Contains("at most 2 refused rows of 200; 3 were refused", refusal.Rejections[^1].Expected, StringComparison.Ordinal);
    }
}
