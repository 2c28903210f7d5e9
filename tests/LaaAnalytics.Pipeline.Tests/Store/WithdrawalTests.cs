using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Store;

public sealed class WithdrawalTests
{
    private const string On = "2009-10-05T09:00:00Z";

    private const string TwoEvents = """
        event_key | person_key | event_date | authority_code
        e1        | 1          | 2008-07-01 | E06000047
        e2        | 2          | 2008-08-01 | E08000037
        """;

    private const string OtherEvents = """
        event_key | person_key | event_date | authority_code
        e1        | 1          | 2008-07-01 | E10000023
        e3        | 3          | 2008-09-01 | E06000047
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_load_added_changed_and_ended_is_undone_and_the_past_stays(bool compacted)
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", TwoEvents, observedTo: new(2009, 1, 1));
        store.Load("index_event", OtherEvents, observedTo: new(2009, 4, 1));
        if (compacted)
        {
            store.Compact();
        }

        LoadSummary planned = store.PlanWithdrawal(2);
        Assert.Equal((0, 2), (planned.Seq, store.LastLoad));
        LoadSummary summary = store.Withdraw(2, " the wrong quarter ", On);
        Assert.Equal((3, 2L, 2L), (summary.Seq, summary.Tables[0].New, summary.Tables[0].Ended));
        Assert.Equal(planned.Tables, summary.Tables);
        Assert.Equal(["E06000047 1", "E08000037 2"], VintageTests.Events(store.At(3)));
        Assert.Equal(["E10000023 1", "E06000047 3"], VintageTests.Events(store.At(2)));
        Assert.Equal(Coverage(store, 1), Coverage(store, 3));
        Assert.NotEqual(Coverage(store, 2), Coverage(store, 3));
        Assert.Empty(store.Verify());
        IReadOnlyList<LoadRecord> loads = store.Loads();
        Assert.Equal((3, 2, "the wrong quarter", On), (loads[1].WithdrawnBy, loads[2].Withdraws, loads[2].Reason, loads[2].LoadedOn));
        Assert.Null(loads[0].WithdrawnBy);

        store.Compact();
        Assert.Equal(["E06000047 1", "E08000037 2"], VintageTests.Events(store.At(3)));
        Assert.Equal(["E10000023 1", "E06000047 3"], VintageTests.Events(store.At(2)));
        Assert.Empty(store.Verify());
    }

    [Fact]
    public void The_withdrawn_supply_can_be_loaded_again_and_is_not_taken_for_known()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", TwoEvents, observedTo: new(2009, 1, 1));
        store.Load("index_event", TwoEvents, observedTo: new(2009, 4, 1));
        store.Withdraw(2, "too early", On);
        LoadSummary again = store.Load("index_event", TwoEvents, observedTo: new(2009, 4, 1));
        Assert.Equal((4, false), (again.Seq, again.NothingChanged));
        Assert.All(store.At(4).Coverage(), row => Assert.Equal(new DateOnly(2009, 4, 1), row.ObservedTo));
        Assert.All(store.At(3).Coverage(), row => Assert.Equal(new DateOnly(2009, 1, 1), row.ObservedTo));
    }

    [Fact]
    public void A_supplier_whose_only_load_is_withdrawn_supplies_nothing_any_more()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", TwoEvents);
        store.Load("index_event", "event_key | person_key | event_type\nx | 9 | CAUTION", supplier: "courts");
        store.Withdraw(2, "sent by mistake", On);
        Assert.Equal(["police"], store.At(3).Supplies().Select(supply => supply.Supplier));
        Assert.Equal([("police", IndexEventType.CommunityOrder)], store.At(3).EventSuppliers());
        Assert.Equal(["courts", "police"], store.At(2).EventSuppliers().Select(supplier => supplier.Supplier));
    }

    [Fact]
    public void Later_loads_of_the_same_tables_are_withdrawn_first_newest_first()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", TwoEvents);
        store.Load("proven_offence", "offence_key | person_key\no | 1");
        store.Load("index_event", OtherEvents);
        store.Load("index_event", "event_key | person_key\ny | 7", supplier: "probation");
        store.Load("index_event", TwoEvents);
        UsageException refused = Assert.Throws<UsageException>(() => store.Withdraw(1, "wrong", On));
        Assert.Contains("loads 5, 3", refused.Message, StringComparison.Ordinal);
        Assert.Contains("5, then 3", refused.Remedy, StringComparison.Ordinal);
        Assert.Equal(5, store.LastLoad);

        // Another supplier's loads and other tables are not in the way.
        store.Withdraw(2, "wrong", On);
        store.Withdraw(5, "wrong", On);
        Assert.Equal(Before(store, 3), Before(store, 7).Where(row => !row.EndsWith(" 7", StringComparison.Ordinal)));
        store.Withdraw(3, "wrong", On);
        store.Withdraw(1, "wrong", On);
        Assert.Equal(["E06000047 7"], VintageTests.Events(store.At(9)));
        Assert.Empty(store.Verify());

        static List<string> Before(LaaStore store, int asOf) => VintageTests.Events(store.At(asOf));
    }

    [Fact]
    public void A_load_is_withdrawn_once_and_a_withdrawal_never()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", TwoEvents);
        Assert.Throws<UsageException>(() => store.Withdraw(0, "wrong", On));
        Assert.Throws<UsageException>(() => store.Withdraw(2, "wrong", On));
        Assert.Throws<UsageException>(() => store.Withdraw(1, "  ", On));
        store.Withdraw(1, "wrong", On);
        Assert.Equal((2, true), (store.Withdraw(1, "wrong", On).Seq, store.PlanWithdrawal(1).NothingChanged));
        Assert.Equal(2, store.LastLoad);
        Assert.Contains("withdrawal of load 1", Assert.Throws<UsageException>(() => store.Withdraw(2, "wrong", On)).Message, StringComparison.Ordinal);
        Assert.Equal(2, store.LastLoad);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_row_that_comes_back_ranks_among_suppliers_as_before(bool compacted)
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", "event_key | person_key\na | 1");
        store.Load("person", "person_key | sex\n1 | M");
        store.Load("person", "person_key | sex\n1 | F", supplier: "youth");
        store.Load("person", "person_key | sex\n1 | X");
        Assert.Equal("F M", $"{Sex(store, 3)} {Sex(store, 2)}");
        Assert.Equal("X", Sex(store, 4));
        store.Withdraw(4, "wrong", On);
        if (compacted)
        {
            store.Compact();
        }

        Assert.Equal("F", Sex(store, 5));
    }

    [Fact]
    public void A_target_of_a_withdrawn_load_binds_nobody()
    {
        const string Header = "agreement_id | indicator_id | period_start | period_end | value\nL | NI 18 | 2010-04-01 | 2011-04-01 | ";
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("indicator_target", Header + "1.10");
        Assert.Throws<LoadRefusedException>(() => store.Load("indicator_target", Header + "1.00", supplier: "other"));
        store.Withdraw(1, "a typing error", On);
        Assert.Equal(3, store.Load("indicator_target", Header + "1.00", supplier: "other").Seq);
        Assert.Equal([1.00m], store.At(3).Targets("L").Select(target => target.Value!.Value));
    }

    [Fact]
    public void Rows_without_keys_come_back_as_often_as_they_were_there()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("cohort_outcome", "days_to_event | sex\n100 | M\n100 | M\n | F");
        store.Load("cohort_outcome", "days_to_event | sex\n100 | M\n50 | F");
        LoadSummary summary = store.Withdraw(2, "wrong", On);
        Assert.Equal((2L, 1L), (summary.Tables[0].New, summary.Tables[0].Ended));
        Assert.True(store.Load("cohort_outcome", "days_to_event | sex\n | F\n100 | M\n100 | M").NothingChanged);
    }

    private static string Sex(LaaStore store, int asOf)
    {
        using IndexEventReader reader = store.At(asOf).IndexEvents(["sex"]);
        Assert.True(reader.MoveNext());
        return reader.Labels(0)[reader.Current.Dimension(0)[0]];
    }

    private static IEnumerable<string> Coverage(LaaStore store, int asOf) => store.At(asOf).Coverage().Select(row => row.ToString());
}
