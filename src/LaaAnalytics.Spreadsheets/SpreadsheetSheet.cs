namespace LaaAnalytics.Spreadsheets;

/// <summary>A worksheet of a workbook.</summary>
/// <param name="Name">Name on its tab.</param>
/// <param name="IsHidden">Whether its tab is not shown, by choice or for good.</param>
public sealed record SpreadsheetSheet(string Name, bool IsHidden);
