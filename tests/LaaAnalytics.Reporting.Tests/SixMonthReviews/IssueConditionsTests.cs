using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.SixMonthReviews;
using LaaAnalytics.Reporting.Tests.Commentaries;

namespace LaaAnalytics.Reporting.Tests.SixMonthReviews;

/// <summary>In the sample adults are rated Amber-green and by the officer Amber-red, young offenders have no target, and the PPO list was not supplied.</summary>
public sealed class IssueConditionsTests
{
    private static readonly PublishedReview Review = SampleCommentary.Review;
    private static readonly ReviewCommentary Whole = SampleCommentary.Written;

    [Fact]
    public void A_commentary_with_everything_may_be_issued() => Assert.Empty(Lacking(Whole));

    [Theory]
    [InlineData("RO-A", CommentaryPart.ExceptionCause, "Adult offenders: an exception without a cause.")]
    [InlineData("RO-P", CommentaryPart.ExceptionCause, "Prolific and other priority offenders: an exception without a cause.")]
    [InlineData("RO-A", CommentaryPart.RatingReason, "Adult offenders: the officer's own rating differs from the computed one, and no reason is given.")]
    public void A_text_that_is_lacking_is_named(string subject, string part, string expected) =>
        Assert.Equal([expected], Lacking(Whole with { Texts = [.. Whole.Texts.Where(text => (text.Subject, text.Part) != (subject, part))] }));

    [Theory]
    [InlineData("owner")]
    [InlineData("day")]
    [InlineData("dropped")]
    [InlineData("about another")]
    [InlineData("none")]
    public void An_exception_needs_an_action_of_its_own_with_an_owner_and_a_day_that_was_not_dropped(string lack)
    {
        PlannedAction action = Whole.Actions[1];
        PlannedAction[] actions = lack switch
        {
            "owner" => [Whole.Actions[0], action with { Owner = string.Empty }],
            "day" => [Whole.Actions[0], action with { Due = null }],
            "dropped" => [Whole.Actions[0], action with { State = ActionState.Dropped }],
            "about another" => [Whole.Actions[0], action with { Subject = CommentarySubject.Review }],
            _ => [Whole.Actions[0]],
        };
        Assert.Equal(["Prolific and other priority offenders: an exception without an action that has an owner and a day."], Lacking(Whole with { Actions = actions }));
    }

    [Fact]
    public void A_component_as_good_as_expected_needs_neither_cause_nor_action()
    {
        CommentaryText[] texts = [.. Whole.Texts.Where(text => text.Subject != "RO-A")];
        Assert.Empty(Lacking(Whole with { Texts = texts, Actions = [Whole.Actions[1]] }));
    }

    [Fact]
    public void A_component_rated_amber_red_by_the_rule_is_an_exception_whatever_the_officer_says()
    {
        // 380 of 2,110 is 18.0 per cent, above the 16.7 expected; its interval reaches 15.8.
        PublishedReview worse = Publish(evidence => evidence with { Components = [Adult(evidence, 380), .. evidence.Components.Skip(1)] });
        Assert.Equal(Rag.AmberRed, worse.Components[0].Rag);
        ReviewCommentary green = Whole with
        {
            Texts = [.. Whole.Texts.Where(text => text.Subject != "RO-A"), new("RO-A", CommentaryPart.OwnRating, "Green"), new("RO-A", CommentaryPart.RatingReason, "It is better now.")],
        };
        Assert.Equal(["Adult offenders: an exception without a cause."], IssueConditions.Lacking(worse, green, worse, []));
    }

    [Fact]
    public void A_figure_that_is_due_and_cannot_be_given_makes_an_exception_and_one_not_yet_due_does_not()
    {
        PublishedReview due = Publish(evidence => evidence with { Components = [evidence.Components[0], evidence.Components[1] with { Latest = null, YearBefore = null }, evidence.Components[2]] });
        Assert.True(due.Components[1].LacksDueFigure(due.Review));
        PublishedReview early = Publish(evidence => evidence with
        {
            Components = [evidence.Components[0], evidence.Components[1] with { Latest = null, YearBefore = null, Series = [evidence.Components[1].Series[3]] }, evidence.Components[2]],
        });
        Assert.False(early.Components[1].LacksDueFigure(early.Review));
    }

    [Fact]
    public void Nothing_is_issued_unsigned() =>
        Assert.StartsWith("Sign-off: nobody has signed", Assert.Single(IssueConditions.Lacking(Review, Whole with { SignOff = null }, null, [])), StringComparison.Ordinal);

    [Fact]
    public void A_sign_off_lapses_with_the_figures_it_was_given_for_and_only_then()
    {
        ReviewCommentary earlier = Whole with { SignOff = Whole.SignOff! with { AsOf = 1 } };
        Assert.Empty(IssueConditions.Lacking(Review, earlier, Publish(evidence => evidence with { AsOf = 1 }), []));
        PublishedReview other = Publish(evidence => evidence with { AsOf = 1, Components = [Adult(evidence, 330), .. evidence.Components.Skip(1)] });
        Assert.StartsWith("Sign-off: it is of the figures as known after load 1", Assert.Single(IssueConditions.Lacking(Review, earlier, other, [])), StringComparison.Ordinal);
        Assert.Single(IssueConditions.Lacking(Review, earlier, null, []));
        Assert.Single(IssueConditions.Lacking(Review, earlier, Review, []));
    }

    [Fact]
    public void A_hard_finding_on_the_data_stands_against_an_issue_and_a_soft_one_does_not()
    {
        QualityFinding hard = new("Q01", QualityDimension.Conformance, "police", "proven_offence", null, QualityOutcome.Hard, 0.3m, 0.2m, "Too many codes are unmapped.", "Map them.") { Title = "Codes not known", Counts = [1_530, 5_100] };
        PublishedReview checkedData = Publish(evidence => evidence with { Quality = [hard, hard with { Outcome = QualityOutcome.Soft }, hard with { Outcome = QualityOutcome.Exempt }] });
        Assert.Equal(["Data: Q01 Codes not known (police, proven_offence): 30.0 per cent. Map them."], IssueConditions.Lacking(Review, Whole, Review, checkedData.Quality));
    }

    private static IReadOnlyList<string> Lacking(ReviewCommentary commentary) => IssueConditions.Lacking(Review, commentary, Review, []);

    private static ComponentEvidence Adult(ReviewEvidence evidence, long reoffenders) => evidence.Components[0] with
    {
        Latest = evidence.Components[0].Latest! with { Reoffenders = reoffenders, PerPerson = new(2 * reoffenders, 2 * reoffenders, 4220, 4 * reoffenders, 2 * reoffenders, 0, 0, 0) },
        ByArea = [],
    };

    private static PublishedReview Publish(Func<ReviewEvidence, ReviewEvidence> change) => PublishedReview.From(change(SampleReview.Evidence()), DisclosureProfile.Get("partner"));
}
