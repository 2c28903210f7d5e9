using System.Globalization;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>Says why a figure changed since the pack issued last, as far as its counts and the loads since then tell.</summary>
internal sealed class RevisionReason(PublishedReview review, IssuedPack last, string version)
{
    /// <summary>Months before a cohort in which its baseline window and earlier convictions can lie.</summary>
    private const int MonthsBefore = 24;

    private static readonly string[] CohortTables = ["index_event", "person", "custody_episode", "cohort_outcome", "area", "agreement"];
    private static readonly string[] OutcomeTables = ["proven_offence", "cohort_outcome"];

    /// <summary>The reason in a sentence; null where there is nothing to explain.</summary>
    public string? Of(FigureThenAndNow figure) => figure.Change switch
    {
        FigureChange.Unchanged => null,
        FigureChange.Revised => Revised(figure.Cell, figure.Then!, figure.Now!),
        FigureChange.ValueNow => $"{Without(figure.Then!.Status)} then; shown now.",
        FigureChange.NoValueNow => $"Shown then; {Words.LowerFirst(Without(figure.Now!.Status))} now.",
        FigureChange.OtherReason => $"{Without(figure.Then!.Status)} then; {Words.LowerFirst(Without(figure.Now!.Status))} now.",
        FigureChange.New => "Not in the pack issued last.",
        _ => "In the pack issued last only: this review does not show that cohort or area.",
    };

    private string Revised(CellKey cell, IssuedFigure then, IssuedFigure now)
    {
        if (then.Offenders != now.Offenders)
        {
            return $"{Moved("people or entries in the cohort", then.Offenders, now.Offenders)} {Loads(cell, CohortTables, "supplies of the cohort")}";
        }

        if (then.Reoffenders != now.Reoffenders || then.Reoffences != now.Reoffences)
        {
            string what = then.Reoffenders != now.Reoffenders
                ? Moved("re-offenders", then.Reoffenders, now.Reoffenders)
                : Moved("re-offences", then.Reoffences, now.Reoffences);
            bool more = (now.Reoffenders ?? 0) + (now.Reoffences ?? 0) > (then.Reoffenders ?? 0) + (then.Reoffences ?? 0);
            return $"{what} {(more ? "Offences proven or supplied late, or a correction." : "A correction or a withdrawal.")} {Loads(cell, OutcomeTables, "supplies of outcomes")}";
        }

        return $"The counts are the same; what the value or its interval is worked from changed. {Loads(cell, [.. CohortTables, .. OutcomeTables], "supplies")}";
    }

    private static string Moved(string what, long? then, long? now) => then is long before && now is long after
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(after - before):N0} {(after > before ? "more" : "fewer")} {what}.")
        : $"Other {what}.";

    private string Loads(CellKey cell, string[] tables, string what)
    {
        Period window = Window(cell);
        List<PublishedLoad> since = [.. review.Loads.Where(load =>
            load.Seq > last.AsOf && tables.Contains(load.Table) && (load.Covers is not Period covered || covered.Overlaps(window) || Domain.Extracts.ExtractTable.Find(load.Table)?.Reference == true))];
        if (since.Count == 0)
        {
            return last.Version == version ? "No load since then explains it." : $"No load since then explains it; the program's version changed from {last.Version} to {version}.";
        }

        IEnumerable<string> named = since
            .DistinctBy(load => load.Seq)
            .Select(load => string.Create(CultureInfo.InvariantCulture, $"{load.Seq} ({load.Supplier}{(load.Withdraws is int undone ? $", which withdraws load {undone}" : string.Empty)})"));
        return $"Since then {what} that touch its time came with load {string.Join(", ", named)}.";
    }

    private Period Window(CellKey cell)
    {
        PublishedComponent? component = review.Components.FirstOrDefault(each => each.Indicators.Any(indicator => indicator.Id == cell.Indicator));
        DateOnly end = component?.Scheme.MatureOn(cell.Period) is DateOnly mature && mature > cell.Period.EndExclusive ? mature : cell.Period.EndExclusive;
        return new(cell.Period.Start.AddMonths(-MonthsBefore), end);
    }

    private static string Without(EstimateStatus status) => status switch
    {
        EstimateStatus.Withheld => "Withheld",
        EstimateStatus.Immature => "Not yet final",
        EstimateStatus.TooFew => "Too few for a rate",
        _ => "No value",
    };
}
