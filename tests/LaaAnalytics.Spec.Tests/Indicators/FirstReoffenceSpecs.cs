using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;

namespace LaaAnalytics.Spec;

/// <summary>Severity, time to the first re-offence, and rates by event and by person.</summary>
public sealed class FirstReoffenceSpecs
{
    private const string Year = "2010-01..2010-12";

    [Fact]
    public void The_severity_rate_is_serious_reoffences_per_100_offenders()
    {
        Measure measure = Orders(4)
            .Offences("""
                1 | 2010-02-01 | 2010-05-01 | CONVICTION | tier 3
                1 | 2010-02-02 | 2010-05-01 | CONVICTION | tier 3
                2 | 2010-02-01 | 2010-05-01 | CONVICTION | tier 2
                3 | 2010-02-01 | 2010-05-01 | CONVICTION | tier 0
                """)
            .In(Year)!;
        Assert.Equal((4, 2), (measure.TieredReoffences, measure.SeriousReoffences));
        Assert.Equal(100.0 * 2 / 4, ReoffendingRates.SeriousReoffencesPer100Offenders(measure));
    }

    [Fact]
    public void An_unknown_tier_is_not_a_lesser_one()
    {
        Measure measure = Orders(2)
            .Offences("""
                1 | 2010-02-01 | 2010-05-01 | CONVICTION | tier 3
                2 | 2010-02-01 | 2010-05-01 | CONVICTION
                """)
            .In(Year)!;
        Assert.Equal((1, 1, 2L), (measure.TieredReoffences, measure.SeriousReoffences, measure.Reoffences));
        Assert.Null(ReoffendingRates.SeriousReoffencesPer100Offenders(measure));
    }

    [Fact]
    public void Without_any_reoffence_the_severity_rate_is_zero_and_without_anybody_there_is_none()
    {
        Assert.Equal(0, ReoffendingRates.SeriousReoffencesPer100Offenders(Orders(2).In(Year)!));
        Assert.Null(ReoffendingRates.SeriousReoffencesPer100Offenders(Orders(1).In(Year)! with { Offenders = 0 }));
        Assert.Null(ReoffendingRates.SeriousReoffencesPer100Offenders(Orders(1).In(Year)! with { Reoffences = null }));
    }

    [Fact]
    public void The_first_counted_reoffence_tells_the_time_whatever_was_committed_before_that_does_not_count()
    {
        Measure measure = Orders(1)
            .Offences("""
                1 | 2010-01-20 | -          | CHARGED
                1 | 2010-01-21 | 2010-05-01 | CONVICTION | breach
                1 | 2010-01-15 | 2010-01-15 | CONVICTION
                1 | 2010-06-01 | 2010-07-01 | CONVICTION
                1 | 2010-03-01 | 2011-01-01 | CONVICTION
                """)
            .In(Year)!;
        Assert.Equal([new HistogramBin(new DateOnly(2010, 3, 1).DayNumber - new DateOnly(2010, 1, 15).DayNumber, 1)], measure.DaysToFirst);
        Assert.Equal([new HistogramBin(1, 1)], measure.MonthsToFirst);
    }

    // The tracking points of young offenders: cumulative at 3, 6, 9 and 12 months, each with the edge of a window of that length.
    [Fact]
    public void Tracking_points_are_cumulative_and_end_with_the_rate_itself()
    {
        FollowUpSpec spec = FollowUpSpec.By("ni19-youth")
            .Index(string.Join('\n', Enumerable.Range(1, 5).Select(person => $"{person} | COMMUNITY_ORDER | 2010-01-15 | 15")))
            .Offences("""
                1 | 2010-04-14 | 2010-05-01 | CONVICTION
                2 | 2010-04-15 | 2010-05-01 | CONVICTION
                3 | 2010-10-14 | 2010-12-01 | CONVICTION
                4 | 2011-01-14 | 2011-02-01 | CONVICTION
                """);
        Measure measure = spec.In("2010-01..2010-03")!;
        Assert.Equal([1 / 5.0, 2 / 5.0, 3 / 5.0, 4 / 5.0], new[] { 3, 6, 9, 12 }.Select(months => ReoffendingRates.ShareWithinMonths(measure, months)!.Value));
        Assert.Equal(ReoffendingRates.EventBasedShare(measure), ReoffendingRates.ShareWithinMonths(measure, 12));
        Assert.Equal(new DateOnly(2010, 4, 15).DayNumber - new DateOnly(2010, 1, 15).DayNumber, ReoffendingRates.MedianDaysToFirst(measure));
        Assert.Equal((89 + 90 + 272 + 364 + 365) / 5.0, ReoffendingRates.MeanDaysWithout(measure, 365));
    }

    [Fact]
    public void Where_nobody_reoffended_everybody_has_all_the_days_and_there_is_no_median()
    {
        Measure measure = Orders(3).In(Year)!;
        Assert.Null(ReoffendingRates.MedianDaysToFirst(measure));
        Assert.Equal(365, ReoffendingRates.MeanDaysWithout(measure, 365));
        Assert.Equal(0, ReoffendingRates.ShareWithinMonths(measure, 3));
    }

    // One person released four times who re-offends each time, and four released once who do not: 4 of 8 releases, 1 of 5 people.
    [Fact]
    public void Event_based_and_person_based_rates_answer_different_questions()
    {
        Measure measure = FollowUpSpec.By("release-k:1")
            .Index("""
                1 | CUSTODY_RELEASE | 2010-01-04
                1 | CUSTODY_RELEASE | 2010-01-25
                1 | CUSTODY_RELEASE | 2010-02-15
                1 | CUSTODY_RELEASE | 2010-03-08
                2 | CUSTODY_RELEASE | 2010-01-04
                3 | CUSTODY_RELEASE | 2010-01-04
                4 | CUSTODY_RELEASE | 2010-01-04
                5 | CUSTODY_RELEASE | 2010-01-04
                """)
            .Offences("1 | 2010-03-15 | 2010-04-01 | CONVICTION")
            .In("2010-01..2010-03")!;
        Assert.Equal(4 / 8.0, ReoffendingRates.EventBasedShare(measure));
        Assert.Equal(1 / 5.0, ReoffendingRates.PersonBasedShare(measure));
        Assert.Equal(8 / 5.0, ReoffendingRates.EntriesPerPerson(measure));
        Assert.Equal(4 / 8.0, ReoffendingRates.ShareOfEntriesByRepeaters(measure, 3));
        Assert.Equal(0, ReoffendingRates.ShareOfEntriesByRepeaters(measure, 5));
        Assert.Equal([new PersonBin(1, 0, 4), new PersonBin(4, 4, 1)], measure.PeopleByEntries);
    }

    [Fact]
    public void A_key_that_stands_for_everybody_unknown_has_more_entries_than_any_person_and_is_counted_all_the_same()
    {
        string releases = string.Join('\n', Enumerable.Range(0, 400).Select(_ => "1 | CUSTODY_RELEASE | 2010-01-04"));
        Measure measure = FollowUpSpec.By("release-k:1").Index(releases).Offences("1 | 2010-03-15 | 2010-04-01 | CONVICTION").In("2010-01..2010-03")!;
        Assert.Equal([new PersonBin(400, 400, 1)], measure.PeopleByEntries);
    }

    [Fact]
    public void Where_people_cannot_be_told_apart_there_is_no_person_based_rate()
    {
        Measure measure = Orders(2).In(Year)! with { PeopleByEntries = [], People = 0 };
        Assert.Null(ReoffendingRates.PersonBasedShare(measure));
        Assert.Null(ReoffendingRates.EntriesPerPerson(measure));
        Assert.Null(ReoffendingRates.ShareOfEntriesByRepeaters(measure, 2));
    }

    private static FollowUpSpec Orders(int people) =>
        FollowUpSpec.By("moj-annual").Index(string.Join('\n', Enumerable.Range(1, people).Select(person => $"{person} | COMMUNITY_ORDER | 2010-01-15")));
}
