using System.Buffers;
using System.Globalization;

namespace LaaAnalytics.Spreadsheets.Worksheets;

/// <summary>Numbers as people type them, out of what files hold: 0.29 is saved as 0.28999999999999998, a hundredth perhaps as 1E-2.</summary>
internal static class PlainNumber
{
    private const int Kept = 15;

    private static readonly SearchValues<char> DigitsAndPoint = SearchValues.Create("0123456789.");

    /// <summary>Plain digits without an exponent: those of the file where they are no more than the 15 that spreadsheets keep, and for whole numbers in any case.</summary>
    public static string Of(string written, double number)
    {
        ReadOnlySpan<char> digits = written.AsSpan(written.StartsWith('-') ? 1 : 0);
        int point = digits.IndexOf('.');
        bool isPlain = digits.Length > 0 && !digits.ContainsAnyExcept(DigitsAndPoint) && digits.LastIndexOf('.') == point && point != 0 && point != digits.Length - 1;
        if (isPlain && (point < 0 || digits.TrimStart("0.").Length - (digits[0] is '0' ? 0 : 1) <= Kept))
        {
            return written;
        }

        string rounded = number.ToString("E14", CultureInfo.InvariantCulture);
        return decimal.TryParse(rounded, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) && (value != 0m || number == 0d)
            ? value.ToString("0.############################", CultureInfo.InvariantCulture)
            : number.ToString("G15", CultureInfo.InvariantCulture);
    }
}
