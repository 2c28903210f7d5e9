using LaaAnalytics.Domain;

namespace LaaAnalytics.Pipeline.Tests.Store;

/// <summary>Schemes that between them use every rule a scheme can state.</summary>
internal static class SchemesToTry
{
    private static readonly IReadOnlyList<IndexEventType> Sentences =
        [IndexEventType.CustodyRelease, IndexEventType.CommunityOrder, IndexEventType.SuspendedSentence, IndexEventType.CaseloadSnapshot, IndexEventType.Unmapped];

    private static readonly IReadOnlyList<IndexEventType> Youth =
        [IndexEventType.YouthCaution, IndexEventType.ReprimandWarning, IndexEventType.CommunityOrder, IndexEventType.FineDischarge, IndexEventType.PpoSnapshot];

    public static IReadOnlyList<MeasurementScheme> All { get; } =
    [
        Scheme("quarter-end", new(Sentences, 18, null, EntryPick.FirstPerPerson, true, false), new(WindowAnchor.SnapshotClose, 0, 3), new(WindowAnchor.SnapshotClose, 6, false), null, new([ProofOutcome.Conviction, ProofOutcome.Caution], false, true, true)),
        Scheme("young", new(Youth, 10, 17, EntryPick.FirstPerPerson, false, false), new(WindowAnchor.Index, 0, 12), new(WindowAnchor.Index, 15, true), null, new([ProofOutcome.Conviction, ProofOutcome.Caution, ProofOutcome.ReprimandWarning], true, false, false)),
        Scheme("before-after", new(Sentences, null, null, EntryPick.Every, true, false), new(WindowAnchor.Index, 0, 12), new(WindowAnchor.Index, null, false), new(-12, 0, 3), new([ProofOutcome.Conviction], false, false, true)),
        Scheme("gap", new([.. Sentences, .. Youth], 18, 25, EntryPick.FirstPerPerson, false, false), new(WindowAnchor.Index, 1, 6), new(WindowAnchor.SnapshotClose, 9, true), new(-6, -1, 0), new([ProofOutcome.Conviction, ProofOutcome.TakenIntoConsideration], true, true, false)),
        Scheme("whole-months", new(Sentences, null, null, EntryPick.FirstPerPerson, true, false), new(WindowAnchor.MonthStart, 2, 5), new(WindowAnchor.MonthStart, 8, false), new(-7, -4, -1), new([ProofOutcome.Conviction], false, true, true)),
        Scheme("charges", new(Sentences, null, null, EntryPick.FirstPerPerson, true, false, ["CUST_LT6M", "FINE"]), new(WindowAnchor.Index, 0, 3), new(WindowAnchor.Index, null, false, Required: false), null, new([ProofOutcome.Conviction, ProofOutcome.Charged], false, true, true, SeriousFrom: 2)),
    ];

    /// <summary>Quarters, a year that holds them, and a leap day alone.</summary>
    public static IReadOnlyList<Period> Cohorts { get; } =
    [
        Period.OfMonths(2008, 1, 3), Period.OfMonths(2008, 4, 3), Period.OfMonths(2008, 7, 3), Period.OfMonths(2008, 1, 12), Period.OfMonths(2008, 7, 12),
        new(new(2008, 2, 29), new(2008, 3, 1)),
    ];

    private static MeasurementScheme Scheme(
        string id, CohortEntry enters, FollowUpWindow followUp, ProofDeadline proof, BaselineWindow? baseline, CountedOffences counts) =>
        new(id, "1", Component.All, id, enters, new(12, 12, 1, 1), followUp, proof, baseline, counts, SchemeStatistic.ShareReoffending, [], "made for the test");
}
