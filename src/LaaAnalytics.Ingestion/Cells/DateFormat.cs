namespace LaaAnalytics.Ingestion.Cells;

/// <summary>A format of dates, such as <c>dd/MM/yyyy</c>, that reads days from UTF-8.</summary>
/// <remarks>
/// Parts: <c>yyyy</c>; <c>MM</c>, <c>M</c> (one or two digits), <c>MMM</c> (Jan to Dec); <c>dd</c>, <c>d</c>; a time <c>HH</c>, <c>mm</c>,
/// <c>ss</c> that is checked and left out. Anything else that is not a letter stands for itself. Years of two digits are not read: they have
/// more than one meaning.
/// </remarks>
internal sealed class DateFormat
{
    /// <summary>First year that a date may have.</summary>
    public const int FirstYear = 1900;

    /// <summary>Last year that a date may have.</summary>
    public const int LastYear = 2100;

    private const int DaysTo1970 = 719162;
    private const string Months = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private static readonly string[] Parts = ["yyyy", "MMM", "MM", "M", "dd", "d", "HH", "mm", "ss"];

    private readonly string[] _parts;
    private readonly bool _isIso;

    private DateFormat(string pattern)
    {
        Pattern = pattern;
        _parts = Split(pattern);
        _isIso = pattern == "yyyy-MM-dd";
    }

    /// <summary>The format of dates unless a mapping gives another.</summary>
    public static DateFormat Iso { get; } = new("yyyy-MM-dd");

    /// <summary>The format as it is written.</summary>
    public string Pattern { get; }

    /// <summary>The format of this pattern, or null where it is not one that names a single day.</summary>
    public static DateFormat? Of(string pattern)
    {
        string[] parts = Split(pattern);
        bool isDay = parts.Count(part => part == "yyyy") == 1 && parts.Count(part => part is "MM" or "M" or "MMM") == 1
            && parts.Count(part => part is "dd" or "d") == 1 && !parts.Any(part => part.Length == 1 && char.IsLetter(part[0]) && part is not ("M" or "d"));
        return isDay ? new(pattern) : null;
    }

    /// <summary>Days from 1970-01-01 to the day that the text names.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out int day)
    {
        if (_isIso)
        {
            day = 0;
            return text.Length == 10 && text[4] == '-' && text[7] == '-' && Digits(text, 0, 4, out int y) && Digits(text, 5, 2, out int m)
                && Digits(text, 8, 2, out int d) && TryDay(y, m, d, out day);
        }

        return TryReadParts(text, out day);
    }

    /// <summary>Days from 1970-01-01 to this day of the calendar; false where there is none or its year is out of range.</summary>
    public static bool TryDay(int year, int month, int day, out int number)
    {
        number = 0;
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || day > DaysIn(month, year))
        {
            return false;
        }

        number = new DateOnly(year, month, day).DayNumber - DaysTo1970;
        return true;
    }

    private static int DaysIn(int month, int year)
    {
        bool isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 ? isLeap ? 29 : 28 : month is 4 or 6 or 9 or 11 ? 30 : 31;
    }

    private static string[] Split(string pattern)
    {
        List<string> parts = [];
        for (int i = 0; i < pattern.Length;)
        {
            string part = Array.Find(Parts, known => pattern.AsSpan(i).StartsWith(known)) ?? pattern[i].ToString();
            parts.Add(part);
            i += part.Length;
        }

        return [.. parts];
    }

    private static bool Digits(ReadOnlySpan<byte> text, int start, int count, out int number)
    {
        number = 0;
        for (int i = start; i < start + count; i++)
        {
            uint digit = unchecked((uint)(text[i] - '0'));
            if (digit > 9)
            {
                return false;
            }

            number = unchecked((number * 10) + (int)digit);
        }

        return true;
    }

    private static bool Take(ref ReadOnlySpan<byte> text, int least, int most, out int number)
    {
        int count = 0;
        while (count < most && count < text.Length && char.IsAsciiDigit((char)text[count]))
        {
            count++;
        }

        number = 0;
        if (count < least)
        {
            return false;
        }

        Digits(text, 0, count, out number);
        text = text[count..];
        return true;
    }

    private static bool TakeMonth(ref ReadOnlySpan<byte> text, out int month)
    {
        for (month = 1; month <= 12; month++)
        {
            if (text.Length >= 3 && System.Text.Ascii.EqualsIgnoreCase(text[..3], Months.AsSpan((month - 1) * 3, 3)))
            {
                text = text[3..];
                return true;
            }
        }

        return false;
    }

    private bool TryReadParts(ReadOnlySpan<byte> text, out int day)
    {
        day = 0;
        int year = 0;
        int month = 0;
        int dayOfMonth = 0;
        foreach (string part in _parts)
        {
            int number = 0;
            bool isRead = part switch
            {
                "yyyy" => Take(ref text, 4, 4, out year),
                "MMM" => TakeMonth(ref text, out month),
                "MM" => Take(ref text, 2, 2, out month),
                "M" => Take(ref text, 1, 2, out month),
                "dd" => Take(ref text, 2, 2, out dayOfMonth),
                "d" => Take(ref text, 1, 2, out dayOfMonth),
                "HH" => Take(ref text, 2, 2, out number) && number < 24,
                "mm" or "ss" => Take(ref text, 2, 2, out number) && number < 60,
                _ => TakeLiteral(ref text, part[0]),
            };
            if (!isRead)
            {
                return false;
            }
        }

        return text.IsEmpty && TryDay(year, month, dayOfMonth, out day);
    }

    private static bool TakeLiteral(ref ReadOnlySpan<byte> text, char literal)
    {
        if (text.IsEmpty || text[0] != literal)
        {
            return false;
        }

        text = text[1..];
        return true;
    }
}
