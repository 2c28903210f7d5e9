using System.Globalization;
using LaaAnalytics.Disclosure.Areas;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Areas;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>Areas beside one another: members beside the partnership as a whole, and the partnership beside region, country and similar areas as supplied.</summary>
internal static class BenchmarkSheets
{
    private const double LeastProbability = 0.001;

    private const string Supply =
        "No ready-made counts of another area are supplied, so the partnership is set beside no region, country or similar area: the tables indicator_count with other areas' counts, area with their region and country, and area_context would give them.";

    public static void Add(Workbook workbook, PublishedReview review)
    {
        AddMembers(workbook, review);
        if (review.BesideOthers.Count > 0)
        {
            AddSupplied(workbook, review);
            AddSimilar(workbook, review);
        }
    }

    private static void AddMembers(Workbook workbook, PublishedReview review)
    {
        string whole = review.Agreement.Area.Name;
        Sheet sheet = workbook.AddSheet("Benchmark", $"Benchmark: the areas of {whole} beside the whole");
        List<MemberRow> rows = [.. review.Components.SelectMany(component => component.Benchmark.Where(Compares).SelectMany(comparison =>
            comparison.Areas.Select(area => new MemberRow(component, comparison, area))))];
        if (rows.Count == 0)
        {
            sheet.Paragraph($"No component has figures of more than one area of {whole} that could be set beside the whole.");
        }
        else
        {
            sheet.Paragraph(PublishedAreaComparison.WordRule);
            sheet.Paragraph(PublishedAreaComparison.RankRule);
            sheet.Paragraph(PublishedAreaComparison.LimitRule);
            foreach (PublishedAreaComparison comparison in review.Components.SelectMany(component => component.Benchmark))
            {
                sheet.Paragraph(Funnel(comparison));
                AddNotes(sheet, comparison);
            }

            sheet.Paragraph("Areas stand in order of their codes: this is no league table.");
            sheet.AddTable("benchmark_members", rows,
            [
                new("Component", row => CellValue.Text(Words.Of(row.Component.Component))) { Width = 20 },
                new("Area", row => CellValue.Text(row.Area.Area.Name)) { Width = 20 },
                new("Figure", row => CellValue.Text($"{row.Comparison.Title} ({row.Comparison.Unit})")) { Width = 30 },
                new("Value", row => Number(row.Area.Estimate.Value, row.Comparison, row.Area.Estimate)) { Width = 11 },
                new("Lower 95 per cent limit", row => Number(row.Area.Estimate.Lower, row.Comparison, row.Area.Estimate)) { Width = 11 },
                new("Upper 95 per cent limit", row => Number(row.Area.Estimate.Upper, row.Comparison, row.Area.Estimate)) { Width = 11 },
                new("Overall value, taken to hold everywhere", row => Number(row.Comparison.Funnel?.Target, row.Comparison)) { Width = 11 },
                new("Lower funnel limit, 95 per cent", row => Number(row.Area.Inner?.Lower, row.Comparison)) { Width = 11 },
                new("Upper funnel limit, 95 per cent", row => Number(row.Area.Inner?.Upper, row.Comparison)) { Width = 11 },
                new("Stands", row => CellValue.Text(Stands(row.Area, row.Comparison))) { Width = 26 },
                new("Adjusted p-value", row => Probability(row.Area.AdjustedPValue)) { Width = 10 },
                new("Rank range", row => row.Area.Ranks is (int best, int worst, int of)
                    ? CellValue.Text(string.Create(CultureInfo.InvariantCulture, $"{best} to {worst} of {of}"))
                    : CellValue.Of(Shorthand.NotApplicable)) { Width = 14 },
            ]);
        }

        if (review.BesideOthers.Count == 0)
        {
            sheet.Paragraph(Supply);
        }
    }

    /// <summary>Whether any area is set beside the whole or another by it; where not, a sentence says so and its rows stand on the component's own sheet only.</summary>
    private static bool Compares(PublishedAreaComparison comparison) => comparison.Areas.Any(area => area.Inner is not null || area.Ranks is not null);

    private static void AddSupplied(Workbook workbook, PublishedReview review)
    {
        string own = review.Agreement.Area.Name;
        Sheet sheet = workbook.AddSheet("Benchmark_supplied", $"Benchmark as supplied: {own} beside region, country and similar areas");
        sheet.Paragraph("Ready-made counts, printed and compared as their suppliers sent them, each by its own definition; nothing here was counted by this platform. A region, a country or similar areas are no comparison group.");
        sheet.Paragraph(PublishedAreaComparison.WordRule);
        sheet.Paragraph(PublishedAreaComparison.LimitRule);
        sheet.Paragraph(PublishedAreaComparison.IndependenceRule);
        foreach (PublishedAreaComparison comparison in review.BesideOthers)
        {
            PublishedAreaRow? row = comparison.Areas.FirstOrDefault(area => area.Area.Code == comparison.Own!.Code);
            string ranks = row?.Ranks is (int best, int worst, int of)
                ? string.Create(CultureInfo.InvariantCulture, $" {own} has rank {best} to {worst} of {of}, 1 being the lowest value.")
                : string.Empty;
            sheet.Paragraph($"{Funnel(comparison)}{(row is null ? string.Empty : $" {own}: {Words.LowerFirst(Stands(row, comparison))}.")}{ranks}");
            AddNotes(sheet, comparison);
        }

        sheet.AddTable("benchmark_supplied", review.BesideOthers.SelectMany(comparison => comparison.Comparators.Select(beside => (Comparison: comparison, Beside: beside))),
        [
            new("Indicator", row => CellValue.Text(row.Comparison.Title)) { Width = 30 },
            new("Beside", row => CellValue.Text(row.Beside.Name)) { Width = 18 },
            new("How its figure was made", row => CellValue.Text(row.Beside.Made)) { Width = 40 },
            new("Period", row => CellValue.Text(row.Comparison.Period.InWords())) { Width = 22 },
            new("Unit", row => CellValue.Text(row.Comparison.Unit)) { Width = 16 },
            new($"Value of {own}", row => Own(row.Comparison) is PublishedAreaRow area ? Number(area.Estimate.Value, row.Comparison, area.Estimate) : CellValue.Of(Shorthand.NotAvailable)) { Width = 11 },
            new("Value beside", row => Number(row.Beside.Estimate?.Value, row.Comparison, row.Beside.Estimate)) { Width = 11 },
            new("Difference", row => Number(row.Beside.Difference, row.Comparison, row.Beside.Estimate, plus: true)) { Width = 11 },
            new("Difference, lower 95 per cent limit", row => Number(row.Beside.Lower, row.Comparison, row.Beside.Estimate, plus: true)) { Width = 12 },
            new("Difference, upper 95 per cent limit", row => Number(row.Beside.Upper, row.Comparison, row.Beside.Estimate, plus: true)) { Width = 12 },
            new("Adjusted p-value", row => Probability(row.Beside.AdjustedPValue)) { Width = 10 },
            new("Stands", row => CellValue.Text(Word(row.Beside.Standing))) { Width = 18 },
        ]);
    }

    private static void AddSimilar(Workbook workbook, PublishedReview review)
    {
        Sheet sheet = workbook.AddSheet("Similar_areas", $"Areas most like {review.Agreement.Area.Name}, and how unlike they are");
        if (review.Similar is not { Areas.Count: > 0 } similar)
        {
            sheet.Paragraph($"No similar area can be named: {review.Similar?.Reason ?? "none was looked for"}.");
            return;
        }

        sheet.Paragraph(string.Create(CultureInfo.InvariantCulture, $"Context of {similar.Year}, of {similar.Candidates} candidates of the same type; {similar.Lacking} more lack a variable. {SimilarAreas.Method}"));
        sheet.Paragraph("Variables and equal weights are this platform's own choice; neighbours are only as good as what they are chosen by.");
        foreach (LeftOutVariable variable in similar.LeftOut)
        {
            sheet.Paragraph($"Left out: {variable.Variable.Title}, {variable.Reason}.");
        }

        sheet.AddTable("similar_areas", similar.Areas.Prepend(new(similar.Own, 0, similar.OwnValues)),
        [
            new("Area", row => CellValue.Text(row.Area.Name)) { Width = 24 },
            new("Distance", row => CellValue.Number(row.Distance, new NumberFormat(2))) { Width = 11 },
            .. similar.Variables.Select((variable, at) => new Column<SimilarArea>(
                $"{variable.Title} ({variable.Unit})", row => CellValue.Number(row.Values[at], new NumberFormat(variable.Decimals))) { Width = 16 }),
        ]);
    }

    private static void AddNotes(Sheet sheet, PublishedAreaComparison comparison)
    {
        foreach (string note in comparison.Notes)
        {
            sheet.Paragraph($"{comparison.Title}: {note}");
        }
    }

    private static PublishedAreaRow? Own(PublishedAreaComparison comparison) => comparison.Areas.FirstOrDefault(area => area.Area.Code == comparison.Own?.Code);

    private static string Funnel(PublishedAreaComparison comparison)
    {
        if (comparison.Funnel is not PublishedFunnel funnel)
        {
            return $"{comparison.Title}: {comparison.NoFunnel}; intervals and rank ranges only.";
        }

        string spread = funnel.Phi is double phi
            ? $"; areas vary {Words.Number(phi, 2)} times as much as chance alone (phi), which is reported and widens nothing"
            : string.Empty;
        return $"{comparison.Title}: the overall value, {Words.Number(funnel.Target, comparison.Decimals)} ({funnel.TargetIs}), is taken to hold everywhere, limits {funnel.Method}{spread}.";
    }

    private static string Stands(PublishedAreaRow row, PublishedAreaComparison comparison) => row.Standing switch
    {
        AreaStanding.NotCompared when row.Estimate.Value is null => "Not compared",
        AreaStanding.NotCompared when !row.IsFinal => $"Not compared: {row.Estimate.Reason}",
        AreaStanding.NotCompared => $"Not compared: {comparison.NoFunnel}",
        AreaStanding.Lower or AreaStanding.Higher when row.IsBeyondOuter => $"{Word(row.Standing)}, beyond 99.8 per cent",
        AreaStanding standing => Word(standing),
    };

    private static string Word(AreaStanding standing) => standing switch
    {
        AreaStanding.Lower => "Lower",
        AreaStanding.Higher => "Higher",
        AreaStanding.NoClearDifference => "No clear difference",
        _ => "Not compared",
    };

    private static CellValue Number(double? value, PublishedAreaComparison comparison, Estimate? estimate = null, bool plus = false) => value is double number
        ? CellValue.Number(number, new NumberFormat(comparison.Decimals, plus))
        : Words.Missing(estimate?.Status ?? EstimateStatus.Undefined);

    /// <summary>To three decimals, as in the comparison's text and files: no probability is 0, and 0.001 is 0.001 or less.</summary>
    private static CellValue Probability(double? p) => p is double known ? CellValue.Number(Math.Max(LeastProbability, known), new NumberFormat(3)) : CellValue.Of(Shorthand.NotApplicable);

    /// <summary>One area of one comparison.</summary>
    private sealed record MemberRow(PublishedComponent Component, PublishedAreaComparison Comparison, PublishedAreaRow Area);
}
