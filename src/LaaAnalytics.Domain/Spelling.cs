namespace LaaAnalytics.Domain;

/// <summary>Which known word somebody meant who typed another: for messages, never to go on with.</summary>
public static class Spelling
{
    private const int LettersForEachSlip = 3;

    /// <summary>The question <c> Did you mean yot?</c>, with a blank before it, or nothing where no known word is near.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="known">What could have been meant.</param>
    public static string Question(string typed, IEnumerable<string> known) => Nearest(typed, known) is string meant ? $" Did you mean {meant}?" : string.Empty;

    /// <summary>The nearest known word, at most one slip for every three letters away; null where none is.</summary>
    /// <param name="typed">What was typed; capital letters do not matter.</param>
    /// <param name="known">What could have been meant; of several the first.</param>
    public static string? Nearest(string typed, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(known);
        int most = Math.Max(1, typed.Length / LettersForEachSlip);
        return known
            .Select(word => (Word: word, Slips: Slips(typed.ToLowerInvariant(), word.ToLowerInvariant())))
            .Where(each => each.Slips <= most && each.Slips < each.Word.Length)
            .OrderBy(each => each.Slips)
            .Select(each => each.Word)
            .FirstOrDefault();
    }

    /// <summary>Letters to add, to leave out, to change, or to swap with their neighbour.</summary>
    private static int Slips(string one, string other)
    {
        int[][] slips = [.. Enumerable.Range(0, one.Length + 1).Select(_ => new int[other.Length + 1])];
        for (int i = 0; i <= one.Length; i++)
        {
            for (int j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    slips[i][j] = i + j;
                    continue;
                }

                int changed = slips[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                slips[i][j] = Math.Min(changed, 1 + Math.Min(slips[i - 1][j], slips[i][j - 1]));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    slips[i][j] = Math.Min(slips[i][j], slips[i - 2][j - 2] + 1);
                }
            }
        }

        return slips[one.Length][other.Length];
    }
}
