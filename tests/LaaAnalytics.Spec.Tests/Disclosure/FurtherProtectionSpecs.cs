using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Further;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Spec.Tests.Disclosure;

/// <summary>Further counts that may be shown: not few, and not to be had by subtraction.</summary>
public sealed class FurtherProtectionSpecs
{
    private static readonly AreaCode Whole = new("X10000001", 2009);
    private static readonly DisclosureProfile Partner = DisclosureProfile.Get("partner");

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(35, true)]
    [InlineData(36, false)]
    [InlineData(40, true)]
    public void Of_40_re_offenders_1_to_4_seriously_and_1_to_4_not_seriously_are_hidden(long serious, bool shown)
    {
        PublishedFurtherRates rates = Assert.Single(Publish(Serious(FurtherCell.Of(100, 8, 10, 12, 10), serious)));
        Assert.Equal(shown, rates[FurtherRate.SeriousShare].Estimate.Value is not null);
        Assert.Equal(shown, rates[FurtherRate.SeriousReoffencesPer100].Estimate.Value is not null);
        Assert.Equal(shown, rates[FurtherRate.SeriousShare].Estimate.Status != EstimateStatus.Withheld);
        Assert.NotNull(rates[FurtherRate.EventBased].Estimate.Value);
        Assert.NotNull(rates[FurtherRate.Within(6)].Estimate.Value);
    }

    // C has no re-offender, so its serious ones are seen to be none: it cannot protect A. D can.
    [Fact]
    public void The_smallest_area_with_re_offenders_protects_a_hidden_one()
    {
        IReadOnlyList<PublishedFurtherRates> rates = Publish(
            Serious(FurtherCell.Of(100, 10, 10, 10, 10), 3),
            Serious(FurtherCell.Of(200, 20, 20, 20, 20, "B"), 20),
            FurtherCell.Of(40, 0, 0, 0, 0, "C"),
            Serious(FurtherCell.Of(150, 15, 15, 15, 15, "D"), 15),
            Serious(FurtherCell.Of(490, 45, 45, 45, 45, Whole.Code), 38));
        Assert.Equal("A D", Missing(rates, FurtherRate.SeriousShare));
        Assert.Equal(string.Empty, Missing(rates, FurtherRate.EventBased));
    }

    // Re-offenders under one, three, six months and all, each a part of the next: 9 / 20 / 32 / 42; 10 / 19 / 33 / 43; 10 / 20 / 29 / 43; 10 / 20 / 34 / 43; 0 / 10 / 25 / 35; 10 / 20 / 30 / 40.
    [Theory]
    [InlineData(9, 11, 12, 10, "within_1_month")]
    [InlineData(10, 9, 14, 10, "within_1_month")]
    [InlineData(10, 10, 9, 14, "within_1_month within_3_months")]
    [InlineData(10, 10, 14, 9, "within_1_month within_3_months within_6_months")]
    [InlineData(0, 10, 15, 10, "")]
    [InlineData(10, 10, 10, 10, "")]
    public void Counts_for_two_times_differ_by_nobody_or_by_ten(long underOne, long underThree, long underSix, long later, string hidden)
    {
        PublishedFurtherRates rates = Assert.Single(Publish(FurtherCell.Of(100, underOne, underThree, underSix, later)));
        Assert.Equal(hidden, string.Join(' ', rates.Rates.Where(rate => rate.Estimate.Status == EstimateStatus.Withheld && rate.Name.StartsWith("within", StringComparison.Ordinal)).Select(rate => rate.Name)));
    }

    [Theory]
    [InlineData(12, 8, 5, 5, 10, true)]
    [InlineData(12, 8, 4, 5, 10, false)] // four people who came twice and never re-offended
    [InlineData(32, 15, 0, 3, 1, false)] // four people came twice
    [InlineData(30, 3, 10, 10, 0, false)] // three re-offending people came once
    [InlineData(40, 20, 0, 0, 0, true)] // nobody came twice
    public void What_is_said_of_people_goes_together(long no, long yes, long twiceNever, long twiceOnce, long twiceBoth, bool shown)
    {
        long offenders = no + yes + (2 * (twiceNever + twiceOnce + twiceBoth));
        Measure cell = FurtherCell.Of(offenders, yes + twiceOnce + (2 * twiceBoth), 0, 0, 0) with
        {
            People = no + yes + twiceNever + twiceOnce + twiceBoth,
            PeopleByEntries = FurtherCell.People((1, 0, no), (1, 1, yes), (2, 0, twiceNever), (2, 1, twiceOnce), (2, 2, twiceBoth)),
        };
        PublishedFurtherRates rates = Assert.Single(Publish(Serious(cell, 8)));
        Assert.Equal(shown, rates[FurtherRate.PersonBased].Estimate.Value is not null);
        Assert.Equal(shown, rates[FurtherRate.EntriesPerPerson].Estimate.Value is not null);
        Assert.Equal(shown, rates[FurtherRate.SeriousShare].Estimate.Lower is not null);
        Assert.NotNull(rates[FurtherRate.SeriousShare].Estimate.Value);
    }

    [Fact]
    public void A_sensitive_indicator_hides_none_and_all()
    {
        Indicator sensitive = FurtherCell.Adults with { Sensitivity = Sensitivity.Health };
        PublishedFurtherRates rates = Assert.Single(PublishedFurtherRates.Of(
            [Serious(FurtherCell.Of(100, 0, 20, 20, 0), 40)], sensitive, FurtherCell.Year, null, Partner, 1));
        Assert.All(
            (string[])[FurtherRate.SeriousShare, FurtherRate.Within(1), FurtherRate.Within(6)],
            name => Assert.Equal(EstimateStatus.Withheld, rates[name].Estimate.Status));
        Assert.NotNull(rates[FurtherRate.EventBased].Estimate.Value);
    }

    // A's second quarter is small. B's cannot protect it, because nobody of B re-offended in the first quarter, so that B's half-year would give it back. C's quarters can: A's is then anything up to 23.
    [Fact]
    public void A_pooled_period_stays_shown_beside_hidden_parts_that_may_be_anything()
    {
        Period[] quarters = [Period.OfMonths(2008, 1, 3), Period.OfMonths(2008, 4, 3)];
        Period half = Period.OfMonths(2008, 1, 6);
        Measure Cell(string area, Period period, long reoffenders, long serious) =>
            Serious(FurtherCell.Of(2_000, 0, 0, 0, reoffenders, area, period: period), serious) with { Pooled = period == half ? 2 : 1 };
        IReadOnlyList<PublishedFurtherRates> rates = Publish(
            Cell("A", quarters[0], 40, 20),
            Cell("A", quarters[1], 40, 3),
            Cell("A", half, 80, 23),
            Cell("B", quarters[0], 0, 0),
            Cell("B", quarters[1], 40, 10),
            Cell("B", half, 40, 10),
            Cell("C", quarters[0], 60, 20),
            Cell("C", quarters[1], 60, 20),
            Cell("C", half, 120, 40),
            Cell(Whole.Code, quarters[0], 100, 40),
            Cell(Whole.Code, quarters[1], 140, 33),
            Cell(Whole.Code, half, 240, 73));
        Assert.Equal("A A C C", Missing(rates, FurtherRate.SeriousShare));
    }

    private static string Missing(IReadOnlyList<PublishedFurtherRates> rates, string name) =>
        string.Join(' ', rates.Where(rate => rate[name].Estimate.Status == EstimateStatus.Withheld).Select(rate => rate.Id.Cell.Area.Code));

    private static Measure Serious(Measure cell, long reoffenders) => cell with { SeriousReoffenders = reoffenders, SeriousReoffences = reoffenders };

    private static IReadOnlyList<PublishedFurtherRates> Publish(params Measure[] cells) =>
        PublishedFurtherRates.Of(cells, FurtherCell.Adults, FurtherCell.Year, Whole, Partner, 1);
}
