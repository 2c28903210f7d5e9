using System.Text.Json;
using LaaAnalytics.Domain;
using LaaAnalytics.Histories;
using LaaAnalytics.Indicators;

namespace LaaAnalytics.Spec;

/// <summary>Schemes beside the three components: who enters each, for how long, and what each may be called.</summary>
public sealed class NewSchemeSpecs
{
    private const string Quarter = "2010-01..2010-03";

    [Fact]
    public void A_quarter_has_one_entry_per_person_and_a_pooled_year_one_for_every_quarter() => FollowUpSpec.By("moj-quarterly")
        .Index("""
            1 | CAUTION         | 2010-01-20
            1 | COMMUNITY_ORDER | 2010-02-10
            1 | FINE_DISCHARGE  | 2010-04-10
            """)
        .Offences("1 | 2010-03-01 | 2010-05-01 | CONVICTION")
        .Then(Quarter, 1, 1, 1)
        .Then("2010-04..2010-06", 1, 0, 0)
        .Then("2010-01..2010-12", 1 + 1, 1, 1);

    [Fact]
    public void The_quarterly_scheme_counts_what_the_annual_one_counts_in_its_windows()
    {
        MeasurementScheme quarterly = SchemeCatalogue.Find("moj-quarterly");
        MeasurementScheme annual = SchemeCatalogue.Find("moj-annual");
        Assert.Equal((annual.FollowUp, annual.Proof), (quarterly.FollowUp, quarterly.Proof));
        Assert.Equal(annual.Counts.Outcomes, quarterly.Counts.Outcomes);
        Assert.Equal(annual.Enters.Events, quarterly.Enters.Events);
        Assert.Equal(new DateOnly(2011, 10, 1), quarterly.MatureOn(Period.Parse(Quarter)));
    }

    [Fact]
    public void Drug_users_identified_from_January_to_March_have_only_convictions_counted() => FollowUpSpec.By("ni38-drug")
        .Index("""
            1 | DRUG_TEST_POS   | 2008-03-31
            1 | DRUG_TEST_POS   | 2008-03-01
            2 | DRUG_TEST_POS   | 2008-04-01
            3 | COMMUNITY_ORDER | 2008-02-01
            """)
        .Offences("""
            1 | 2008-05-01 | 2008-06-01 | CONVICTION
            1 | 2008-05-02 | 2008-06-01 | CONVICTION
            1 | 2008-05-03 | 2008-06-01 | CAUTION
            1 | 2008-05-04 | 2008-06-01 | TAKEN_INTO_CONSIDERATION
            1 | 2009-02-28 | 2009-09-01 | CONVICTION
            1 | 2009-02-28 | 2009-09-02 | CONVICTION
            1 | 2009-03-01 | 2009-03-02 | CONVICTION
            """)
        .Then("2008-01..2008-03", 1, 1, 2 + 1);

    // Home Office, cohort of January to March 2008: 54,462 court-convicted offences of 20,934 people. The published 260.1 was cut off.
    [Fact]
    public void The_published_drug_cohort_has_260_2_convicted_offences_per_100_people()
    {
        CohortCounts cohort = new(20_934, Reoffenders: 12_770, 54_462);
        Assert.Equal(260.16, ReoffendingRates.ReoffencesPer100Offenders(cohort)!.Value, 0.005);
        Assert.Equal(260.2, Math.Round(ReoffendingRates.ReoffencesPer100Offenders(cohort)!.Value, 1, MidpointRounding.AwayFromZero));
        Assert.Equal(2.601605, ReoffendingRates.ReoffencesPerOffender(cohort)!.Value, 5e-7);
    }

    [Fact]
    public void Short_sentences_are_told_by_the_disposal_and_every_release_enters()
    {
        const string Releases = """
            1 | CUSTODY_RELEASE | 2010-01-15 | 30 | yes | CUST_LT6M
            1 | CUSTODY_RELEASE | 2010-03-15 | 30 | yes | CUST_LT6M
            2 | CUSTODY_RELEASE | 2010-01-15 | 30 | yes | CUST_6_12M
            3 | CUSTODY_RELEASE | 2010-01-15 | 30 | yes | CUST_1_4Y
            4 | CUSTODY_RELEASE | 2010-01-15 | 30 | yes | UNKNOWN
            5 | CUSTODY_RELEASE | 2010-01-15 | 17 | yes | CUST_LT6M
            6 | COMMUNITY_ORDER | 2010-01-15 | 30 | yes | CUST_LT6M
            7 | CUSTODY_RELEASE | 2010-01-15 | 18 | no  | CUST_LT6M
            """;
        const string Offences = """
            1 | 2010-02-01 | 2010-03-01 | CONVICTION
            2 | 2011-01-14 | 2011-07-15 | CONVICTION
            2 | 2011-01-14 | 2011-07-16 | CONVICTION
            """;
        FollowUpSpec.By("short-sentence:6").Index(Releases).Offences(Offences).Then(Quarter, 2, 1, 1);
        FollowUpSpec.By("short-sentence:12").Index(Releases).Offences(Offences).Then(Quarter, 2 + 1, 1 + 1, 1 + 1);
        Assert.Equal(1, FollowUpSpec.By("short-sentence:12").Index(Releases).In(Quarter)!.Unmatched);
    }

    [Fact]
    public void From_17_to_19_two_years_are_followed_and_nobody_changes_component_on_a_birthday()
    {
        FollowUpSpec spec = FollowUpSpec.By("transition-17-19")
            .Index("""
                1 | YOUTH_CAUTION | 2010-01-15 | 16
                2 | YOUTH_CAUTION | 2010-01-15 | 17
                3 | YOUTH_CAUTION | 2010-01-15 | 18
                4 | YOUTH_CAUTION | 2010-01-15 | 17
                """)
            .Offences("""
                2 | 2012-01-14 | 2012-07-15 | CONVICTION
                4 | 2012-01-15 | 2012-02-15 | CONVICTION
                """)
            .Then(Quarter, 2, 1, 1);
        Measure measure = spec.In(Quarter)!;
        Assert.Equal(Component.Young, measure.Component);
        Assert.Equal([new HistogramBin(23, 1)], measure.MonthsToFirst);
        Assert.Equal(0, ReoffendingRates.ShareWithinMonths(measure, 12));
        Assert.Equal(0.5, ReoffendingRates.ShareWithinMonths(measure, 24));
    }

    [Fact]
    public void A_prevention_programme_needs_no_index_offence_and_no_record()
    {
        FollowUpSpec.By("prevention")
            .Index("""
                1 | PROGRAMME_START | 2010-01-15 | 9
                2 | PROGRAMME_START | 2010-01-15 | 10 | no
                3 | PROGRAMME_START | 2010-01-15 | 18 | no
                4 | PROGRAMME_START | 2010-01-15 | 19
                """)
            .Offences("2 | 2010-06-01 | 2010-08-01 | REPRIMAND_WARNING")
            .Then(Quarter, 2, 1, 1);
        Assert.DoesNotContain("re-offending", SchemeCatalogue.Find("prevention").Title, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_live_tracker_counts_charges_and_is_never_called_proven()
    {
        FollowUpSpec spec = FollowUpSpec.By("live-tracker")
            .Index("""
                1 | COMMUNITY_ORDER | 2010-01-15
                2 | COMMUNITY_ORDER | 2010-01-15
                3 | COMMUNITY_ORDER | 2010-01-15
                """)
            .Offences("""
                1 | 2010-02-01 | -          | CHARGED
                2 | 2010-04-14 | 2012-06-01 | CONVICTION
                3 | 2010-04-15 | 2010-04-16 | CONVICTION
                """)
            .Then("2010-01..2010-01", 3, 2, 2);
        Assert.False(spec.In("2010-01..2010-01")!.IsProven);
        MeasurementScheme tracker = SchemeCatalogue.Find("live-tracker");
        Assert.DoesNotContain("proven", tracker.Title, StringComparison.OrdinalIgnoreCase);
        Assert.All(
            tracker.Rules.Where(rule => rule.Text.Contains("proven", StringComparison.OrdinalIgnoreCase)),
            rule => Assert.Contains("never called proven", rule.Text, StringComparison.Ordinal));
        Assert.Equal([tracker], SchemeCatalogue.All.Where(scheme => !scheme.Proof.Required));
        Assert.DoesNotContain(IndicatorCatalogue.All, indicator => indicator.Scheme == tracker.Id);
    }

    [Fact]
    public void A_scheme_is_added_by_a_file_and_its_spec() => FollowUpSpec.By(Assert.Single(SchemeFile.Read(AddedScheme.Text)))
        .Index("""
            1 | FINE_DISCHARGE  | 2010-04-01 | 24 | no  | FINE
            2 | COMMUNITY_ORDER | 2010-09-30 | 18 | yes | DISCHARGE
            3 | FINE_DISCHARGE  | 2010-05-01 | 25 | yes | FINE
            4 | FINE_DISCHARGE  | 2010-05-01 | 20 | yes | UNKNOWN
            """)
        .Offences("""
            1 | 2010-09-30 | 2010-12-01 | CONVICTION
            1 | 2010-10-01 | 2011-10-01 | CONVICTION | breach
            1 | 2010-10-01 | 2011-10-02 | CONVICTION
            2 | 2011-09-29 | 2012-01-01 | CONVICTION | abroad
            2 | 2011-09-30 | 2012-01-01 | CONVICTION
            """)
        .Then("2010-04..2010-09", 2, 2, 1 + 1);

    [Theory]
    [InlineData("\"ageTo\": 24", "\"ageTo\": 17")]
    [InlineData("\"FINE\", \"DISCHARGE\"", "\"FINES\"")]
    [InlineData("\"toMonths\": 12", "\"toMonths\": 6")]
    [InlineData("\"inclusive\": true", "\"inclusive\": true, \"required\": false")]
    [InlineData("\"outcomes\": [\"CONVICTION\"]", "\"outcomes\": [\"CONVICTION\", \"CHARGED\"]")]
    [InlineData("\"seriousFrom\": 2", "\"seriousFrom\": 4")]
    [InlineData("\"stepMonths\": 6", "\"stepMonths\": 3")]
    [InlineData("\"statistic\": \"share_reoffending\"", "\"statistic\": \"change_from_baseline\"")]
    [InlineData("\"pick\": \"every\"", "\"pick\": \"each\"")]
    [InlineData("\"matchedOnly\": false,", "")]
    public void A_file_whose_rules_contradict_one_another_is_refused(string rule, string instead)
    {
        Assert.Contains(rule, AddedScheme.Text, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => SchemeFile.Read(AddedScheme.Text.Replace(rule, instead, StringComparison.Ordinal)));
    }
}
