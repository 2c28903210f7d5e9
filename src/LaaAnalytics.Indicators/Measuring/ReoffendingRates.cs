using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>Rates from counts; unrounded, null where the divisor is zero or the count above it was not made.</summary>
/// <remarks>
/// Ministry of Justice, Proven re-offending statistics: definitions and measurement (2011). The shares, the re-offences per re-offender and the adjusted
/// rates reproduce the published series for England and Wales from 2000 on to seven decimals.
/// </remarks>
public static class ReoffendingRates
{
    private const double TenThousand = 10_000;

    /// <summary>Re-offenders as a share of offenders, 0 to 1.</summary>
    public static double? Share(CohortCounts counts) => Ratio(counts.Reoffenders, counts.Offenders);

    /// <summary>Re-offences per re-offender; null where nobody re-offended or re-offences were not counted.</summary>
    public static double? ReoffencesPerReoffender(CohortCounts counts) => counts.HasReoffences ? Ratio(counts.Reoffences, counts.Reoffenders) : null;

    /// <summary>Re-offences per offender, whether they re-offended or not.</summary>
    public static double? ReoffencesPerOffender(CohortCounts counts) => counts.HasReoffences ? Ratio(counts.Reoffences, counts.Offenders) : null;

    /// <summary>Re-offences per 100 offenders.</summary>
    public static double? ReoffencesPer100Offenders(CohortCounts counts) => 100 * ReoffencesPerOffender(counts);

    /// <summary>Change from a baseline count as a fraction of it: -0.21 is a fall by 21 per cent; null where the baseline is zero.</summary>
    public static double? ChangeFromBaseline(long followUp, long baseline) => Ratio(followUp - baseline, baseline);

    /// <summary>Actual minus predicted re-offenders, as a fraction of the predicted; null where none are predicted.</summary>
    public static double? DifferenceFromPredicted(long reoffenders, double predicted) => Ratio(reoffenders - predicted, predicted);

    /// <summary>Actual minus predicted re-offenders in standard deviations, if everybody re-offended independently with the predicted probability.</summary>
    /// <remarks>
    /// z = (O - sum p) / sqrt(sum p (1 - p)), over the entries that carry a prediction. Where cohorts are pooled the same people repeat and this is
    /// over-confident: an interval clustered by person belongs beside it.
    /// </remarks>
    /// <param name="reoffenders">Re-offending entries among those with a predicted probability.</param>
    /// <param name="predicted">Entries by predicted probability in 1/10,000.</param>
    /// <returns>Null where the predicted probabilities leave no room for chance.</returns>
    public static double? StandardisedDifference(long reoffenders, IReadOnlyList<HistogramBin> predicted)
    {
        ArgumentNullException.ThrowIfNull(predicted);
        double expected = predicted.Sum(bin => bin.Count * bin.Value) / TenThousand;
        double variance = predicted.Sum(bin => bin.Count * (bin.Value / TenThousand) * (1 - (bin.Value / TenThousand)));
        return variance > 0 ? (reoffenders - expected) / Math.Sqrt(variance) : null;
    }

    /// <summary>A rate adjusted for the mix of offenders: actual minus predicted plus the predicted of the base cohorts, all in one unit.</summary>
    /// <param name="actual">Actual rate, or null.</param>
    /// <param name="meanPrediction">Mean predicted rate of the same cohort, or null where there is none, as for young offenders.</param>
    /// <param name="baseMeanPrediction">Mean predicted rate of the base cohorts, weighted by their size (<see cref="MeanPrediction"/>).</param>
    public static double? Adjusted(double? actual, double? meanPrediction, double? baseMeanPrediction) => actual - meanPrediction + baseMeanPrediction;

    /// <summary>Mean prediction over several cohorts, weighted by cohort size; the simple mean of their means is wrong. Null where all are empty.</summary>
    public static double? MeanPrediction(IReadOnlyList<(long Offenders, double MeanPrediction)> cohorts)
    {
        ArgumentNullException.ThrowIfNull(cohorts);
        return Ratio(cohorts.Sum(cohort => cohort.Offenders * cohort.MeanPrediction), cohorts.Sum(cohort => cohort.Offenders));
    }

    private static double? Ratio(double numerator, double denominator) => denominator == 0 ? null : numerator / denominator;
}
