using System.Buffers;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Ingestion.Rules;

namespace LaaAnalytics.Ingestion.Reading;

/// <summary>Rows of a Parquet file, every column as text, so that they meet the same mapping and rules as CSV.</summary>
/// <remarks>Read by a database of its own, in memory, so that nothing of the file can reach the store but through the rules.</remarks>
internal sealed class ParquetFile : IDisposable
{
    private const string MostMemory = "1GB";

    // DuckDB would read every file that such a path matches.
    private static readonly SearchValues<char> Patterns = SearchValues.Create("*?[");

    private readonly DuckDbDatabase _database;
    private readonly DuckDbConnection _connection;
    private readonly DuckDbCursor _cursor;

    private ParquetFile(DuckDbDatabase database, DuckDbConnection connection, DuckDbCursor cursor)
    {
        _database = database;
        _connection = connection;
        _cursor = cursor;
        Headers = [.. cursor.Columns.Select(column => column.Name)];
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Headers { get; }

    /// <summary>Opens the file; null where DuckDB cannot read it as Parquet, or its path is a pattern.</summary>
    public static ParquetFile? Open(string path)
    {
        string full = Path.GetFullPath(path);
        if (full.AsSpan().ContainsAny(Patterns))
        {
            return null;
        }

        DuckDbDatabase database = DuckDbDatabase.OpenInMemory(new DuckDbOptions { Threads = 1, MemoryLimit = MostMemory, LockConfiguration = true });
        DuckDbConnection? connection = null;
        try
        {
            connection = database.Connect();
            DuckDbCursor cursor = connection.Stream("select columns(*)::varchar from read_parquet($path)", new DuckDbParameter("path", full));
            return new(database, connection, cursor);
        }
        catch (DuckDbException)
        {
            // Its text may quote the file; that the file is not Parquet is all there is to say.
            connection?.Dispose();
            database.Dispose();
            return null;
        }
    }

    /// <summary>The rows.</summary>
    public ParquetRecords Records() => new(_cursor, new ParquetPlace());

    /// <inheritdoc/>
    public void Dispose()
    {
        _cursor.Dispose();
        _connection.Dispose();
        _database.Dispose();
    }
}

/// <summary>Where the reading of a Parquet file stands.</summary>
internal sealed class ParquetPlace
{
    /// <summary>Row within the chunk, from 0.</summary>
    public int Row { get; set; } = -1;

    /// <summary>Rows of the chunk.</summary>
    public int Count { get; set; }

    /// <summary>Row number in the file plus one.</summary>
    public long Line { get; set; } = 1;
}

/// <inheritdoc cref="ParquetFile"/>
internal readonly struct ParquetRecords(DuckDbCursor cursor, ParquetPlace place) : IRecords
{
    /// <inheritdoc/>
    public long Line => place.Line;

    /// <inheritdoc/>
    public int Lines => 1;

    /// <inheritdoc/>
    public int FieldCount => cursor.Columns.Count;

    /// <inheritdoc/>
    public bool Read()
    {
        place.Row++;
        while (place.Row >= place.Count)
        {
            if (!MoveNext())
            {
                return false;
            }

            place.Row = 0;
            place.Count = cursor.Current.Count;
        }

        place.Line++;
        return true;
    }

    private bool MoveNext()
    {
        try
        {
            return cursor.MoveNext();
        }
        catch (DuckDbException)
        {
            // Its text may quote the file.
            throw new InvalidDataException("The Parquet file is damaged.");
        }
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Field(int index)
    {
        ChunkView chunk = cursor.Current;
        return chunk.IsValid(index, place.Row) ? chunk.Utf8(index, place.Row) : default;
    }

    /// <inheritdoc/>
    public IReadOnlyList<PassedRecord> TakePassed() => [];

    /// <inheritdoc/>
    public IngestionRule? Broken(ColumnPlan column) => null;

    /// <inheritdoc/>
    public bool IsPlain(ColumnPlan column) => false;

    /// <inheritdoc/>
    public RecordFault Fault()
    {
        for (int i = 0; i < FieldCount; i++)
        {
            ReadOnlySpan<byte> field = Field(i);
            if (field.Length > CsvFile.LongestRecord || field.Contains((byte)0))
            {
                return RecordFault.TooLongOrNul;
            }
        }

        return RecordFault.None;
    }
}
