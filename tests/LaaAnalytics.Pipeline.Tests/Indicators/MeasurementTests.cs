using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;
using LaaAnalytics.Pipeline.Tests.Store;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Indicators;

public sealed class MeasurementTests
{
    private static readonly AreaCode Bath = new("E06000022", 2009);
    private static readonly AreaCode Bristol = new("E06000023", 2009);
    private static readonly AreaCode Avon = new("E10000001", 2009);
    private static readonly MeasurementScheme Adults = SchemeCatalogue.Find("ni18-adult");
    private static readonly Period Supplied = Period.Parse("2008-07..2009-09");

    private const string Caseload = """
        event_key | person_key | event_type        | event_date | authority_code | predicted_p
        1         | 1          | CASELOAD_SNAPSHOT | 2008-09-30 | E06000022      | 0.2
        2         | 1          | CASELOAD_SNAPSHOT | 2008-12-31 | E06000023      | 0.3
        3         | 2          | CASELOAD_SNAPSHOT | 2008-12-31 | E06000023      | 0.4
        4         | 3          | CASELOAD_SNAPSHOT | 2009-03-31 | UNKNOWN        |
        5         | 3          | CASELOAD_SNAPSHOT | 2009-06-30 | E06000022      | 0.1
        """;

    private const string Offences = """
        offence_key | person_key | offence_date | proven_date
        1           | 1          | 2008-11-01   | 2009-02-01
        2           | 2          | 2009-01-10   | 2009-02-01
        3           | 2          | 2009-01-11   | 2009-02-01
        """;

    [Fact]
    public void By_area_and_cohort_there_is_a_measure_for_every_cell_with_anybody_in_it()
    {
        using LaaStore store = Store();
        IReadOnlyList<Measure> measures = Run(store, Adults, new() { GroupBy = ["area", "period"] });
        Assert.Equal(
            [
                "ni18-adult/E06000022@2009/2008-07..2008-09/all 1 1 1",
                "ni18-adult/E06000022@2009/2009-04..2009-06/all 1 0 0",
                "ni18-adult/E06000023@2009/2008-10..2008-12/all 2 1 2",
                "ni18-adult/UNKNOWN@2009/2009-01..2009-03/all 1 0 0",
            ],
            measures.Select(Line));
        Assert.Equal([new HistogramBin(3_000, 1), new HistogramBin(4_000, 1)], measures[2].PredictedProbability);
    }

    [Fact]
    public void Without_groupings_all_cohorts_that_anybody_enters_are_pooled_into_one_total()
    {
        using LaaStore store = Store();
        Measure total = Assert.Single(Run(store, Adults, new()));
        Assert.Equal("ni18-adult/ALL@2009/2008-07..2009-06/all 5 2 3", Line(total));
        Assert.Equal((4, 3), (total.Pooled, total.People));
    }

    [Fact]
    public void Pools_are_runs_of_four_quarters_and_the_latest_final_one_is_the_headline()
    {
        using LaaStore store = Store(observedTo: new(2010, 1, 1));
        Assert.Equal(
            ["ni18-adult/ALL@2009/2008-07..2009-06/all 5 2 3", "ni18-adult/ALL@2009/2008-10..2009-09/all 4 1 2"],
            Run(store, Adults, new() { GroupBy = ["period"], Pooled = true }).Select(Line));
        Measure headline = Assert.Single(Run(store, Adults, new() { Pooled = true }));
        Assert.Equal(Period.Parse("2008-07..2009-06"), headline.Key.Period);
        Assert.True(headline.IsMature);
    }

    [Fact]
    public void An_agreement_has_its_members_and_its_own_area_as_total_and_members_without_anybody_are_there_with_zeros()
    {
        using LaaStore store = Store();
        Assert.Equal(
            [
                "RO-A/E06000022@2009/2008-07..2008-09/all 1 1 1",
                "RO-A/E06000022@2009/2008-10..2008-12/all 0 0 0",
                "RO-A/E06000022@2009/2009-04..2009-06/all 1 0 0",
                "RO-A/E06000023@2009/2008-07..2008-09/all 0 0 0",
                "RO-A/E06000023@2009/2008-10..2008-12/all 2 1 2",
                "RO-A/E06000023@2009/2009-04..2009-06/all 0 0 0",
                "RO-A/E10000001@2009/2008-07..2008-09/all 1 1 1",
                "RO-A/E10000001@2009/2008-10..2008-12/all 2 1 2",
                "RO-A/E10000001@2009/2009-04..2009-06/all 1 0 0",
            ],
            Measurement
                .Run(store.At(store.LastLoad), IndicatorCatalogue.Find("RO-A"), new() { GroupBy = ["area", "period"], Areas = [Bath, Bristol], Total = Avon })
                .Select(Line));
    }

    [Fact]
    public void A_person_who_moves_is_one_person_of_the_total_with_two_entries()
    {
        using LaaStore store = Store();
        Measure total = Assert.Single(Run(store, Adults, new() { Areas = [Bath, Bristol], Periods = [Period.Parse("2008-07..2008-12")] }));
        Assert.Equal((3, 2, 2), (total.Offenders, total.People, total.Pooled));
        Assert.Equal((2 * 2) + (1 * 1), total.PerPerson.NN);
    }

    [Fact]
    public void An_undivided_area_is_its_own_total_and_stands_there_once()
    {
        using LaaStore store = Store();
        Assert.Equal("ni18-adult/E06000022@2009/2008-07..2008-09/all 1 1 1", Line(Assert.Single(
            Run(store, Adults, new() { GroupBy = ["area"], Areas = [Bath], Total = Bath, Periods = [Period.Parse("2008-07..2008-09")] }))));
    }

    [Fact]
    public void Groups_are_named_in_order_and_take_the_persons_sex()
    {
        using LaaStore store = Store();
        store.Load("person", """
            person_key | sex
            1          | F
            2          | M
            """);
        Assert.Equal(
            ["age_group=adult;sex=F", "age_group=adult;sex=M"],
            Run(store, Adults, new() { GroupBy = ["sex", "age_group"], Periods = [Period.Parse("2008-10..2008-12")] }).Select(measure => measure.Key.Group));
    }

    [Fact]
    public void One_late_supplier_makes_its_own_areas_immature_and_the_total_with_them()
    {
        using LaaStore store = Store(observedTo: null);
        store.Load("proven_offence", Offences, observedTo: new(2010, 1, 1), supplier: "west", areas: ["E06000022"]);
        const string Late = "offence_key | person_key | offence_date\n9 | 9 | 2009-01-01";
        store.Load("proven_offence", Late, observedTo: new(2009, 6, 1), supplier: "east", areas: ["E06000023"]);
        Period[] quarter = [Period.Parse("2008-10..2008-12")];
        IReadOnlyList<Measure> measures = Run(store, Adults, new() { GroupBy = ["area"], Total = Avon, Areas = [Bath, Bristol], Periods = quarter });
        Assert.Equal([true, false, false], measures.Select(measure => measure.IsMature));
        Assert.Equal([new(2010, 1, 1), new(2009, 6, 1), new DateOnly(2009, 6, 1)], measures.Select(measure => measure.ObservedTo!.Value));
    }

    [Fact]
    public void Without_proof_data_nothing_is_mature()
    {
        using LaaStore store = Store(observedTo: null);
        Assert.All(Run(store, Adults, new() { GroupBy = ["area", "period"] }), measure => Assert.Null(measure.ObservedTo));
    }

    [Fact]
    public void Of_overlapping_cohorts_the_latest_final_one_is_measured()
    {
        MeasurementScheme annual = SchemeCatalogue.Find("moj-annual");
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", "event_key | person_key | event_date\n1 | 1 | 2008-05-01", period: Period.Parse("2007-01..2009-12"));
        store.Load("proven_offence", "offence_key | person_key | offence_date\n1 | 1 | 2000-01-01", observedTo: new(2010, 4, 1));
        Assert.Equal("2007-10..2008-09", Assert.Single(Run(store, annual, new())).Key.Period.ToString());
    }

    [Fact]
    public void An_earlier_vintage_gives_its_earlier_figures()
    {
        using LaaStore store = Store();
        int before = store.LastLoad;
        store.Load("proven_offence", "offence_key | person_key | offence_date | proven_date\n4 | 3 | 2009-07-01 | 2009-08-01", SupplyMode.Delta);
        MeasureRequest request = new() { Periods = [Period.Parse("2009-04..2009-06")] };
        Assert.Equal(1, Assert.Single(Run(store, Adults, request)).Reoffenders);
        Assert.Equal(0, Assert.Single(Measurement.Run(store.At(before), Adults, request)).Reoffenders);
    }

    [Fact]
    public void What_does_not_exist_is_refused_with_what_does()
    {
        using LaaStore store = Store();
        Assert.Contains("age_band", Assert.Throws<UsageException>(() => Run(store, Adults, new() { GroupBy = ["shoe_size"] })).Remedy, StringComparison.Ordinal);
        Assert.Throws<UsageException>(() => Run(store, Adults, new() { Periods = [Period.Parse("2008-08..2008-10")] }));
        Assert.Throws<UsageException>(() => Run(store, SchemeCatalogue.Find("ni19-youth"), new() { Pooled = true }));
        Assert.Throws<UsageException>(() => Run(store, Adults, new() { Source = MeasureSource.CohortOutcome }));
        UsageException otherBoundaries = Assert.Throws<UsageException>(() => Run(store, Adults, new() { Areas = [new("E06000022", 2007)] }));
        Assert.Contains("E06000022", otherBoundaries.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_store_has_no_measures()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        Assert.Empty(Measurement.Run(store.At(0), Adults, new()));
    }

    // The caseload of 30 September 2008 is followed from 1 October: outcomes from that day on make it final, from a day later they do not.
    [Theory]
    [InlineData("2008-10-01", true)]
    [InlineData("2008-10-02", false)]
    public void Outcomes_that_do_not_reach_back_to_the_first_window_make_no_cohort_final(string from, bool isMature)
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", Caseload, period: Supplied);
        store.Load("proven_offence", Offences, observedTo: new(2011, 1, 1), period: new(DateOnly.ParseExact(from, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), new(2011, 1, 1)));
        Measure first = Run(store, Adults, new() { GroupBy = ["period"] })[0];
        Assert.Equal((Period.Parse("2008-07..2008-09"), isMature), (first.Key.Period, first.IsMature));
    }

    [Theory]
    [InlineData("2009-07-01", true)]
    [InlineData("2009-06-30", false)]
    public void A_cohort_supplied_in_part_is_not_final(string to, bool isMature)
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", Caseload.Replace("2009-06-30", "2009-06-29", StringComparison.Ordinal), period: new(Supplied.Start, DateOnly.ParseExact(to, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        store.Load("proven_offence", Offences, observedTo: new(2011, 1, 1));
        Measure last = Assert.Single(Run(store, Adults, new() { Periods = [Period.Parse("2009-04..2009-06")] }));
        Assert.Equal((1, isMature), (last.Offenders, last.IsMature));
    }

    private static LaaStore Store() => Store(new DateOnly(2011, 1, 1));

    private static LaaStore Store(DateOnly? observedTo)
    {
        LaaStore store = LaaStore.OpenInMemory();
        store.Load("index_event", Caseload, period: Supplied);
        if (observedTo is not null)
        {
            store.Load("proven_offence", Offences, observedTo: observedTo);
        }

        return store;
    }

    private static IReadOnlyList<Measure> Run(LaaStore store, MeasurementScheme scheme, MeasureRequest request) => Measurement.Run(store.At(store.LastLoad), scheme, request);

    private static string Line(Measure measure) => $"{measure.Key} {measure.Offenders} {measure.Reoffenders} {measure.Reoffences}";
}
