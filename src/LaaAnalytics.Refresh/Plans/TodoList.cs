using System.Globalization;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Domain.Reviews;
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

    /// <summary>Whether the commentary workbook was left as it is.</summary>
    public bool IsCommentaryUnread { get; init; }

    /// <summary>The lines of the list.</summary>
    public IReadOnlyList<string> Lines()
    {
        _lines.Clear();
        _lines.Add($"# To do: {partnership.Name ?? partnership.Agreement}{(plan.Review is Period months ? $", review of {months.InWords()}" : string.Empty)}");
        _lines.Add(string.Empty);
        _lines.Add(plan.Review is Period due ? $"The pack is due on {Period.DayInWords(partnership.Calendar.DueOn(due.LastDay))}." : plan.ReviewWhy);
        int top = _lines.Count;
        Add("Before the pack can be issued", Lacking);
        Add("Missing or late supplies", plan.Statuses.Where(status => status.State != SupplyState.OnTime).Select(status => $"Ask {status.Supplier} for {status.Table}: {status.Sentence}."));
        Add("Refused", Refused());
        Add("Quality of the data", plan.Quality.Where(finding => PlanWords.IsTold(finding, plan)).OrderByDescending(finding => finding.Outcome)
            .Select(finding => $"{QualityWords.Of(finding.Outcome)}, {finding.Check} {finding.Supplier}, {finding.Table}: {finding.Sentence} {finding.WhatToDo}"));
        Add("Commentary, in commentary.xlsx", Review is null ? [] : Unwritten(Review));
        Add("Actions that are overdue", Commentary.Actions.Where(action => action.IsOpen && action.Due < today)
            .Select(action => $"{action.Id}{(action.Owner.Length > 0 ? $", by {action.Owner}" : string.Empty)}: was due on {Period.DayInWords(action.Due!.Value)}."));
        Add("Left in the inbox", plan.Unfinished.Concat(plan.Foreign).Select(left => $"{left.Path}: {left.Why}. {left.WhatToDo}"));
        if (_lines.Count == top)
        {
            _lines.AddRange([string.Empty, "Nothing to do."]);
        }

        return _lines;
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

    private void Add(string heading, IEnumerable<string> items)
    {
        List<string> all = [.. items];
        if (all.Count > 0)
        {
            _lines.AddRange([string.Empty, $"## {heading}", string.Empty, .. all.Select(item => $"- [ ] {item}")]);
        }
    }
}
