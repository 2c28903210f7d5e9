namespace LaaAnalytics.Spreadsheets;

/// <summary>What a cell holds.</summary>
public enum SpreadsheetCellKind
{
    /// <summary>Nothing.</summary>
    Blank,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number that its format shows as a date, or a date written as such.</summary>
    Date,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An error, such as <c>#N/A</c>.</summary>
    Error,
}
