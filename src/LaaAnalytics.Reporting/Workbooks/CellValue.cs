using System.Globalization;

namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>What a table cell may hold: text, a number, a shorthand or an explained blank. There is no formula.</summary>
/// <remarks><see langword="default"/> is <see cref="Blank"/>.</remarks>
public readonly record struct CellValue
{
    private CellValue(CellKind kind, string? words, double amount, NumberFormat format, Sheet? target)
    {
        Kind = kind;
        Words = words;
        Amount = amount;
        Format = format;
        Target = target;
    }

    /// <summary>An empty cell. The table must say why it has some.</summary>
    public static CellValue Blank => default;

    internal CellKind Kind { get; }

    internal string? Words { get; }

    internal double Amount { get; }

    internal NumberFormat Format { get; }

    internal Sheet? Target { get; }

    /// <summary>Words as the reader sees them; an empty text for a blank.</summary>
    internal string Shown => Kind == CellKind.Number ? Format.Show(Amount) : Words ?? "";

    /// <summary>Words. Characters a workbook cannot carry are dropped; a text that looks like a formula stays a text.</summary>
    /// <exception cref="ArgumentException">Empty, too long, a number, or a mark such as a dash that leaves open why a value is missing.</exception>
    public static CellValue Text(string words)
    {
        string clean = CellText.Clean(words);
        if (CellText.IsNumber(clean))
        {
            throw new ArgumentException("A number is written as a number, not as text.", nameof(words));
        }

        return CellText.IsMissingMark(clean)
            ? throw new ArgumentException("A missing value is written as a shorthand that says why.", nameof(words))
            : new(CellKind.Text, clean, 0, default, null);
    }

    /// <summary>Words that lead to the first cell of <paramref name="target"/>; they should name it.</summary>
    public static CellValue Link(string words, Sheet target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return new(CellKind.Text, Text(words).Words, 0, default, target);
    }

    /// <summary>A number, stored to the digits that <paramref name="format"/> shows and no further.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite: a value that is not known is a shorthand.</exception>
    public static CellValue Number(double value, NumberFormat format)
    {
        return double.IsFinite(value)
            ? new(CellKind.Number, null, format.Round(value), format, null)
            : throw new ArgumentOutOfRangeException(nameof(value), "A number must be finite.");
    }

    /// <summary>A whole number with thousands commas.</summary>
    public static CellValue Number(long value) => Number(value, NumberFormat.Whole);

    /// <summary>A date in words: 30 September 2009.</summary>
    public static CellValue Date(DateOnly date) => Text(date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));

    /// <summary>A date as a spreadsheet's own day number, shown in words: for cells in which a date is entered.</summary>
    /// <param name="date">1 March 1900 or later: spreadsheet programs disagree about earlier ones.</param>
    public static CellValue Day(DateOnly date)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(date, new(1900, 3, 1));
        return new(CellKind.Number, null, DayNumber(date), NumberFormat.Day, null);
    }

    /// <summary>A reason in place of a number.</summary>
    public static CellValue Of(Shorthand shorthand)
    {
        ArgumentNullException.ThrowIfNull(shorthand);
        return new(CellKind.Shorthand, shorthand.ToString(), 0, default, null);
    }

    /// <summary>The reason of that code, such as <c>c</c>, in place of a number.</summary>
    public static CellValue Code(string code) => Of(Shorthand.FromCode(code));

    /// <summary>Clean words that the sheet writes outside the body of a table, where the rules for table cells do not hold.</summary>
    internal static CellValue Raw(string words) => new(CellKind.Text, words, 0, default, null);

    /// <summary>Days since 30 December 1899, as spreadsheet programs count them from March 1900 on.</summary>
    internal static int DayNumber(DateOnly date) => date.DayNumber - new DateOnly(1899, 12, 30).DayNumber;

    /// <summary>The cell as the reader sees it.</summary>
    public override string ToString() => Shown;
}
