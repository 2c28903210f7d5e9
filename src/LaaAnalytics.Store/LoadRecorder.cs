using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <summary>Writes a load into the list of loads.</summary>
internal static class LoadRecorder
{
    private static readonly (SupplyMode Mode, string Code)[] Modes =
    [
        (SupplyMode.Full, "full"), (SupplyMode.Delta, "delta"), (SupplyMode.Correction, "correction"),
    ];

    /// <summary>Notes a load, its files, what it did to each table and which guards were overruled for it.</summary>
    public static void Record(
        DuckDbConnection connection,
        int seq,
        LoadHeader header,
        IReadOnlyList<TableChange> changes,
        IReadOnlyList<LoadAcceptance> acceptances,
        int? withdraws = null,
        string? reason = null)
    {
        connection.Execute(
            SqlLibrary.Text("merge/insert_load"),
            new("seq", seq),
            new("supplier", header.Supplier),
            new("agreement", header.Agreement),
            new("loaded_on", header.LoadedOn),
            new("withdraws", withdraws is int undone ? undone : DuckDbValue.Null),
            new("reason", reason));
        for (int i = 0; i < header.Files.Count; i++)
        {
            SuppliedFile file = header.Files[i];
            connection.Execute(
                SqlLibrary.Text("merge/insert_load_file"),
                new("seq", seq),
                new("position", i + 1),
                new("name", file.Name),
                new("sha256", file.Sha256),
                new("file_rows", file.Rows));
        }

        foreach (TableChange change in changes)
        {
            Record(connection, seq, change);
        }

        foreach (LoadAcceptance acceptance in acceptances)
        {
            connection.Execute(
                SqlLibrary.Text("merge/insert_load_acceptance"), new("seq", seq), new("rule", acceptance.Rule), new("reason", acceptance.Reason));
        }
    }

    /// <summary>The mode of a stored code.</summary>
    public static SupplyMode ModeOf(string code) => Modes.First(mode => mode.Code == code).Mode;

    private static void Record(DuckDbConnection connection, int seq, TableChange change) => connection.Execute(
        SqlLibrary.Text("merge/insert_load_table"),
        new("seq", seq),
        new("table_name", change.Table),
        new("supply_mode", Modes.First(mode => mode.Mode == change.Mode).Code),
        new("period_start", change.Period.Start),
        new("period_end", change.Period.EndExclusive),
        new("observed_to", change.ObservedTo is DateOnly known ? known : DuckDbValue.Null),
        new("new_rows", change.New),
        new("changed_rows", change.Changed),
        new("unchanged_rows", change.Unchanged),
        new("ended_rows", change.Ended),
        new("refused_rows", change.Refused),
        new("rekeyed_rows", change.Kinds.Rekeyed),
        new("filled_rows", change.Kinds.Filled),
        new("recoded_rows", change.Kinds.Recoded),
        new("duplicate_rows", change.Kinds.Duplicates),
        new("filled_columns", string.Join(',', change.Kinds.FilledColumns)),
        new("recoded_columns", string.Join(',', change.Kinds.RecodedColumns)));
}
