using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;

namespace LaaAnalytics.Spec;

/// <summary>How the schemes differ in cohort, window and waiting.</summary>
public sealed class SchemeSpecs
{
    [Fact]
    public void Young_offenders_have_three_months_of_waiting_the_last_day_included()
    {
        Young().Offences("1 | 2010-03-01 | 2010-05-01 | CONVICTION").Then("2010-01..2010-03", 1, 1, 1);
        Young().Offences("1 | 2010-12-20 | 2011-04-15 | CONVICTION").Then("2010-01..2010-03", 1, 1, 1);
        Young().Offences("1 | 2010-12-20 | 2011-04-16 | CONVICTION").Then("2010-01..2010-03", 1, 0, 0);
    }

    [Fact]
    public void Young_means_10_to_17_on_the_index_date() => FollowUpSpec.By("ni19-youth")
        .Index("""
            1 | REPRIMAND_WARNING | 2010-01-15 | 9
            2 | REPRIMAND_WARNING | 2010-01-15 | 10
            3 | REPRIMAND_WARNING | 2010-01-15 | 17
            4 | REPRIMAND_WARNING | 2010-01-15 | 18
            """)
        .Then("2010-01..2010-03", 2, 0, 0);

    [Fact]
    public void Young_offenders_outside_January_to_March_enter_no_cohort()
    {
        Assert.Throws<UsageException>(() => SchemeCohorts.Named(SchemeCatalogue.Find("ni19-youth"), Period.Parse("2010-04..2010-06")));
        FollowUpSpec.By("ni19-youth").Index("1 | REPRIMAND_WARNING | 2010-04-01 | 15").Then("2010-01..2010-03", 0, 0, 0);
    }

    [Theory]
    [InlineData("2009-03-31", "2009-06-01", 0)]
    [InlineData("2009-04-01", "2009-06-01", 1)]
    [InlineData("2009-06-30", "2009-09-30", 1)]
    [InlineData("2009-06-30", "2009-10-01", 0)]
    [InlineData("2009-07-01", "2009-08-01", 0)]
    public void On_the_caseload_at_the_end_of_March_offences_of_April_to_June_proven_by_30_September_count(string offence, string proven, long counted) =>
        FollowUpSpec.By("ni18-adult")
            .Index("1 | CASELOAD_SNAPSHOT | 2009-03-31")
            .Offences($"1 | {offence} | {proven} | CONVICTION")
            .Then("2009-01..2009-03", 1, counted, counted);

    [Fact]
    public void The_window_hangs_on_the_quarters_end_wherever_in_the_quarter_the_caseload_was_taken() => FollowUpSpec.By("ni18-adult")
        .Index("1 | CASELOAD_SNAPSHOT | 2009-03-28")
        .Offences("1 | 2009-06-30 | 2009-09-30 | CONVICTION")
        .Then("2009-01..2009-03", 1, 1, 1);

    [Fact]
    public void Adults_are_18_and_over_and_unmatched_people_are_counted_apart()
    {
        FollowUpSpec spec = FollowUpSpec.By("ni18-adult").Index("""
            1 | CASELOAD_SNAPSHOT | 2009-03-31 | 17 | yes
            2 | CASELOAD_SNAPSHOT | 2009-03-31 | 18 | yes
            3 | CASELOAD_SNAPSHOT | 2009-03-31 | 40 | no
            4 | CASELOAD_SNAPSHOT | 2009-03-30 | 40 | no
            4 | CASELOAD_SNAPSHOT | 2009-03-31 | 40 | yes
            5 | CASELOAD_SNAPSHOT | 2009-03-30 | 40 | no
            5 | CASELOAD_SNAPSHOT | 2009-03-31 | 40 | no
            """);
        spec.Then("2009-01..2009-03", 2, 0, 0);
        Assert.Equal(1 + 1, spec.In("2009-01..2009-03")!.Unmatched);
    }

    [Fact]
    public void A_pooled_year_has_an_entry_for_every_quarter_and_knows_how_many_people_they_are()
    {
        FollowUpSpec spec = FollowUpSpec.By("ni18-adult")
            .Index("""
                1 | CASELOAD_SNAPSHOT | 2008-09-30
                1 | CASELOAD_SNAPSHOT | 2008-12-31
                1 | CASELOAD_SNAPSHOT | 2009-03-31
                2 | CASELOAD_SNAPSHOT | 2009-06-30
                """)
            .Offences("1 | 2009-01-10 | 2009-02-01 | CONVICTION")
            .Then("2008-07..2009-06", 3 + 1, 1, 1);
        Measure pooled = spec.In("2008-07..2009-06")!;
        Assert.Equal((4, 2), (pooled.Pooled, pooled.People));
        Assert.Equal((3 * 3) + (1 * 1), pooled.PerPerson.NN);
        Assert.Equal((1 * 3) + (0 * 1), pooled.PerPerson.YN);
    }

    [Theory]
    [InlineData("2009-02-01")]
    [InlineData("2009-02-28")]
    public void The_list_of_February_2009_compares_April_2009_to_March_2010_with_October_2007_to_September_2008(string day)
    {
        Measure measure = FollowUpSpec.By("ni30-ppo")
            .Index($"1 | PPO_SNAPSHOT | {day}")
            .Offences("""
                1 | 2007-09-30 | 2007-12-01 | CONVICTION
                1 | 2007-10-01 | 2007-12-01 | CONVICTION
                1 | 2008-09-30 | 2008-12-31 | CONVICTION
                1 | 2008-09-30 | 2009-01-01 | CONVICTION
                1 | 2008-10-01 | 2008-12-01 | CONVICTION
                1 | 2009-03-31 | 2009-06-01 | CONVICTION
                1 | 2009-04-01 | 2009-06-01 | CONVICTION
                1 | 2010-03-31 | 2010-06-30 | CONVICTION
                1 | 2010-03-31 | 2010-07-01 | CONVICTION
                1 | 2010-04-01 | 2010-06-01 | CONVICTION
                1 | 2009-05-01 | 2009-06-01 | CAUTION
                """)
            .In("2009-02..2009-02")!;
        Assert.Equal((1L, 1L, 2L, 2L), (measure.Offenders, measure.Reoffenders, measure.Reoffences, measure.BaselineOffences));
    }

    [Fact]
    public void A_release_cohort_of_two_years_counts_every_release() => FollowUpSpec.By("release-k:2")
        .Index("""
            1 | CUSTODY_RELEASE | 2009-01-10
            1 | CUSTODY_RELEASE | 2009-02-10
            """)
        .Offences("1 | 2011-01-10 | 2011-08-10 | CONVICTION")
        .Then("2009-01..2009-03", 2, 1, 1);

    [Fact]
    public void A_cohort_is_final_once_its_last_member_has_had_follow_up_and_waiting()
    {
        Period firstQuarter = Period.Parse("2010-01..2010-03");
        Assert.Equal(new DateOnly(2011, 10, 1), SchemeCatalogue.Find("moj-annual").MatureOn(firstQuarter));
        Assert.Equal(new DateOnly(2011, 7, 1), SchemeCatalogue.Find("ni19-youth").MatureOn(firstQuarter));
        Assert.Equal(new DateOnly(2009, 10, 1), SchemeCatalogue.Find("ni18-adult").MatureOn(Period.Parse("2009-01..2009-03")));
        Assert.Equal(new DateOnly(2010, 7, 1), SchemeCatalogue.Find("ni30-ppo").MatureOn(Period.Parse("2009-02..2009-02")));
    }

    [Theory]
    [InlineData("2011-09-29", false)]
    [InlineData("2011-09-30", false)]
    [InlineData("2011-10-01", true)]
    [InlineData(null, false)]
    public void An_extract_that_does_not_reach_the_end_of_waiting_leaves_the_cohort_immature(string? observedTo, bool mature)
    {
        Period cohort = Period.Parse("2010-01..2010-03");
        Measure measure = new()
        {
            Key = new("moj-annual", new("E06000047", 2009), cohort),
            Scheme = "moj-annual@2011-10",
            Component = Component.All,
            MatureOn = SchemeCatalogue.Find("moj-annual").MatureOn(cohort),
            ObservedTo = observedTo is null ? null : DateOnly.ParseExact(observedTo, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        };
        Assert.Equal(mature, measure.IsMature);
    }

    [Fact]
    public void A_person_with_two_events_in_one_cohort_enters_once_by_the_first()
    {
        const string Events = """
            1 | CAUTION         | 2010-01-20
            1 | COMMUNITY_ORDER | 2010-02-10
            """;
        const string Offences = """
            1 | 2010-01-25 | 2010-03-01 | CONVICTION
            1 | 2011-01-25 | 2011-03-01 | CONVICTION
            """;
        FollowUpSpec.By("moj-annual").Index(Events).Offences(Offences).Then("2010-01..2010-12", 1, 1, 1);
        FollowUpSpec.By(Quarterly()).Index(Events).Offences(Offences).Then("2010-01..2010-03", 1, 1, 1);
    }

    [Fact]
    public void Events_in_two_quarters_are_two_quarterly_entries_and_one_annual_entry()
    {
        const string Events = """
            1 | CAUTION         | 2010-01-20
            1 | COMMUNITY_ORDER | 2010-04-10
            """;
        FollowUpSpec.By("moj-annual").Index(Events).Then("2010-01..2010-12", 1, 0, 0);
        FollowUpSpec.By(Quarterly()).Index(Events)
            .Then("2010-01..2010-03", 1, 0, 0)
            .Then("2010-04..2010-06", 1, 0, 0)
            .Then("2010-01..2010-12", 1 + 1, 0, 0);
    }

    // Labels as the public package mojrap writes them; the last day of March 2020 is in two differently numbered quarters.
    [Fact]
    public void A_quarter_has_a_calendar_and_a_financial_label()
    {
        Quarter quarter = Quarter.Of(new(2020, 3, 31));
        Assert.Equal("2020Q1", quarter.ToString());
        Assert.Equal("2019q4", quarter.FinancialLabel);
        Quarter last = new(2020, 4);
        Assert.Equal((new DateOnly(2020, 10, 1), new DateOnly(2020, 12, 31)), (last.FirstDay, last.EndExclusive.AddDays(-1)));
        Assert.Equal("2020q3", last.FinancialLabel);
        Assert.Throws<FormatException>(() => Period.Parse("2021-02-31..2021-03-31"));
    }

    [Fact]
    public void A_change_from_zero_is_no_number()
    {
        Assert.Null(ReoffendingRates.ChangeFromBaseline(12, 0));
        Assert.Equal(1, ReoffendingRates.ChangeFromBaseline(40, 20));
    }

    private static MeasurementScheme Quarterly() =>
        SchemeCatalogue.Find("moj-annual") with { Cohorts = new(Months: 3, StepMonths: 3, FirstMonth: 1, Pool: 4) };

    private static FollowUpSpec Young() => FollowUpSpec.By("ni19-youth").Index("1 | COMMUNITY_ORDER | 2010-01-15 | 15");
}
