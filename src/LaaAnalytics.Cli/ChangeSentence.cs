using System.Globalization;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli;

/// <summary>What of a change is no news, in a sentence.</summary>
internal static class ChangeSentence
{
    /// <summary>The sentence; null where all of it is news, or nothing changed.</summary>
    public static string? Of(TableChange change)
    {
        ChangeKinds kinds = change.Kinds;
        if (kinds.Rows == 0)
        {
            return null;
        }

        List<string> parts = [];
        Add(kinds.Rekeyed, "known rows under another key");
        Add(kinds.Duplicates, "rows that another supplier has already");
        Add(kinds.Filled, $"rows in which only blanks were filled ({string.Join(", ", kinds.FilledColumns)})");
        Add(kinds.Recoded, $"rows in which only codes were renamed ({string.Join(", ", kinds.RecodedColumns)})");
        return string.Create(
            CultureInfo.InvariantCulture, $"Of the {change.New + change.Changed:N0} new and changed rows {change.News:N0} are news; the rest are {Joined(parts)}.");

        void Add(long rows, string what)
        {
            if (rows > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} {what}"));
            }
        }
    }

    private static string Joined(List<string> parts) =>
        parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
}
