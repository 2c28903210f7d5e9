namespace LaaAnalytics.Domain;

/// <summary>A break in a series: figures of cohorts from a day on are not comparable with those of cohorts before it.</summary>
/// <remarks>A cohort that begins before the day and ends after it is comparable with neither side.</remarks>
/// <param name="From">First index date of the new series.</param>
/// <param name="What">What changed, in a sentence without its full stop; never about a person.</param>
/// <param name="Source">Where that is said.</param>
public sealed record SeriesBreak(DateOnly From, string What, string Source)
{
    /// <summary>Whether the cohort lies on both sides.</summary>
    public bool Cuts(Period cohort) => cohort.Start < From && From < cohort.EndExclusive;
}
