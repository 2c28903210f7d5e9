using System.Text;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Privacy;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Ingestion.Privacy;

namespace LaaAnalytics.Pipeline.Tests.Ingestion;

public sealed class PrivacyTests : IDisposable
{
    private const string Canary = "CANARY";

    private readonly SupplyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Surname")]
    [InlineData("Client Name")]
    [InlineData("surname1")]
    [InlineData("dob2")]
    [InlineData("NHSNo")]
    [InlineData("PostCode1")]
    [InlineData("FORENAME_1")]
    [InlineData("DateOfBirth")]
    [InlineData("dob")]
    [InlineData("Date of Birth ")]
    [InlineData("home_postcode")]
    [InlineData("Postcode")]
    [InlineData("Address line 1")]
    [InlineData("NHS Number")]
    [InlineData("NINO")]
    [InlineData("PNC ID")]
    [InlineData("pnc")]
    [InlineData("CRO number")]
    [InlineData("E-mail")]
    [InlineData("email_address")]
    [InlineData("Mobile phone")]
    public void A_header_that_promises_an_identifier_is_told(string header) => Assert.True(IdentifierHeader.Matches(header));

    [Theory]
    [InlineData("pnc_matched")]
    [InlineData("person_key")]
    [InlineData("Postcode District")]
    [InlineData("Offence name")]
    [InlineData("establishment")]
    [InlineData("Local Authority")]
    [InlineData("Age")]
    [InlineData("Crowd")]
    public void Another_header_is_not(string header) => Assert.False(IdentifierHeader.Matches(header));

    // NHS Data Dictionary's example 943 476 5919; the others break its check digit or form.
    [Theory]
    [InlineData("9434765919", nameof(Identifier.NhsNumber))]
    [InlineData("943 476 5919", nameof(Identifier.NhsNumber))]
    [InlineData("943-476-5919", nameof(Identifier.NhsNumber))]
    [InlineData("9434765918", nameof(Identifier.None))]
    [InlineData("94347659190", nameof(Identifier.None))]
    [InlineData("AB123456C", nameof(Identifier.NationalInsurance))]
    [InlineData("ab 12 34 56 c", nameof(Identifier.NationalInsurance))]
    [InlineData("BG123456C", nameof(Identifier.None))]
    [InlineData("DA123456C", nameof(Identifier.None))]
    [InlineData("AB123456E", nameof(Identifier.None))]
    [InlineData("someone@example.org", nameof(Identifier.Email))]
    [InlineData("someone@example", nameof(Identifier.None))]
    [InlineData("SW1A 1AA", nameof(Identifier.Postcode))]
    [InlineData("m1 1ae", nameof(Identifier.Postcode))]
    [InlineData("DN551PT", nameof(Identifier.Postcode))]
    [InlineData("E01006755", nameof(Identifier.None))]
    [InlineData("SW1A 1CA", nameof(Identifier.None))]
    [InlineData("NI 16", nameof(Identifier.None))]
    public void An_identifier_is_told_by_its_form(string value, string kind) =>
        Assert.Equal(kind, IdentifierForm.Of(Encoding.UTF8.GetBytes(value)).ToString());

    [Fact]
    public void A_pnc_identifier_is_told_by_its_check_letter()
    {
        // Serial number 1 of 1999: 990000001 modulo 23 is 7, the letter G of ZABCDEFGHJKLMNPQRTUVWXY counted from 0 at Z.
        Assert.Equal(7, 990_000_001 % 23);
        Assert.Equal(Identifier.Pnc, IdentifierForm.Of("1999/0000001G"u8));
        Assert.Equal(Identifier.Pnc, IdentifierForm.Of("99/1G"u8));
        Assert.Equal(Identifier.None, IdentifierForm.Of("1999/0000001L"u8));
    }

    [Fact]
    public void A_column_of_identifiers_refuses_the_load_even_where_it_is_dropped()
    {
        const string Mapping = """{ "table": "index_event", "drop": ["extra"] }""";
        string Text(Func<int, string> extra) => string.Join('\n', Rows.Many("index_event", "event_key", 20).TrimEnd('\n').Split('\n')
            .Select((line, i) => $"{line},{(i == 0 ? "extra" : extra(i))}"));
        Assert.Equal(["I19"], _folder.RulesRefusing("index_event.csv", Text(_ => "9434765919"), Mapping));
        Assert.Equal(["I19"], _folder.RulesRefusing("index_event.csv", Text(i => i <= 2 ? "other" : "SW1A 1AA"), Mapping));
        Assert.Equal(20, _folder.Check("index_event.csv", Text(i => i <= 3 ? "other" : "SW1A 1AA"), Mapping).Files[0].RowsAccepted);
        Assert.Equal(["I19"], _folder.RulesRefusing("index_event.csv", Text(i => i == 1 ? "SW1A 1AA" : string.Empty), Mapping));
    }

    [Fact]
    public void A_column_headed_like_an_identifier_refuses_the_load_even_where_it_is_dropped()
    {
        string text = string.Join('\n', Rows.Of("index_event", []).TrimEnd('\n').Split('\n').Select((line, i) => i == 0 ? line + ",Surname" : line + ","));
        LoadRefusedException refusal = _folder.Refusal(_folder.Write("index_event.csv", text), """{ "table": "index_event", "drop": ["Surname"] }""");
        Assert.Equal(("I18", "Surname"), (Assert.Single(refusal.Rejections).Rule, refusal.Rejections[0].Column));
    }

    [Fact]
    public void A_person_column_of_nhs_numbers_is_called_what_it_is() =>
        Assert.Contains("I19", _folder.RulesRefusing("index_event.csv", Rows.Of("index_event", [("person_key", "9434765919")], [("person_key", "9434765870")])));

    [Fact]
    public void One_email_address_in_a_text_column_refuses_its_row_and_not_the_load()
    {
        string text = Rows.Many("indicator_count", "indicator", 12, i => i == 1 ? [("source", "a.person@example.org")] : []);
        IngestReport report = _folder.Check("indicator_count.csv", text);
        Assert.Equal(("I19", 2L), (Assert.Single(report.Rejections).Rule, report.Rejections[0].Line));
    }

    [Fact]
    public void Reference_tables_have_a_column_called_name() =>
        Assert.Equal(1, _folder.Check("area.csv", Rows.Of("area", [])).Files[0].RowsAccepted);

    [Fact]
    public void No_value_of_a_cell_is_ever_repeated()
    {
        (string Column, string Value)[][] wrong =
        [
            [("event_key", $"{Canary} key")], [("person_key", Canary)], [("event_date", Canary)], [("age_years", Canary)], [("offence_code", $"{Canary}{Canary}{Canary}")],
            [("authority_code", $"{Canary} town")], [("pnc_matched", Canary)], [("predicted_p", Canary)], [("offence_code", $"a\"{Canary}")],
            [("offence_code", $"a,{Canary}")], [("offence_code", $"\"{Canary}\"b")], [("offence_group", Canary), ("age_years", $"={Canary}()")],
            [("event_date", $"2009-01-01{Canary}")], [("offence_code", $"{Canary}@a.uk")], [("offence_code", $"{Canary}\0")], [("offence_code", $"\"{Canary}")],
        ];
        string path = _folder.Write("index_event.csv", Rows.Of("index_event", wrong));
        IngestRequest request = _folder.Request(path) with { RejectionsFile = Path.Combine(_folder.Path, "out", "rejections.csv") };
        LoadRefusedException refusal = Assert.Throws<LoadRefusedException>(() => Ingest.Check(request));
        string said = string.Join('\n', [refusal.ToString(), refusal.Remedy, .. refusal.Rejections.Select(rejection => rejection.ToString()), File.ReadAllText(request.RejectionsFile)]);
        Assert.InRange(refusal.Rejections.Count, wrong.Length - 1, wrong.Length + 2);
        Assert.DoesNotContain(Canary, said, StringComparison.OrdinalIgnoreCase);

        // Nor where a row stands in the header's place, or the file is no CSV at all.
        foreach (string text in new[] { $"{Canary} a,{Canary} b\n1,2\n", $"\"{Canary}", $"{Canary}\0{Canary}", $"{Canary}\n" })
        {
            LoadRefusedException other = _folder.Refusal(_folder.Write("index_event.csv", text));
            Assert.DoesNotContain(Canary, other + string.Join('\n', other.Rejections), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void The_list_of_refused_rows_is_quoted_and_runs_nothing_in_a_spreadsheet()
    {
        string text = Rows.Of("index_event", [("age_years", "x")]).Replace("age_years", "=cmd|' /C calc'!A0", StringComparison.Ordinal);
        const string Mapping = """{ "table": "index_event", "columns": { "age_years": { "from": "=cmd|' /C calc'!A0" } } }""";
        IngestRequest request = _folder.Request(_folder.Write("index_event.csv", text), Mapping) with { RejectionsFile = Path.Combine(_folder.Path, "rejections.csv") };
        Ingest.Check(request);
        string[] lines = File.ReadAllLines(request.RejectionsFile!);
        Assert.Equal("\"file\",\"line\",\"column\",\"rule\",\"expected\",\"remedy\"", lines[0]);
        Assert.StartsWith("\"index_event.csv\",\"2\",\"'=cmd|' /C calc'!A0\",\"I09\",\"a whole number from 0 to 110\",", lines[1], StringComparison.Ordinal);
    }
}
