using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.Commentaries;
using LaaAnalytics.Reporting.Tests.SixMonthReviews;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.Tests.Commentaries;

/// <summary>Texts and actions about the sample review, in which adults are rated Amber-green and young offenders are not rated, and the PPO list is missing.</summary>
internal static class SampleCommentary
{
    public static PublishedReview Review { get; } = PublishedReview.From(SampleReview.Evidence(), DisclosureProfile.Get("partner"));

    public static ReviewCommentary LastTime { get; } = new(
        [
            new("RO-A", CommentaryPart.WorksWell, "Offender managers meet the police weekly."),
            new("review", CommentaryPart.Next, "The housing protocol is signed in May."),
        ],
        [
            new("A1", "RO-A", "Agree a housing protocol with the district councils", "Head of housing options", new(2009, 7, 31), ActionState.Late),
            new("A2", "RO-Y", "Train panel members", "Head of the youth offending team", new(2009, 5, 29), ActionState.Done),
        ],
        null);

    public static ReviewCommentary Written { get; } = new(
        [
            new("RO-A", CommentaryPart.WorksWell, "=Good; the weekly meeting goes on."),
            new("RO-A", CommentaryPart.OwnRating, "Amber-red"),
            new("RO-A", CommentaryPart.RatingReason, "Caseloads rose in July."),
            new("RO-A", CommentaryPart.ExceptionCause, "Two hostels closed."),
            new("RO-P", CommentaryPart.ExceptionCause, "The list was not supplied in time."),
            new("review", CommentaryPart.Risks, "Funding of the drug programme ends in March."),
        ],
        [
            new("A1", "RO-A", "Agree a housing protocol with the district councils", "Head of housing options", new(2009, 11, 30), ActionState.OnTrack),
            new("A3", "RO-P", "Supply the list each month", "Police data officer", new(2009, 12, 31), ActionState.NotStarted),
        ],
        new("Chair of the partnership", new(2009, 11, 12), 2));

    public static Workbook Workbook(ReviewCommentary? written = null, ReviewCommentary? lastTime = null) =>
        CommentaryWorkbook.Lay(Review, SampleReview.Stamp, written ?? ReviewCommentary.Empty, lastTime ?? LastTime);
}
