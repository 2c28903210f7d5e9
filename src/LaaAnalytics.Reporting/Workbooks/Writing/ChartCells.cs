namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>Where the numbers of charts stand.</summary>
/// <param name="Plans">Every sheet, planned.</param>
/// <param name="Lengths">Lengths of error bars; null where no chart has any.</param>
internal sealed record ChartCells(IReadOnlyDictionary<Sheet, SheetPlan> Plans, ErrorBarLengths? Lengths)
{
    /// <summary>A reference such as <c>'Trend'!$B$6:$B$17</c>.</summary>
    public string Reference(TableRange range) => Plans[range.Table.Sheet].Reference(range);
}
