namespace LaaAnalytics.Domain.Bridges;

/// <summary>How one definition's rate becomes another's on the same records: one rule is exchanged at a time, and the changes add up to the whole difference.</summary>
/// <remarks>
/// Every level between the two ends is itself a definition, measured as any other; its change is the difference from the level before it, so that the sum
/// telescopes and nothing is left over. The order is fixed (<see cref="BridgeRule"/>); another order would divide the same difference otherwise, because rules act
/// on what earlier ones leave.
/// </remarks>
/// <param name="From">Definition the bridge starts from.</param>
/// <param name="To">Definition it leads to.</param>
/// <param name="Span">Index dates of both, a cohort or a run of cohorts of each.</param>
/// <param name="Levels">The start, then one level for each rule in which the two differ; the last is measured by <paramref name="To"/> alone.</param>
/// <param name="Same">Rules that are the same in both.</param>
public sealed record SchemeBridge(MeasurementScheme From, MeasurementScheme To, Period Span, IReadOnlyList<BridgeLevel> Levels, IReadOnlyList<BridgeRule> Same)
{
    /// <summary>Whether one end counts at least twice the entries of the other: the two rates are then mostly of other people, and their difference says little of the definitions.</summary>
    public bool IsOfOtherPeople => AreOfOtherPeople(Levels[0].Measure.Offenders, Levels[^1].Measure.Offenders);

    /// <summary>Whether one number of entries is at least twice the other.</summary>
    public static bool AreOfOtherPeople(long one, long other) => one >= 2 * other || other >= 2 * one;
}

/// <summary>One level of a bridge.</summary>
/// <param name="Rule">Rule that was exchanged to come here; null for the start.</param>
/// <param name="Scheme">The definition of this level.</param>
/// <param name="Measure">Its counts.</param>
public sealed record BridgeLevel(BridgeRule? Rule, MeasurementScheme Scheme, Measure Measure)
{
    /// <summary>The rate per 100 offenders, re-offenders or re-offences as the level's definition says; null where nobody is in it or re-offences are not counted.</summary>
    public double? Rate => Measure.Offenders == 0 ? null
        : Scheme.Statistic == SchemeStatistic.ShareReoffending ? 100.0 * Measure.Reoffenders / Measure.Offenders
        : 100.0 * Measure.Reoffences / Measure.Offenders;
}
