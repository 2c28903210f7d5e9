using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>Ready-made returns as their suppliers sent them; there is no such sheet where nothing was sent.</summary>
internal static class AsSuppliedSheet
{
    private const int MostDecimals = 6;

    public static void Add(Workbook workbook, PublishedReview review)
    {
        if (review.AsSupplied.Count == 0)
        {
            return;
        }

        bool isBeside = review.BesideOthers.Count > 0;
        Sheet sheet = workbook.AddSheet("As_supplied", "As supplied: ready-made figures, printed as their suppliers sent them");
        sheet.Paragraph("These figures are printed as supplied, by their suppliers' own definitions, which are those of the return named under Source. Nothing here was counted by this platform, and nothing here enters a figure, rating or sentence of another sheet"
            + (isBeside ? " but Benchmark_supplied, which sets it beside other areas." : "."));
        sheet.Paragraph($"They are not protected beyond small counts: where people are counted, numbers below the limit on the cover are withheld, with what on this sheet{(isBeside ? " or on Benchmark_supplied" : string.Empty)} would give them back. They were not compared with other sheets or with what was released elsewhere.");
        sheet.Paragraph("Tallies of one cohort after 3, 6, 9 and 12 months include one another and are never added up. Recorded crime, answers to surveys and other counts that are not of people are shown in full.");
        sheet.AddTable("as_supplied", review.AsSupplied,
        [
            new("Indicator", count => Name(count.Indicator, "Indicator")) { Width = 18 },
            new("Title in the national set", count => CellValue.Text(count.Title ?? "None: the supplier's own")) { Width = 30 },
            new("Area", count => Name(count.Area.Name, "Area")) { Width = 18 },
            new("Period", count => CellValue.Text(count.Period.InWords())) { Width = 22 },
            new("Source", count => Name(count.Source, "Return")) { Width = 20 },
            new("Supplier", count => Name(count.Supplier, "Supplier")) { Width = 16 },
            new("Counts people", count => CellValue.Text(count.CountsPeople ? "Yes" : "No")) { Width = 9 },
            new("Numerator", count => Number(count, count.Numerator)) { Width = 11 },
            new("Denominator", count => Number(count, count.Denominator)) { Width = 13 },
            new("Numerator for each 100 of the denominator", count => Worked(count, count.Per100, Shorthand.NotApplicable)) { Width = 15 },
            new("Expected numerator", count => count.Expected is null && !count.IsWithheld ? CellValue.Of(Shorthand.NotAvailable) : Number(count, count.Expected)) { Width = 11 },
            new("Numerator over expected", count => Worked(count, count.RatioToExpected, Shorthand.NotAvailable)) { Width = 11 },
            new("Standing", count => CellValue.Text(count.Provisional ? "Provisional" : "Final, says the supplier")) { Width = 14 },
        ]);
    }

    /// <summary>A supplier's word; where it is a number or a dash alone, with what it names before it.</summary>
    private static CellValue Name(string word, string kind) =>
        CellText.IsNumber(word) || CellText.IsMissingMark(word) ? CellValue.Text($"{kind} {word}") : CellValue.Text(word);

    /// <summary>A number with as many decimals as were supplied.</summary>
    private static CellValue Number(PublishedCount count, decimal? number)
    {
        if (number is not decimal known || count.IsWithheld)
        {
            return CellValue.Of(Shorthand.Confidential);
        }

        int decimals = Enumerable.Range(0, MostDecimals).FirstOrDefault(places => Math.Round(known, places) == known, MostDecimals);
        return CellValue.Number((double)known, new NumberFormat(decimals));
    }

    private static CellValue Worked(PublishedCount count, decimal? number, Shorthand otherwise) =>
        count.IsWithheld ? CellValue.Of(Shorthand.Confidential)
        : number is decimal known ? CellValue.Number((double)known, new NumberFormat(2))
        : CellValue.Of(otherwise);
}
