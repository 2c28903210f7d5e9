using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <summary>A load under way: rows come into temporary tables, are checked, and are merged in one commit.</summary>
/// <remarks>For one thread. Disposing it without <see cref="Commit"/> leaves the store as it was.</remarks>
public sealed partial class LoadSession : IDisposable
{
    private readonly LoadHeader _header;
    private readonly Action _ended;
    private readonly DuckDbTransaction _transaction;
    private readonly Dictionary<string, TableSupply> _supplies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _refused = new(StringComparer.Ordinal);
    private IReadOnlyList<RowRejection>? _rejections;
    private bool _isOver;

    internal LoadSession(DuckDbConnection connection, LoadHeader header, Action ended)
    {
        Connection = connection;
        _header = header;
        _ended = ended;
        _transaction = connection.Begin();
        CreateIncoming(StoredTable.Of("area"));
    }

    /// <summary>The load's own connection, inside its transaction: for statements that fill <c>incoming_</c> tables from files.</summary>
    public DuckDbConnection Connection { get; }

    /// <summary>
    /// Makes the temporary table <c>incoming_</c><em>table</em>: the catalogue's columns in its order, then <c>source_file</c> VARCHAR and
    /// <c>source_line</c> BIGINT.
    /// </summary>
    /// <exception cref="ArgumentException">No such table, or a table without keys supplied as a delta or correction.</exception>
    /// <exception cref="InvalidOperationException">The table was begun already.</exception>
    public void BeginTable(TableSupply supply)
    {
        ArgumentNullException.ThrowIfNull(supply);
        StoredTable table = StoredTable.Of(supply.Table);
        if (!supply.HasKey && (supply.Mode != SupplyMode.Full || !table.Table.KeyOptional))
        {
            throw new ArgumentException($"{supply.Table} without its key can {(table.Table.KeyOptional ? "only be a full supply" : "not be supplied")}.", nameof(supply));
        }

        if (!_supplies.TryAdd(supply.Table, supply))
        {
            throw new InvalidOperationException($"{supply.Table} was begun already.");
        }

        CreateIncoming(table);
        _rejections = null;
        _isPlanned = false;
    }

    /// <summary>Loads rows into <c>incoming_</c><em>table</em>; close it before <see cref="Check"/>.</summary>
    /// <exception cref="InvalidOperationException">The table was not begun.</exception>
    public DuckDbAppender Appender(string table)
    {
        ThrowIfNotBegun(table);
        _rejections = null;
        _isPlanned = false;
        return Connection.Appender($"incoming_{table}");
    }

    /// <summary>Counts rows that never came to the store because the reader of the file refused them.</summary>
    /// <exception cref="InvalidOperationException">The table was not begun.</exception>
    public void CountRefused(string table, long rows)
    {
        ThrowIfNotBegun(table);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        _isPlanned = false;
        _refused[table] = _refused.GetValueOrDefault(table) + rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isOver)
        {
            _isOver = true;
            _transaction.Dispose();
            Connection.Dispose();
            _ended();
        }
    }

    private void CreateIncoming(StoredTable table) =>
        Connection.Execute($"create or replace temp table incoming_{table.Name} as {table.Sql("merge/incoming")}");

    private void ThrowIfNotBegun(string table)
    {
        if (!_supplies.ContainsKey(table))
        {
            throw new InvalidOperationException($"{table} was not begun.");
        }
    }
}
