using LaaAnalytics.Statistics.Discrimination;

namespace LaaAnalytics.Statistics.Calibration;

/// <summary>How well a histogram of predicted probabilities agrees with what happened: what is printed beside every case-mix table.</summary>
/// <remarks>
/// As <see cref="CalibrationLine"/> and <see cref="AreaUnderCurve"/>, over cells of people with one prediction. A prediction kept as 0 or 1 has no log odds; it is
/// taken as half a unit of the scale, 0.00005, from the edge.
/// </remarks>
/// <param name="ObservedToExpected">Re-offenders over the sum of predictions; null where nothing is expected.</param>
/// <param name="Line">Calibration in the large (intercept with the slope held at 1), intercept and slope.</param>
/// <param name="Discrimination">Area under the curve: 0.5 for a model that tells nobody apart, 1 for one that tells all.</param>
public sealed record PredictedCalibration(double? ObservedToExpected, CalibrationLine Line, DiscriminationEstimate Discrimination)
{
    private const double HalfUnit = 0.00005;

    /// <summary>No calibration, for <paramref name="reason"/>.</summary>
    public static PredictedCalibration Without(NoEstimate reason) => new(null, CalibrationLine.Without(reason), DiscriminationEstimate.Without(reason));

    /// <summary>The calibration of a histogram of predictions.</summary>
    /// <param name="tenThousandths">[n] probability in 1/10,000, 0 to 10,000.</param>
    /// <param name="people">[n] people with that probability, 0 or more.</param>
    /// <param name="reoffenders">[n] re-offenders among them.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    public static PredictedCalibration Of(ReadOnlySpan<long> tenThousandths, ReadOnlySpan<long> people, ReadOnlySpan<long> reoffenders, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(people.Length, tenThousandths.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(reoffenders.Length, tenThousandths.Length);
        double[] logOdds = new double[people.Length];
        double[] scores = new double[people.Length];
        double[] all = new double[people.Length];
        double[] events = new double[people.Length];
        double[] others = new double[people.Length];
        double observed = 0;
        double expected = 0;
        for (int i = 0; i < logOdds.Length; i++)
        {
            scores[i] = tenThousandths[i] / 10_000.0;
            double p = Math.Clamp(scores[i], HalfUnit, 1 - HalfUnit);
            logOdds[i] = Math.Log(p / (1 - p));
            (all[i], events[i], others[i]) = (people[i], reoffenders[i], people[i] - reoffenders[i]);
            observed += events[i];
            expected += all[i] * scores[i];
        }

        return all.Sum() == 0
            ? Without(NoEstimate.NoDenominator)
            : new(
                expected > 0 ? observed / expected : null,
                CalibrationLine.Of(events, all, logOdds, confidence),
                AreaUnderCurve.Estimate(ScoreCounts.OfCells(scores, events, others), confidence));
    }
}
