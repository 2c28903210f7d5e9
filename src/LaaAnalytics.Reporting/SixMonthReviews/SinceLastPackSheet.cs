using System.Globalization;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>What a reader of the pack issued last would find changed: every figure then and now.</summary>
internal static class SinceLastPackSheet
{
    private const string Name = "Since_last_pack";

    public static void Add(Workbook workbook, PublishedReview review, PackStamp stamp, SinceLastPack? since)
    {
        Sheet sheet = workbook.AddSheet(Name, "Since the last pack: figures then and now");
        if (since is null)
        {
            sheet.Paragraph("No pack of this agreement has been issued before, so there is nothing to compare with.");
            return;
        }

        sheet.Paragraph($"Compared with {since.Last.PackId}, issued on {Period.DayInWords(Day(since.Last))} from the store as known after load {Number(since.Last.AsOf)}; this pack rests on load {Number(review.AsOf)}.");
        sheet.Paragraph(Told(since));
        sheet.Paragraph("A difference is worked from the numbers printed then and now. A figure without a value on either side has none.");
        RevisionReason reason = new(review, since.Last, stamp.Version);
        sheet.AddTable("since_last_pack", since.Figures,
        [
            new("Indicator", figure => CellValue.Text(figure.Cell.Indicator)) { Width = 11 },
            new("Area", figure => CellValue.Text(AreaName(review, figure.Cell.Area))) { Width = 22 },
            new("Cohort", figure => CellValue.Text(figure.Cell.Period.InWords())) { Width = 28 },
            new("Value then", figure => Value(review, figure.Cell, Then(figure))) { Width = 10, Alignment = ColumnAlignment.Right },
            new("Value now", figure => Value(review, figure.Cell, figure.Now)) { Width = 10, Alignment = ColumnAlignment.Right },
            new("Difference", figure => figure.Difference is double difference
                ? CellValue.Number(difference, new NumberFormat(Decimals(review, figure.Cell), plus: true))
                : CellValue.Of(Withheld(figure) ? Shorthand.Confidential : Shorthand.NotApplicable)) { Width = 13, Alignment = ColumnAlignment.Right },
            new("Offenders then", figure => Count(Then(figure), Then(figure)?.Offenders)) { Width = 12, Alignment = ColumnAlignment.Right },
            new("Offenders now", figure => Count(figure.Now, figure.Now?.Offenders)) { Width = 12, Alignment = ColumnAlignment.Right },
            new("Re-offenders then", figure => Count(Then(figure), Then(figure)?.Reoffenders)) { Width = 14, Alignment = ColumnAlignment.Right },
            new("Re-offenders now", figure => Count(figure.Now, figure.Now?.Reoffenders)) { Width = 14, Alignment = ColumnAlignment.Right },
            new("Marker", figure => figure.Change == FigureChange.Revised ? CellValue.Of(Shorthand.Revised) : CellValue.Blank) { Width = 10, Alignment = ColumnAlignment.Left },
            new("What changed", figure => reason.Of(figure) is string words ? CellValue.Text(words) : CellValue.Blank) { Width = 58 },
        ], "the figure was not revised, or nothing changed");
    }

    /// <summary>How many figures changed, in a sentence for the cover and the sheet.</summary>
    public static string Told(SinceLastPack since)
    {
        int Of(params FigureChange[] changes) => since.Figures.Count(figure => changes.Contains(figure.Change));
        return $"Of {Number(since.Figures.Count)} figures {Number(Of(FigureChange.Unchanged))} are as they were, {Number(since.Revised)} are revised, marked [r], "
            + $"{Number(Of(FigureChange.ValueNow, FigureChange.NoValueNow, FigureChange.OtherReason))} could be given only then or only now, or are missing for another reason, "
            + $"{Number(Of(FigureChange.New))} are new and {Number(Of(FigureChange.Gone))} are not in this pack any more.";
    }

    private static bool Withheld(FigureThenAndNow figure) => figure.Then?.Status == EstimateStatus.Withheld || figure.Now?.Status == EstimateStatus.Withheld;

    // What is withheld now is not printed again either: the number then is close to the number now.
    private static IssuedFigure? Then(FigureThenAndNow figure) =>
        figure is { Then: not null, Now.Status: EstimateStatus.Withheld } ? figure.Now : figure.Then;

    private static CellValue Value(PublishedReview review, CellKey cell, IssuedFigure? figure) => figure?.Value is double value
        ? CellValue.Number(value, new NumberFormat(Decimals(review, cell)))
        : Without(figure);

    private static CellValue Count(IssuedFigure? figure, long? count) => count is long number ? CellValue.Number(number) : Without(figure);

    private static CellValue Without(IssuedFigure? figure) => CellValue.Of(figure?.Status switch
    {
        null => Shorthand.NotApplicable,
        EstimateStatus.Withheld => Shorthand.Confidential,
        EstimateStatus.Immature => Shorthand.NotAvailable,
        EstimateStatus.TooFew => Shorthand.Unreliable,
        _ => Shorthand.NotApplicable,
    });

    private static int Decimals(PublishedReview review, CellKey cell) =>
        review.Components.SelectMany(component => component.Indicators).FirstOrDefault(indicator => indicator.Id == cell.Indicator)?.Decimals ?? 1;

    private static string AreaName(PublishedReview review, AreaCode code) => Words.AreaName(review.Agreement, code);

    private static DateOnly Day(IssuedPack pack) => DateOnly.ParseExact(pack.IssuedOn.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
