using LaaAnalytics.DuckDb.Interop;

namespace LaaAnalytics.DuckDb;

/// <summary>The statements of an SQL text, parsed but not prepared: a later one may need what an earlier one makes.</summary>
internal sealed class DuckDbScript : IDisposable
{
    private readonly DuckDbConnection _connection;
    private readonly ExtractedHandle _handle;

    private DuckDbScript(DuckDbConnection connection, ExtractedHandle handle, int count)
    {
        _connection = connection;
        _handle = handle;
        Count = count;
    }

    public int Count { get; }

    public static DuckDbScript Extract(DuckDbConnection connection, string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        connection.Enter();
        try
        {
            ulong count = DuckDbApi.ExtractStatements(connection.Handle, sql, out ExtractedHandle handle);
            if (count == 0 && DuckDbApi.ExtractStatementsError(handle) is { Length: > 0 } error)
            {
                handle.Dispose();
                throw ErrorText.ToException(error, DuckDbErrorType.Parser);
            }

            return new DuckDbScript(connection, handle, (int)count);
        }
        finally
        {
            connection.Leave();
        }
    }

    public DuckDbStatement Prepare(int index)
    {
        _connection.Enter();
        try
        {
            DuckDbState state = DuckDbApi.PrepareExtractedStatement(_connection.Handle, _handle, (ulong)index, out StatementHandle statement);
            if (state != DuckDbState.Success)
            {
                string? error = DuckDbApi.PrepareError(statement);
                statement.Dispose();
                throw ErrorText.ToException(error);
            }

            return new DuckDbStatement(_connection, statement);
        }
        finally
        {
            _connection.Leave();
        }
    }

    public void Dispose() => _handle.Dispose();
}
