using LaaAnalytics.Domain;

namespace LaaAnalytics.Spec.Tests;

/// <summary>Edges of the windows in which an offence counts; the cases are those of the definitions' worked examples.</summary>
public sealed class ReoffendingMartSpecs
{
    private static readonly Period January2010 = Period.OfMonths(2010, 1, 1);

    private static readonly MeasurementScheme TwelveMonths = Scheme(
        new(WindowAnchor.Index, 0, 12), new(WindowAnchor.Index, 18, true), [ProofOutcome.Conviction, ProofOutcome.Caution]);

    private static readonly MeasurementScheme QuarterEnd = Scheme(
        new(WindowAnchor.SnapshotClose, 0, 3), new(WindowAnchor.SnapshotClose, 6, false), [ProofOutcome.Conviction]);

    [Theory]
    [InlineData("2010-03-01", "2010-05-01", 1)]
    [InlineData("2010-12-20", "2011-07-15", 1)] // the last day for proof
    [InlineData("2010-12-20", "2011-07-16", 0)]
    [InlineData("2011-01-14", "2011-03-01", 1)] // the last day of follow-up
    [InlineData("2011-01-15", "2011-03-01", 0)]
    [InlineData("2009-12-20", "2010-03-01", 0)] // committed before, convicted after: no re-offence
    [InlineData("2010-02-01", "", 0)] // charged only
    [InlineData("2010-01-15", "2010-01-16", 1)] // on the index day, proven later
    [InlineData("2010-01-15", "2010-01-15", 0)] // on the index day, proven with the index offence
    public void An_offence_counts_in_twelve_months_if_proven_in_eighteen(string offence, string proven, int reoffences) => StoreSpec
        .Under(TwelveMonths, January2010)
        .Given("stg_index_event", "event_date\n2010-01-15")
        .Given("stg_proven_offence", $"offence_date | proven_date\n{offence} | {proven}")
        .When("marts/mart_reoffending")
        .Then("offenders | reoffenders | reoffences", $"1 | {reoffences} | {reoffences}");

    [Theory]
    [InlineData("2009-04-01", "2009-04-01", 1)]
    [InlineData("2009-06-30", "2009-09-30", 1)]
    [InlineData("2009-06-30", "2009-10-01", 0)]
    [InlineData("2009-07-01", "2009-07-02", 0)]
    [InlineData("2009-03-31", "2009-04-02", 0)]
    public void A_caseload_snapshot_is_followed_from_the_close_of_its_quarter(string offence, string proven, int reoffences) => StoreSpec
        .Under(QuarterEnd, Period.OfMonths(2009, 1, 3))
        .Given("stg_index_event", "event_date\n2009-03-31")
        .Given("stg_proven_offence", $"offence_date | proven_date\n{offence} | {proven}")
        .When("marts/mart_reoffending")
        .Then("offenders | reoffences", $"1 | {reoffences}");

    [Theory]
    [InlineData("2008-02-29", "2009-02-27", 1)]
    [InlineData("2008-02-29", "2009-02-28", 0)]
    public void Twelve_months_from_a_leap_day_end_on_28_February(string index, string offence, int reoffences) => StoreSpec
        .Under(TwelveMonths, Period.OfMonths(2008, 1, 12))
        .Given("stg_index_event", $"event_date\n{index}")
        .Given("stg_proven_offence", $"offence_date | proven_date\n{offence} | {offence}")
        .When("marts/mart_reoffending")
        .Then("reoffences", $"{reoffences}");

    [Fact]
    public void Two_offences_at_one_hearing_are_two_reoffences_of_one_reoffender() => StoreSpec
        .Under(TwelveMonths, January2010)
        .Given("stg_index_event", "event_date\n2010-01-15")
        .Given("stg_proven_offence", """
            offence_date | proven_date
            2010-02-10   | 2010-04-01
            2010-02-10   | 2010-04-01
            """)
        .When("marts/mart_reoffending")
        .Then("offenders | reoffenders | reoffences", "1 | 1 | 2");

    [Fact]
    public void A_person_with_two_events_enters_a_cohort_once_and_two_cohorts_twice() => StoreSpec
        .Under(TwelveMonths, Period.OfMonths(2010, 1, 12), Period.OfMonths(2010, 1, 3), Period.OfMonths(2010, 4, 3))
        .Given("stg_index_event", """
            event_date | authority_code
            2010-01-20 | E06000047
            2010-02-10 | E08000037
            2010-04-10 | E08000037
            """)
        .When("marts/mart_reoffending")
        .Then("authority_code | offenders", "E06000047 | 1", "E06000047 | 1", "E08000037 | 1");

    [Fact]
    public void Breaches_and_unaccepted_proofs_do_not_count() => StoreSpec
        .Under(QuarterEnd, Period.OfMonths(2009, 1, 3))
        .Given("stg_index_event", "event_date\n2009-03-31")
        .Given("stg_proven_offence", """
            offence_date | proven_date | outcome    | is_breach
            2009-04-02   | 2009-05-01  | CONVICTION | true
            2009-04-02   | 2009-05-01  | CAUTION    | false
            2009-04-02   | 2009-05-01  | CHARGED    | false
            2009-04-02   | 2009-05-01  | CONVICTION | false
            """)
        .When("marts/mart_reoffending")
        .Then("reoffenders | reoffences", "1 | 1");

    private static MeasurementScheme Scheme(FollowUpWindow followUp, ProofDeadline proof, IReadOnlyList<ProofOutcome> outcomes) => new(
        "spec", "1", Component.Adult, "Made for the specification", new([IndexEventType.CommunityOrder], 18, null, EntryPick.FirstPerPerson, false, false),
        new(12, 12, 1, 1), followUp, proof, null, new(outcomes, false, true, true), SchemeStatistic.ShareReoffending, [], "worked examples");
}
