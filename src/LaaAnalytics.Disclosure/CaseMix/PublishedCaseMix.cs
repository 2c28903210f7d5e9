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

    /// <summary>Share of re-offenders in the base year in per cent; null where withheld or of too few.</summary>
    public required double? BasePerCent { get; init; }

    /// <summary>Mean predicted share of the base year in per cent, over people; null where withheld or of too few.</summary>
    public required double? BasePredictedPerCent { get; init; }

    /// <summary>How well the model predicts the base year; printed beside every table.</summary>
    public required PredictedCalibration Calibration { get; init; }

    /// <summary>Rows in order of their addresses.</summary>
    public required IReadOnlyList<PublishedCaseMixRow> Rows { get; init; }

    /// <summary>Protects the counts of a table, then compares what may be shown.</summary>
    /// <param name="table">Counts.</param>
    /// <param name="leastDenominator">Fewest predicted entries for a rate, the headline indicator's; below it a row has counts only and the base year nothing.</param>
    /// <param name="whole">The area that the other areas make up, or null.</param>
    /// <param name="profile">Disclosure profile.</param>
    /// <param name="asOf">The store's last load that the counts know of.</param>
    public static PublishedCaseMix Of(CaseMixTable table, long leastDenominator, AreaCode? whole, DisclosureProfile profile, int asOf) => CaseMixGate.Publish(table, leastDenominator, whole, profile, asOf);
}

/// <summary>One row of a case-mix comparison; a number that is null is not for showing, and <see cref="Ratio"/> says why.</summary>
public sealed record PublishedCaseMixRow
{
    internal PublishedCaseMixRow()
    {
    }

    /// <summary>Figure id of the row's cell.</summary>
    public required FigureId Id { get; init; }

    /// <summary>Observed over expected, 1 as predicted, with its interval, method, status and reason.</summary>
    public required Estimate Ratio { get; init; }

    /// <summary>Entries that the model could predict.</summary>
    public long? Offenders { get; init; }

    /// <summary>Those as a share of all entries of the cell, in per cent.</summary>
    public double? ScoredPerCent { get; init; }

    /// <summary>Re-offending entries among them.</summary>
    public long? Observed { get; init; }

    /// <summary>Sum of their predictions, in entries.</summary>
    public double? Expected { get; init; }

    /// <summary>Observed share in per cent.</summary>
    public double? ObservedPerCent { get; init; }

    /// <summary>Mean prediction in per cent.</summary>
    public double? ExpectedPerCent { get; init; }

    /// <summary>Observed less expected plus the base year's expected, in per cent: published so without an interval of its own.</summary>
    public double? AdjustedPerCent { get; init; }

    /// <summary>Observed less expected in standard deviations, clustered by person where people repeat.</summary>
    public double? StandardisedDifference { get; init; }

    /// <summary>Two-sided, exact where nobody repeats; 0 to 1.</summary>
    public double? PValue { get; init; }

    /// <summary>The same after the false discovery rate of all rows (Benjamini and Hochberg).</summary>
    public double? AdjustedPValue { get; init; }
}
