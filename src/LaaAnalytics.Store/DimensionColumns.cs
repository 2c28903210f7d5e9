using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <summary>The dimensions of a reader: texts of a chunk turned into numbers of their dictionaries.</summary>
internal sealed class DimensionColumns
{
    private const int ChunkRows = 2048;

    private readonly int _firstColumn;
    private readonly CodeDictionary[] _labels;
    private readonly int[][] _ids;

    /// <summary>Room for <paramref name="count"/> dimensions, which stand from <paramref name="firstColumn"/> on in the result.</summary>
    public DimensionColumns(int count, int firstColumn)
    {
        _firstColumn = firstColumn;
        _labels = [.. Enumerable.Range(0, count).Select(_ => new CodeDictionary())];
        _ids = [.. Enumerable.Range(0, count).Select(_ => new int[ChunkRows])];
    }

    /// <summary>Dictionary of a dimension.</summary>
    public CodeDictionary Labels(int dimension) => _labels[dimension];

    /// <summary>Numbers of the current chunk, [count].</summary>
    public ReadOnlySpan<int> Ids(int dimension, int count) => _ids[dimension].AsSpan(0, count);

    /// <summary>Reads the dimensions of a chunk.</summary>
    public void Read(scoped ChunkView chunk)
    {
        for (int dimension = 0; dimension < _labels.Length; dimension++)
        {
            CodeDictionary labels = _labels[dimension];
            Span<int> ids = _ids[dimension].AsSpan(0, chunk.Count);
            TextColumn texts = chunk.Texts(_firstColumn + dimension);
            scoped ReadOnlySpan<byte> last = [];
            for (int row = 0; row < ids.Length; row++)
            {
                // Rows of one person mostly share their area.
                ReadOnlySpan<byte> text = texts[row];
                ids[row] = row > 0 && text.SequenceEqual(last) ? ids[row - 1] : labels.IdOf(text);
                last = text;
            }
        }
    }

    /// <summary>Select list of dimensions, each taken from the closed list <paramref name="known"/>, or from <paramref name="nullable"/>, then empty for null.</summary>
    /// <exception cref="ArgumentException">A dimension is on neither list.</exception>
    public static string Select(IReadOnlyList<string> dimensions, IReadOnlyList<string> known, IReadOnlyList<string>? nullable = null)
    {
        string? unknown = dimensions.FirstOrDefault(dimension => !known.Contains(dimension) && nullable?.Contains(dimension) != true);
        return unknown is null
            ? string.Concat(dimensions.Select(dimension => known.Contains(dimension)
                ? $",\n    cast({dimension} as varchar) as {dimension}_label"
                : $",\n    coalesce(cast({dimension} as varchar), '') as {dimension}_label"))
            : throw new ArgumentException($"There is no dimension {unknown}; there are {string.Join(", ", known)}.", nameof(dimensions));
    }
}
