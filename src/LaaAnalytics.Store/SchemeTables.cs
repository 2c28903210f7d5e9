using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <summary>Puts a scheme and its cohorts into the temporary tables that the marts read.</summary>
internal static class SchemeTables
{
    /// <summary>Makes <c>scheme_rule</c>, <c>scheme_event</c>, <c>scheme_disposal</c>, <c>scheme_outcome</c> and <c>cohort_period</c>.</summary>
    public static void Fill(DuckDbConnection connection, MeasurementScheme scheme, IReadOnlyList<Period> cohorts)
    {
        connection.Execute($"create temp table scheme_rule as {SqlLibrary.Text("staging/scheme_rule")}", Rules(scheme));
        FillWith(
            connection,
            "scheme_event",
            scheme.Enters.Events.Where(type => type != IndexEventType.Unmapped),
            (type, _) => [new("event_type", type is IndexEventType known ? SnakeCase.Of(known) : DuckDbValue.Null)]);
        FillWith(
            connection,
            "scheme_disposal",
            (scheme.Enters.Disposals ?? []).Select(DisposalCodes.Place),
            (place, _) => [new("disposal", place is byte known ? DisposalCodes.All[known] : DuckDbValue.Null)]);
        FillWith(
            connection,
            "scheme_outcome",
            scheme.Counts.Outcomes.Where(outcome => outcome != ProofOutcome.Unmapped),
            (outcome, _) => [new("outcome", outcome is ProofOutcome known ? SnakeCase.Of(known) : DuckDbValue.Null)]);
        FillWith(
            connection,
            "cohort_period",
            cohorts,
            (cohort, id) =>
            [
                new("period_id", id),
                new("start_day", cohort is Period known ? known.Start : DuckDbValue.Null),
                new("end_day", cohort is Period period ? period.EndExclusive : DuckDbValue.Null),
            ]);
    }

    private static DuckDbParameter[] Rules(MeasurementScheme scheme) =>
    [
        new("age_from", OrNull(scheme.Enters.AgeFrom)),
        new("age_to", OrNull(scheme.Enters.AgeTo)),
        new("pick_first", scheme.Enters.Pick == EntryPick.FirstPerPerson),
        new("matched_only", scheme.Enters.MatchedOnly),
        new("any_disposal", scheme.Enters.Disposals is null),
        new("follow_anchor", Anchor(scheme.FollowUp.Anchor)),
        new("follow_from_months", scheme.FollowUp.FromMonths),
        new("follow_to_months", scheme.FollowUp.ToMonths),
        new("proof_anchor", Anchor(scheme.Proof.Anchor)),
        new("proof_months", OrNull(scheme.Proof.Months)),
        new("proof_inclusive", scheme.Proof.Inclusive),
        new("proof_required", scheme.Proof.Required),
        new("has_baseline", scheme.Baseline is not null),
        new("baseline_from_months", OrNull(scheme.Baseline?.FromMonths)),
        new("baseline_to_months", OrNull(scheme.Baseline?.ToMonths)),
        new("baseline_proof_months", OrNull(scheme.Baseline?.ProofMonths)),
        new("breach", scheme.Counts.Breach),
        new("recordable_only", scheme.Counts.RecordableOnly),
        new("in_england_wales_only", scheme.Counts.InEnglandAndWalesOnly),
        new("serious_from", scheme.Counts.SeriousFrom),
    ];

    /// <summary>Makes a table with one row for each item, and an empty one where there is none.</summary>
    private static void FillWith<TItem>(
        DuckDbConnection connection, string table, IEnumerable<TItem> items, Func<TItem?, int, DuckDbParameter[]> parameters)
        where TItem : struct
    {
        string select = SqlLibrary.Body(SqlLibrary.Text($"staging/{table}"));
        connection.Execute($"create temp table {table} as {select} limit 0", parameters(null, 0));
        int id = 0;
        foreach (TItem item in items)
        {
            connection.Execute($"insert into {table} {select}", parameters(item, ++id));
        }
    }

    private static string Anchor(WindowAnchor anchor) => anchor switch
    {
        WindowAnchor.Index => "index",
        WindowAnchor.MonthStart => "month_start",
        WindowAnchor.SnapshotClose => "snapshot_close",
        _ => throw new ArgumentOutOfRangeException(nameof(anchor)),
    };

    private static DuckDbValue OrNull(int? value) => value is int known ? known : DuckDbValue.Null;
}
