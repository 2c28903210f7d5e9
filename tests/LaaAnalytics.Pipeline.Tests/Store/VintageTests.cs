using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Store;

public sealed class VintageTests
{
    private const string TwoEvents = """
        event_key | person_key | event_date | authority_code
        e1        | 1          | 2008-07-01 | E06000047
        e2        | 2          | 2008-08-01 | E08000037
        """;

    [Fact]
    public void A_first_load_brings_its_rows_and_is_listed()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        LoadSummary summary = store.Load("index_event", TwoEvents, observedTo: new(2009, 1, 1));
        Assert.Equal((1, false, 2L), (summary.Seq, summary.NothingChanged, summary.Tables[0].New));
        Assert.Equal(1, store.LastLoad);
        LoadRecord load = Assert.Single(store.Loads());
        Assert.Equal(("police", "extract.csv", 2L), (load.Supplier, load.Files[0].Name, load.Tables[0].New));
        Assert.Equal(["E06000047 1", "E08000037 2"], Events(store.At(1)));
    }

    [Fact]
    public void The_same_supply_again_changes_nothing_and_is_not_listed()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", TwoEvents, observedTo: new(2009, 1, 1));
        LoadSummary again = store.Load("index_event", TwoEvents, observedTo: new(2009, 1, 1));
        Assert.Equal((0, true, 2L), (again.Seq, again.NothingChanged, again.Tables[0].Unchanged));
        Assert.Single(store.Loads());
    }

    [Fact]
    public void A_later_observed_to_alone_is_a_change()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", TwoEvents, observedTo: new(2009, 1, 1));
        LoadSummary later = store.Load("index_event", TwoEvents, observedTo: new(2009, 4, 1));
        Assert.Equal((2, false, 2L), (later.Seq, later.NothingChanged, later.Tables[0].Unchanged));
        Assert.All(store.At(1).Coverage(), row => Assert.Equal(new DateOnly(2009, 1, 1), row.ObservedTo));
        Assert.Equal(
            [("E06000047", new DateOnly(2009, 4, 1)), ("E08000037", new DateOnly(2009, 4, 1))],
            store.At(2).Coverage().Select(row => (row.AreaCode, row.ObservedTo!.Value)));
    }

    [Fact]
    public void A_full_supply_adds_changes_and_ends_and_the_past_stays()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", TwoEvents);
        TableChange change = store.Load("index_event", """
            event_key | person_key | event_date | authority_code
            e1        | 1          | 2008-07-01 | E10000023
            e3        | 3          | 2008-09-01 | E06000047
            """).Tables[0];
        Assert.Equal((1L, 1L, 0L, 1L), (change.New, change.Changed, change.Unchanged, change.Ended));
        Assert.Equal(["E06000047 1", "E08000037 2"], Events(store.At(1)));
        Assert.Equal(["E10000023 1", "E06000047 3"], Events(store.At(2)));
        Assert.Empty(Events(store.At(0)));
        Assert.Throws<UsageException>(() => store.At(3));
    }

    [Fact]
    public void A_full_supply_ends_nothing_outside_its_period_or_of_another_supplier()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", TwoEvents);
        store.Load("index_event", "event_key | person_key | event_date\ne1 | 7 | 2008-08-15", supplier: "probation");
        TableChange change = store.Load(
            "index_event", "event_key | person_key | event_date\ne9 | 9 | 2008-08-31", period: Period.OfMonths(2008, 8, 1)).Tables[0];
        Assert.Equal((1L, 1L), (change.New, change.Ended));
        Assert.Equal(["E06000047 1", "E06000047 7", "E06000047 9"], Events(store.At(3)));
    }

    [Theory]
    [InlineData("2008-07-31", 0)]
    [InlineData("2008-08-01", 1)]
    [InlineData("2008-08-31", 1)]
    [InlineData("2008-09-01", 0)]
    public void The_slice_of_a_full_supply_is_its_period_half_open(string day, long ended)
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("proven_offence", $"offence_key | person_key | offence_date\no1 | 1 | {day}");
        TableChange change = store.Load(
            "proven_offence", "offence_key | person_key | offence_date\no2 | 1 | 2008-08-02", period: Period.OfMonths(2008, 8, 1)).Tables[0];
        Assert.Equal(ended, change.Ended);
    }

    [Fact]
    public void An_event_that_moves_into_the_period_is_changed_not_doubled()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", TwoEvents);
        TableChange change = store.Load(
            "index_event", "event_key | person_key | event_date | authority_code\ne1 | 1 | 2009-02-01 | E06000047", period: Period.OfMonths(2009, 1, 3)).Tables[0];
        Assert.Equal((0L, 1L, 0L), (change.New, change.Changed, change.Ended));
        Assert.Equal(["E06000047 1", "E08000037 2"], Events(store.At(2)));
    }

    [Fact]
    public void A_delta_ends_nothing()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", TwoEvents);
        TableChange change = store.Load("index_event", "event_key | person_key | event_date\ne2 | 2 | 2008-08-01", SupplyMode.Delta).Tables[0];
        Assert.Equal((0L, 1L, 0L), (change.New, change.Changed, change.Ended));
        Assert.Equal(["E06000047 1", "E06000047 2"], Events(store.At(2)));
    }

    [Fact]
    public void Without_keys_equal_rows_are_different_people_and_the_slice_becomes_the_supply()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("cohort_outcome", "days_to_event | sex\n100 | M\n100 | M\n | F");
        Assert.True(store.Load("cohort_outcome", "days_to_event | sex\n | F\n100 | M\n100 | M").NothingChanged);
        TableChange change = store.Load("cohort_outcome", "days_to_event | sex\n100 | M\n | F\n | F\n50 | M").Tables[0];
        Assert.Equal((2L, 0L, 2L, 1L), (change.New, change.Changed, change.Unchanged, change.Ended));
        Assert.Equal([-1, 100, 100], Days(store.At(1)));
        Assert.Equal([-1, -1, 50, 100], Days(store.At(2)));
    }

    [Fact]
    public void Without_keys_only_a_full_supply_is_taken()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        Assert.Throws<ArgumentException>(() => store.Load("cohort_outcome", "sex\nM", SupplyMode.Delta));
        Assert.Throws<ArgumentException>(() => store.Load("index_event", "person_key\n1"));
        Assert.Equal(0, store.LastLoad);
    }

    [Fact]
    public void A_session_that_is_not_committed_leaves_nothing()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        using (LoadSession session = store.BeginLoad(TestSupply.Header()))
        {
            session.Supply("index_event", TwoEvents);
        }

        Assert.Equal(0, store.LastLoad);
        Assert.Equal(1, store.Load("index_event", TwoEvents).Seq);
    }

    [Fact]
    public void A_load_that_only_ends_rows_is_seen_in_the_one_run_there_is()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", TwoEvents);
        TableChange change = store.Load("index_event", "event_key | person_key | event_date | authority_code\ne1 | 1 | 2008-07-01 | E06000047").Tables[0];
        Assert.Equal((0L, 0L, 1L), (change.New, change.Changed, change.Ended));
        Assert.Equal(["E06000047 1"], Events(store.At(2)));
        Assert.Equal(["E06000047 1", "E08000037 2"], Events(store.At(1)));
        store.Compact();
        Assert.Equal(["E06000047 1"], Events(store.At(2)));
        Assert.Equal(["E06000047 1", "E08000037 2"], Events(store.At(1)));
    }

    [Fact]
    public void Reference_tables_give_what_was_known_also_after_compaction()
    {
        const string Header = "code | vintage | name\n";
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("area", Header + "E1 | 2009 | Old name\nE2 | 2009 | Gone");
        store.Load("area", Header + "E1 | 2009 | New name\nE3 | 2009 | Come");
        AssertAreas();
        store.Compact();
        AssertAreas();
        store.Load("area", Header + "E1 | 2009 | Newest name");
        AssertAreas();
        Assert.Equal(["Newest name"], store.At(3).Areas().Select(area => area.Name));

        void AssertAreas()
        {
            Assert.Equal(["Old name", "Gone"], store.At(1).Areas().Select(area => area.Name));
            Assert.Equal(["New name", "Come"], store.At(2).Areas().Select(area => area.Name));
        }
    }

    internal static List<string> Events(StoreView view)
    {
        using IndexEventReader reader = view.IndexEvents(["authority_code", "event_type"]);
        List<string> rows = [];
        while (reader.MoveNext())
        {
            IndexEventColumns events = reader.Current;
            for (int row = 0; row < events.Count; row++)
            {
                rows.Add($"{reader.Labels(0)[events.Dimension(0)[row]]} {PersonNumber(events.PersonKey[row])}");
            }
        }

        return rows;
    }

    private static string PersonNumber(Int128 stored) => $"{(ulong)(UInt128)(stored - Int128.MinValue)}";

    private static List<int> Days(StoreView view)
    {
        using CohortOutcomeReader reader = view.CohortOutcomes([], null);
        List<int> days = [];
        while (reader.MoveNext())
        {
            days.AddRange(reader.Current.DaysToEvent);
        }

        days.Sort();
        return days;
    }
}
