using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>Every figure of the pack in one tidy table, with the id by which it can be explained.</summary>
internal static class FiguresSheet
{
    public static void Add(Workbook workbook, PublishedReview review)
    {
        IReadOnlyList<PublishedFigure> figures = review.Figures;
        Sheet sheet = workbook.AddSheet("Figures", "Figures: every figure of this pack with its id");
        sheet.Paragraph("The command 'laa explain' with an id of this table shows what the figure is made of, from the store it was made from.");
        if (figures.Count == 0)
        {
            sheet.Paragraph("There is no figure yet.");
            return;
        }

        sheet.AddTable("figures", figures,
        [
            new("Figure id", figure => CellValue.Text(figure.Id.ToString())) { Width = 54 },
            new("Definition", figure => CellValue.Text(figure.Scheme)) { Width = 20 },
            new("Offenders", figure => Words.Cell(figure, figure.Offenders)) { Width = 11 },
            new("Re-offenders", figure => Words.Cell(figure, figure.Reoffenders)) { Width = 11 },
            new("Re-offences", figure => Words.Cell(figure, figure.Reoffences)) { Width = 11 },
            new("Value", figure => Words.Cell(figure, figure.Estimate.Value)) { Width = 10 },
            new("Lower 95 per cent limit", figure => Words.Cell(figure, figure.Estimate.Lower)) { Width = 11 },
            new("Upper 95 per cent limit", figure => Words.Cell(figure, figure.Estimate.Upper)) { Width = 11 },
            new("Unit", figure => CellValue.Text(figure.Estimate.Unit)) { Width = 22 },
            new("Status", figure => CellValue.Text(Words.Status(figure.Estimate))) { Width = 34 },
        ]);
    }
}
