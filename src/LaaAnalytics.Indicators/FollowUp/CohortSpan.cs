using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>What one row of a table covers in time: a single cohort, or several counted together.</summary>
/// <remarks>
/// Each cohort is applied separately, so a person has at most one entry per cohort where the scheme picks the first; all entries fall into
/// the span's cell.
/// </remarks>
/// <param name="Period">From the first cohort's start to the last one's end, as printed.</param>
/// <param name="Cohorts">The single cohorts, in time order; at least one.</param>
public sealed record CohortSpan(Period Period, IReadOnlyList<Period> Cohorts)
{
    /// <summary>How many single cohorts it counts together.</summary>
    public int Pooled => Cohorts.Count;

    /// <summary>The span of one cohort.</summary>
    public static CohortSpan OfOne(Period cohort) => new(cohort, [cohort]);

    /// <summary>The span that counts these cohorts together; in time order, at least one.</summary>
    public static CohortSpan Of(IReadOnlyList<Period> cohorts)
    {
        ArgumentNullException.ThrowIfNull(cohorts);
        ArgumentOutOfRangeException.ThrowIfZero(cohorts.Count);
        return new(new(cohorts[0].Start, cohorts[^1].EndExclusive), cohorts);
    }
}
