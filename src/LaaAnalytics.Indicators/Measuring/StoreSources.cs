using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators;

/// <summary>The store's index events as the engine reads them.</summary>
/// <remarks>Columns that only the scheme's disposals or a case-mix model need stand behind the dimensions that cells are made of.</remarks>
internal sealed class StoredIndexEvents : IIndexEventSource, IDisposable
{
    private readonly IndexEventReader _reader;
    private readonly RowPredictions? _predictions;
    private readonly int _disposalDimension;
    private readonly List<byte> _disposalOfLabel = [];
    private byte[] _disposals = [];

    private StoredIndexEvents(IndexEventReader reader, int disposalDimension, RowPredictions? predictions)
    {
        _reader = reader;
        _disposalDimension = disposalDimension;
        _predictions = predictions;
    }

    public IndexEventBatch Current
    {
        get
        {
            IndexEventColumns columns = _reader.Current;
            return new()
            {
                PersonKey = columns.PersonKey,
                EventDay = columns.EventDay,
                EventType = columns.EventType,
                AgeYears = columns.AgeYears,
                PncMatched = columns.PncMatched,
                PredictedTenThousandths = _predictions is null ? columns.PredictedTenThousandths : _predictions.TenThousandths,
                Disposal = _disposals.AsSpan(0, _disposals.Length == 0 ? 0 : columns.Count),
            };
        }
    }

    /// <summary>Opens the events of a view.</summary>
    /// <param name="view">Vintage.</param>
    /// <param name="scheme">What the engine will ask for.</param>
    /// <param name="dimensions">Dimensions that cells are made of.</param>
    /// <param name="predictor">Predicts in place of the suppliers, or null.</param>
    public static StoredIndexEvents Open(StoreView view, MeasurementScheme scheme, IReadOnlyList<string> dimensions, Predictor? predictor = null)
    {
        int disposal = scheme.Enters.Disposals is null ? -1 : dimensions.Count;
        string[] own = disposal < 0 ? [] : ["disposal"];
        IndexEventReader reader = view.IndexEvents([.. dimensions, .. own, .. predictor?.Reads ?? []]);
        RowPredictions? predictions = predictor is null
            ? null
            : new(predictor, dimensions.Count + own.Length, reader.Labels, dimension => reader.Current.Dimension(dimension), () => reader.Current.Count);
        return new(reader, disposal, predictions);
    }

    public bool MoveNext()
    {
        if (!_reader.MoveNext())
        {
            return false;
        }

        _predictions?.Read();
        if (_disposalDimension >= 0)
        {
            ReadDisposals();
        }

        return true;
    }

    public ReadOnlySpan<int> Dimension(int index) => _reader.Current.Dimension(index);

    /// <summary>Texts of a dimension's numbers.</summary>
    public CodeDictionary Labels(int dimension) => _reader.Labels(dimension);

    public void Dispose() => _reader.Dispose();

    private void ReadDisposals()
    {
        ReadOnlySpan<int> ids = _reader.Current.Dimension(_disposalDimension);
        CodeDictionary labels = _reader.Labels(_disposalDimension);
        if (_disposals.Length < ids.Length)
        {
            _disposals = new byte[ids.Length];
        }

        for (int row = 0; row < ids.Length; row++)
        {
            while (_disposalOfLabel.Count <= ids[row])
            {
                _disposalOfLabel.Add(DisposalCodes.Place(labels[_disposalOfLabel.Count]));
            }

            _disposals[row] = _disposalOfLabel[ids[row]];
        }
    }
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
                SeverityTier = columns.SeverityTier,
            };
        }
    }

    public bool MoveNext() => reader.MoveNext();
}
