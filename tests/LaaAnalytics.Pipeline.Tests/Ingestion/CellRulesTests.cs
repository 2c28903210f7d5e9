using LaaAnalytics.Domain;
using LaaAnalytics.Ingestion;

namespace LaaAnalytics.Pipeline.Tests.Ingestion;

public sealed class CellRulesTests : IDisposable
{
    private readonly SupplyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("index_event", "event_date", "2009-02-28", null)]
    [InlineData("index_event", "event_date", "2009-02-29", "I07")]
    [InlineData("index_event", "event_date", "14/02/2009", "I07")]
    [InlineData("index_event", "event_date", "2009-2-14", "I07")]
    [InlineData("index_event", "event_date", "2009-02-14 00:00", "I07")]
    [InlineData("index_event", "event_date", "", "I08")]
    [InlineData("index_event", "event_date", "  ", "I08")]
    [InlineData("index_event", "age_years", "0", null)]
    [InlineData("index_event", "age_years", "110", null)]
    [InlineData("index_event", "age_years", "111", "I09")]
    [InlineData("index_event", "age_years", "-1", "I09")]
    [InlineData("index_event", "age_years", "31.0", "I09")]
    [InlineData("index_event", "age_years", "+31", "I09")]
    [InlineData("index_event", "age_years", "99999999999999999999", "I09")]
    [InlineData("index_event", "age_years", " 31 ", null)]
    [InlineData("indicator_count", "numerator", "-12.123456", null)]
    [InlineData("indicator_count", "numerator", "12.1234560", null)]
    [InlineData("indicator_count", "numerator", "12.1234567", "I10")]
    [InlineData("indicator_count", "numerator", "999999999999.999999", null)]
    [InlineData("indicator_count", "numerator", "1000000000000", "I10")]
    [InlineData("indicator_count", "numerator", "1e3", "I10")]
    [InlineData("indicator_count", "numerator", "12.", "I10")]
    [InlineData("indicator_count", "numerator", ".5", null)]
    [InlineData("indicator_count", "numerator", "NaN", "I10")]
    [InlineData("indicator_count", "numerator", "-", "I10")]
    [InlineData("index_event", "offence_group", "THEFT", null)]
    [InlineData("area", "area_type", "LAD", null)]
    [InlineData("area", "area_type", "PARISH", "I11")]
    [InlineData("index_event", "person_key", "0123456789ABCDEF0123456789abcdef", null)]
    [InlineData("index_event", "person_key", "0123456789abcdef0123456789abcde", "I12")]
    [InlineData("index_event", "person_key", "g123456789abcdef0123456789abcdef", "I12")]
    [InlineData("index_event", "event_key", "A-b_1.2:3", null)]
    [InlineData("index_event", "event_key", "A/1", "I13")]
    [InlineData("index_event", "event_key", "A 1", "I13")]
    [InlineData("index_event", "authority_code", "NO_FIXED_ABODE", null)]
    [InlineData("index_event", "authority_code", "Northshire county", "I14")]
    [InlineData("index_event", "authority_code", "E06@2009", "I14")]
    [InlineData("index_event", "pnc_matched", "YES", null)]
    [InlineData("index_event", "pnc_matched", "n", null)]
    [InlineData("index_event", "pnc_matched", "FALSE", null)]
    [InlineData("index_event", "pnc_matched", "2", "I15")]
    [InlineData("index_event", "pnc_matched", "maybe", "I15")]
    [InlineData("index_event", "predicted_p", "0", null)]
    [InlineData("index_event", "predicted_p", "1", null)]
    [InlineData("index_event", "predicted_p", "1.0000001", "I16")]
    [InlineData("index_event", "predicted_p", "-0.1", "I16")]
    [InlineData("index_event", "predicted_p", "5e-05", "I16")]
    [InlineData("index_event", "predicted_p", "12%", "I16")]
    [InlineData("index_event", "predicted_p", "0.12345678901234567", null)]
    [InlineData("index_event", "offence_code", "123456789012", null)]
    [InlineData("index_event", "offence_code", "1234567890123", "I17")]
    [InlineData("index_event", "offence_code", "éééééééééééé", null)]
    [InlineData("index_event", "offence_code", "a\tb", "I17")]
    [InlineData("index_event", "offence_code", "\"a\nb\"", "I17")]
    [InlineData("index_event", "offence_code", "a\u202eb", "I17")]
    [InlineData("index_event", "offence_code", "=1+1", null)]
    [InlineData("index_event", "event_date", "2009-01-01", null)]
    [InlineData("index_event", "event_date", "2009-03-31", null)]
    [InlineData("index_event", "event_date", "2009-04-01", "I37")]
    [InlineData("index_event", "event_date", "2008-12-31", "I37")]
    [InlineData("indicator_count", "period_end", "2009-04-02", "I37")]
    [InlineData("indicator_count", "period_start", "2008-12-31", "I37")]
    [InlineData("proven_offence", "proven_date", "2009-06-30", null)]
    [InlineData("proven_offence", "proven_date", "2009-07-01", "I38")]
    [InlineData("proven_offence", "offence_date", "2009-04-01", "I37")]
    public void A_cell_is_accepted_or_refused_by_its_rule(string table, string column, string value, string? rule)
    {
        string text = Rows.Of(table, [(column, value)]);
        if (rule is not null && table == "area")
        {
            Assert.Equal([rule, "I34"], _folder.RulesRefusing("area.csv", text));
            return;
        }

        IngestReport report = _folder.Check($"{table}.csv", text);
        Assert.Equal(rule is null ? 0 : 1, report.Files[0].RowsRefused);
        Assert.Equal(1, report.Files[0].RowsRead);
        if (rule is not null)
        {
            RowRejection rejection = Assert.Single(report.Rejections);
            Assert.Equal((rule, $"{table}.csv", 2L, column), (rejection.Rule, rejection.File, rejection.Line, rejection.Column));
        }
    }

    [Fact]
    public void An_unknown_code_is_kept_as_unmapped_and_counted_where_the_column_keeps_it()
    {
        string text = Rows.Many("index_event", "event_key", 3, i => [("offence_group", i == 2 ? "THEFT" : "PIRACY")]);
        FileReport file = _folder.Check("index_event.csv", text).Files[0];
        Assert.Equal(0, file.RowsRefused);
        Assert.Equal([new UnmappedCount("offence_group", 1 + 1)], file.Unmapped);
    }

    [Fact]
    public void A_row_with_several_faults_is_one_refused_row_with_several_rejections()
    {
        IngestReport report = _folder.Check("index_event.csv", Rows.Of("index_event", [("age_years", "x"), ("pnc_matched", "?")], []));
        Assert.Equal(["I09", "I15"], report.Rejections.Select(rejection => rejection.Rule));
        Assert.Equal((2L, 1L), (report.Files[0].RowsRead, report.Files[0].RowsRefused));
        Assert.Equal([new RuleCount("I09", 1), new RuleCount("I15", 1)], report.ByRule);
    }
}
