using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Refresh.Plans;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh;

/// <summary>Where the quarter stands: what is loaded, who supplied up to when, which packs there are, what is to do.</summary>
public static class QuarterStatus
{
    /// <summary>The lines of the screen; nothing in the folder changes.</summary>
    /// <param name="folder">The partnership's folder.</param>
    /// <param name="today">Today.</param>
    public static IReadOnlyList<string> Of(PartnershipFolder folder, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(folder);
        Partnership partnership = folder.Partnership;
        List<string> lines = [$"{partnership.Name ?? partnership.Agreement} ({partnership.Agreement}), {Period.DayInWords(today)}"];
        if (!File.Exists(folder.StorePath))
        {
            lines.Add("Nothing is loaded yet. Drop what the suppliers send into inbox/<supplier>/ and run 'laa refresh'.");
            return lines;
        }

        using LaaStore store = LaaStore.Open(folder.StorePath, StoreAccess.ReadOnly);
        if (store.LastLoad == 0)
        {
            lines.Add("Nothing is loaded yet. Drop what the suppliers send into inbox/<supplier>/ and run 'laa refresh'.");
            return lines;
        }

        StoreView view = store.At(store.LastLoad);
        LoadRecord last = store.Loads()[^1];
        ReviewChoice choice = ReviewChoice.Of(view, partnership, today, asked: null);
        lines.Add(choice.Review is Period months
            ? $"Review:   {months.InWords()} ({choice.Why})"
            : $"Review:   none. {choice.Why}");
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"Loads:    {store.LastLoad:N0}, the last on {Period.DayInWords(Day(last.LoadedOn))} from {last.Supplier}{(last.Withdraws is int undone ? $", which withdraws load {undone}" : string.Empty)}."));
        if (choice.Review is Period review)
        {
            lines.Add($"Pack:     {Pack(partnership, store, review, partnership.JudgedOn(today))}");
        }

        lines.AddRange(Packs(folder, store));
        lines.Add(string.Empty);
        lines.AddRange(PlanTable.Lines(
            ["supplier", "table", "state", "supplied"],
            [.. Supplying.Of(view, partnership, today).Select(status => (IReadOnlyList<string>)
                [status.Supplier, status.Table, status.InWords(), status.Sentence])]));
        lines.Add(string.Empty);
        lines.AddRange(Todo(folder, choice.Review));
        Period next = SixMonths.Of(partnership.JudgedOn(today));
        lines.Add($"Next review: {next.InWords()}, due on {Period.DayInWords(partnership.Calendar.DueOn(next.LastDay))}.");
        return lines;
    }

    private static string Pack(Partnership partnership, LaaStore store, Period review, DateOnly today)
    {
        DateOnly due = partnership.Calendar.DueOn(review.LastDay);
        IssuedPack? issued = store.IssuedPacks().LastOrDefault(pack => pack.Agreement == partnership.Agreement && pack.Review == review);
        return issued is not null ? $"issued as {issued.PackId} on {Period.DayInWords(Day(issued.IssuedOn))}."
            : due < today ? string.Create(CultureInfo.InvariantCulture, $"not issued; OVERDUE: it was due on {Period.DayInWords(due)}, {today.DayNumber - due.DayNumber:N0} days ago.")
            : $"not issued yet; due on {Period.DayInWords(due)}.";
    }

    private static IEnumerable<string> Packs(PartnershipFolder folder, LaaStore store)
    {
        string[] drafts = Directory.Exists(folder.DraftPacks) ? [.. Directory.EnumerateFiles(folder.DraftPacks, "*.xlsx").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)] : [];
        yield return drafts.Length == 0 ? "Drafts:   none" : $"Drafts:   {string.Join(", ", drafts)}";
        IReadOnlyList<IssuedPack> issued = store.IssuedPacks();
        yield return issued.Count == 0
            ? "Issued:   none"
            : $"Issued:   {string.Join(", ", issued.TakeLast(3).Select(pack => $"{pack.PackId} on {Period.DayInWords(Day(pack.IssuedOn))}"))}{(issued.Count > 3 ? string.Create(CultureInfo.InvariantCulture, $", and {issued.Count - 3:N0} before") : string.Empty)}";
    }

    private static IEnumerable<string> Todo(PartnershipFolder folder, Period? review)
    {
        string path = Path.Combine(review is Period months ? folder.Evidence(months) : folder.At("evidence"), "todo.md");
        if (!File.Exists(path))
        {
            yield return "To do: not written yet; run 'laa refresh'.";
            yield break;
        }

        int open = 0;
        List<string> sections = [];
        foreach (string line in File.ReadLines(path))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                sections.Add($"{char.ToLowerInvariant(line[3])}{line[4..]}");
            }

            open += line.StartsWith("- [ ]", StringComparison.Ordinal) ? 1 : 0;
        }

        yield return open == 0
            ? $"To do: nothing ({folder.Relative(path)})."
            : string.Create(CultureInfo.InvariantCulture, $"To do: {open:N0} ({string.Join("; ", sections)}), in {folder.Relative(path)}.");
    }

    private static DateOnly Day(string instant) => DateOnly.ParseExact(instant.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
