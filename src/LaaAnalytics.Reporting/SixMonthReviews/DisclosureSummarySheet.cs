using System.Globalization;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Areas;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>What the pack withholds to protect people, by table, and how much is lost by it; nothing that tells a withheld number from one that protects it.</summary>
internal static class DisclosureSummarySheet
{
    public static void Add(Workbook workbook, PublishedReview review)
    {
        Sheet sheet = workbook.AddSheet("Disclosure_summary", "Disclosure summary: what was withheld to protect people");
        sheet.Paragraph(string.Create(
            CultureInfo.InvariantCulture,
            $"Profile: {review.Profile.Id}. Numbers of people from 1 to {review.Profile.HideBelow - 1} are withheld and marked [c], and with them as few others as needed, so that no withheld number can be worked out to a range narrower than {review.Profile.HideBelow} from all that this pack and those issued before it show."));
        sheet.Paragraph("Which of the withheld numbers are small and which protect others is not said. Rates, intervals, ratings and charts are made from the numbers shown only.");
        List<(string Table, int Rows, int Withheld)> tables = Tables(review);
        if (tables.Count == 0)
        {
            sheet.Paragraph("There is no number of people in this pack yet.");
            return;
        }

        sheet.AddTable("disclosure_summary", tables,
        [
            new("Table", row => CellValue.Text(row.Table)) { Width = 40 },
            new("Rows", row => CellValue.Number(row.Rows)) { Width = 9 },
            new("Shown", row => CellValue.Number(row.Rows - row.Withheld)) { Width = 9 },
            new("Withheld", row => CellValue.Number(row.Withheld)) { Width = 10 },
            new("Withheld, per cent of rows", row => row.Rows == 0 ? CellValue.Of(Shorthand.NotApplicable) : CellValue.Number(100.0 * row.Withheld / row.Rows, new NumberFormat(0))) { Width = 16 },
        ]);
    }

    private static List<(string Table, int Rows, int Withheld)> Tables(PublishedReview review)
    {
        List<(string Table, int Rows, int Withheld)> tables = [];
        foreach (PublishedComponent component in review.Components)
        {
            string name = Words.Of(component.Component);
            Add($"{name}: single cohorts", Cells(component.Series));
            Add($"{name}: latest cohort and a year before", Cells([.. component.Latest, .. component.YearBefore]));
            Add($"{name}: by area", Cells(component.ByArea));
            if (component.Bridge is not null)
            {
                Add($"{name}: scheme bridge", (1, component.Bridge.Steps.Count == 0 ? 1 : 0));
            }
        }

        Add("Counts as supplied", (review.AsSupplied.Count, review.AsSupplied.Count(count => count.IsWithheld)));
        foreach (PublishedAreaComparison areas in review.BesideOthers)
        {
            Add($"{areas.Title}, areas as supplied", (areas.Areas.Count, areas.Areas.Count(area => area.Estimate.Status == EstimateStatus.Withheld)));
        }

        return tables;

        // A table without rows is none.
        void Add(string table, (int Rows, int Withheld) cells)
        {
            if (cells.Rows > 0)
            {
                tables.Add((table, cells.Rows, cells.Withheld));
            }
        }
    }

    /// <summary>Cells, each once however many indicators are formed from it; those not yet final are neither shown nor withheld.</summary>
    private static (int Rows, int Withheld) Cells(IReadOnlyList<PublishedFigure> figures)
    {
        List<PublishedFigure> cells = [.. figures.Where(figure => figure.Estimate.Status != EstimateStatus.Immature).DistinctBy(figure => figure.Id.Cell with { Indicator = string.Empty })];
        return (cells.Count, cells.Count(figure => figure.Estimate.Status == EstimateStatus.Withheld));
    }
}
