using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Store;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Pipeline.Tests.Ingestion;

/// <summary>Ready-made returns as spreadsheets, in the shapes that people send.</summary>
public sealed class SpreadsheetTests : IDisposable
{
    private const string Mapped = """
        "columns": {
          "indicator": { "constant": "NI 18" }, "area_code": { "from": "Area" }, "area_vintage": { "constant": "2009" },
          "period_start": { "constant": "2009-01-01" }, "period_end": { "from": "To", "format": "dd/MM/yyyy" }, "source": { "constant": "return" },
          "numerator": { "from": "Actual" }, "denominator": { "from": "n" }, "provisional": { "constant": "false" } }
        """;

    private const string Mapping = $$"""{ "table": "indicator_count", {{Mapped}} }""";

    private static readonly object?[] Header = ["Area", "To", "Actual", "n"];
    private static readonly DateOnly End = new(2009, 4, 1);
    private readonly SupplyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cells_of_every_kind_load_as_their_columns_take_them()
    {
        IngestReport report = Check(Mapping, Header, ["E01", End, 86, 524], ["E02", "01/04/2009", "12.5", "100"], [12345, End, 0.29, 1]);
        Assert.Empty(report.Rejections);
        Assert.Equal((3L, 0L), (report.Files[0].RowsRead, report.Files[0].RowsRefused));
    }

    [Fact]
    public void What_is_loaded_is_what_the_cells_hold()
    {
        using LaaStore store = _folder.NewStore();
        string path = Save(HandMadeWorkbook.OfRows(Header, ["E01", End, new Raw("<c><v>0.28999999999999998</v></c>"), new Raw("<c><v>1E2</v></c>")]));
        Ingest.Run(Request(path, Mapping), store);
        Assert.Equal(
            [new SuppliedCount("NI 18", new AreaCode("E01", 2009), Period.OfMonths(2009, 1, 3), "return", "northshire-probation", null, 0.29m, 100m, null, false)],
            store.At(store.LastLoad).IndicatorCounts());
        Assert.Empty(store.At(0).IndicatorCounts());
    }

    [Theory]
    [InlineData(0, "<c t='str'><f>A1</f><v>E01</v></c>", "I46", "Data!Area")]
    [InlineData(2, "<c><f>1+1</f></c>", "I46", "Data!Actual")]
    [InlineData(2, "<c t='e'><v>#N/A</v></c>", "I47", "Data!Actual")]
    [InlineData(0, "<c><v>1.23457E+17</v></c>", "I48", "Data!Area")]
    [InlineData(0, "<c><v>1234567890123456</v></c>", "I48", "Data!Area")]
    [InlineData(0, "<c><v>0.5</v></c>", "I48", "Data!Area")]
    [InlineData(0, "<c s='1'><v>39873</v></c>", "I48", "Data!Area")]
    [InlineData(2, "<c s='1'><v>39873</v></c>", "I48", "Data!Actual")]
    [InlineData(1, "<c s='1'><v>60</v></c>", "I07", "Data!To")]
    [InlineData(1, "<c><v>39904</v></c>", "I07", "Data!To")]
    [InlineData(1, "<c t='inlineStr'><is><t>2009-04-01</t></is></c>", "I07", "Data!To")]
    [InlineData(2, "<c/>", "I08", "Data!Actual")]
    [InlineData(2, "<c t='b'><v>1</v></c>", "I10", "Data!Actual")]
    [InlineData(2, "<c t='inlineStr'><is><t>86 (r)</t></is></c>", "I10", "Data!Actual")]
    public void A_cell_that_breaks_a_rule_is_named_by_sheet_header_and_row(int column, string element, string rule, string place)
    {
        object?[] row = ["E02", End, 1, 2];
        row[column] = new Raw(element);
        RowRejection rejection = Assert.Single(Check(Mapping, Header, ["E01", End, 86, 524], row).Rejections);
        Assert.Equal((rule, "indicator_count.xlsx", 3L, place), (rejection.Rule, rejection.File, rejection.Line, rejection.Column));
    }

    [Fact]
    public void Dropped_columns_may_hold_formulas()
    {
        string mapping = $$"""{ "drop": ["Rate"], {{Mapped}} }""";
        Assert.Empty(Check(mapping, [.. Header, "Rate"], ["E01", End, 86, 524, new Raw("<c><f>C2/D2</f><v>0.16</v></c>")]).Rejections);
    }

    [Fact]
    public void A_table_may_stand_between_titles_and_notes()
    {
        object?[][] rows = [["Return for January to March 2009"], [null, "Made up"], Header, ["E01", End, 86, 524], ["E02", End, 10, 80], [], ["Notes"], ["Actual: adults proved to have re-offended"]];
        Assert.Equal(2, Check($$"""{ "headerRow": 3, "untilBlank": true, {{Mapped}} }""", rows).Files[0].RowsAccepted);
        Assert.Equal(2, Check($$"""{ "headerRow": 3, "lastRow": 5, {{Mapped}} }""", rows).Files[0].RowsAccepted);
        Assert.Equal(1, Check($$"""{ "headerRow": 3, "lastRow": 4, {{Mapped}} }""", rows).Files[0].RowsAccepted);
        Assert.Contains(Check($$"""{ "headerRow": 3, {{Mapped}} }""", rows).Rejections, rejection => rejection is { Rule: "I08", Line: 7 });
        Assert.Equal(["I03", "I04"], Rules($$"""{ "headerRow": 1, {{Mapped}} }""", rows));
        Assert.Equal(["I49"], Rules($$"""{ "headerRow": 6, {{Mapped}} }""", rows));
        Assert.Equal(["I49"], Rules($$"""{ "headerRow": 60, {{Mapped}} }""", rows));
    }

    [Fact]
    public void Headers_over_several_lines_are_read_as_one_and_cells_without_a_header_refuse_their_row()
    {
        Assert.Empty(Check(Mapping.Replace("\"Area\"", "\"Area code\"", StringComparison.Ordinal), [null, "Area\n code", "To", " Actual", "n"], [null, "E01", End, 86, 524]).Rejections);
        RowRejection rejection = Assert.Single(Check(Mapping, Header, ["E01", End, 86, 524, "as agreed"]).Rejections);
        Assert.Equal(("I05", 2L, "Data!"), (rejection.Rule, rejection.Line, rejection.Column));
    }

    [Fact]
    public void One_of_several_sheets_must_be_named_and_shown()
    {
        HandMadeWorkbook two = HandMadeWorkbook.OfRows(Header, ["E01", End, 86, 524])
            .With("xl/workbook.xml", HandMadeWorkbook.OfRows().Text("xl/workbook.xml").Replace("</sheets>", "<sheet name='Back' state='visible' r:id='r2'/></sheets>", StringComparison.Ordinal))
            .With("xl/_rels/workbook.xml.rels", HandMadeWorkbook.Relationships(("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "worksheet", "worksheets/sheet2.xml"), ("r3", "styles", "styles.xml")))
            .With("xl/worksheets/sheet2.xml", HandMadeWorkbook.Sheet(HandMadeWorkbook.RowsOf(["Contact", "a.person@example.org"])));
        Assert.Equal(["I49"], Rules(Mapping, two));
        Assert.Empty(Ingest.Check(Request(Save(two), $$"""{ "sheet": "data ", {{Mapped}} }""")).Rejections);
        Assert.Equal(["I49"], Rules($$"""{ "sheet": "Front", {{Mapped}} }""", two));
        two.With("xl/workbook.xml", two.Text("xl/workbook.xml").Replace("'visible'", "'hidden'", StringComparison.Ordinal));
        Assert.Empty(Ingest.Check(Request(Save(two), Mapping)).Rejections);
        Assert.Equal(["I49"], Rules($$"""{ "sheet": "Back", {{Mapped}} }""", two));
    }

    [Theory]
    [InlineData("A2:A3", true)]
    [InlineData("C1:C2", true)]
    [InlineData("B3:F3", true)]
    [InlineData("F1:F3", false)]
    [InlineData("A5:D5", false)]
    public void Merged_cells_among_the_rows_are_refused(string merged, bool refused)
    {
        HandMadeWorkbook workbook = HandMadeWorkbook.OfRows(Header, ["E01", End, 86, 524], ["E02", End, 10, 80]);
        string sheet = workbook.Text("xl/worksheets/sheet1.xml").Replace("</worksheet>", $"<mergeCells><mergeCell ref='{merged}'/></mergeCells></worksheet>", StringComparison.Ordinal);
        workbook.With("xl/worksheets/sheet1.xml", sheet);
        if (refused)
        {
            Assert.Equal(["I49"], Rules(Mapping, workbook));
        }
        else
        {
            Assert.Empty(Ingest.Check(Request(Save(workbook), Mapping)).Rejections);
        }
    }

    [Fact]
    public void Identifiers_around_the_table_and_on_other_sheets_refuse_the_load()
    {
        object?[] row = ["E01", End, 86, 524];
        Assert.Equal(["I19"], Rules($$"""{ "lastRow": 2, {{Mapped}} }""", [Header, row, [null, null, "ZZ99 9ZZ"], [null, null, "ZZ99 9ZZ"]]));
        Assert.Equal(["I18"], Rules($$"""{ "lastRow": 2, {{Mapped}} }""", [Header, row, ["Case", "Date of birth"], [1, "x"], [2, "y"]]));
        Assert.Empty(Check($$"""{ "lastRow": 2, {{Mapped}} }""", [Header, row, ["Contact", "a.person@example.org"]]).Rejections);
    }

    [Fact]
    public void A_column_headed_like_an_identifier_is_reported_once_for_its_sheet()
    {
        object?[] row = ["E01", End, 86, 524, "a", "ZZ99 9ZZ"];
        string path = Save(HandMadeWorkbook.OfRows(["Area", "To", "Actual", "n", "Surname", "Postcode"], row, row, row));
        LoadRefusedException refusal = Assert.Throws<LoadRefusedException>(() => Ingest.Check(Request(path, Mapping)));
        Assert.Equal([("I18", "Data!Surname"), ("I18", "Data!Postcode")], refusal.Rejections.Select(rejection => (rejection.Rule, rejection.Column)));

        // What stands below the table is still looked at, its header being refused or not.
        path = Save(HandMadeWorkbook.OfRows(["Area", "To", "Actual", "n", "Surname"], row[..4], [null, null, "ZZ99 9ZZ"], [null, null, "ZZ99 9ZZ"]));
        refusal = Assert.Throws<LoadRefusedException>(() => Ingest.Check(Request(path, $$"""{ "lastRow": 2, {{Mapped}} }""")));
        Assert.Equal([("I18", "Data!Surname"), ("I19", "Data!C")], refusal.Rejections.Select(rejection => (rejection.Rule, rejection.Column)));
    }

    [Fact]
    public void A_wide_return_gives_several_rows_for_each_of_its_own()
    {
        using LaaStore store = _folder.NewStore();
        object?[][] rows = [["Area", "Cohort", "3 months", "6 months"], ["E01", 40, 5, 9], ["E02", 30, 4, null], ["E03", 20, new Raw("<c t='e'><v>#REF!</v></c>"), 6]];
        const string Wide = """
            { "columns": { "area_code": { "from": "Area" }, "area_vintage": { "constant": "2009" }, "period_start": { "constant": "2009-01-01" }, "period_end": { "constant": "2009-04-01" },
                "source": { "constant": "YOT" }, "people": { "from": "Cohort" }, "denominator": { "from": "Cohort" }, "provisional": { "constant": "true" } },
              "rows": [ { "indicator": { "constant": "NI 19 after 3 months" }, "numerator": { "from": "3 months" } },
                        { "indicator": { "constant": "NI 19 after 6 months" }, "numerator": { "from": "6 months" } } ] }
            """;
        IngestReport report = Ingest.Run(Request(Save(HandMadeWorkbook.OfRows(rows)), Wide), store);
        Assert.Equal(("I47", 4L, "Data!3 months"), (report.Rejections.Single().Rule, report.Rejections.Single().Line, report.Rejections.Single().Column));
        Assert.Equal((3L, 2L), (report.Files[0].RowsRead, report.Files[0].RowsAccepted));
        Assert.Equal(3, report.Load!.Tables[0].New);
        Assert.Equal(
            ["E01 NI 19 after 3 months 5", "E02 NI 19 after 3 months 4", "E01 NI 19 after 6 months 9"],
            store.At(store.LastLoad).IndicatorCounts().Select(count => $"{count.Area.Code} {count.Indicator} {count.Numerator:0}"));
    }

    [Theory]
    [InlineData("\"rows\": []", "rows has 1 to 100 entries.")]
    [InlineData("\"rows\": [ { \"numerator\": { \"from\": \"a\" } }, { \"people\": { \"from\": \"a\" } } ]", "the entries of rows name the same columns.")]
    [InlineData("\"columns\": { \"people\": { \"from\": \"b\" } }, \"rows\": [ { \"people\": { \"from\": \"a\" } } ]", "a column is either in columns or in rows.")]
    [InlineData("\"rows\": [ { \"people\": { \"constant\": \"3\" } } ]", "an entry of rows reads at least one column of the file.")]
    [InlineData("\"headerRow\": 0", "headerRow is a row's number, from 1.")]
    [InlineData("\"headerRow\": 3, \"lastRow\": 3", "lastRow is below headerRow.")]
    [InlineData("\"sheet\": \" \"", "sheet is blank.")]
    public void Members_for_spreadsheets_must_mean_something(string members, string message)
    {
        IngestRequest request = Request(Save(HandMadeWorkbook.OfRows(Header)), $$"""{ {{members}} }""");
        Assert.Equal($"mapping.json: {message}", Assert.Throws<UsageException>(() => Ingest.Check(request)).Message);
    }

    [Fact]
    public void Members_for_spreadsheets_are_refused_with_other_files() =>
        Assert.Equal(["I33"], _folder.RulesRefusing("indicator_count.csv", Rows.Of("indicator_count"), """{ "headerRow": 2 }"""));

    [Fact]
    public void Files_that_are_no_spreadsheets_of_values_are_refused_as_a_whole()
    {
        Assert.Equal(["I45"], RulesOf("indicator_count.xlsx", "no zip at all"u8.ToArray()));
        Assert.Equal(["I45"], RulesOf("indicator_count.xlsm", HandMadeWorkbook.OfRows(Header, ["E01", End, 1, 2]).Save().ToArray()));
        Assert.Equal(["I45"], RulesOf("indicator_count.xlsx", HandMadeWorkbook.OfRows(Header).With("xl/vbaProject.bin", "x").Save().ToArray()));
        Assert.Equal(["I01"], RulesOf("indicator_count.xlsx", []));
    }

    [Fact]
    public void Damage_below_the_first_rows_refuses_the_load()
    {
        HandMadeWorkbook workbook = HandMadeWorkbook.OfRows([Header, .. Enumerable.Range(1, 3000).Select(i => (object?[])[$"E{i}", End, 1, 2]), ["E", End, new Raw("<c><v>x</v></c>"), 2]]);
        Assert.Equal(["I45"], Rules(Mapping, workbook));
    }

    private IngestReport Check(string mapping, params object?[][] rows) => Ingest.Check(Request(Save(HandMadeWorkbook.OfRows(rows)), mapping));

    private string[] Rules(string mapping, params object?[][] rows) => Rules(mapping, HandMadeWorkbook.OfRows(rows));

    private string[] Rules(string mapping, HandMadeWorkbook workbook) => Refused(Request(Save(workbook), mapping));

    private string[] RulesOf(string name, byte[] bytes) => Refused(Request(_folder.Write(name, bytes), Mapping));

    private static string[] Refused(IngestRequest request) =>
        [.. Assert.Throws<LoadRefusedException>(() => Ingest.Check(request)).Rejections.Select(rejection => rejection.Rule).Distinct().Order(StringComparer.Ordinal)];

    private IngestRequest Request(string path, string mapping) => _folder.Request(path, mapping);

    private string Save(HandMadeWorkbook workbook) => _folder.Write("indicator_count.xlsx", workbook.Save().ToArray());
}
