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
    private ProvenOffenceBatch _batch;
    private Int128 _lastPerson;
    private int _row;
    private bool _ended;
    private int[] _days = [];
    private int[] _proven = [];

    /// <summary>A cursor before the first row.</summary>
    public OffenceCursor(IProvenOffenceSource source, CountedOffences counts)
    {
        _source = source;
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
            int first = _row;
            while (first < keys.Length && keys[first] < person)
            {
                first++;
            }

            int end = first;
            while (end < keys.Length && keys[end] == person)
            {
                end++;
            }

            found = Take(first, end, found);
            _row = end;
            if (end < keys.Length)
            {
                break;
            }
        }
        while (NextBatch());
        return CountableOffences.Of(_days, _proven, found);
    }

    /// <summary>Walks over the rows that nobody asked for, so that their order is checked too.</summary>
    public void Finish()
    {
        while (NextBatch())
        {
        }
    }

    /// <summary>Keeps those of the rows that can count behind the <paramref name="found"/> kept already; how many there are then.</summary>
    private int Take(int first, int end, int found)
    {
        CountableOffences.MakeRoom(ref _days, ref _proven, found + end - first);
        int[] days = _days;
        int[] proven = _proven;
        for (int row = first; row < end; row++)
        {
            // Written in any case and kept by moving on: what counts follows no pattern that a branch could be predicted by.
            days[found] = _batch.OffenceDay[row];
            proven[found] = _batch.ProvenDay[row];
            bool canCount = (((_outcomes >> _batch.Outcome[row]) & 1) != 0)
                & (proven[found] != EpochDay.Never)
                & (_breachToo | !_batch.IsBreach[row])
                & (_unrecordableToo | _batch.IsRecordable[row])
                & (_abroadToo | _batch.InEnglandWales[row]);
            found += canCount ? 1 : 0;
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
