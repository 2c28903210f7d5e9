using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Periods;
using LaaAnalytics.Statistics.Trends;

namespace LaaAnalytics.Disclosure.Periods;

/// <summary>Cohorts between two breaks: those that may be tested, and what they have in common through the same people.</summary>
internal sealed class PeriodStretch
{
    private readonly SchemeStatistic _statistic;
    private readonly Dictionary<Period, int> _places;

    /// <summary>A stretch; covariances are those of its latest final cohorts.</summary>
    public PeriodStretch(PeriodSeries series, IReadOnlyList<Measure> cohorts, IReadOnlyList<Measure> tested)
    {
        _statistic = series.Indicator.Statistic;
        Cohorts = cohorts;
        Tested = tested;
        Measure[] latest = [.. cohorts.Where(cohort => cohort.IsMature).TakeLast(PeriodSeries.LongestTrend)];
        _places = latest.Index().ToDictionary(one => one.Item.Key.Period, one => one.Index);
        Trended = [.. tested.Where(cohort => _places.ContainsKey(cohort.Key.Period))];
        Level = LinearTrend.Level([.. Trended.Select(Events)], [.. Trended.Select(cohort => (double)cohort.Offenders)]);
        Covariances = Counted(series, latest);
    }

    /// <summary>All cohorts, in time order.</summary>
    public IReadOnlyList<Measure> Cohorts { get; }

    /// <summary>Those that are final and shown.</summary>
    public IReadOnlyList<Measure> Tested { get; }

    /// <summary>Those of them that a trend rests on: all, or the latest of a long stretch.</summary>
    public IReadOnlyList<Measure> Trended { get; }

    /// <summary>Events per entry over <see cref="Trended"/>.</summary>
    public double Level { get; }

    /// <summary>[trended][trended] covariances of events through people who are in both cohorts; null where people cannot be told apart or runs cannot be counted.</summary>
    public double[][]? Covariances { get; }

    /// <summary>Counted events of a cohort: re-offending entries or re-offences.</summary>
    public double Events(Measure cohort) => _statistic == SchemeStatistic.ShareReoffending ? cohort.Reoffenders : cohort.Reoffences ?? 0;

    /// <summary>Correlation of two cohorts' rates through people who are in both, -1 to 1; 0 where it cannot be counted.</summary>
    public double Correlation(Measure one, Measure other)
    {
        int first = Place(one);
        int second = Place(other);
        if (Covariances is null || first < 0 || second < 0)
        {
            return 0;
        }

        double variance = Covariances[first][first] * Covariances[second][second];
        return variance > 0 ? Math.Clamp(Covariances[first][second] / Math.Sqrt(variance), -1, 1) : 0;
    }

    private int Place(Measure cohort) => Trended.Index().Where(one => one.Item.Key == cohort.Key).Select(one => one.Index).DefaultIfEmpty(-1).First();

    private double[][]? Counted(PeriodSeries series, Measure[] latest)
    {
        if (latest.Length == 0 || latest.Any(cohort => cohort.People == 0) || _statistic == SchemeStatistic.ChangeFromBaseline)
        {
            return null;
        }

        Dictionary<Period, Measure> cells = series.Runs.Concat(latest).ToDictionary(cell => cell.Key.Period);
        Period Run(int first, int last) => new(latest[first].Key.Period.Start, latest[last].Key.Period.EndExclusive);
        for (int first = 0; first < latest.Length; first++)
        {
            for (int last = first; last < latest.Length; last++)
            {
                if (!cells.ContainsKey(Run(first, last)))
                {
                    return null;
                }
            }
        }

        double[][] all = PersonCovariance.Of(latest.Length, (first, last) => Sums(cells[Run(first, last)].PerPerson), Level);
        int[] shown = [.. Trended.Select(cohort => _places[cohort.Key.Period])];
        return [.. shown.Select(row => shown.Select(column => all[row][column]).ToArray())];
    }

    private RunSums Sums(PersonSums sums) => _statistic == SchemeStatistic.ShareReoffending ? new(sums.YY, sums.YN, sums.NN) : new(sums.KK, sums.KN, sums.NN);
}
