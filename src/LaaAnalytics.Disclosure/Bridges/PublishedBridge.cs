using System.Globalization;
using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Bridges;

namespace LaaAnalytics.Disclosure.Bridges;

/// <summary>A bridge between two definitions' rates as it may be shown.</summary>
/// <remarks>
/// Two levels that differ by a few people would tell how those few fared. Such a level is left out and its rules are told together with those of the next level
/// shown, so that the changes still add up. Where a bridge stands beside other figures of the same area and of index dates that overlap
/// with its own, its levels are held against their counts in the same way, because the people may be nearly the same. No interval is given: every level counts the same records, and what lies between them is a definition, not chance.
/// </remarks>
/// <param name="From">Definition the bridge starts from.</param>
/// <param name="To">Definition it leads to.</param>
/// <param name="Span">Index dates.</param>
/// <param name="AsOf">The store's last load that it knows of.</param>
/// <param name="Steps">The start, then one step for each rule or group of rules; empty where the bridge is withheld.</param>
/// <param name="Same">Rules that are the same in both.</param>
/// <param name="Reason">Why the bridge is withheld; empty where it is shown.</param>
public sealed record PublishedBridge(
    MeasurementScheme From, MeasurementScheme To, Period Span, int AsOf, IReadOnlyList<PublishedBridgeStep> Steps, IReadOnlyList<BridgeRule> Same, string Reason)
{
    private const int Decimals = 1;

    /// <summary>A sentence of warning where the two definitions count very different people in these records, by a factor of two or more; null where they do not, or the bridge is withheld.</summary>
    public string? Warning => Steps.Count > 0 && SchemeBridge.AreOfOtherPeople(Steps[0].Offenders, Steps[^1].Offenders)
        ? string.Create(CultureInfo.InvariantCulture, $"Mind the people: in these records the first definition counts {Steps[0].Offenders:N0} entries and the second {Steps[^1].Offenders:N0}, so that the two rates are mostly of other people.")
        : null;

    /// <summary>Protects a bridge.</summary>
    /// <param name="bridge">The bridge as counted.</param>
    /// <param name="profile">Disclosure profile.</param>
    /// <param name="asOf">The store's last load that it knows of.</param>
    /// <param name="beside">Cells whose counts stand on the same page; those of other areas, or of index dates apart from the bridge's, do not matter. Null for none.</param>
    public static PublishedBridge Of(SchemeBridge bridge, DisclosureProfile profile, int asOf, IReadOnlyList<Measure>? beside = null)
    {
        ArgumentNullException.ThrowIfNull(bridge);
        ArgumentNullException.ThrowIfNull(profile);
        profile = profile.For([bridge.From.Sensitivity, bridge.To.Sensitivity]);
        BridgeLevel start = bridge.Levels[0];
        BridgeLevel end = bridge.Levels[^1];
        Measure[] same = [.. (beside ?? []).Where(cell => cell.Key.Area == start.Measure.Key.Area && cell.Key.Period.Overlaps(bridge.Span))];
        if (start.Rate is null || end.Rate is null)
        {
            return Withheld("one of the two definitions has no rate in these records");
        }

        if (!IsSafe(start, profile) || !IsSafe(end, profile) || !AreApart(start.Measure, end.Measure, profile)
            || same.Any(cell => !AreApart(start.Measure, cell, profile) || !AreApart(end.Measure, cell, profile)))
        {
            return Withheld(string.Create(CultureInfo.InvariantCulture, $"to protect people, because a number in it, or between it and another that is shown, is below {profile.HideBelow}"));
        }

        List<BridgeLevel> shown = [start];
        List<PublishedBridgeStep> steps = [Step([], start, profile, before: null)];
        List<BridgeRule> rules = [];
        foreach (BridgeLevel level in bridge.Levels.Skip(1))
        {
            rules.Add(level.Rule!.Value);
            bool isShown = level == end
                || (level.Rate is not null && IsSafe(level, profile) && shown.Append(end).Select(other => other.Measure).Concat(same).All(other => AreApart(level.Measure, other, profile)));
            if (isShown)
            {
                steps.Add(Step([.. rules], level, profile, steps[^1]));
                shown.Add(level);
                rules.Clear();
            }
        }

        return new(bridge.From, bridge.To, bridge.Span, asOf, steps, bridge.Same, string.Empty);

        PublishedBridge Withheld(string reason) => new(bridge.From, bridge.To, bridge.Span, asOf, [], bridge.Same, reason);
    }

    private static PublishedBridgeStep Step(IReadOnlyList<BridgeRule> rules, BridgeLevel counted, DisclosureProfile profile, PublishedBridgeStep? before)
    {
        BridgeLevel level = counted with { Measure = RoundedCounts.Of(counted.Measure, profile) };

        // From the rates as printed, so that the reader's own addition agrees.
        decimal rate = Math.Round((decimal)level.Rate!.Value, Decimals, MidpointRounding.AwayFromZero);
        return new(
            rules,
            level.Measure.Offenders,
            level.Scheme.Statistic == SchemeStatistic.ShareReoffending ? level.Measure.Reoffenders : level.Measure.Reoffences!.Value,
            level.Scheme.Statistic,
            rate,
            before is null ? null : rate - before.Rate);
    }

    private static bool IsSafe(BridgeLevel level, DisclosureProfile profile) =>
        !profile.Hides(level.Measure.Offenders) && !PrimaryRules.Protects(level.Measure, profile);

    /// <summary>Whether no count of the two differs by as few people, or re-offences, as are hidden.</summary>
    private static bool AreApart(Measure one, Measure other, DisclosureProfile profile) =>
        !profile.Hides(Math.Abs(one.Offenders - other.Offenders))
        && !profile.Hides(Math.Abs(one.Reoffenders - other.Reoffenders))
        && !profile.Hides(Math.Abs(one.NonReoffenders - other.NonReoffenders))
        && !profile.Hides(Math.Abs((one.Reoffences ?? 0) - (other.Reoffences ?? 0)));
}

/// <summary>One step of a bridge.</summary>
/// <param name="Rules">Rules exchanged since the step before, in the order of the bridge; none at the start.</param>
/// <param name="Offenders">Entries: the denominator.</param>
/// <param name="Counted">Re-offending entries, or re-offences where the statistic says so: the numerator.</param>
/// <param name="Statistic">What is reported at this step.</param>
/// <param name="Rate">Per 100 offenders, rounded to one decimal.</param>
/// <param name="Change">Rate less the rate of the step before, as printed; null at the start.</param>
public sealed record PublishedBridgeStep(IReadOnlyList<BridgeRule> Rules, long Offenders, long Counted, SchemeStatistic Statistic, decimal Rate, decimal? Change);
