using LaaAnalytics.DuckDb.Interop;

namespace LaaAnalytics.DuckDb;

/// <summary>The bytes of a VARCHAR or BLOB column of a chunk, for loops over all its rows; lives as long as the chunk's spans do.</summary>
public readonly unsafe ref struct TextColumn
{
    private const int BitsPerWord = 64;

    private readonly NativeString* _texts;
    private readonly ulong* _validity;
    private readonly int _count;

    internal TextColumn(nint data, nint validity, int count)
    {
        _texts = (NativeString*)data;
        _validity = (ulong*)validity;
        _count = count;
    }

    /// <summary>The bytes of a cell.</summary>
    /// <exception cref="InvalidOperationException">The cell is NULL.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The chunk has no such row.</exception>
    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)_count, nameof(row));
            if (_validity is not null && ((_validity[row / BitsPerWord] >> (row % BitsPerWord)) & 1) == 0)
            {
                throw new InvalidOperationException($"The text is NULL in row {row}.");
            }

            NativeString* text = _texts + row;
            return text->Length <= NativeString.InlineLength
                ? new ReadOnlySpan<byte>(text->Inline, (int)text->Length)
                : new ReadOnlySpan<byte>(text->Pointer, (int)text->Length);
        }
    }
}
