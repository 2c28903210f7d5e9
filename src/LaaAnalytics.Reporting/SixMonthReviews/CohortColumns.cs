using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>The columns of a component's tables, chosen by its statistic.</summary>
internal static class CohortColumns
{
    public static IReadOnlyList<Column<CohortRow>> For(PublishedComponent component, IReadOnlyList<CohortRow> rows, string rowHeader, PackNotes notes)
    {
        List<Column<CohortRow>> columns =
        [
            new(rowHeader, row => CellValue.Text(row.Label)) { Width = 30 },
            new(component.Scheme.Cohorts.Pool > 1 ? "Offenders on the caseload" : "Offenders", row => Words.Cell(row.First, row.First.Offenders)) { Width = 11 },
        ];
        switch (component.Indicators[0].Statistic)
        {
            case SchemeStatistic.ChangeFromBaseline:
                columns.Add(new(BaselineHeader, row => Words.Cell(row.First, row.First.BaselineOffences)) { Width = 12 });
                columns.Add(new(FollowUpHeader, row => Words.Cell(row.First, row.First.Reoffences)) { Width = 12 });
                break;
            case SchemeStatistic.ReoffencesPer100Offenders:
                columns.Add(new("Proven re-offences", row => Words.Cell(row.First, row.First.Reoffences)) { Width = 12 });
                break;
            default:
                break;
        }

        columns.Add(new("Re-offenders", row => Words.Cell(row.First, row.First.Reoffenders)) { Width = 11 });
        for (int index = 0; index < component.Indicators.Count; index++)
        {
            int i = index;
            Indicator indicator = component.Indicators[i];
            bool plus = indicator.Statistic == SchemeStatistic.ChangeFromBaseline;
            columns.Add(new(ValueHeader(indicator), row => Words.Cell(row.Figures[i], row.Figures[i].Estimate.Value, plus)) { Width = 14 });
            columns.Add(new(LimitHeader(indicator, "lower", notes.Interval), row => Words.Cell(row.Figures[i], row.Figures[i].Estimate.Lower, plus)) { Width = 14 });
            columns.Add(new(LimitHeader(indicator, "upper", notes.Interval), row => Words.Cell(row.Figures[i], row.Figures[i].Estimate.Upper, plus)) { Width = 14 });
        }

        if (rows.Any(row => row.First.Expected is not null))
        {
            columns.Add(new("Re-offenders predicted from the mix of people", row => Predicted(row, row.First.Expected, plus: false)) { Width = 14 });
            columns.Add(new("Difference from predicted (per cent of predicted)", row => Predicted(row, 100 * row.First.DifferenceFromExpected, plus: true)) { Width = 14 });
        }

        if (rows.Any(row => row.First.StandardisedDifference is not null))
        {
            columns.Add(new($"Standardised difference from predicted, z {notes.Standardised}", row => Predicted(row, row.First.StandardisedDifference, plus: true)) { Width = 14 });
        }

        if (component.Scheme.Enters.MatchedOnly && rows.Any(row => row.First.Unmatched is not null))
        {
            columns.Add(new("Not matched to the police computer, left out", Unmatched) { Width = 13 });
        }

        if (rows.Any(row => row.Expected is not null))
        {
            columns.Add(new(ExpectedHeader(component.Indicators[0], notes.Expected), Agreed) { Width = 14 });
        }

        columns.Add(new("Status", row => CellValue.Text(Words.Status(row.First.Estimate))) { Width = 28 });
        return columns;
    }

    /// <summary>Header of offences in the baseline window.</summary>
    public const string BaselineHeader = "Offences in the baseline window";

    /// <summary>Header of offences in the follow-up window.</summary>
    public const string FollowUpHeader = "Offences in the follow-up window";

    /// <summary>Header of an indicator's value.</summary>
    public static string ValueHeader(Indicator indicator) => $"{indicator.Title} ({indicator.Unit})";

    /// <summary>Header of one of its limits.</summary>
    public static string LimitHeader(Indicator indicator, string side, string note) => $"{indicator.Title}, {side} 95 per cent limit {note}";

    /// <summary>Header of the trajectory.</summary>
    public static string ExpectedHeader(Indicator indicator, string note) => $"Expected by then ({indicator.Unit}) {note}";

    private static CellValue Unmatched(CohortRow row) =>
        row.First.Unmatched is null && row.First.Shorthand is null ? CellValue.Of(Shorthand.Confidential) : Words.Cell(row.First, row.First.Unmatched);

    private static CellValue Predicted(CohortRow row, double? value, bool plus) =>
        value is double number ? CellValue.Number(number, new NumberFormat(1, plus)) : Words.Missing(row.First);

    private static CellValue Agreed(CohortRow row) => row.Expected is double expected
        ? CellValue.Number(expected, new NumberFormat(row.First.Indicator.Decimals))
        : CellValue.Blank;

    /// <summary>Why a cell of a component's table may be blank. A chart draws the trajectory from these cells, so it cannot be a shorthand.</summary>
    public const string BlanksMean = "the agreement sets no level for that time";
}
