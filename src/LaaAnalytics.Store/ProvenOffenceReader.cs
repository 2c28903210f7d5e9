using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <summary>Streams offences sorted by person, offence date and offence key, a chunk of up to 2,048 at a time, in constant memory.</summary>
/// <remarks>For one thread; holds a connection of its own until it is disposed.</remarks>
public sealed class ProvenOffenceReader : IDisposable
{
    private readonly DuckDbConnection _connection;
    private readonly DuckDbCursor _cursor;
    private readonly NullableColumn _proven = new(2, ProvenOffenceColumns.NotProven);
    private readonly NullableColumn _tier = new(7, whenNull: -1);

    internal ProvenOffenceReader(DuckDbConnection connection, DuckDbCursor cursor)
    {
        _connection = connection;
        _cursor = cursor;
    }

    /// <summary>Columns of the chunk that the last <see cref="MoveNext"/> fetched; valid until the next one.</summary>
    public ProvenOffenceColumns Current => new(_cursor.Current, _proven, _tier);

    /// <summary>Fetches the next chunk; false at the end.</summary>
    public bool MoveNext()
    {
        if (!_cursor.MoveNext())
        {
            return false;
        }

        _proven.Read(_cursor.Current);
        _tier.Read(_cursor.Current);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cursor.Dispose();
        _connection.Dispose();
    }
}

/// <summary>Offences of one chunk, column by column, read where DuckDB keeps them; every span is <c>[Count]</c>.</summary>
public readonly ref struct ProvenOffenceColumns
{
    /// <summary>The <see cref="ProvenDay"/> of an offence that is not proven: later than every day.</summary>
    public const int NotProven = int.MaxValue;

    internal ProvenOffenceColumns(ChunkView chunk, NullableColumn proven, NullableColumn tier)
    {
        Count = chunk.Count;
        PersonKey = chunk.Values<Int128>(0);
        OffenceDay = chunk.Values<int>(1);
        ProvenDay = proven.Values(chunk);
        Outcome = chunk.Values<byte>(3);
        IsBreach = chunk.Values<bool>(4);
        IsRecordable = chunk.Values<bool>(5);
        InEnglandWales = chunk.Values<bool>(6);
        SeverityTier = tier.Values(chunk);
    }

    /// <summary>Rows, 1 to 2,048.</summary>
    public int Count { get; }

    /// <summary>Person, as DuckDB stores UUIDs: sorts as they do, never decreases from row to row.</summary>
    public ReadOnlySpan<Int128> PersonKey { get; }

    /// <summary>Day of the offence in days since 1 January 1970.</summary>
    public ReadOnlySpan<int> OffenceDay { get; }

    /// <summary>Day of the proof in days since 1 January 1970; <see cref="NotProven"/> while charged only.</summary>
    public ReadOnlySpan<int> ProvenDay { get; }

    /// <summary>The <see cref="Domain.ProofOutcome"/> as a number.</summary>
    public ReadOnlySpan<byte> Outcome { get; }

    /// <summary>Whether it is a breach of an order or licence.</summary>
    public ReadOnlySpan<bool> IsBreach { get; }

    /// <summary>Whether it is recordable on the police national computer.</summary>
    public ReadOnlySpan<bool> IsRecordable { get; }

    /// <summary>Whether it was committed in England or Wales.</summary>
    public ReadOnlySpan<bool> InEnglandWales { get; }

    /// <summary>Severity, 0 summary to 3 serious; -1 where it is not known.</summary>
    public ReadOnlySpan<int> SeverityTier { get; }
}
