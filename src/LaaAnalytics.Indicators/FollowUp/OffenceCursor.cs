using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>Walks the proven offences once, handing out those of one person after the other that a scheme can count.</summary>
internal ref struct OffenceCursor
{
    private readonly IProvenOffenceSource _source;
    private readonly uint _outcomes;
    private readonly bool _breachToo;
    private readonly bool _unrecordableToo;
    private readonly bool _abroadToo;
    private readonly bool _unprovenToo;
    private ProvenOffenceBatch _batch;
    private Int128 _lastPerson;
    private int _row;
    private bool _ended;
    private int[] _days = [];
    private int[] _proven = [];
    private int[] _tiers = [];

    /// <summary>A cursor before the first row.</summary>
    public OffenceCursor(IProvenOffenceSource source, MeasurementScheme scheme)
    {
        CountedOffences counts = scheme.Counts;
        _source = source;
        _unprovenToo = !scheme.Proof.Required;
        _outcomes = counts.Outcomes.Aggregate(0u, (mask, outcome) => mask | (1u << (int)outcome));
        _breachToo = counts.Breach;
        _unrecordableToo = !counts.RecordableOnly;
        _abroadToo = !counts.InEnglandAndWalesOnly;
        _lastPerson = Int128.MinValue;
    }

    /// <summary>The person's proven offences that can count; persons must be asked for in rising order. Valid until the next call.</summary>
    /// <exception cref="InvalidOperationException">The rows are not sorted by person.</exception>
    public CountableOffences Of(Int128 person)
    {
        int found = 0;
        do
        {
            ReadOnlySpan<Int128> keys = _batch.PersonKey;
            int row = _row;
            while (row < keys.Length && keys[row] < person)
            {
                row++;
            }

            int first = row;
            while (row < keys.Length && keys[row] == person)
            {
                row++;
            }

            _row = row;
            found = Add(first, row, found);
            if (_row < keys.Length)
            {
                break;
            }
        }
        while (NextBatch());
        return CountableOffences.Of(_days, _proven, _tiers, found);
    }

    /// <summary>Walks over the rows that nobody asked for, so that their order is checked too.</summary>
    public void Finish()
    {
        while (NextBatch())
        {
        }
    }

    /// <summary>Adds the countable offences among some rows of the batch; returns how many there are now.</summary>
    private int Add(int first, int end, int found)
    {
        CountableOffences.MakeRoom(ref _days, ref _proven, ref _tiers, found + end - first);
        int[] keptDays = _days;
        int[] keptProven = _proven;
        int[] keptTiers = _tiers;
        ReadOnlySpan<int> days = _batch.OffenceDay[first..end];
        ReadOnlySpan<int> proven = _batch.ProvenDay[first..end];
        ReadOnlySpan<byte> outcomes = _batch.Outcome[first..end];
        ReadOnlySpan<bool> breaches = _batch.IsBreach[first..end];
        ReadOnlySpan<bool> recordable = _batch.IsRecordable[first..end];
        ReadOnlySpan<bool> inEnglandWales = _batch.InEnglandWales[first..end];
        ReadOnlySpan<int> tiers = _batch.SeverityTier[first..end];
        for (int row = 0; row < days.Length; row++)
        {
            // Every row is written and only those that count are kept: which do is too irregular for a branch to be foretold.
            keptDays[found] = days[row];
            keptProven[found] = Math.Min(proven[row], EpochDay.Never - 1); // before every deadline there is none of
            keptTiers[found] = tiers[row];
            bool counts = ((_outcomes >> outcomes[row]) & 1) != 0
                & (_unprovenToo | proven[row] != EpochDay.Never)
                & (_breachToo | !breaches[row])
                & (_unrecordableToo | recordable[row])
                & (_abroadToo | inEnglandWales[row]);
            found += counts ? 1 : 0;
        }

        return found;
    }

    private bool NextBatch()
    {
        _ended = _ended || !_source.MoveNext();
        if (_ended)
        {
            return false;
        }

        _batch = _source.Current;
        _row = 0;
        Int128 last = _lastPerson;
        foreach (Int128 person in _batch.PersonKey)
        {
            if (person < last)
            {
                throw new InvalidOperationException("proven_offence is not sorted by person.");
            }

            last = person;
        }

        _lastPerson = last;
        return true;
    }
}
