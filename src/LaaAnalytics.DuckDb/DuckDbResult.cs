using LaaAnalytics.DuckDb.Interop;

namespace LaaAnalytics.DuckDb;

/// <summary>The rows of a statement, to be read once and from first to last.</summary>
public sealed class DuckDbResult : IDisposable
{
    private readonly ResultHandle _handle;
    private readonly CancellationToken _cancellation;
    private readonly DuckDbColumn[] _columns;
    private DuckDbConnection? _streamOf;
    private ConnectionHandle? _interruptible;

    internal DuckDbResult(DuckDbConnection connection, ResultHandle handle, bool streaming, CancellationToken cancellation)
    {
        _handle = handle;
        _cancellation = cancellation;
        _columns = DuckDbColumn.Of(handle);
        RowsChanged = (long)DuckDbApi.RowsChanged(handle);
        if (streaming)
        {
            _streamOf = connection;
            _interruptible = connection.Handle;
        }
    }

    /// <summary>The columns, in the order of the select list.</summary>
    public IReadOnlyList<DuckDbColumn> Columns => _columns;

    /// <summary>Rows that the statement inserted, updated or deleted; 0 for other statements and for a streamed result.</summary>
    public long RowsChanged { get; }

    /// <summary>Gives each chunk that is still unread to <paramref name="action"/>, in order; a chunk's memory goes when the action returns.</summary>
    /// <exception cref="DuckDbException">A streamed statement failed on the way; the action has seen the rows before that.</exception>
    /// <exception cref="OperationCanceledException">The statement's token was cancelled on the way.</exception>
    public void ForEach(ChunkAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        using ChunkBuffer buffer = new(_columns);
        while (Fetch(buffer))
        {
            action(new ChunkView(buffer));
        }
    }

    /// <summary>Reads the rows that are left as objects: for small results, such as a catalogue, not for the data themselves.</summary>
    /// <exception cref="NotSupportedException">A column has a type that is not read here, such as LIST: cast it to VARCHAR in the SQL.</exception>
    public IReadOnlyList<DuckDbRow> ReadRows()
    {
        List<DuckDbRow> rows = [];
        ForEach(chunk =>
        {
            for (int row = 0; row < chunk.Count; row++)
            {
                object?[] values = new object?[_columns.Length];
                for (int column = 0; column < values.Length; column++)
                {
                    values[column] = chunk.Value(column, row);
                }

                rows.Add(new DuckDbRow(_columns, values));
            }
        });
        return rows;
    }

    /// <summary>Releases the rows, and the connection where they were streamed.</summary>
    public void Dispose()
    {
        _handle.Dispose();
        Release();
    }

    /// <summary>The exception to throw for <paramref name="error"/>: that of the token where it was the token that stopped the query.</summary>
    internal static Exception Cancelled(DuckDbException error, CancellationToken cancellation) =>
        error.ErrorType == DuckDbErrorType.Interrupt && cancellation.IsCancellationRequested
            ? new OperationCanceledException("The query was cancelled.", error, cancellation)
            : error;

    /// <summary>Puts the next chunk into <paramref name="buffer"/>; false at the end.</summary>
    internal bool Fetch(ChunkBuffer buffer)
    {
        buffer.Clear();
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        _cancellation.ThrowIfCancellationRequested();
        ChunkHandle chunk;
        using (CancellationTokenRegistration stop = InterruptOnCancel())
        {
            chunk = DuckDbApi.FetchChunk(_handle.Value);
            GC.KeepAlive(_handle);
        }

        if (!chunk.IsInvalid && buffer.Take(chunk))
        {
            return true;
        }

        Release();
        if (DuckDbApi.ResultError(_handle) is { Length: > 0 } error)
        {
            throw Cancelled(ErrorText.ToException(error, DuckDbApi.ResultErrorType(_handle)), _cancellation);
        }

        return false;
    }

    private CancellationTokenRegistration InterruptOnCancel() => _cancellation.CanBeCanceled && _interruptible is not null
        ? _cancellation.UnsafeRegister(static handle => DuckDbApi.Interrupt((ConnectionHandle)handle!), _interruptible)
        : default;

    private void Release()
    {
        _streamOf?.Leave();
        _streamOf = null;
        _interruptible = null;
    }
}
