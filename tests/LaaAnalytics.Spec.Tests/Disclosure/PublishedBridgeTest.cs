using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Bridges;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Bridges;
using LaaAnalytics.Indicators;

namespace LaaAnalytics.Spec.Disclosure;

public sealed class PublishedBridgeTest
{
    private static readonly DisclosureProfile Partner = DisclosureProfile.Get("partner");
    private static readonly MeasurementScheme From = SchemeCatalogue.Find("ni18-adult");
    private static readonly MeasurementScheme To = SchemeCatalogue.Find("moj-annual");

    [Fact]
    public void Changes_are_those_of_the_printed_rates_and_add_up()
    {
        PublishedBridge bridge = Published((300, 100), (200, 50), (200, 57), (180, 66));
        Assert.Equal([33.3m, 25.0m, 28.5m, 36.7m], bridge.Steps.Select(step => step.Rate));
        Assert.Equal([null, -8.3m, 3.5m, 8.2m], bridge.Steps.Select(step => step.Change));
        Assert.Equal(bridge.Steps[^1].Rate - bridge.Steps[0].Rate, bridge.Steps.Sum(step => step.Change ?? 0));
    }

    [Fact]
    public void Two_definitions_of_very_different_people_warn_of_it()
    {
        Assert.Null(Published((300, 100), (151, 50)).Warning);
        Assert.Contains("counts 300 entries and the second 150,", Published((300, 100), (150, 50)).Warning, StringComparison.Ordinal);
        Assert.Contains("counts 150 entries and the second 300,", Published((150, 50), (300, 100)).Warning, StringComparison.Ordinal);
        Assert.Null(Published((300, 3), (100, 50)).Warning); // withheld
    }

    // Between the second and the third level two people re-offend: their level is told together with the next.
    [Fact]
    public void A_level_that_differs_by_a_few_people_is_told_with_the_next()
    {
        PublishedBridge bridge = Published((300, 100), (200, 50), (200, 52), (180, 70));
        Assert.Equal([[], [BridgeRule.Population], [BridgeRule.Window, BridgeRule.WaitingPeriod]], bridge.Steps.Select(step => step.Rules));
        Assert.Equal([33.3m, 25.0m, 38.9m], bridge.Steps.Select(step => step.Rate));
    }

    // The third level stands apart from its neighbour and three people from the start.
    [Fact]
    public void A_level_is_held_against_every_other_that_is_shown()
    {
        PublishedBridge bridge = Published((300, 100), (200, 50), (300, 103), (180, 70));
        Assert.Equal([300, 200, 180], bridge.Steps.Select(step => step.Offenders));
    }

    [Fact]
    public void A_level_that_differs_from_the_end_by_a_few_people_is_left_out()
    {
        PublishedBridge bridge = Published((300, 100), (200, 50), (180, 68), (180, 70));
        Assert.Equal([300, 200, 180], bridge.Steps.Select(step => step.Offenders));
        Assert.Equal(38.9m, bridge.Steps[^1].Rate);
    }

    [Theory]
    [InlineData(300, 3, 200, 50)] // a few re-offenders at the start
    [InlineData(300, 298, 200, 50)] // a few who did not re-offend
    [InlineData(300, 100, 200, 98)] // two between the ends
    [InlineData(300, 100, 3, 0)] // a few people at the end
    public void Ends_with_a_few_people_in_or_between_them_withhold_the_whole(long offenders, long reoffenders, long offendersThen, long reoffendersThen)
    {
        PublishedBridge bridge = Published((offenders, reoffenders), (offendersThen, reoffendersThen));
        Assert.Empty(bridge.Steps);
        Assert.Contains("below 5", bridge.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_end_has_no_rate()
    {
        PublishedBridge bridge = Published((300, 100), (0, 0));
        Assert.Empty(bridge.Steps);
        Assert.Contains("no rate", bridge.Reason, StringComparison.Ordinal);
    }

    private static PublishedBridge Published(params IReadOnlyList<(long Offenders, long Reoffenders)> counts) => PublishedBridge.Of(
        new(From, To, Period.Parse("2008-01..2008-12"), [.. counts.Select((one, place) => Level(place, one.Offenders, one.Reoffenders))], []), Partner, asOf: 4);

    private static BridgeLevel Level(int place, long offenders, long reoffenders) => new(
        place == 0 ? null : BridgeRules.InOrder[place - 1],
        From,
        new()
        {
            Key = new(From.Id, new("ALL", 2009), Period.Parse("2008-01..2008-12")),
            Scheme = From.Citation,
            Component = From.Component,
            Offenders = offenders,
            Reoffenders = reoffenders,
            Reoffences = 3 * reoffenders,
        });
}
