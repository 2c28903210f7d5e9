using System.Text;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Refresh.Commentaries;
using LaaAnalytics.Refresh.Plans;
using LaaAnalytics.Refresh.Reviews;
using LaaAnalytics.Reporting.SixMonthReviews;
using LaaAnalytics.Reporting.Workbooks;
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
    /// <returns>Whether nothing stands against an issue and none was made yet; whether the last one says what would be issued now; and what has become of the last one where it is out of date.</returns>
    public static (bool CanBeIssued, bool IsIssued, string? OutOfDate) Write(PartnershipFolder folder, RefreshRequest request, RefreshPlan plan, CommentaryFile? commentary, List<string> written)
    {
        if (!File.Exists(folder.StorePath) || plan.Review is not Period review)
        {
            Put(folder, folder.At("evidence", "todo.md"), Text(new(folder.Partnership, plan, request.Today)), written);
            return (false, false, null);
        }

        using LaaStore store = LaaStore.Open(folder.StorePath, StoreAccess.ReadOnly);
        // Before there was a review the list stood outside its folder.
        if (File.Exists(folder.At("evidence", "todo.md")))
        {
            File.Delete(folder.At("evidence", "todo.md"));
        }

        StoredReview stored = request.Review(store, folder.Partnership, review);
        StoreView view = store.At(store.LastLoad);
        IReadOnlyList<QualityFinding> quality = stored.Quality(view, folder.Partnership);
        PublishedReview published = stored.At(view.AsOf, quality);
        Put(folder, Path.Combine(folder.DraftPacks, SixMonthPack.FileName(published)), Bytes(stored.Pack(published)), written);
        if (commentary is not null && commentary.IsAsRead())
        {
            Put(folder, commentary.Path, Bytes(stored.CommentaryForm(published)), written);
        }

        IReadOnlyList<string> lacking = stored.Lacking(published);
        string? outOfDate = PackIssue.OutOfDate(stored, published, lacking, folder.Partnership);
        TodoList todo = new(folder.Partnership, plan, request.Today)
        {
            Loads = store.Loads(),
            Review = published,
            Commentary = stored.Written,
            Lacking = lacking,
            Issues = stored.Issues,
            OutOfDate = outOfDate,
            IsCommentaryUnread = commentary is null,
        };
        Put(folder, Path.Combine(folder.Evidence(review), "todo.md"), Text(todo), written);
        return (lacking.Count == 0 && todo.Issues.Count == 0, lacking.Count == 0 && todo.Issues.Count > 0 && outOfDate is null, outOfDate);
    }

    private static byte[] Text(TodoList todo) => Encoding.UTF8.GetBytes(string.Join('\n', todo.Lines()) + "\n");

    private static byte[] Bytes(Workbook workbook)
    {
        using MemoryStream bytes = new();
        workbook.Save(bytes);
        return bytes.ToArray();
    }

    private static void Put(PartnershipFolder folder, string path, byte[] content, List<string> written)
    {
        if (Output.Write(path, content))
        {
            written.Add(folder.Relative(path));
        }
    }
}
