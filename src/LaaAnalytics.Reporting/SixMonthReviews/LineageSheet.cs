using System.Globalization;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>Which loads, definitions and program version the pack rests on.</summary>
internal static class LineageSheet
{
    public static void Add(Workbook workbook, PublishedReview review, PackStamp stamp)
    {
        Sheet sheet = workbook.AddSheet("Lineage", "Lineage: what the figures of this pack rest on");
        sheet.Paragraph($"Made by LaaAnalytics {stamp.Version} from the store as known after load {review.AsOf.ToString(CultureInfo.InvariantCulture)}, on the definitions {string.Join(", ", review.Components.Select(component => component.Scheme.Citation))}.");
        sheet.Paragraph("The same store, definitions and version give the same pack, whatever the day, the machine's language or its number of processors.");
        sheet.Paragraph("Numbers of rows about people are rounded to the nearest ten, so that no small number can be worked out from them.");
        if (review.Loads.Count == 0)
        {
            sheet.Paragraph("Nothing has been loaded.");
            return;
        }

        sheet.AddTable("loads", review.Loads,
        [
            new("Load", load => CellValue.Number(load.Seq)) { Width = 8 },
            new("Supplier", load => CellValue.Text(load.Supplier)) { Width = 20 },
            new("Loaded on", load => CellValue.Text(Period.DayInWords(load.LoadedOn))) { Width = 20 },
            new("Table", load => CellValue.Text(Domain.Extracts.ExtractTable.Find(load.Table)?.Title ?? load.Table)) { Width = 24 },
            new("Files, with the start of their SHA-256", load => CellValue.Text(load.Files)) { Width = 48 },
            new("New rows", load => Words.Count(load.New)) { Width = 11 },
            new("Replaced rows", load => Words.Count(load.Changed)) { Width = 11 },
            new("Ended rows", load => Words.Count(load.Ended)) { Width = 11 },
        ]);
    }
}
