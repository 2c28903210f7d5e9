using System.Globalization;
using LaaAnalytics.Spreadsheets.Worksheets;

namespace LaaAnalytics.Spreadsheets;

/// <summary>A cell's value: of a formula, the value that was last worked out and saved with it.</summary>
public readonly record struct SpreadsheetCell
{
    private SpreadsheetCell(int column, SpreadsheetCellKind kind, string written, bool isFormula)
    {
        Column = column;
        Kind = kind;
        Written = written;
        IsFormula = isFormula;
    }

    /// <summary>Number of the column, from 1.</summary>
    public int Column { get; }

    /// <summary>What it holds.</summary>
    public SpreadsheetCellKind Kind { get; }

    /// <summary>Whether a formula works it out.</summary>
    public bool IsFormula { get; }

    /// <summary>What the file holds: the text without its escapes; a number or date as the file writes it, <c>0.28999999999999998</c> for 0.29; <c>TRUE</c> or
    /// <c>FALSE</c>; the error; empty where there is nothing.</summary>
    public string Written { get; }

    /// <summary>Value of a number, and of a date that is kept as a number of days; null otherwise.</summary>
    public double? Number { get; private init; }

    /// <summary>The day and time of a date, to the second; null otherwise, and for dates that do not exist: day 0 and 29 February 1900, which spreadsheets count.</summary>
    public DateTime? Moment { get; private init; }

    /// <summary>The value as a person would type it: a number in plain digits, to the 15 that spreadsheets keep; a date as <c>yyyy-MM-dd</c>, with
    /// <c>THH:mm:ss</c> where it has a time; otherwise as <see cref="Written"/>.</summary>
    public string Text => Kind switch
    {
        SpreadsheetCellKind.Number => PlainNumber.Of(Written, Number!.Value),
        SpreadsheetCellKind.Date when Moment is DateTime moment =>
            moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Written,
    };

    /// <summary>A cell that holds nothing.</summary>
    internal static SpreadsheetCell Blank(int column, bool isFormula = false) => new(column, SpreadsheetCellKind.Blank, string.Empty, isFormula);

    internal static SpreadsheetCell OfText(int column, string text, bool isFormula) => new(column, SpreadsheetCellKind.Text, text, isFormula);

    internal static SpreadsheetCell OfNumber(int column, string written, double number, bool isFormula) =>
        new(column, SpreadsheetCellKind.Number, written, isFormula) { Number = number };

    internal static SpreadsheetCell OfDate(int column, string written, double? serial, DateTime? moment, bool isFormula) =>
        new(column, SpreadsheetCellKind.Date, written, isFormula) { Number = serial, Moment = moment };

    internal static SpreadsheetCell OfBoolean(int column, bool value, bool isFormula) =>
        new(column, SpreadsheetCellKind.Boolean, value ? "TRUE" : "FALSE", isFormula);

    internal static SpreadsheetCell OfError(int column, string error, bool isFormula) => new(column, SpreadsheetCellKind.Error, error, isFormula);
}
