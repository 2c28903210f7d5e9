namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>The four things a cell can be.</summary>
internal enum CellKind
{
    /// <summary>Nothing.</summary>
    Blank,

    /// <summary>Words.</summary>
    Text,

    /// <summary>A finite number.</summary>
    Number,

    /// <summary>A reason in brackets.</summary>
    Shorthand,
}
