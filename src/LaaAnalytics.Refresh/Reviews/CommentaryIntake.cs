using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.Commentaries;
using LaaAnalytics.Reporting.SixMonthReviews;
using LaaAnalytics.Spreadsheets;

namespace LaaAnalytics.Refresh.Reviews;

/// <summary>A filled-in commentary workbook, read and held against the store, before anything of it is accepted.</summary>
public sealed class CommentaryIntake
{
    private readonly StoredReview _review;

    private CommentaryIntake(StoredReview review, CommentaryStamp stamp, CommentaryReading reading, IReadOnlyList<string> changed)
    {
        _review = review;
        Stamp = stamp;
        Reading = reading;
        ChangedFigures = changed;
    }

    /// <summary>For which review and figures it was written.</summary>
    public CommentaryStamp Stamp { get; }

    /// <summary>What it says, and what stands against taking it.</summary>
    public CommentaryReading Reading { get; }

    /// <summary>Figures, without their vintage, that changed in the store since the workbook was written.</summary>
    public IReadOnlyList<string> ChangedFigures { get; }

    /// <summary>Reads a workbook for a review.</summary>
    /// <param name="review">The review it should be for.</param>
    /// <param name="workbook">The file; it can seek, and stays open.</param>
    /// <exception cref="UsageException">It is no commentary workbook, or one for another agreement, review or store.</exception>
    /// <exception cref="SpreadsheetRefusedException">It cannot be read as a spreadsheet.</exception>
    public static CommentaryIntake Read(StoredReview review, Stream workbook)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(workbook);
        CommentaryStamp stamp = CommentaryReader.StampOf(workbook);
        if (stamp.Agreement != review.Agreement || stamp.ReviewTo != review.Review.LastDay)
        {
            throw new UsageException(
                "The commentary workbook was written for another agreement or another review.",
                $"Name the workbook of {review.Agreement} for the review to {Period.DayInWords(review.Review.LastDay)}, or that other review with --review-to.");
        }

        int last = review.Store.LastLoad;
        if (stamp.AsOf < 1 || stamp.AsOf > last)
        {
            throw new UsageException("The commentary workbook names figures of a load that this store does not have.", "Read it into the store it was written from.");
        }

        PublishedReview then = review.At(stamp.AsOf);
        workbook.Position = 0;
        ReviewCommentary written = review.Written;

        // A number that the store has not reached yet is of a store that was put back since: what stood in that form is not known.
        ReviewCommentary inForm = stamp.Accepted is int accepted && accepted <= written.Accepted
            ? review.Store.Commentary(review.Agreement, review.Review.EndExclusive, accepted)
            : ReviewCommentary.Empty with { Accepted = stamp.Accepted ?? 0 };
        string[] areas = [.. review.Store.At(last).Areas().Select(area => area.Name)];
        CommentaryReading reading = CommentaryReader.Read(workbook, then, written, review.LastTime, inForm, areas);
        return new(review, stamp, reading, stamp.AsOf == last ? [] : IssueConditions.Differing(then, review.At(last)));
    }

    /// <summary>Whether what is accepted for the review now is signed.</summary>
    public bool IsSigned => _review.Written.SignOff is not null;

    /// <summary>Takes what was read into the store.</summary>
    /// <param name="now">ISO instant in UTC of the run's clock.</param>
    /// <returns>Number of the acceptance; 0 where the store says the same already.</returns>
    /// <exception cref="InvalidOperationException">A problem stands against it: see <see cref="CommentaryReading.CanBeTaken"/>.</exception>
    public int Accept(string now) => Reading.CanBeTaken
        ? _review.Store.AcceptCommentary(_review.Agreement, _review.Review.EndExclusive, Reading.Commentary, now)
        : throw new InvalidOperationException("The workbook has problems to be mended first.");
}
