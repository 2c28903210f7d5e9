using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <content>The list of loads.</content>
public sealed partial class LaaStore
{
    /// <summary>All loads, oldest first.</summary>
    public IReadOnlyList<LoadRecord> Loads()
    {
        using DuckDbConnection connection = _database.Connect();
        using DuckDbResult loads = connection.Query(SqlLibrary.Text("staging/stg_load"));
        using DuckDbResult files = connection.Query(SqlLibrary.Text("staging/stg_load_file"));
        using DuckDbResult acceptances = connection.Query(SqlLibrary.Text("staging/stg_load_acceptance"));
        using DuckDbResult tables = connection.Query(SqlLibrary.Text("staging/stg_load_table"));
        ILookup<int, SuppliedFile> filesOf = files.ReadRows().ToLookup(
            row => row.Get<int>("seq"),
            row => new SuppliedFile(row.Get<string>("name"), row.Get<string>("sha256"), row.Get<long>("file_rows")));
        ILookup<int, TableChange> tablesOf = tables.ReadRows().ToLookup(row => row.Get<int>("seq"), ChangeOf);
        ILookup<int, LoadAcceptance> acceptancesOf = acceptances.ReadRows().ToLookup(
            row => row.Get<int>("seq"), row => new LoadAcceptance(row.Get<string>("rule"), row.Get<string>("reason")));
        return
        [
            .. loads.ReadRows().Select(row => new LoadRecord(
                row.Get<int>("seq"),
                row.Get<string>("supplier"),
                row.Get<string?>("agreement"),
                row.Get<string>("loaded_on"),
                row.Get<int?>("withdraws"),
                row.Get<int?>("withdrawn_by"),
                [.. filesOf[row.Get<int>("seq")]],
                [.. tablesOf[row.Get<int>("seq")]],
                row.Get<string?>("reason"),
                [.. acceptancesOf[row.Get<int>("seq")]])),
        ];
    }

    private static TableChange ChangeOf(DuckDbRow row) => new(
        row.Get<string>("table_name"),
        LoadRecorder.ModeOf(row.Get<string>("supply_mode")),
        new Period(row.Get<DateOnly>("period_start"), row.Get<DateOnly>("period_end")),
        row.Get<DateOnly?>("observed_to"),
        row.Get<long>("new_rows"),
        row.Get<long>("changed_rows"),
        row.Get<long>("unchanged_rows"),
        row.Get<long>("ended_rows"),
        row.Get<long>("refused_rows"),
        KindsOf(row));

    private static ChangeKinds KindsOf(DuckDbRow row)
    {
        ChangeKinds kinds = new(
            row.Get<long>("rekeyed_rows"),
            row.Get<long>("filled_rows"),
            row.Get<long>("recoded_rows"),
            row.Get<long>("duplicate_rows"),
            row.Get<string>("filled_columns").Split(',', StringSplitOptions.RemoveEmptyEntries),
            row.Get<string>("recoded_columns").Split(',', StringSplitOptions.RemoveEmptyEntries));
        return kinds.Rows == 0 ? ChangeKinds.None : kinds;
    }
}
