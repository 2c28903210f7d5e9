using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>What the partnership says beside the figures, and what it does: sheets Commentary and Actions.</summary>
internal static class CommentarySheets
{
    public static void Add(Workbook workbook, PublishedReview review, ReviewCommentary commentary)
    {
        AddTexts(workbook, review, commentary);
        AddActions(workbook, review, commentary);
    }

    private static void AddTexts(Workbook workbook, PublishedReview review, ReviewCommentary commentary)
    {
        Sheet sheet = workbook.AddSheet("Commentary", $"Commentary of the partnership: {review.Agreement.Area.Name}, review of {review.Review.InWords()}");
        if (commentary.Texts.Count == 0)
        {
            sheet.Paragraph("The partnership has not written a commentary on these figures yet.");
            return;
        }

        sheet.Paragraph("Texts and the officers' own ratings are the partnership's; computed ratings come from the rule in the notes.");
        sheet.Paragraph(Judgement.ExceptionRule);
        IReadOnlyList<Subject> subjects =
        [
            .. review.Components.Select(component => new Subject(component.Indicators[0].Id, Words.Of(component.Component), component)),
            new(CommentarySubject.Review, "The review as a whole", null),
        ];
        CellValue Text(Subject subject, string part) => commentary.Text(subject.Id, part) is string body ? CellValue.Text(body) : CellValue.Blank;
        CellValue OfComponent(Subject subject, string part) => subject.Component is null ? CellValue.Of(Shorthand.NotApplicable) : Text(subject, part);
        sheet.AddTable("commentary", subjects,
        [
            new("Subject", subject => CellValue.Text(subject.InWords)) { Width = 18 },
            new("Computed rating", subject => subject.Component is null ? CellValue.Of(Shorthand.NotApplicable) : CellValue.Text(Words.Of(subject.Component.Rag))) { Width = 14, Statuses = Words.RagStyles },
            new("Officer's own rating", subject => OfComponent(subject, CommentaryPart.OwnRating)) { Width = 14 },
            new("Why the two ratings differ", subject => OfComponent(subject, CommentaryPart.RatingReason)) { Width = 26 },
            new("What works well", subject => Text(subject, CommentaryPart.WorksWell)) { Width = 36 },
            new("Risks to delivery", subject => Text(subject, CommentaryPart.Risks)) { Width = 36 },
            new("What happens next", subject => Text(subject, CommentaryPart.Next)) { Width = 36 },
            new("Cause, where this is an exception", subject => OfComponent(subject, CommentaryPart.ExceptionCause)) { Width = 36 },
        ], "nothing was written there");
    }

    private static void AddActions(Workbook workbook, PublishedReview review, ReviewCommentary commentary)
    {
        Sheet sheet = workbook.AddSheet("Actions", $"Actions and their owners: {review.Agreement.Area.Name}, review of {review.Review.InWords()}");
        if (commentary.Actions.Count == 0)
        {
            sheet.Paragraph("The partnership has not planned an action for this review yet.");
            return;
        }

        sheet.AddTable("actions", commentary.Actions,
        [
            new("Id", action => CellValue.Text(action.Id)) { Width = 8 },
            new("About", action => CellValue.Text(About(review, action.Subject))) { Width = 24 },
            new("Action", action => CellValue.Text(action.Action)) { Width = 70 },
            new("Owner, as a role", action => action.Owner.Length > 0 ? CellValue.Text(action.Owner) : CellValue.Blank) { Width = 34 },
            new("Due", action => action.Due is DateOnly due ? CellValue.Date(due) : CellValue.Blank) { Width = 22 },
            new("State", action => CellValue.Text(action.State)) { Width = 16 },
        ], "no owner or no day is named yet");
    }

    private static string About(PublishedReview review, string subject) =>
        review.Components.FirstOrDefault(component => component.Indicators[0].Id == subject) is PublishedComponent component ? Words.Of(component.Component) : "The review as a whole";

    private sealed record Subject(string Id, string InWords, PublishedComponent? Component);
}
