using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>The three counts from which every rate of a cohort is made.</summary>
/// <remarks><see langword="default"/> is an empty cohort, whose rates are null. Counts add up over areas and cohorts; rates never do.</remarks>
/// <param name="Offenders">Entries in the cohort.</param>
/// <param name="Reoffenders">Entries with at least one proven re-offence.</param>
/// <param name="Reoffences">Proven re-offences.</param>
public readonly record struct CohortCounts(long Offenders, long Reoffenders, long Reoffences)
{
    /// <summary>Whether re-offences were counted at all: every re-offender has at least one. Suppliers of ready cohorts give only yes or no.</summary>
    public bool HasReoffences => Reoffences >= Reoffenders;

    /// <summary>The counts of a measured cell.</summary>
    public static CohortCounts Of(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return new(measure.Offenders, measure.Reoffenders, measure.Reoffences ?? 0);
    }

    /// <summary>Counts of two cohorts together; the people may be the same, and are then counted twice.</summary>
    public static CohortCounts operator +(CohortCounts left, CohortCounts right) =>
        new(left.Offenders + right.Offenders, left.Reoffenders + right.Reoffenders, left.Reoffences + right.Reoffences);

    /// <summary>Pooled counts; the rates of the pool are the rates of these, never means of rates.</summary>
    public static CohortCounts Pool(IEnumerable<CohortCounts> cohorts) => cohorts.Aggregate(default(CohortCounts), (sum, cohort) => sum + cohort);
}
