using System.Globalization;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Files;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.SixMonthReviews;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Refresh.Reviews;

/// <summary>An issued pack and its file.</summary>
/// <param name="Pack">As registered.</param>
/// <param name="Path">Its file.</param>
/// <param name="IsNew">False where the same pack had been registered before, and only its file was looked after.</param>
/// <param name="PutBack">The last issue before the run, where its file was gone and was put back; null where it was there.</param>
public sealed record IssuedFile(IssuedPack Pack, string Path, bool IsNew, IssuedPack? PutBack = null);

/// <summary>Issues a review's pack: held against what has to be there, sealed, registered with every figure, put in its place.</summary>
/// <remarks>
/// The file is written aside, then the pack is registered in one commit, then the file is renamed. A run that is interrupted leaves either no issue,
/// or an issue whose file the next run puts in its place: a repeat lays out the same bytes and finds their digest in the register.
/// </remarks>
public static class PackIssue
{
    /// <summary>Issues the pack.</summary>
    /// <param name="review">The review, its store open for writing.</param>
    /// <param name="asOf">Load after which its figures are known.</param>
    /// <param name="quality">Findings on the data of that load.</param>
    /// <param name="folder">Folder for the file; made where there is none.</param>
    /// <param name="now">ISO instant in UTC of the run's clock.</param>
    /// <param name="partnership">Whose quality settings <paramref name="quality"/> was judged by; null for the usual ones.</param>
    /// <exception cref="UsageException">Something is lacking, or another file stands in the way; nothing was issued. A file of the last issue that was gone is in its place again.</exception>
    public static IssuedFile Run(StoredReview review, int asOf, IReadOnlyList<QualityFinding> quality, string folder, string now, Partnership? partnership = null)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(quality);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentException.ThrowIfNullOrWhiteSpace(now);
        IReadOnlyList<IssuedPack> issues = review.Issues;
        IssuedPack? putBack = PutBack(issues, review, folder, partnership);
        PublishedReview published = review.At(asOf, quality);
        IReadOnlyList<string> lacking = review.Lacking(published);
        if (lacking.Count > 0)
        {
            PublishedQuality[] hard = [.. published.Quality.Where(finding => finding.Outcome == QualityOutcome.Hard)];
            throw new UsageException(
                string.Create(CultureInfo.InvariantCulture, $"{(putBack is null ? "The pack cannot be issued" : $"The file of {putBack.PackId} was gone and is put back; the pack cannot be issued anew")}; {lacking.Count} {(lacking.Count == 1 ? "thing is" : "things are")} lacking:\n") + string.Join('\n', lacking.Select(each => "  " + each)),
                string.Join('\n', [.. hard.Length == 0 ? [] : IssueRemedy.OfData(hard, review.Review, partnership?.JudgedOn(Day(now)) ?? Day(now)), .. lacking.Count == hard.Length ? [] : (IEnumerable<string>)[IssueRemedy.OfWords]]));
        }

        if (issues is [.., IssuedPack last] && SameAs(last, review, published, partnership) is Workbook again)
        {
            string place = Path.Combine(folder, last.FileName);
            if (IsFree(place, last.Digest))
            {
                Put(again, place);
            }

            return new(last, place, IsNew: false, putBack);
        }

        return Issue(review, published, review.Written, issues.Count + 1, folder, now) with { PutBack = putBack };
    }

    /// <summary>What has become of the issue that was made last: a sentence where what would be issued now is another, or where figures have moved; null where neither is so, or nothing was issued.</summary>
    /// <param name="review">The review.</param>
    /// <param name="published">Its figures now, with the findings on their data.</param>
    /// <param name="lacking">What stands against an issue of them.</param>
    /// <param name="partnership">Whose quality settings count; null for the usual ones.</param>
    public static string? OutOfDate(StoredReview review, PublishedReview published, IReadOnlyList<string> lacking, Partnership? partnership)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(lacking);
        IReadOnlyList<IssuedPack> issues = review.Issues;
        if (issues is not [.., IssuedPack last])
        {
            return null;
        }

        // A newer program says so in its pack; that alone is nothing to issue anew for.
        StoredReview then = review with { Version = last.Version };
        string number = issues.Count.ToString(CultureInfo.InvariantCulture);
        if (lacking.Count == 0)
        {
            return SameAs(last, then, published, partnership) is null ? $"Figures or words have changed since issue {number}: run 'laa pack issue'." : null;
        }

        return IssueConditions.Differing(Then(last, then, partnership), published).Count == 0 ? null
            : review.IsSigned(published) ? $"Figures have moved since issue {number}; what is lacking for the next one is listed."
            : $"Figures have moved since issue {number}: look through commentary.xlsx and sign again.";
    }

    /// <summary>Puts the file of the last issue in its place where there is none, as long as the store gives the same pack; null where nothing was put back.</summary>
    private static IssuedPack? PutBack(IReadOnlyList<IssuedPack> issues, StoredReview review, string folder, Partnership? partnership)
    {
        if (issues is not [.., IssuedPack lost] || Path.Combine(folder, lost.FileName) is not string gone || File.Exists(gone) || LaidAgain(lost, review, partnership) is not Workbook back)
        {
            return null;
        }

        Put(back, gone);
        return lost;
    }

    /// <summary>The pack that was issued last, laid out again, where nothing that it says is another now: loads since then that move nothing, and the same words signed again, make no new issue.</summary>
    private static Workbook? SameAs(IssuedPack last, StoredReview review, PublishedReview published, Partnership? partnership)
    {
        PublishedReview then = Then(last, review, partnership);
        return IssueConditions.Differing(then, published).Count == 0 && Standing(then).SequenceEqual(Standing(published)) ? LaidAgain(last, review, then) : null;
    }

    /// <summary>An issued pack laid out again, so that a file that is gone can be put back; null where its words are others now.</summary>
    private static Workbook? LaidAgain(IssuedPack last, StoredReview review, Partnership? partnership) => LaidAgain(last, review, Then(last, review, partnership));

    private static PublishedReview Then(IssuedPack last, StoredReview review, Partnership? partnership) =>
        review.At(last.AsOf, review.Quality(review.Store.At(last.AsOf), partnership), last.Position);

    private static Workbook? LaidAgain(IssuedPack last, StoredReview review, PublishedReview then)
    {
        Workbook again = review.Pack(then, new(last.PackId, Day(last.IssuedOn), new(last.SignedBy, last.SignedOn, last.AsOf)), last.Position);
        return again.ContentDigest() == last.Digest ? again : null;
    }

    /// <summary>How far each supply reaches and what the checks find; ages grow with each load and are no news.</summary>
    private static IEnumerable<string> Standing(PublishedReview review) =>
    [
        .. review.Supplies.Select(supply => $"{supply.Supplier} {supply.Table} {supply.ObservedTo:O}"),
        .. review.Quality.Select(finding => $"{finding.Check} {finding.Supplier} {finding.Table} {finding.Column} {finding.Outcome}"),
    ];

    private static IssuedFile Issue(StoredReview review, PublishedReview published, ReviewCommentary commentary, int number, string folder, string now)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"{review.Agreement}-{review.Review.LastDay:yyyy-MM-dd}-{number}");
        Workbook workbook = review.Pack(published, Stamp(id, now, commentary));
        IssuedPack pack = new(
            id,
            0,
            review.Agreement,
            IssuedPack.SixMonth,
            review.Review,
            review.Profile.Id,
            published.AsOf,
            workbook.ContentDigest(),
            SixMonthPack.FileName(published, number),
            now,
            commentary.SignOff!.Role,
            commentary.SignOff.SignedOn,
            review.Version);
        string path = Path.Combine(folder, pack.FileName);
        _ = IsFree(path, pack.Digest);
        using FileAside file = FileAside.Begin(path);
        workbook.Save(file.Content);
        file.Flush();
        IssuedPack registered = review.Store.Issue(pack, [.. published.Figures.Select(figure => figure.AsIssued())]);
        file.TakePlace();
        return new(registered, path, IsNew: true);
    }

    private static PackIssueStamp Stamp(string id, string issuedOn, ReviewCommentary commentary) =>
        new(id, Day(issuedOn), commentary.SignOff!);

    private static DateOnly Day(string instant) => DateOnly.ParseExact(instant.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>True where no file stands there, false where the pack itself does.</summary>
    private static bool IsFree(string path, string digest)
    {
        if (!File.Exists(path))
        {
            return true;
        }

        using FileStream file = File.OpenRead(path);
        return WorkbookSeal.Of(file).Digest == digest
            ? false
            : throw new UsageException($"Another file is called {Path.GetFileName(path)}; it was not touched, and nothing was issued.", "Move it away, or name another folder with --out.");
    }

    /// <summary>Puts the file of a pack of the register where none is.</summary>
    private static void Put(Workbook workbook, string path)
    {
        using FileAside file = FileAside.Begin(path);
        workbook.Save(file.Content);
        file.Flush();
        file.TakePlace(overwrite: false);
    }
}
