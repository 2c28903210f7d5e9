namespace LaaAnalytics.Reporting.Workbooks.Writing;

/// <summary>How a cell is set; equal looks share one entry of the style sheet.</summary>
internal readonly record struct CellLook(CellFace Face)
{
    public bool Right { get; init; }

    public bool Wrap { get; init; }

    public bool Indent { get; init; }

    /// <summary>Keeps a text that looks like a formula a text when someone edits the cell.</summary>
    public bool Quoted { get; init; }

    public CellEdge Edge { get; init; }

    /// <summary>Whether the cell can be filled in where its sheet is protected.</summary>
    public bool Unlocked { get; init; }

    /// <summary>Number format code, or null for general.</summary>
    public string? Format { get; init; }
}

/// <summary>The faces of text; each is a font of the style sheet, in this order.</summary>
internal enum CellFace
{
    Body,
    Title,
    Heading,
    Header,
    Link,
}

/// <summary>The rules under cells; each is a border of the style sheet, in this order.</summary>
internal enum CellEdge
{
    None,
    Header,
    Row,
    Input,
}
