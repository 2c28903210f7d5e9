using System.Globalization;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.SixMonthReviews;
using LaaAnalytics.Spreadsheets;

namespace LaaAnalytics.Reporting.Commentaries;

/// <summary>Reads a filled-in commentary workbook back: tables by sheet and headers, rows by their locked keys, and of each row only the cells to fill in.</summary>
/// <remarks>Reads values within limits; nothing of the file is run. It does not matter which program saved it.</remarks>
public static class CommentaryReader
{
    private static readonly SpreadsheetLimits Limits = new() { FileBytes = 8 << 20, PartBytes = 32 << 20, TotalBytes = 64 << 20 };

    /// <summary>For which review and figures the workbook was written.</summary>
    /// <param name="workbook">The file; it can seek, and stays open.</param>
    /// <exception cref="UsageException">It is a spreadsheet, but not a commentary workbook.</exception>
    /// <exception cref="SpreadsheetRefusedException">It cannot be read as a spreadsheet.</exception>
    public static CommentaryStamp StampOf(Stream workbook)
    {
        using SpreadsheetFile file = SpreadsheetFile.Open(workbook, Limits);
        List<CommentaryProblem> problems = [];
        string[] headers = [CommentaryForm.AgreementHeader, CommentaryForm.ReviewToHeader, CommentaryForm.LoadHeader];
        if (FormSheet.Find(file, CommentaryWorkbook.SignOffSheet, headers, problems) is { Rows: [SpreadsheetRow row, ..] } sheet
            && DateOnly.TryParseExact(sheet.Locked(row, CommentaryForm.ReviewToHeader), "d MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly reviewTo)
            && int.TryParse(sheet.Locked(row, CommentaryForm.LoadHeader), NumberStyles.None, CultureInfo.InvariantCulture, out int asOf))
        {
            return new(sheet.Locked(row, CommentaryForm.AgreementHeader), reviewTo, asOf, AcceptedIn(file));
        }

        throw new UsageException(
            "The file is not a commentary workbook: its sheet Sign_off does not name an agreement, a review and a load.",
            "Fill in the workbook that 'laa pack commentary --out commentary.xlsx' writes, and leave its locked cells as they are.");
    }

    /// <summary>Reads texts, actions and sign-off.</summary>
    /// <param name="workbook">The file; it can seek, and stays open.</param>
    /// <param name="review">The review it was written for, with the figures of its load: locked cells are held against them.</param>
    /// <param name="written">What was accepted for this review already; actions that the file does not know stay.</param>
    /// <param name="lastTime">What was accepted for the review before.</param>
    /// <param name="inForm">What had been accepted when the workbook was written, and so stood in it; null for <paramref name="written"/>. Where it is older,
    /// what was not changed in the workbook is as accepted now, and what was changed both there and by an acceptance since is a problem. Where the workbook
    /// does not say what stood in it, an empty cell beside an accepted text is a problem too: it may have been cleared.</param>
    /// <param name="others">Names of areas and organisations that are no person's, in addition to those of the review.</param>
    /// <exception cref="SpreadsheetRefusedException">It cannot be read as a spreadsheet.</exception>
    public static CommentaryReading Read(
        Stream workbook, PublishedReview review, ReviewCommentary written, ReviewCommentary lastTime, ReviewCommentary? inForm = null, IReadOnlyList<string>? others = null)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(lastTime);
        using SpreadsheetFile file = SpreadsheetFile.Open(workbook, Limits);
        CommentaryForm form = CommentaryForm.Of(review, written, lastTime);
        List<CommentaryProblem> problems = [];
        EntryReader entries = new(form, PersonalWords.For(review, others ?? []), Accepted(written).Concat(Accepted(lastTime)));
        CommentaryForm? old = inForm is null || inForm.Accepted == written.Accepted ? null : CommentaryForm.Of(review, inForm, lastTime);
        bool isKnown = AcceptedIn(file) is int number && number <= written.Accepted;
        (IReadOnlyList<CommentaryText> texts, int textsKept) = Texts(file, form, old, isKnown, entries, problems);
        (IReadOnlyList<PlannedAction> actions, int actionsKept) = ActionRows.Read(file, form, written, old, isKnown, entries, problems);
        SignOff? signed = Signed(file, form, entries, problems);
        if (signed is not null && old is not null && textsKept + actionsKept > 0)
        {
            problems.Add(new(CommentaryWorkbook.SignOffSheet, 0, string.Empty, "a signature below everything that is accepted; this form lacks some of it, so it is not signed: sign the form that is written anew", Blocks: false));
            signed = null;
        }

        return new(new(texts, actions, signed) { Accepted = written.Accepted }, problems, entries.Mentions, old is not null);
    }

    /// <summary>Number of the acceptance that the form was written after; null where it names none.</summary>
    private static int? AcceptedIn(SpreadsheetFile file) =>
        FormSheet.Find(file, CommentaryWorkbook.SignOffSheet, [CommentaryForm.AcceptedHeader], []) is { Rows: [SpreadsheetRow row, ..] } sheet
        && int.TryParse(sheet.Locked(row, CommentaryForm.AcceptedHeader), NumberStyles.None, CultureInfo.InvariantCulture, out int accepted) ? accepted : null;

    /// <summary>What was accepted, word for word: words in it that looked like a person's were confirmed then.</summary>
    private static IEnumerable<string> Accepted(ReviewCommentary written) =>
        [.. written.Texts.Select(text => text.Body), .. written.Actions.SelectMany(action => (string[])[action.Action, action.Owner]), .. written.SignOff is SignOff signOff ? [signOff.Role] : (string[])[]];

    /// <summary>The texts of the file; beside an old form those accepted since, with their number.</summary>
    private static (IReadOnlyList<CommentaryText> Texts, int Kept) Texts(
        SpreadsheetFile file, CommentaryForm form, CommentaryForm? old, bool isKnown, EntryReader entries, List<CommentaryProblem> problems)
    {
        string[] locked = [CommentaryForm.FigureHeader, CommentaryForm.RatingHeader, CommentaryForm.DirectionHeader, CommentaryForm.LastTimeHeader];
        if (FormSheet.Find(
            file, CommentaryWorkbook.CommentarySheet, [CommentaryForm.SubjectHeader, CommentaryForm.QuestionHeader, .. locked, CommentaryForm.NowHeader], problems) is not FormSheet sheet)
        {
            return ([], 0);
        }

        int kept = 0;
        List<CommentaryText> texts = [];
        Dictionary<(string, string), CommentaryRow> expected = form.Rows.ToDictionary(row => (row.SubjectWords, row.Question));
        foreach (SpreadsheetRow row in sheet.Rows)
        {
            if (!expected.Remove((sheet.Locked(row, CommentaryForm.SubjectHeader), sheet.Locked(row, CommentaryForm.QuestionHeader)), out CommentaryRow? asked))
            {
                sheet.Refuse(row, string.Empty, "a subject and a question as they were written, each once");
                continue;
            }

            Compare(sheet, row, asked, locked);
            string? body = entries.Text(sheet, row, CommentaryForm.NowHeader, asked.Input);
            string? was = old?.Rows.First(row => row.Subject == asked.Subject && row.Part == asked.Part).Now;
            if (old is not null && was != asked.Now && body != asked.Now)
            {
                kept++;
                if (body != was || !isKnown)
                {
                    sheet.Refuse(row, CommentaryForm.NowHeader, "the cell as it was: another text was accepted for it since this form was written, and would be replaced unseen");
                }

                body = asked.Now;
            }

            if (body is not null)
            {
                texts.Add(new(asked.Subject, asked.Part, body));
            }
        }

        problems.AddRange(expected.Values.Select(missing => new CommentaryProblem(sheet.Name, 0, string.Empty, $"the row {missing.SubjectWords}, {missing.Question}")));
        return (texts, kept);
    }

    private static void Compare(FormSheet sheet, SpreadsheetRow row, CommentaryRow asked, string[] locked)
    {
        string[] written = asked.Component is PublishedComponent component
            ? [Headline.InShort(component), Words.Of(component.Rag), Words.Of(component.Direction), asked.LastTime ?? string.Empty]
            : ["[z]", "[z]", "[z]", asked.LastTime ?? string.Empty];
        for (int i = 0; i < locked.Length; i++)
        {
            if (sheet.Locked(row, locked[i]) != TypedText.Clean(written[i]))
            {
                sheet.Refuse(row, locked[i], "the locked cell as it was written; it is not read, and what the store holds counts", blocks: false);
            }
        }
    }

    private static SignOff? Signed(SpreadsheetFile file, CommentaryForm form, EntryReader entries, List<CommentaryProblem> problems)
    {
        string[] headers = [CommentaryForm.LoadHeader, CommentaryForm.MayIssueHeader, CommentaryForm.RoleHeader, CommentaryForm.SignedOnHeader];
        if (FormSheet.Find(file, CommentaryWorkbook.SignOffSheet, headers, problems) is not { Rows: [SpreadsheetRow row, ..] } sheet)
        {
            return null;
        }

        int before = problems.Count;
        string? may = sheet.Entry(row, CommentaryForm.MayIssueHeader, CommentaryForm.MayIssueInput);
        string? role = entries.Text(sheet, row, CommentaryForm.RoleHeader, CommentaryForm.RoleInput);
        DateOnly? day = sheet.Day(row, CommentaryForm.SignedOnHeader, form.SignedOnInput);
        if (may == CommentaryForm.Yes && role is not null && day is DateOnly signedOn)
        {
            return new(role, signedOn, form.Review.AsOf);
        }

        if (problems.Count == before && (may == CommentaryForm.Yes || (may is null && (role is not null || day is not null))))
        {
            sheet.Refuse(row, string.Empty, "Yes with a role and a date, or nothing");
        }

        return null;
    }
}
