using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators;

/// <summary>The store's index events as the engine reads them.</summary>
internal sealed class StoredIndexEvents(IndexEventReader reader) : IIndexEventSource
{
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

    public bool MoveNext() => reader.MoveNext();

    public ReadOnlySpan<int> Dimension(int index) => reader.Current.Dimension(index);
}

/// <summary>The store's proven offences as the engine reads them.</summary>
internal sealed class StoredProvenOffences(ProvenOffenceReader reader) : IProvenOffenceSource
{
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

    public bool MoveNext() => reader.MoveNext();
}
