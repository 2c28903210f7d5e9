using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <summary>Streams index events sorted by person, date and event key, a chunk of up to 2,048 at a time, in constant memory.</summary>
/// <remarks>For one thread; holds a connection of its own until it is disposed.</remarks>
public sealed class IndexEventReader : IDisposable
{
    private const int FirstDimension = 6;

    private readonly DuckDbConnection _connection;
    private readonly DuckDbCursor _cursor;
    private readonly DimensionColumns _dimensions;
    private readonly NullableColumn _predicted = new(5, whenNull: -1);

    internal IndexEventReader(DuckDbConnection connection, DuckDbCursor cursor, int dimensions)
    {
        _connection = connection;
        _cursor = cursor;
        _dimensions = new(dimensions, FirstDimension);
    }

    /// <summary>Names of the dimensions that events can be read with.</summary>
    public static IReadOnlyList<string> KnownDimensions { get; } =
    [
        "authority_code", "home_area_code", "event_type", "age_group", "age_band", "sex", "ethnicity_5", "offence_group", "disposal", "area_vintage",
        "prior_record",
    ];

    /// <summary>Columns that a model of re-offending may read beside the dimensions, as texts, empty where not known; no figure is told apart by them.</summary>
    public static IReadOnlyList<string> RiskFactors { get; } = ["offence_code", "age_years", "age_at_conviction", "age_at_first_sanction", "prior_sanctions"];

    /// <summary>Columns of the chunk that the last <see cref="MoveNext"/> fetched; valid until the next one.</summary>
    public IndexEventColumns Current => new(_cursor.Current, _dimensions, _predicted);

    /// <summary>Texts of a dimension's numbers, for all chunks read so far; dimensions count from 0 in the order asked for.</summary>
    public CodeDictionary Labels(int dimension) => _dimensions.Labels(dimension);

    /// <summary>Fetches the next chunk; false at the end.</summary>
    public bool MoveNext()
    {
        if (!_cursor.MoveNext())
        {
            return false;
        }

        _dimensions.Read(_cursor.Current);
        _predicted.Read(_cursor.Current);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cursor.Dispose();
        _connection.Dispose();
    }
}

/// <summary>Index events of one chunk, column by column, read where DuckDB keeps them; every span is <c>[Count]</c>.</summary>
public readonly ref struct IndexEventColumns
{
    private readonly DimensionColumns _dimensions;

    internal IndexEventColumns(ChunkView chunk, DimensionColumns dimensions, NullableColumn predicted)
    {
        _dimensions = dimensions;
        Count = chunk.Count;
        PersonKey = chunk.Values<Int128>(0);
        EventDay = chunk.Values<int>(1);
        EventType = chunk.Values<byte>(2);
        AgeYears = chunk.Values<int>(3);
        PncMatched = chunk.Values<bool>(4);
        PredictedTenThousandths = predicted.Values(chunk); // a DECIMAL with four decimals is stored in 1/10,000
    }

    /// <summary>Rows, 1 to 2,048.</summary>
    public int Count { get; }

    /// <summary>Person, as DuckDB stores UUIDs: sorts as they do, never decreases from row to row.</summary>
    public ReadOnlySpan<Int128> PersonKey { get; }

    /// <summary>Index date in days since 1 January 1970.</summary>
    public ReadOnlySpan<int> EventDay { get; }

    /// <summary>The <see cref="Domain.IndexEventType"/> as a number.</summary>
    public ReadOnlySpan<byte> EventType { get; }

    /// <summary>Age in completed years at the index date.</summary>
    public ReadOnlySpan<int> AgeYears { get; }

    /// <summary>Whether the person was matched to the police national computer.</summary>
    public ReadOnlySpan<bool> PncMatched { get; }

    /// <summary>Predicted probability of re-offending in 1/10,000; -1 where none was supplied.</summary>
    public ReadOnlySpan<int> PredictedTenThousandths { get; }

    /// <summary>Numbers of a dimension's texts, see <see cref="IndexEventReader.Labels"/>.</summary>
    public ReadOnlySpan<int> Dimension(int dimension) => _dimensions.Ids(dimension, Count);
}
