using System.Globalization;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>The six-month review as a workbook for a Government Office: cover, summary, one sheet a component with its chart, evidence behind them.</summary>
/// <remarks>Takes published figures only. The same review and stamp give the same bytes.</remarks>
public static class SixMonthPack
{
    /// <summary>File name of the pack, made from the agreement's area and the review's months.</summary>
    public static string FileName(PublishedReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return PackFileName.For(review.Agreement.Area.Code.Code, $"six month review {review.Review.InWords()}");
    }

    /// <summary>Lays out the review.</summary>
    /// <param name="review">Published figures and words.</param>
    /// <param name="stamp">What the pack says of itself.</param>
    public static Workbook Lay(PublishedReview review, PackStamp stamp)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(stamp);
        string title = $"Six-month review: {review.Agreement.Name}, {review.Review.InWords()}";
        Workbook workbook = new(new()
        {
            Title = title,
            Subject = "Reducing re-offending: the mandatory outcome of the Local Area Agreement",
            Creator = review.Agreement.Name,
            Description = $"Re-offending of adult, young, and prolific and other priority offenders in {review.Agreement.Area.Name}, for review by {review.Agreement.GovernmentOffice}.",
            Keywords = ["Local Area Agreement", "re-offending", "six-month review", review.Agreement.Area.Name],
            AsAt = stamp.AsAt,
        });
        PackNotes notes = new(workbook);
        SummarySheet.Add(workbook, review, notes);
        foreach (PublishedComponent component in review.Components)
        {
            ComponentSheets.Add(workbook, review, component, notes);
        }

        EvidenceCalendarSheet.Add(workbook, review);
        CoverageSheet.Add(workbook, review);
        QualitySheet.Add(workbook, review);
        MethodsSheet.Add(workbook, review);
        FiguresSheet.Add(workbook, review);
        LineageSheet.Add(workbook, review, stamp);
        Cover(workbook, review, stamp);
        workbook.SetProvenance("AsOf", review.AsOf.ToString(CultureInfo.InvariantCulture));
        workbook.SetProvenance("Agreement", review.Agreement.Id);
        workbook.SetProvenance("ReviewTo", review.Review.LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        workbook.SetProvenance("Profile", review.Profile.Id);
        return workbook;
    }

    private static void Cover(Workbook workbook, PublishedReview review, PackStamp stamp)
    {
        Sheet cover = workbook.Cover;
        cover.Paragraph(
            $"Progress of {review.Agreement.Area.Name} on the mandatory outcome of its Local Area Agreement: reduce the proportion of adult and young offenders, "
            + "and prolific and other priority offenders, who re-offend. The three components are measured by three definitions and are never added up.");
        cover.Heading("Headlines");
        foreach (PublishedComponent component in review.Components)
        {
            cover.Paragraph(Headline.Of(component));
        }

        cover.Heading("About this pack");
        cover.Paragraph($"For: {review.Agreement.GovernmentOffice}.");
        cover.Paragraph($"Review period: {review.Review.InWords()}. Figures describe the latest cohorts that are final in the data loaded, which are older: see the sheet Evidence_calendar.");
        cover.Paragraph($"Source: extracts of the partnership's suppliers, loaded up to {Period.DayInWords(stamp.AsAt)} (load {review.AsOf.ToString(CultureInfo.InvariantCulture)}).");
        cover.Paragraph($"Publication date: {Period.DayInWords(stamp.AsAt)}.");
        cover.Paragraph($"Next update: annual refresh, after {Period.DayInWords(review.Review.PlusMonths(6).LastDay)}.");
        cover.Paragraph($"Disclosure: profile {review.Profile.Id}; {review.Profile.Title[..1].ToLowerInvariant()}{review.Profile.Title[1..]}. "
            + $"Counts of 1 to {(review.Profile.HideBelow - 1).ToString(CultureInfo.InvariantCulture)} people are withheld and shown as [c]; do not pass the pack on.");
        cover.Paragraph($"Contact: {stamp.Contact}");
        cover.Paragraph("The definitions follow published descriptions where these could be read; where they could not, the sheet Methods marks the rule as an assumption.");
    }
}

/// <summary>What a pack says of itself.</summary>
/// <param name="AsAt">Day of the last load it rests on; never the clock.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Contact">Whom to ask: a role and an address, never a person's name.</param>
public sealed record PackStamp(DateOnly AsAt, string Version, string Contact);
