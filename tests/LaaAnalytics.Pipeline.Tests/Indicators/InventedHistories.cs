using FsCheck;
using FsCheck.Fluent;

using LaaAnalytics.Domain;
using LaaAnalytics.Histories;
using LaaAnalytics.Indicators;

namespace LaaAnalytics.Pipeline.Indicators;

/// <summary>Invented histories that crowd around the edges of a scheme's windows.</summary>
internal static class InventedHistories
{
    private static readonly string[] Areas = ["E06000047", "E08000037", AreaCode.UnknownCode];

    /// <summary>Days from which windows are counted: ends of months, leap days, ends of quarters and years.</summary>
    private static readonly DateOnly[] EdgeDays =
    [
        new(2008, 2, 28), new(2008, 2, 29), new(2008, 3, 1), new(2008, 3, 31), new(2008, 6, 30), new(2008, 8, 31), new(2008, 12, 31),
        new(2009, 1, 1), new(2009, 1, 15), new(2009, 2, 1), new(2009, 2, 28), new(2009, 3, 31), new(2009, 4, 1),
    ];

    /// <summary>Schemes the engine is held against the naive count by.</summary>
    public static IReadOnlyList<MeasurementScheme> Schemes { get; } =
    [
        .. SchemeCatalogue.All.Where(scheme => !scheme.Id.StartsWith("release-k", StringComparison.Ordinal) || scheme.Id is "release-k:1" or "release-k:2"),
        .. SchemeFile.Read(AddedScheme.Text),
        SchemeCatalogue.Find("moj-annual") with { Id = "no-deadline", Proof = new(WindowAnchor.Index, Months: null, Inclusive: false) },
        SchemeCatalogue.Find("ni18-adult") with { Id = "every-caseload", Enters = SchemeCatalogue.Find("ni18-adult").Enters with { Pick = EntryPick.Every } },
    ];

    /// <summary>Everything that a period of three years holds, or of one and a half where cohorts are months: single cohorts and pools.</summary>
    public static IReadOnlyList<CohortSpan> Spans(MeasurementScheme scheme)
    {
        Period supplied = Period.Parse(scheme.Cohorts.StepMonths == 1 ? "2008-01..2009-06" : "2008-01..2010-12");
        return [.. SchemeCohorts.EachWithin(scheme, supplied), .. scheme.Cohorts.Pool > 1 ? SchemeCohorts.PoolsWithin(scheme, supplied) : []];
    }

    /// <summary>A scheme with a history made for it.</summary>
    public static Arbitrary<(MeasurementScheme Scheme, History History)> WithScheme { get; } = Arb.From(
        from scheme in Gen.Elements<MeasurementScheme>(Schemes)
        from history in Of(scheme)
        select (Scheme: scheme, History: history),
        sample => Smaller(sample.History).Select(history => (sample.Scheme, History: history)));

    /// <summary>A history of up to eight people made for a scheme.</summary>
    public static Gen<History> Of(MeasurementScheme scheme) =>
        from people in Gen.Choose(1, 8)
        from parts in Gen.CollectToSequence(Enumerable.Range(1, people), person => Person(scheme, person))
        select new History([.. parts.SelectMany(part => part.Events)], [.. parts.SelectMany(part => part.Offences)]);

    private static Gen<History> Person(MeasurementScheme scheme, int person) =>
        from eventCount in Gen.Choose(1, 4)
        from offenceCount in Gen.Choose(0, 6)
        from events in Event(scheme, person).ListOf(eventCount)
        from offences in Offence(scheme, person, [.. events.Select(row => row.Date)]).ListOf(offenceCount)
        select new History([.. events], [.. offences]);

    private static Gen<HistoryEvent> Event(MeasurementScheme scheme, int person) =>
        from edge in Gen.Elements(EdgeDays)
        from shift in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(-1, 1)), (2, Gen.Choose(-400, 700)))
        from type in Gen.Frequency((5, Gen.Elements<IndexEventType>(scheme.Enters.Events)), (1, Gen.Elements(Enum.GetValues<IndexEventType>())))
        from age in Gen.Elements(9, 10, 17, 17, 18, 18, 30)
        from matched in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from predicted in Gen.Frequency((3, Gen.Choose(0, 10_000)), (1, Gen.Constant(-1)), (1, Gen.Elements(0, 10_000)))
        from area in Gen.Elements(Areas)
        from sex in Gen.Elements("F", "M", "U")
        from disposal in Gen.Frequency((2, Gen.Elements<string>(scheme.Enters.Disposals ?? ["COMMUNITY_ORDER"])), (1, Gen.Elements("CUST_LT6M", "CUST_6_12M", "CUST_1_4Y", "UNKNOWN", "UNMAPPED")))
        select new HistoryEvent(person, edge.AddDays(shift), type, age, matched, predicted, area, sex, disposal);

    private static Gen<HistoryOffence> Offence(MeasurementScheme scheme, int person, DateOnly[] events) =>
        from index in Gen.Elements(events)
        from day in Gen.Frequency(
            (4, Near(OffenceEdges(scheme, index))),
            (1, Gen.Constant(index)),
            (2, Gen.Choose(-500, 800).Select(index.AddDays)))
        from proven in Gen.Frequency(
            (4, Near(ProofEdges(scheme, index)).Select(proof => (DateOnly?)(proof < day ? day : proof))),
            (2, Gen.Choose(0, 300).Select(days => (DateOnly?)day.AddDays(days))),
            (1, Gen.Constant((DateOnly?)day)),
            (1, Gen.Constant((DateOnly?)null)))
        from outcome in Gen.Frequency((4, Gen.Constant(ProofOutcome.Conviction)), (1, Gen.Elements(Enum.GetValues<ProofOutcome>())))
        from flags in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(0, 7)))
        from tier in Gen.Choose(-1, 3)
        select new HistoryOffence(person, day, proven, outcome, Breach: (flags & 1) != 0, Recordable: (flags & 2) == 0, EnglandWales: (flags & 4) == 0, tier);

    private static DateOnly[] OffenceEdges(MeasurementScheme scheme, DateOnly index) =>
    [
        scheme.FollowUp.Start(index),
        scheme.FollowUp.EndExclusive(index),
        .. scheme.Baseline is BaselineWindow baseline ? [Anchor(scheme, index).AddMonths(baseline.FromMonths), Anchor(scheme, index).AddMonths(baseline.ToMonths)] : Array.Empty<DateOnly>(),
    ];

    private static DateOnly[] ProofEdges(MeasurementScheme scheme, DateOnly index) =>
    [
        scheme.Proof.FirstDayTooLate(index, scheme.FollowUp),
        .. scheme.Baseline is BaselineWindow baseline ? [Anchor(scheme, index).AddMonths(baseline.ProofMonths)] : Array.Empty<DateOnly>(),
    ];

    private static DateOnly Anchor(MeasurementScheme scheme, DateOnly index) => FollowUpWindow.AnchorDay(scheme.FollowUp.Anchor, index);

    private static Gen<DateOnly> Near(DateOnly[] edges) =>
        from edge in Gen.Elements(edges)
        from shift in Gen.Choose(-1, 1)
        select edge.AddDays(shift);

    private static IEnumerable<History> Smaller(History history) =>
    [
        .. history.Events.Select(row => row.Person).Distinct().Select(person => history.Only(other => other != person)),
        .. history.Offences.Select(row => history with { Offences = [.. history.Offences.Where(other => !ReferenceEquals(other, row))] }),
        .. history.Events.Select(row => history with { Events = [.. history.Events.Where(other => !ReferenceEquals(other, row))] }),
    ];
}
