using LaaAnalytics.DuckDb.Interop;

namespace LaaAnalytics.DuckDb;

/// <summary>Pulls the chunks of a streamed result one after another; two cursors on two connections can be merged by one reader.</summary>
/// <remarks>
/// <b>Lifetime:</b> spans of <see cref="Current"/> point into DuckDB's memory and hold until the next <see cref="MoveNext"/> or
/// <see cref="Dispose"/>. A view used after that throws; a span kept after that is not caught. Hold the cursor in a <c>using</c>.
/// </remarks>
/// <example><code>
/// using DuckDbCursor cursor = connection.Stream("select person_key, event_date from index_event order by person_key");
/// while (cursor.MoveNext())
/// {
///     ReadOnlySpan&lt;Int128&gt; people = cursor.Current.Values&lt;Int128&gt;(0);
/// }
/// </code></example>
public sealed class DuckDbCursor : IDisposable
{
    private readonly DuckDbResult _result;
    private readonly ChunkBuffer _buffer;

    internal DuckDbCursor(DuckDbResult result)
    {
        _result = result;
        _buffer = new ChunkBuffer(result.Columns);
    }

    /// <summary>The columns, in the order of the select list.</summary>
    public IReadOnlyList<DuckDbColumn> Columns => _result.Columns;

    /// <summary>The chunk that the last <see cref="MoveNext"/> fetched.</summary>
    /// <exception cref="InvalidOperationException">There is none: before the first call, after the end, after Dispose.</exception>
    public ChunkView Current => _buffer.IsEmpty ? throw new InvalidOperationException("The cursor is not at a chunk.") : new ChunkView(_buffer);

    /// <summary>Drops the current chunk and fetches the next one, of 1 to 2,048 rows; false at the end, which also frees the connection.</summary>
    /// <exception cref="DuckDbException">The statement failed on the way.</exception>
    /// <exception cref="OperationCanceledException">The statement's token was cancelled.</exception>
    public bool MoveNext() => _result.Fetch(_buffer);

    /// <summary>Ends the stream and frees its connection.</summary>
    public void Dispose()
    {
        _buffer.Dispose();
        _result.Dispose();
    }
}
