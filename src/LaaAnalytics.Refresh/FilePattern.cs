using System.Globalization;
using System.Text.RegularExpressions;

namespace LaaAnalytics.Refresh;

/// <summary>The names that a supplier's bare files have: letters, <c>*</c> for any run of them, and perhaps the last day or month covered.</summary>
internal static class FilePattern
{
    private const string DayToken = "{yyyy-MM-dd}";
    private const string MonthToken = "{yyyy-MM}";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Whether the pattern can be followed.</summary>
    public static bool IsGood(string pattern)
    {
        string rest = Without(pattern);
        return rest.Trim().Length > 0 && rest.IndexOfAny(['/', '\\', ':', '{', '}']) < 0 && Tokens(pattern) <= 1;
    }

    /// <summary>Whether a file's name is one of the pattern's; case does not matter.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="name">Name without its folder.</param>
    /// <param name="coversTo">First day after the day or month that the name states; null where it states none.</param>
    public static bool Matches(string pattern, string name, out DateOnly? coversTo)
    {
        coversTo = null;
        string expression = Regex.Escape(pattern)
            .Replace("\\*", ".*", StringComparison.Ordinal)
            .Replace(Regex.Escape(DayToken), "(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})", StringComparison.Ordinal)
            .Replace(Regex.Escape(MonthToken), "(?<month>[0-9]{4}-[0-9]{2})", StringComparison.Ordinal);
        Match match = Regex.Match(name, $"^{expression}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Longest);
        if (!match.Success)
        {
            return false;
        }

        if (match.Groups["day"] is { Success: true } day)
        {
            coversTo = Read(day.Value, "yyyy-MM-dd")?.AddDays(1);
            return coversTo is not null;
        }

        if (match.Groups["month"] is { Success: true } month)
        {
            coversTo = Read(month.Value, "yyyy-MM")?.AddMonths(1);
            return coversTo is not null;
        }

        return true;
    }

    /// <summary>First day after the one day or month that stands in a name; null where there is none, or more than one.</summary>
    public static DateOnly? DayIn(string name)
    {
        MatchCollection found = Regex.Matches(name, "(?<![0-9])[0-9]{4}-[0-9]{2}(-[0-9]{2})?(?![0-9])", RegexOptions.CultureInvariant, Longest);
        return found.Count != 1 ? null
            : found[0].Length == "yyyy-MM".Length ? Read(found[0].Value, "yyyy-MM")?.AddMonths(1)
            : Read(found[0].Value, "yyyy-MM-dd")?.AddDays(1);
    }

    private static string Without(string pattern) =>
        pattern.Replace(DayToken, string.Empty, StringComparison.Ordinal).Replace(MonthToken, string.Empty, StringComparison.Ordinal);

    private static int Tokens(string pattern) => Regex.Count(pattern, "\\{yyyy-MM(-dd)?\\}", RegexOptions.NonBacktracking, Longest);

    private static DateOnly? Read(string text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day.Year is > 1900 and < 2200 ? day : null;
}
