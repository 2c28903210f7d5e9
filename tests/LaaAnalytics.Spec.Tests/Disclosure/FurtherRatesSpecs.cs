using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Further;
using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Spec.Tests.Disclosure;

/// <summary>What is said of a cell beside its headline: the numbers, and what is missing with why.</summary>
public sealed class FurtherRatesSpecs
{
    private static readonly DisclosureProfile Partner = DisclosureProfile.Get("partner");

    // 100 offenders, 40 re-offend 60 times; 10 of them seriously, 12 times.
    [Fact]
    public void Rates_are_those_worked_by_hand_with_Wilson_s_interval_where_nobody_repeats()
    {
        PublishedFurtherRates rates = Only(FurtherCell.Of(100, 10, 10, 10, 10));
        Assert.Equal(40, rates[FurtherRate.EventBased].Estimate.Value!.Value, 1e-12);
        Assert.Equal(40, rates[FurtherRate.PersonBased].Estimate.Value!.Value, 1e-12);
        Assert.Equal(1, rates[FurtherRate.EntriesPerPerson].Estimate.Value);
        Assert.Equal(60, rates[FurtherRate.ReoffencesPer100].Estimate.Value!.Value, 1e-12);
        Assert.Equal(12, rates[FurtherRate.SeriousReoffencesPer100].Estimate.Value!.Value, 1e-12);
        Assert.Equal([10.0, 20.0, 30.0], FurtherRate.Months.Select(months => Math.Round(rates[FurtherRate.Within(months)].Estimate.Value!.Value, 9)));
        Estimate serious = rates[FurtherRate.SeriousShare].Estimate;
        Assert.Equal((10.0, 5.5, 17.4), (Math.Round(serious.Value!.Value, 9), Math.Round(serious.Lower!.Value, 1), Math.Round(serious.Upper!.Value, 1)));
        Assert.Equal((WilsonScore.Method, EstimateStatus.Final, 10.0, 100L, string.Empty), (serious.Method, serious.Status, serious.Numerator!.Value, serious.Denominator!.Value, serious.Reason));
    }

    [Fact]
    public void They_are_the_rates_of_the_library()
    {
        Measure cell = FurtherCell.Of(120, 10, 11, 13, 15);
        PublishedFurtherRates rates = Only(cell);
        Assert.Equal(100 * ReoffendingRates.EventBasedShare(cell)!.Value, rates[FurtherRate.EventBased].Estimate.Value!.Value, 1e-12);
        Assert.Equal(ReoffendingRates.SeriousReoffencesPer100Offenders(cell)!.Value, rates[FurtherRate.SeriousReoffencesPer100].Estimate.Value!.Value, 1e-12);
        Assert.All(FurtherRate.Months, months =>
            Assert.Equal(100 * ReoffendingRates.ShareWithinMonths(cell, months)!.Value, rates[FurtherRate.Within(months)].Estimate.Value!.Value, 1e-12));
        Assert.Equal((ReoffendingRates.MedianDaysToFirst(cell)!.Value / 7) + 1, rates[FurtherRate.MedianWeeks].Estimate.Value!.Value);
        Measure repeated = FurtherCell.Repeating();
        Assert.Equal(ReoffendingRates.EntriesPerPerson(repeated)!.Value, Only(repeated)[FurtherRate.EntriesPerPerson].Estimate.Value!.Value, 1e-12);
        Assert.Equal(100 * ReoffendingRates.PersonBasedShare(repeated)!.Value, Only(repeated)[FurtherRate.PersonBased].Estimate.Value!.Value, 0.0501);
    }

    // 20 people once, 8 of them re-offending; 20 people twice: 10 both times, 5 once, 5 never. By entry 33 of 60; by person (8 + 10 + 2.5) of 40 = 51.25.
    // Variance of the mean: (18 * 0.4875^2 + 5 * 0.0125^2 + 17 * 0.5125^2) / (40 * 39); effective size 0.5125 * 0.4875 over it.
    [Fact]
    public void By_person_everybody_weighs_the_same_and_the_interval_is_that_of_people()
    {
        PublishedFurtherRates rates = Only(FurtherCell.Repeating());
        Assert.Equal(55, rates[FurtherRate.EventBased].Estimate.Value!.Value, 1e-12);
        Estimate byPerson = rates[FurtherRate.PersonBased].Estimate;
        double variance = ((18 * 0.4875 * 0.4875) + (5 * 0.0125 * 0.0125) + (17 * 0.5125 * 0.5125)) / (40 * 39);
        ConfidenceInterval interval = WilsonScore.Weighted(0.5125 * 0.5125 * 0.4875 / variance, 0.5125 * 0.4875 / variance);
        Assert.Equal((51.3, Math.Round(100 * interval.Lower, 1), Math.Round(100 * interval.Upper, 1)), (byPerson.Value!.Value, byPerson.Lower!.Value, byPerson.Upper!.Value));
        Assert.Equal(PersonWeightedShare.Method, byPerson.Method);
        Assert.Equal(1.5, rates[FurtherRate.EntriesPerPerson].Estimate.Value);
    }

    [Fact]
    public void An_unknown_tier_is_not_a_lesser_one()
    {
        PublishedFurtherRates rates = Only(FurtherCell.Of(100, 8, 10, 12, 10) with { TieredReoffences = 59 });
        foreach (string name in (string[])[FurtherRate.SeriousShare, FurtherRate.SeriousReoffencesPer100])
        {
            Assert.Equal((null, EstimateStatus.Undefined), (rates[name].Estimate.Value, rates[name].Estimate.Status));
            Assert.Contains("severity", rates[name].Estimate.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Ready_cohorts_of_people_who_cannot_be_told_apart_say_what_is_missing()
    {
        PublishedFurtherRates rates = Only(FurtherCell.Of(100, 8, 10, 12, 10) with { People = 0, PeopleByEntries = [], MonthsToFirst = [], Reoffences = null });
        Assert.Equal(
            [null, "people cannot be told apart in the extract", "people cannot be told apart in the extract", "the extract does not count re-offences"],
            rates.Rates.Take(4).Select(rate => rate.Estimate.Value is null ? rate.Estimate.Reason : null));
        Assert.All(rates.Rates.Where(rate => rate.Name.StartsWith("within", StringComparison.Ordinal)), rate => Assert.Contains("calendar months", rate.Estimate.Reason, StringComparison.Ordinal));
        Assert.NotNull(rates[FurtherRate.MedianWeeks].Estimate.Value);
    }

    [Theory]
    [InlineData(19, 48, null)]
    [InlineData(20, 0, 1.0)]
    [InlineData(20, 6, 1.0)]
    [InlineData(20, 7, 2.0)]
    [InlineData(20, 48, 7.0)]
    [InlineData(20, 49, 8.0)]
    public void A_median_is_of_at_least_20_re_offenders_and_the_weeks_within_which_half_had_done_so(int reoffenders, int day, double? weeks)
    {
        Measure cell = FurtherCell.Of(100, 0, 0, 0, reoffenders) with { DaysToFirst = [new(0, 5), new(day, reoffenders - 5)] };
        Estimate median = Only(cell)[FurtherRate.MedianWeeks].Estimate;
        Assert.Equal((weeks, weeks is null ? EstimateStatus.TooFew : EstimateStatus.Final), (median.Value, median.Status));
    }

    [Fact]
    public void A_follow_up_of_three_months_tells_the_first_month_only()
    {
        IReadOnlyList<PublishedFurtherRates> rates = PublishedFurtherRates.Of([FurtherCell.Of(100, 8, 12, 0, 0)], FurtherCell.Adults, new(WindowAnchor.Index, 0, 3), null, Partner, 1);
        Assert.Equal(["within_1_month"], rates[0].Rates.Select(rate => rate.Name).Where(name => name.StartsWith("within", StringComparison.Ordinal)));
        Assert.Throws<ArgumentException>(() => rates[0][FurtherRate.Within(3)]);
    }

    [Fact]
    public void A_cell_that_is_hidden_young_small_or_empty_has_no_number_and_one_reason()
    {
        Measure late = FurtherCell.Of(100, 8, 10, 12, 10) with { ObservedTo = new DateOnly(2009, 1, 1) };
        Assert.All(Only(late).Rates, rate => Assert.Equal((null, EstimateStatus.Immature), (rate.Estimate.Value, rate.Estimate.Status)));
        Assert.All(Only(FurtherCell.Of(100, 1, 1, 1, 0)).Rates, rate => Assert.Equal((null, null, EstimateStatus.Withheld), (rate.Estimate.Value, rate.Estimate.Denominator, rate.Estimate.Status)));
        Assert.All(Only(FurtherCell.Of(29, 5, 5, 5, 0)).Rates, rate => Assert.Equal((null, EstimateStatus.TooFew), (rate.Estimate.Value, rate.Estimate.Status)));
        Assert.All(Only(FurtherCell.Of(0, 0, 0, 0, 0)).Rates, rate => Assert.Equal("nobody in the cohort", rate.Estimate.Reason));
        Assert.All(Only(FurtherCell.Of(100, 10, 10, 10, 10) with { IsProven = false }).Rates, rate => Assert.Equal(EstimateStatus.Provisional, rate.Estimate.Status));
    }

    [Fact]
    public void Nothing_of_them_is_published_for_anybody_yet() => Assert.Throws<DisclosureRefusedException>(() => PublishedFurtherRates.Of(
        [FurtherCell.Of(100, 10, 10, 10, 10)], FurtherCell.Adults, FurtherCell.Year, null, DisclosureProfile.Get("public"), 1));

    private static PublishedFurtherRates Only(Measure cell) =>
        Assert.Single(PublishedFurtherRates.Of([cell], FurtherCell.Adults, FurtherCell.Year, null, Partner, 1));
}
