using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>The chart of a component, on its own sheet, over the cells of the component's table.</summary>
/// <remarks>
/// Adult: a line of snapshots with error bars and the agreed path. Young: columns with error bars, for cohorts a year apart are not a line.
/// PPO: baseline beside follow-up. Drawn over the longest run of single cohorts that have a value: a shorthand in a chart's range would be
/// drawn as zero.
/// </remarks>
internal static class ComponentChart
{
    private const int FewestPointsOfALine = 4;

    public static void Add(Workbook workbook, PublishedReview review, PublishedComponent component, IReadOnlyList<CohortRow> rows, Table table, PackNotes notes)
    {
        string name = $"{Words.SheetName(component.Component)}_chart";
        string title = $"Chart: {Words.People(component.Component)}, {review.Agreement.Area.Name}";
        (int first, int count) = LongestRun(rows);
        if (count == 0)
        {
            workbook.AddSheet(name, title).Paragraph("There is no chart, because no cohort of this component has a figure that can be shown yet.");
            return;
        }

        IReadOnlyList<CohortRow> drawn = [.. rows.Skip(first).Take(count)];
        TableRange Range(string header) => table.Range(header, first, count);
        Indicator indicator = component.Indicators[0];
        string unit = $"{indicator.Title} ({indicator.Unit})";
        workbook.AddChart(name, title, indicator.Statistic == SchemeStatistic.ChangeFromBaseline
            ? new BarChart
            {
                Title = $"Proven offences in the baseline and the follow-up window, {review.Agreement.Area.Name}",
                AltText = $"Column chart of proven offences in two windows. {Told(drawn, row => $"{Words.Number(row.First.BaselineOffences!.Value)} before and {Words.Number(row.First.Reoffences!.Value)} after")}",
                Categories = Range("Cohort"),
                CategoryTitle = "List",
                ValueTitle = "Proven offences",
                Series =
                [
                    new("Baseline window", Range(CohortColumns.BaselineHeader)),
                    new("Follow-up window", Range(CohortColumns.FollowUpHeader)),
                ],
            }
            : count < FewestPointsOfALine || component.Scheme.Cohorts.StepMonths > component.Scheme.Cohorts.Months
                ? new BarChart
                {
                    Title = $"{unit}, {review.Agreement.Area.Name}",
                    AltText = $"Column chart with 95 per cent intervals. {Told(drawn, Value)}",
                    Categories = Range("Cohort"),
                    CategoryTitle = "Cohort",
                    ValueTitle = unit,
                    Series = [new(indicator.Title, Range(CohortColumns.ValueHeader(indicator)), Limits(table, indicator, notes, first, count))],
                }
                : new LineChart
                {
                    Title = $"{unit}, {review.Agreement.Area.Name}",
                    AltText = $"Line chart with 95 per cent intervals. {Told(drawn, Value)}",
                    Categories = Range("Cohort"),
                    CategoryTitle = "Cohort",
                    ValueTitle = unit,
                    Series = Lines(table, drawn, indicator, notes, first, count),
                });
    }

    private static List<LineSeries> Lines(Table table, IReadOnlyList<CohortRow> drawn, Indicator indicator, PackNotes notes, int first, int count)
    {
        List<LineSeries> lines =
        [
            new(indicator.Title, table.Range(CohortColumns.ValueHeader(indicator), first, count), LineLook.SolidDiscs, Limits(table, indicator, notes, first, count)),
        ];
        if (drawn.Any(row => row.Expected is not null))
        {
            lines.Add(new("Expected by then", table.Range(CohortColumns.ExpectedHeader(indicator, notes.Expected), first, count), LineLook.Dashes));
        }

        return lines;
    }

    private static SeriesInterval Limits(Table table, Indicator indicator, PackNotes notes, int first, int count) => new(
        table.Range(CohortColumns.LimitHeader(indicator, "lower", notes.Interval), first, count),
        table.Range(CohortColumns.LimitHeader(indicator, "upper", notes.Interval), first, count),
        IntervalDisplay.ErrorBars);

    private static (int First, int Count) LongestRun(IReadOnlyList<CohortRow> rows)
    {
        (int First, int Count) best = (0, 0);
        int start = 0;
        for (int i = 0; i <= rows.Count; i++)
        {
            bool drawable = i < rows.Count && rows[i].First is { Pooled: 1, Estimate: { Value: not null, Lower: not null, Upper: not null } };
            if (!drawable)
            {
                // The later run wins a tie: the newest cohorts are what the review is about.
                best = i - start >= best.Count && i > start ? (start, i - start) : best;
                start = i + 1;
            }
        }

        return best;
    }

    private static string Value(CohortRow row) => Words.Number(row.First.Estimate.Value!.Value, row.First.Indicator.Decimals);

    private static string Told(IReadOnlyList<CohortRow> rows, Func<CohortRow, string> value) =>
        string.Join("; ", rows.Select(row => $"{row.Label}: {value(row)}")) + ".";
}
