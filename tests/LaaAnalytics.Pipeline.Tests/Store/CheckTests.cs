using LaaAnalytics.Domain;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Store;

public sealed class CheckTests
{
    [Theory]
    [InlineData("index_event", "event_key | person_key\ne1 | 1\ne2 | 1\ne1 | 2", "I20 event_key 2,4")]
    [InlineData("cohort_outcome", "entry_id | sex\na | M\n | F\n | F", "I20 entry_id 3,4")]
    [InlineData("proven_offence", "offence_key | offence_date | proven_date\na | 2010-05-20 | 2010-05-20\nb | 2010-06-01 | 2010-05-20\nc | 2010-06-01 |", "I21 proven_date 3")]
    [InlineData("custody_episode", "episode_key | admitted | released\na | 2010-05-20 | 2010-05-20\nb | 2010-05-20 | 2010-05-19\nc | 2010-05-20 |", "I22 released 3")]
    [InlineData("index_event", "event_key | age_years | age_at_conviction | age_at_first_sanction\na | 20 | 20 | 20\nb | 20 | 21 | 20", "I24 age_at_conviction 3")]
    [InlineData("index_event", "event_key | age_years | age_at_conviction | age_at_first_sanction\na | 20 | |\nb | 20 | 20 | 21", "I24 age_at_first_sanction 3")]
    [InlineData("cohort_outcome", "observed_days | days_to_event\n365 | 365\n365 | 366\n365 |", "I25 days_to_event 3")]
    public void A_row_that_breaks_a_rule_is_named_by_file_and_line(string table, string rows, string expected)
    {
        using LaaStore store = LaaStore.OpenInMemory();
        using LoadSession session = store.BeginLoad(TestSupply.Header());
        session.Supply(table, rows);
        Assert.Equal(expected, Described(session.Check()));
    }

    [Fact]
    public void Areas_are_checked_as_far_as_the_area_table_reaches()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        const string Events = """
            event_key | authority_code | home_area_code | area_vintage
            e1        | E06000047      | E01020634      | 2009
            e2        | E06000099      | UNKNOWN        | 2009
            e3        | E06000047      | E01099999      | 2009
            e4        | E06000099      | E01099999      | 2008
            e5        | NO_FIXED_ABODE | E05000001      | 2009
            """;
        using (LoadSession before = store.BeginLoad(TestSupply.Header()))
        {
            before.Supply("index_event", Events);
            Assert.Empty(before.Check());
        }

        store.Load("area", "code | vintage | name\nE06000047 | 2009 | County Durham", supplier: "ons");
        using LoadSession session = store.BeginLoad(TestSupply.Header());
        session.Supply("area", "code | vintage | name | area_type\nE01020634 | 2009 | Durham 001A | LSOA");
        session.Supply("index_event", Events);
        Assert.Equal("I23 authority_code 3; I23 home_area_code 4", Described(session.Check()));
    }

    [Theory]
    [InlineData("10.5", "10.5", "10.5", false)]
    [InlineData("", "10.5", "10.5", false)]
    [InlineData("10.5", "10.6", "10.5", true)]
    [InlineData("10.5", "", "10.5", true)]
    public void An_approved_target_is_filled_or_repeated_never_changed(string stored, string supplied, string standing, bool isRefused)
    {
        using LaaStore store = LaaStore.OpenInMemory();
        const string Columns = "agreement_id | indicator_id | value\n";
        store.Load("indicator_target", $"{Columns}durham | NI18 | {stored}");
        using LoadSession session = store.BeginLoad(TestSupply.Header("council"));
        session.Supply("indicator_target", $"{Columns}durham | NI18 | {supplied}");
        IReadOnlyList<RowRejection> rejections = session.Check();
        Assert.Equal(isRefused ? "T01 value 2" : "", Described(rejections));
        Assert.All(rejections, row => Assert.Contains("laa targets propose", row.Expected, StringComparison.Ordinal));
        session.RemoveRejected();
        session.Commit();
        Assert.Equal(decimal.Parse(standing, System.Globalization.CultureInfo.InvariantCulture), store.At(store.LastLoad).Targets("durham")[0].Value);
    }

    [Fact]
    public void Leaving_an_approved_target_out_does_not_free_its_value()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        const string Columns = "agreement_id | indicator_id | value\n";
        store.Load("indicator_target", $"{Columns}durham | NI18 | 10.5");
        store.Load("indicator_target", $"{Columns}durham | NI16 | 1");
        LoadRefusedException refused = Assert.Throws<LoadRefusedException>(() => store.Load("indicator_target", $"{Columns}durham | NI18 | 11"));
        Assert.Equal("T01", Assert.Single(refused.Rejections).Rule);
    }

    [Fact]
    public void Refused_rows_are_taken_out_and_counted()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        using LoadSession session = store.BeginLoad(TestSupply.Header());
        session.Supply("index_event", "event_key | person_key | age_years | age_at_conviction | age_at_first_sanction\na | 1 | 20 | 21 | 22\nb | 2 | 20 | 20 | 20");
        session.CountRefused("index_event", 3);
        Assert.Equal(2, session.Check().Count);
        Assert.Equal(1, session.RemoveRejected());
        TableChange change = session.Commit().Tables[0];
        Assert.Equal((1L, 4L), (change.New, change.Refused));
        Assert.Equal(["E06000047 2"], VintageTests.Events(store.At(1)));
        Assert.Equal(4, store.Loads()[0].Tables[0].Refused);
    }

    [Fact]
    public void A_commit_with_refused_rows_left_in_is_refused_as_a_whole()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        Assert.Throws<LoadRefusedException>(() => store.Load("custody_episode", "episode_key | admitted | released\na | 2010-05-20 | 2010-05-19"));
        Assert.Equal(0, store.LastLoad);
    }

    private static string Described(IReadOnlyList<RowRejection> rejections) => string.Join(
        "; ",
        rejections.GroupBy(row => $"{row.Rule} {row.Column}").Select(group => $"{group.Key} {string.Join(',', group.Select(row => row.Line))}"));
}
