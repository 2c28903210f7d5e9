using System.Text;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Refresh.Commentaries;
using LaaAnalytics.Refresh.Plans;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh;

/// <summary>What a refresh makes of the store as it stands: the draft pack and what is to do. Each is written where it differs, and left where it does not.</summary>
internal static class ReviewOutputs
{
    /// <summary>Writes what is missing or differs.</summary>
    /// <param name="folder">The partnership's folder, whose store is not open.</param>
    /// <param name="request">The run.</param>
    /// <param name="plan">The plan that was followed: where things stand after it.</param>
    /// <param name="commentary">The commentary workbook where all of it is accepted, so that it may be written anew; null to leave it.</param>
    /// <param name="written">Files written so far; those written here are added.</param>
    public static void Write(PartnershipFolder folder, RefreshRequest request, RefreshPlan plan, CommentaryFile? commentary, List<string> written)
    {
        if (!File.Exists(folder.StorePath) || plan.Review is not Period review)
        {
            Put(folder, Path.Combine(folder.At("evidence"), "todo.md"), TodoList.Of(folder.Partnership, plan, request.Today, [], review: null, ReviewCommentary.Empty, isCommentaryUnread: false), written);
            return;
        }

        using LaaStore store = LaaStore.Open(folder.StorePath, StoreAccess.ReadOnly);
        // Before there was a review the list stood outside its folder.
        if (File.Exists(folder.At("evidence", "todo.md")))
        {
            File.Delete(folder.At("evidence", "todo.md"));
        }

        string agreement = folder.Partnership.Agreement;
        ReviewCommentary said = store.Commentary(agreement, review.EndExclusive);
        PublishedReview published = ReviewPack.Publish(store, store.At(store.LastLoad), folder.Partnership, review, QuarterRefresh.Profile(folder.Partnership));
        (string name, byte[] content) = ReviewPack.Lay(published, store, request.Version, folder.Partnership.Contact, said);
        if (Output.Write(Path.Combine(folder.DraftPacks, name), content))
        {
            written.Add($"packs/draft/{name}");
        }

        if (commentary is not null && commentary.IsAsRead())
        {
            byte[] form = ReviewPack.LayCommentary(published, store, request.Version, folder.Partnership.Contact, said, store.CommentaryBefore(agreement, review.EndExclusive));
            if (Output.Write(commentary.Path, form))
            {
                written.Add(folder.Relative(commentary.Path));
            }
        }

        Put(folder, Path.Combine(folder.Evidence(review), "todo.md"), TodoList.Of(folder.Partnership, plan, request.Today, store.Loads(), published, said, isCommentaryUnread: commentary is null), written);
    }

    private static void Put(PartnershipFolder folder, string path, IReadOnlyList<string> lines, List<string> written)
    {
        if (Output.Write(path, Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")))
        {
            written.Add(folder.Relative(path));
        }
    }
}
