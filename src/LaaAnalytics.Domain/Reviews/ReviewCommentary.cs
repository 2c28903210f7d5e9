namespace LaaAnalytics.Domain.Reviews;

/// <summary>What people of the partnership wrote for one review: texts, actions and the sign-off.</summary>
/// <param name="Texts">At most one for each subject and part; never an empty one.</param>
/// <param name="Actions">By id; never one without an action.</param>
/// <param name="SignOff">Who answers for what is written, or null where nobody has signed what is written now.</param>
public sealed record ReviewCommentary(IReadOnlyList<CommentaryText> Texts, IReadOnlyList<PlannedAction> Actions, SignOff? SignOff)
{
    /// <summary>Nothing written.</summary>
    public static ReviewCommentary Empty { get; } = new([], [], null);

    /// <summary>Number of the last acceptance for the review, signatures and what was taken off included; 0 where nothing was ever accepted.</summary>
    public int Accepted { get; init; }

    /// <summary>Whether nothing is written.</summary>
    public bool IsEmpty => Texts.Count == 0 && Actions.Count == 0 && SignOff is null;

    /// <summary>The text of a subject and part, or null where none is written.</summary>
    public string? Text(string subject, string part) => Texts.FirstOrDefault(text => text.Subject == subject && text.Part == part)?.Body;
}

/// <summary>One text of a commentary.</summary>
/// <param name="Subject">Indicator id (<c>RO-A</c>), or <see cref="CommentarySubject.Review"/>.</param>
/// <param name="Part">One of <see cref="CommentaryPart.All"/>.</param>
/// <param name="Body">The text, as typed, without control characters.</param>
public sealed record CommentaryText(string Subject, string Part, string Body);

/// <summary>What a text or an action is about, where it is not one indicator.</summary>
public static class CommentarySubject
{
    /// <summary>The review as a whole.</summary>
    public const string Review = "review";
}

/// <summary>The parts of a commentary on one subject.</summary>
public static class CommentaryPart
{
    /// <summary>What works well.</summary>
    public const string WorksWell = "works_well";

    /// <summary>Risks to delivery.</summary>
    public const string Risks = "risks";

    /// <summary>What happens next.</summary>
    public const string Next = "next";

    /// <summary>The officer's own rating, one of the five rating words.</summary>
    public const string OwnRating = "own_rating";

    /// <summary>Why the officer's own rating differs from the computed one.</summary>
    public const string RatingReason = "rating_reason";

    /// <summary>Why the indicator is an exception.</summary>
    public const string ExceptionCause = "exception_cause";

    /// <summary>Every part, in the order of the commentary workbook.</summary>
    public static IReadOnlyList<string> All { get; } = [WorksWell, Risks, Next, OwnRating, RatingReason, ExceptionCause];
}

/// <summary>Something the partnership has agreed to do.</summary>
/// <param name="Id">Id that the action keeps from review to review, <c>A1</c>.</param>
/// <param name="Subject">Indicator id, or <see cref="CommentarySubject.Review"/>.</param>
/// <param name="Action">What is to be done.</param>
/// <param name="Owner">A role, never a person's name; empty where none is named yet.</param>
/// <param name="Due">Last day, or null where none is set yet.</param>
/// <param name="State">One of <see cref="ActionState.All"/>.</param>
public sealed record PlannedAction(string Id, string Subject, string Action, string Owner, DateOnly? Due, string State)
{
    /// <summary>Whether it is still to be done, and so stands on the next review's list.</summary>
    public bool IsOpen => State is not (ActionState.Done or ActionState.Dropped);

    /// <summary>Whether it says who does it and by when.</summary>
    public bool IsComplete => Owner.Length > 0 && Due is not null;
}

/// <summary>How far an action is.</summary>
public static class ActionState
{
    /// <summary>Not started.</summary>
    public const string NotStarted = "Not started";

    /// <summary>On track.</summary>
    public const string OnTrack = "On track";

    /// <summary>Late.</summary>
    public const string Late = "Late";

    /// <summary>Done.</summary>
    public const string Done = "Done";

    /// <summary>Given up.</summary>
    public const string Dropped = "Dropped";

    /// <summary>Every state, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [NotStarted, OnTrack, Late, Done, Dropped];
}

/// <summary>Who answers for a review's commentary, and for which figures.</summary>
/// <param name="Role">A role, never a person's name.</param>
/// <param name="SignedOn">Day.</param>
/// <param name="AsOf">Load after which the figures were known that the signer saw.</param>
public sealed record SignOff(string Role, DateOnly SignedOn, int AsOf);
