namespace LaaAnalytics.Domain.Periods;

/// <summary>The cohorts of one area by one definition, ready to be compared with one another: they share no day.</summary>
/// <param name="Scheme">Definition.</param>
/// <param name="Indicator">What is compared.</param>
/// <param name="Area">Area compared, by its latest boundaries.</param>
/// <param name="Table">All cells that stand in one table, the compared ones and other areas' among them: they are protected together.</param>
/// <param name="Whole">The area that the other areas make up, or null.</param>
/// <param name="Cohorts">The area's cells in time order, with anybody in them.</param>
/// <param name="Supplied">How many cohorts of the area there are; more than <paramref name="Cohorts"/> where cohorts share days and some are left out.</param>
/// <param name="Runs">Cells of runs of neighbouring cohorts, for what the cohorts have in common through the same people; empty where that cannot be counted.</param>
/// <param name="Breaks">Breaks within the series, in time order; several may fall on one day.</param>
/// <param name="Target">Last level that was agreed, in the indicator's unit; null where none was.</param>
public sealed record PeriodSeries(
    MeasurementScheme Scheme,
    Indicator Indicator,
    AreaCode Area,
    IReadOnlyList<Measure> Table,
    AreaCode? Whole,
    IReadOnlyList<Measure> Cohorts,
    int Supplied,
    IReadOnlyList<Measure> Runs,
    IReadOnlyList<SeriesBreak> Breaks,
    double? Target)
{
    /// <summary>Most cohorts of a stretch without a break that a trend rests on: the latest ones, six years of quarters.</summary>
    public const int LongestTrend = 24;

    /// <summary>The cohorts by stretches without a break, in time order; a cohort that a break cuts is in none.</summary>
    public IReadOnlyList<IReadOnlyList<Measure>> Stretches =>
    [
        .. Cohorts
            .Where(cohort => !Breaks.Any(one => one.Cuts(cohort.Key.Period)))
            .GroupBy(cohort => Breaks.Count(one => one.From <= cohort.Key.Period.Start))
            .Select(stretch => (IReadOnlyList<Measure>)[.. stretch]),
    ];
}
