using System.Globalization;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Refresh.Reviews;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Plans;

/// <summary>What is still to do for a review, as a list to tick off: <c>todo.md</c>.</summary>
/// <param name="partnership">The partnership.</param>
/// <param name="plan">Where things stand after the plan.</param>
/// <param name="today">Day that actions are overdue on.</param>
internal sealed class TodoList(Partnership partnership, RefreshPlan plan, DateOnly today)
{
    private static readonly (string Part, string Words)[] Asked =
    [
        (CommentaryPart.WorksWell, "what works well"), (CommentaryPart.Risks, "risks"), (CommentaryPart.Next, "what happens next"), (CommentaryPart.OwnRating, "your own rating"),
    ];

    private readonly List<string> _lines = [];

    /// <summary>What the store has loaded.</summary>
    public IReadOnlyList<LoadRecord> Loads { get; init; } = [];

    /// <summary>The review as published; null while there is none.</summary>
    public PublishedReview? Review { get; init; }

    /// <summary>What the partnership wrote for it.</summary>
    public ReviewCommentary Commentary { get; init; } = ReviewCommentary.Empty;

    /// <summary>What stands against an issue of the pack.</summary>
    public IReadOnlyList<string> Lacking { get; init; } = [];

    /// <summary>Packs issued for the review, in the order of issuing.</summary>
    public IReadOnlyList<IssuedPack> Issues { get; init; } = [];

    /// <summary>What has become of the pack that was issued last, where it is out of date; null where it is not.</summary>
    public string? OutOfDate { get; init; }

    /// <summary>Whether the commentary workbook was left as it is.</summary>
    public bool IsCommentaryUnread { get; init; }

    /// <summary>The lines of the list.</summary>
    public IReadOnlyList<string> Lines()
    {
        _lines.Clear();
        _lines.Add($"# To do: {partnership.Name ?? partnership.Agreement}{(plan.Review is Period months ? $", review of {months.InWords()}" : string.Empty)}");
        _lines.Add(string.Empty);
        _lines.Add(plan.Review is Period due ? Standing(due) : plan.ReviewWhy);
        int top = _lines.Count;
        Add("The issued pack is out of date", OutOfDate is null ? [] : [OutOfDate]);
        Add(Issues.Count == 0 ? "Before the pack can be issued" : "Before the pack can be issued again", Lacking);
        if (Lacking.Count > 0 && plan.Review is Period review)
        {
            AddRemedies(plan.Stops.Count == 0 ? [] : IssueRemedy.OfData(plan.Stops, review, today));
            AddRemedies(plan.Stops.Count == Lacking.Count ? [] : [IssueRemedy.OfWords]);
        }

        Add("Missing or late supplies", plan.Statuses.Where(status => status.State != SupplyState.OnTime && !IsLacking(status)).Select(status => $"Ask {status.Supplier} for {status.Table}: {status.InWords()}, {status.Sentence}."));
        Add("Refused", Refused());
        Add("Quality of the data", plan.Quality.Where(finding => PlanWords.IsTold(finding, plan)).OrderByDescending(finding => finding.Outcome)
            .Select(finding => $"{(finding.Outcome == QualityOutcome.Hard ? $"{QualityWords.Of(finding.Outcome)}, " : string.Empty)}{finding.Check} {finding.Supplier}, {finding.Table}: {finding.Sentence} {finding.WhatToDo}"),
            "These numbers are exact, and for the partnership only: round them where the commentary tells them.");
        Add("Commentary, in commentary.xlsx", Review is null ? [] : Unwritten(Review));
        Add("Actions that are overdue", Commentary.Actions.Where(action => action.IsOpen && action.Due < today)
            .Select(action => $"{action.Id}{(action.Owner.Length > 0 ? $", by {action.Owner}" : string.Empty)}: was due on {Period.DayInWords(action.Due!.Value)}."));
        Add("Left in the inbox", plan.Unfinished.Concat(plan.Foreign).Select(left => $"{left.Path}: {left.Why}. {left.WhatToDo}"));
        if (_lines.Count == top)
        {
            _lines.AddRange([string.Empty, Review is not null && Issues.Count == 0 ? "Nothing else to do." : "Nothing to do."]);
        }

        if (Review is not null)
        {
            _lines.AddRange([string.Empty, new TodoStamp(Loads[^1].Seq, Issues.Count).ToString()]);
        }

        return _lines;
    }

    /// <summary>Whether the pack is issued, due, or overdue.</summary>
    private string Standing(Period review)
    {
        DateOnly due = partnership.Calendar.DueOn(review.LastDay);
        string when = $"{(due < today || Issues.Count > 0 ? "was" : "is")} due on {Period.DayInWords(due)}";
        return Issues is [.., IssuedPack last] ? $"The pack is issued as {last.PackId}, on {Period.DayInWords(DateOnly.ParseExact(last.IssuedOn.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture))}; it {when}."
            : due < today ? string.Create(CultureInfo.InvariantCulture, $"The pack is not issued. OVERDUE: it {when}, {today.DayNumber - due.DayNumber:N0} days ago.")
            : $"The pack is not issued yet; it {when}.{(Lacking.Count == 0 ? " Nothing stands against an issue: 'laa pack issue'." : string.Empty)}";
    }

    /// <summary>Whether it stands among what would stop an issue already.</summary>
    private bool IsLacking(SupplyStatus status) => Lacking.Count > 0
        && plan.Stops.Any(stop => stop.Dimension == QualityDimension.Freshness && stop.Supplier == status.Supplier && stop.Table == status.Table);

    /// <summary>Paragraphs, and what is to be copied as code: lines that begin with a blank.</summary>
    private void AddRemedies(IEnumerable<string> lines)
    {
        bool isCode = false;
        foreach (string line in lines)
        {
            _lines.AddRange(isCode && line[0] == ' ' ? [] : [string.Empty]);
            isCode = line[0] == ' ';
            _lines.Add(isCode ? $"  {line}" : line);
        }
    }

    private IEnumerable<string> Unwritten(PublishedReview review)
    {
        if (plan.Commentary is CommentaryPlan { Trouble: string trouble } file)
        {
            yield return $"It was not read, and was left as it is: {trouble}. {string.Join(" ", file.Problems.Select(problem => $"{problem}."))}".TrimEnd();
        }
        else if (IsCommentaryUnread && plan.Commentary is CommentaryPlan { Mentions.Count: > 0 } named)
        {
            yield return $"It was not read, because some words look like a person's ({string.Join("; ", named.Mentions)}). Take them out, or run 'laa refresh' on a terminal and confirm that they name nobody.";
        }

        foreach (PublishedComponent component in review.Components)
        {
            string[] empty = [.. Asked.Where(part => Commentary.Text(component.Indicators[0].Id, part.Part) is null).Select(part => part.Words)];
            if (empty.Length > 0)
            {
                yield return $"{component.Indicators[0].Title}: nothing is written on {string.Join(", ", empty)}.";
            }
        }
    }

    private IEnumerable<string> Refused()
    {
        foreach (SupplyOutcome supply in plan.Supplies.Where(supply => supply.Load is null))
        {
            yield return $"{supply.Path}: {supply.Refusal} {supply.Remedy} {(supply.Guards.Count > 0 ? $"Here: {supply.AcceptCommand}" : $"The rows are listed in refused/{supply.RefusedFile}.")}";
        }

        // Of each table the newest load counts: what an older one refused has been sent anew since.
        IEnumerable<(LoadRecord Load, TableChange Table)> newest = Loads
            .Where(load => load.Withdraws is null && load.WithdrawnBy is null)
            .SelectMany(load => load.Tables.Select(table => (Load: load, Table: table)))
            .GroupBy(one => (partnership.Supplier(one.Load.Supplier)?.Id ?? one.Load.Supplier, one.Table.Table))
            .Select(one => one.MaxBy(pair => pair.Load.Seq))
            .OrderBy(one => one.Load.Seq);
        foreach ((LoadRecord load, TableChange table) in newest.Where(one => one.Table.Refused > 0))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Send {partnership.Supplier(load.Supplier)?.Id ?? load.Supplier} the list of its refused rows: {table.Refused:N0} of {table.Table} in load {load.Seq}; the lists are in the folder refused.");
        }
    }

    private void Add(string heading, IEnumerable<string> items, string? note = null)
    {
        List<string> all = [.. items];
        if (all.Count > 0)
        {
            _lines.AddRange([string.Empty, $"## {heading}", string.Empty, .. note is null ? [] : (string[])[note, string.Empty], .. all.Select(item => $"- [ ] {item}")]);
        }
    }
}
