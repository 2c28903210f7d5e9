using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Areas;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Areas;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Indicators;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Spec.Disclosure;

public sealed class AreaComparisonTest
{
    private static readonly DisclosureProfile Partner = DisclosureProfile.Get("partner");
    private static readonly MeasurementScheme Adults = SchemeCatalogue.Find("ni18-adult");
    private static readonly Indicator Share = IndicatorCatalogue.Find("RO-A");
    private static readonly Period Year = Period.Parse("2008-01..2008-12");
    private static readonly NamedArea Whole = new(Code("W"), "Whole");

    // 3 of 100 is withheld, and with it 20 of 80, the smallest: what holds everywhere is 30 + 40 + 120 of 500.
    private static readonly Measure[] Five = [Cell("A", 20, 80), Cell("B", 30, 100), Cell("C", 40, 200), Cell("D", 3, 100), Cell("E", 120, 200)];

    [Fact]
    public void Areas_stand_beside_what_holds_everywhere_and_a_withheld_one_takes_part_in_nothing()
    {
        PublishedAreaComparison comparison = Measured(Five, Share);
        Assert.Equal(38.0, comparison.Funnel!.Target, 1e-12);
        Assert.Equal("exact binomial, interpolated", comparison.Funnel.Method);
        Assert.Equal(
            ["A NotCompared", "B NoClearDifference", "C Lower", "D NotCompared", "E Higher"],
            comparison.Areas.Select(row => $"{row.Area.Name} {row.Standing}"));
        Assert.All(comparison.Areas.Where(row => row.Area.Name is "A" or "D"), row =>
        {
            Assert.Equal((null, null, null, null, EstimateStatus.Withheld), (row.Counted, row.Denominator, row.Estimate.Value, row.Ranks, row.Estimate.Status));
            Assert.Null(row.Inner);
        });
        Assert.Equal(new bool[] { false, true, true }, comparison.Areas.Where(row => row.Ranks is not null).Select(row => row.IsBeyondOuter));
        Assert.True(comparison.Areas[4].FewerToInside > 0);
        Assert.Equal(0, comparison.Areas[2].FewerToInside);

        // The same three alone: the same funnel and the same ranks.
        PublishedAreaComparison three = Measured([Five[1], Five[2], Five[4]], Share);
        Assert.Equal((three.Funnel!.Target, three.Funnel.Phi, three.Funnel.Tau2), (comparison.Funnel.Target, comparison.Funnel.Phi, comparison.Funnel.Tau2));
        Assert.Equal(three.Areas.Select(row => row.Ranks), comparison.Areas.Where(row => row.Ranks is not null).Select(row => row.Ranks));
    }

    // Three intervals of 1 - 0.05 / 3, z 2.394: B 20.5 to 41.6, C 14.1 to 27.6, E 51.5 to 67.9 per cent. Only E lies apart.
    [Fact]
    public void A_rank_is_a_range_that_the_intervals_allow()
    {
        PublishedAreaComparison comparison = Measured(Five, Share);
        Assert.Equal(0.983333333, comparison.RankConfidence!.Value, 1e-9);
        Assert.Equal([null, (1, 2, 3), (1, 2, 3), null, (3, 3, 3)], comparison.Areas.Select(row => row.Ranks));
    }

    // The whole is 213 of 680; without B 183 of 580.
    [Fact]
    public void An_area_is_set_beside_its_agreement_without_itself()
    {
        PublishedAreaComparison comparison = Measured([.. Five, Cell("W", 213, 680)], Share, Whole, Around("B", inRegion: ["B", "C"]));
        Assert.Equal(100 * 213 / 680.0, comparison.Funnel!.Target, 1e-12);
        Assert.DoesNotContain(comparison.Areas, row => row.Area.Name == "Whole");
        PublishedComparator rest = comparison.Comparators[0];
        Assert.Equal((ComparatorKind.Agreement, "Whole without B", 183m, 580m), (rest.Kind, rest.Name, rest.Counted, rest.Denominator));
        Assert.Equal("counts of Whole less those of B; Whole itself has 31.3", rest.Made);
        ConfidenceInterval newcombe = NewcombeDifference.Interval(new Proportion(30, 100), new Proportion(183, 580));
        Assert.Equal(30 - (100 * 183 / 580.0), rest.Difference!.Value, 1e-9);
        Assert.Equal(100 * newcombe.Lower, rest.Lower!.Value, 1e-9);
        Assert.Equal(100 * newcombe.Upper, rest.Upper!.Value, 1e-9);
        Assert.Equal((AreaStanding.NoClearDifference, rest.PValue), (rest.Standing, rest.AdjustedPValue));
        Assert.Equal(
            ["its own figure is not among these", "its own figure is not among these", "no context"],
            comparison.Comparators.Skip(1).Select(row => row.Made));
        Assert.All(comparison.Comparators.Skip(1), row => Assert.Equal(AreaStanding.NotCompared, row.Standing));
    }

    // B's region holds C and the hidden D; neither is the region, and without D they are not even its sum. Similar are E and the hidden A: E alone.
    [Fact]
    public void A_region_or_country_is_its_own_figure_or_nothing_and_similar_ones_are_added_up_as_far_as_they_are_shown()
    {
        PublishedAreaComparison comparison = Measured(Five, Share, around: Around("B", ["A", "E"], inRegion: ["B", "C", "D"]));
        Assert.All(comparison.Comparators.Where(row => row.Kind is ComparatorKind.Region or ComparatorKind.Country), row => Assert.Equal(
            ("its own figure is not among these", AreaStanding.NotCompared, null, null, null),
            (row.Made, row.Standing, row.Counted, row.Estimate, row.PValue)));
        PublishedComparator similar = comparison.Comparators.Single(row => row.Kind == ComparatorKind.Similar);
        Assert.Equal(("E, added up: 1 of the 2 nearest have a figure here", 120m), (similar.Made, similar.Counted));
        Assert.Equal((AreaStanding.Lower, similar.PValue), (similar.Standing, similar.AdjustedPValue));
    }

    [Fact]
    public void People_who_are_counted_under_a_regions_own_code_are_not_taken_for_the_region()
    {
        PublishedAreaComparison comparison = Measured([.. Five, Cell("R", 300, 900)], Share, around: Around("B", inRegion: ["B", "C"]));
        PublishedComparator region = comparison.Comparators.Single(row => row.Kind == ComparatorKind.Region);
        Assert.Equal(("what is counted under its own code need not be all of it", null), (region.Made, region.PValue));
    }

    // The agreement is the region: 183 of 580 without B stands there twice and is one comparison; with E, the only similar one, there are two.
    [Fact]
    public void Comparators_of_the_same_people_are_one_comparison()
    {
        NamedArea region = new(Code("R"), "Region");
        PublishedAreaComparison comparison = Measured([.. Five, Cell("R", 213, 680)], Share, region, Around("B", ["E"], inRegion: ["A", "B", "C", "D", "E"]));
        PublishedComparator agreement = comparison.Comparators[0];
        PublishedComparator same = comparison.Comparators.Single(row => row.Kind == ComparatorKind.Region);
        PublishedComparator similar = comparison.Comparators.Single(row => row.Kind == ComparatorKind.Similar);
        Assert.Equal((183m, 183m, agreement.PValue), (agreement.Counted, same.Counted, same.PValue));
        Assert.True(similar.PValue < agreement.PValue);
        Assert.Equal(2 * similar.PValue!.Value, similar.AdjustedPValue!.Value, 1e-15);
        Assert.Equal((agreement.PValue, agreement.PValue), (agreement.AdjustedPValue, same.AdjustedPValue));
    }

    // 31 of 100 beside 131 of 600: above the upper limit of about 30, p 0.04, but one of six looked at.
    [Fact]
    public void An_area_outside_the_limits_that_many_looks_explain_does_not_stand_higher()
    {
        PublishedAreaComparison comparison = Measured([Cell("A", 31, 100), .. "BCDEY".Select(area => Cell($"{area}", 20, 100))], Share);
        PublishedAreaRow high = comparison.Areas[0];
        Assert.True(high.Estimate.Value > high.Inner!.Value.Upper && high.PValue < 0.05 && high.AdjustedPValue > 0.05);
        Assert.Equal((AreaStanding.NoClearDifference, 0), (high.Standing, high.FewerToInside));
    }

    // Charges are counted: each figure is provisional for ever.
    [Fact]
    public void Provisional_measures_are_shown_and_take_part_in_nothing()
    {
        PublishedAreaComparison comparison = Measured([.. Five.Select(cell => cell with { IsProven = false }), Cell("W", 213, 680) with { IsProven = false }], Share, Whole, Around("B", ["E"], inRegion: ["B", "C"]));
        Assert.Equal(("fewer than two areas can be compared", null), (comparison.NoFunnel, comparison.Funnel));
        Assert.Equal((30m, EstimateStatus.Provisional), (comparison.Areas[1].Counted, comparison.Areas[1].Estimate.Status));
        Assert.All(comparison.Areas, row => Assert.Equal((AreaStanding.NotCompared, null, false), (row.Standing, row.Ranks, row.IsFinal)));
        Assert.All(comparison.Comparators, row => Assert.Equal(
            (AreaStanding.NotCompared, "the own area's figure is not final: counts charges, of which some will be dropped"), (row.Standing, row.Made)));
    }

    // B is provisional: what holds everywhere and the ranks are those of A and C, and B, though the nearest, is beside nothing.
    [Fact]
    public void Provisional_counts_as_supplied_are_shown_and_take_part_in_nothing()
    {
        SuppliedAreas areas = new("NI 18", "return", "ministry", Year, Around("A", ["B"], inRegion: ["A", "B", "C"]),
            [Count("A", 90, 600), Count("B", 300, 800) with { Provisional = true, Expected = 4 }, Count("C", 100, 700)],
            Count("R", 490, 2100) with { Provisional = true }, null);
        PublishedAreaComparison comparison = PublishedAreaComparison.OfCounts(areas, Partner, 1);
        Assert.Equal(100 * 190 / 1300.0, comparison.Funnel!.Target, 1e-12);
        Assert.Equal("all areas compared, together", comparison.Funnel.TargetIs);
        Assert.Equal([(1, 2, 2), null, (1, 2, 2)], comparison.Areas.Select(row => row.Ranks));
        Assert.Equal((37.5, EstimateStatus.Provisional, "provisional, says its supplier", AreaStanding.NotCompared),
            (comparison.Areas[1].Estimate.Value!.Value, comparison.Areas[1].Estimate.Status, comparison.Areas[1].Estimate.Reason, comparison.Areas[1].Standing));
        Assert.Equal(
            ["its figure is not final: provisional, says its supplier", "its own figure is not among these", "none of them has a figure here"],
            comparison.Comparators.Select(row => row.Made));
        Assert.Empty(comparison.Notes);
    }

    // Each of A, B and C is expected 100 but B, whose number is missing: then none is set over what was expected.
    [Fact]
    public void An_expected_number_that_one_area_lacks_is_told()
    {
        SuppliedAreas areas = new("NI 18", "return", "ministry", Year, Around("A"),
            [Count("A", 90, 600) with { Expected = 100 }, Count("B", 120, 800), Count("C", 100, 700) with { Expected = 100 }], null, null);
        PublishedAreaComparison comparison = PublishedAreaComparison.OfCounts(areas, Partner, 1);
        Assert.Equal("per cent", comparison.Unit);
        Assert.Equal(["No area is set over what was expected, because none above 0 is supplied for B."], comparison.Notes);

        // Provisional, B has no say in it, and no value either.
        PublishedAreaComparison without = PublishedAreaComparison.OfCounts(areas with { Areas = [areas.Areas[0], areas.Areas[1] with { Provisional = true }, areas.Areas[2]] }, Partner, 1);
        Assert.Equal("counted over expected", without.Unit);
        Assert.Equal((null, "provisional, and supplied without what the others are compared by"), (without.Areas[1].Estimate.Value, without.Areas[1].Estimate.Reason));
        Assert.Empty(without.Notes);
    }

    [Fact]
    public void Areas_by_the_boundaries_of_another_year_are_left_out()
    {
        Measure abolished = Cell("Z", 50, 100) with { Key = new("RO-A", new("XZ", 2004), Year) };
        PublishedAreaComparison comparison = Measured([.. Five, abolished], Share, around: Around("B"));
        Assert.Equal(["A", "B", "C", "D", "E"], comparison.Areas.Select(row => row.Area.Name));
        Assert.Equal(38.0, comparison.Funnel!.Target, 1e-12);
        Assert.Equal(["Areas by the boundaries of another year are not mixed in: 1 left out."], comparison.Notes);
        Assert.Equal(5, Measured([.. Five, abolished], Share).Areas.Count);
    }

    // 400 entries of 200 people who all re-offend both times or never: half as many tell as much, the limits widen.
    [Fact]
    public void Where_people_repeat_the_funnel_stands_on_the_effective_number()
    {
        Measure[] repeated = [.. Five.Select(cell => cell with { People = cell.Offenders / 2, PerPerson = new(2 * cell.Reoffenders, 2 * cell.Reoffenders, 2 * cell.Offenders, 2 * cell.Reoffenders, 2 * cell.Reoffenders, 0, 0, 0) })];
        PublishedAreaComparison comparison = Measured(repeated, Share);
        PublishedAreaComparison plain = Measured(Five, Share);
        Assert.Contains("effective number", comparison.Funnel!.Method, StringComparison.Ordinal);
        foreach ((PublishedAreaRow wide, PublishedAreaRow narrow) in comparison.Areas.Zip(plain.Areas).Where(pair => pair.First.Inner is not null))
        {
            Assert.True(wide.Inner!.Value.Lower < narrow.Inner!.Value.Lower && wide.Inner.Value.Upper > narrow.Inner.Value.Upper);
            Assert.Equal(wide.Standing == AreaStanding.NoClearDifference, wide.Estimate.Lower <= 38.0 && wide.Estimate.Upper >= 38.0);
        }
    }

    [Fact]
    public void A_statistic_without_a_funnel_has_intervals_and_ranks_only()
    {
        Indicator rate = IndicatorCatalogue.Find("RO-Y");
        Measure[] cells = [Rate("A", 60, 100, 90), Rate("B", 20, 100, 25), Rate("C", 30, 120, 36)];
        PublishedAreaComparison comparison = Measured(cells, rate);
        Assert.Null(comparison.Funnel);
        Assert.Equal("no funnel for this statistic", comparison.NoFunnel);
        Assert.All(comparison.Areas, row => Assert.Equal(AreaStanding.NotCompared, row.Standing));
        Assert.Equal([(3, 3, 3), (1, 2, 3), (1, 2, 3)], comparison.Areas.Select(row => row.Ranks));
    }

    [Fact]
    public void One_area_alone_is_neither_ranked_nor_in_a_funnel()
    {
        PublishedAreaComparison comparison = Measured([Cell("A", 20, 80)], Share);
        Assert.Null(comparison.Funnel);
        Assert.Equal("fewer than two areas can be compared", comparison.NoFunnel);
        Assert.Null(Assert.Single(comparison.Areas).Ranks);
    }

    // 90 over 100 expected beside the region without it, 220 over 210, and the country without it, 910 over 900, which holds everywhere at 1000 over 1000.
    [Fact]
    public void Ready_made_counts_are_set_over_what_was_expected_where_the_supplier_says_it()
    {
        PublishedAreaComparison comparison = Supplied(expected: true);
        Assert.Equal("counted over expected", comparison.Unit);
        Assert.Equal((1.0, "Land"), (comparison.Funnel!.Target, comparison.Funnel.TargetIs));
        Assert.Equal(0.9, comparison.Areas[0].Estimate.Value!.Value, 1e-12);
        ConfidenceInterval exact = ExactOrByar.Interval(90);
        Assert.Equal(exact.Lower / 100, comparison.Areas[0].Estimate.Lower!.Value, 1e-12);
        Assert.Equal(
            [
                "Region without A: 220 of 1500, expected 210; counts of Region less those of A; Region itself has 1.00",
                "Land without A: 910 of 6400, expected 900; counts of Land less those of A; Land itself has 1.00",
                "Similar areas: 120 of 800, expected 110; B, added up: 1 of the 1 nearest have a figure here",
            ],
            comparison.Comparators.Select(row => $"{row.Name}: {row.Counted} of {row.Denominator}, expected {row.Expected}; {row.Made}"));
        Assert.Equal(0.9 - (220 / 210.0), comparison.Comparators[0].Difference!.Value, 1e-12);
        Assert.Equal(EstimateStatus.Withheld, comparison.Areas[3].Estimate.Status);
    }

    [Fact]
    public void Without_an_expected_number_people_are_a_share()
    {
        PublishedAreaComparison comparison = Supplied(expected: false);
        Assert.Equal("per cent", comparison.Unit);
        Assert.Equal(15.0, comparison.Areas[0].Estimate.Value!.Value, 1e-12);
        Assert.Equal(100 * 1000 / 7000.0, comparison.Funnel!.Target, 1e-12);
    }

    // The region is A, B and C together and C has 3 re-offenders: C is hidden, and A with it, so A is beside nothing.
    [Fact]
    public void A_small_area_of_the_region_is_not_given_back_by_the_others()
    {
        SuppliedAreas areas = new("NI 18", "return", "ministry", Year, Around("A", inRegion: ["A", "B", "C"]),
            [Count("A", 40, 300), Count("B", 120, 800), Count("C", 3, 350)], Count("R", 163, 1450), null);
        PublishedAreaComparison comparison = PublishedAreaComparison.OfCounts(areas, Partner, 1);
        Assert.Equal([EstimateStatus.Withheld, EstimateStatus.Final, EstimateStatus.Withheld], comparison.Areas.Select(row => row.Estimate.Status));
        Assert.All(comparison.Comparators, row => Assert.Equal(AreaStanding.NotCompared, row.Standing));
    }

    [Fact]
    public void Counts_that_are_not_of_people_are_rates_without_a_funnel()
    {
        SuppliedAreas areas = new("NI 16", "return", "ministry", Year, Around("A"), [Count("A", 400, 30_000) with { Indicator = "NI 16", People = null }, Count("B", 3, 9_000) with { Indicator = "NI 16", People = null }], null, null);
        PublishedAreaComparison comparison = PublishedAreaComparison.OfCounts(areas, Partner, 1);
        Assert.Equal(("per 100 of the denominator", "no funnel for this statistic"), (comparison.Unit, comparison.NoFunnel));
        Assert.Equal([(2, 2, 2), (1, 1, 2)], comparison.Areas.Select(row => row.Ranks));
    }

    private static PublishedAreaComparison Supplied(bool expected)
    {
        SuppliedCount Of(string area, decimal counted, int people, decimal foreseen) => Count(area, counted, people) with { Expected = expected ? foreseen : null };
        return PublishedAreaComparison.OfCounts(
            new("NI 18", "return", "ministry", Year, Around("A", ["B"], inRegion: ["A", "B", "C"]),
                [Of("A", 90, 600, 100), Of("B", 120, 800, 110), Of("C", 100, 700, 100), Of("Z", 2, 50, 4), Of("Y", 20, 60, 16)],
                Of("R", 310, 2100, 310),
                Of("L", 1000, 7000, 1000)),
            Partner,
            1);
    }

    private static PublishedAreaComparison Measured(IReadOnlyList<Measure> cells, Indicator indicator, NamedArea? whole = null, AreaSurroundings? around = null) =>
        PublishedAreaComparison.OfMeasures(cells, indicator, whole, around, around?.Map ?? Map([]), Partner, 1);

    private static AreaSurroundings Around(string own, string[]? similar = null, string[]? inRegion = null) => new(
        new(Code(own), own),
        inRegion is null ? null : new(Code("R"), "Region"),
        inRegion is null ? null : new(Code("L"), "Land"),
        new(new(Code(own), own), similar is null ? null : 2008, [], [], [], [.. (similar ?? []).Select(area => new SimilarArea(new(Code(area), area), 1, []))], 4, 0, similar is null ? "no context" : string.Empty),
        Map(inRegion ?? []));

    private static AreaMap Map(string[] inRegion) => new(
    [
        .. "ABCDEYZ".Select(letter => new PlacedArea(Code($"{letter}"), $"{letter}", "COUNTY", inRegion.Contains($"{letter}") ? Code("R") : null)),
        new(Code("R"), "Region", "REGION", Code("L")),
        new(Code("L"), "Land", "CUSTOM", null),
    ]);

    private static SuppliedCount Count(string area, decimal counted, int people) => new("NI 18", Code(area), Year, "return", "ministry", people, counted, people, null, false);

    private static Measure Cell(string area, long reoffenders, long offenders) => new()
    {
        Key = new("RO-A", Code(area), Year),
        Scheme = Adults.Citation,
        Component = Component.Adult,
        Offenders = offenders,
        People = offenders,
        Reoffenders = reoffenders,
        Reoffences = reoffenders,
        PerPerson = new(reoffenders, reoffenders, offenders, 0, 0, 0, 0, 0),
        MatureOn = new(2009, 9, 1),
        ObservedTo = new(2010, 1, 1),
    };

    private static Measure Rate(string area, long reoffenders, long offenders, long reoffences) => Cell(area, reoffenders, offenders) with
    {
        Reoffences = reoffences,
        PerPerson = new(reoffenders, reoffenders, offenders, 2 * reoffences, reoffences, 0, 0, 0),
    };

    private static AreaCode Code(string letter) => new($"X{letter}", 2009);
}
