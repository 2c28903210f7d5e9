using LaaAnalytics.DuckDb.Interop;

namespace LaaAnalytics.DuckDb;

/// <summary>A prepared statement. Values stay bound from one run to the next.</summary>
public sealed class DuckDbStatement : IDisposable
{
    private readonly DuckDbConnection _connection;
    private readonly StatementHandle _handle;
    private readonly string[] _parameters;
    private readonly bool[] _bound;

    internal DuckDbStatement(DuckDbConnection connection, StatementHandle handle)
    {
        _connection = connection;
        _handle = handle;
        _parameters = new string[DuckDbApi.ParameterCount(handle)];
        for (int i = 0; i < _parameters.Length; i++)
        {
            _parameters[i] = DuckDbApi.ParameterName(handle, (ulong)i + 1) ?? "";
        }

        _bound = new bool[_parameters.Length];
    }

    /// <summary>Names of the parameters without the dollar, in the order of their numbers; a <c>?</c> is named by its number.</summary>
    public IReadOnlyList<string> Parameters => _parameters;

    /// <summary>Binds the parameter called <paramref name="name"/> (without the dollar; upper and lower case are the same).</summary>
    /// <exception cref="ArgumentException">The statement has no such parameter.</exception>
    public DuckDbStatement Bind(string name, DuckDbValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        int position = Array.FindIndex(_parameters, known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
        return position >= 0
            ? Bind(position + 1, value)
            : throw new ArgumentException($"The statement has no parameter ${name}; it has {Names(_parameters)}.", nameof(name));
    }

    /// <summary>Binds the parameter with the given number, from 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The statement has no such parameter.</exception>
    public DuckDbStatement Bind(int index, DuckDbValue value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(index, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, _parameters.Length);
        if (value.BindTo(_handle, (ulong)index) != DuckDbState.Success)
        {
            throw ErrorText.ToException(DuckDbApi.PrepareError(_handle), DuckDbErrorType.InvalidInput);
        }

        _bound[index - 1] = true;
        return this;
    }

    /// <summary>Binds several parameters by name.</summary>
    /// <exception cref="ArgumentException">The statement has no parameter of one of the names.</exception>
    public DuckDbStatement Bind(params ReadOnlySpan<DuckDbParameter> parameters)
    {
        foreach (DuckDbParameter parameter in parameters)
        {
            Bind(parameter.Name, parameter.Value);
        }

        return this;
    }

    /// <summary>Runs the statement for what it does.</summary>
    /// <returns>Rows inserted, updated or deleted; 0 for other statements.</returns>
    /// <exception cref="DuckDbException">DuckDB failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled while it ran.</exception>
    public long Execute(CancellationToken cancellation = default)
    {
        using DuckDbResult result = Query(streaming: false, cancellation);
        return result.RowsChanged;
    }

    /// <summary>Runs the statement for its rows.</summary>
    /// <param name="streaming">
    /// False: the whole result is in memory when this returns. True: rows come while the statement runs, in little memory, and the connection is
    /// in use until the result is read to its end or disposed.
    /// </param>
    /// <param name="cancellation">Stops the statement while it runs, and a streamed one while it is read.</param>
    /// <exception cref="DuckDbException">DuckDB failed.</exception>
    /// <exception cref="InvalidOperationException">A parameter has no value, or the connection is in use.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public DuckDbResult Query(bool streaming = false, CancellationToken cancellation = default)
    {
        int missing = Array.IndexOf(_bound, false);
        if (missing >= 0)
        {
            throw new InvalidOperationException($"The parameter ${_parameters[missing]} has no value.");
        }

        cancellation.ThrowIfCancellationRequested();
        _connection.Enter();
        bool stays = false;
        try
        {
            DuckDbResult result = Run(streaming, cancellation);
            stays = streaming;
            return result;
        }
        finally
        {
            if (!stays)
            {
                _connection.Leave();
            }
        }
    }

    /// <summary>Runs the statement and yields its rows while it runs; for readers that pull, such as a merge of two streams.</summary>
    /// <inheritdoc cref="Query" path="/exception"/>
    public DuckDbCursor Stream(CancellationToken cancellation = default) => new(Query(streaming: true, cancellation));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private static string Names(string[] names) => names.Length == 0 ? "none" : string.Join(", ", names.Select(name => "$" + name));

    private DuckDbResult Execute(PendingHandle pending, bool streaming, CancellationToken cancellation)
    {
        ResultHandle? handle = new();
        try
        {
            if (DuckDbApi.ExecutePending(pending, handle) != DuckDbState.Success)
            {
                DuckDbException error = ErrorText.ToException(DuckDbApi.ResultError(handle), DuckDbApi.ResultErrorType(handle));
                throw DuckDbResult.Cancelled(error, cancellation);
            }

            DuckDbResult result = new(_connection, handle, streaming, cancellation);
            handle = null; // the result's from here on
            return result;
        }
        finally
        {
            handle?.Dispose();
        }
    }

    private DuckDbResult Run(bool streaming, CancellationToken cancellation)
    {
        DuckDbState state = streaming
            ? DuckDbApi.PendingPreparedStreaming(_handle, out PendingHandle pending)
            : DuckDbApi.PendingPrepared(_handle, out pending);
        using (pending)
        {
            if (state != DuckDbState.Success)
            {
                throw ErrorText.ToException(DuckDbApi.PendingError(pending));
            }

            // An interrupt before this point would be forgotten: DuckDB clears it when a query begins.
            using CancellationTokenRegistration stop = cancellation.UnsafeRegister(
                static connection => ((DuckDbConnection)connection!).Interrupt(), _connection);
            return Execute(pending, streaming, cancellation);
        }
    }
}
