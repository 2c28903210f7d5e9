using LaaAnalytics.Domain;
using LaaAnalytics.Domain.CaseMix;
using LaaAnalytics.Statistics.Calibration;

namespace LaaAnalytics.Disclosure.CaseMix;

/// <summary>A case-mix comparison that may leave the platform: observed against expected, and rates set to the base year's mix.</summary>
public sealed record PublishedCaseMix
{
    internal PublishedCaseMix()
    {
    }

    /// <summary>Model, with name and version to be printed.</summary>
    public required CaseMixModel Model { get; init; }

    /// <summary>Scheme and version.</summary>
    public required string Scheme { get; init; }

    /// <summary>Base year.</summary>
    public required Period BasePeriod { get; init; }

    /// <summary>Share of re-offenders in the base year in per cent; null where withheld.</summary>
    public required double? BasePerCent { get; init; }

    /// <summary>Mean predicted share of the base year in per cent, over people; null where withheld.</summary>
    public required double? BasePredictedPerCent { get; init; }

    /// <summary>How well the model predicts the base year; printed beside every table.</summary>
    public required PredictedCalibration Calibration { get; init; }

    /// <summary>Rows in order of their addresses.</summary>
    public required IReadOnlyList<PublishedCaseMixRow> Rows { get; init; }

    /// <summary>Protects the counts of a table, then compares what may be shown.</summary>
    /// <param name="table">Counts.</param>
    /// <param name="whole">The area that the other areas make up, or null.</param>
    /// <param name="profile">Disclosure profile.</param>
    /// <param name="asOf">The store's last load that the counts know of.</param>
    public static PublishedCaseMix Of(CaseMixTable table, AreaCode? whole, DisclosureProfile profile, int asOf) => CaseMixGate.Publish(table, whole, profile, asOf);
}

/// <summary>One row of a case-mix comparison; a number that is null is not for showing, and <see cref="Ratio"/> says why.</summary>
/// <param name="Id">Figure id of the row's cell.</param>
/// <param name="Offenders">Entries that the model could predict.</param>
/// <param name="ScoredPerCent">Those as a share of all entries of the cell, in per cent.</param>
/// <param name="Observed">Re-offending entries among them.</param>
/// <param name="Expected">Sum of their predictions, in entries.</param>
/// <param name="Ratio">Observed over expected, 1 as predicted, with its interval, method, status and reason.</param>
/// <param name="ObservedPerCent">Observed share in per cent.</param>
/// <param name="ExpectedPerCent">Mean prediction in per cent.</param>
/// <param name="AdjustedPerCent">Observed less expected plus the base year's expected, in per cent: published so without an interval of its own.</param>
/// <param name="StandardisedDifference">Observed less expected in standard deviations, clustered by person where people repeat.</param>
/// <param name="PValue">Two-sided, exact where nobody repeats.</param>
/// <param name="AdjustedPValue">The same after the false discovery rate of all rows (Benjamini and Hochberg).</param>
public sealed record PublishedCaseMixRow(
    FigureId Id,
    long? Offenders,
    double? ScoredPerCent,
    long? Observed,
    double? Expected,
    Estimate Ratio,
    double? ObservedPerCent,
    double? ExpectedPerCent,
    double? AdjustedPerCent,
    double? StandardisedDifference,
    double? PValue,
    double? AdjustedPValue);
