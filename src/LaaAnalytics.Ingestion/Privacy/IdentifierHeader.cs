using System.Text;
using System.Text.Json;

namespace LaaAnalytics.Ingestion.Privacy;

/// <summary>Column headers that promise a direct identifier of a person.</summary>
/// <remarks>
/// A header is compared in lower-case words: <c>DateOfBirth</c>, <c>date_of_birth</c> and <c>Date of birth </c> are the same. The words are in
/// <c>identifier-headers.json</c>.
/// </remarks>
internal static class IdentifierHeader
{
    private static readonly WordList List = Read();

    /// <summary>The single words of all lists.</summary>
    public static IEnumerable<string> Words => List.Single.Concat(List.Phrases).Concat(List.Starts).Concat(List.Exceptions).SelectMany(phrase => phrase.Split(' '));

    /// <summary>Whether the header names a direct identifier.</summary>
    /// <param name="header">The header as it stands in the file.</param>
    public static bool Matches(string header)
    {
        string phrase = Phrase(header);
        return !List.Exceptions.Contains(phrase) &&
            (List.Phrases.Contains(phrase)
            || List.Starts.Any(start => phrase == start || phrase.StartsWith(start + " ", StringComparison.Ordinal))
            || phrase.Split(' ').Any(List.Single.Contains)
            || List.Single.Contains(phrase.Replace(" ", string.Empty, StringComparison.Ordinal)));
    }

    /// <summary>The header in lower-case words, one blank between them.</summary>
    public static string Phrase(string header)
    {
        StringBuilder phrase = new(header.Length);
        char before = ' ';
        for (int i = 0; i < header.Length; i++)
        {
            // Words begin at dobDay, NHSNo and surname1: a number written to a word names the same thing.
            char c = header[i];
            bool startsWord = (char.IsUpper(c) && (char.IsLower(before) || (char.IsUpper(before) && i + 1 < header.Length && char.IsLower(header[i + 1]))))
                || (char.IsDigit(c) != char.IsDigit(before) && char.IsLetterOrDigit(before));
            if ((startsWord || !char.IsLetterOrDigit(c)) && phrase.Length > 0 && phrase[^1] != ' ')
            {
                phrase.Append(' ');
            }

            if (char.IsLetterOrDigit(c))
            {
                phrase.Append(char.ToLowerInvariant(c));
            }

            before = c;
        }

        return phrase.ToString().TrimEnd();
    }

    private static WordList Read()
    {
        using Stream stream = typeof(IdentifierHeader).Assembly.GetManifestResourceStream("identifier-headers.json")
            ?? throw new InvalidOperationException("identifier-headers.json is not embedded.");
        using JsonDocument document = JsonDocument.Parse(stream);
        HashSet<string> Set(string name) => [.. document.RootElement.GetProperty(name).EnumerateArray().Select(word => word.GetString()!)];
        return new(Set("words"), Set("phrases"), Set("starts"), Set("exceptions"));
    }

    private sealed record WordList(HashSet<string> Single, HashSet<string> Phrases, HashSet<string> Starts, HashSet<string> Exceptions);
}
