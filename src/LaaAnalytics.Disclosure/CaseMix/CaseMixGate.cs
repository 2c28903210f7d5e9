using System.Globalization;
using LaaAnalytics.Disclosure.Further;
using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.CaseMix;
using LaaAnalytics.Statistics;
using LaaAnalytics.Statistics.Calibration;
using LaaAnalytics.Statistics.Multiplicity;

namespace LaaAnalytics.Disclosure.CaseMix;

/// <summary>Protects the counts of a case-mix table and compares what may be shown.</summary>
/// <remarks>
/// A row is also hidden where the entries without a prediction, or the re-offenders among them, are too few: its numbers beside the cell's own would
/// give them away.
/// </remarks>
internal static class CaseMixGate
{
    /// <summary>The published table.</summary>
    public static PublishedCaseMix Publish(CaseMixTable table, long leastDenominator, AreaCode? whole, DisclosureProfile profile, int asOf)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(profile);
        if (profile.IsRounded)
        {
            throw FurtherGate.NotOpen(profile, "observed against expected");
        }

        profile = profile.For([], [table.Base, .. table.Cells]);
        int estimated = table.Model.Terms.Count(term => term.StandardError is not null);
        if (estimated > 0 && table.Base.Predicted - estimated < profile[DisclosureRuleName.DegreesOfFreedom])
        {
            throw new DisclosureRefusedException(
                string.Create(CultureInfo.InvariantCulture, $"The base year has too few people for the model: fewer than {profile[DisclosureRuleName.DegreesOfFreedom]} more than it has coefficients."),
                "Name a longer base year, or a model with fixed coefficients.");
        }

        List<Measure> mature = [.. table.Cells.Where(cell => cell.IsMature)];
        HashSet<CellKey> partly = [.. mature.Where(cell => HasSmallPart(cell, profile)).Select(cell => cell.Key)];
        // No offences are told here, so that nobody can have most of them.
        List<Measure> people = [.. mature.Select(cell => cell with { Reoffences = null, BaselineOffences = 0 })];
        IReadOnlyDictionary<CellKey, Withholding> decisions = Protection.Decide(people, whole, profile, partly);
        bool baseShown = table.Base.IsMature
            && table.Base.Predicted >= leastDenominator
            && !profile.Hides(table.Base.Reoffenders)
            && !profile.Hides(table.Base.NonReoffenders)
            && !HasSmallPart(table.Base, profile);
        double? baseMean = baseShown ? Mean(table.Base) : null;
        List<PublishedCaseMixRow> rows =
        [
            .. table.Cells
                .OrderBy(cell => cell.Key)
                .Select(cell => cell.IsMature && decisions[cell.Key] == Withholding.None
                    ? CaseMixRow.Of(cell, leastDenominator, baseMean, asOf)
                    : CaseMixRow.Empty(cell, asOf, cell.IsMature ? EstimateStatus.Withheld : EstimateStatus.Immature, Reason(cell, profile))),
        ];
        double?[] adjusted = AdjustedPValues.BenjaminiHochberg([.. rows.Select(row => row.PValue)]);
        return new()
        {
            Model = table.Model,
            Scheme = table.Base.Scheme,
            BasePeriod = table.Base.Key.Period,
            BasePerCent = baseShown && table.Base.Predicted > 0 ? 100.0 * table.Base.PredictedReoffenders / table.Base.Predicted : null,
            BasePredictedPerCent = 100 * baseMean,
            Calibration = baseShown ? CalibrationOf(table.Base) : PredictedCalibration.Without(NoEstimate.Missing),
            Rows = [.. rows.Zip(adjusted, (row, p) => row with { AdjustedPValue = p })],
        };
    }

    /// <summary>Mean prediction over entries, 0 to 1; null where none has one.</summary>
    public static double? Mean(Measure cell) => cell.Predicted > 0 ? cell.PredictedTenThousandths / 10_000.0 / cell.Predicted : null;

    private static bool HasSmallPart(Measure cell, DisclosureProfile profile)
    {
        long unscored = cell.Offenders - cell.Predicted;
        long among = cell.Reoffenders - cell.PredictedReoffenders;
        return profile.Hides(unscored)
            || profile.Hides(among)
            || profile.Hides(unscored - among)
            || profile.Hides(cell.PredictedReoffenders)
            || profile.Hides(cell.Predicted - cell.PredictedReoffenders);
    }

    private static PredictedCalibration CalibrationOf(Measure cell)
    {
        Dictionary<long, long> reoffenders = cell.ReoffendersByProbability.ToDictionary(bin => bin.Value, bin => bin.Count);
        return PredictedCalibration.Of(
            [.. cell.PredictedProbability.Select(bin => bin.Value)],
            [.. cell.PredictedProbability.Select(bin => bin.Count)],
            [.. cell.PredictedProbability.Select(bin => reoffenders.GetValueOrDefault(bin.Value))]);
    }

    private static string Reason(Measure cell, DisclosureProfile profile) => cell.IsMature ? MissingReason.Withheld(profile) : MissingReason.Immature(cell);
}
