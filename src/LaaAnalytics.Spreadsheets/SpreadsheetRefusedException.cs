using LaaAnalytics.Domain;

namespace LaaAnalytics.Spreadsheets;

/// <summary>A file is not read as a spreadsheet. Its message names the fault, never a value or the file; callers say which file.</summary>
public sealed class SpreadsheetRefusedException : LaaException
{
    private const string NewWorkbook = "Copy the values into a new workbook, save it as .xlsx and send that.";

    internal SpreadsheetRefusedException(SpreadsheetRefusal reason, string message)
        : base(message, RemedyOf(reason))
    {
        Reason = reason;
    }

    /// <summary>Why.</summary>
    public SpreadsheetRefusal Reason { get; }

    internal static SpreadsheetRefusedException Damaged(string what) => new(SpreadsheetRefusal.Damaged, $"The spreadsheet is damaged: {what}.");

    internal static SpreadsheetRefusedException TooLarge(string what) => new(SpreadsheetRefusal.TooLarge, $"The spreadsheet is larger than is read: {what}.");

    private static string RemedyOf(SpreadsheetRefusal reason) => reason switch
    {
        SpreadsheetRefusal.NotASpreadsheet => "Save it as .xlsx, or send CSV.",
        SpreadsheetRefusal.Protected => "Take the password off, and save it as .xlsx; protect the file on its way by other means.",
        SpreadsheetRefusal.Macros => "Save it as .xlsx, which holds no macros.",
        SpreadsheetRefusal.TooLarge => "Send only the sheet that is needed, or CSV.",
        SpreadsheetRefusal.NoWorkbook or SpreadsheetRefusal.Damaged => "Open it in a spreadsheet program, save it as .xlsx and send it again.",
        _ => NewWorkbook,
    };
}
