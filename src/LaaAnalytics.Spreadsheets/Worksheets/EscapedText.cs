using System.Globalization;
using System.Text;

namespace LaaAnalytics.Spreadsheets.Worksheets;

/// <summary>Text in which characters that XML cannot hold are written <c>_xHHHH_</c>, and the sign before such a group <c>_x005F_</c>.</summary>
internal static class EscapedText
{
    private const int Length = 7;

    /// <summary>The text that is meant; halves of a character left alone become U+FFFD.</summary>
    public static string Read(string written)
    {
        int next = written.IndexOf("_x", StringComparison.Ordinal);
        if (next < 0)
        {
            return written;
        }

        StringBuilder text = new(written.Length);
        int done = 0;
        while (next >= 0)
        {
            if (Code(written.AsSpan(next)) is char code)
            {
                text.Append(written, done, next - done).Append(code);
                done = next + Length;
                next = written.IndexOf("_x", done, StringComparison.Ordinal);
            }
            else
            {
                next = written.IndexOf("_x", next + 1, StringComparison.Ordinal);
            }
        }

        return WithoutHalves(text.Append(written, done, written.Length - done).ToString());
    }

    private static char? Code(ReadOnlySpan<char> text) =>
        text.Length >= Length && text[6] == '_' && ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code)
            ? (char)code
            : null;

    private static string WithoutHalves(string text)
    {
        StringBuilder whole = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            whole.Append(rune);
        }

        return whole.ToString();
    }
}
