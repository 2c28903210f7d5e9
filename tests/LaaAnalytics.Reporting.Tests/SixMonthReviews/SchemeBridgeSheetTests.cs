using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Bridges;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Bridges;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.Tests.Workbooks;

namespace LaaAnalytics.Reporting.Tests.SixMonthReviews;

/// <summary>The bridge in the pack, and what of it may stand beside the pack's own figures.</summary>
public sealed class SchemeBridgeSheetTests
{
    private static readonly ReviewEvidence Sample = SampleReview.Evidence();
    private static readonly ComponentEvidence Adult = Sample.Components[0];

    // 331 of 2,110 is 15.7; 244 of 1,204 is 20.3; 402 is 33.4; 447 of 1,180 is 37.9. The changes 4.6, 13.1 and 4.5 add up to 22.2.
    [Fact]
    public void The_steps_add_up_and_a_level_of_a_few_people_is_told_with_the_next()
    {
        string sheet = Sheet(evidence => evidence);
        Assert.Contains("Adult offenders: from ni18-adult@2008-05 to moj-annual@2011-10, index dates January to December 2008: 15.7 per 100 offenders becomes 37.9.", sheet, StringComparison.Ordinal);
        Assert.Contains("Adult offenders | None yet: ni18-adult@2008-05 | 2110 | 331 | Re-offenders | 15.7 | [z] |", sheet, StringComparison.Ordinal);
        Assert.Contains("| Population | 1204 | 244 | Re-offenders | 20.3 | 4.6 |", sheet, StringComparison.Ordinal);
        Assert.Contains("| Follow-up window | 1204 | 402 | Re-offenders | 33.4 | 13.1 |", sheet, StringComparison.Ordinal);
        Assert.Contains("| Waiting period for proof, one entry per person | 1180 | 447 | Re-offenders | 37.9 | 4.5 |", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("405", sheet, StringComparison.Ordinal);
        Assert.Contains("The same in both: what proves an offence, offences counted, what is reported.", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("no common axis", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void A_component_without_a_bridge_says_why()
    {
        string sheet = Sheet(evidence => evidence);
        Assert.Contains("Young offenders: there is no bridge. No span of index dates is final", sheet, StringComparison.Ordinal);
        Assert.Contains("Prolific and other priority offenders: there is no bridge. No cohort is final by ni30-ppo@2008-05.", sheet, StringComparison.Ordinal);
        string bare = Sheet(evidence => evidence with { Components = [Adult with { Bridge = null, NoBridge = "Nobody is in it." }, .. evidence.Components.Skip(1)] });
        Assert.DoesNotContain("Rule exchanged", bare, StringComparison.Ordinal);
    }

    [Fact]
    public void Ends_that_report_different_things_belong_on_no_common_axis()
    {
        SchemeBridge bridge = SampleReview.Bridge(Adult.Scheme, Adult.Latest!, (1204, 244), (1204, 402));
        BridgeLevel end = bridge.Levels[^1] with { Rule = BridgeRule.Statistic, Scheme = Adult.Scheme with { Statistic = SchemeStatistic.ReoffencesPer100Offenders } };
        string sheet = Sheet(evidence => evidence with { Components = [Adult with { Bridge = bridge with { Levels = [.. bridge.Levels.Take(2), end] } }, .. evidence.Components.Skip(1)] });
        Assert.Contains("they belong on no common axis", sheet, StringComparison.Ordinal);
        Assert.Contains("| What is reported | 1204 | 804 | Re-offences | 66.8 |", sheet, StringComparison.Ordinal);
    }

    // Another component's cell of the same area and index dates has two people more than the second level.
    [Fact]
    public void A_level_that_differs_by_a_few_people_from_a_count_of_the_pack_is_left_out()
    {
        ComponentEvidence Beside(Measure cell) => Sample.Components[1] with { Latest = cell };
        PublishedBridge bridge = Bridge(Adult, Beside(SampleReview.Pool(Sample.Components[1].Scheme, SampleReview.Whole, 2008, 300, 1206)));
        Assert.Equal([2110, 1180], bridge.Steps.Select(step => step.Offenders));
        Assert.Equal(4, bridge.Steps[1].Rules.Count);

        // Its end may not be left out: then nothing is shown, nor where the index dates only overlap; of other index dates or another area the count does not matter.
        Assert.Empty(Bridge(Adult, Beside(SampleReview.Pool(Sample.Components[1].Scheme, SampleReview.Whole, 2008, 300, 1183))).Steps);
        Measure overlapping = SampleReview.Cell(Sample.Components[1].Scheme, SampleReview.Whole, Period.OfMonths(2007, 10, 12), 300, 1183);
        Assert.Empty(Bridge(Adult, Beside(overlapping)).Steps);
        Assert.Equal(4, Bridge(Adult, Beside(SampleReview.Pool(Sample.Components[1].Scheme, SampleReview.Whole, 2007, 300, 1183))).Steps.Count);
        Assert.Equal(4, Bridge(Adult, Beside(SampleReview.Pool(Sample.Components[1].Scheme, new("X07000002", 2009), 2008, 300, 1183))).Steps.Count);
    }

    // 2,110 and 1,056 are less than a factor of two apart, 2,110 and 1,055 are not.
    [Fact]
    public void Definitions_of_mostly_other_people_have_no_bridge_in_a_pack()
    {
        string With(long offenders) => Sheet(evidence => evidence with
        {
            Components = [Adult with { Bridge = SampleReview.Bridge(Adult.Scheme, Adult.Latest!, (1204, 244), (offenders, 371)) }, .. evidence.Components.Skip(1)],
        });
        Assert.Contains("| 1056 | 371 |", With(1056), StringComparison.Ordinal);
        Assert.Contains("Adult offenders: there is no bridge. One of ni18-adult@2008-05 and moj-annual@2011-10 counts at least twice as many entries", With(1055), StringComparison.Ordinal);
        Assert.DoesNotContain("1055", With(1055), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_pack_hides_the_start_the_bridge_is_withheld()
    {
        Measure small = Adult.Latest! with { Reoffenders = 3 };
        PublishedBridge bridge = Bridge(Adult with { Latest = small, Bridge = SampleReview.Bridge(Adult.Scheme, small, (1204, 244), (1204, 402), (1204, 440), (1180, 447)) }, Sample.Components[1]);
        Assert.Empty(bridge.Steps);
        Assert.Contains("to protect people", bridge.Reason, StringComparison.Ordinal);
    }

    // The start is the year 2007, which the pack does not show, and one of its four quarters is withheld: their sum would give it back.
    [Fact]
    public void A_start_that_would_cost_the_pack_a_figure_is_withheld_and_the_figures_stay()
    {
        List<Measure> series = [.. Adult.Series];
        series[1] = series[1] with { Reoffenders = 3 };
        Measure year = SampleReview.Pool(Adult.Scheme, SampleReview.Whole, 2007, 277, 2102);
        ComponentEvidence without = Adult with { Series = series, YearBefore = null, Bridge = null };
        ComponentEvidence with = without with { Bridge = SampleReview.Bridge(Adult.Scheme, year, (1204, 244), (1204, 402), (1204, 437), (1180, 447)) };
        Assert.Empty(Bridge(with, Sample.Components[1]).Steps);
        Assert.Equal(Published(without, Sample.Components[1]).Figures.Select(figure => (figure.Id, figure.Offenders)), Published(with, Sample.Components[1]).Figures.Select(figure => (figure.Id, figure.Offenders)));

        // With nothing withheld the year may be shown.
        Assert.Equal(5, Bridge(with with { Series = Adult.Series }, Sample.Components[1]).Steps.Count);
    }

    private static PublishedBridge Bridge(ComponentEvidence adult, ComponentEvidence young) => Published(adult, young).Components[0].Bridge!;

    private static PublishedReview Published(ComponentEvidence adult, ComponentEvidence young) =>
        PublishedReview.From(Sample with { Components = [adult, young, Sample.Components[2]] }, DisclosureProfile.Get("partner"));

    private static string Sheet(Func<ReviewEvidence, ReviewEvidence> change)
    {
        string text = SavedParts.CellTexts(SampleReview.Pack(change));
        string rest = text[text.IndexOf("== Scheme_bridge", StringComparison.Ordinal)..];
        int next = rest.IndexOf("\n== ", StringComparison.Ordinal);
        return next < 0 ? rest : rest[..next];
    }
}
