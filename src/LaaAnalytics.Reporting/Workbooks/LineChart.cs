namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>Lines over categories in order, such as periods.</summary>
public sealed record LineChart : WorkbookChart
{
    /// <summary>The lines; each differs from the others by its <see cref="LineLook"/>, so that colour is not needed.</summary>
    public required IReadOnlyList<LineSeries> Series { get; init; }

    internal override IReadOnlyList<ChartSeries> AllSeries => Series;

    internal override void Check()
    {
        base.Check();
        if (Series.DistinctBy(series => series.Look).Count() < Series.Count
            || Series.Count(series => series.Interval?.Display == IntervalDisplay.DottedLines) > 1)
        {
            throw new ArgumentException("Two lines of a chart would look the same without colour.", nameof(Series));
        }
    }
}

/// <summary>One line of a <see cref="LineChart"/>.</summary>
/// <param name="Name">As the legend says it.</param>
/// <param name="Values">Numbers, or blanks that stay gaps; begins at the first category.</param>
/// <param name="Look">Dash and marker.</param>
/// <param name="Interval">Bounds around each point, or null.</param>
public sealed record LineSeries(string Name, TableRange Values, LineLook Look, SeriesInterval? Interval = null) : ChartSeries(Name, Values, Interval);
