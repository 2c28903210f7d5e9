using System.Globalization;
using System.Text;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Refresh.Releases;

/// <summary>Records of a CSV text (RFC 4180): fields with commas between them, in double quotes where they need be.</summary>
internal static class CsvText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The records with the numbers of the lines they begin on, from 1; empty lines are left out.</summary>
    /// <exception cref="UsageException">The text is not UTF-8, or a double quote stands where none may.</exception>
    public static IEnumerable<(int Line, string[] Fields)> Records(byte[] bytes, string file)
    {
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{file} is not UTF-8.", ReleaseFile.Accepted);
        }

        text = text.TrimStart('\uFEFF');
        List<string> fields = [];
        StringBuilder field = new();
        int line = 1;
        int began = 1;
        bool wasQuoted = false;
        for (int at = 0; at <= text.Length; at++)
        {
            char sign = at < text.Length ? text[at] : '\n';
            if (sign == '"')
            {
                if (field.Length > 0 || wasQuoted)
                {
                    throw Misplaced(file, line);
                }

                wasQuoted = true;
                at = Quoted(text, at + 1, field, ref line, file);
            }
            else if (sign is ',' or '\n')
            {
                fields.Add(field.ToString());
                field.Clear();
                bool isEmpty = fields is [""] && !wasQuoted;
                wasQuoted = false;
                if (sign == '\n')
                {
                    if (!isEmpty)
                    {
                        yield return (began, [.. fields]);
                    }

                    fields.Clear();
                    began = ++line;
                }
            }
            else if (sign != '\r')
            {
                _ = wasQuoted ? throw Misplaced(file, line) : field.Append(sign);
            }
        }
    }

    /// <summary>Reads to the closing double quote and returns its place.</summary>
    private static int Quoted(string text, int at, StringBuilder field, ref int line, string file)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] == '"' && (at + 1 == text.Length || text[at + 1] != '"'))
            {
                return at;
            }

            at += text[at] == '"' ? 1 : 0;
            line += text[at] == '\n' ? 1 : 0;
            field.Append(text[at]);
        }

        throw Misplaced(file, line);
    }

    private static UsageException Misplaced(string file, int line) => FigureRows.Fault(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}"), "the row", "a double quote only around a field, and twice within one");
}
