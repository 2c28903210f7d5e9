namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>Numbers of one column, drawn under one name.</summary>
/// <param name="Name">As the legend says it.</param>
/// <param name="Values">Numbers, or blanks that stay gaps; begins at the first category.</param>
/// <param name="Interval">Bounds around each number, or null.</param>
public abstract record ChartSeries(string Name, TableRange Values, SeriesInterval? Interval)
{
    /// <summary>The values, and the bounds where there are some.</summary>
    internal IReadOnlyList<TableRange> Ranges => Interval is null ? [Values] : [Values, Interval.Lower, Interval.Upper];

    internal void Check(TableRange categories)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Name);
        foreach (TableRange range in Ranges)
        {
            if (range.Table != categories.Table || range.FirstRow != categories.FirstRow || range.Count > categories.Count)
            {
                throw new ArgumentException(
                    $"Series {Name}: its cells must stand in the rows of the categories, from the first on; leave earlier cells blank.",
                    nameof(categories));
            }

            _ = range.Numbers();
        }

        Interval?.Check(Name, Values);
    }
}
