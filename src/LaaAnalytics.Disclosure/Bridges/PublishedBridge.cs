using System.Globalization;
using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Disclosure.Systems;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Bridges;

namespace LaaAnalytics.Disclosure.Bridges;

/// <summary>A bridge between two definitions' rates as it may be shown.</summary>
/// <remarks>
/// Two levels that differ by a few people would tell how those few fared. Such a level is left out and its rules are told together with those of the next level shown, so that the changes still add up.
/// Which are left out is found at least cost, as in tables (<see cref="CellSystem"/>). No interval is given: every level counts the same records, and what lies between them is a definition, not chance.
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

    /// <summary>Protects a bridge that stands by itself.</summary>
    /// <param name="bridge">The bridge as counted.</param>
    /// <param name="profile">Disclosure profile.</param>
    /// <param name="asOf">The store's last load that it knows of.</param>
    public static PublishedBridge Of(SchemeBridge bridge, DisclosureProfile profile, int asOf)
    {
        ArgumentNullException.ThrowIfNull(bridge);
        ArgumentNullException.ThrowIfNull(profile);
        profile = profile.For([bridge.From.Sensitivity, bridge.To.Sensitivity]);
        CellSystem system = new(profile);
        BridgeLevels.Add(system, bridge);
        return Of(bridge, system.Solve(), profile, asOf);
    }

    /// <summary>The bridge by a plan for its levels.</summary>
    internal static PublishedBridge Of(SchemeBridge bridge, CellPlan plan, DisclosureProfile profile, int asOf)
    {
        if (bridge.Levels[0].Rate is null || bridge.Levels[^1].Rate is null)
        {
            return Withheld("one of the two definitions has no rate in these records");
        }

        if (!IsShown(0) || !IsShown(bridge.Levels.Count - 1) || !AreApart(bridge.Levels[0], bridge.Levels[^1], profile))
        {
            return Withheld(string.Create(CultureInfo.InvariantCulture, $"to protect people, because a number in it, or between it and another that is shown, is below {profile.HideBelow}"));
        }

        List<BridgeLevel> shown = [bridge.Levels[0]];
        List<PublishedBridgeStep> steps = [Step([], bridge.Levels[0], profile, before: null)];
        List<BridgeRule> rules = [];
        for (int place = 1; place < bridge.Levels.Count; place++)
        {
            BridgeLevel level = bridge.Levels[place];
            rules.Add(level.Rule!.Value);
            bool isEnd = place == bridge.Levels.Count - 1;
            if (isEnd || (level.Rate is not null && IsShown(place) && shown.Append(bridge.Levels[^1]).All(other => AreApart(level, other, profile))))
            {
                steps.Add(Step([.. rules], level, profile, steps[^1]));
                shown.Add(level);
                rules.Clear();
            }
        }

        return new(bridge.From, bridge.To, bridge.Span, asOf, steps, bridge.Same, string.Empty);

        bool IsShown(int level) => plan[BridgeLevels.Name(bridge, level)] == Withholding.None && !PrimaryRules.ProtectsOffences(bridge.Levels[level].Measure, profile);

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

    /// <summary>Whether the re-offences of two levels do not differ by as few as are hidden of people.</summary>
    private static bool AreApart(BridgeLevel one, BridgeLevel other, DisclosureProfile profile) =>
        !profile.Hides(Math.Abs((one.Measure.Reoffences ?? 0) - (other.Measure.Reoffences ?? 0)));
}

/// <summary>One step of a bridge.</summary>
/// <param name="Rules">Rules exchanged since the step before, in the order of the bridge; none at the start.</param>
/// <param name="Offenders">Entries: the denominator.</param>
/// <param name="Counted">Re-offending entries, or re-offences where the statistic says so: the numerator.</param>
/// <param name="Statistic">What is reported at this step.</param>
/// <param name="Rate">Per 100 offenders, rounded to one decimal.</param>
/// <param name="Change">Rate less the rate of the step before, as printed; null at the start.</param>
public sealed record PublishedBridgeStep(IReadOnlyList<BridgeRule> Rules, long Offenders, long Counted, SchemeStatistic Statistic, decimal Rate, decimal? Change);
