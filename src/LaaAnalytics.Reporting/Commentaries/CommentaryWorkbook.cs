using System.Globalization;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.SixMonthReviews;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.Commentaries;

/// <summary>The workbook in which officers write what a review says beside its figures, plan actions and sign.</summary>
/// <remarks>
/// Figures, ratings and last time's texts stand locked beside framed cells to fill in. The sheet Sign_off names agreement, review and load, so that
/// a file written for another review, or over other figures, is told apart. The same review and texts give the same bytes.
/// </remarks>
public static class CommentaryWorkbook
{
    /// <summary>Sheet and table of the texts.</summary>
    internal const string CommentarySheet = "Commentary";

    /// <summary>Sheet of the actions.</summary>
    internal const string ActionsSheet = "Actions";

    /// <summary>Sheet of the sign-off.</summary>
    internal const string SignOffSheet = "Sign_off";

    /// <summary>Name of the file.</summary>
    public const string FileName = "commentary.xlsx";

    /// <summary>Lays out the workbook.</summary>
    /// <param name="review">Published figures and words.</param>
    /// <param name="stamp">What the workbook says of itself.</param>
    /// <param name="written">What was accepted for this review already; it stands in the cells to fill in.</param>
    /// <param name="lastTime">What was accepted for the review before; its texts stand beside, its open actions are carried over.</param>
    public static Workbook Lay(PublishedReview review, PackStamp stamp, ReviewCommentary written, ReviewCommentary lastTime)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(stamp);
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(lastTime);
        CommentaryForm form = CommentaryForm.Of(review, written, lastTime);
        Workbook workbook = new(new()
        {
            Title = $"Commentary: {review.Agreement.Name}, {review.Review.InWords()}",
            Subject = "Reducing re-offending: what the partnership says beside the figures of its six-month review",
            Creator = review.Agreement.Name,
            Description = "Texts, actions and the sign-off for the six-month review. To be filled in by the partnership.",
            Keywords = ["Local Area Agreement", "re-offending", "six-month review", "commentary", review.Agreement.Area.Name],
            AsAt = stamp.AsAt,
        });
        Cover(workbook.Cover, review, stamp);
        Texts(workbook, form);
        Actions(workbook, form);
        SignOff(workbook, form);
        workbook.SetProvenance("Agreement", review.Agreement.Id);
        workbook.SetProvenance("AsOf", review.AsOf.ToString(CultureInfo.InvariantCulture));
        workbook.SetProvenance("ReviewTo", review.Review.LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return workbook;
    }

    private static void Cover(Sheet cover, PublishedReview review, PackStamp stamp)
    {
        cover.Paragraph($"What the partnership says beside the figures of its six-month review of {review.Agreement.Area.Name}, {review.Review.InWords()}: texts, actions and the sign-off.");
        cover.Heading("How to fill it in");
        cover.Paragraph("Write in the framed cells of the sheets Commentary, Actions and Sign_off. A cell may stay empty; what it says then counts as not written.");
        cover.Paragraph($"Name roles, never people, neither officers nor anybody who offended. Give no date of birth, address or number of a person, and no number of people from 1 to {(review.Profile.HideBelow - 1).ToString(CultureInfo.InvariantCulture)}.");
        cover.Paragraph("Words that look like the name or a number of a person are shown to you before a text is taken.");
        cover.Paragraph("Save it under its own name as an Excel workbook, close it, and run 'laa refresh' in the partnership's folder, which reads it. Where there is only a store: laa pack commentary --read commentary.xlsx.");
        cover.Heading("What is asked of an exception");
        cover.Paragraph(Disclosure.Judgement.ExceptionRule);
        cover.Paragraph("Its cause goes on the sheet Commentary, in the row 'What is the cause, where this is an exception?'; its action on the sheet Actions, with an owner and a day. Without both no pack is issued.");
        cover.Heading("About this workbook");
        cover.Paragraph($"Source: figures of the store as known after load {review.AsOf.ToString(CultureInfo.InvariantCulture)}, loaded up to {Period.DayInWords(stamp.AsAt)}. Where figures change after you wrote, you are told, and your texts are kept.");
        cover.Paragraph($"Publication date: none; the pack that carries these texts is published. Figures are as at {Period.DayInWords(stamp.AsAt)}.");
        cover.Paragraph("Next update: with the next six-month review.");
        cover.Paragraph($"Contact: {stamp.Contact}");
    }

    private static void Texts(Workbook workbook, CommentaryForm form)
    {
        Sheet sheet = workbook.AddSheet(CommentarySheet, $"Commentary: {form.Review.Agreement.Area.Name}, review of {form.Review.Review.InWords()}");
        sheet.AddTable("commentary", form.Rows,
        [
            new(CommentaryForm.SubjectHeader, row => CellValue.Text(row.SubjectWords)) { Width = 20 },
            new(CommentaryForm.QuestionHeader, row => CellValue.Text(row.Question)) { Width = 26 },
            new(CommentaryForm.FigureHeader, row => row.Component is null ? CellValue.Of(Shorthand.NotApplicable) : CellValue.Text(Headline.InShort(row.Component))) { Width = 32 },
            new(CommentaryForm.RatingHeader, row => row.Component is null ? CellValue.Of(Shorthand.NotApplicable) : CellValue.Text(Words.Of(row.Component.Rag))) { Width = 17, Statuses = Words.RagStyles },
            new(CommentaryForm.DirectionHeader, row => row.Component is null ? CellValue.Of(Shorthand.NotApplicable) : CellValue.Text(Words.Of(row.Component.Direction))) { Width = 16 },
            new(CommentaryForm.LastTimeHeader, row => Written(row.LastTime)) { Width = 44 },
            new(CommentaryForm.NowHeader, row => Written(row.Now)) { Width = 60, Input = row => row.Input },
        ], "nothing was written there last time, or nothing has been filled in yet");
    }

    private static void Actions(Workbook workbook, CommentaryForm form)
    {
        Sheet sheet = workbook.AddSheet(ActionsSheet, $"Actions: {form.Review.Agreement.Area.Name}, review of {form.Review.Review.InWords()}");
        sheet.Paragraph("Actions of last time that are still open come first. To take an action off the list for good, set it to Dropped; it then stands in this review's pack and not in the next.");
        sheet.AddTable("actions", form.Actions,
        [
            new(CommentaryForm.IdHeader, row => CellValue.Text(row.Id)) { Width = 8 },
            new(CommentaryForm.AboutHeader, row => Written(row.Planned is null ? null : form.WordsOf(row.Planned.Subject))) { Width = 24, Input = _ => form.AboutInput },
            new(CommentaryForm.ActionHeader, row => Written(row.Planned?.Action)) { Width = 70, Input = _ => CommentaryForm.ActionInput },
            new(CommentaryForm.OwnerHeader, row => Written(row.Planned?.Owner)) { Width = 34, Input = _ => CommentaryForm.OwnerInput },
            new(CommentaryForm.DueHeader, row => row.Planned?.Due is DateOnly due ? CellValue.Day(due) : CellValue.Blank) { Width = 22, Alignment = ColumnAlignment.Left, Input = _ => form.DueInput },
            new(CommentaryForm.StateHeader, row => Written(row.Planned?.State)) { Width = 16, Input = _ => CommentaryForm.StateInput },
        ], "they have not been filled in");
    }

    private static void SignOff(Workbook workbook, CommentaryForm form)
    {
        Sheet sheet = workbook.AddSheet(SignOffSheet, $"Sign-off: {form.Review.Agreement.Area.Name}, review of {form.Review.Review.InWords()}");
        sheet.Paragraph("Who signs answers for the texts and actions of this workbook, beside the figures of the load named here. Where figures change afterwards, the pack has to be signed again.");
        sheet.AddTable("sign_off", [form],
        [
            new(CommentaryForm.AgreementHeader, _ => CellValue.Text(form.Review.Agreement.Id)) { Width = 24 },
            new(CommentaryForm.ReviewToHeader, _ => CellValue.Date(form.Review.Review.LastDay)) { Width = 22 },
            new(CommentaryForm.LoadHeader, _ => CellValue.Number(form.Review.AsOf)) { Width = 14, Alignment = ColumnAlignment.Left },
            new(CommentaryForm.MayIssueHeader, _ => Written(form.Signed is null ? null : CommentaryForm.Yes)) { Width = 20, Input = _ => CommentaryForm.MayIssueInput },
            new(CommentaryForm.RoleHeader, _ => Written(form.Signed?.Role)) { Width = 40, Input = _ => CommentaryForm.RoleInput },
            new(CommentaryForm.SignedOnHeader, _ => form.Signed is SignOff signed ? CellValue.Day(signed.SignedOn) : CellValue.Blank) { Width = 24, Alignment = ColumnAlignment.Left, Input = _ => form.SignedOnInput },
            new(CommentaryForm.AcceptedHeader, _ => CellValue.Number(form.Accepted)) { Width = 14, Alignment = ColumnAlignment.Left },
        ], "they have not been filled in");
    }

    private static CellValue Written(string? words) => string.IsNullOrEmpty(words) ? CellValue.Blank : CellValue.Text(words);
}
