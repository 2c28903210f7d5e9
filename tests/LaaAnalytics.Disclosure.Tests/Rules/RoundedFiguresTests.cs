using System.Text.Json;
using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Disclosure.Systems;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Indicators;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Disclosure.Tests.Rules;

/// <summary>What the profile public prints is made of rounded counts and of nothing finer.</summary>
public sealed class RoundedFiguresTests
{
    private static readonly DisclosureProfile Public = DisclosureProfile.Get("public");
    private static readonly Indicator Share = IndicatorCatalogue.Find("RO-A");
    private static readonly Indicator Change = IndicatorCatalogue.Find("RO-P");
    private static readonly Indicator Rate = IndicatorCatalogue.Find("RO-Y");

    [Theory]
    [InlineData(9, 100, null, null)]
    [InlineData(10, 100, 10L, 100L)]
    [InlineData(12, 102, 10L, 100L)]
    [InlineData(13, 103, 15L, 105L)]
    [InlineData(0, 100, 0L, 100L)]
    [InlineData(90, 100, 90L, 100L)]
    [InlineData(91, 100, null, null)]
    public void Counts_are_withheld_below_ten_and_else_printed_to_the_nearest_5(long reoffenders, long offenders, long? printed, long? among)
    {
        PublishedFigure figure = Publish(Cell(reoffenders, offenders), Share);
        Assert.Equal((printed, among), (figure.Reoffenders, figure.Offenders));
        Assert.Equal(printed is null ? 'c' : null, figure.Shorthand);
        Assert.Equal(100.0 * printed / among ?? -1, figure.Estimate.Value ?? -1, 1e-12);
    }

    [Fact]
    public void Cells_that_are_printed_alike_have_the_same_figures_to_the_last_digit()
    {
        HashSet<string> seen = [];
        for (long reoffenders = 23; reoffenders <= 27; reoffenders++)
        {
            for (long offenders = 98; offenders <= 102; offenders++)
            {
                PublishedFigure figure = Publish(Cell(reoffenders, offenders) with { Predicted = offenders, PredictedReoffenders = reoffenders, PredictedProbability = [new(2_400 + reoffenders, offenders)] }, Share);
                seen.Add(FormattableString.Invariant($"{figure.Offenders} {figure.Reoffenders} {figure.Reoffences} {figure.Expected:R} {figure.DifferenceFromExpected:R} {figure.StandardisedDifference:R} {figure.Estimate.Value:R} {figure.Estimate.Lower:R} {figure.Estimate.Upper:R}"));
            }
        }

        Assert.Equal("100 25 25 25 0", Assert.Single(seen).Split("  ")[0]);
    }

    // What is printed of a pooled cohort and of offences tells, beside rounded counts, one of few steps of how much wider limits are: so few different pairs of limits stand beside the same counts.
    [Fact]
    public void Limits_beside_the_same_counts_come_in_few_steps_and_are_never_narrower_than_of_the_rounded_counts_alone()
    {
        Random random = new(5);
        HashSet<(double?, double?)> limits = [];
        for (int trial = 0; trial < 400; trial++)
        {
            long[] each = [.. Enumerable.Range(0, random.Next(38, 42)).Select(_ => 1L + (random.Next(5) == 0 ? random.Next(6) : random.Next(2)))];
            Measure cell = Offences(each, 200);
            if (Public.Rounded(each.Sum()) != 80 || Public.Rounded(each.Length) != 40)
            {
                continue;
            }

            Estimate estimate = Publish(cell, Rate with { Sensitivity = Sensitivity.Ordinary }).Estimate;
            limits.Add((estimate.Lower, estimate.Upper));
            Assert.Equal(40.0, estimate.Value);
            Assert.True(estimate.Upper >= 40 * Math.Exp(1.959964 / Math.Sqrt(80)) - 1e-6);
        }

        Assert.InRange(limits.Count, 2, 12);
    }

    [Fact]
    public void Limits_of_pooled_cohorts_allow_for_people_who_repeat()
    {
        Measure once = Cell(60, 200);
        Measure pooled = once with { Pooled = 4, People = 120, PerPerson = new(110, 130, 400, 100, 110, 0, 0, 0) };
        Estimate narrow = Publish(once, Share).Estimate;
        Estimate wide = Publish(pooled, Share).Estimate;
        Assert.Equal(narrow.Value, wide.Value);
        Assert.True(wide.Upper - wide.Lower > narrow.Upper - narrow.Lower);
        Estimate exact = DisclosureGate.Publish([pooled], [Share], null, DisclosureProfile.Get("partner"), 1)[0].Estimate;
        Assert.True(wide.Upper >= exact.Upper - 1e-9 && wide.Lower <= exact.Lower + 1e-9);
        Assert.NotEqual(narrow.Method, Publish(once with { Pooled = 4 }, Share).Estimate.Method);
    }

    [Fact]
    public void A_change_has_limits_at_least_as_wide_as_the_counted_ones()
    {
        long[] before = [.. Enumerable.Range(0, 40).Select(i => 2L + (i % 5))];
        long[] after = [.. Enumerable.Range(0, 40).Select(i => (i % 4) == 3 ? 0L : 1L + (i % 4))];
        Measure cell = Cell(30, 40) with
        {
            Component = Component.Ppo,
            Reoffences = after.Sum(),
            BaselineOffences = before.Sum(),
            BaselineOffenders = 40,
            EntriesByReoffences = [.. after.GroupBy(one => one).OrderBy(same => same.Key).Select(same => new HistogramBin(same.Key, same.Count()))],
            PerPerson = new(30, 30, 40, after.Sum(k => k * k), after.Sum(), before.Sum(b => b * b), after.Zip(before, (k, b) => k * b).Sum(), 0),
        };
        Assert.Equal((60, 160), (after.Sum(), before.Sum()));
        Estimate rounded = Publish(cell, Change).Estimate;
        Estimate exact = DisclosureGate.Publish([cell], [Change], null, DisclosureProfile.Get("partner"), 1)[0].Estimate;
        Assert.Equal(-62.5, rounded.Value!.Value, 1e-9);
        Assert.Equal(exact.Value!.Value, rounded.Value.Value, 1e-9);
        Assert.True(rounded.Upper >= exact.Upper - 1e-9 && rounded.Lower <= exact.Lower + 1e-9);
    }

    [Fact]
    public void Every_number_printed_tells_a_range_that_holds_the_true_one_and_no_figure_is_undefined_without_saying_so()
    {
        Random random = new(11);
        int shown = 0;
        for (int trial = 0; trial < 4_000; trial++)
        {
            long offenders = random.Next(random.Next(2) == 0 ? 30 : 400);
            long reoffenders = random.Next(3) == 0 ? random.Next(2) * offenders : random.NextInt64(offenders + 1);
            Measure cell = Offences([.. Enumerable.Range(0, (int)reoffenders).Select(_ => 1L + random.Next(4))], offenders) with { BaselineOffences = offenders + random.Next(200), BaselineOffenders = offenders };
            cell = cell with { PerPerson = cell.PerPerson with { BB = 3 * cell.BaselineOffences, KB = cell.BaselineOffences } };
            foreach (Indicator indicator in new[] { Share, Rate, Change })
            {
                DisclosureProfile profile = Public.For([indicator], [cell]);
                PublishedFigure figure = Publish(cell, indicator);
                Assert.All(
                    new[] { figure.Estimate.Value, figure.Estimate.Lower, figure.Estimate.Upper, figure.Expected, figure.DifferenceFromExpected },
                    number => Assert.True(number is not double value || double.IsFinite(value)));
                Assert.True(figure.Estimate.Value is not null || (figure.Estimate.Reason.Length > 0 && figure.Shorthand is not null));
                if (figure.Offenders is not long printed || figure.Reoffenders is not long among)
                {
                    continue;
                }

                IReadOnlyList<CellCount> counts = PrimaryRules.Of(cell, profile);
                Assert.All(counts, count => Assert.InRange(count.Value, count.ShownLeast, count.ShownGreatest));
                Assert.True(printed % 5 == 0 && among % 5 == 0 && figure.Reoffences % 5 == 0 && (figure.BaselineOffences ?? 0) % 5 == 0);
                Assert.InRange(counts[(int)CellStatistic.Offenders].ShownLeast, printed == 0 ? 0 : profile.HideBelow, printed);
                Assert.Equal(printed == 0 ? 0 : printed + 2, counts[(int)CellStatistic.Offenders].ShownGreatest);
                shown++;
            }
        }

        Assert.InRange(shown, 4_000, 12_000);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(10, 10, 12)]
    [InlineData(12, 10, 12)]
    [InlineData(13, 13, 17)]
    [InlineData(17, 13, 17)]
    [InlineData(18, 18, 22)]
    public void A_printed_number_tells_five_values_and_the_first_of_all_three(long value, long least, long greatest) => Assert.Equal((least, greatest), Public.Printed(value));

    [Fact]
    public void Under_a_profile_that_does_not_round_a_printed_number_tells_itself() => Assert.Equal((13, 13), DisclosureProfile.Get("partner").Printed(13));

    // 100 and 85 are printed for 98 to 102 and 83 to 87: of others there are 11 to 19. 100 and 100 leave at most 4 others, which would be withheld: there are none.
    [Fact]
    public void What_is_left_between_two_printed_numbers_is_told_too()
    {
        CellCount others = PrimaryRules.Of(Cell(85, 100), Public)[(int)CellStatistic.Others];
        Assert.Equal((11, 19), (others.ShownLeast, others.ShownGreatest));
        CellCount nobody = PrimaryRules.Of(Cell(100, 100), Public)[(int)CellStatistic.Others];
        Assert.Equal((0, 0), (nobody.ShownLeast, nobody.ShownGreatest));
        CellCount some = PrimaryRules.Of(Cell(90, 100), Public)[(int)CellStatistic.Others];
        Assert.Equal((10, 14), (some.ShownLeast, some.ShownGreatest));
    }

    // A has 13 re-offenders, B 8 and C 30, of 51 in all. Printed as 15, withheld, 30 and 50, B is any number from 48 - 17 - 32 to 52 - 13 - 28, and not less than none: wide enough without a neighbour.
    [Fact]
    public void Printed_ranges_protect_a_withheld_count_that_printed_numbers_would_give_back()
    {
        foreach ((DisclosureProfile profile, bool isSafe, long least, long? greatest) in new[] { (Public, true, 0L, 11L), (DisclosureProfile.Get("internal"), false, 8L, 8L) })
        {
            CountSystem system = new();
            int[] counts = [.. new long[] { 13, 8, 30, 51 }.Select((reoffenders, place) => system.Add(
                PrimaryRules.Of(Cell(reoffenders, reoffenders + 40), profile)[(int)CellStatistic.Reoffenders].In(system.Add(new CountUnit($"{place}", 1)), place == 1 ? 10 : 0)))];
            system.RelateWhole(counts[3], counts[..3]);
            CountRange range = Assert.Single(new DisclosureAudit(system, new HashSet<int> { 1 }).Ranges());
            Assert.Equal((isSafe, least, greatest), (range.IsSafe, range.Least, range.Greatest));
        }
    }

    [SharedFact(GoldenCase.Path)]
    public void A_rate_that_gives_a_withheld_numerator_back_is_withheld_with_what_it_is_a_rate_of()
    {
        JsonElement leak = GoldenCase.Of("percent-leak");
        long offenders = leak.GetProperty("input").GetProperty("denominator").GetInt64();
        long reoffenders = leak.GetProperty("expected").GetProperty("disclosed_numerator").GetInt64();
        foreach (DisclosureProfile profile in new[] { DisclosureProfile.Get("partner"), Public })
        {
            PublishedFigure figure = Assert.Single(DisclosureGate.Publish([Cell(reoffenders, offenders)], [Share], null, profile, 1));
            Assert.Equal(('c', null, null, null, null, null), (figure.Shorthand, figure.Offenders, figure.Reoffenders, figure.Estimate.Value, figure.Estimate.Lower, figure.Estimate.Denominator));
        }
    }

    [SharedFact(GoldenCase.Path)]
    public void Nobody_in_a_cohort_is_no_rate()
    {
        JsonElement nobody = GoldenCase.Of("zero-denominator");
        PublishedFigure figure = Publish(Cell(nobody.GetProperty("input").GetProperty("numerator").GetInt64(), nobody.GetProperty("input").GetProperty("denominator").GetInt64()), Share);
        Assert.Equal($"[{figure.Shorthand}] not applicable", nobody.GetProperty("expected").GetProperty("marker").GetString());
        Assert.Equal((0L, null), (figure.Offenders, figure.Estimate.Value));
    }

    [Fact]
    public void Ready_made_counts_of_people_are_rounded_and_others_are_not()
    {
        SuppliedCount count = new("NI 18", new("A", 2009), Period.OfMonths(2008, 4, 12), "return", "ministry", 123, 38, 123, 41.2m, false);
        SuppliedCount printed = RoundedCounts.Of(count, Public);
        Assert.Equal((125L, 40m, 125m, 40m), (printed.People, printed.Numerator, printed.Denominator, printed.Expected));
        SuppliedCount crimes = count with { Indicator = "NI 16", People = null };
        Assert.Same(crimes, RoundedCounts.Of(crimes, Public));
        Assert.Same(count, RoundedCounts.Of(count, DisclosureProfile.Get("partner")));
    }

    private static PublishedFigure Publish(Measure cell, Indicator indicator) => Assert.Single(DisclosureGate.Publish([cell], [indicator], null, Public, 1));

    private static Measure Offences(long[] each, long offenders) => Cell(each.Length, offenders) with
    {
        Reoffences = each.Sum(),
        EntriesByReoffences = [.. each.Concat(Enumerable.Repeat(0L, (int)offenders - each.Length)).GroupBy(one => one).OrderBy(same => same.Key).Select(same => new HistogramBin(same.Key, same.Count()))],
        PerPerson = new(each.Length, each.Length, offenders, each.Sum(one => one * one), each.Sum(), 0, 0, 0),
    };

    private static Measure Cell(long reoffenders, long offenders) => PrimaryRulesTests.Cell(reoffenders, offenders) with
    {
        MatureOn = new(2009, 1, 1),
        ObservedTo = new(2010, 1, 1),
        PerPerson = new(reoffenders, reoffenders, offenders, reoffenders, reoffenders, 0, 0, 0),
    };
}
