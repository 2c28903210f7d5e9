using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;

namespace LaaAnalytics.Disclosure.Tests.Rules;

/// <summary>Which numbers of a cell have to be protected, on both sides of every edge.</summary>
public sealed class PrimaryRulesTests
{
    private static readonly AreaCode Area = new("A", 2009);

    [Theory]
    [InlineData("partner", Sensitivity.Ordinary, 5)]
    [InlineData("partner", Sensitivity.Young, 10)]
    [InlineData("partner", Sensitivity.Health, 10)]
    [InlineData("partner", Sensitivity.Deaths, 10)]
    [InlineData("public", Sensitivity.Ordinary, 10)]
    [InlineData("public", Sensitivity.Young, 20)]
    [InlineData("public", Sensitivity.Health, 20)]
    [InlineData("public", Sensitivity.Deaths, 20)]
    public void People_are_protected_from_1_up_to_but_without_the_threshold_of_their_class(string id, Sensitivity about, long threshold)
    {
        DisclosureProfile profile = DisclosureProfile.Get(id).For([about]);
        foreach ((long count, bool isProtected) in new[] { (1L, true), (threshold - 1, true), (threshold, false), (threshold + 1, false) })
        {
            Assert.Equal(isProtected ? threshold : 0, Of(Cell(count, 200), profile, CellStatistic.Reoffenders).Width);
            Assert.Equal(isProtected ? threshold : 0, Of(Cell(200 - count, 200), profile, CellStatistic.Others).Width);
            Assert.Equal(isProtected ? threshold : 0, Of(Cell(100, 200) with { BaselineOffenders = count }, profile, CellStatistic.BaselineOffenders).Width);
            Assert.Equal(isProtected, PrimaryRules.Protects(Cell(count, 200), profile));
        }
    }

    [Theory]
    [InlineData(Sensitivity.Ordinary, false)]
    [InlineData(Sensitivity.Young, true)]
    [InlineData(Sensitivity.Health, true)]
    public void Nobody_and_everybody_are_protected_where_the_class_asks_for_it(Sensitivity about, bool isProtected)
    {
        DisclosureProfile profile = DisclosureProfile.Get("partner").For([about]);
        DisclosureRuleName? rule = isProtected ? DisclosureRuleName.AllOrNone : null;
        Assert.Equal(rule, Of(Cell(0, 50), profile, CellStatistic.Reoffenders).Rule);
        Assert.Equal(rule, Of(Cell(50, 50), profile, CellStatistic.Others).Rule);
        Assert.False(PrimaryRules.Protects(Cell(0, 0), profile));
    }

    // 28 of 30 re-offences are two people's, of five who re-offended: 27 would be the most of 30.
    [Theory]
    [InlineData(14, 13, 27, false)]
    [InlineData(15, 13, 28, true)]
    public void Re_offences_that_are_nearly_all_of_two_people_are_protected(long first, long second, long largest, bool isProtected)
    {
        Measure cell = Cell(5, 100) with { Reoffences = largest + 3, EntriesByReoffences = [new(0, 95), new(1, 3), new(second, 1), new(first, 1)] };
        CellCount found = Of(cell, DisclosureProfile.Get("partner"), CellStatistic.Reoffences);
        Assert.Equal(isProtected ? 5 : 0, found.Width);
        Assert.Equal(isProtected, PrimaryRules.ProtectsOffences(cell, DisclosureProfile.Get("partner")));
        Assert.False(PrimaryRules.ProtectsOffences(cell, DisclosureProfile.Get("internal")));
    }

    // One has 200 of 204. To be 90 per cent with the second's one, 201 would have to be of 223.3; to leave a tenth of 200 to the others, the number would have to be 221.
    [Fact]
    public void The_range_reaches_as_far_as_the_number_would_have_to_be() =>
        Assert.Equal(40, Of(Cell(5, 100) with { Reoffences = 204, EntriesByReoffences = [new(0, 95), new(1, 4), new(200, 1)] }, DisclosureProfile.Get("partner"), CellStatistic.Reoffences).Width);

    [Fact]
    public void Offences_of_a_baseline_are_protected_where_their_squares_allow_two_people_to_have_nearly_all()
    {
        Measure cell = Cell(20, 40) with { Reoffences = 20, BaselineOffenders = 10, BaselineOffences = 100 };
        Assert.True(PrimaryRules.ProtectsOffences(cell with { PerPerson = new(0, 0, 0, 0, 0, 46 * 46 * 2, 0, 0) }, DisclosureProfile.Get("partner")));
        Assert.False(PrimaryRules.ProtectsOffences(cell with { PerPerson = new(0, 0, 0, 0, 0, 1_000, 0, 0) }, DisclosureProfile.Get("partner")));
    }

    [Theory]
    [InlineData("all", Component.Adult, 5)]
    [InlineData("all", Component.Young, 10)]
    [InlineData("age_group=young;sex=F", Component.All, 10)]
    [InlineData("age_group=adult;sex=F", Component.All, 5)]
    [InlineData("age_band=15-17", Component.All, 10)]
    [InlineData("age_band=18-20", Component.All, 5)]
    [InlineData("age_band=UNKNOWN", Component.All, 5)]
    public void A_table_with_a_cell_of_young_people_alone_is_protected_more_strictly(string group, Component component, long threshold)
    {
        Measure young = Cell(20, 100) with { Component = component, Key = new("RO", Area, Period.OfMonths(2008, 1, 3), group) };
        Indicator ordinary = IndicatorCatalogue.Find("RO-A");
        Assert.Equal(threshold, DisclosureProfile.Get("partner").For([ordinary], [Cell(20, 100), young]).HideBelow);
    }

    [Fact]
    public void Every_indicator_is_of_its_definitions_class_and_those_of_the_young_are_of_theirs()
    {
        Assert.All(IndicatorCatalogue.All, indicator => Assert.Equal(IndicatorCatalogue.SchemeOf(indicator).Sensitivity, indicator.Sensitivity));
        Assert.All(SchemeCatalogue.All.Where(scheme => scheme.Enters.AgeTo is < 18 || scheme.Component == Component.Young), scheme => Assert.Equal(Sensitivity.Young, scheme.Sensitivity));
        Assert.Equal(Sensitivity.Health, SchemeCatalogue.Find("ni38-drug").Sensitivity);
    }

    [Theory]
    [InlineData("NI 19 after 3 months", 10)]
    [InlineData("NI 111", 10)]
    [InlineData("NI 40", 10)]
    [InlineData("NI 18", 5)]
    [InlineData("something local", 5)]
    public void A_ready_made_count_is_of_its_national_indicators_class(string name, long threshold) => Assert.Equal(threshold, DisclosureProfile.Get("partner").For(name).HideBelow);

    internal static Measure Cell(long reoffenders, long offenders) => new()
    {
        Key = new("RO", Area, Period.OfMonths(2008, 1, 3)),
        Scheme = "ni18-adult@2008-05",
        Component = Component.Adult,
        Offenders = offenders,
        People = offenders,
        Reoffenders = reoffenders,
        Reoffences = reoffenders,
    };

    private static CellCount Of(Measure cell, DisclosureProfile profile, CellStatistic statistic) => PrimaryRules.Of(cell, profile)[(int)statistic];
}
