using LaaAnalytics.DuckDb.Interop;

namespace LaaAnalytics.DuckDb;

/// <summary>Loads rows into a table, in its column order and in chunks of 2,048 rows; the fastest way in.</summary>
/// <remarks>
/// Values are checked against the column's type as they come; constraints of the table are checked by DuckDB when rows go to it, that is at some
/// later row or in <see cref="Close"/>. Rows are in the table after <see cref="Close"/> and durable after the transaction's commit. Disposing
/// without <see cref="Close"/> leaves an unknown part of the rows in the transaction, which is then to be undone, and no row outside of it.
/// </remarks>
public sealed partial class DuckDbAppender : IDisposable
{
    private readonly DuckDbConnection _connection;
    private readonly DuckDbTransaction _transaction;
    private readonly AppenderHandle _handle;
    private readonly ChunkHandle _chunk;
    private readonly AppenderColumn[] _columns;
    private readonly TextArena _arena = new();
    private readonly int _capacity = (int)DuckDbApi.VectorSize();
    private int _row;
    private int _column;

    private DuckDbAppender(
        DuckDbConnection connection, DuckDbTransaction transaction, AppenderHandle handle, ChunkHandle chunk, AppenderColumn[] columns)
    {
        _connection = connection;
        _transaction = transaction;
        _handle = handle;
        _chunk = chunk;
        _columns = columns;
        Reset();
    }

    /// <summary>Types of the table's columns, in its order; named by their numbers from 1.</summary>
    public IReadOnlyList<DuckDbColumn> Columns => [.. _columns.Select(column => column.Column)];

    /// <summary>Ends a row; each of the table's columns must have its value.</summary>
    /// <exception cref="InvalidOperationException">Values are missing.</exception>
    /// <exception cref="DuckDbException">DuckDB refused this chunk of rows: a constraint is broken.</exception>
    public void EndRow()
    {
        if (_column != _columns.Length)
        {
            throw new InvalidOperationException($"The row has {_column} values, but the table has {_columns.Length} columns.");
        }

        _column = 0;
        _row++;
        if (_row == _capacity)
        {
            Flush();
        }
    }

    /// <summary>Adds rows column by column, the faster way where the values are in arrays already.</summary>
    /// <param name="count">Rows, 1 to 2,048.</param>
    /// <param name="fill">Writes every value of them; what it leaves out is undefined. Where it throws, none of these rows is added.</param>
    /// <exception cref="InvalidOperationException">A row of single values has been begun.</exception>
    public void AppendRows(int count, ChunkFill fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _capacity);
        ObjectDisposedException.ThrowIf(_chunk.IsClosed, this);
        if (_column != 0)
        {
            throw new InvalidOperationException("A row has been begun and not ended.");
        }

        if (_row + count > _capacity)
        {
            Flush();
        }

        try
        {
            fill(new ChunkWriter(_columns, _arena, _row, count));
        }
        catch
        {
            // The next rows come to the same place, and what is NULL there now must not be NULL then.
            Array.ForEach(_columns, column => column.ClearNulls(_row, count));
            throw;
        }

        _row += count;
        if (_row == _capacity)
        {
            Flush();
        }
    }

    /// <summary>Sends what is left to the table and ends the load.</summary>
    /// <exception cref="InvalidOperationException">The last row was not ended, or the transaction is over.</exception>
    /// <exception cref="DuckDbException">DuckDB refused the rows: a constraint is broken.</exception>
    public void Close()
    {
        if (_column != 0)
        {
            throw new InvalidOperationException($"The last row has {_column} of {_columns.Length} values and was not ended.");
        }

        Flush();
        Send(DuckDbApi.AppenderFlush);
        Dispose();
    }

    /// <summary>Ends the load without sending what is left.</summary>
    public void Dispose()
    {
        _handle.Dispose();
        _chunk.Dispose();
    }

    internal static unsafe DuckDbAppender Create(DuckDbConnection connection, DuckDbTransaction transaction, string table, string? schema)
    {
        connection.Enter();
        try
        {
            AppenderHandle handle = Open(connection, table, schema);
            int count = (int)DuckDbApi.AppenderColumnCount(handle);
            LogicalTypeHandle[] types = [.. Enumerable.Range(0, count).Select(i => DuckDbApi.AppenderColumnType(handle, (ulong)i))];
            nint[] native = [.. types.Select(type => type.DangerousGetHandle())];
            ChunkHandle chunk;
            fixed (nint* start = native)
            {
                chunk = DuckDbApi.CreateDataChunk(start, (ulong)count);
            }

            AppenderColumn[] columns = [.. types.Select((type, i) => new AppenderColumn(DuckDbColumn.Of($"{table}[{i + 1}]", type)))];
            Array.ForEach(types, type => type.Dispose());
            return new DuckDbAppender(connection, transaction, handle, chunk, columns);
        }
        finally
        {
            connection.Leave();
        }
    }

    private static AppenderHandle Open(DuckDbConnection connection, string table, string? schema)
    {
        if (DuckDbApi.AppenderCreate(connection.Handle, null, schema, table, out AppenderHandle handle) != DuckDbState.Success)
        {
            DuckDbException error = Error(handle);
            handle.Dispose();
            throw error;
        }

        return handle;
    }

    private static DuckDbException Error(AppenderHandle handle)
    {
        using ErrorDataHandle error = DuckDbApi.AppenderErrorData(handle);
        return ErrorText.ToException(DuckDbApi.ErrorDataMessage(error), DuckDbApi.ErrorDataType(error));
    }

    private AppenderColumn Next()
    {
        ObjectDisposedException.ThrowIf(_chunk.IsClosed, this);
        return _column < _columns.Length
            ? _columns[_column]
            : throw new InvalidOperationException($"The row has more values than the table's {_columns.Length} columns.");
    }

    private void Flush()
    {
        if (_row > 0)
        {
            DuckDbApi.DataChunkSetSize(_chunk, (ulong)_row);
            Send(appender => DuckDbApi.AppendDataChunk(appender, _chunk));
            DuckDbApi.DataChunkReset(_chunk);
            Reset();
        }
    }

    private void Send(Func<AppenderHandle, DuckDbState> call)
    {
        if (!_transaction.IsUnderWay)
        {
            throw new InvalidOperationException("The transaction of this appender is over; what had not been sent is lost.");
        }

        _connection.Enter();
        try
        {
            if (call(_handle) != DuckDbState.Success)
            {
                throw Error(_handle);
            }
        }
        finally
        {
            _connection.Leave();
        }
    }

    private void Reset()
    {
        _row = 0;
        _arena.Reset();
        for (int i = 0; i < _columns.Length; i++)
        {
            _columns[i].Reset(DuckDbApi.DataChunkVector(_chunk, (ulong)i));
        }
    }
}
