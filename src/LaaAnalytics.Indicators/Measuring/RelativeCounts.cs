using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators;

/// <summary>Counts cohort entries with relative days by cohort and dimensions.</summary>
/// <param name="lastDay">Last day after the index day on which an event counts (inclusive).</param>
/// <param name="dimensions">Dimensions the entries are read with.</param>
/// <param name="predictor">Predicts in place of the supplier, or null.</param>
internal sealed class RelativeCounts(int lastDay, int dimensions, RowPredictions? predictor = null)
{
    private readonly PairIndex _tuples = new();
    private readonly Dictionary<int, RelativeCell> _cells = [];

    /// <summary>Last day on which an event counts.</summary>
    public int LastDay => lastDay;

    /// <summary>What was counted, in order of first sight.</summary>
    public IEnumerable<RelativeCell> Cells => _cells.Values;

    /// <summary>Counts the entries of a chunk; predictions for it must have been made.</summary>
    public void Read(CohortOutcomeColumns columns)
    {
        for (int row = 0; row < columns.Count; row++)
        {
            DateOnly start = EpochDay.ToDate(columns.PeriodStartDay[row]);
            DateOnly end = EpochDay.ToDate(columns.PeriodEndDay[row]);
            int tuple = _tuples.NumberOf(_tuples.NumberOf(0, start.DayNumber), end.DayNumber);
            for (int dimension = 0; dimension < dimensions; dimension++)
            {
                tuple = _tuples.NumberOf(tuple, columns.Dimension(dimension)[row]);
            }

            if (!_cells.TryGetValue(tuple, out RelativeCell? cell))
            {
                int[] ids = new int[dimensions];
                for (int dimension = 0; dimension < dimensions; dimension++)
                {
                    ids[dimension] = columns.Dimension(dimension)[row];
                }

                cell = new(new(start, end), ids);
                _cells.Add(tuple, cell);
            }

            cell.Enter(columns.DaysToEvent[row], lastDay, columns.ObservedDays[row], predictor?.TenThousandths[row] ?? columns.PredictedTenThousandths[row]);
        }
    }
}

/// <summary>Counts of the entries of one cohort that share their dimensions.</summary>
internal sealed class RelativeCell(Period period, IReadOnlyList<int> ids)
{
    private readonly SortedDictionary<long, long> _predictions = [];
    private readonly SortedDictionary<long, long> _reoffendersByPrediction = [];
    private readonly SortedDictionary<long, long> _daysToFirst = [];
    private long _offenders;
    private long _reoffenders;
    private long _predictedReoffenders;
    private int? _leastObserved;

    /// <summary>Cohort as supplied.</summary>
    public Period Period => period;

    /// <summary>Dictionary ids of the dimensions.</summary>
    public IReadOnlyList<int> Ids => ids;

    /// <summary>Counts an entry.</summary>
    public void Enter(int daysToEvent, int lastDay, int observedDays, int predictedTenThousandths)
    {
        bool isReoffender = daysToEvent >= 0 && daysToEvent <= lastDay;
        _offenders++;
        if (isReoffender)
        {
            _reoffenders++;
            AddTo(_daysToFirst, daysToEvent);
        }
        else if (_leastObserved is not int least || observedDays < least)
        {
            _leastObserved = observedDays;
        }

        if (predictedTenThousandths >= 0)
        {
            AddTo(_predictions, predictedTenThousandths);
            if (isReoffender)
            {
                AddTo(_reoffendersByPrediction, predictedTenThousandths);
                _predictedReoffenders++;
            }
        }
    }

    private static void AddTo(SortedDictionary<long, long> bins, long value) => bins[value] = bins.GetValueOrDefault(value) + 1;

    private static IReadOnlyList<HistogramBin> Bins(SortedDictionary<long, long> bins) => [.. bins.Select(bin => new HistogramBin(bin.Key, bin.Value))];

    /// <summary>
    /// The counts as a measure. Its days of maturity stand for an entry on the row's last day: mature after the follow-up's last day, and observed
    /// as long as the shortest observed entry that has had no event.
    /// </summary>
    public Measure ToMeasure(CellKey key, MeasurementScheme scheme, int pooled, int lastDay)
    {
        DateOnly last = key.Period.LastDay;
        return new()
        {
            Key = key,
            Scheme = scheme.Citation,
            Component = scheme.Component,
            Pooled = pooled,
            Offenders = _offenders,
            Reoffenders = _reoffenders,
            Predicted = _predictions.Values.Sum(),
            PredictedReoffenders = _predictedReoffenders,
            PredictedProbability = Bins(_predictions),
            ReoffendersByProbability = Bins(_reoffendersByPrediction),
            DaysToFirst = Bins(_daysToFirst),
            MatureOn = last.AddDays(lastDay + 1),
            ObservedTo = last.AddDays(Math.Min(_leastObserved ?? lastDay, lastDay) + 1),
        };
    }
}
