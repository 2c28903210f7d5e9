using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>Adds partial measures of one cell that were counted over disjoint people, as the parts of a partitioned run are.</summary>
public static class MeasureSum
{
    /// <summary>The measure of both sets of people together; the order does not matter.</summary>
    /// <exception cref="ArgumentException">The two are not parts of one cell: address, scheme, component, pooled cohorts or maturity differ.</exception>
    public static Measure Add(Measure left, Measure right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Key != right.Key
            || left.Scheme != right.Scheme
            || left.Component != right.Component
            || left.Pooled != right.Pooled
            || left.MatureOn != right.MatureOn)
        {
            throw new ArgumentException("Only parts of one cell, measured by one scheme, add up.", nameof(right));
        }

        return left with
        {
            Offenders = left.Offenders + right.Offenders,
            People = left.People + right.People,
            Reoffenders = left.Reoffenders + right.Reoffenders,
            Reoffences = left.Reoffences + right.Reoffences,
            TieredReoffences = left.TieredReoffences + right.TieredReoffences,
            SeriousReoffences = left.SeriousReoffences + right.SeriousReoffences,
            SeriousReoffenders = left.SeriousReoffenders + right.SeriousReoffenders,
            DaysToFirst = Add(left.DaysToFirst, right.DaysToFirst),
            MonthsToFirst = Add(left.MonthsToFirst, right.MonthsToFirst),
            PeopleByEntries = Add(left.PeopleByEntries, right.PeopleByEntries),
            BaselineOffences = left.BaselineOffences + right.BaselineOffences,
            BaselineOffenders = left.BaselineOffenders + right.BaselineOffenders,
            Predicted = left.Predicted + right.Predicted,
            PredictedReoffenders = left.PredictedReoffenders + right.PredictedReoffenders,
            PredictedProbability = Add(left.PredictedProbability, right.PredictedProbability),
            ReoffendersByProbability = Add(left.ReoffendersByProbability, right.ReoffendersByProbability),
            EntriesByReoffences = Add(left.EntriesByReoffences, right.EntriesByReoffences),
            PerPerson = left.PerPerson + right.PerPerson,
            Unmatched = left.Unmatched + right.Unmatched,
            ObservedTo = left.ObservedTo < right.ObservedTo ? left.ObservedTo : left.ObservedTo is null ? null : right.ObservedTo,
        };
    }

    private static IReadOnlyList<HistogramBin> Add(IReadOnlyList<HistogramBin> left, IReadOnlyList<HistogramBin> right) =>
    [
        .. left.Concat(right)
            .GroupBy(bin => bin.Value, bin => bin.Count)
            .OrderBy(bins => bins.Key)
            .Select(bins => new HistogramBin(bins.Key, bins.Sum())),
    ];

    private static IReadOnlyList<PersonBin> Add(IReadOnlyList<PersonBin> left, IReadOnlyList<PersonBin> right) =>
    [
        .. left.Concat(right)
            .GroupBy(bin => (bin.Entries, bin.Reoffending), bin => bin.People)
            .OrderBy(bins => bins.Key)
            .Select(bins => new PersonBin(bins.Key.Entries, bins.Key.Reoffending, bins.Sum())),
    ];
}
