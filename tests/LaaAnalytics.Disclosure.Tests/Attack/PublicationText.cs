using System.Globalization;

namespace LaaAnalytics.Disclosure.Tests.Attack;

/// <summary>Reads a publication that is written by hand.</summary>
/// <remarks>
/// A line with <c>=</c> is a sum: terms <c>name</c> or <c>weight*name</c>, set apart by blanks and <c>+</c> or <c>-</c>. Any other line is a number: a name and what is seen of it, <c>57</c>,
/// <c>55..59</c>, <c>3..</c>, or <c>?</c> for a withheld count. Numbers come before the sums they stand in.
/// </remarks>
internal static class PublicationText
{
    public static Publication Read(string text)
    {
        List<PublishedNumber> numbers = [];
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        List<IReadOnlyList<Term>> sums = [];
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Contains('=', StringComparison.Ordinal))
            {
                string[] sides = line.Split('=');
                sums.Add([.. Terms(sides[0], 1, places), .. Terms(sides[1], -1, places)]);
            }
            else
            {
                string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                places.Add(words[0], numbers.Count);
                numbers.Add(Seen(words[0], words[1]));
            }
        }

        return new Publication(numbers, sums);
    }

    private static PublishedNumber Seen(string name, string text)
    {
        if (text == "?")
        {
            return new PublishedNumber(name, 0, null);
        }

        string[] ends = text.Split("..");
        return new PublishedNumber(name, Whole(ends[0]), ends[^1].Length == 0 ? null : Whole(ends[^1]));
    }

    private static IEnumerable<Term> Terms(string text, int side, Dictionary<string, int> places)
    {
        int sign = side;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word is "+" or "-")
            {
                sign = word == "+" ? side : -side;
                continue;
            }

            string[] factors = word.Split('*');
            yield return new Term(places[factors[^1]], sign * (factors.Length == 1 ? 1 : Whole(factors[0])));
        }
    }

    private static long Whole(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
