using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Ingestion.Rules;
using LaaAnalytics.Refresh.Reviews;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Plans;

/// <summary>A plan as an analyst reads it, line by line; every line says what, where and how much.</summary>
public static class PlanWords
{
    private const int MostListed = 12;

    /// <summary>The lines of the plan.</summary>
    public static IReadOnlyList<string> Of(RefreshPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
        [
            plan.Review is Period review ? $"{plan.Agreement}, review of {review.InWords()} ({plan.ReviewWhy})." : $"{plan.Agreement}. {plan.ReviewWhy}",
            .. plan.IsStoreOlder ? (string[])[string.Empty, "The store was written by an earlier version of the program; its tables are brought up, and everything in it stays."] : [],
            .. Supplies(plan),
            .. Refused(plan),
            .. Section("Data reach", plan.Reaches.Select(Sentence)),
            .. Figures(plan.Figures),
            .. Section("Late or missing", plan.Statuses.Where(status => status.State != SupplyState.OnTime).Select(status => $"{status.Supplier}, {status.Table}: {status.InWords()}, {status.Sentence}.")),
            .. Section("Would stop an issue", Stops(plan)),
            .. Section("Quality of the data, to look into", Quality(plan)),
            .. Section("Commentary", Commentary(plan.Commentary)),
            .. Section("Left in the inbox", plan.Unfinished.Concat(plan.Foreign).Select(left => $"{left.Path}: {left.Why}. {left.WhatToDo}")),
            .. plan.Blank.Count == 0 ? [] : (string[])[string.Empty, $"Blank, left alone: {string.Join(", ", plan.Blank)}."],
        ];
    }

    private static List<string> Supplies(RefreshPlan plan)
    {
        List<SupplyOutcome> loads = [.. plan.Supplies.Where(supply => supply.Load > 0)];
        List<SupplyOutcome> nothing = [.. plan.Supplies.Where(supply => supply.Load == 0)];
        if (loads.Count + nothing.Count == 0)
        {
            return [string.Empty, plan.Known > 0 ? $"Nothing new to load in the inbox; {Count(plan.Known, "supply was", "supplies were")} taken before." : "Nothing to load in the inbox."];
        }

        List<string> lines = [string.Empty];
        if (loads.Count > 0)
        {
            lines.Add($"To be loaded: {Count(loads.Count, "supply", "supplies")}, {Number(loads.Sum(supply => supply.Files.Sum(file => file.RowsRead)))} rows.");
            lines.AddRange(PlanTable.Lines(
                [">load", "from", "table", ">read", ">refused", ">new", ">changed", ">unchanged", ">ended"],
                [.. loads.SelectMany(supply => supply.Tables.Select(table => (IReadOnlyList<string>)
                [
                    Number(supply.Load!.Value), supply.Path, table.Table, Number(Read(supply, table)), Number(table.Refused),
                    Number(table.New), Number(table.Changed), Number(table.Unchanged), Number(table.Ended),
                ]))]));
            lines.AddRange(loads.SelectMany(Notes).Select(note => $"  {note}"));
        }

        lines.AddRange(nothing.Select(supply => $"{supply.Path}: read to the end, and nothing in it is new; no load is recorded."));
        return lines;
    }

    private static IEnumerable<string> Notes(SupplyOutcome supply)
    {
        foreach (TableChange table in supply.Tables)
        {
            ChangeKinds kinds = table.Kinds;
            string place = $"{supply.Path}, {table.Table}:";
            if (kinds.Rekeyed > 0)
            {
                yield return $"{place} {Rows(kinds.Rekeyed)} of the new ones only changed the supplier's key; as many ended under the old key.";
            }

            if (kinds.Filled > 0)
            {
                yield return $"{place} {Rows(kinds.Filled)} only gained values in {string.Join(", ", kinds.FilledColumns)}, blank before.";
            }

            if (kinds.Recoded > 0)
            {
                yield return $"{place} {Rows(kinds.Recoded)} only have codes renamed in {string.Join(", ", kinds.RecodedColumns)}.";
            }

            if (kinds.Duplicates > 0)
            {
                yield return $"{place} {Rows(kinds.Duplicates)} are there from another supplier already: ask which of the two is to send them.";
            }

            if (kinds.Rows > 0)
            {
                yield return $"{place} that leaves {Rows(table.News)} that say something new.";
            }
        }

        foreach (FileReport file in supply.Files)
        {
            foreach (UnmappedCount unmapped in file.Unmapped)
            {
                yield return $"{supply.Path}, {file.Table}: {Count(unmapped.Values, "code", "codes")} of {unmapped.Column} not known, kept as {Domain.Extracts.ExtractColumn.Unmapped}.";
            }
        }

        if (supply.RowsRefused > 0)
        {
            yield return $"{supply.Path}: {Rows(supply.RowsRefused)} refused, by {ByRule(supply)}; listed in refused/{supply.RefusedFile}.";
        }

        foreach (TableChange table in supply.Tables.Where(table => table.KeepsWhatIsMissing))
        {
            yield return $"{supply.Path}, {table.Table}: because of what was refused, nothing that it leaves out was ended; figures may move once it comes without a refused row.";
        }

        if (supply.Overruled.Count > 0)
        {
            yield return $"{supply.Path}: loaded although {string.Join(", ", supply.Overruled)} would stop it, as accepted; the reason is kept with the load.";
        }

        if (supply.Assumed is string assumed)
        {
            yield return $"{supply.Path}: {assumed}.";
        }
    }

    private static IEnumerable<string> Refused(RefreshPlan plan) => Section("Refused, nothing of it loaded", plan.Supplies.Where(supply => supply.Load is null).SelectMany(supply =>
        (IEnumerable<string>)
        [
            $"{supply.Path}: {supply.Refusal}{(supply.WasTold ? " (as before)" : string.Empty)}",
            .. Blocking(supply).Select(rejection => $"  {rejection}"),
            $"  {supply.Remedy}",
            .. supply.Guards.Count == 0 ? [] : (IEnumerable<string>)[$"  Here: {supply.AcceptCommand}"],
            .. supply.Rejections.Count == 0 ? [] : (IEnumerable<string>)[$"  Listed in refused/{supply.RefusedFile}."],
        ]));

    /// <summary>What stops a supply as a whole; single rows are in the list, and so are headers that may be anything.</summary>
    private static IEnumerable<RowRejection> Blocking(SupplyOutcome supply) =>
        supply.Rejections.Where(rejection => IngestionRule.Find(rejection.Rule)?.Scope == RuleScope.Load && (rejection.Column.Length == 0 || rejection.Rule is not ("I03" or "I04" or "I18"))).Take(3);

    private static IEnumerable<string> Figures(FigureMoves figures)
    {
        if (figures.Moves.Count == 0)
        {
            return figures.ComparedWith is string with && figures.Same > 0 ? [string.Empty, $"Figures: none moves, against {with}."] : [];
        }

        string heading = figures.ComparedWith is string then
            ? $"Figures that move, against {then}{(figures.Same > 0 ? $" ({Number(figures.Same)} stay as they were)" : string.Empty)}"
            : "First figures";
        return Section(heading, figures.Moves.Take(MostListed)
            .Select(move => figures.ComparedWith is null ? $"{move.Name}: {move.Now}" : $"{move.Name}: {move.Then} -> {move.Now}{(move.Difference is string by ? $", {by}" : string.Empty)}")
            .Concat(figures.Moves.Count > MostListed ? [$"and {Number(figures.Moves.Count - MostListed)} more, in plan.json"] : []));
    }

    private static IEnumerable<string> Stops(RefreshPlan plan) => plan.Stops.Count == 0 || plan.Review is not Period review ? [] :
    [
        .. plan.Stops.Take(MostListed).Select(finding => $"{finding.Check} {finding.Supplier}, {finding.Table}: {finding.Sentence}"),
        .. plan.Stops.Count > MostListed ? [$"and {Number(plan.Stops.Count - MostListed)} more, in todo.md"] : (IEnumerable<string>)[],
        .. IssueRemedy.OfData(plan.Stops, review, plan.Today),
    ];

    private static IEnumerable<string> Quality(RefreshPlan plan)
    {
        List<QualityFinding> told = [.. plan.Quality.Where(finding => IsTold(finding, plan)).OrderByDescending(finding => finding.Outcome)];
        return told.Take(MostListed).Select(finding => $"{finding.Check} {finding.Supplier}, {finding.Table}: {finding.Sentence}")
            .Concat(told.Count > MostListed ? [$"and {Number(told.Count - MostListed)} more, in todo.md"] : []);
    }

    private static IEnumerable<string> Commentary(CommentaryPlan? plan)
    {
        if (plan is null)
        {
            yield break;
        }

        if (plan.Trouble is string trouble)
        {
            yield return $"commentary.xlsx is left as it is: {trouble}.";
        }
        else if (plan.IsOutdated)
        {
            yield return "commentary.xlsx is older than what was accepted last and has nothing to add; it is written anew with what is accepted.";
        }
        else
        {
            yield return $"commentary.xlsx: {Count(plan.Texts, "text or rating", "texts and ratings")} and {Count(plan.Actions, "action", "actions")} new or changed{(plan.IsSigned ? ", with a sign-off" : string.Empty)}.";
        }

        foreach (string line in plan.Problems.Concat(plan.Mentions))
        {
            yield return $"  {line}";
        }
    }

    /// <summary>Whether a finding stands among those to look into; how old supplies are is said once, under late or missing, and so is what would stop an issue.</summary>
    internal static bool IsTold(QualityFinding finding, RefreshPlan plan) =>
        finding.Outcome is QualityOutcome.Hard or QualityOutcome.Soft
        && !plan.Stops.Any(stop => stop.Check == finding.Check && stop.Supplier == finding.Supplier && stop.Table == finding.Table && stop.Column == finding.Column)
        && (finding.Dimension != QualityDimension.Freshness || !plan.Statuses.Any(status => status.Supplier == finding.Supplier && status.Table == finding.Table));

    private static string Sentence(ReachMove move)
    {
        string uneven = move.IsUneven ? "; some areas reach less far" : string.Empty;
        return (move.From, move.To) switch
        {
            (null, DateOnly to) => $"{move.Supplier}, {move.Table}: to {Last(to)}, the first supply{uneven}",
            (DateOnly from, null) => $"{move.Supplier}, {move.Table}: reached to {Last(from)}, now held no more",
            (DateOnly from, DateOnly to) when from == to => $"{move.Supplier}, {move.Table}: to {Last(to)}{uneven}",
            (DateOnly from, DateOnly to) => $"{move.Supplier}, {move.Table}: from {Last(from)} {(to < from ? "BACK to" : "to")} {Last(to)}{uneven}",
            _ => string.Empty,
        };
    }

    private static IEnumerable<string> Section(string heading, IEnumerable<string> lines)
    {
        List<string> all = [.. lines];
        return all.Count == 0 ? [] : [string.Empty, $"{heading}:", .. all.Select(line => $"  {line}")];
    }

    private static long Read(SupplyOutcome supply, TableChange table) => supply.Files.Where(file => file.Table == table.Table).Sum(file => file.RowsRead);

    private static string ByRule(SupplyOutcome supply) =>
        string.Join(", ", supply.Rejections.GroupBy(rejection => rejection.Rule).OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => $"{rule.Key} ({Number(rule.LongCount())})"));

    private static string Last(DateOnly end) => Period.DayInWords(end.AddDays(-1));

    private static string Rows(long rows) => Count(rows, "row", "rows");

    private static string Count(long number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
