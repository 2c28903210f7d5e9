using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>Makes any text safe to stand in a cell, and tells which texts a table must not hold.</summary>
internal static partial class CellText
{
    /// <summary>Characters a cell can hold.</summary>
    public const int Limit = 32_767;

    private static readonly HashSet<string> MissingMarks = new(StringComparer.OrdinalIgnoreCase)
    {
        "-", "--", "–", "—", ".", "..", "...", ":", "*", "**", "~", "#", "n/a", "na", "n.a.", "#n/a", "null", "nan", "none",
    };

    /// <summary>The text without characters XML cannot carry and with line feeds as its only line ends.</summary>
    /// <exception cref="ArgumentException">Nothing is left, or more than a cell holds: a cut text would mislead.</exception>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder kept = new(text.Length);
        string unix = text.ReplaceLineEndings("\n");
        for (int index = 0; index < unix.Length; index++)
        {
            char character = unix[index];
            if (index + 1 < unix.Length && XmlConvert.IsXmlSurrogatePair(unix[index + 1], character))
            {
                kept.Append(character).Append(unix[++index]);
            }
            else if (XmlConvert.IsXmlChar(character))
            {
                kept.Append(character);
            }
        }

        string clean = kept.ToString();
        if (string.IsNullOrWhiteSpace(clean))
        {
            throw new ArgumentException("The text is empty; leave the cell blank and say why.", nameof(text));
        }

        return clean.Length <= Limit ? clean : throw new ArgumentException($"A cell holds at most {Limit} characters.", nameof(text));
    }

    /// <summary>Whether a spreadsheet could take the text for a formula once it is edited or exported.</summary>
    public static bool LooksLikeFormula(string text)
    {
        ReadOnlySpan<char> start = text.AsSpan().TrimStart(' ');
        return start.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(start[0], StringComparison.Ordinal);
    }

    /// <summary>The text as stored: an underscore that would start a character code is written as its own code.</summary>
    public static string Escape(string text) => CharacterCode().Replace(text, "_x005F_$1");

    /// <summary>Whether the text is a dash, dots or a word that leaves open why a value is missing.</summary>
    public static bool IsMissingMark(string text) => MissingMarks.Contains(text.Trim());

    /// <summary>Whether the text is a number and so must be written as one.</summary>
    public static bool IsNumber(string text) => NumberText().IsMatch(text.Trim());

    [GeneratedRegex("_(x[0-9A-Fa-f]{4}_)")]
    private static partial Regex CharacterCode();

    [GeneratedRegex(@"^[-+]?[£$€]?[0-9][0-9,]*(\.[0-9]+)?%?$")]
    private static partial Regex NumberText();
}
