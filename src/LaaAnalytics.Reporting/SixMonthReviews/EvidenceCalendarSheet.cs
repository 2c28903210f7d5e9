using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>What each indicator can know at this review, and when the next final figure lands.</summary>
internal static class EvidenceCalendarSheet
{
    private const int MonthsShown = 24;

    public static void Add(Workbook workbook, PublishedReview review)
    {
        Sheet sheet = workbook.AddSheet("Evidence_calendar", "Evidence calendar: what can be known at this review, and when the next final figures land");
        sheet.Paragraph("A cohort is final when its last member has had the whole follow-up and the time in which an offence can be proven, and every supplier of proven offences for its areas reaches that day. Cohorts of the last two years are listed.");
        foreach (PublishedComponent component in review.Components.Where(component => component.Missing is null))
        {
            PublishedFigure? next = component.Series.FirstOrDefault(figure => figure.Estimate.Status == EstimateStatus.Immature);
            sheet.Paragraph(next is null
                ? $"{Words.Of(component.Component)}: no later cohort has been supplied, so no next final figure can be dated."
                : $"{Words.Of(component.Component)}: the next final figure is the {Words.LowerFirst(Words.Cohort(component.Scheme, next.Id.Cell.Period, 1))}, once proven offences reach {Period.DayInWords(next.MatureOn.AddDays(-1))}.");
        }

        List<CalendarRow> rows = [.. review.Components.SelectMany(component => Rows(review, component))];
        sheet.AddTable("evidence_calendar", rows,
        [
            new("Component", row => CellValue.Text(Words.Of(row.Component.Component))) { Width = 24 },
            new("Cohort", row => CellValue.Text(row.Figure is null ? "No cohort supplied" : Words.Cohort(row.Component.Scheme, row.Figure.Id.Cell.Period, 1))) { Width = 34 },
            new("Follow-up of the last member ends", row => Date(row, figure => row.Component.Scheme.FollowUp.EndExclusive(figure.Id.Cell.Period.LastDay).AddDays(-1))) { Width = 22 },
            new("Proven offences must reach", row => Date(row, figure => figure.MatureOn.AddDays(-1))) { Width = 22 },
            new("Proven offences reach", row => Date(row, figure => figure.ObservedTo?.AddDays(-1))) { Width = 22 },
            new("At this review", row => CellValue.Text(State(row))) { Width = 30 },
        ]);
    }

    private static List<CalendarRow> Rows(PublishedReview review, PublishedComponent component)
    {
        DateOnly from = review.Review.EndExclusive.AddMonths(-MonthsShown);
        List<CalendarRow> rows = [.. component.Series
            .Where(figure => figure.Indicator.Id == component.Indicators[0].Id && figure.Id.Cell.Period.EndExclusive > from)
            .Select(figure => new CalendarRow(component, figure))];
        return rows.Count > 0 ? rows : [new(component, null)];
    }

    private static CellValue Date(CalendarRow row, Func<PublishedFigure, DateOnly?> date) =>
        row.Figure is PublishedFigure figure && date(figure) is DateOnly day ? CellValue.Date(day) : CellValue.Of(Shorthand.NotAvailable);

    private static string State(CalendarRow row) => row.Figure switch
    {
        null => row.Component.Missing is { } missing ? $"Not supplied: {missing.Supplier}" : "No cohort in the last two years",
        { Estimate.Status: EstimateStatus.Immature } => "Not yet final",
        _ => "Final",
    };

    private sealed record CalendarRow(PublishedComponent Component, PublishedFigure? Figure);
}
