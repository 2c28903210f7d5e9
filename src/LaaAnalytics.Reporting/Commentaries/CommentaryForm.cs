using System.Globalization;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.SixMonthReviews;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.Commentaries;

/// <summary>What the commentary workbook asks: its rows, keys, headers and rules of entry, for the writer and the reader alike.</summary>
internal sealed class CommentaryForm
{
    public const string SubjectHeader = "Subject";
    public const string QuestionHeader = "What is asked";
    public const string FigureHeader = "Latest figure";
    public const string RatingHeader = "Computed rating";
    public const string DirectionHeader = "Direction";
    public const string LastTimeHeader = "Last time";
    public const string NowHeader = "This time";
    public const string IdHeader = "Id";
    public const string AboutHeader = "About";
    public const string ActionHeader = "Action";
    public const string OwnerHeader = "Owner, as a role";
    public const string DueHeader = "Due";
    public const string StateHeader = "State";
    public const string AgreementHeader = "Agreement";
    public const string ReviewToHeader = "Review to";
    public const string LoadHeader = "Figures as of load";
    public const string MayIssueHeader = "May this be issued";
    public const string RoleHeader = "Signed by, as a role";
    public const string SignedOnHeader = "Signed on";
    public const string AcceptedHeader = "Texts as of acceptance";
    public const string Yes = "Yes";

    /// <summary>Most characters of a text.</summary>
    public const int LongestText = 2000;

    /// <summary>Most characters of an action.</summary>
    public const int LongestAction = 500;

    /// <summary>Most characters of a role.</summary>
    public const int LongestRole = 100;

    /// <summary>A review of the past may be signed at any later time.</summary>
    private static readonly DateOnly LastSigning = new(2099, 12, 31);

    private const int LeastActionRows = 12;
    private const int LeastBlankActionRows = 6;
    private const string WholeReview = "The review as a whole";
    private const string ReviewId = CommentarySubject.Review;

    private CommentaryForm(PublishedReview review, ReviewCommentary written, ReviewCommentary lastTime)
    {
        Review = review;
        Subjects = [.. review.Components.Select(component => (component.Indicators[0].Id, Words.Of(component.Component))), (ReviewId, WholeReview)];
        Rows =
        [
            .. review.Components.SelectMany(component => CommentaryPart.All.Select(part => Row(component.Indicators[0].Id, component, part, written, lastTime))),
            .. new[] { CommentaryPart.WorksWell, CommentaryPart.Risks, CommentaryPart.Next }.Select(part => Row(ReviewId, null, part, written, lastTime)),
        ];
        Actions = ActionRows(written, lastTime);
        Accepted = written.Accepted;
        Signed = written.SignOff is SignOff signed && signed.AsOf == review.AsOf ? signed : null;
        AboutInput = CellInput.Choice([.. Subjects.Select(subject => subject.Words)], "Choose the component the action is about, or the review as a whole.");
        DueInput = CellInput.Date(review.Agreement.Term.Start, review.Agreement.Term.EndExclusive.AddYears(5), $"The last day, for example {Example(review.Review.PlusMonths(6).LastDay)}.");
        SignedOnInput = CellInput.Date(review.Review.Start, LastSigning, $"The day of signing, for example {Example(review.Review.EndExclusive.AddDays(41))}.");
    }

    /// <summary>The review asked about.</summary>
    public PublishedReview Review { get; }

    /// <summary>Ids of subjects with the words that stand for them, in the order of the workbook.</summary>
    public IReadOnlyList<(string Id, string Words)> Subjects { get; }

    /// <summary>Rows of the sheet Commentary; the words of the subject and the question are the key.</summary>
    public IReadOnlyList<CommentaryRow> Rows { get; }

    /// <summary>Rows of the sheet Actions; the id is the key.</summary>
    public IReadOnlyList<ActionRow> Actions { get; }

    /// <summary>Number of the acceptance that the texts in the form come of; 0 for none. A form that names another is an old one.</summary>
    public int Accepted { get; }

    /// <summary>The sign-off to show; null where nobody has signed these figures.</summary>
    public SignOff? Signed { get; }

    public CellInput AboutInput { get; }

    public CellInput DueInput { get; }

    public CellInput SignedOnInput { get; }

    public static CellInput ActionInput { get; } = CellInput.Text(LongestAction, "What is to be done. At most 500 characters. No names of people.", lines: 3);

    public static CellInput OwnerInput { get; } = CellInput.Text(LongestRole, "Who does it, as a role: for example head of the youth offending team. No names of people.");

    public static CellInput StateInput { get; } = CellInput.Choice(ActionState.All, "Choose how far it is.");

    public static CellInput MayIssueInput { get; } = CellInput.Choice([Yes, "No"], "Choose Yes when the texts and actions may go to the Government Office with these figures.");

    public static CellInput RoleInput { get; } = CellInput.Text(LongestRole, "Your role, for example chair of the partnership. No names of people.");

    /// <summary>The form for a review.</summary>
    public static CommentaryForm Of(PublishedReview review, ReviewCommentary written, ReviewCommentary lastTime) => new(review, written, lastTime);

    /// <summary>Words of a subject; its id where the form does not know it.</summary>
    public string WordsOf(string subject) => Subjects.FirstOrDefault(known => known.Id == subject).Words ?? subject;

    /// <summary>Id of the subject that these words stand for.</summary>
    public string IdOf(string words) => Subjects.First(known => known.Words == words).Id;

    /// <summary>Whether the text has the form of an action's id.</summary>
    public static bool IsActionId(string text) => text.Length is > 1 and < 6 && text[0] == 'A' && Number(text) > 0;

    private CommentaryRow Row(string subject, PublishedComponent? component, string part, ReviewCommentary written, ReviewCommentary lastTime)
    {
        CellInput input = part == CommentaryPart.OwnRating
            ? CellInput.Choice([.. Words.RagStyles.Select(style => style.Word)], "Choose your own rating. Where it differs from the computed one, give the reason in the next row.")
            : part == CommentaryPart.ExceptionCause ? CellInput.Text(LongestText, "Needed for an exception: why it is one. Its action goes on the sheet Actions. At most 2,000 characters. No names of people, no numbers of a person.", lines: 3)
            : CellInput.Text(LongestText, "At most 2,000 characters. No names of people, no dates of birth, no numbers of a person.", lines: 3);
        return new(subject, WordsOf(subject), component, part, Question(part), lastTime.Text(subject, part), written.Text(subject, part), input);
    }

    private static string Question(string part) => part switch
    {
        CommentaryPart.WorksWell => "What works well?",
        CommentaryPart.Risks => "Which risks to delivery are there?",
        CommentaryPart.Next => "What happens next?",
        CommentaryPart.OwnRating => "Your own rating",
        CommentaryPart.RatingReason => "Why does your rating differ from the computed one?",
        CommentaryPart.ExceptionCause => "What is the cause, where this is an exception?",
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    /// <summary>Actions written for this review; before any is, last time's open ones; then rows to fill, numbered on.</summary>
    private static List<ActionRow> ActionRows(ReviewCommentary written, ReviewCommentary lastTime)
    {
        List<PlannedAction> known = [.. written.IsEmpty ? lastTime.Actions.Where(action => action.IsOpen) : written.Actions];
        List<ActionRow> rows = [.. known.Select(action => new ActionRow(action.Id, action))];
        int next = written.Actions.Concat(lastTime.Actions).Select(action => Number(action.Id)).DefaultIfEmpty(0).Max() + 1;
        int total = Math.Max(LeastActionRows, known.Count + LeastBlankActionRows);
        for (int row = rows.Count; row < total; row++)
        {
            rows.Add(new(string.Create(CultureInfo.InvariantCulture, $"A{next++}"), null));
        }

        return rows;
    }

    private static string Example(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static int Number(string id) => id.Length > 1 && int.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}

/// <summary>One row of the sheet Commentary.</summary>
/// <param name="Subject">Subject id.</param>
/// <param name="SubjectWords">Words that stand for it.</param>
/// <param name="Component">Published figures of the subject, or null for the review as a whole.</param>
/// <param name="Part">Part of the commentary.</param>
/// <param name="Question">Words that stand for it.</param>
/// <param name="LastTime">Text of the review before, or null.</param>
/// <param name="Now">Text accepted for this review, or null.</param>
/// <param name="Input">What may be entered.</param>
internal sealed record CommentaryRow(
    string Subject, string SubjectWords, PublishedComponent? Component, string Part, string Question, string? LastTime, string? Now, CellInput Input);

/// <summary>One row of the sheet Actions.</summary>
/// <param name="Id">Id of the action, or the one that a new action takes.</param>
/// <param name="Planned">The action, or null for a row to fill.</param>
internal sealed record ActionRow(string Id, PlannedAction? Planned);
