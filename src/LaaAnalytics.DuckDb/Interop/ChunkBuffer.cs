namespace LaaAnalytics.DuckDb.Interop;

/// <summary>One fetched chunk and where its vectors lie; used again for the next chunk.</summary>
internal sealed class ChunkBuffer(IReadOnlyList<DuckDbColumn> columns) : IDisposable
{
    private readonly nint[] _data = new nint[columns.Count];
    private readonly nint[] _validity = new nint[columns.Count];
    private ChunkHandle? _chunk;

    public IReadOnlyList<DuckDbColumn> Columns { get; } = columns;

    public int Count { get; private set; }

    /// <summary>Changes whenever the chunk does, so that a view of an earlier one can tell.</summary>
    public int Version { get; private set; }

    public bool IsEmpty => _chunk is null;

    public nint Data(int column) => _data[column];

    /// <summary>Validity words of a column; 0 where every value is valid.</summary>
    public nint Validity(int column) => _validity[column];

    /// <summary>Owns <paramref name="chunk"/> from now on; false, without keeping it, where it has no rows.</summary>
    public bool Take(ChunkHandle chunk)
    {
        int count = (int)DuckDbApi.DataChunkSize(chunk);
        if (count == 0)
        {
            chunk.Dispose();
            return false;
        }

        for (int i = 0; i < _data.Length; i++)
        {
            nint vector = DuckDbApi.DataChunkVector(chunk, (ulong)i);
            _data[i] = DuckDbApi.VectorData(vector);
            _validity[i] = DuckDbApi.VectorValidity(vector);
        }

        _chunk = chunk;
        Count = count;
        return true;
    }

    public void Clear()
    {
        _chunk?.Dispose();
        _chunk = null;
        Count = 0;
        Version = unchecked(Version + 1);
    }

    public void Dispose() => Clear();
}
