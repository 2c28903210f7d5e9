using System.Globalization;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>The six-month review as a workbook for a Government Office: cover, summary, one sheet a component with its chart, evidence behind them.</summary>
/// <remarks>Takes published figures only. The same review and stamp give the same bytes.</remarks>
public static class SixMonthPack
{
    /// <summary>Property of an issued pack's file that holds its id.</summary>
    public const string PackIdProperty = "PackId";

    private const string Draft = "Draft: not issued.";

    /// <summary>File name of the pack, made from the agreement's area and the review's months; with the profile's name where it rounds, so that no reader's pack is taken for another's.</summary>
    /// <param name="review">Published figures.</param>
    /// <param name="issue">Number of the issue of this review, from 1, or null for a draft.</param>
    public static string FileName(PublishedReview review, int? issue = null)
    {
        ArgumentNullException.ThrowIfNull(review);
        return PackFileName.For(review.Agreement.Area.Code.Code, issue is int number
            ? string.Create(CultureInfo.InvariantCulture, $"six month review to {review.Review.LastDay:MMMM yyyy} issue {number}")
            : $"{(review.Profile.IsRounded ? review.Profile.Id : "six month")} review {review.Review.InWords()}");
    }

    /// <summary>Lays out the review.</summary>
    /// <param name="review">Published figures and words.</param>
    /// <param name="stamp">What the pack says of itself.</param>
    /// <param name="commentary">What the partnership wrote, or null for nothing.</param>
    /// <param name="since">The pack issued last beside this one, or null where none was issued.</param>
    public static Workbook Lay(PublishedReview review, PackStamp stamp, ReviewCommentary? commentary = null, SinceLastPack? since = null)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(stamp);
        string title = $"Six-month review: {review.Agreement.Name}, {review.Review.InWords()}";
        Workbook workbook = new(new()
        {
            Title = title,
            Subject = "Reducing re-offending: the mandatory outcome of the Local Area Agreement",
            Creator = review.Agreement.Name,
            Description = (stamp.Issue is null ? Draft + " " : string.Empty) + $"Re-offending of adult, young, and prolific and other priority offenders in {review.Agreement.Area.Name}, for review by {review.Agreement.GovernmentOffice}.",
            Keywords = ["Local Area Agreement", "re-offending", "six-month review", review.Agreement.Area.Name],
            AsAt = stamp.AsAt,
        });
        PackNotes notes = new(workbook);
        SummarySheet.Add(workbook, review, notes);
        SinceLastPackSheet.Add(workbook, review, stamp, since);
        CommentarySheets.Add(workbook, review, commentary ?? ReviewCommentary.Empty);
        foreach (PublishedComponent component in review.Components)
        {
            ComponentSheets.Add(workbook, review, component, notes);
        }

        BenchmarkSheets.Add(workbook, review);
        SchemeBridgeSheet.Add(workbook, review);
        AsSuppliedSheet.Add(workbook, review);
        EvidenceCalendarSheet.Add(workbook, review);
        CoverageSheet.Add(workbook, review);
        QualitySheet.Add(workbook, review);
        DisclosureSummarySheet.Add(workbook, review);
        MethodsSheet.Add(workbook, review);
        FiguresSheet.Add(workbook, review);
        LineageSheet.Add(workbook, review, stamp);
        Cover(workbook, review, stamp, since);
        workbook.SetProvenance("AsOf", review.AsOf.ToString(CultureInfo.InvariantCulture));
        workbook.SetProvenance("Agreement", review.Agreement.Id);
        workbook.SetProvenance("ReviewTo", review.Review.LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        workbook.SetProvenance("Profile", review.Profile.Id);
        workbook.SetProvenance("Standing", stamp.Issue is null ? Draft : "Issued");
        if (stamp.Issue is PackIssueStamp issue)
        {
            workbook.SetProvenance(PackIdProperty, issue.PackId);
        }

        return workbook;
    }

    private static void Cover(Workbook workbook, PublishedReview review, PackStamp stamp, SinceLastPack? since)
    {
        Sheet cover = workbook.Cover;
        cover.Paragraph(stamp.Issue is PackIssueStamp issued
            ? $"Issued on {Period.DayInWords(issued.IssuedOn)} as {issued.PackId}. Signed off by: {issued.SignedOff.Role}, {Period.DayInWords(issued.SignedOff.SignedOn)}."
            : Draft + " Figures and texts may change until the partnership has signed them.");
        cover.Paragraph(
            $"Progress of {review.Agreement.Area.Name} on the mandatory outcome of its Local Area Agreement: reduce the proportion of adult and young offenders, "
            + "and prolific and other priority offenders, who re-offend. The three components are measured by three definitions and are never added up.");
        cover.Heading("Headlines");
        foreach (PublishedComponent component in review.Components)
        {
            cover.Paragraph(Headline.Of(component));
        }

        cover.Heading("Since the last pack");
        cover.Paragraph(since is null
            ? $"No pack of this agreement has been issued before{(review.Profile.IsRounded ? $" under the profile {review.Profile.Id}" : string.Empty)}."
            : $"{SinceLastPackSheet.Told(since)} The sheet Since_last_pack has each figure then and now.");
        cover.Heading("About this pack");
        cover.Paragraph($"For: {review.Agreement.GovernmentOffice}.");
        cover.Paragraph($"Review period: {review.Review.InWords()}. Figures describe the latest cohorts that are final in the data loaded, which are older: see the sheet Evidence_calendar.");
        cover.Paragraph($"Source: extracts of the partnership's suppliers, loaded up to {Period.DayInWords(stamp.AsAt)} (load {review.AsOf.ToString(CultureInfo.InvariantCulture)}).");
        cover.Paragraph($"Publication date: {(stamp.Issue is PackIssueStamp issue ? Period.DayInWords(issue.IssuedOn) : $"none, this is a draft; figures are as at {Period.DayInWords(stamp.AsAt)}")}.");
        cover.Paragraph($"Next update: the review of {review.Review.PlusMonths(6).InWords()}, after {Period.DayInWords(review.Review.PlusMonths(6).LastDay)}.");
        cover.Paragraph($"Disclosure: profile {review.Profile.Id}; {review.Profile.Title[..1].ToLowerInvariant()}{review.Profile.Title[1..]}. {review.Profile.InWords}");
        cover.Paragraph($"Contact: {stamp.Contact}");
        cover.Paragraph("The definitions follow published descriptions where these could be read; where they could not, the sheet Methods marks the rule as an assumption.");
    }
}

/// <summary>What a pack says of itself.</summary>
/// <param name="AsAt">Day of the last load it rests on; never the clock.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Contact">Whom to ask: a role and an address, never a person's name.</param>
/// <param name="Issue">What makes it an issued pack, or null for a draft.</param>
public sealed record PackStamp(DateOnly AsAt, string Version, string Contact, PackIssueStamp? Issue = null);

/// <summary>What an issued pack says of its issue.</summary>
/// <param name="PackId">Id in the register of issued packs.</param>
/// <param name="IssuedOn">Day it was issued.</param>
/// <param name="SignedOff">Who answers for it.</param>
public sealed record PackIssueStamp(string PackId, DateOnly IssuedOn, SignOff SignedOff);
