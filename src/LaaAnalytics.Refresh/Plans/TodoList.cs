using System.Globalization;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Plans;

/// <summary>What is still to do for a review, as a list to tick off: <c>todo.md</c>.</summary>
internal static class TodoList
{
    private static readonly (string Part, string Words)[] Asked =
    [
        (CommentaryPart.WorksWell, "what works well"), (CommentaryPart.Risks, "risks"), (CommentaryPart.Next, "what happens next"), (CommentaryPart.OwnRating, "your own rating"),
    ];

    /// <summary>The lines of the list.</summary>
    /// <param name="partnership">The partnership.</param>
    /// <param name="plan">Where things stand.</param>
    /// <param name="today">Day that actions are overdue on.</param>
    /// <param name="loads">What the store has loaded.</param>
    /// <param name="review">The review as published; null while there is none.</param>
    /// <param name="commentary">What the partnership wrote for it.</param>
    /// <param name="isCommentaryUnread">Whether the commentary workbook was left as it is.</param>
    public static IReadOnlyList<string> Of(
        Partnership partnership, RefreshPlan plan, DateOnly today, IReadOnlyList<LoadRecord> loads, PublishedReview? review, ReviewCommentary commentary, bool isCommentaryUnread)
    {
        List<string> lines = [$"# To do: {partnership.Name ?? partnership.Agreement}{(plan.Review is Period months ? $", review of {months.InWords()}" : string.Empty)}", string.Empty];
        lines.Add(plan.Review is Period due
            ? $"The pack is due on {Period.DayInWords(partnership.Calendar.DueOn(due.LastDay))}."
            : plan.ReviewWhy);
        int items = Add(lines, "Before the pack can be issued", Stops(plan, review, commentary));
        items += Add(lines, "Missing or late supplies", plan.Statuses.Where(status => status.State != SupplyState.OnTime).Select(status => $"Ask {NameOf(partnership, status.Supplier)} for {status.Table}: {status.Sentence}."));
        items += Add(lines, "Refused", Refused(plan, loads, partnership));
        items += Add(lines, "Quality of the data", plan.Quality.Where(finding => PlanWords.IsTold(finding, plan)).OrderByDescending(finding => finding.Outcome)
            .Select(finding => $"{QualityWords.Of(finding.Outcome)}, {finding.Check} {finding.Supplier}, {finding.Table}: {finding.Sentence} {finding.WhatToDo}"));
        items += Add(lines, "Commentary, in commentary.xlsx", review is null ? [] : Commentary(plan, review, commentary, isCommentaryUnread));
        items += Add(lines, "Actions that are overdue", commentary.Actions.Where(action => action.IsOpen && action.Due < today)
            .Select(action => $"{action.Id}, by {action.Owner}: was due on {Period.DayInWords(action.Due!.Value)}."));
        items += Add(lines, "Left in the inbox", plan.Unfinished.Concat(plan.Foreign).Select(left => $"{left.Path}: {left.Why}. {left.WhatToDo}"));
        if (items == 0)
        {
            lines.AddRange([string.Empty, "Nothing to do."]);
        }

        return lines;
    }

    private static IEnumerable<string> Stops(RefreshPlan plan, PublishedReview? review, ReviewCommentary commentary)
    {
        if (review is null)
        {
            yield break;
        }

        List<QualityFinding> hard = [.. plan.Quality.Where(finding => finding.Outcome == QualityOutcome.Hard)];
        if (hard.Count > 0)
        {
            string places = string.Join("; ", hard.Select(finding => $"{finding.Check} {finding.Supplier}, {finding.Table}").Distinct());
            yield return $"Mend what the quality checks call hard ({places}), or exempt it in laa.json with a reason and a last day.";
        }

        if (commentary.SignOff is not SignOff signed)
        {
            yield return "Sign the texts and figures on the sheet Sign_off of commentary.xlsx.";
        }
        else if (signed.AsOf != review.AsOf)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Sign again: the figures were signed as of load {signed.AsOf}, and are of load {review.AsOf} now.");
        }

        foreach (PublishedComponent component in review.Components)
        {
            if (component.Missing is { } missing)
            {
                yield return $"{component.Indicators[0].Title}: nothing can be shown. {missing.Supplier} is to supply it by {Period.DayInWords(missing.Due)}.";
            }
        }
    }

    private static IEnumerable<string> Commentary(RefreshPlan plan, PublishedReview review, ReviewCommentary commentary, bool isUnread)
    {
        if (plan.Commentary is CommentaryPlan { Trouble: string trouble } file)
        {
            yield return $"commentary.xlsx was not read, and was left as it is: {trouble}. {string.Join(" ", file.Problems.Select(problem => $"{problem}."))}".TrimEnd();
        }
        else if (isUnread && plan.Commentary is CommentaryPlan { Mentions.Count: > 0 } named)
        {
            yield return $"Some words of commentary.xlsx look like a person's ({string.Join("; ", named.Mentions)}). Take them out, or confirm on a terminal that they name nobody.";
        }

        foreach (PublishedComponent component in review.Components)
        {
            string subject = component.Indicators[0].Id;
            string[] empty = [.. Asked.Where(part => commentary.Text(subject, part.Part) is null).Select(part => part.Words)];
            if (empty.Length > 0)
            {
                yield return $"{component.Indicators[0].Title}: nothing is written on {string.Join(", ", empty)}.";
            }

            if (component.IsException(review.Review))
            {
                if (commentary.Text(subject, CommentaryPart.ExceptionCause) is null)
                {
                    yield return $"{component.Indicators[0].Title}: it is an exception, and no cause is given.";
                }

                if (!commentary.Actions.Any(action => action.Subject == subject && action.IsOpen && action.IsComplete))
                {
                    yield return $"{component.Indicators[0].Title}: it is an exception, and no action names an owner and a day.";
                }
            }
        }
    }

    private static IEnumerable<string> Refused(RefreshPlan plan, IReadOnlyList<LoadRecord> loads, Partnership partnership)
    {
        foreach (SupplyOutcome supply in plan.Supplies.Where(supply => supply.Load is null))
        {
            yield return $"{supply.Path}: {supply.Refusal} {supply.Remedy} {(supply.Guards.Count > 0 ? $"Here: {supply.AcceptCommand}" : $"The rows are listed in refused/{supply.RefusedFile}.")}";
        }

        // Of each table the newest load counts: what an older one refused has been sent anew since.
        IEnumerable<(LoadRecord Load, TableChange Table)> newest = loads
            .Where(load => load.Withdraws is null && load.WithdrawnBy is null)
            .SelectMany(load => load.Tables.Select(table => (Load: load, Table: table)))
            .GroupBy(one => (partnership.Supplier(one.Load.Supplier)?.Id ?? one.Load.Supplier, one.Table.Table))
            .Select(one => one.MaxBy(pair => pair.Load.Seq))
            .OrderBy(one => one.Load.Seq);
        foreach ((LoadRecord load, TableChange table) in newest.Where(one => one.Table.Refused > 0))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Send {NameOf(partnership, load.Supplier)} its list of refused rows: {table.Refused:N0} of {table.Table} in load {load.Seq}; the lists are in the folder refused.");
        }
    }

    private static int Add(List<string> lines, string heading, IEnumerable<string> items)
    {
        List<string> all = [.. items];
        if (all.Count > 0)
        {
            lines.AddRange([string.Empty, $"## {heading}", string.Empty, .. all.Select(item => $"- [ ] {item}")]);
        }

        return all.Count;
    }

    private static string NameOf(Partnership partnership, string supplier) => partnership.Supplier(supplier)?.Id ?? supplier;
}
