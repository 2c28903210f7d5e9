using System.Globalization;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
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
            RowRejection first = refused.Rejections[0];
            yield return $"Refused: {refused.Path}, by guard {first.Rule}: expected {first.Expected}.";
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

        foreach (string line in Moves(plan.Figures))
        {
            yield return line;
        }
    }

    /// <summary>How the headlines of a review moved, where they did.</summary>
    public static IEnumerable<string> Of(PublishedReview then, PublishedReview now) => then.Components.Zip(now.Components)
        .Where(component => component.First.Headline?.Estimate.Value != component.Second.Headline?.Estimate.Value)
        .Select(component => $"{component.Second.Indicators[0].Title}: {Value(component.First)} -> {Value(component.Second)}");

    /// <summary>Against a pack that was issued: figures printed in it whose number is another now. Before there is one: headlines.</summary>
    private static IEnumerable<string> Moves(FigureMoves figures)
    {
        List<FigureMove> moves = [.. figures.Moves.Where(move => !move.Now.StartsWith($"{move.Then} (", StringComparison.Ordinal))];
        if (figures.ComparedWith is null || moves.Count == 0)
        {
            return [];
        }

        List<FigureMove> revised = [.. moves.Where(move => move.Difference is not null && move.Then != move.Now)];
        bool isIssued = figures.ComparedWith.Contains("issued", StringComparison.Ordinal);
        return
        [
            isIssued
                ? string.Create(CultureInfo.InvariantCulture, $"Of the {figures.Moves.Count + figures.Same} figures in {figures.ComparedWith}, {revised.Count} are revised, such as:")
                : "Headlines that move:",
            .. (isIssued ? revised : moves).Take(MovesTold).Select(move => $"  {move.Name}: {move.Then} -> {move.Now}"),
        ];
    }

    private static string Value(PublishedComponent component) =>
        component.Headline?.Estimate.Value?.ToString($"F{component.Indicators[0].Decimals}", CultureInfo.InvariantCulture) ?? "none";

    private static long Sum(IEnumerable<SupplyOutcome> supplies, Func<TableChange, long> count) => supplies.Sum(supply => supply.Tables.Sum(count));
}
