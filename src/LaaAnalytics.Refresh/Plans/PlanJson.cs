using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Plans;

/// <summary>A plan for programs: everything that the words say, and what they leave out for length. Days that end something are exclusive.</summary>
internal static class PlanJson
{
    private static readonly JsonSerializerOptions Writing = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The plan's bytes.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="now">ISO instant in UTC of the run.</param>
    public static byte[] Of(RefreshPlan plan, string now) =>
    [
        .. JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                form = 1,
                plan.Agreement,
                plannedOn = now,
                review = plan.Review is Period review ? new { start = Day(review.Start), end = Day(review.EndExclusive) } : null,
                reviewWhy = plan.ReviewWhy,
                supplies = plan.Supplies.Select(Supply),
                reaches = plan.Reaches.Select(move => new { move.Supplier, move.Table, from = Day(move.From), to = Day(move.To), move.IsUneven }),
                figures = new { plan.Figures.ComparedWith, plan.Figures.Same, plan.Figures.Moves },
                statuses = plan.Statuses.Select(status => new { status.Supplier, status.Table, reachesTo = Day(status.ReachesTo), state = status.State.ToString(), status.Sentence }),
                quality = plan.Quality
                    .Where(finding => finding.Outcome != QualityOutcome.Pass)
                    .Select(finding => new { finding.Check, finding.Supplier, finding.Table, finding.Column, outcome = finding.Outcome.ToString(), finding.Measured, finding.Threshold, finding.Sentence, finding.WhatToDo }),
                unfinished = plan.Unfinished,
                foreign = plan.Foreign,
                takenBefore = plan.Known,
                commentary = plan.Commentary,
            },
            Writing),
        (byte)'\n',
    ];

    private static object Supply(SupplyOutcome supply) => new
    {
        supply.Path,
        supply.Supplier,
        supply.Load,
        supply.Refusal,
        supply.Remedy,
        supply.Guards,
        supply.Overruled,
        supply.Assumed,
        files = supply.Files.Select(file => new { file.File, file.Sha256, file.Table, read = file.RowsRead, accepted = file.RowsAccepted, refused = file.RowsRefused, file.Unmapped }),
        tables = supply.Tables.Select(Table),
        rejections = supply.Rejections.GroupBy(rejection => rejection.Rule).OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => new { rule = rule.Key, rejections = rule.Count() }),
        refusedFile = supply.Rejections.Count > 0 ? $"refused/{supply.RefusedFile}" : null,
    };

    private static object Table(TableChange table) => new
    {
        table.Table,
        mode = table.Mode.ToString().ToLowerInvariant(),
        period = new { start = Day(table.Period.Start), end = Day(table.Period.EndExclusive) },
        observedTo = Day(table.ObservedTo),
        table.New,
        table.Changed,
        table.Unchanged,
        table.Ended,
        table.Refused,
        table.Kinds,
        table.News,
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
