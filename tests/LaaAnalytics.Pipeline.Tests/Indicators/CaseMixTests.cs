using LaaAnalytics.Domain;
using LaaAnalytics.Domain.CaseMix;
using LaaAnalytics.Indicators;
using LaaAnalytics.Indicators.CaseMix;
using LaaAnalytics.Pipeline.Tests.Store;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Indicators;

/// <summary>Predictions of a model counted in place of the suppliers', from the store to the cell.</summary>
public sealed class CaseMixTests
{
    private static readonly Period BaseYear = Period.Parse("2008-01..2008-12");
    private static readonly MeasurementScheme Annual = SchemeCatalogue.Find("moj-annual");

    // A man of 20 with violence and 0, 1 and 2 earlier sanctions: .1216, .3158 and .4339; a girl of 14 with her first conviction for theft: .2042.
    private const string Events = """
        event_key | person_key | event_date | age_years | age_at_conviction | age_at_first_sanction | prior_sanctions | offence_code | predicted_p
        1         | 1          | 2008-01-15 | 20        | 20                |                       | 0               | 00101        | 0.2
        2         | 2          | 2008-02-15 | 20        | 20                | 20                    | 1               | 001/01       | 0.4
        3         | 3          | 2008-03-15 | 20        | 20                | 20                    | 2               | 00101        | 0.6
        4         | 4          | 2008-04-15 | 14        | 14                | 14                    | 0               | 03900        | 0.3
        5         | 5          | 2008-05-15 | 30        | 30                |                       | 3               | 00101        |
        6         | 6          | 2008-06-15 | 30        | 30                | 20                    | 3               | 08800        |
        7         | 7          | 2008-07-15 | 30        | 30                | 20                    | 3               | 00101        |
        """;

    private const string People = """
        person_key | sex
        1          | M
        2          | M
        3          | M
        4          | F
        5          | M
        6          | M
        7          | U
        """;

    [Fact]
    public void OGRS3_is_computed_from_the_columns_of_each_entry_and_only_its_sums_remain()
    {
        using LaaStore store = Loaded();
        CaseMixTable table = CaseMixCounts.Run(store.At(store.LastLoad), Annual, Request("ogrs3"));
        Assert.Equal([new(1_216, 1), new(2_042, 1), new(3_158, 1), new HistogramBin(4_339, 1)], table.Base.PredictedProbability);
        Assert.Equal((7, 4), (table.Base.Offenders, table.Base.Predicted)); // no first age, an inexact code, no sex
        Assert.Equal("ogrs3@2009 one year", table.Model.Citation);
        Assert.Equal(table.Base.PredictedProbability, Assert.Single(table.Cells).PredictedProbability);
    }

    [Fact]
    public void OGRS4_takes_the_same_columns_and_a_scheme_of_two_years_the_score_of_two_years()
    {
        using LaaStore store = Loaded();
        Assert.Equal(4, CaseMixCounts.Run(store.At(store.LastLoad), Annual, Request("ogrs4g")).Base.Predicted);
        MeasurementScheme twoYears = SchemeCatalogue.Find("release-k:2") with { Enters = Annual.Enters };
        CaseMixRequest request = Request("ogrs3");
        Assert.Equal("ogrs3@2009 two years", CaseMixCounts.Run(store.At(store.LastLoad), twoYears, request).Model.Citation);
    }

    [Fact]
    public void Supplied_predictions_are_taken_as_they_are()
    {
        using LaaStore store = Loaded();
        CaseMixTable table = CaseMixCounts.Run(store.At(store.LastLoad), Annual, Request("supplied"));
        Assert.Equal((4, 15_000), (table.Base.Predicted, table.Base.PredictedTenThousandths));
    }

    [Fact]
    public void A_model_for_another_length_of_time_is_refused()
    {
        using LaaStore store = Loaded();
        CaseMixRequest request = Request("ogrs3") with { BasePeriod = Period.Parse("2008-01..2008-03") };
        MeasurementScheme threeMonths = SchemeCatalogue.Find("ni18-adult") with { Enters = Annual.Enters };
        UsageException refusal = Assert.Throws<UsageException>(() => CaseMixCounts.Run(store.At(store.LastLoad), threeMonths, request));
        Assert.Contains("twelve or twenty-four months", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ogrs9", "2008-01..2008-12", "no such model")]
    [InlineData("supplied", "2005-01..2005-12", "Nobody is in the base year")]
    [InlineData("supplied", "2008-01..2008-11", "has no cohort")]
    public void What_does_not_exist_is_refused(string model, string baseYear, string message)
    {
        using LaaStore store = Loaded();
        CaseMixRequest request = Request(model) with { BasePeriod = Period.Parse(baseYear) };
        Assert.Contains(message, Assert.Throws<UsageException>(() => CaseMixCounts.Run(store.At(store.LastLoad), Annual, request)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_year_that_is_not_final_is_refused()
    {
        using LaaStore store = Loaded(observedTo: new(2010, 6, 1));
        Assert.Contains("not final", Assert.Throws<UsageException>(() => CaseMixCounts.Run(store.At(store.LastLoad), Annual, Request("supplied"))).Message, StringComparison.Ordinal);
    }

    // 200 young and 200 older people, half of them re-offending and a tenth: two groups are fitted exactly, and a third too small to tell is pooled.
    [Fact]
    public void A_refitted_model_expects_what_the_base_year_saw_group_by_group()
    {
        using LaaStore store = TwoGroups();
        CaseMixRequest request = Request("refit") with { Covariates = ["age_band"] };
        CaseMixTable table = CaseMixCounts.Run(store.At(store.LastLoad), Annual, request);
        Assert.Equal([new HistogramBin(1_000, 200), new HistogramBin(4_926, 203)], table.Base.PredictedProbability); // 20 of 200, 100 of 203
        Assert.Equal(["constant", "age_band 18-20", "age_band 30-39"], table.Model.Terms.Select(term => $"{term.Covariate} {term.Level}".Trim()));
        Assert.Equal([403L, 203, 200], table.Model.Terms.Select(term => term.Offenders));
        Assert.Equal(0, table.Model.Terms[1].LogOdds);
        Assert.True(table.Model.Terms[2].LogOdds < -2 && table.Model.Terms[2].StandardError > 0);
        Assert.Contains("2008-01..2008-12", table.Model.Version, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_may_not_look_at_area_or_time_nor_at_what_does_not_exist()
    {
        using LaaStore store = TwoGroups();
        foreach (string covariate in (string[])["area", "period", "shoe_size"])
        {
            CaseMixRequest request = Request("refit") with { Covariates = [covariate] };
            Assert.Throws<UsageException>(() => CaseMixCounts.Run(store.At(store.LastLoad), Annual, request));
        }
    }

    [Fact]
    public void Covariates_that_tell_nobody_apart_are_refused()
    {
        using LaaStore store = TwoGroups();
        CaseMixRequest request = Request("refit") with { Covariates = ["sex"] };
        Assert.Contains("No covariate", Assert.Throws<UsageException>(() => CaseMixCounts.Run(store.At(store.LastLoad), Annual, request)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Earlier_records_are_a_group_of_their_own_and_not_known_is_not_none()
    {
        using LaaStore store = Loaded();
        Assert.Equal(
            ["prior_record=1-2 2", "prior_record=3-6 3", "prior_record=none 2"],
            Measurement.Run(store.At(store.LastLoad), Annual, new() { GroupBy = ["prior_record"], Periods = [BaseYear] }).Select(cell => $"{cell.Key.Group} {cell.Offenders}"));
        Assert.Throws<UsageException>(() => Measurement.Run(store.At(store.LastLoad), Annual, new() { GroupBy = ["prior_sanctions"] }));
    }

    private static CaseMixRequest Request(string model) => new() { Model = model, BasePeriod = BaseYear, Cells = new() { GroupBy = ["period"], Periods = [BaseYear] } };

    private static LaaStore Loaded(DateOnly? observedTo = null)
    {
        LaaStore store = LaaStore.OpenInMemory();
        store.Load("person", People);
        store.Load("index_event", Events);
        store.Load("proven_offence", "offence_key | person_key | offence_date | proven_date\n1 | 2 | 2008-05-01 | 2008-06-01", observedTo: observedTo ?? new(2013, 1, 1));
        return store;
    }

    private static LaaStore TwoGroups()
    {
        LaaStore store = LaaStore.OpenInMemory();
        IEnumerable<int> people = Enumerable.Range(1, 403);
        static int Age(int person) => person <= 200 ? 19 : person <= 400 ? 35 : 60;
        static bool Reoffends(int person) => person <= 100 || person is > 200 and <= 220;
        store.Load("index_event", "event_key | person_key | event_date | age_years\n" + string.Join('\n', people.Select(person => $"{person} | {person:x} | 2008-06-01 | {Age(person)}")));
        store.Load(
            "proven_offence",
            "offence_key | person_key | offence_date | proven_date\n" + string.Join('\n', people.Where(Reoffends).Select(person => $"{person} | {person:x} | 2008-07-01 | 2008-08-01")),
            observedTo: new DateOnly(2011, 1, 1));
        return store;
    }
}
