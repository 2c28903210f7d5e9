using System.Globalization;

using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>All cells of a run: which there are, and what has been counted in each.</summary>
internal sealed class CellTable(MeasurementScheme scheme, IReadOnlyList<CohortSpan> spans, CellPlan plan)
{
    private readonly PairIndex _tuples = new();
    private readonly Dictionary<string, int> _groupNumbers = [];
    private readonly List<(int Grouping, int[] Ids)> _groups = [];
    private readonly List<(int Group, int Span)> _addresses = [];
    private readonly CellHistograms _reoffences = new();
    private readonly CellHistograms _predictions = new();
    private readonly CellHistograms _predictedReoffenders = new();
    private readonly CellHistograms _daysToFirst = new();
    private readonly CellHistograms _monthsToFirst = new();
    private readonly CellPeople _people = new();
    private int[] _tupleOfRow = [];
    private int[] _groupsByTuple = []; // plan.Groupings.Count per tuple: group + 1, 0 where out of scope
    private bool[] _isKnown = [];
    private int[] _cellByGroup = []; // one per span for each group: cell + 1, 0 where there is none yet
    private CellCounts[] _cells = new CellCounts[16];
    private int[] _entered = new int[16];
    private int _enteredCount;
    private int _person;

    /// <summary>Numbers of the combinations of dictionary ids in a batch, row by row; to be handed back when entries are counted.</summary>
    public ReadOnlySpan<int> Tuples(IIndexEventSource source, int rows)
    {
        if (_tupleOfRow.Length < rows)
        {
            _tupleOfRow = new int[rows];
        }

        Span<int> tuples = _tupleOfRow.AsSpan(0, rows);
        tuples.Clear();
        for (int dimension = 0; dimension < plan.Dimensions; dimension++)
        {
            ReadOnlySpan<int> ids = source.Dimension(dimension);
            for (int row = 0; row < tuples.Length; row++)
            {
                tuples[row] = _tuples.NumberOf(tuples[row], ids[row]);
            }
        }

        return tuples;
    }

    /// <summary>Makes sure that the cells of a combination are known, before entries with it are counted.</summary>
    public void Learn(int tuple, IIndexEventSource source, int row)
    {
        if (tuple >= _isKnown.Length)
        {
            Array.Resize(ref _isKnown, Math.Max(64, 2 * tuple));
            Array.Resize(ref _groupsByTuple, _isKnown.Length * plan.Groupings.Count);
        }

        if (!_isKnown[tuple])
        {
            int[] ids = new int[plan.Dimensions];
            for (int dimension = 0; dimension < ids.Length; dimension++)
            {
                ids[dimension] = source.Dimension(dimension)[row];
            }

            Learn(tuple, ids);
        }
    }

    /// <summary>Starts counting the next person.</summary>
    public void NextPerson()
    {
        for (int index = 0; index < _enteredCount; index++)
        {
            ref CellCounts cell = ref _cells[_entered[index]];
            _people.Add(_entered[index], cell.OwnEntries, cell.OwnReoffending);
            cell.Leave();
        }

        _enteredCount = 0;
        _person++;
    }

    /// <summary>Counts an entry of the current person in a span, in every cell its combination belongs to.</summary>
    public void Enter(int tuple, int span, in EntryCounts entry)
    {
        int width = plan.Groupings.Count;
        foreach (int group in _groupsByTuple.AsSpan(tuple * width, width))
        {
            if (group == 0)
            {
                continue;
            }

            int number = Cell(group - 1, span);
            ref CellCounts cell = ref _cells[number];
            if (cell.Person != _person)
            {
                cell.Person = _person;
                if (_enteredCount == _entered.Length)
                {
                    Array.Resize(ref _entered, 2 * _enteredCount);
                }

                _entered[_enteredCount++] = number;
            }

            cell.Enter(entry);
            _reoffences.Add(number, entry.Reoffences);
            if (entry.Reoffences > 0)
            {
                _daysToFirst.Add(number, entry.DaysToFirst);
                _monthsToFirst.Add(number, entry.MonthsToFirst);
            }

            if (entry.PredictedTenThousandths >= 0)
            {
                _predictions.Add(number, entry.PredictedTenThousandths);
                if (entry.Reoffences > 0)
                {
                    _predictedReoffenders.Add(number, entry.PredictedTenThousandths);
                }
            }
        }
    }

    /// <summary>Counts somebody who could not be matched, in every cell the combination belongs to.</summary>
    public void EnterUnmatched(int tuple, int span)
    {
        int width = plan.Groupings.Count;
        foreach (int group in _groupsByTuple.AsSpan(tuple * width, width))
        {
            if (group > 0)
            {
                int number = Cell(group - 1, span); // may move the cells, so it comes first
                _cells[number].EnterUnmatched();
            }
        }
    }

    /// <summary>Every cell that has been counted in, in order of first sight.</summary>
    public IReadOnlyList<FollowUpCell> ToCells()
    {
        NextPerson();
        return
        [
            .. _addresses.Select((address, number) => new FollowUpCell(
                _groups[address.Group].Grouping,
                _groups[address.Group].Ids,
                spans[address.Span],
                scheme,
                _cells[number],
                new(
                    _reoffences.Bins(number),
                    _predictions.Bins(number),
                    _predictedReoffenders.Bins(number),
                    _daysToFirst.Bins(number),
                    _monthsToFirst.Bins(number),
                    _people.Bins(number)))),
        ];
    }

    private int Cell(int group, int span)
    {
        ref int cell = ref _cellByGroup[(group * spans.Count) + span];
        if (cell == 0)
        {
            _addresses.Add((group, span));
            cell = _addresses.Count;
            if (cell > _cells.Length)
            {
                Array.Resize(ref _cells, 2 * _cells.Length);
            }
        }

        return cell - 1;
    }

    private void Learn(int tuple, ReadOnlySpan<int> ids)
    {
        _isKnown[tuple] = true;
        if (plan.InScope is CellScope inScope && !inScope(ids))
        {
            return;
        }

        for (int grouping = 0; grouping < plan.Groupings.Count; grouping++)
        {
            int[] own = new int[plan.Groupings[grouping].Count];
            for (int index = 0; index < own.Length; index++)
            {
                own[index] = ids[plan.Groupings[grouping][index]];
            }

            _groupsByTuple[(tuple * plan.Groupings.Count) + grouping] = Group(grouping, own) + 1;
        }
    }

    private int Group(int grouping, int[] ids)
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"{grouping}:{string.Join(',', ids)}");
        if (!_groupNumbers.TryGetValue(key, out int group))
        {
            group = _groups.Count;
            _groupNumbers.Add(key, group);
            _groups.Add((grouping, ids));
            if (_groups.Count * spans.Count > _cellByGroup.Length)
            {
                Array.Resize(ref _cellByGroup, Math.Max(64, 2 * _groups.Count * spans.Count));
            }
        }

        return group;
    }
}
