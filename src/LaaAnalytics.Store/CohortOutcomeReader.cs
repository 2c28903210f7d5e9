using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <summary>Streams ready cohorts with relative days, a chunk of up to 2,048 entries at a time, in constant memory.</summary>
/// <remarks>For one thread; holds a connection of its own until it is disposed.</remarks>
public sealed class CohortOutcomeReader : IDisposable
{
    private const int FirstDimension = 6;

    private readonly DuckDbConnection _connection;
    private readonly DuckDbCursor _cursor;
    private readonly DimensionColumns _dimensions;

    internal CohortOutcomeReader(DuckDbConnection connection, DuckDbCursor cursor, int dimensions)
    {
        _connection = connection;
        _cursor = cursor;
        _dimensions = new(dimensions, FirstDimension);
    }

    /// <summary>Names of the dimensions that entries can be read with.</summary>
    public static IReadOnlyList<string> KnownDimensions { get; } =
    [
        "area_code", "area_vintage", "period_label", "component", "sex", "age_band", "ethnicity", "offence_group", "release_type", "event_kind",
        "source_scheme",
    ];

    /// <summary>Columns of the chunk that the last <see cref="MoveNext"/> fetched; valid until the next one.</summary>
    public CohortOutcomeColumns Current => new(_cursor.Current, _dimensions);

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
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cursor.Dispose();
        _connection.Dispose();
    }
}

/// <summary>Cohort entries of one chunk, column by column, read where DuckDB keeps them; every span is <c>[Count]</c>.</summary>
public readonly ref struct CohortOutcomeColumns
{
    private readonly DimensionColumns _dimensions;

    internal CohortOutcomeColumns(ChunkView chunk, DimensionColumns dimensions)
    {
        _dimensions = dimensions;
        Count = chunk.Count;
        PeriodStartDay = chunk.Values<int>(0);
        PeriodEndDay = chunk.Values<int>(1);
        ObservedDays = chunk.Values<int>(2);
        DaysToEvent = chunk.Values<int>(3);
        Reoffences = chunk.Values<int>(4);
        PredictedTenThousandths = chunk.Values<int>(5);
    }

    /// <summary>Rows, 1 to 2,048.</summary>
    public int Count { get; }

    /// <summary>First day of the cohort in days since 1 January 1970.</summary>
    public ReadOnlySpan<int> PeriodStartDay { get; }

    /// <summary>First day after the cohort (exclusive) in days since 1 January 1970.</summary>
    public ReadOnlySpan<int> PeriodEndDay { get; }

    /// <summary>Days of follow-up observed from the index day.</summary>
    public ReadOnlySpan<int> ObservedDays { get; }

    /// <summary>Days from the index day to the first event; -1 where none was observed.</summary>
    public ReadOnlySpan<int> DaysToEvent { get; }

    /// <summary>Counted re-offences; -1 where the supplier gives no number.</summary>
    public ReadOnlySpan<int> Reoffences { get; }

    /// <summary>Predicted probability of re-offending in 1/10,000; -1 where none was supplied.</summary>
    public ReadOnlySpan<int> PredictedTenThousandths { get; }

    /// <summary>Numbers of a dimension's texts, see <see cref="CohortOutcomeReader.Labels"/>.</summary>
    public ReadOnlySpan<int> Dimension(int dimension) => _dimensions.Ids(dimension, Count);
}
