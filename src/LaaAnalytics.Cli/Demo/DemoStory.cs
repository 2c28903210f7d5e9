using System.Globalization;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Refresh.Plans;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Demo;

/// <summary>A refresh told in a few lines: what came, what was refused, what is no news, who is late, which headlines moved.</summary>
internal static class DemoStory
{
    private const int MovesTold = 3;

    /// <summary>The lines.</summary>
    public static IEnumerable<string> Of(RefreshPlan plan)
    {
        List<SupplyOutcome> loaded = [.. plan.Supplies.Where(supply => supply.Load > 0)];
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{loaded.Count} supplies loaded: {Sum(loaded, table => table.New):N0} rows new, {Sum(loaded, table => table.Changed):N0} changed, {Sum(loaded, table => table.Ended):N0} ended.");
        foreach (SupplyOutcome refused in plan.Supplies.Where(supply => supply.Load is null))
        {
            yield return $"Refused: {refused.Path}. {string.Join(" ", refused.Rejections.Select(rejection => $"{rejection.Rule}: expected {rejection.Expected}.").Distinct())}";
        }

        foreach (SupplyOutcome supply in loaded)
        {
            foreach (TableChange table in supply.Tables.Where(table => table.Kinds.Filled > 0 || table.Mode == SupplyMode.Correction))
            {
                yield return table.Mode == SupplyMode.Correction
                    ? string.Create(CultureInfo.InvariantCulture, $"A correction: {supply.Path} puts {table.Changed:N0} rows right and adds none.")
                    : string.Create(CultureInfo.InvariantCulture, $"Sent again with a new column: {table.Kinds.Filled:N0} rows of {supply.Path} only gained {string.Join(", ", table.Kinds.FilledColumns)}; {table.News:N0} say something new.");
            }
        }

        foreach (SupplyStatus status in plan.Statuses.Where(status => status.State != SupplyState.OnTime))
        {
            yield return $"{(status.State == SupplyState.Missing ? "Missing" : "Late")}: {status.Supplier}, {status.Table}, {status.Sentence}.";
        }

        if (plan.Figures is { ComparedWith: string with, Moves.Count: > 0 })
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Against {with}, {plan.Figures.Moves.Count} figures move and {plan.Figures.Same} stay; the first of them:");
            foreach (FigureMove move in plan.Figures.Moves.Take(MovesTold))
            {
                yield return $"  {move.Name}: {move.Then} -> {move.Now}";
            }
        }
    }

    /// <summary>How the headlines of a review moved, where they did.</summary>
    public static IEnumerable<string> Of(PublishedReview then, PublishedReview now) => then.Components.Zip(now.Components)
        .Where(component => component.First.Headline?.Estimate.Value != component.Second.Headline?.Estimate.Value)
        .Select(component => $"{component.Second.Indicators[0].Title}: {Value(component.First)} -> {Value(component.Second)}");

    private static string Value(PublishedComponent component) =>
        component.Headline?.Estimate.Value?.ToString($"F{component.Indicators[0].Decimals}", CultureInfo.InvariantCulture) ?? "none";

    private static long Sum(IEnumerable<SupplyOutcome> supplies, Func<TableChange, long> count) => supplies.Sum(supply => supply.Tables.Sum(count));
}
