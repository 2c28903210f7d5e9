using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>On track? One row a component: latest, expected by now, gap, rating, direction.</summary>
internal static class SummarySheet
{
    public static void Add(Workbook workbook, PublishedReview review, PackNotes notes)
    {
        Sheet sheet = workbook.AddSheet("Summary", $"Summary: {review.Agreement.Area.Name}, review of {review.Review.InWords()}");
        sheet.Paragraph("The three components are measured by three definitions, over different people and months; they are not to be added, averaged or compared with each other.");
        sheet.AddTable("summary", review.Components,
        [
            new("Component", component => CellValue.Text(Words.Of(component.Component))) { Width = 20 },
            new("Whom and when", component => CellValue.Text(Whom(component))) { Width = 26 },
            new("Indicator and unit", component => CellValue.Text($"{component.Indicators[0].Title}, {component.Indicators[0].Unit}")) { Width = 24 },
            new("Latest final figure", component => Value(component, figure => Words.Cell(figure, figure.Estimate.Value, IsChange(component)))) { Width = 10 },
            new($"Lower 95 per cent limit {notes.Interval}", component => Value(component, figure => Words.Cell(figure, figure.Estimate.Lower, IsChange(component)))) { Width = 11 },
            new($"Upper 95 per cent limit {notes.Interval}", component => Value(component, figure => Words.Cell(figure, figure.Estimate.Upper, IsChange(component)))) { Width = 11 },
            new($"Expected by now {notes.Expected}", component => Expected(component, component.ExpectedByNow, IsChange(component))) { Width = 12 },
            new($"Gap {notes.Gap}", component => Expected(component, component.Gap, plus: true)) { Width = 11 },
            new($"Rating {notes.Rating}", component => CellValue.Text(Words.Of(component.Rag))) { Width = 13, Statuses = Words.RagStyles },
            new("Same period a year earlier", component => component.YearBefore.Count > 0
                ? Words.Cell(component.YearBefore[0], component.YearBefore[0].Estimate.Value, IsChange(component))
                : CellValue.Of(Shorthand.NotAvailable)) { Width = 12 },
            new($"Direction {notes.Direction}", component => CellValue.Text(Words.Of(component.Direction))) { Width = 14 },
            new("Status", component => CellValue.Text(Status(component))) { Width = 26 },
        ]);
    }

    private static bool IsChange(PublishedComponent component) => component.Indicators[0].Statistic == SchemeStatistic.ChangeFromBaseline;

    private static string Whom(PublishedComponent component) => component.Headline is PublishedFigure figure
        ? Words.Cohort(component.Scheme, figure.Id.Cell.Period, figure.Pooled)
        : "No final cohort";

    private static CellValue Value(PublishedComponent component, Func<PublishedFigure, CellValue> cell) =>
        component.Headline is PublishedFigure figure ? cell(figure) : CellValue.Of(Shorthand.NotAvailable);

    // A gap beside a withheld figure is withheld with it; an expected level is no secret, but without a figure there is no day to read it at.
    private static CellValue Expected(PublishedComponent component, double? value, bool plus) => value is double number
        ? CellValue.Number(number, new NumberFormat(component.Indicators[0].Decimals, plus))
        : component.Headline is PublishedFigure { Shorthand: not null } figure ? Words.Missing(figure)
        : CellValue.Of(Shorthand.NotAvailable);

    private static string Status(PublishedComponent component) => component.Missing is Domain.Reviews.MissingSupply missing
        ? $"Not supplied: {missing.Supplier}, due {Period.DayInWords(missing.Due)}"
        : component.Headline is PublishedFigure figure ? Words.Status(figure.Estimate) : "Not yet final: see Evidence_calendar";
}
