using System.Globalization;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Plans;

/// <summary>What is still to do for a review, as a list to tick off: <c>todo.md</c>.</summary>
internal static class TodoList
{
    /// <summary>The lines of the list.</summary>
    /// <param name="partnership">The partnership.</param>
    /// <param name="plan">Where things stand.</param>
    /// <param name="loads">What the store has loaded.</param>
    /// <param name="review">The review as published; null while there is none.</param>
    public static IReadOnlyList<string> Of(Partnership partnership, RefreshPlan plan, IReadOnlyList<LoadRecord> loads, PublishedReview? review)
    {
        List<string> lines = [$"# To do: {partnership.Name ?? partnership.Agreement}{(plan.Review is Period months ? $", review of {months.InWords()}" : string.Empty)}", string.Empty];
        lines.Add(plan.Review is Period due
            ? $"The pack is due on {Period.DayInWords(partnership.Calendar.DueOn(due.LastDay))}."
            : plan.ReviewWhy);
        int items = Add(lines, "Before the pack can be issued", Stops(plan, review));
        items += Add(lines, "Missing or late supplies", plan.Statuses.Where(status => status.State != SupplyState.OnTime).Select(status => $"Ask {NameOf(partnership, status.Supplier)} for {status.Table}: {status.Sentence}."));
        items += Add(lines, "Refused", Refused(plan, loads, partnership));
        items += Add(lines, "Quality of the data", plan.Quality.Where(finding => PlanWords.IsTold(finding, plan)).OrderByDescending(finding => finding.Outcome)
            .Select(finding => $"{QualityWords.Of(finding.Outcome)}, {finding.Check} {finding.Supplier}, {finding.Table}: {finding.Sentence} {finding.WhatToDo}"));
        items += Add(lines, "Left in the inbox", plan.Unfinished.Concat(plan.Foreign).Select(left => $"{left.Path}: {left.Why}. {left.WhatToDo}"));
        if (items == 0)
        {
            lines.AddRange([string.Empty, "Nothing to do."]);
        }

        return lines;
    }

    private static IEnumerable<string> Stops(RefreshPlan plan, PublishedReview? review)
    {
        int hard = plan.Quality.Count(finding => finding.Outcome == QualityOutcome.Hard);
        if (hard > 0)
        {
            yield return $"{hard.ToString(CultureInfo.InvariantCulture)} findings on the quality of the data must be mended, or exempted in laa.json with a reason.";
        }

        foreach (PublishedComponent component in review?.Components ?? [])
        {
            if (component.Missing is { } missing)
            {
                yield return $"{component.Indicators[0].Title}: nothing can be shown. {missing.Supplier} is to supply it by {Period.DayInWords(missing.Due)}.";
            }
        }
    }

    private static IEnumerable<string> Refused(RefreshPlan plan, IReadOnlyList<LoadRecord> loads, Partnership partnership)
    {
        foreach (SupplyOutcome supply in plan.Supplies.Where(supply => supply.Load is null))
        {
            yield return supply.Guards.Count > 0
                ? $"{supply.Path}: stopped by {string.Join(", ", supply.Guards)}. {supply.Remedy} Or accept it: laa refresh {string.Join(' ', supply.Guards.Select(rule => $"--accept {supply.Supplier}:{rule}"))} --reason \"...\""
                : $"{supply.Path}: {supply.Refusal} {supply.Remedy} The rows are listed in refused/{supply.RefusedFile}.";
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
