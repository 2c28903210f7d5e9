namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>Bars from zero, one group for each category.</summary>
public sealed record BarChart : WorkbookChart
{
    /// <summary>The most series that fills can tell apart without colour.</summary>
    public const int MostSeries = 3;

    /// <summary>One to <see cref="MostSeries"/> series, told apart by fill pattern.</summary>
    public required IReadOnlyList<BarSeries> Series { get; init; }

    /// <summary>True draws bars from left to right, the first category on top; false draws columns.</summary>
    public bool Horizontal { get; init; }

    /// <summary>Index of the category to draw darker, from 0, for a chart of one series; its label must say what is special.</summary>
    public int? Highlight { get; init; }

    internal override IReadOnlyList<ChartSeries> AllSeries => Series;

    internal override void Check()
    {
        base.Check();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Series.Count, MostSeries, nameof(Series));
        if (Highlight is int highlight)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(highlight, nameof(Highlight));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(highlight, Categories.Count, nameof(Highlight));
            ArgumentOutOfRangeException.ThrowIfNotEqual(Series.Count, 1, nameof(Series));
        }

        if (AllSeries.Any(series => series.Interval?.Display == IntervalDisplay.DottedLines))
        {
            throw new ArgumentException("Bars show an interval as error bars.", nameof(Series));
        }
    }
}

/// <summary>The bars of one measure.</summary>
/// <param name="Name">As the legend says it.</param>
/// <param name="Values">Numbers, or blanks that stay gaps; begins at the first category.</param>
/// <param name="Interval">Bounds around each bar's end, or null.</param>
public sealed record BarSeries(string Name, TableRange Values, SeriesInterval? Interval = null) : ChartSeries(Name, Values, Interval);
