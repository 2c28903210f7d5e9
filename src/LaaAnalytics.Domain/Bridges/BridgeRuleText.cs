using System.Globalization;
using System.Text.Json;

namespace LaaAnalytics.Domain.Bridges;

/// <summary>A rule of a definition in words, from its data, so that two definitions read alike where they are alike.</summary>
public static class BridgeRuleText
{
    /// <summary>The rule as the definition has it.</summary>
    public static string Of(BridgeRule rule, MeasurementScheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return rule switch
        {
            BridgeRule.Population => $"{List(scheme.Enters.Events)}{(scheme.Enters.Disposals is { Count: > 0 } disposals ? $" by the disposals {string.Join(", ", disposals)}" : string.Empty)}{Ages(scheme.Enters)}{(scheme.Enters.MatchedOnly ? ", matched people only" : string.Empty)}",
            BridgeRule.Window => $"committed from {Months(scheme.FollowUp.FromMonths)} to {Months(scheme.FollowUp.ToMonths)} after {Anchor(scheme.FollowUp.Anchor)}",
            BridgeRule.WaitingPeriod => scheme.Proof.Months is int months ? $"proven within {Months(months)} of {Anchor(scheme.Proof.Anchor)}" : "proven at any time up to the end of the data",
            BridgeRule.Proof => scheme.Proof.Required ? List(scheme.Counts.Outcomes) : $"not needed; where it is there: {List(scheme.Counts.Outcomes)}",
            BridgeRule.OffencesCounted => $"breaches {(scheme.Counts.Breach ? "count" : "do not count")}; "
                + $"{(scheme.Counts.RecordableOnly ? "recordable offences only" : "offences that are not recordable too")}; "
                + (scheme.Counts.InEnglandAndWalesOnly ? "in England and Wales only" : "anywhere"),
            BridgeRule.OnePerPerson => $"{(scheme.Enters.Pick == EntryPick.FirstPerPerson ? "a person once" : "every index event")} in each cohort of {Months(scheme.Cohorts.Months)}",
            _ => scheme.Statistic == SchemeStatistic.ShareReoffending ? "re-offenders per 100 offenders" : "re-offences per 100 offenders",
        };
    }

    private static string Ages(CohortEntry enters) => (enters.AgeFrom, enters.AgeTo) switch
    {
        (null, null) => ", of any age",
        (int least, null) => string.Create(CultureInfo.InvariantCulture, $", aged {least} or over"),
        (null, int most) => string.Create(CultureInfo.InvariantCulture, $", aged {most} or under"),
        (int least, int most) => string.Create(CultureInfo.InvariantCulture, $", aged {least} to {most}"),
    };

    private static string Anchor(WindowAnchor anchor) => anchor switch
    {
        WindowAnchor.Index => "the index date",
        WindowAnchor.MonthStart => "the first day of the index date's month",
        WindowAnchor.SnapshotClose => "the end of the index date's quarter",
        _ => throw new ArgumentOutOfRangeException(nameof(anchor)),
    };

    private static string Months(int months) => months == 1 ? "1 month" : string.Create(CultureInfo.InvariantCulture, $"{months} months");

    private static string List<T>(IReadOnlyList<T> codes)
        where T : struct, Enum => string.Join(", ", codes.Select(code => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString()).Replace('_', ' ')).Order(StringComparer.Ordinal));
}
