using System.Globalization;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>What each supplier delivered, how far its data reach, and what in it could not be used fully.</summary>
internal static class CoverageSheet
{
    public static void Add(Workbook workbook, PublishedReview review)
    {
        Sheet sheet = workbook.AddSheet("Data_quality", "Data quality and coverage, supplier by supplier");
        sheet.Paragraph("Data reach is the last day that a supply covers. People who could not be matched to the police national computer are left out of the rates of schemes that need the match, and counted here.");
        sheet.Paragraph("Numbers of rows about people are rounded to the nearest ten, so that no small number can be worked out from them. Areas served are those named in the supply, the partnership as a whole among them.");
        if (review.Supplies.Count == 0)
        {
            sheet.Paragraph("No supplier has delivered anything.");
            return;
        }

        sheet.AddTable("supplies", review.Supplies,
        [
            new("Supplier", supply => CellValue.Text(supply.Supplier)) { Width = 20 },
            new("Table", supply => CellValue.Text(Title(supply.Table))) { Width = 24 },
            new("Period covered", supply => supply.Covers is { } covers ? CellValue.Text(covers.InWords()) : CellValue.Of(Shorthand.NotApplicable)) { Width = 30 },
            new("Data reach", supply => supply.ObservedTo is { } to ? CellValue.Date(to.AddDays(-1)) : CellValue.Of(Shorthand.NotApplicable)) { Width = 20 },
            new("Areas served", supply => CellValue.Text(supply.Areas == 0 ? "All" : supply.Areas.ToString(CultureInfo.InvariantCulture) + (supply.Areas == 1 ? " area" : " areas"))) { Width = 12 },
            new("Rows held", supply => Words.Count(supply.Rows)) { Width = 12 },
            new("Codes not known", supply => Words.Count(supply.Unmapped)) { Width = 12 },
            new("Rows without a known area", supply => Words.Count(supply.UnknownArea)) { Width = 14 },
            new("Rows of unmatched people", supply => Words.Count(supply.Unmatched)) { Width = 14 },
        ]);
    }

    private static string Title(string table) => Domain.Extracts.ExtractTable.Find(table)?.Title ?? table;
}
