using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Refresh.Commentaries;

/// <summary>What a filled-in commentary says that was not accepted before, in numbers.</summary>
/// <param name="Texts">Texts that are new, changed or taken out.</param>
/// <param name="Actions">Actions that are new, changed or taken out.</param>
/// <param name="IsSigned">Whether it brings a sign-off.</param>
internal sealed record CommentaryNews(int Texts, int Actions, bool IsSigned)
{
    /// <summary>Nothing.</summary>
    public static CommentaryNews None { get; } = new(0, 0, false);

    /// <summary>Whether all of it was accepted before.</summary>
    public bool IsNothing => Texts + Actions == 0 && !IsSigned;

    /// <summary>What the second says and the first does not.</summary>
    public static CommentaryNews Of(ReviewCommentary accepted, ReviewCommentary read)
    {
        int texts = read.Texts.Except(accepted.Texts).Count() + accepted.Texts.ExceptBy(read.Texts.Select(text => (text.Subject, text.Part)), text => (text.Subject, text.Part)).Count();
        int actions = read.Actions.Except(accepted.Actions).Count() + accepted.Actions.ExceptBy(read.Actions.Select(action => action.Id), action => action.Id).Count();
        return new(texts, actions, read.SignOff is not null && read.SignOff != accepted.SignOff);
    }
}
