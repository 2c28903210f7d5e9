using System.Numerics;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <summary>A column of integers of which some are NULL, read with a number in their place.</summary>
/// <remarks>Cheaper here than <c>coalesce</c> in the query, which copies every value.</remarks>
internal sealed class NullableColumn(int column, int whenNull)
{
    private const int BitsPerWord = 64;
    private readonly int[] _values = new int[2048];
    private bool _hasNulls;

    /// <summary>Reads the column of a chunk.</summary>
    public void Read(scoped ChunkView chunk)
    {
        ReadOnlySpan<ulong> validity = chunk.Validity(column);
        _hasNulls = !validity.IsEmpty;
        if (!_hasNulls)
        {
            return;
        }

        Span<int> values = _values.AsSpan(0, chunk.Count);
        chunk.Values<int>(column).CopyTo(values);
        for (int word = 0; word < validity.Length; word++)
        {
            int first = word * BitsPerWord;
            for (ulong nulls = ~validity[word]; nulls != 0; nulls &= nulls - 1)
            {
                int row = first + BitOperations.TrailingZeroCount(nulls);
                if (row >= values.Length)
                {
                    break; // what stands behind the last row means nothing
                }

                values[row] = whenNull;
            }
        }
    }

    /// <summary>Its values, [Count], of the chunk last read.</summary>
    public ReadOnlySpan<int> Values(ChunkView chunk) => _hasNulls ? _values.AsSpan(0, chunk.Count) : chunk.Values<int>(column);
}
