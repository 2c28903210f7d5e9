using LaaAnalytics.DuckDb.Interop;

namespace LaaAnalytics.DuckDb;

/// <summary>Writes the rows of one call of <see cref="DuckDbAppender.AppendRows"/>.</summary>
public delegate void ChunkFill(scoped ChunkWriter rows);

/// <summary>Rows to be filled column by column, where DuckDB will read them. Rows and columns count from 0.</summary>
public readonly unsafe ref struct ChunkWriter
{
    private readonly ReadOnlySpan<AppenderColumn> _columns;
    private readonly TextArena _arena;
    private readonly int _first;

    internal ChunkWriter(ReadOnlySpan<AppenderColumn> columns, TextArena arena, int first, int count)
    {
        _columns = columns;
        _arena = arena;
        _first = first;
        Count = count;
    }

    /// <summary>Rows to be written.</summary>
    public int Count { get; }

    /// <summary>The values of a column, [Count], in DuckDB's own form; see <see cref="ChunkView.Values{T}"/>.</summary>
    /// <exception cref="InvalidOperationException">The column has another form.</exception>
    public Span<T> Values<T>(int column)
        where T : unmanaged
    {
        DuckDbColumn described = _columns[column].Column;
        return described.Holds<T>()
            ? new Span<T>((T*)_columns[column].Data + _first, Count)
            : throw new InvalidOperationException($"Column {described.Name} is {described.Type}, stored as {described.Storage}, not {typeof(T).Name}.");
    }

    /// <summary>Makes a cell NULL, whatever its value.</summary>
    public void SetNull(int column, int row) => _columns[column].SetNull(Place(row));

    /// <summary>A VARCHAR, or a label of an ENUM, as UTF-8.</summary>
    /// <exception cref="ArgumentException">The bytes are not valid UTF-8, or not a label of the ENUM.</exception>
    public void SetText(int column, int row, ReadOnlySpan<byte> utf8) => _columns[column].SetText(Place(row), utf8, _arena);

    /// <summary>A DECIMAL.</summary>
    /// <exception cref="OverflowException">The column does not hold it exactly.</exception>
    public void SetNumber(int column, int row, decimal value) => _columns[column].SetDecimal(Place(row), value);

    private int Place(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
        return _first + row;
    }
}
