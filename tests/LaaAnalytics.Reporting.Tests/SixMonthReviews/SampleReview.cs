using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Bridges;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.SixMonthReviews;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.Tests.SixMonthReviews;

/// <summary>A review with invented counts in which each case of the pack occurs: rated, immature, withheld by area, not supplied.</summary>
internal static class SampleReview
{
    public static readonly AreaCode Whole = new("X10000001", 2009);

    public static PackStamp Stamp { get; } = new(new(2009, 10, 5), "0.1.0", "performance analyst of the partnership, laa@example.org");

    public static Workbook Pack(Func<ReviewEvidence, ReviewEvidence>? change = null) =>
        SixMonthPack.Lay(PublishedReview.From((change ?? (evidence => evidence))(Evidence()), DisclosureProfile.Get("partner")), Stamp);

    public static ReviewEvidence Evidence() => new(
        new(
            "wrenshire",
            "Wrenshire Partnership",
            new(Whole, "Wrenshire"),
            [new(new("X07000001", 2009), "Arden"), new(new("X07000002", 2009), "Brook & Vale"), new(new("X07000003", 2009), "Carrow")],
            "Government Office for the West Midlands",
            3,
            new(new(2008, 4, 1), new(2011, 4, 1))),
        new(new(2009, 4, 1), new(2009, 10, 1)),
        2,
        [Adult(), Young(), Ppo()],
        [
            new("police", "proven_offence", new(new(2006, 4, 1), new(2009, 9, 1)), new(2009, 9, 1), 0, 4210, 7, 3, 0),
            new("probation", "index_event", new(new(2007, 1, 1), new(2009, 7, 1)), new(2009, 7, 1), 3, 5240, 0, 12, 41),
            new("partnership", "area", null, null, 0, 3, 0, 0, 0),
        ],
        [
            new(1, "probation", new(2009, 4, 14), "index_event", "index_event.csv 0123456789ab", 4700, 0, 0),
            new(2, "police", new(2009, 10, 5), "proven_offence", "proven_offence.csv ba9876543210", 310, 22, 3),
        ])
    {
        Quality =
        [
            Finding("Q12", QualityDimension.Completeness, "probation", "pnc_matched", QualityOutcome.Soft, 41, 520, "Not matched to the police computer"),
            Finding("Q10", QualityDimension.Completeness, "probation", "predicted_p", QualityOutcome.Hard, 3012, 5240, "Predicted probability blank"),
            Finding("Q02", QualityDimension.Conformance, "probation", "home_area_code", QualityOutcome.Exempt, 900, 5240, "Area not known") with
            {
                ExemptReason = "Addresses come with the new case system.",
                ExemptUntil = new(2010, 3, 31),
            },
            Finding("Q22", QualityDimension.Plausibility, "probation", "age_years", QualityOutcome.Soft, 3, 5240, "Age out of the ordinary"),
            Finding("Q01", QualityDimension.Conformance, "probation", "disposal", QualityOutcome.Pass, 0, 5240, "Codes not known"),
            new("Q40", QualityDimension.Freshness, "probation", "index_event", null, QualityOutcome.Soft, 96, 90, "", "Ask probation for the next supply of index_event.") { Title = "Age of the records", Unit = QualityUnit.Days },
        ],
    };

    private static QualityFinding Finding(string check, QualityDimension dimension, string supplier, string column, QualityOutcome outcome, long counted, long whole, string title) => new(
        check, dimension, supplier, "index_event", column, outcome, (decimal)counted / whole, 0.05m, "", $"Ask {supplier} about {column} of index_event.")
    {
        Title = title,
        Counts = [counted, whole],
    };

    public static MeasurementScheme Scheme(Component component, WindowAnchor anchor, int pool, SchemeStatistic statistic, CohortCalendar? cohorts = null) => new(
        component == Component.Adult ? "ni18-adult" : component == Component.Young ? "ni19-youth" : "ni30-ppo",
        "2008-05",
        component,
        $"Definition for {component}",
        new([IndexEventType.CaseloadSnapshot], 18, null, EntryPick.FirstPerPerson, true, false),
        cohorts ?? new(3, 3, 1, pool),
        new(anchor, 0, component == Component.Adult ? 3 : 12),
        new(anchor, component == Component.Adult ? 6 : 15, component != Component.Adult),
        null,
        new([ProofOutcome.Conviction], false, true, true),
        statistic,
        [new("follow-up", "A re-offence must be committed within the follow-up.", RuleStanding.Published, "Handbook of Definitions, May 2008")],
        "Handbook of Definitions, May 2008");

    private static ComponentEvidence Adult()
    {
        MeasurementScheme scheme = Scheme(Component.Adult, WindowAnchor.SnapshotClose, 4, SchemeStatistic.ShareReoffending);
        Indicator indicator = new("RO-A", scheme.Id, Component.Adult, "Adults re-offending", "per cent", 1, Polarity.Low, 30, Sensitivity.Ordinary, SchemeStatistic.ShareReoffending);
        long[] reoffenders = [92, 95, 88, 91, 86, 82, 84, 79, 80, 76];
        List<Measure> series = [.. reoffenders.Select((k, i) => Cell(scheme, Whole, Period.OfMonths(2007, 1, 3).PlusMonths(3 * i), k, 524 + i))];
        return new(
            Component.Adult, scheme, [indicator], series,
            Pool(scheme, Whole, 2008, 331, 2110),
            Pool(scheme, Whole, 2007, 366, 2102),
            [
                Pool(scheme, new("X07000001", 2009), 2008, 3, 240),
                Pool(scheme, new("X07000002", 2009), 2008, 178, 1090),
                Pool(scheme, new("X07000003", 2009), 2008, 150, 780),
            ],
            [], Trajectory.Of(
            [
                new("RO-A", scheme.Citation, TargetKind.Baseline, new(new(2007, 4, 1), new(2008, 4, 1)), 17.4m, "DESIGNATED", "SET", new(2008, 6, 30)),
                new("RO-A", scheme.Citation, TargetKind.Target, new(new(2010, 4, 1), new(2011, 4, 1)), 14.4m, "DESIGNATED", "SET", new(2008, 6, 30)),
            ], "RO-A", scheme.Citation),
            null)
        {
            // The waiting period moves three people, who are told together with the next rule.
            Bridge = Bridge(scheme, Pool(scheme, Whole, 2008, 331, 2110), (1204, 244), (1204, 402), (1204, 405), (1180, 447)),
        };
    }

    /// <summary>A bridge to the annual definition from a cell of the pack: population, window, waiting period and one entry per person are exchanged.</summary>
    public static SchemeBridge Bridge(MeasurementScheme scheme, Measure start, params IReadOnlyList<(long Offenders, long Reoffenders)> levels)
    {
        MeasurementScheme to = scheme with
        {
            Id = "moj-annual",
            Version = "2011-10",
            Component = Component.All,
            Enters = scheme.Enters with { Events = [IndexEventType.CommunityOrder, IndexEventType.CustodyRelease], AgeFrom = null },
            FollowUp = new(WindowAnchor.Index, 0, 12),
            Proof = new(WindowAnchor.Index, 18, true),
            Cohorts = new(12, 3, 1, 1),
        };
        BridgeRule[] rules = [BridgeRule.Population, BridgeRule.Window, BridgeRule.WaitingPeriod, BridgeRule.OnePerPerson];
        return new(
            scheme,
            to,
            start.Key.Period,
            [
                new(null, scheme, start),
                .. levels.Select((level, place) => new BridgeLevel(rules[place], scheme, start with { Offenders = level.Offenders, Reoffenders = level.Reoffenders, Reoffences = 2 * level.Reoffenders })),
            ],
            [BridgeRule.Proof, BridgeRule.OffencesCounted, BridgeRule.Statistic]);
    }

    private static ComponentEvidence Young()
    {
        MeasurementScheme scheme = Scheme(Component.Young, WindowAnchor.Index, 1, SchemeStatistic.ReoffencesPer100Offenders, new(3, 12, 1, 1));
        Indicator rate = new("RO-Y", scheme.Id, Component.Young, "Re-offences of young offenders", "re-offences per 100 young people", 1, Polarity.Low, 30, Sensitivity.Young, SchemeStatistic.ReoffencesPer100Offenders);
        Indicator share = rate with { Id = "RO-YB", Title = "Young offenders re-offending", Unit = "per cent", Statistic = SchemeStatistic.ShareReoffending };
        List<Measure> series = [.. new[] { 2006, 2007, 2008, 2009 }.Select((year, i) => Cell(scheme, Whole, Period.OfMonths(year, 1, 3), 31 - i, 82, 96 - (4 * i)))];
        series[3] = series[3] with { MatureOn = new(2010, 7, 1) };
        return new(Component.Young, scheme, [rate, share], series, series[2], series[1], [], [], Trajectory.Of([], "RO-Y", scheme.Citation), null)
        {
            NoBridge = "No span of index dates is final and has anybody in it under both ni19-youth@2008-05 and moj-quarterly@2015-10.",
        };
    }

    private static ComponentEvidence Ppo()
    {
        MeasurementScheme scheme = Scheme(Component.Ppo, WindowAnchor.Index, 1, SchemeStatistic.ChangeFromBaseline, new(1, 1, 1, 1));
        Indicator indicator = new("RO-P", scheme.Id, Component.Ppo, "Change in proven offences of the list", "per cent change", 1, Polarity.Low, 15, Sensitivity.Ordinary, SchemeStatistic.ChangeFromBaseline);
        return new(Component.Ppo, scheme, [indicator], [], null, null, [], [], Trajectory.Of([], "RO-P", scheme.Citation), new("Police and partnership PPO scheme", new(2009, 10, 31)))
        {
            NoBridge = "No cohort is final by ni30-ppo@2008-05.",
        };
    }

    public static Measure Pool(MeasurementScheme scheme, AreaCode area, int year, long reoffenders, long offenders) =>
        Cell(scheme, area, Period.OfMonths(year, 1, 12), reoffenders, offenders) with { Pooled = 4, People = offenders / 2, PerPerson = new(2 * reoffenders, 2 * reoffenders, 2 * offenders, 4 * reoffenders, 2 * reoffenders, 0, 0, 0) };

    public static Measure Cell(MeasurementScheme scheme, AreaCode area, Period period, long reoffenders, long offenders, long? reoffences = null) => new()
    {
        Key = new(scheme.Id, area, period),
        Scheme = scheme.Citation,
        Component = scheme.Component,
        Offenders = offenders,
        People = offenders,
        Reoffenders = reoffenders,
        Reoffences = reoffences ?? reoffenders,
        PerPerson = new(reoffenders, reoffenders, offenders, 4 * (reoffences ?? reoffenders), reoffences ?? reoffenders, 0, 0, 0),
        Predicted = scheme.Component == Component.Adult ? offenders : 0,
        PredictedReoffenders = scheme.Component == Component.Adult ? reoffenders : 0,
        PredictedProbability = scheme.Component == Component.Adult ? [new(1750, offenders)] : [],
        MatureOn = scheme.MatureOn(period),
        ObservedTo = new(2009, 9, 1),
    };
}
