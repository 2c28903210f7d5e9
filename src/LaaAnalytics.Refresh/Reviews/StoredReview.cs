using System.Collections.Concurrent;
using System.Globalization;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Indicators.Reviews;
using LaaAnalytics.Quality;
using LaaAnalytics.Reporting.Commentaries;
using LaaAnalytics.Reporting.SixMonthReviews;
using LaaAnalytics.Reporting.Workbooks;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Reviews;

/// <summary>One review of one agreement as a store holds it: its figures in any vintage, and what people wrote about them.</summary>
/// <param name="Store">Store.</param>
/// <param name="Agreement">Agreement id.</param>
/// <param name="Review">Six months under review.</param>
/// <param name="Profile">Disclosure profile.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Contact">Whom to ask: a role, never a person's name; null for the partnership's analyst.</param>
public sealed record StoredReview(LaaStore Store, string Agreement, Period Review, DisclosureProfile Profile, string Version, string? Contact)
{
    /// <summary>What was measured so far: a vintage does not change, and a refresh asks for the same one several times.</summary>
    private readonly ConcurrentDictionary<(LaaStore Store, string Agreement, Period Review, int AsOf, int Before), ReviewEvidence> _measured = new();

    /// <summary>The same with bridges to other definitions, which only packs show.</summary>
    private readonly ConcurrentDictionary<(LaaStore Store, string Agreement, Period Review, int AsOf, int Before), ReviewEvidence> _bridged = new();

    /// <summary>What was accepted for this review and counts now.</summary>
    public ReviewCommentary Written => Store.Commentary(Agreement, Review.EndExclusive);

    /// <summary>What was accepted for the review before.</summary>
    public ReviewCommentary LastTime => Store.CommentaryBefore(Agreement, Review.EndExclusive);

    /// <summary>Packs issued for this review, in the order of issuing.</summary>
    public IReadOnlyList<IssuedPack> Issues =>
        [.. Store.IssuedPacks().Where(pack => pack.Agreement == Agreement && pack.Kind == IssuedPack.SixMonth && pack.Review == Review)];

    /// <summary>The review measured and protected as known after a load.</summary>
    /// <param name="asOf">Load.</param>
    /// <param name="quality">Findings on the data of that load; none where null.</param>
    /// <param name="before">Position in the register from which on issued packs are not looked at: a pack that was issued is laid out again as it was then; null for all.</param>
    /// <exception cref="UsageException">There is no such load or agreement, or the review lies outside it.</exception>
    public PublishedReview At(int asOf, IReadOnlyList<QualityFinding>? quality = null, int? before = null) =>
        PublishedReview.From(Measured(asOf, Before(before)) with { Quality = quality ?? [] }, Profile);

    /// <summary>What the checks of the data find for the agreement in one vintage.</summary>
    /// <remarks>The data are judged on the day of their last load: the same vintage gives the same pack on every day.</remarks>
    /// <param name="view">Vintage.</param>
    /// <param name="partnership">Whose settings are used; null, or one of another agreement, for the usual ones.</param>
    public IReadOnlyList<QualityFinding> Quality(StoreView view, Partnership? partnership)
    {
        ArgumentNullException.ThrowIfNull(view);
        DateOnly day = LoadedOn(view.AsOf);
        return partnership?.Agreement == Agreement
            ? QualityJudgement.Of(Store, view, partnership, day)
            : QualityAssessment.ForAgreement(QualityAssessment.Of(Store, view, QualitySettings.Default, day), Store, Agreement);
    }

    /// <summary>What stands against an issue of these figures with what is written and signed now, a sentence each.</summary>
    /// <param name="published">Figures of a load, with the findings on its data.</param>
    public IReadOnlyList<string> Lacking(PublishedReview published)
    {
        ArgumentNullException.ThrowIfNull(published);
        return IssueConditions.Lacking(published, Written, Signed(), published.Quality);
    }

    /// <summary>Whether the words now are signed beside these figures, or beside the same ones of another load.</summary>
    public bool IsSigned(PublishedReview published)
    {
        ArgumentNullException.ThrowIfNull(published);
        return Signed() is PublishedReview signed && IssueConditions.Differing(signed, published).Count == 0;
    }

    /// <summary>What a workbook of these figures says of itself.</summary>
    public PackStamp Stamp(PublishedReview published, PackIssueStamp? issue = null)
    {
        ArgumentNullException.ThrowIfNull(published);
        return new(LoadedOn(published.AsOf), Version, Contact ?? $"the performance analyst of {published.Agreement.Name}", issue);
    }

    /// <summary>The pack: a draft, or as issued. It says what changed since the last one under its own profile; where the profile rounds, it has none of what officers wrote beside figures as counted.</summary>
    /// <param name="published">Its figures.</param>
    /// <param name="issue">What makes it an issued pack, or null for a draft.</param>
    /// <param name="before">Position in the register from which on issues are not looked at for what changed since; null for all.</param>
    public Workbook Pack(PublishedReview published, PackIssueStamp? issue = null, int? before = null)
    {
        ArgumentNullException.ThrowIfNull(published);
        IssuedPack? last = SinceLastPack.LastOf([.. Store.IssuedPacks().Where(pack => pack.Profile == Profile.Id)], Agreement, Review, before);
        SinceLastPack? since = last is null ? null : SinceLastPack.Of(last, Store.IssuedFigures(last.PackId), published);
        return SixMonthPack.Lay(published.WithBridges(Bridged(published.AsOf, Before(before))), Stamp(published, issue), Profile.IsRounded ? ReviewCommentary.Empty : Written, since);
    }

    /// <summary>The workbook in which officers write and sign.</summary>
    public Workbook CommentaryForm(PublishedReview published) => CommentaryWorkbook.Lay(published, Stamp(published), Written, LastTime);

    /// <summary>The review with the figures that were signed; null where nothing is.</summary>
    private PublishedReview? Signed() => Written.SignOff is SignOff signOff && signOff.AsOf >= 1 && signOff.AsOf <= Store.LastLoad ? At(signOff.AsOf) : null;

    private ReviewEvidence Measured(int asOf, int before) => _measured.GetOrAdd(
        (Store, Agreement, Review, asOf, before), static of => SixMonthEvidence.Collect(of.Store, of.Store.At(of.AsOf), of.Agreement, of.Review, of.Before));

    private ReviewEvidence Bridged(int asOf, int before) => _bridged.GetOrAdd(
        (Store, Agreement, Review, asOf, before), of => SixMonthEvidence.WithBridges(of.Store.At(of.AsOf), Measured(of.AsOf, of.Before)));

    /// <summary>The position given, or the one after the last issue.</summary>
    private int Before(int? before) => before ?? Store.IssuedPacks().Select(pack => pack.Position).DefaultIfEmpty(0).Max() + 1;

    private DateOnly LoadedOn(int asOf) =>
        DateOnly.ParseExact(Store.Loads().Last(load => load.Seq <= asOf).LoadedOn.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
