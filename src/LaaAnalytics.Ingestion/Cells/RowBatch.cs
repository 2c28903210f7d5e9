using LaaAnalytics.Domain.Extracts;

namespace LaaAnalytics.Ingestion.Cells;

/// <summary>Up to <see cref="Capacity"/> typed rows of one table, column by column; the row after the last is being filled.</summary>
/// <remarks>Cells are written at <see cref="Count"/>; a row that is refused is not counted and is written over by the next.</remarks>
internal sealed class RowBatch
{
    /// <summary>Rows of a batch: those of a DuckDB chunk.</summary>
    public const int Capacity = 2048;

    private readonly TextArena _arena = new();
    private int _keptText;

    /// <summary>An empty batch for the table.</summary>
    public RowBatch(ExtractTable table)
    {
        Table = table;
        Columns = [.. table.Columns.Select(column => new BatchColumn(column, _arena))];
    }

    /// <summary>The table.</summary>
    public ExtractTable Table { get; }

    /// <summary>The table's columns, in the order of the catalogue.</summary>
    public BatchColumn[] Columns { get; }

    /// <summary>Line of each row, [Capacity].</summary>
    public long[] Lines { get; } = new long[Capacity];

    /// <summary>Rows that are complete.</summary>
    public int Count { get; private set; }

    /// <summary>Keeps the row that was being filled.</summary>
    public void Keep(long line)
    {
        Lines[Count] = line;
        Count++;
        _keptText = _arena.Used;
    }

    /// <summary>Gives up the row that was being filled.</summary>
    public void GiveUp() => _arena.Used = _keptText;

    /// <summary>Empties the batch.</summary>
    public void Clear()
    {
        Count = 0;
        _keptText = 0;
        _arena.Used = 0;
    }
}

/// <summary>Bytes of the texts of a batch, one after another.</summary>
internal sealed class TextArena
{
    private byte[] _bytes = new byte[64 * 1024];

    /// <summary>Bytes in use.</summary>
    public int Used { get; set; }

    /// <summary>Copies the text in and says where it starts.</summary>
    public int Add(ReadOnlySpan<byte> text)
    {
        if (_bytes.Length - Used < text.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Used + text.Length));
        }

        int start = Used;
        text.CopyTo(_bytes.AsSpan(start));
        Used += text.Length;
        return start;
    }

    /// <summary>The text that was added there.</summary>
    public ReadOnlySpan<byte> Text(int start, int length) => _bytes.AsSpan(start, length);
}
