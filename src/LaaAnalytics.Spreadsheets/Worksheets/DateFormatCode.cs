using System.Buffers;

namespace LaaAnalytics.Spreadsheets.Worksheets;

/// <summary>Tells formats that show a number as a date from all others.</summary>
internal static class DateFormatCode
{
    private static readonly SearchValues<char> TimeLetters = SearchValues.Create("hHmMsS");

    /// <summary>Whether the built-in format of this number shows a date; formats of a time of day alone do not.</summary>
    public static bool IsDate(int builtIn) => builtIn is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58;

    /// <summary>Whether a format code names days, months or years; hours, minutes and seconds alone are a time, and <c>m</c> beside them is minutes.</summary>
    public static bool IsDate(string code)
    {
        bool hasDay = false;
        bool hasMonthOrMinute = false;
        bool hasTime = false;
        for (int i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = After(code, i, '"');
                    break;
                case '[':
                    int end = After(code, i, ']');
                    hasTime |= IsElapsed(code.AsSpan()[Math.Min(i + 1, end)..end]);
                    i = end;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'y' or 'Y' or 'd' or 'D':
                    hasDay = true;
                    break;
                case 'm' or 'M':
                    hasMonthOrMinute = true;
                    break;
                case 'h' or 'H' or 's' or 'S':
                    hasTime = true;
                    break;
                default:
                    break;
            }
        }

        return hasDay || (hasMonthOrMinute && !hasTime);
    }

    /// <summary>Whether what stands in brackets is elapsed time, as in <c>[h]</c> and <c>[mm]</c>.</summary>
    private static bool IsElapsed(ReadOnlySpan<char> brackets) => !brackets.IsEmpty && !brackets.ContainsAnyExcept(TimeLetters);

    private static int After(string code, int start, char end)
    {
        int found = code.IndexOf(end, start + 1);
        return found < 0 ? code.Length : found;
    }
}
