namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>One column of a table over rows of <typeparamref name="T"/>.</summary>
/// <param name="Header">Words with unit and period where they differ by column; unique in its table, on one line.</param>
/// <param name="Value">The cell of a row.</param>
public sealed record Column<T>(string Header, Func<T, CellValue> Value)
{
    /// <summary>Width in characters, 4 to 100; null lets the content decide.</summary>
    public double? Width { get; init; }

    /// <summary>The side the content keeps to; <see cref="ColumnAlignment.ByContent"/> puts numbers right and words left.</summary>
    public ColumnAlignment Alignment { get; init; }

    /// <summary>For a column of status words: their colours, shapes and meanings. Null for any other column.</summary>
    public IReadOnlyList<StatusStyle>? Statuses { get; init; }

    /// <summary>What may be entered into the cell of a row, or null where that cell is locked; null for a column nobody fills in.</summary>
    public Func<T, CellInput?>? Input { get; init; }
}
