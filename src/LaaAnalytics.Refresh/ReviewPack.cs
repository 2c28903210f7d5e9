using System.Globalization;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Indicators.Reviews;
using LaaAnalytics.Refresh.Reviews;
using LaaAnalytics.Reporting.SixMonthReviews;
using LaaAnalytics.Reporting.Workbooks;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh;

/// <summary>The six-month review of one vintage, from the store to the bytes of its workbook.</summary>
public static class ReviewPack
{
    /// <summary>Measures the review and protects it; figures only.</summary>
    /// <param name="store">Store, for its list of loads.</param>
    /// <param name="view">Vintage.</param>
    /// <param name="agreement">Agreement id.</param>
    /// <param name="review">Six months under review.</param>
    /// <param name="profile">Disclosure profile.</param>
    /// <exception cref="UsageException">There is no such agreement, or the review lies outside it.</exception>
    public static PublishedReview Publish(LaaStore store, StoreView view, string agreement, Period review, DisclosureProfile profile) =>
        PublishedReview.From(SixMonthEvidence.Collect(store, view, agreement, review), profile);

    /// <summary>Measures the review with the quality of the data behind it, by the partnership's settings, and protects it.</summary>
    /// <remarks>The data are judged on the day of their last load: the same vintage gives the same pack on every day.</remarks>
    /// <param name="store">Store, for its list of loads.</param>
    /// <param name="view">Vintage.</param>
    /// <param name="partnership">The partnership.</param>
    /// <param name="review">Six months under review.</param>
    /// <param name="profile">Disclosure profile.</param>
    /// <exception cref="UsageException">There is no such agreement, or the review lies outside it.</exception>
    public static PublishedReview Publish(LaaStore store, StoreView view, Partnership partnership, Period review, DisclosureProfile profile)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(partnership);
        ReviewEvidence evidence = SixMonthEvidence.Collect(store, view, partnership.Agreement, review);
        return PublishedReview.From(evidence with { Quality = QualityJudgement.Of(store, view, partnership, LoadedOn(store, view.AsOf)) }, profile);
    }

    /// <summary>The pack's file name and bytes.</summary>
    /// <param name="published">The review.</param>
    /// <param name="store">Store, for the day of its last load.</param>
    /// <param name="version">Version of the program.</param>
    /// <param name="contact">Whom to ask: a role, never a person's name; null for the partnership's analyst.</param>
    public static (string FileName, byte[] Content) Lay(PublishedReview published, LaaStore store, string version, string? contact)
    {
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(store);
        Workbook workbook = new StoredReview(store, published.Agreement.Id, published.Review, published.Profile, version, contact).Pack(published);
        using MemoryStream bytes = new();
        workbook.Save(bytes);
        return (SixMonthPack.FileName(published), bytes.ToArray());
    }

    private static DateOnly LoadedOn(LaaStore store, int asOf) =>
        DateOnly.ParseExact(store.Loads().Last(load => load.Seq <= asOf).LoadedOn.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
