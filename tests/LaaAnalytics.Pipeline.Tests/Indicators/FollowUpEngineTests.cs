using System.Text.Json;

using FsCheck;
using FsCheck.Fluent;

using LaaAnalytics.Domain;
using LaaAnalytics.Histories;
using LaaAnalytics.Indicators;

namespace LaaAnalytics.Pipeline.Indicators;

public sealed class FollowUpEngineTests
{
    private static readonly int Cases = Environment.GetEnvironmentVariable("LAA_FULL") == "1" ? 10_000 : 500;

    [Fact]
    public void Engine_counts_what_the_naive_count_counts() => ForAll((scheme, history) =>
    {
        Measure[] naive =
        [
            .. InventedHistories.Spans(scheme)
                .SelectMany(span => Cells(history).Select(cell => NaiveCount.Of(scheme, history, span, Key(scheme, span, cell.Area, cell.Group), cell.Contains)))
                .Where(measure => measure.Offenders + measure.Unmatched > 0)
                .OrderBy(measure => measure.Key),
        ];
        AssertSame(naive, scheme.ByAreaAndSex(history, InventedHistories.Spans(scheme)));
    });

    [Fact]
    public void Where_batches_end_changes_nothing() => ForAll((scheme, history) =>
        AssertSame(Run(scheme, history, batchRows: 1), Run(scheme, history, batchRows: 2_048)));

    [Fact]
    public void Other_keys_for_the_same_people_change_nothing() => ForAll((scheme, history) =>
    {
        static int Other(int person) => 1_000 - (7 * person);
        History relabelled = new(
            [.. history.Events.Select(row => row with { Person = Other(row.Person) })],
            [.. history.Offences.Select(row => row with { Person = Other(row.Person) })]);
        AssertSame(Run(scheme, history), Run(scheme, relabelled));
    });

    [Fact]
    public void Offences_of_people_without_events_change_nothing() => ForAll((scheme, history) =>
        AssertSame(Run(scheme, history), Run(scheme, With(history, history.Offences.Select(row => row with { Person = row.Person + 100 })))));

    [Fact]
    public void An_offence_that_is_only_charged_changes_nothing_where_proof_is_asked_for_and_counts_as_any_other_where_it_is_not() => ForAll((scheme, history) =>
    {
        History charged = With(history, history.Offences.Select(row => row with { Proven = null }));
        History proven = With(history, history.Offences.Select(row => row with { Proven = row.Day.AddDays(1) }));
        AssertSame(Run(scheme, scheme.Proof.Required ? history : proven), Run(scheme, charged));
    });

    [Fact]
    public void A_further_offence_never_lowers_a_count_and_never_changes_who_entered() => ForAll((scheme, history) =>
    {
        HistoryEvent first = history.Events[0];
        HistoryOffence further = new(first.Person, scheme.FollowUp.Start(first.Date).AddDays(1), scheme.FollowUp.Start(first.Date).AddDays(2));
        IReadOnlyList<Measure> before = Run(scheme, history);
        IReadOnlyList<Measure> after = Run(scheme, With(history, [further]));
        static (CellKey, long, long, long) Entered(Measure measure) => (measure.Key, measure.Offenders, measure.People, measure.Unmatched);
        Assert.Equal(before.Select(Entered), after.Select(Entered));
        Assert.All(before.Zip(after), pair => Assert.True(pair.Second.Reoffenders >= pair.First.Reoffenders && pair.Second.Reoffences >= pair.First.Reoffences));
    });

    [Fact]
    public void Entries_add_up_over_areas_and_groups() => ForAll((scheme, history) =>
    {
        IReadOnlyList<Measure> measures = Run(scheme, history);
        foreach (IGrouping<Period, Measure> span in measures.GroupBy(measure => measure.Key.Period))
        {
            Measure total = span.Single(measure => measure.Key is { Area.Code: "ALL", Group: CellKey.AllGroup });
            (long, long, long, long) Sum(IEnumerable<Measure> parts) => parts.Aggregate(
                (0L, 0L, 0L, 0L),
                (sum, part) => (sum.Item1 + part.Offenders, sum.Item2 + part.Reoffenders, sum.Item3 + part.Reoffences!.Value, sum.Item4 + part.Unmatched));
            Assert.Equal(Sum([total]), Sum(span.Where(measure => measure.Key.Area.Code != "ALL" && measure.Key.Group == CellKey.AllGroup)));
            Assert.Equal(Sum([total]), Sum(span.Where(measure => measure.Key.Group != CellKey.AllGroup)));
        }
    });

    [Fact]
    public void Parts_counted_over_disjoint_people_add_up_to_the_whole() => ForAll((scheme, history) =>
    {
        Measure[] parts =
        [
            .. Run(scheme, history.Only(person => person % 3 == 0)),
            .. Run(scheme, history.Only(person => person % 3 == 1)),
            .. Run(scheme, history.Only(person => person % 3 == 2)),
        ];
        AssertSame(Run(scheme, history), [.. parts.GroupBy(part => part.Key).Select(cell => cell.Aggregate(MeasureSum.Add)).OrderBy(measure => measure.Key)]);
        AssertSame(Run(scheme, history), [.. parts.Reverse().GroupBy(part => part.Key).Select(cell => cell.Aggregate(MeasureSum.Add)).OrderBy(measure => measure.Key)]);
    });

    // The calendar repeats every 28 years between 1901 and 2099: leap days, ends of months and quarters fall on the same days.
    [Fact]
    public void A_history_28_years_later_has_the_same_counts_28_years_later() => ForAll((scheme, history) =>
    {
        History later = new(
            [.. history.Events.Select(row => row with { Date = row.Date.AddYears(28) })],
            [.. history.Offences.Select(row => row with { Day = row.Day.AddYears(28), Proven = row.Proven?.AddYears(28) })]);
        CohortSpan[] laterSpans = [.. InventedHistories.Spans(scheme).Select(span => CohortSpan.Of([.. span.Cohorts.Select(cohort => cohort.PlusMonths(28 * 12))]))];
        AssertSame(
            [
                .. Run(scheme, history).Select(measure => measure with
                {
                    Key = measure.Key with { Period = measure.Key.Period.PlusMonths(28 * 12) },
                    MatureOn = measure.MatureOn.AddYears(28),
                }),
            ],
            scheme.ByAreaAndSex(later, laterSpans));
    });

    [Fact]
    public void Streams_out_of_order_are_refused_by_the_name_of_their_table()
    {
        MeasurementScheme scheme = SchemeCatalogue.Find("moj-annual");
        History sorted = new(
            [new(1, new(2009, 1, 15), IndexEventType.CommunityOrder), new(2, new(2009, 1, 15), IndexEventType.CommunityOrder)],
            [new(3, new(2009, 2, 1), new(2009, 3, 1)), new(4, new(2009, 2, 1), new(2009, 3, 1))]);
        Assert.Contains("index_event", Refusal(new Backwards(sorted, new HistoryEvents(sorted, 2)), new HistoryOffences(sorted, 2)), StringComparison.Ordinal);
        Assert.Contains("proven_offence", Refusal(new HistoryEvents(sorted, 2), new Backwards(sorted, new HistoryEvents(sorted, 2))), StringComparison.Ordinal);

        string Refusal(IIndexEventSource events, IProvenOffenceSource offences) =>
            Assert.Throws<InvalidOperationException>(() => FollowUpEngine.Run(scheme, InventedHistories.Spans(scheme), CellPlan.Everybody, events, offences)).Message;
    }

    private static void ForAll(Action<MeasurementScheme, History> law) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Cases),
        Prop.ForAll(InventedHistories.WithScheme, sample => law(sample.Scheme, sample.History)));

    private static History With(History history, IEnumerable<HistoryOffence> more) => history with { Offences = [.. history.Offences, .. more] };

    private static IReadOnlyList<Measure> Run(MeasurementScheme scheme, History history, int batchRows = 3) =>
        scheme.ByAreaAndSex(history, InventedHistories.Spans(scheme), batchRows);

    private static IEnumerable<(string Area, string Group, Func<HistoryEvent, bool> Contains)> Cells(History history) =>
    [
        ("ALL", CellKey.AllGroup, _ => true),
        .. history.Events.Select(row => row.Area).Distinct()
            .Select(area => (area, CellKey.AllGroup, (Func<HistoryEvent, bool>)(row => row.Area == area))),
        .. history.Events.Select(row => (row.Area, row.Sex)).Distinct()
            .Select(cell => (cell.Area, $"sex={cell.Sex}", (Func<HistoryEvent, bool>)(row => row.Area == cell.Area && row.Sex == cell.Sex))),
    ];

    private static CellKey Key(MeasurementScheme scheme, CohortSpan span, string area, string group) => new(scheme.Id, new(area, 2009), span.Period, group);

    private static void AssertSame(IReadOnlyList<Measure> expected, IReadOnlyList<Measure> actual)
    {
        static string Text(Measure measure) => $"{measure.Key} {JsonSerializer.Serialize(measure)}";
        Assert.Equal(expected.Select(Text), actual.Select(Text));
    }

    /// <summary>Hands out the last person of a history first.</summary>
    private sealed class Backwards(History history, HistoryEvents columns) : IIndexEventSource, IProvenOffenceSource
    {
        private readonly Int128[] _keys = [.. history.Events.Select(row => (Int128)row.Person).Reverse()];

        IndexEventBatch IIndexEventSource.Current => new()
        {
            PersonKey = _keys,
            EventDay = columns.Current.EventDay,
            EventType = columns.Current.EventType,
            AgeYears = columns.Current.AgeYears,
            PncMatched = columns.Current.PncMatched,
            PredictedTenThousandths = columns.Current.PredictedTenThousandths,
        };

        ProvenOffenceBatch IProvenOffenceSource.Current => new()
        {
            PersonKey = _keys,
            OffenceDay = columns.Current.EventDay,
            ProvenDay = columns.Current.EventDay,
            Outcome = new byte[_keys.Length],
            IsBreach = columns.Current.PncMatched,
            IsRecordable = columns.Current.PncMatched,
            InEnglandWales = columns.Current.PncMatched,
            SeverityTier = new int[_keys.Length],
        };

        public bool MoveNext() => columns.MoveNext();

        public ReadOnlySpan<int> Dimension(int index) => columns.Dimension(index);
    }
}
