using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>One place in a series of cohorts.</summary>
/// <param name="Cohort">The cohort.</param>
/// <param name="Counts">Its counts, or null where none were supplied: a gap is never filled.</param>
/// <param name="IsBreak">Whether the series is broken here, so that trends stop before it and start anew after it.</param>
public sealed record SeriesPoint(Period Cohort, CohortCounts? Counts, bool IsBreak);

/// <summary>Cohorts in time order with their gaps in view.</summary>
public static class CohortSeries
{
    /// <summary>Every cohort from the first supplied to the last; the ones not supplied have no counts and break the series.</summary>
    /// <param name="supplied">Counts by cohort, in any order; each cohort at most once.</param>
    /// <param name="stepMonths">Months from one cohort's start to the next.</param>
    /// <exception cref="ArgumentException">A cohort does not lie on the series' steps, or comes twice.</exception>
    public static IReadOnlyList<SeriesPoint> WithGaps(IReadOnlyDictionary<Period, CohortCounts> supplied, int stepMonths)
    {
        ArgumentNullException.ThrowIfNull(supplied);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepMonths, 1);
        List<SeriesPoint> points = [];
        if (supplied.Count > 0)
        {
            Period last = supplied.Keys.Max();
            for (Period cohort = supplied.Keys.Min(); cohort <= last; cohort = cohort.PlusMonths(stepMonths))
            {
                bool isThere = supplied.TryGetValue(cohort, out CohortCounts counts);
                points.Add(new(cohort, isThere ? counts : null, IsBreak: !isThere));
            }
        }

        return points.Count(point => !point.IsBreak) == supplied.Count
            ? points
            : throw new ArgumentException("A cohort does not lie on the steps of the series.", nameof(supplied));
    }
}
