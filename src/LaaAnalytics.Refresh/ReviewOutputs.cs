using System.Text;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
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
    /// <param name="written">Files written so far; those written here are added.</param>
    public static void Write(PartnershipFolder folder, RefreshRequest request, RefreshPlan plan, List<string> written)
    {
        if (!File.Exists(folder.StorePath) || plan.Review is not Period review)
        {
            Put(folder, Path.Combine(folder.At("evidence"), "todo.md"), TodoList.Of(folder.Partnership, plan, [], review: null), written);
            return;
        }

        using LaaStore store = LaaStore.Open(folder.StorePath, StoreAccess.ReadOnly);
        PublishedReview published = ReviewPack.Publish(store, store.At(store.LastLoad), folder.Partnership, review, QuarterRefresh.Profile(folder.Partnership));
        (string name, byte[] content) = ReviewPack.Lay(published, store, request.Version, folder.Partnership.Contact);
        if (Output.Write(Path.Combine(folder.DraftPacks, name), content))
        {
            written.Add($"packs/draft/{name}");
        }

        Put(folder, Path.Combine(folder.Evidence(review), "todo.md"), TodoList.Of(folder.Partnership, plan, store.Loads(), published), written);
    }

    private static void Put(PartnershipFolder folder, string path, IReadOnlyList<string> lines, List<string> written)
    {
        if (Output.Write(path, Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")))
        {
            written.Add(folder.Relative(path));
        }
    }
}
