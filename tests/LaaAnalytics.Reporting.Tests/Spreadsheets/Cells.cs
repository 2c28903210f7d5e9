using System.Globalization;
using LaaAnalytics.Spreadsheets;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Reporting.Tests.Spreadsheets;

/// <summary>Reads hand-made workbooks into short words for each cell.</summary>
internal static class Cells
{
    /// <summary>The first sheet, each cell as <c>row,column kind:text</c>, formulas with an equals sign before.</summary>
    public static string[] Of(HandMadeWorkbook workbook, SpreadsheetLimits? limits = null)
    {
        using MemoryStream saved = workbook.Save();
        return Of(saved, limits);
    }

    public static string[] Of(Stream saved, SpreadsheetLimits? limits = null)
    {
        using SpreadsheetFile file = SpreadsheetFile.Open(saved, limits);
        return [.. file.Rows(file.Sheets[0].Name).SelectMany(row => row.Cells.Select(cell => Words(row, cell)))];
    }

    public static SpreadsheetRefusal Refusal(HandMadeWorkbook workbook, SpreadsheetLimits? limits = null) =>
        Assert.Throws<SpreadsheetRefusedException>(() => Of(workbook, limits)).Reason;

    private static string Words(SpreadsheetRow row, SpreadsheetCell cell) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Number},{cell.Column} {(cell.IsFormula ? "=" : string.Empty)}{cell.Kind}:{cell.Text}");
}
