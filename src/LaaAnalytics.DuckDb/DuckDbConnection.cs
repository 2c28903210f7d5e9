using LaaAnalytics.DuckDb.Interop;

namespace LaaAnalytics.DuckDb;

/// <summary>A connection: one transaction, and one user at a time.</summary>
/// <remarks>
/// A call while another thread is in one, or while a streamed result of this connection is still open, throws
/// <see cref="InvalidOperationException"/>; only <see cref="Interrupt"/> may come at any time. Connections are cheap: take one for each
/// thread and each stream.
/// </remarks>
public sealed class DuckDbConnection : IDisposable
{
    private int _inUse;

    internal DuckDbConnection(ConnectionHandle handle) => Handle = handle;

    internal ConnectionHandle Handle { get; }

    internal DuckDbTransaction? Transaction { get; set; }

    /// <summary>Runs <paramref name="sql"/>: one statement with its parameters, or a script of several without any.</summary>
    /// <returns>Rows that the last statement inserted, updated or deleted; 0 for other statements.</returns>
    /// <exception cref="DuckDbException">DuckDB refused a statement; those of a script before it have been run.</exception>
    /// <exception cref="ArgumentException">A parameter's name is not in the statement, or a script was given parameters.</exception>
    /// <exception cref="InvalidOperationException">A parameter of the statement has no value, or the connection is in use.</exception>
    public long Execute(string sql, params ReadOnlySpan<DuckDbParameter> parameters)
    {
        using DuckDbScript script = DuckDbScript.Extract(this, sql);
        if (script.Count > 1 && parameters.Length > 0)
        {
            throw new ArgumentException("A script of several statements takes no parameters.", nameof(parameters));
        }

        long changed = 0;
        for (int i = 0; i < script.Count; i++)
        {
            changed = Execute(script, i, parameters);
        }

        return changed;
    }

    /// <summary>Runs one statement and keeps its whole result in memory, outside the connection.</summary>
    /// <exception cref="DuckDbException">DuckDB refused the statement.</exception>
    /// <exception cref="ArgumentException">A parameter's name is not in the statement, or it is not one statement.</exception>
    /// <exception cref="InvalidOperationException">A parameter of the statement has no value, or the connection is in use.</exception>
    public DuckDbResult Query(string sql, params ReadOnlySpan<DuckDbParameter> parameters)
    {
        using DuckDbStatement statement = Prepare(sql);
        return statement.Bind(parameters).Query();
    }

    /// <summary>Runs one statement and yields its rows while it runs; the connection is in use until the cursor is at its end or disposed.</summary>
    /// <exception cref="DuckDbException">DuckDB refused the statement.</exception>
    /// <exception cref="ArgumentException">A parameter's name is not in the statement, or it is not one statement.</exception>
    /// <exception cref="InvalidOperationException">A parameter of the statement has no value, or the connection is in use.</exception>
    public DuckDbCursor Stream(string sql, params ReadOnlySpan<DuckDbParameter> parameters)
    {
        using DuckDbStatement statement = Prepare(sql);
        return statement.Bind(parameters).Stream();
    }

    /// <summary>The single value of a result of one row and one column.</summary>
    /// <typeparam name="T">A type that <see cref="DuckDbRow.Get{T}(int)"/> takes; nullable where NULL may come.</typeparam>
    /// <exception cref="DuckDbException">DuckDB refused the statement.</exception>
    /// <exception cref="InvalidOperationException">The result is not one row of one column, or is NULL where T does not allow it.</exception>
    public T QueryScalar<T>(string sql, params ReadOnlySpan<DuckDbParameter> parameters)
    {
        using DuckDbResult result = Query(sql, parameters);
        IReadOnlyList<DuckDbRow> rows = result.ReadRows();
        return rows.Count == 1 && result.Columns.Count == 1
            ? rows[0].Get<T>(0)
            : throw new InvalidOperationException(
                $"The result must be one row of one column, but has {rows.Count} rows and {result.Columns.Count} columns.");
    }

    /// <summary>Prepares one statement, to be bound and run as often as needed.</summary>
    /// <exception cref="DuckDbException">DuckDB refused the statement.</exception>
    /// <exception cref="ArgumentException">It is not one statement.</exception>
    public DuckDbStatement Prepare(string sql)
    {
        using DuckDbScript script = DuckDbScript.Extract(this, sql);
        return script.Count == 1
            ? script.Prepare(0)
            : throw new ArgumentException($"One statement is needed, but there are {script.Count}.", nameof(sql));
    }

    /// <summary>Begins a transaction; disposing it without a commit undoes everything since.</summary>
    /// <exception cref="InvalidOperationException">One is under way on this connection already.</exception>
    public DuckDbTransaction Begin()
    {
        if (Transaction is not null)
        {
            throw new InvalidOperationException("A transaction is under way on this connection already.");
        }

        Execute("begin transaction");
        return Transaction = new DuckDbTransaction(this);
    }

    /// <summary>Opens a table for bulk loading, inside the transaction under way.</summary>
    /// <param name="table">Name of the table, as it is, without quotes.</param>
    /// <param name="schema">Its schema; null: the one that a plain name finds.</param>
    /// <exception cref="InvalidOperationException">
    /// No transaction of <see cref="Begin"/> is under way. Outside of one DuckDB would commit every 204,800 rows by itself.
    /// </exception>
    /// <exception cref="DuckDbException">There is no such table.</exception>
    public DuckDbAppender Appender(string table, string? schema = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        DuckDbTransaction transaction = Transaction ?? throw new InvalidOperationException(
            "An appender needs a transaction: DuckDB commits every 204,800 rows outside of one. Call Begin first.");
        return DuckDbAppender.Create(this, transaction, table, schema);
    }

    /// <summary>Stops the query that runs on this connection; its caller gets <see cref="DuckDbErrorType.Interrupt"/>. From any thread.</summary>
    public void Interrupt() => DuckDbApi.Interrupt(Handle);

    /// <summary>Closes the connection; a transaction that was not committed is undone.</summary>
    public void Dispose()
    {
        Transaction?.Dispose();
        Handle.Dispose();
    }

    /// <summary>Takes the connection for one call or one stream.</summary>
    internal void Enter()
    {
        ObjectDisposedException.ThrowIf(Handle.IsClosed, this);
        if (Interlocked.CompareExchange(ref _inUse, 1, 0) != 0)
        {
            throw new InvalidOperationException(
                "The connection is in use, by another thread or by a streamed result that is still open; take one connection for each.");
        }
    }

    internal void Leave() => Volatile.Write(ref _inUse, 0);

    private static long Execute(DuckDbScript script, int index, ReadOnlySpan<DuckDbParameter> parameters)
    {
        using DuckDbStatement statement = script.Prepare(index);
        return statement.Bind(parameters).Execute();
    }
}
