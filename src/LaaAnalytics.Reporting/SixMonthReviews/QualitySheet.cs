using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>What the checks of the data found, what must be mended first, with what to do.</summary>
internal static class QualitySheet
{
    private static readonly QualityOutcome[] Order = [QualityOutcome.Hard, QualityOutcome.Soft, QualityOutcome.Exempt];

    public static void Add(Workbook workbook, PublishedReview review)
    {
        if (review.Quality.Count == 0)
        {
            return;
        }

        List<PublishedQuality> past = [.. Order.SelectMany(outcome => review.Quality.Where(finding => finding.Outcome == outcome))];

        // Between two thresholds a small number can be worked out from its standing alone.
        List<PublishedQuality> findings = [.. past.Where(finding => !finding.IsWithheld)];
        Sheet sheet = workbook.AddSheet("Quality", "Quality of the data: what must be mended, what to look into, what is exempt");
        sheet.Paragraph($"{QualityWords.Of(QualityOutcome.Hard)}: past the hard threshold; a pack is not issued until it is mended or exempted. {QualityWords.Of(QualityOutcome.Soft)}: past the soft threshold. "
            + $"{QualityWords.Of(QualityOutcome.Exempt)}: accepted by the partnership for the reason and until the day shown.");
        sheet.Paragraph("Measured values are rounded to steps worth ten rows or more, so that no small number can be worked out from them; a rounded value may read like its threshold. "
            + $"Findings that rest on small numbers and are not listed: {Words.Number(past.Count - findings.Count)}.");
        int passed = review.Quality.Count(finding => finding.Outcome == QualityOutcome.Pass);
        int notAssessed = review.Quality.Count(finding => finding.Outcome == QualityOutcome.NotAssessed);
        sheet.Paragraph($"Checks as expected: {Words.Number(passed)}. Not assessed, for lack of rows or of anything to compare with: {Words.Number(notAssessed)}.");
        if (findings.Count == 0)
        {
            sheet.Paragraph("No other check found anything past its thresholds.");
            return;
        }

        sheet.AddTable("quality", findings,
        [
            new("Supplier", finding => CellValue.Text(finding.Supplier == "*" ? "All suppliers" : finding.Supplier)) { Width = 14 },
            new("Table", finding => CellValue.Text(Title(finding.Table))) { Width = 16 },
            new("Column", finding => finding.Column is string column ? CellValue.Text(column) : CellValue.Of(Shorthand.NotApplicable)) { Width = 16 },
            new("Dimension", finding => CellValue.Text(QualityWords.Of(finding.Dimension))) { Width = 14 },
            new("Check", finding => CellValue.Text($"{finding.Check} {finding.Title}")) { Width = 22 },
            new("Standing", finding => CellValue.Text(QualityWords.Of(finding.Outcome))) { Width = 14 },
            new("Measured", Measured) { Width = 13 },
            new("Threshold", finding => finding.Threshold is null ? CellValue.Of(Shorthand.NotApplicable) : CellValue.Text(QualityWords.Value(finding.Threshold, finding.Unit))) { Width = 13 },
            new("What to do", finding => CellValue.Text(finding.WhatToDo)) { Width = 42 },
            new("Exempt until, and why", finding => finding is { ExemptUntil: DateOnly until, ExemptReason: string reason } ? CellValue.Text($"{Period.DayInWords(until)}: {reason}") : CellValue.Of(Shorthand.NotApplicable)) { Width = 26 },
        ]);
    }

    private static CellValue Measured(PublishedQuality finding) => finding.Measured is decimal value ? CellValue.Text(QualityWords.Value(value, finding.Unit))
        : CellValue.Of(Shorthand.NotAvailable);

    private static string Title(string table) => table == "*" ? "All tables" : ExtractTable.Find(table)?.Title ?? table;
}
