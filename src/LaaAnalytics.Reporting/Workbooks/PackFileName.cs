using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>File names of packs: lower case, digits and dashes, the same on every system.</summary>
public static partial class PackFileName
{
    /// <summary>Characters a name may have, its ending included.</summary>
    public const int Limit = 60;

    private const string Ending = ".xlsx";

    /// <summary><c>e06000047-six-month-review.xlsx</c> for area code E06000047 and "Six-month review".</summary>
    /// <param name="areaCode">Letters and digits only.</param>
    /// <param name="slug">Words; accents are dropped, anything but letters and digits becomes a dash.</param>
    /// <exception cref="ArgumentException">
    /// Nothing is left of a part, the name is a reserved device name, says draft, final or version, or is longer than <see cref="Limit"/>
    /// (it is not cut: two packs could then share a name and one would overwrite the other).
    /// </exception>
    public static string For(string areaCode, string slug)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(areaCode);
        ArgumentException.ThrowIfNullOrWhiteSpace(slug);
        if (!areaCode.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException("An area code has letters and digits only.", nameof(areaCode));
        }

        string words = Slug(slug);
        if (words.Length == 0)
        {
            throw new ArgumentException("The name has no letter or digit.", nameof(slug));
        }

        if (Device().IsMatch(areaCode) || words.Split('-').Any(word => Device().IsMatch(word)))
        {
            throw new ArgumentException("The name holds a word that Windows keeps for a device.", nameof(slug));
        }

        if (Standing().IsMatch(words))
        {
            throw new ArgumentException("A file name does not say draft, final or version.", nameof(slug));
        }

        string name = $"{areaCode.ToLowerInvariant()}-{words}{Ending}";
        return name.Length <= Limit ? name : throw new ArgumentException($"A file name has at most {Limit} characters.", nameof(slug));
    }

    private static string Slug(string text)
    {
        StringBuilder slug = new();
        foreach (char character in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                slug.Append(char.ToLowerInvariant(character));
            }
            else if (slug.Length > 0 && slug[^1] != '-' && !JoinsLetters(character))
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }

    private static bool JoinsLetters(char character) =>
        character is '\'' or '’' || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;

    [GeneratedRegex("^(con|prn|aux|nul|com[0-9]|lpt[0-9])$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Device();

    [GeneratedRegex("draft|final|version|-v[0-9]")]
    private static partial Regex Standing();
}
