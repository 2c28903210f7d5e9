using System.Text;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Ingestion.Cells;

namespace LaaAnalytics.Pipeline.Tests.Ingestion;

public sealed class MappingTests : IDisposable
{
    private readonly SupplyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{ "table": "index_event", "colums": {} }""", "mapping.json:1: $.colums is not a member of this form. Did you mean columns?")]
    [InlineData("{\n \"table\": \"index_event\",\n \"table\": \"person\" }", "mapping.json:3: $.table is given twice.")]
    [InlineData("{\n \"table\": 7 }", "mapping.json:2: $.table is not a text in double quotes.")]
    [InlineData("{ \"table\": ", "mapping.json:1: at column 12: the file ends too soon")]
    [InlineData("""{ "mode": "ful" }""", "mapping.json:1: $.mode is not one of full, delta, correction, in double quotes.")]
    [InlineData("""{ "observed_to": "1/7/2009" }""", "mapping.json:1: $.observed_to is not a day: write the year first and in double quotes, \"2009-09-30\".")]
    [InlineData("""{ "encoding": "latin1" }""", "mapping.json: encoding is utf-8 or windows-1252.")]
    [InlineData("""{ "delimiter": ";;" }""", "mapping.json: delimiter is one of")]
    [InlineData("""{ "decimal": "'" }""", "mapping.json: decimal is . or ,")]
    [InlineData("""{ "drop": ["*"] }""", "mapping.json: drop names each column")]
    [InlineData("""{ "drop": ["a", "a "] }""", "mapping.json: drop names a column twice.")]
    [InlineData("""{ "drop": ["a"], "columns": { "age_years": { "from": "a" } } }""", "mapping.json: a is both read and dropped.")]
    [InlineData("""{ "columns": { "age": { "from": "a" } } }""", "mapping.json: age is not a column of index_event.")]
    [InlineData("""{ "columns": { "age_years": {} } }""", "mapping.json, age_years: one of from and constant is needed")]
    [InlineData("""{ "columns": { "age_years": { "from": "a", "constant": "3" } } }""", "mapping.json, age_years: one of from and constant is needed")]
    [InlineData("""{ "columns": { "age_years": { "constant": "old" } } }""", "mapping.json, age_years: constant is not a value that the column takes: a whole number from 0 to 110.")]
    [InlineData("""{ "columns": { "offence_group": { "from": "a", "codes": { "x": "STEALING" } } } }""", "mapping.json, offence_group: the right side of codes is not a value")]
    [InlineData("""{ "columns": { "offence_group": { "from": "a", "whenBlank": "none" } } }""", "mapping.json, offence_group: whenBlank is not a value")]
    [InlineData("""{ "columns": { "offence_group": { "from": "a", "codesDefault": "OTHER" } } }""", "mapping.json, offence_group: codesDefault needs codes.")]
    [InlineData("""{ "columns": { "event_date": { "from": "a", "format": "dd/MM/yy" } } }""", "mapping.json, event_date: a format has yyyy")]
    [InlineData("""{ "columns": { "event_date": { "from": "a", "format": ["dd/MM/yyyy", "MM/dd/yyyy"] } } }""", "mapping.json, event_date: two of the formats can read the same text.")]
    [InlineData("""{ "columns": { "age_years": { "from": "a", "format": "yyyy" } } }""", "mapping.json, age_years: format is for dates.")]
    [InlineData("""{ "columns": { "event_date": { "from": "a", "year": { "startMonth": 13 } } } }""", "mapping.json, event_date: startMonth is 1 to 12")]
    [InlineData("""{ "columns": { "event_key": { "from": "a", "scale": 2 } } }""", "mapping.json, event_key: scale is for numbers.")]
    [InlineData("""{ "columns": { "event_date": { "from": "a", "lastDay": true } } }""", "mapping.json, event_date: lastDay is for ends, such as period_end.")]
    [InlineData("""{ "columns": { "event_date": { "constant": "2009-01-01", "lastDay": true } } }""", "mapping.json, event_date: a constant stands alone.")]
    public void A_mapping_that_cannot_mean_what_it_says_is_refused(string mapping, string message)
    {
        IngestRequest request = _folder.Request(_folder.Write("index_event.csv", Rows.Of("index_event", [])), mapping);
        UsageException fault = Assert.Throws<UsageException>(() => Ingest.Check(request));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
        Assert.Contains("docs/mappings.md", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_the_mapping_reads_must_be_in_the_file_even_where_the_table_does_not_need_it() =>
        Assert.Equal(["I03"], _folder.RulesRefusing(
            "index_event.csv", Rows.Of("index_event", []), """{ "columns": { "sentence_days": { "from": "Days" } } }"""));

    [Fact]
    public void A_header_that_ends_in_a_blank_is_found_either_way()
    {
        string text = Rows.Of("index_event", []).Replace("age_years", "Age At Index ", StringComparison.Ordinal);
        foreach (string name in new[] { "Age At Index ", "Age At Index" })
        {
            string mapping = $$"""{ "columns": { "age_years": { "from": "{{name}}" } } }""";
            Assert.Equal(1, _folder.Check("index_event.csv", text, mapping).Files[0].RowsAccepted);
        }
    }

    [Theory]
    [InlineData("""{ "from": "p", "scale": 0.01 }""", "predicted_p", "61.5", 6150)]
    [InlineData("""{ "from": "p", "scale": 0.01 }""", "predicted_p", "0.005", 1)]
    [InlineData("""{ "from": "p" }""", "predicted_p", "0.12345", 1235)]
    [InlineData("""{ "from": "p" }""", "predicted_p", "0.12344999", 1234)]
    [InlineData("""{ "from": "p", "codes": { "high": "0.9" } }""", "predicted_p", "high", 9000)]
    [InlineData("""{ "from": "p", "scale": 10 }""", "age_years", "1.2", 12)]
    [InlineData("""{ "from": "p", "format": "dd/MM/yyyy" }""", "event_date", "02/01/1970", 1)]
    [InlineData("""{ "from": "p", "format": "d-MMM-yyyy" }""", "event_date", "3-jan-1970", 2)]
    [InlineData("""{ "from": "p", "format": "dd/MM/yyyy HH:mm:ss" }""", "event_date", "02/01/1970 23:59:59", 1)]
    [InlineData("""{ "from": "p", "format": ["yyyy-MM-dd", "yyyyMMdd"] }""", "event_date", "19700102", 1)]
    [InlineData("""{ "from": "p", "year": { "startMonth": 7, "offsetYears": -1 } }""", "event_date", "1970", -184)]
    public void A_value_is_transformed_as_the_mapping_says(string mapping, string column, string value, int expected)
    {
        ExtractColumn target = ExtractTable.Find("index_event")!.Column(column)!;
        LaaAnalytics.Ingestion.Mappings.Mapping read = LaaAnalytics.Ingestion.Mappings.MappingReader.Read(
            _folder.Write("mapping.json", $$"""{ "columns": { "{{column}}": {{mapping}} } }"""));
        BatchColumn cells = new(target, new TextArena());
        Assert.Equal(CellOutcome.Read, ColumnCells.For(target, read.Columns![column], read.Decimal).Read(Encoding.UTF8.GetBytes(value), cells, 0));
        Assert.Equal(expected, cells.Ints[0]);
    }

    [Fact]
    public void A_last_day_that_is_included_becomes_the_day_after_it()
    {
        ExtractColumn end = ExtractTable.Find("indicator_count")!.Column("period_end")!;
        LaaAnalytics.Ingestion.Mappings.ColumnMapping mapping = LaaAnalytics.Ingestion.Mappings.MappingReader.Read(
            _folder.Write("mapping.json", """{ "columns": { "period_end": { "from": "To", "format": "dd/MM/yyyy", "lastDay": true } } }""")).Columns!["period_end"];
        BatchColumn cells = new(end, new TextArena());
        Assert.Equal(CellOutcome.Read, ColumnCells.For(end, mapping, ".").Read("31/12/1969"u8, cells, 0));
        Assert.Equal(0, cells.Ints[0]);
        Assert.Equal(CellOutcome.Refused, ColumnCells.For(end, mapping, ".").Read("32/12/1969"u8, cells, 0));

        // A date cell of a spreadsheet holds the same last day, without a format.
        var plan = LaaAnalytics.Ingestion.Reading.ColumnPlan.OfField(end, 0, "To", required: true, mapping, ".", isOfRow: false);
        Assert.Equal(CellOutcome.Read, plan.Day.Read("1970-01-01"u8, cells, 0));
        Assert.Equal(1, cells.Ints[0]);
    }

    [Fact]
    public void The_table_of_a_file_is_told_by_the_beginning_of_its_name() =>
        Assert.Equal("index_event", _folder.Check("index_event 2009 q1.csv", Rows.Of("index_event", [])).Files[0].Table);

    [Fact]
    public void Listed_codes_alone_count_and_blank_has_its_own_value()
    {
        const string Mapping = """
            { "columns": {
              "disposal": { "from": "disposal", "codes": { "CO": "COMMUNITY_ORDER", "-": "" }, "whenBlank": "NONE" },
              "pnc_matched": { "from": "pnc_matched", "codes": { "matched": "true" }, "codesDefault": "false" } } }
            """;
        string text = Rows.Of(
            "index_event",
            [("event_key", "1"), ("disposal", "CO"), ("pnc_matched", "matched")],
            [("event_key", "2"), ("disposal", "-"), ("pnc_matched", "?")],
            [("event_key", "3"), ("disposal", "")],
            [("event_key", "4"), ("disposal", "COMMUNITY_ORDER")]);
        FileReport file = _folder.Check("index_event.csv", text, Mapping).Files[0];
        Assert.Equal(4, file.RowsAccepted);
        Assert.Equal([new UnmappedCount("disposal", 1)], file.Unmapped);
    }

    [Fact]
    public void A_decimal_comma_is_read_where_the_mapping_says_so()
    {
        string text = Rows.Of("indicator_count", [("numerator", "\"12,5\"")]);
        Assert.Equal("I10", _folder.Check("indicator_count.csv", text).Rejections[0].Rule);
        Assert.Empty(_folder.Check("indicator_count.csv", text, """{ "decimal": "," }""").Rejections);
    }
}
