using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>State of one pass: the person being read, and everything counted so far.</summary>
internal ref struct FollowUpPass
{
    private readonly MeasurementScheme _scheme;
    private readonly CohortDays _days;
    private readonly CellTable _cells;
    private readonly uint _eventTypes;
    private readonly bool[]? _disposals; // [codes] whether a disposal counts; null where every one does
    private readonly bool _hasBaseline;
    private readonly int[] _enteredBy; // [cohorts] number of the last person who entered
    private readonly int[] _unmatchedBy; // [cohorts] number of the last person counted as unmatched
    private OffenceCursor _offences;
    private PersonEvent[] _events = new PersonEvent[16];
    private int _eventCount;
    private Int128 _person = Int128.MinValue;
    private int _lastDay = int.MinValue;
    private int _personNumber;

    /// <summary>A pass before the first row.</summary>
    public FollowUpPass(MeasurementScheme scheme, IReadOnlyList<CohortSpan> spans, CellPlan plan, IProvenOffenceSource offences)
    {
        _scheme = scheme;
        _days = new(scheme, spans);
        _cells = new(scheme, spans, plan);
        _eventTypes = scheme.Enters.Events.Aggregate(0u, (mask, type) => mask | (1u << (int)type));
        _disposals = scheme.Enters.Disposals is { } disposals ? [.. DisposalCodes.All.Select(disposals.Contains)] : null;
        _hasBaseline = scheme.Baseline is not null;
        _enteredBy = new int[_days.CohortCount];
        _unmatchedBy = new int[_days.CohortCount];
        _offences = new(offences, scheme);
    }

    /// <summary>Reads one batch of index events, counting every person who is complete.</summary>
    public void Read(IndexEventBatch batch, IIndexEventSource source)
    {
        int ageFrom = _scheme.Enters.AgeFrom ?? int.MinValue;
        int ageTo = _scheme.Enters.AgeTo ?? int.MaxValue;
        ReadOnlySpan<int> tuples = _cells.Tuples(source, batch.PersonKey.Length);
        for (int row = 0; row < batch.PersonKey.Length; row++)
        {
            Int128 person = batch.PersonKey[row];
            int day = batch.EventDay[row];
            if (person != _person)
            {
                CountPerson();
                _lastDay = person > _person ? int.MinValue : throw new InvalidOperationException("index_event is not sorted by person.");
                _person = person;
            }

            _lastDay = day >= _lastDay ? day : throw new InvalidOperationException("index_event is not sorted by date within a person.");
            int offset = unchecked(day - _days.FirstDay);
            if (((_eventTypes >> batch.EventType[row]) & 1) == 0
                || batch.AgeYears[row] < ageFrom
                || batch.AgeYears[row] > ageTo
                || (_disposals is not null && !_disposals[batch.Disposal[row]])
                || unchecked((uint)offset) >= (uint)_days.Windows.Length
                || _days.Cohorts(offset).IsEmpty)
            {
                continue;
            }

            _cells.Learn(tuples[row], source, row);
            Keep(new(offset, tuples[row], batch.PredictedTenThousandths[row], batch.PncMatched[row]));
        }
    }

    /// <summary>Counts the last person and hands out the cells.</summary>
    public IReadOnlyList<FollowUpCell> Finish()
    {
        CountPerson();
        _offences.Finish();
        return _cells.ToCells();
    }

    private void Keep(PersonEvent entry)
    {
        if (_eventCount == _events.Length)
        {
            Array.Resize(ref _events, 2 * _eventCount);
        }

        _events[_eventCount++] = entry;
    }

    private void CountPerson()
    {
        if (_eventCount == 0)
        {
            return;
        }

        _personNumber++;
        _cells.NextPerson();
        CountableOffences offences = _offences.Of(_person);
        ReadOnlySpan<PersonEvent> events = _events.AsSpan(0, _eventCount);
        bool hasUnmatched = false;
        foreach (ref readonly PersonEvent entry in events)
        {
            if (_scheme.Enters.MatchedOnly && !entry.Matched)
            {
                hasUnmatched = true;
            }
            else
            {
                Enter(entry, offences);
            }
        }

        if (hasUnmatched)
        {
            CountUnmatched(events);
        }

        _eventCount = 0;
    }

    private readonly void Enter(in PersonEvent entry, in CountableOffences offences)
    {
        EntryCounts counts = default;
        bool isCounted = false;
        foreach (int cohort in _days.Cohorts(entry.Day))
        {
            if (_scheme.Enters.Pick == EntryPick.FirstPerPerson && _enteredBy[cohort] == _personNumber)
            {
                continue;
            }

            _enteredBy[cohort] = _personNumber;
            if (!isCounted)
            {
                counts = Count(entry, offences);
                isCounted = true;
            }

            foreach (int span in _days.Spans(cohort))
            {
                _cells.Enter(entry.Tuple, span, counts);
            }
        }
    }

    private readonly EntryCounts Count(in PersonEvent entry, in CountableOffences offences)
    {
        ref readonly DayWindows windows = ref _days.Windows[entry.Day];
        CountedWindow found = offences.CountIn(windows.FollowUp, windows.Disposal, _scheme.Counts.SeriousFrom);
        bool reoffended = found.Offences > 0;
        return new(
            found.Offences,
            found.Tiered,
            found.Serious,
            reoffended ? found.FirstDay - windows.FollowUp.Start : -1,
            reoffended ? windows.MonthsTo(found.FirstDay) : -1,
            _hasBaseline ? offences.CountIn(windows.Baseline, EpochDay.Never, 0).Offences : 0,
            entry.PredictedTenThousandths);
    }

    private readonly void CountUnmatched(ReadOnlySpan<PersonEvent> events)
    {
        bool once = _scheme.Enters.Pick == EntryPick.FirstPerPerson;
        foreach (ref readonly PersonEvent entry in events)
        {
            if (entry.Matched)
            {
                continue;
            }

            foreach (int cohort in _days.Cohorts(entry.Day))
            {
                if (once && (_enteredBy[cohort] == _personNumber || _unmatchedBy[cohort] == _personNumber))
                {
                    continue;
                }

                _unmatchedBy[cohort] = _personNumber;
                foreach (int span in _days.Spans(cohort))
                {
                    _cells.EnterUnmatched(entry.Tuple, span);
                }
            }
        }
    }
}

/// <summary>What is counted of one entry.</summary>
/// <param name="Reoffences">Counted re-offences.</param>
/// <param name="Tiered">Those of known severity.</param>
/// <param name="Serious">Serious ones.</param>
/// <param name="DaysToFirst">Days from the first day of follow-up to the first; -1 where there is none.</param>
/// <param name="MonthsToFirst">The same in whole calendar months.</param>
/// <param name="BaselineOffences">Counted offences in the baseline window.</param>
/// <param name="PredictedTenThousandths">Predicted probability in 1/10,000; -1 where there is none.</param>
internal readonly record struct EntryCounts(
    int Reoffences, int Tiered, int Serious, int DaysToFirst, int MonthsToFirst, int BaselineOffences, int PredictedTenThousandths);

/// <summary>An index event that can enter a cohort.</summary>
/// <param name="Day">Offset of its date in the day tables.</param>
/// <param name="Tuple">Number of its combination of dimensions.</param>
/// <param name="PredictedTenThousandths">Predicted probability in 1/10,000; -1 where there is none.</param>
/// <param name="Matched">Whether the person was matched.</param>
internal readonly record struct PersonEvent(int Day, int Tuple, int PredictedTenThousandths, bool Matched);
