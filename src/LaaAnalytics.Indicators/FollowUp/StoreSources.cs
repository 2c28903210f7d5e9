using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators;

/// <summary>Index events of a store's view, as the engine reads them.</summary>
public sealed class StoreIndexEvents(IndexEventReader reader) : IIndexEventSource, IDisposable
{
    /// <inheritdoc/>
    public IndexEventBatch Current
    {
        get
        {
            IndexEventColumns columns = reader.Current;
            return new()
            {
                PersonKey = columns.PersonKey,
                EventDay = columns.EventDay,
                EventType = columns.EventType,
                AgeYears = columns.AgeYears,
                PncMatched = columns.PncMatched,
                PredictedTenThousandths = columns.PredictedTenThousandths,
            };
        }
    }

    /// <inheritdoc/>
    public bool MoveNext() => reader.MoveNext();

    /// <inheritdoc/>
    public ReadOnlySpan<int> Dimension(int index) => reader.Current.Dimension(index);

    /// <summary>Closes the reader.</summary>
    public void Dispose() => reader.Dispose();
}

/// <summary>Proven offences of a store's view, as the engine reads them.</summary>
public sealed class StoreProvenOffences(ProvenOffenceReader reader) : IProvenOffenceSource, IDisposable
{
    /// <inheritdoc/>
    public ProvenOffenceBatch Current
    {
        get
        {
            ProvenOffenceColumns columns = reader.Current;
            return new()
            {
                PersonKey = columns.PersonKey,
                OffenceDay = columns.OffenceDay,
                ProvenDay = columns.ProvenDay,
                Outcome = columns.Outcome,
                IsBreach = columns.IsBreach,
                IsRecordable = columns.IsRecordable,
                InEnglandWales = columns.InEnglandWales,
            };
        }
    }

    /// <inheritdoc/>
    public bool MoveNext() => reader.MoveNext();

    /// <summary>Closes the reader.</summary>
    public void Dispose() => reader.Dispose();
}
