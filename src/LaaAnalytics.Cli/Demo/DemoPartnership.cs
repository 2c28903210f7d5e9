using LaaAnalytics.Cli.Commands;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Refresh;
using LaaAnalytics.Refresh.Plans;
using LaaAnalytics.Refresh.Reviews;
using LaaAnalytics.Reporting.Commentaries;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Demo;

/// <summary>The made-up partnership's folder, and what its analyst does in it: each step is what the verb of the same name does, on a day of the story.</summary>
/// <param name="folder">The partnership's folder.</param>
/// <param name="review">Six months under review.</param>
internal sealed class DemoPartnership(PartnershipFolder folder, Period review)
{
    /// <summary>The folder.</summary>
    public PartnershipFolder Folder => folder;

    /// <summary>Takes in what lies in the inbox, as <c>laa refresh --yes</c> does.</summary>
    /// <param name="day">Day of the story.</param>
    /// <returns>The plan that was followed.</returns>
    public RefreshPlan Refresh(DateOnly day)
    {
        using FolderLock held = FolderLock.Take(folder);
        using QuarterRefresh refresh = QuarterRefresh.Begin(folder, new(Instant(day), DoctorCommand.Version));
        refresh.Complete(mentionsConfirmed: false);
        return refresh.Plan;
    }

    /// <summary>Undoes the load that a supply of the inbox became, as <c>laa withdraw</c> does.</summary>
    /// <param name="load">Number of the load.</param>
    /// <param name="reason">Why.</param>
    /// <param name="day">Day of the story.</param>
    public void Withdraw(int load, string reason, DateOnly day)
    {
        using LaaStore store = LaaStore.Open(folder.StorePath, StoreAccess.ReadWrite);
        store.Withdraw(load, reason, Instant(day));
    }

    /// <summary>Fills in <c>commentary.xlsx</c> and signs it, as the officers do; the next refresh reads it.</summary>
    /// <param name="isRevised">Whether for the revised pack.</param>
    /// <param name="day">Day of the story.</param>
    public void WriteCommentary(bool isRevised, DateOnly day)
    {
        using LaaStore store = LaaStore.Open(folder.StorePath, StoreAccess.ReadOnly);
        StoredReview stored = Of(store);
        PublishedReview published = stored.At(store.LastLoad);
        using FileStream file = File.Create(Path.Combine(folder.Evidence(review), CommentaryWorkbook.FileName));
        ReviewCommentary filled = DemoCommentary.Of(isRevised, day, store.LastLoad) with { Accepted = stored.Written.Accepted };
        CommentaryWorkbook.Lay(published, stored.Stamp(published), filled, stored.LastTime).Save(file);
    }

    /// <summary>Issues the signed pack, as <c>laa pack issue</c> does.</summary>
    /// <param name="day">Day of the story.</param>
    public IssuedFile Issue(DateOnly day)
    {
        using LaaStore store = LaaStore.Open(folder.StorePath, StoreAccess.ReadWrite);
        StoredReview stored = Of(store);
        return PackIssue.Run(stored, store.LastLoad, stored.Quality(store.At(store.LastLoad), folder.Partnership), folder.At("packs"), Instant(day), folder.Partnership);
    }

    /// <summary>The review as published now.</summary>
    public PublishedReview Published()
    {
        using LaaStore store = LaaStore.Open(folder.StorePath, StoreAccess.ReadOnly);
        return Of(store).At(store.LastLoad);
    }

    private StoredReview Of(LaaStore store) => new(
        store, folder.Partnership.Agreement, review, DisclosureProfile.Get(folder.Partnership.Profile), DoctorCommand.Version, folder.Partnership.Contact);

    private static string Instant(DateOnly day) => FormattableString.Invariant($"{day:yyyy-MM-dd}T09:00:00Z");
}
