using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Ingestion;

public sealed class StoreLoadTests : IDisposable
{
    private readonly SupplyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_package_is_loaded_once_and_the_same_again_changes_nothing()
    {
        using LaaStore store = _folder.NewStore();
        IngestRequest package = Package(Rows.Many("index_event", "event_key", 3, i => [("pnc_matched", i == 3 ? "no" : "yes")]));
        IngestReport first = Ingest.Run(package, store);
        Assert.Equal((1, false, 3L, 1L), (store.LastLoad, first.NothingChanged, first.Load!.Tables[0].New, first.Load.Tables[1].New));
        Assert.Equal([("index_event.csv", 3L), ("proven_offence.csv", 1L)], store.Loads()[0].Files.Select(file => (file.Name, file.Rows)));
        Assert.Equal(first.Files[0].Sha256, store.Loads()[0].Files[0].Sha256);

        Assert.True(Ingest.Run(package, store).NothingChanged);
        Assert.Equal(1, store.LastLoad);
    }

    [Fact]
    public void A_corrected_full_supply_replaces_its_slice()
    {
        using LaaStore store = _folder.NewStore();
        Ingest.Run(Package(Rows.Many("index_event", "event_key", 3)), store);
        IngestReport second = Ingest.Run(Package(Rows.Many("index_event", "event_key", 2, i => i == 1 ? [("age_years", "40")] : [])), store);
        TableChange change = second.Load!.Tables[0];
        Assert.Equal((0L, 1L, 1L, 1L), (change.New, change.Changed, change.Unchanged, change.Ended));
    }

    [Fact]
    public void A_dry_run_leaves_the_store_as_it_was()
    {
        using LaaStore store = _folder.NewStore();
        IngestReport report = Ingest.Run(Package(Rows.Many("index_event", "event_key", 3)) with { DryRun = true }, store);
        Assert.True(report.DryRun);
        Assert.Equal((0, false, 3L), (report.Load!.Seq, report.NothingChanged, report.Load.Tables[0].New));
        Assert.Equal(3, report.Files[0].RowsAccepted);
        Assert.Equal(0, store.LastLoad);
        Assert.Empty(store.Loads());
        Assert.False(Ingest.Run(Package(Rows.Many("index_event", "event_key", 3)), store).NothingChanged);
    }

    [Fact]
    public void A_refused_load_leaves_the_store_as_it_was()
    {
        using LaaStore store = _folder.NewStore();
        IngestRequest request = Package(Rows.Of("index_event", [("age_years", "x")])) with { Tolerance = 0m };
        Assert.Throws<LoadRefusedException>(() => Ingest.Run(request, store));
        Assert.Equal(0, store.LastLoad);
    }

    [Fact]
    public void Refused_rows_within_the_tolerance_are_left_out_and_counted()
    {
        using LaaStore store = _folder.NewStore();
        string text = Rows.Many("index_event", "event_key", 6, i => i switch
        {
            1 => [("age_years", "x")],
            2 or 3 => [("event_key", "SAME")],
            _ => [],
        });
        IngestReport report = Ingest.Run(Package(text), store);
        Assert.Equal([("I09", 2L), ("I20", 3L), ("I20", 4L)], report.Rejections.Select(rejection => (rejection.Rule, rejection.Line)));
        Assert.Equal((6L, 1L + 2), (report.Files[0].RowsRead, report.Files[0].RowsRefused));
        Assert.Equal((3L, 3L), (report.Load!.Tables[0].New, report.Load.Tables[0].Refused));
    }

    [Theory]
    [InlineData("30", 1, false)]
    [InlineData("x", 0, true)] // the refused row may be the next version of the one that is missing
    public void A_full_supply_with_a_refused_row_keeps_what_is_missing_and_says_so(string age, long ended, bool keeps)
    {
        using LaaStore store = _folder.NewStore();
        Ingest.Run(Package(Rows.Many("index_event", "event_key", 3, _ => [])), store);
        string less = Rows.Many("index_event", "event_key", 2, i => i == 1 ? [("age_years", age)] : []);
        TableChange change = Ingest.Run(Package(less) with { Tolerance = 1m }, store).Load!.Tables[0];
        Assert.Equal((ended, keeps), (change.Ended, change.KeepsWhatIsMissing));
    }

    [Fact]
    public void Checks_across_rows_name_the_supplier_s_column()
    {
        using LaaStore store = _folder.NewStore();
        string text = Rows.Of("proven_offence", [("proven_date", "2009-02-28")]).Replace("proven_date", "Date found guilty", StringComparison.Ordinal);
        const string Mapping = """{ "columns": { "proven_date": { "from": "Date found guilty" } } }""";
        IngestReport report = Ingest.Run(_folder.Request(_folder.Write("proven_offence.csv", text), Mapping), store);
        Assert.Equal(("I21", "Date found guilty", 2L), (report.Rejections[0].Rule, report.Rejections[0].Column, report.Rejections[0].Line));
    }

    [Fact]
    public void Every_kind_of_cell_reaches_the_store_as_it_was_written()
    {
        using LaaStore store = _folder.NewStore();
        Ingest.Run(_folder.Request(_folder.Write("index_event.csv", Rows.Of("index_event", [("predicted_p", "0.12345")], [("event_key", "E-2"), ("predicted_p", ""), ("offence_code", "\"é, \"\"x\"\"\"")]))), store);
        Ingest.Run(_folder.Request(_folder.Write("indicator_count.csv", Rows.Of("indicator_count", [("numerator", "-12.000001")]))), store);
        using LoadSession session = store.BeginLoad(new("reader", null, SupplyFolder.Now, []));
        using DuckDbResult events = session.Connection.Query(
            "select event_key, replace(person_key::varchar, '-', '') as person, event_type::varchar as kind, event_date, age_years, offence_code, offence_group::varchar as g, pnc_matched, predicted_p, sentence_days from index_event order by event_key");
        IReadOnlyList<DuckDbRow> rows = [.. events.ReadRows()];
        DuckDbRow first = rows[0];
        Assert.Equal(
            ["E-1", SupplyFolder.Person, "COMMUNITY_ORDER", new DateOnly(2009, 2, 14), 31, "30A", "THEFT", true, 0.1235m, null],
            Enumerable.Range(0, first.Count).Select(i => first[i]));
        DuckDbRow second = rows[1];
        Assert.Equal(("é, \"x\"", null), ((string?)second["offence_code"], second["predicted_p"]));
        using DuckDbResult counts = session.Connection.Query("select numerator, denominator, provisional from indicator_count");
        DuckDbRow count = counts.ReadRows()[0];
        Assert.Equal([-12.000001m, 1000m, false], Enumerable.Range(0, count.Count).Select(i => count[i]));
    }

    [Fact]
    public void Parquet_meets_the_same_mapping_and_rules_as_csv()
    {
        string csv = _folder.Write("index_event.csv", Rows.Many("index_event", "event_key", 3000, i => i == 2500 ? [("age_years", "111")] : []));
        string parquet = Path.Combine(_folder.Path, "it's", "index_event.parquet");
        Directory.CreateDirectory(Path.GetDirectoryName(parquet)!);
        using (DuckDbDatabase database = DuckDbDatabase.OpenInMemory())
        using (DuckDbConnection connection = database.Connect())
        {
            connection.Execute($"copy (select * from read_csv('{csv}')) to '{parquet.Replace("'", "''", StringComparison.Ordinal)}' (format parquet)");
        }

        using LaaStore fromCsv = _folder.NewStore("csv.duckdb");
        using LaaStore fromParquet = _folder.NewStore("parquet.duckdb");
        IngestReport left = Ingest.Run(_folder.Request(csv), fromCsv);
        IngestReport right = Ingest.Run(_folder.Request(parquet), fromParquet);
        Assert.Equal(2999, right.Load!.Tables[0].New);
        Assert.Equal(left.Load!.Tables[0], right.Load.Tables[0]);
        RowRejection rejection = Assert.Single(right.Rejections);
        Assert.Equal(("I09", 2501L), (rejection.Rule, rejection.Line));
        Assert.Equal(left.Rejections[0].Line, rejection.Line);
    }

    [Fact]
    public void Rows_beyond_one_batch_are_all_there()
    {
        using LaaStore store = _folder.NewStore();
        IngestReport report = Ingest.Run(_folder.Request(_folder.Write("index_event.csv", Rows.Many("index_event", "event_key", 5000))), store);
        Assert.Equal(5000, report.Load!.Tables[0].New);
    }

    private IngestRequest Package(string indexEvents) =>
        new(_folder.WritePackage(null, ("index_event", indexEvents), ("proven_offence", Rows.Of("proven_offence", []))), SupplyFolder.Now) { Tolerance = 1m };
}
