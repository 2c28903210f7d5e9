using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Indicators;

namespace LaaAnalytics.Disclosure.Tests.Sequences;

/// <summary>A cohort that was issued, and is another now.</summary>
public sealed class RevisedCohortTests
{
    private static readonly MeasurementScheme Scheme = SchemeCatalogue.Find("ni19-youth");
    private static readonly Indicator Rate = IndicatorCatalogue.Find("RO-Y");
    private static readonly AreaCode Whole = new("X10000001", 2009);
    private static readonly Period Spring = Period.OfMonths(2008, 1, 3);

    // 30 of 100 now.
    [Theory]
    [InlineData(99, 29, false)] // one child joined, who re-offended
    [InlineData(99, 30, false)] // one child joined, who did not
    [InlineData(101, 31, false)] // one child left
    [InlineData(90, 28, false)] // ten joined, of whom two re-offended
    [InlineData(90, 25, false)] // ten joined, of whom five did
    [InlineData(80, 20, true)] // twenty joined, of whom ten did
    [InlineData(100, 30, true)] // the same
    [InlineData(100, 28, true)] // of the same children two more have been proven to re-offend
    public void Few_people_between_what_was_issued_and_what_is_shown_withhold_it(long offenders, long reoffenders, bool isShown) =>
        Assert.Equal(isShown, Pack([new("pack 1", new(Scheme.Id, Whole, Spring), 1, offenders, reoffenders)]).Figures[0].Offenders is not null);

    // Its size was printed before it was final; that alone tells nothing of who re-offended.
    [Fact]
    public void A_cohort_whose_size_was_issued_is_shown_when_it_is_final() => Assert.Equal(100, Pack([new("pack 1", new(Scheme.Id, Whole, Spring), 1, 100, null)]).Figures[0].Offenders);

    [Fact]
    public void Without_an_earlier_pack_it_is_shown() => Assert.Equal(100, Pack([]).Figures[0].Offenders);

    private static PublishedReview Pack(IReadOnlyList<ReleasedCell> released)
    {
        Measure cell = new()
        {
            Key = new(Scheme.Id, Whole, Spring),
            Scheme = Scheme.Citation,
            Component = Component.Young,
            Offenders = 100,
            People = 100,
            Reoffenders = 30,
            Reoffences = 60,
            PerPerson = new(30, 30, 100, 200, 60, 0, 0, 0),
            MatureOn = new(2009, 1, 1),
            ObservedTo = new(2012, 1, 1),
        };
        ComponentEvidence young = new(Component.Young, Scheme, [Rate], [cell], cell, null, [], [], Trajectory.Of([], Rate.Id, Scheme.Citation), null) { Released = released };
        Agreement agreement = new("made", "Made", new(Whole, "Made"), [new(new("X07000001", 2009), "Arden")], "GO", 3, new(new(2005, 4, 1), new(2011, 4, 1)));
        return PublishedReview.From(new(agreement, new(new(2009, 4, 1), new(2009, 10, 1)), 1, [young], [], []), DisclosureProfile.Get("partner"));
    }
}
