using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LaaAnalytics.Reporting.Workbooks;
using LaaAnalytics.Spreadsheets;

namespace LaaAnalytics.Reporting.Commentaries;

/// <summary>What a person typed into a cell: cleaned of what cannot be seen, and held against what a workbook can carry.</summary>
internal static partial class TypedText
{
    private static readonly string[] DayForms = ["yyyy-MM-dd", "d MMMM yyyy", "d MMM yyyy"];

    /// <summary>
    /// The text composed (NFC), without control characters, without marks that are not seen or turn the direction of writing, without unpaired
    /// surrogates, trimmed; line ends are line feeds.
    /// </summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder kept = new(text.Length);
        foreach (Rune rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            bool seen = rune.Value == '\n'
                || (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format) && rune != Rune.ReplacementChar);
            if (rune.Value == '\t' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator)
            {
                kept.Append(' ');
            }
            else if (seen)
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>What would have been taken in place of a text that a table cannot show; null where the text is fit.</summary>
    public static string? Unfit(string text) =>
        CellText.IsMissingMark(text) || CellText.IsNumber(text) ? "words, or an empty cell"
        : NoteMarkers.In(text) || ShorthandAlone().IsMatch(text) ? "words without a note marker or a shorthand in square brackets"
        : null;

    /// <summary>The day of a cell, or null where it holds none that can be read one way only.</summary>
    public static DateOnly? Day(SpreadsheetCell cell) => cell.Kind switch
    {
        SpreadsheetCellKind.Date when cell.Moment is DateTime moment => DateOnly.FromDateTime(moment),
        SpreadsheetCellKind.Text when DateOnly.TryParseExact(Clean(cell.Text), DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) => day,
        _ => null,
    };

    [GeneratedRegex(@"^\[[^\]]*\]$")]
    private static partial Regex ShorthandAlone();
}
