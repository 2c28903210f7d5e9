using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Domain.Quality;

namespace LaaAnalytics.Disclosure.Reviews;

/// <summary>A finding on the data as a pack may print it: no counts, and values too coarse to lead back to a small one.</summary>
/// <param name="Check">Id of the check.</param>
/// <param name="Title">Its title.</param>
/// <param name="Dimension">What it looks at.</param>
/// <param name="Supplier">Supplier; <c>*</c> for all.</param>
/// <param name="Table">Extract table; <c>*</c> for all.</param>
/// <param name="Column">Column, or null.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Measured">Rounded value; null where there is none, or it is withheld.</param>
/// <param name="IsWithheld">Whether a value is withheld.</param>
/// <param name="Threshold">Rounded threshold, or null.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="WhatToDo">What to do.</param>
/// <param name="ExemptReason">Why it is exempt, or null.</param>
/// <param name="ExemptUntil">Last day of the exemption, or null.</param>
public sealed record PublishedQuality(
    string Check,
    string Title,
    QualityDimension Dimension,
    string Supplier,
    string Table,
    string? Column,
    QualityOutcome Outcome,
    decimal? Measured,
    bool IsWithheld,
    decimal? Threshold,
    QualityUnit Unit,
    string WhatToDo,
    string? ExemptReason,
    DateOnly? ExemptUntil)
{
    /// <summary>Rows between two values next to each other, as many as rounded numbers of rows lie apart.</summary>
    private const decimal RowsApart = 10;

    private static readonly decimal[] Steps = [0.001m, 0.002m, 0.005m, 0.01m, 0.02m, 0.05m, 0.1m, 0.2m];

    internal static PublishedQuality From(QualityFinding finding, DisclosureProfile profile)
    {
        decimal? shown = ExtractTable.Find(finding.Table)?.Reference == true || profile.HideBelow == 0 ? finding.Measured : Protected(finding, profile);
        return new(
            finding.Check,
            finding.Title,
            finding.Dimension,
            finding.Supplier,
            finding.Table,
            finding.Column,
            finding.Outcome,
            shown,
            finding.Measured is not null && shown is null,
            finding.Threshold is decimal threshold ? Coarse(threshold, finding.Unit) : null,
            finding.Unit,
            finding.WhatToDo,
            finding.ExemptReason,
            finding.ExemptUntil);
    }

    /// <summary>The value to a step that is worth ten rows at least; null where a number in it is small or no step is coarse enough.</summary>
    private static decimal? Protected(QualityFinding finding, DisclosureProfile profile)
    {
        if (finding.Measured is not decimal value || finding.Counts.Count == 0)
        {
            return finding.Measured;
        }

        IReadOnlyList<long> counts = finding.Counts;
        bool isSmall = counts.Any(profile.Hides)
            || (finding.Unit is QualityUnit.Share or QualityUnit.Points && counts.Chunk(2).Any(pair => pair.Length == 2 && profile.Hides(pair[1] - pair[0])));
        if (isSmall)
        {
            return null;
        }

        long whole = finding.Unit switch
        {
            QualityUnit.Share => counts[^1],
            QualityUnit.Points => counts.Where((_, at) => at % 2 == 1).Min(),
            _ => counts.Min(),
        };
        decimal step = Steps.FirstOrDefault(step => step * whole >= RowsApart);
        return step == 0 ? null : Math.Round(value / step, MidpointRounding.AwayFromZero) * step;
    }

    /// <summary>Thresholds that chance raised follow from numbers of rows, so they are rounded as well.</summary>
    private static decimal Coarse(decimal threshold, QualityUnit unit) => unit switch
    {
        QualityUnit.Change or QualityUnit.Points => Math.Round(threshold, 2, MidpointRounding.AwayFromZero),
        QualityUnit.Index => Math.Round(threshold * 20, MidpointRounding.AwayFromZero) / 20,
        _ => threshold,
    };
}
