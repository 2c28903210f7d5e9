using System.Text;
using LaaAnalytics.Domain.Extracts;

namespace LaaAnalytics.Ingestion.Cells;

/// <summary>The cells of one column of a batch, [<see cref="RowBatch.Capacity"/>] each; only the array of the column's kind exists.</summary>
internal sealed class BatchColumn
{
    private readonly TextArena _arena;
    private readonly (int Start, int Length)[] _texts = [];

    /// <summary>An empty column.</summary>
    public BatchColumn(ExtractColumn column, TextArena arena)
    {
        Column = column;
        _arena = arena;
        Codes = [.. (column.Codes ?? []).Select(Encoding.UTF8.GetBytes)];
        Unmapped = (column.Codes ?? []).ToList().IndexOf(ExtractColumn.Unmapped);
        switch (column.Kind)
        {
            case ExtractKind.Person:
                Keys = new Int128[RowBatch.Capacity];
                break;
            case ExtractKind.Date or ExtractKind.WholeNumber or ExtractKind.Probability:
                Ints = new int[RowBatch.Capacity];
                break;
            case ExtractKind.DecimalNumber:
                Longs = new long[RowBatch.Capacity];
                break;
            case ExtractKind.Code or ExtractKind.Boolean:
                Bytes = new byte[RowBatch.Capacity];
                break;
            default:
                _texts = new (int, int)[RowBatch.Capacity];
                break;
        }
    }

    /// <summary>The column of the catalogue.</summary>
    public ExtractColumn Column { get; }

    /// <summary>Whether each cell is empty; its value is then undefined.</summary>
    public bool[] Nulls { get; } = new bool[RowBatch.Capacity];

    /// <summary>People: the number that DuckDB stores for the UUID of these hexadecimal digits.</summary>
    public Int128[] Keys { get; } = [];

    /// <summary>Dates as days since 1970-01-01, whole numbers, probabilities in 1/10,000.</summary>
    public int[] Ints { get; } = [];

    /// <summary>Decimal numbers in millionths.</summary>
    public long[] Longs { get; } = [];

    /// <summary>Codes as places in <see cref="Codes"/>; yes or no as 1 or 0.</summary>
    public byte[] Bytes { get; } = [];

    /// <summary>The column's codes, UTF-8.</summary>
    public byte[][] Codes { get; }

    /// <summary>Place of UNMAPPED among the codes, or -1.</summary>
    public int Unmapped { get; }

    /// <summary>Keys, area codes and texts: UTF-8.</summary>
    public ReadOnlySpan<byte> Text(int row) => _arena.Text(_texts[row].Start, _texts[row].Length);

    /// <summary>Writes a key, area code or text.</summary>
    public void SetText(int row, ReadOnlySpan<byte> text) => _texts[row] = (_arena.Add(text), text.Length);
}
