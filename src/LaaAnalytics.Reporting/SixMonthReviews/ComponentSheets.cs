using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>The sheets of one component: its cohorts in their own rhythm, their chart, and the latest cohort by area.</summary>
internal static class ComponentSheets
{
    public static void Add(Workbook workbook, PublishedReview review, PublishedComponent component, PackNotes notes)
    {
        string name = Words.SheetName(component.Component);
        Sheet sheet = workbook.AddSheet(name, $"{Words.Of(component.Component)}: {review.Agreement.Area.Name}, cohort by cohort");
        sheet.Paragraph(Headline.Of(component));
        sheet.Paragraph($"Definition: {component.Scheme.Title}, {component.Scheme.Citation}. The rules are on the sheet Methods.");
        if (component.Missing is { } missing)
        {
            sheet.AddTable($"{name.ToLowerInvariant()}_cohorts", [missing],
            [
                new("Supplier", m => CellValue.Text(m.Supplier)) { Width = 40 },
                new("Due", m => CellValue.Date(m.Due)) { Width = 24 },
                new($"{component.Indicators[0].Title}, {component.Indicators[0].Unit}", _ => CellValue.Of(Shorthand.NotAvailable)) { Width = 30 },
            ]);
            workbook.AddSheet($"{name}_chart", $"Chart: {Words.People(component.Component)}").Paragraph("There is no chart, because no cohort of this component that the review can use has been supplied.");
            return;
        }

        List<CohortRow> rows = CohortRow.Of(component);
        if (component.Scheme.Cohorts.Pool > 1)
        {
            sheet.Paragraph("Single caseload snapshots come first, pooled ones last. A pooled row counts a person once for each caseload snapshot; it is not the sum of different people, and the rows are not to be added again.");
        }

        Table table = sheet.AddTable($"{name.ToLowerInvariant()}_cohorts", rows, CohortColumns.For(component, rows, "Cohort", notes), CohortColumns.BlanksMean);
        ComponentChart.Add(workbook, review, component, rows, table, notes);
        AddAreas(workbook, review, component, notes);
    }

    private static void AddAreas(Workbook workbook, PublishedReview review, PublishedComponent component, PackNotes notes)
    {
        if (component.ByArea.Count == 0 || component.Headline is not PublishedFigure headline)
        {
            return;
        }

        string name = Words.SheetName(component.Component);
        List<CohortRow> rows = [.. component.ByArea
            .GroupBy(figure => figure.Id.Cell.Area)
            .Select(area => new CohortRow(Words.AreaName(review.Agreement, area.Key), [.. area], null))];
        if (component.Latest.Count > 0)
        {
            rows.Add(new($"{review.Agreement.Area.Name}, all areas", component.Latest, null));
        }

        Sheet sheet = workbook.AddSheet($"{name}_by_area", $"{Words.Of(component.Component)} by area: {Words.LowerFirst(Words.Cohort(component.Scheme, headline.Id.Cell.Period, headline.Pooled))}");
        sheet.Paragraph("Area of residence at the index date. Intervals of small areas are wide: the table is no ranking, and areas with other people in them are not compared by it.");
        sheet.AddTable($"{name.ToLowerInvariant()}_by_area", rows, CohortColumns.For(component, rows, "Area", notes), CohortColumns.BlanksMean);
    }
}

/// <summary>One row of a component's table: a cohort or an area with its figures, one for each indicator.</summary>
/// <param name="Label">Row label.</param>
/// <param name="Figures">Headline indicator first.</param>
/// <param name="Expected">Trajectory at the end of the cohort, or null where none is agreed or the row is an area.</param>
internal sealed record CohortRow(string Label, IReadOnlyList<PublishedFigure> Figures, double? Expected)
{
    /// <summary>The headline indicator's figure.</summary>
    public PublishedFigure First => Figures[0];

    /// <summary>Single cohorts in time order, then the pooled ones, the earlier first.</summary>
    public static List<CohortRow> Of(PublishedComponent component)
    {
        List<CohortRow> rows = [];
        IEnumerable<PublishedFigure> pooled = component.YearBefore.Concat(component.Latest).Where(figure => figure.Pooled > 1);
        foreach (IGrouping<(Period, int), PublishedFigure> cohort in component.Series.Concat(pooled).GroupBy(figure => (figure.Id.Cell.Period, figure.Pooled)))
        {
            (Period period, int pool) = cohort.Key;
            rows.Add(new(Words.Cohort(component.Scheme, period, pool), [.. cohort], component.Trajectory.At(period.LastDay)));
        }

        return rows;
    }
}
