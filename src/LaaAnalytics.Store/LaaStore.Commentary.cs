using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <content>What people wrote for a review; added to, never changed.</content>
public sealed partial class LaaStore
{
    /// <summary>What counts now for a review: the newest of each text and action, and the sign-off unless something was written after it.</summary>
    /// <param name="agreement">Agreement id.</param>
    /// <param name="reviewEnd">First day after the review.</param>
    /// <param name="accepted">Number of the last acceptance that counts; null for the newest. What it is of stands in <see cref="ReviewCommentary.Accepted"/>.</param>
    public ReviewCommentary Commentary(string agreement, DateOnly reviewEnd, int? accepted = null)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        using DuckDbConnection connection = _database.Connect();
        return Commentary(connection, agreement, reviewEnd, accepted);
    }

    /// <summary>What counts now for the newest earlier review for which anything was written; empty where there is none.</summary>
    /// <param name="agreement">Agreement id.</param>
    /// <param name="reviewEnd">First day after the review; reviews that end before this day are looked at.</param>
    public ReviewCommentary CommentaryBefore(string agreement, DateOnly reviewEnd)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        using DuckDbConnection connection = _database.Connect();
        using DuckDbResult found = connection.Query(SqlLibrary.Text("staging/commented_before"), Review(agreement, reviewEnd));
        return found.ReadRows()[0].Get<DateOnly?>("review_end") is DateOnly before
            ? Commentary(connection, agreement, before)
            : ReviewCommentary.Empty;
    }

    /// <summary>Adds what differs from what counts now, in one commit; the newest counts from then on.</summary>
    /// <remarks>
    /// Texts and actions that <paramref name="commentary"/> lacks are taken off. A sign-off is for everything written with it: where a text or an
    /// action changes, the one that stood is no signature of the new words, and without another the review is unsigned again.
    /// </remarks>
    /// <param name="agreement">Agreement id.</param>
    /// <param name="reviewEnd">First day after the review.</param>
    /// <param name="commentary">Everything that is to count.</param>
    /// <param name="acceptedOn">ISO instant in UTC of the run's clock.</param>
    /// <returns>Number of the acceptance, rising from 1; 0 where nothing differs and nothing was noted.</returns>
    /// <exception cref="InvalidOperationException">The store is open for reading only, or a load is under way.</exception>
    public int AcceptCommentary(string agreement, DateOnly reviewEnd, ReviewCommentary commentary, string acceptedOn)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(agreement);
        ArgumentNullException.ThrowIfNull(commentary);
        ArgumentException.ThrowIfNullOrWhiteSpace(acceptedOn);
        return Write(connection =>
        {
            ReviewCommentary known = Commentary(connection, agreement, reviewEnd);
            List<CommentaryText> texts = [.. commentary.Texts.Except(known.Texts)];
            texts.AddRange(known.Texts.ExceptBy(commentary.Texts.Select(Key), Key).Select(text => text with { Body = string.Empty }));
            List<PlannedAction> actions = [.. commentary.Actions.Except(known.Actions)];
            actions.AddRange(known.Actions.ExceptBy(commentary.Actions.Select(action => action.Id), action => action.Id).Select(action => action with { Action = string.Empty }));
            SignOff? signed = commentary.SignOff is SignOff given && given != known.SignOff ? given : null;
            if (texts.Count + actions.Count == 0 && signed is null)
            {
                return 0;
            }

            int accepted = connection.QueryScalar<int>(SqlLibrary.Text("staging/last_accepted")) + 1;
            foreach (CommentaryText text in texts)
            {
                connection.Execute(SqlLibrary.Text("merge/insert_commentary"),
                [
                    .. Review(agreement, reviewEnd), new("accepted", accepted), new("subject", text.Subject), new("part", text.Part),
                    new("body", text.Body), new("accepted_on", acceptedOn),
                ]);
            }

            foreach (PlannedAction action in actions)
            {
                connection.Execute(SqlLibrary.Text("merge/insert_planned_action"),
                [
                    .. Review(agreement, reviewEnd), new("accepted", accepted), new("action_id", action.Id), new("subject", action.Subject),
                    new("action", action.Action), new("owner", action.Owner), new("due", action.Due is DateOnly due ? due : DuckDbValue.Null),
                    new("state", action.State),
                ]);
            }

            if (signed is not null)
            {
                connection.Execute(SqlLibrary.Text("merge/insert_sign_off"),
                [
                    .. Review(agreement, reviewEnd), new("accepted", accepted), new("role", signed.Role), new("signed_on", signed.SignedOn),
                    new("as_of", signed.AsOf),
                ]);
            }

            return accepted;
        });
    }

    private static (string Subject, string Part) Key(CommentaryText text) => (text.Subject, text.Part);

    private static DuckDbParameter[] Review(string agreement, DateOnly reviewEnd) => [new("agreement_id", agreement), new("review_end", reviewEnd)];

    private static ReviewCommentary Commentary(DuckDbConnection connection, string agreement, DateOnly reviewEnd, int? accepted = null)
    {
        DuckDbParameter[] review = [.. Review(agreement, reviewEnd), new("accepted", accepted ?? int.MaxValue)];
        using DuckDbResult texts = connection.Query(SqlLibrary.Text("staging/stg_commentary"), review);
        using DuckDbResult actions = connection.Query(SqlLibrary.Text("staging/stg_planned_action"), review);
        using DuckDbResult signed = connection.Query(SqlLibrary.Text("staging/stg_sign_off"), review);
        return new(
            [.. texts.ReadRows().Select(row => new CommentaryText(row.Get<string>("subject"), row.Get<string>("part"), row.Get<string>("body")))],
            [
                .. actions.ReadRows().Select(row => new PlannedAction(
                    row.Get<string>("action_id"),
                    row.Get<string>("subject"),
                    row.Get<string>("action"),
                    row.Get<string>("owner"),
                    row.Get<DateOnly?>("due"),
                    row.Get<string>("state"))),
            ],
            signed.ReadRows().Select(row => new SignOff(row.Get<string>("role"), row.Get<DateOnly>("signed_on"), row.Get<int>("as_of"))).FirstOrDefault())
        {
            Accepted = connection.QueryScalar<int>(SqlLibrary.Text("staging/last_accepted_for_review"), review),
        };
    }

    /// <summary>Runs a change of the store in one transaction, alone.</summary>
    private T Write<T>(Func<DuckDbConnection, T> change)
    {
        ThrowIfReadOnly();
        if (Interlocked.CompareExchange(ref _loading, 1, 0) != 0)
        {
            throw new InvalidOperationException("A load is under way.");
        }

        try
        {
            using DuckDbConnection connection = _database.Connect();
            using DuckDbTransaction transaction = connection.Begin();
            T done = change(connection);
            transaction.Commit();
            return done;
        }
        finally
        {
            EndLoad();
        }
    }
}
