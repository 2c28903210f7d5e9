using System.Globalization;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Refresh.Plans;
using LaaAnalytics.Refresh.Reviews;
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

        lines.AddRange(IssueNews(folder, store, choice.Review).Select(news => $"          {news}"));

        lines.AddRange(Packs(folder, store));
        lines.Add(string.Empty);
        lines.AddRange(PlanTable.Lines(
            ["supplier", "table", "state", "supplied"],
            [.. Supplying.Of(view, partnership, today).Select(status => (IReadOnlyList<string>)
                [status.Supplier, status.Table, status.InWords(), status.Sentence])]));
        lines.Add(string.Empty);
        lines.AddRange(Todo(folder, store, choice.Review));
        Period next = SixMonths.Of(partnership.JudgedOn(today));
        lines.Add($"Next review: {next.InWords()}, due on {Period.DayInWords(partnership.Calendar.DueOn(next.LastDay))}.");
        return lines;
    }

    private static string Pack(Partnership partnership, LaaStore store, Period review, DateOnly today)
    {
        DateOnly due = partnership.Calendar.DueOn(review.LastDay);
        return Last(partnership, store, review) is IssuedPack issued ? $"issued as {issued.PackId} on {Period.DayInWords(Day(issued.IssuedOn))}."
            : due < today ? string.Create(CultureInfo.InvariantCulture, $"not issued; OVERDUE: it was due on {Period.DayInWords(due)}, {today.DayNumber - due.DayNumber:N0} days ago.")
            : $"not issued yet; due on {Period.DayInWords(due)}.";
    }

    /// <summary>What is to be done about the pack that was issued last: its file is gone, or it is out of date; also where data taken back have put an earlier review under way.</summary>
    private static IEnumerable<string> IssueNews(PartnershipFolder folder, LaaStore store, Period? underWay)
    {
        if (store.IssuedPacks().LastOrDefault(pack => pack.Agreement == folder.Partnership.Agreement) is not IssuedPack last
            || !store.At(store.LastLoad).Agreements().Any(agreement => agreement.Id == last.Agreement && last.Review.IsWithin(agreement.Term)))
        {
            yield break;
        }

        if (last.Review != underWay)
        {
            yield return $"Issued last: {last.PackId}.";
        }

        if (!File.Exists(folder.At("packs", last.FileName)))
        {
            yield return "Its file is not in packs: 'laa pack issue' puts it back, unless its words were changed since.";
        }

        StoredReview stored = new(store, folder.Partnership.Agreement, last.Review, DisclosureProfile.Get(last.Profile), last.Version, folder.Partnership.Contact);
        PublishedReview now = stored.At(store.LastLoad, stored.Quality(store.At(store.LastLoad), folder.Partnership));
        if (PackIssue.OutOfDate(stored, now, stored.Lacking(now), folder.Partnership) is string outOfDate)
        {
            yield return outOfDate;
        }
    }

    private static IssuedPack? Last(Partnership partnership, LaaStore store, Period review) =>
        store.IssuedPacks().LastOrDefault(pack => pack.Agreement == partnership.Agreement && pack.Review == review);

    private static IEnumerable<string> Packs(PartnershipFolder folder, LaaStore store)
    {
        string[] drafts = Directory.Exists(folder.DraftPacks) ? [.. Directory.EnumerateFiles(folder.DraftPacks, "*.xlsx").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)] : [];
        yield return drafts.Length == 0 ? "Drafts:   none" : $"Drafts:   {string.Join(", ", drafts)}";
        IReadOnlyList<IssuedPack> issued = store.IssuedPacks();
        yield return issued.Count == 0
            ? "Issued:   none"
            : $"Issued:   {string.Join(", ", issued.TakeLast(3).Select(pack => $"{pack.PackId} on {Period.DayInWords(Day(pack.IssuedOn))}"))}{(issued.Count > 3 ? string.Create(CultureInfo.InvariantCulture, $", and {issued.Count - 3:N0} before") : string.Empty)}";
    }

    private static IEnumerable<string> Todo(PartnershipFolder folder, LaaStore store, Period? review)
    {
        string path = Path.Combine(review is Period months ? folder.Evidence(months) : folder.At("evidence"), "todo.md");
        if (!File.Exists(path))
        {
            yield return "To do: not written yet; run 'laa refresh'.";
            yield break;
        }

        int open = 0;
        TodoStamp? stamp = null;
        List<string> sections = [];
        foreach (string line in File.ReadLines(path))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                sections.Add($"{char.ToLowerInvariant(line[3])}{line[4..]}");
            }

            stamp = TodoStamp.Of(line) ?? stamp;
            open += line.StartsWith("- [ ]", StringComparison.Ordinal) ? 1 : 0;
        }

        yield return open == 0
            ? $"To do: nothing ({folder.Relative(path)})."
            : string.Create(CultureInfo.InvariantCulture, $"To do: {open:N0} ({string.Join("; ", sections)}), in {folder.Relative(path)}.");
        if (review is Period asked && stamp != new TodoStamp(store.LastLoad, store.IssuedPacks().Count(pack => pack.Agreement == folder.Partnership.Agreement && pack.Review == asked)))
        {
            yield return "       It was written before the newest load or issue: run 'laa refresh'.";
        }
    }

    private static DateOnly Day(string instant) => DateOnly.ParseExact(instant.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
