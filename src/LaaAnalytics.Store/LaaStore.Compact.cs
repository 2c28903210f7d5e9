using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <summary>What compaction did to one table.</summary>
/// <param name="Table">Name of the extract table.</param>
/// <param name="Rows">Rows of every version, now in one sorted run.</param>
/// <param name="Superseded">Notes of superseded rows that were written into them.</param>
public sealed record CompactedTable(string Table, long Rows, long Superseded);

/// <summary>What compaction did.</summary>
/// <param name="ThroughLoad">Last load in the runs.</param>
/// <param name="Tables">Tables that were rewritten, in the order of the catalogue.</param>
public sealed record CompactResult(int ThroughLoad, IReadOnlyList<CompactedTable> Tables);

/// <content>Compaction.</content>
public sealed partial class LaaStore
{
    /// <summary>Writes each table anew as one run in the catalogue's order; what is known after every load stays the same.</summary>
    /// <remarks>One transaction: it happens as a whole or not at all. Do not run it while a load is under way.</remarks>
    /// <exception cref="InvalidOperationException">The store is open for reading only, or a load is under way.</exception>
    public CompactResult Compact()
    {
        ThrowIfReadOnly();
        if (Interlocked.CompareExchange(ref _loading, 1, 0) != 0)
        {
            throw new InvalidOperationException("A load is under way.");
        }

        try
        {
            using DuckDbConnection connection = _database.Connect();
            using DuckDbTransaction transaction = connection.Begin();
            int last = connection.QueryScalar<int>(SqlLibrary.Text("staging/last_load"));
            List<CompactedTable> tables = [];
            foreach (StoredTable table in last > 0 ? StoredTable.All : [])
            {
                tables.Add(Compact(connection, table, last));
            }

            transaction.Commit();
            try
            {
                connection.Execute("checkpoint");
            }
            catch (DuckDbException)
            {
                // A reader is open: the file is written out when the store is closed. The compaction itself is done.
            }

            return new CompactResult(last, tables);
        }
        finally
        {
            EndLoad();
        }
    }

    private static CompactedTable Compact(DuckDbConnection connection, StoredTable table, int last)
    {
        DuckDbParameter name = new("table_name", table.Name);
        connection.Execute($"alter table {table.Name} rename to old_{table.Name}");
        connection.Execute(SqlLibrary.Text($"schema/{table.Name}"));
        long rows = connection.Execute(table.Sql("merge/compact_rows"));
        connection.Execute($"drop table old_{table.Name}");
        long superseded = connection.Execute(SqlLibrary.Text("merge/compact_superseded"), name);
        connection.Execute(SqlLibrary.Text("merge/compact_forget"), name);
        connection.Execute(SqlLibrary.Text("merge/compact_note"), name, new DuckDbParameter("through_seq", last));
        return new CompactedTable(table.Name, rows, superseded);
    }
}
