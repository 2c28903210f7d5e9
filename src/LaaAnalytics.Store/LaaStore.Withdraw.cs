using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <content>Withdrawal of a load.</content>
public sealed partial class LaaStore
{
    /// <summary>
    /// Undoes a load in a new vintage: from then on everything is as if it had not been made. The rows it brought go, the rows it changed or ended come
    /// back, and what it stated about coverage is forgotten; vintages before the withdrawal stay as they are, and the same supply can be loaded again.
    /// </summary>
    /// <param name="load">Number of the load.</param>
    /// <param name="reason">Why, in a few words without personal data; kept for the list of loads.</param>
    /// <param name="withdrawnOn">ISO instant in UTC of the run's clock; kept as it is.</param>
    /// <returns>
    /// The new load: per table, rows that came back as new and rows that went as ended. Where the load is withdrawn already, the number of that withdrawal, and nothing changed.
    /// </returns>
    /// <exception cref="UsageException">
    /// There is no such load, it is itself a withdrawal, or a later load of its supplier touched the same tables; no reason is given.
    /// </exception>
    /// <exception cref="InvalidOperationException">The store is open for reading only, or a load is under way.</exception>
    public LoadSummary Withdraw(int load, string reason, string withdrawnOn)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentException.ThrowIfNullOrWhiteSpace(withdrawnOn);
        return reason.Trim().Length > 0
            ? Withdraw(load, reason.Trim(), withdrawnOn, isKept: true)
            : throw new UsageException("A withdrawal needs a reason.", "Say in a few words why the load was wrong, without naming anybody.");
    }

    /// <summary>What <see cref="Withdraw(int, string, string)"/> would do; the store stays as it is.</summary>
    /// <param name="load">Number of the load.</param>
    /// <returns>As the withdrawal gives it, with number 0.</returns>
    /// <exception cref="UsageException">The load cannot be withdrawn.</exception>
    /// <exception cref="InvalidOperationException">The store is open for reading only, or a load is under way.</exception>
    public LoadSummary PlanWithdrawal(int load) => Withdraw(load, string.Empty, string.Empty, isKept: false);

    private LoadSummary Withdraw(int load, string reason, string withdrawnOn, bool isKept)
    {
        ThrowIfReadOnly();
        if (Interlocked.CompareExchange(ref _loading, 1, 0) != 0)
        {
            throw new InvalidOperationException("A load is under way.");
        }

        try
        {
            LoadRecord undone = Withdrawable(load);
            if (undone.WithdrawnBy is int withdrawal)
            {
                return new LoadSummary(withdrawal, NothingChanged: true, []);
            }

            using DuckDbConnection connection = _database.Connect();
            using DuckDbTransaction transaction = connection.Begin();
            int seq = connection.QueryScalar<int>(SqlLibrary.Text("staging/last_load")) + 1;
            IReadOnlyList<TableChange> changes =
            [
                .. StoredTable.All
                    .Join(undone.Tables, table => table.Name, change => change.Table, (table, change) => Undo(connection, table, change, load, seq)),
            ];
            if (!isKept)
            {
                return new LoadSummary(0, NothingChanged: false, changes);
            }

            LoadHeader header = new(undone.Supplier, undone.Agreement, withdrawnOn, []);
            LoadRecorder.Record(connection, seq, header, changes, [], load, reason);
            transaction.Commit();
            return new LoadSummary(seq, NothingChanged: false, changes);
        }
        finally
        {
            EndLoad();
        }
    }

    /// <summary>The load, once it is clear that nothing stands in the way of its withdrawal, or that it is withdrawn already.</summary>
    private LoadRecord Withdrawable(int load)
    {
        LoadRecord? undone = Loads().FirstOrDefault(record => record.Seq == load);
        if (undone is null)
        {
            throw new UsageException(
                FormattableString.Invariant($"There is no load {load}; the newest is {LastLoad}."), "List the loads with 'laa loads'.");
        }

        if (undone.Withdraws is int first)
        {
            throw new UsageException(
                FormattableString.Invariant($"Load {load} is itself the withdrawal of load {first}."),
                FormattableString.Invariant($"Load the supply of load {first} again to have it back."));
        }

        if (undone.WithdrawnBy is not null)
        {
            return undone;
        }

        using DuckDbConnection connection = _database.Connect();
        using DuckDbResult later = connection.Query(SqlLibrary.Text("staging/load_in_the_way"), new DuckDbParameter("load", load));
        string[] inTheWay = [.. later.ReadRows().Select(row => FormattableString.Invariant($"{row.Get<int>("seq")}"))];
        return inTheWay.Length == 0
            ? undone
            : throw new UsageException(
                FormattableString.Invariant(
                    $"Load {load} cannot be withdrawn: {undone.Supplier} has sent the same tables again since, in {(inTheWay.Length == 1 ? "load" : "loads")} {string.Join(", ", inTheWay)}."),
                $"Withdraw the later loads first, newest first: {string.Join(", then ", inTheWay)}; then this one.");
    }

    private static TableChange Undo(DuckDbConnection connection, StoredTable table, TableChange undone, int load, int seq)
    {
        connection.Execute($"create or replace temp table change_{table.Name} as {table.Sql("merge/withdraw_change")}", new DuckDbParameter("load", load));
        using DuckDbResult result = connection.Query(table.Sql("merge/count_changes"));
        DuckDbRow counts = result.ReadRows()[0];
        connection.Execute(table.Sql("merge/supersede"), new DuckDbParameter("seq", seq));
        connection.Execute(table.Sql("merge/insert_returned"), new DuckDbParameter("seq", seq));
        return undone with
        {
            New = counts.Get<long>("new_rows"),
            Changed = 0,
            Unchanged = 0,
            Ended = counts.Get<long>("ended_rows"),
            Refused = 0,
            Kinds = ChangeKinds.None,
        };
    }
}
