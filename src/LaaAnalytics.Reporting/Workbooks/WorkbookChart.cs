namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>A chart over the cells of one table: a <see cref="LineChart"/> or a <see cref="BarChart"/>.</summary>
public abstract record WorkbookChart
{
    /// <summary>Characters an alternative text needs to say something.</summary>
    public const int LeastAltText = 25;

    private protected WorkbookChart()
    {
    }

    /// <summary>What is shown, where and when.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// What a reader who does not see the chart must know: its kind, its message, the figures that matter. Written as the chart's
    /// alternative text and, word for word, in column A.
    /// </summary>
    public required string AltText { get; init; }

    /// <summary>The words under the axis of categories, one for each point.</summary>
    public required TableRange Categories { get; init; }

    /// <summary>Title of the axis of categories.</summary>
    public required string CategoryTitle { get; init; }

    /// <summary>Title of the axis of values, with the unit.</summary>
    public required string ValueTitle { get; init; }

    internal abstract IReadOnlyList<ChartSeries> AllSeries { get; }

    /// <summary>The table drawn.</summary>
    internal Table Table => Categories.Table;

    internal virtual void Check()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Title);
        ArgumentException.ThrowIfNullOrWhiteSpace(CategoryTitle);
        ArgumentException.ThrowIfNullOrWhiteSpace(ValueTitle);
        ArgumentException.ThrowIfNullOrWhiteSpace(AltText);
        ArgumentOutOfRangeException.ThrowIfLessThan(AltText.Trim().Length, LeastAltText, nameof(AltText));
        _ = Categories.Labels();
        if (AllSeries.Count == 0)
        {
            throw new ArgumentException("A chart needs a series.", nameof(AllSeries));
        }

        if (AllSeries.DistinctBy(series => series.Name, StringComparer.OrdinalIgnoreCase).Count() < AllSeries.Count)
        {
            throw new ArgumentException("Two series of a chart have the same name.", nameof(AllSeries));
        }

        foreach (ChartSeries series in AllSeries)
        {
            series.Check(Categories);
        }
    }
}
