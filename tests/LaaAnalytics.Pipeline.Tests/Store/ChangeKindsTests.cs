using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Store;

/// <summary>What of a change is no news; every number by hand.</summary>
public sealed class ChangeKindsTests
{
    private const string Held = """
        event_key | person_key | event_date | offence_group | disposal        | sentence_days | offence_code
        a         | 1          | 2008-07-01 | THEFT         | COMMUNITY_ORDER |               | X1
        b         | 2          | 2008-07-02 | THEFT         | COMMUNITY_ORDER | 10            | X1
        c         | 3          | 2008-07-03 | DRUGS         | FINE            |               | X2
        """;

    [Fact]
    public void All_of_a_first_load_is_news()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        TableChange change = store.Load("index_event", Held).Tables[0];
        Assert.Equal((ChangeKinds.None, 3L), (change.Kinds, change.News));
    }

    [Fact]
    public void Rows_under_new_keys_are_re_keyed_one_to_one()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", Held);
        TableChange change = store.Load("index_event", """
            event_key | person_key | event_date | offence_group | disposal        | sentence_days | offence_code
            a2        | 1          | 2008-07-01 | THEFT         | COMMUNITY_ORDER |               | X1
            a3        | 1          | 2008-07-01 | THEFT         | COMMUNITY_ORDER |               | X1
            b2        | 2          | 2008-07-02 | THEFT         | COMMUNITY_ORDER | 11            | X1
            c         | 3          | 2008-07-03 | DRUGS         | FINE            |               | X2
            """).Tables[0];
        Assert.Equal((3L, 2L, 1L, 2L), (change.New, change.Ended, change.Kinds.Rekeyed, change.News));
    }

    [Fact]
    public void Rows_in_which_only_blanks_were_filled_are_told_with_their_columns()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", Held);
        TableChange change = store.Load("index_event", """
            event_key | person_key | event_date | offence_group | disposal        | sentence_days | offence_code
            a         | 1          | 2008-07-01 | THEFT         | COMMUNITY_ORDER | 5             | X1
            b         | 2          | 2008-07-02 | THEFT         | COMMUNITY_ORDER | 12            | X1
            c         | 3          | 2008-07-03 | DRUGS         | FINE            | 7             |
            """).Tables[0];

        // b has another number, c lost its code beside: both are news.
        Assert.Equal((3L, 1L, 0L, 2L), (change.Changed, change.Kinds.Filled, change.Kinds.Recoded, change.News));
        Assert.Equal(["sentence_days"], change.Kinds.FilledColumns);
        Assert.Empty(change.Kinds.RecodedColumns);
    }

    [Fact]
    public void A_code_renamed_all_over_the_supply_is_no_news_and_may_come_with_filled_blanks()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", Held);
        TableChange change = store.Load("index_event", """
            event_key | person_key | event_date | offence_group | disposal        | sentence_days | offence_code
            a         | 1          | 2008-07-01 | ROBBERY       | COMMUNITY_ORDER | 3             | X1
            b         | 2          | 2008-07-02 | ROBBERY       | COMMUNITY_ORDER | 10            | X1
            c         | 3          | 2008-07-03 | DRUGS         | FINE            |               | X9
            """).Tables[0];

        // One row alone cannot be told from a correction: c is news.
        Assert.Equal((3L, 0L, 2L, 1L), (change.Changed, change.Kinds.Filled, change.Kinds.Recoded, change.News));
        Assert.Equal(["offence_group"], change.Kinds.RecodedColumns);
        Assert.Equal(["sentence_days"], change.Kinds.FilledColumns);
    }

    [Theory]
    [InlineData("THEFT", "VIOLENCE", "VIOLENCE")] // the old code is still in use
    [InlineData("ROBBERY", "VIOLENCE", "DRUGS")] // one old code became two
    public void A_code_that_is_not_renamed_everywhere_or_not_to_one_is_news(string first, string second, string third)
    {
        using LaaStore store = LaaStore.OpenInMemory();
        const string Header = "event_key | person_key | offence_group\n";
        store.Load("index_event", Header + "a | 1 | THEFT\nb | 2 | THEFT\nc | 3 | THEFT\nd | 4 | THEFT");
        TableChange change = store.Load("index_event", $"{Header}a | 1 | {first}\nb | 2 | {second}\nc | 3 | {third}\nd | 4 | {second}").Tables[0];
        Assert.Equal((0L, change.Changed), (change.Kinds.Recoded, change.News));
        Assert.True(change.Changed >= 3);
    }

    [Fact]
    public void Events_of_another_supplier_are_duplicates_by_person_date_and_type_one_to_one()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", Held);
        TableChange change = store.Load(
            "index_event",
            """
            event_key | person_key | event_date | event_type      | disposal
            p         | 1          | 2008-07-01 | COMMUNITY_ORDER | FINE
            q         | 1          | 2008-07-01 | COMMUNITY_ORDER | FINE
            r         | 2          | 2008-07-02 | CAUTION         | FINE
            s         | 3          | 2008-07-04 | COMMUNITY_ORDER | FINE
            """,
            supplier: "probation").Tables[0];
        Assert.Equal((4L, 1L, 3L), (change.New, change.Kinds.Duplicates, change.News));

        // A row that the other supplier has ended duplicates nothing; one of probation still does.
        store.Load("index_event", "event_key | person_key\nz | 9");
        TableChange again = store.Load(
            "index_event", "event_key | person_key | event_date\nv | 3 | 2008-07-03\nw | 1 | 2008-07-01", supplier: "youth").Tables[0];
        Assert.Equal((2L, 1L), (again.New, again.Kinds.Duplicates));
    }

    [Fact]
    public void People_known_to_two_suppliers_are_no_duplicates_as_their_key_is_no_supplier_s()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("person", "person_key | sex\n1 | F");
        TableChange change = store.Load("person", "person_key | sex\n1 | F\n2 | F", supplier: "youth").Tables[0];
        Assert.Equal((2L, ChangeKinds.None), (change.New, change.Kinds));
    }

    [Fact]
    public void Kinds_are_in_the_list_of_loads_and_compared_for_every_table()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", Held);
        store.Load("index_event", Held.Replace("X1", "Y1", StringComparison.Ordinal));
        ChangeKinds kinds = store.Loads()[1].Tables[0].Kinds;
        Assert.Equal((2L, 0L), (kinds.Recoded, kinds.Filled));
        Assert.Equal(["offence_code"], kinds.RecodedColumns);
        store.Load("area_context", "area_code | year | population\nE1 | 2008 | 5");
        TableChange context = store.Load("area_context", "area_code | year | population | imd_decile\nE1 | 2008 | 5 | 3").Tables[0];
        Assert.Equal((1L, "imd_decile"), (context.Kinds.Filled, context.Kinds.FilledColumns[0]));
    }
}
