using LaaAnalytics.Domain;

namespace LaaAnalytics.Spec;

/// <summary>Which offences count, by their dates: the twelve-month measure with its six months of waiting.</summary>
public sealed class FollowUpWindowSpecs
{
    private const string Year = "2010-01..2010-12";

    [Fact]
    public void An_offence_and_its_proof_inside_both_windows_count() => Order()
        .Offences("1 | 2010-03-01 | 2010-05-01 | CONVICTION")
        .Then(Year, 1, 1, 1);

    [Fact]
    public void A_proof_on_the_last_day_of_waiting_counts_and_on_the_next_day_does_not()
    {
        Order().Offences("1 | 2010-12-20 | 2011-07-15 | CONVICTION").Then(Year, 1, 1, 1);
        Order().Offences("1 | 2010-12-20 | 2011-07-16 | CONVICTION").Then(Year, 1, 0, 0);
    }

    [Fact]
    public void An_offence_on_the_last_day_of_follow_up_counts_and_on_the_next_day_does_not()
    {
        Order().Offences("1 | 2011-01-14 | 2011-03-01 | CONVICTION").Then(Year, 1, 1, 1);
        Order().Offences("1 | 2011-01-15 | 2011-03-01 | CONVICTION").Then(Year, 1, 0, 0);
    }

    [Fact]
    public void A_caution_is_proof_unless_the_scheme_asks_for_a_court()
    {
        const string Offence = "1 | 2011-01-14 | 2011-03-01 | CAUTION";
        Order().Offences(Offence).Then(Year, 1, 1, 1);

        MeasurementScheme annual = Indicators.SchemeCatalogue.Find("moj-annual");
        MeasurementScheme courtOnly = annual with { Counts = annual.Counts with { Outcomes = [ProofOutcome.Conviction] } };
        Order(FollowUpSpec.By(courtOnly)).Offences(Offence).Then(Year, 1, 0, 0);
    }

    [Fact]
    public void An_offence_before_the_index_date_proven_after_it_is_a_pseudo_reconviction_and_does_not_count() => Order()
        .Offences("""
            1 | 2009-12-20 | 2010-03-01 | CONVICTION
            1 | 2010-01-14 | 2010-03-01 | CONVICTION
            """)
        .Then(Year, 1, 0, 0);

    [Fact]
    public void A_charge_without_proof_does_not_count() => Order()
        .Offences("""
            1 | 2010-02-01 | -          | CHARGED
            1 | 2010-02-02 | -          | CONVICTION
            1 | 2010-02-03 | 2010-04-01 | CHARGED
            1 | 2010-02-04 | 2010-04-01 | TAKEN_INTO_CONSIDERATION
            """)
        .Then(Year, 1, 0, 0);

    [Theory]
    [InlineData("breach")]
    [InlineData("not recordable")]
    [InlineData("abroad")]
    public void Breaches_offences_not_recordable_and_offences_abroad_do_not_count(string remark) => Order()
        .Offences($"1 | 2010-06-01 | 2010-08-01 | CONVICTION | {remark}")
        .Then(Year, 1, 0, 0);

    [Fact]
    public void A_proof_dated_before_its_offence_is_refused_at_intake_and_does_not_stop_the_engine() => Order()
        .Offences("1 | 2009-06-01 | 2009-05-20 | CONVICTION")
        .Then(Year, 1, 0, 0);

    [Fact]
    public void Two_offences_at_one_hearing_are_two_reoffences_of_one_reoffender() => Order()
        .Offences("""
            1 | 2010-02-10 | 2010-04-01 | CONVICTION
            1 | 2010-02-10 | 2010-04-01 | CONVICTION
            """)
        .Then(Year, 1, 1, 1 + 1);

    [Fact]
    public void An_offence_on_the_index_date_counts_unless_it_was_proven_on_that_day()
    {
        Order().Offences("1 | 2010-01-15 | 2010-01-16 | CONVICTION").Then(Year, 1, 1, 1);
        Order().Offences("1 | 2010-01-15 | 2010-01-15 | CONVICTION").Then(Year, 1, 0, 0);
    }

    [Fact]
    public void After_custody_follow_up_starts_on_the_day_of_release() => FollowUpSpec.By("moj-annual")
        .Index("1 | CUSTODY_RELEASE | 2010-01-15")
        .Offences("1 | 2009-11-01 | 2010-02-01 | CONVICTION")
        .Then(Year, 1, 0, 0)
        .Offences("1 | 2010-01-20 | 2010-02-01 | CONVICTION")
        .Then(Year, 1, 1, 1);

    [Fact]
    public void Follow_up_from_a_leap_day_ends_before_28_February() => FollowUpSpec.By("moj-annual")
        .Index("""
            1 | COMMUNITY_ORDER | 2008-02-29
            2 | COMMUNITY_ORDER | 2008-02-29
            """)
        .Offences("""
            1 | 2009-02-27 | 2009-03-01 | CONVICTION
            2 | 2009-02-28 | 2009-03-01 | CONVICTION
            """)
        .Then("2008-01..2008-12", 2, 1, 1);

    [Fact]
    public void Months_are_added_as_calendars_do()
    {
        Assert.Equal(new DateOnly(2009, 2, 28), new FollowUpWindow(WindowAnchor.Index, 0, 12).EndExclusive(new(2008, 2, 29)));
        Assert.Equal(new DateOnly(2010, 2, 28), new FollowUpWindow(WindowAnchor.Index, 0, 6).EndExclusive(new(2009, 8, 31)));
    }

    private static FollowUpSpec Order(FollowUpSpec? spec = null) => (spec ?? FollowUpSpec.By("moj-annual")).Index("1 | COMMUNITY_ORDER | 2010-01-15");
}
