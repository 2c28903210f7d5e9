using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.Tests.Workbooks;
using LaaAnalytics.Reporting.Workbooks;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Reporting.Tests.SixMonthReviews;

public sealed class AsSuppliedTests
{
    private static readonly Period Year = Period.OfMonths(2008, 4, 12);
    private static readonly Period Quarter = Period.OfMonths(2009, 1, 3);

    [Fact]
    public void A_pack_without_ready_made_counts_has_no_such_sheet() =>
        Assert.DoesNotContain("As_supplied", SavedParts.CellTexts(SampleReview.Pack()), StringComparison.Ordinal);

    [Fact]
    public void Counts_stand_as_supplied_with_rate_and_ratio_worked_from_them()
    {
        string text = SavedParts.CellTexts(Pack(
            Count("NI 18", SampleReview.Whole, 86m, 524, 90.2m),
            Count("NI 16", SampleReview.Whole, 3m, 10_000, people: false) with { Provisional = true, Source = "2009" },
            Count("Own measure", SampleReview.Whole, 12.5m, 0, people: false)));
        Assert.Contains("NI 18 | Adult re-offending rates for those under probation supervision | Wrenshire | April 2008 to March 2009 | return | ministry | Yes | 86 | 524 | 16.41 | 90.2 | 0.95 | Final, says the supplier", text, StringComparison.Ordinal);
        Assert.Contains("NI 16 | Serious acquisitive crime rate | Wrenshire | April 2008 to March 2009 | Return 2009 | ministry | No | 3 | 10000 | 0.03 | [x] | [x] | Provisional", text, StringComparison.Ordinal);
        Assert.Contains("Own measure | None: the supplier's own | Wrenshire | April 2008 to March 2009 | return | ministry | Yes | 12.5 | 0 | [z] | [x] | [x] | Final, says the supplier", text, StringComparison.Ordinal);
    }

    [SharedFact(SpreadsheetChecker.Script)]
    public void The_pack_with_them_passes_every_rule_of_the_checker() => SpreadsheetChecker.FindsNothing(
        "x10000001-six-month-review-april-to-september-2009.xlsx",
        SavedParts.Bytes(Pack(Count("NI 18", SampleReview.Whole, 86m, 524, 90.2m), Count("NI 18", Area(1), 3m, 240), Count("NI 18", Area(2), 40m, 144), Count("NI 18", Area(3), 43m, 140))));

    [Theory]
    [InlineData(4, 100, true)]
    [InlineData(5, 100, false)]
    [InlineData(0, 100, false)]
    [InlineData(96, 100, true)]
    [InlineData(95, 100, false)]
    [InlineData(100, 100, false)]
    [InlineData(0, 4, true)]
    [InlineData(130, 100, false)]
    [InlineData(102, 100, false)]
    public void Small_numbers_of_people_and_of_the_others_are_withheld_with_all_that_rests_on_them(int numerator, int people, bool isWithheld)
    {
        PublishedCount count = Assert.Single(Published(Count("NI 18", SampleReview.Whole, numerator, people, 12m)));
        Assert.Equal(isWithheld, count.IsWithheld);
        Assert.Equal(isWithheld, count.Numerator is null && count.Denominator is null && count.Expected is null && count.Per100 is null && count.RatioToExpected is null);
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    [InlineData(91, true)]
    public void Counts_of_young_people_are_held_to_the_stricter_number(int numerator, bool isWithheld) =>
        Assert.Equal(isWithheld, Assert.Single(Published(Count("NI 19", SampleReview.Whole, numerator, 100, 12m))).IsWithheld);

    [Fact]
    public void Every_indicator_that_is_not_known_to_count_something_else_is_protected()
    {
        Assert.True(Published(Count("ni018 adults", SampleReview.Whole, 3m, 240, people: false)).Single().IsWithheld);
        Assert.True(Published(Count("NI 180", SampleReview.Whole, 3m, 240, people: false)).Single().IsWithheld);
        Assert.True(Published(Count("Repeat victims", SampleReview.Whole, 3m, 240, people: false)).Single().IsWithheld);
        Assert.False(Published(Count("NI 16", SampleReview.Whole, 3m, 240, people: false)).Single().IsWithheld);
        Assert.True(Published(Count("NI 16", SampleReview.Whole, 3m, 240)).Single().IsWithheld);
    }

    [Fact]
    public void An_area_is_not_given_back_by_the_whole_and_the_others()
    {
        IReadOnlyList<PublishedCount> counts = Published(
            Count("NI 18", SampleReview.Whole, 86m, 524), Count("NI 18", Area(1), 3m, 240), Count("NI 18", Area(2), 40m, 144), Count("NI 18", Area(3), 43m, 140));
        Assert.Equal(["Arden", "Carrow"], counts.Where(count => count.IsWithheld).Select(count => count.Area.Name));
    }

    // 86 of 524 less 40 of 280 and 43 of 140 leaves 3 of 104 for the district that the supplier left out: without the smaller of the two it may be anything up to 46.
    [Fact]
    public void A_row_that_was_left_out_is_not_given_back_by_the_whole()
    {
        IReadOnlyList<PublishedCount> counts = Published(Count("NI 18", SampleReview.Whole, 86m, 524), Count("NI 18", Area(2), 40m, 280), Count("NI 18", Area(3), 43m, 140));
        Assert.Equal(["Carrow"], counts.Where(count => count.IsWithheld).Select(count => count.Area.Name));
        Assert.DoesNotContain(
            Published(Count("NI 18", SampleReview.Whole, 88m, 524), Count("NI 18", Area(2), 40m, 280), Count("NI 18", Area(3), 43m, 140)), count => count.IsWithheld);
    }

    // 14 of 130 to September less 12 of 60 to June leaves 2 for the second quarter.
    [Fact]
    public void The_newest_quarter_is_not_given_back_by_the_year_to_date()
    {
        Period quarter = Period.OfMonths(2008, 4, 3);
        Period half = Period.OfMonths(2008, 4, 6);
        Assert.Equal(
            [true, false],
            Published(Count("NI 111", SampleReview.Whole, 12m, 60) with { Period = quarter }, Count("NI 111", SampleReview.Whole, 14m, 130) with { Period = half })
                .OrderBy(count => count.Period.EndExclusive).Select(count => count.IsWithheld));
    }

    [Fact]
    public void A_quarter_is_not_given_back_by_its_year()
    {
        SuppliedCount[] quarters = [.. Enumerable.Range(0, 4).Select(i => Count("NI 18", SampleReview.Whole, i == 2 ? 3m : 20m, 130) with { Period = Period.OfMonths(2008, 4, 3).PlusMonths(3 * i) })];
        IReadOnlyList<PublishedCount> counts = Published([.. quarters, Count("NI 18", SampleReview.Whole, 63m, 520)]);
        Assert.True(counts.Single(count => count.Period == quarters[2].Period).IsWithheld);
        Assert.True(counts.Single(count => count.Period == Year).IsWithheld || counts.Count(count => count.IsWithheld) > 1);
        Assert.Contains(counts, count => !count.IsWithheld);
    }

    // 3, 6, 9, 12 months of one cohort: 9 less 7 is 2 people, so the tally at 6 months goes and the others stay.
    [Fact]
    public void Tallies_of_one_cohort_do_not_give_small_differences_away()
    {
        Assert.Equal([true, false, true, false], Tallies(7, 9, 20, 24).Select(count => count.IsWithheld));
        Assert.Equal([false, false, false, false], Tallies(7, 7, 20, 25).Select(count => count.IsWithheld));
        Assert.Equal([true, false, true, false], Tallies(3, 12, 14, 17).Select(count => count.IsWithheld));
        Assert.Equal([true, true, true, true], Tallies(1, 2, 3, 4).Select(count => count.IsWithheld));
    }

    [Fact]
    public void Differences_between_shown_tallies_are_never_small_whatever_is_supplied()
    {
        Random random = new(20260703);
        for (int round = 0; round < 500; round++)
        {
            int[] tallies = [.. Enumerable.Range(0, 4).Select(_ => random.Next(40)).Order()];
            decimal[] shown = [.. Tallies(tallies).Where(count => !count.IsWithheld).Select(count => count.Numerator!.Value)];
            Assert.All(shown, number => Assert.True(number is 0m or >= 5m));
            Assert.All(shown.Zip(shown.Skip(1)), pair => Assert.True(pair.Second - pair.First is 0m or >= 5m));
        }
    }

    [Fact]
    public void A_tally_withheld_in_one_area_is_withheld_in_all_and_so_is_the_same_count_from_another_source()
    {
        SuppliedCount[] counts =
        [
            Tally(6, Area(1), 10), Tally(12, Area(1), 12), Tally(6, Area(2), 20), Tally(12, Area(2), 40),
            Tally(6, Area(2), 20) with { Source = "other return" },
        ];
        Assert.Equal(
            [("NI 18 after 6 months", true), ("NI 18 after 6 months", true), ("NI 18 after 6 months", true), ("NI 18 after 12 months", false), ("NI 18 after 12 months", false)],
            Published(counts).Select(count => (count.Indicator, count.IsWithheld)));
    }

    [Fact]
    public void Nothing_is_withheld_where_the_profile_hides_nothing()
    {
        ReviewEvidence evidence = SampleReview.Evidence() with { AsSupplied = [Count("NI 18", SampleReview.Whole, 3m, 240)] };
        Assert.False(PublishedReview.From(evidence, DisclosureProfile.Get("internal")).AsSupplied.Single().IsWithheld);
    }

    private static IReadOnlyList<PublishedCount> Tallies(params int[] numerators) =>
        Published([.. numerators.Select((numerator, i) => Tally(3 * (i + 1), SampleReview.Whole, numerator))]);

    private static SuppliedCount Tally(int months, AreaCode area, int numerator) => Count($"NI 18 after {months} months", area, numerator, 82) with { Period = Quarter };

    private static AreaCode Area(int number) => new($"X0700000{number}", 2009);

    private static SuppliedCount Count(string indicator, AreaCode area, decimal numerator, int denominator, decimal? expected = null, bool people = true) =>
        new(indicator, area, Year, "return", "ministry", people ? denominator : null, numerator, denominator, expected, false);

    private static IReadOnlyList<PublishedCount> Published(params IReadOnlyList<SuppliedCount> counts) =>
        PublishedReview.From(SampleReview.Evidence() with { AsSupplied = counts }, DisclosureProfile.Get("partner")).AsSupplied;

    private static Workbook Pack(params IReadOnlyList<SuppliedCount> counts) => SampleReview.Pack(evidence => evidence with { AsSupplied = counts });
}
