namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>Numbers of one column, drawn under one name.</summary>
/// <param name="Name">As the legend says it.</param>
/// <param name="Values">Numbers, or blanks that stay gaps; begins at the first category.</param>
/// <param name="Interval">Bounds around each number, or null.</param>
public abstract record ChartSeries(string Name, TableRange Values, SeriesInterval? Interval)
{
    internal void Check(TableRange categories)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Name);
        foreach (TableRange range in Interval is null ? [Values] : new[] { Values, Interval.Lower, Interval.Upper })
        {
            if (range.Table != categories.Table || range.FirstRow != categories.FirstRow || range.Count > categories.Count)
            {
                throw new ArgumentException(
                    $"Series {Name}: its cells must stand in the rows of the categories, from the first on; leave earlier cells blank.", nameof(categories));
            }

            _ = range.Numbers();
        }

        Interval?.Check(Name, Values);
    }
}
