namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>The side of a column its content keeps to.</summary>
public enum ColumnAlignment
{
    /// <summary>Right where the column has a number, else left.</summary>
    ByContent,

    /// <summary>Left.</summary>
    Left,

    /// <summary>Right.</summary>
    Right,
}
