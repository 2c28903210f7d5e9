using LaaAnalytics.Statistics.Models;

namespace LaaAnalytics.Statistics.Calibration;

/// <summary>Whether predicted probabilities are right on the whole and in their spread.</summary>
/// <param name="InTheLarge">Log odds to be added to every prediction so that they sum to what was observed; 0 is right, above 0 too few were predicted.</param>
/// <param name="Intercept">Log odds at a predicted probability of one half, on the line of <paramref name="Slope"/>.</param>
/// <param name="Slope">Factor by which the predictions' log odds are to be stretched; 1 is right, below 1 they are too extreme. Its probability tests 0, its interval is to be held against 1.</param>
/// <remarks>Cox DR (1958) Biometrika 45:562-565; Van Calster B and others (2016) J Clin Epidemiol 74:167-176.</remarks>
public sealed record CalibrationLine(Coefficient InTheLarge, Coefficient Intercept, Coefficient Slope)
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "logistic recalibration of the predicted log odds";

    private const string LargeName = "calibration in the large";
    private const string InterceptName = "calibration intercept";
    private const string SlopeName = "calibration slope";

    /// <summary>The line through all people.</summary>
    /// <param name="events">[n] true with the event.</param>
    /// <param name="probabilities">[n] predicted, above 0 and below 1.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>
    /// No numbers where all or none have the event, a probability is missing, 0 or 1 (<see cref="NoEstimate.Invalid"/>), or all are equal (no slope then); no slope
    /// where the predictions tell the outcomes apart without error (<see cref="NoEstimate.Separation"/>).
    /// </returns>
    public static CalibrationLine Of(ReadOnlySpan<bool> events, ReadOnlySpan<double> probabilities, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Length, events.Length);
        double[] outcome = new double[events.Length];
        double[] logOdds = new double[events.Length];
        for (int i = 0; i < outcome.Length; i++)
        {
            outcome[i] = events[i] ? 1 : 0;

            // 0 and 1 become infinite, and are refused by the model as such.
            logOdds[i] = Math.Log(probabilities[i] / (1 - probabilities[i]));
        }

        return Of(BinomialOutcome.Of(outcome), logOdds, confidence);
    }

    /// <summary>The line through cells of people with one prediction.</summary>
    internal static CalibrationLine Of(double[] events, double[] people, double[] logOdds, double confidence) =>
        Of(BinomialOutcome.OfCells(events, people), logOdds, confidence);

    private static CalibrationLine Of(BinomialOutcome outcome, double[] logOdds, double confidence)
    {
        RegressionOptions options = new() { Confidence = confidence };
        RegressionFit large = LogisticModel.Fit(DesignMatrix.InterceptOnly(logOdds.Length), outcome with { Offset = logOdds }, options);
        RegressionFit line = LogisticModel.Fit(DesignMatrix.OfColumns([SlopeName], [logOdds]), outcome, options);
        return new(
            large.Coefficients[0] with { Name = LargeName },
            line.Coefficients[0] with { Name = InterceptName },
            line.Coefficients[1]);
    }

    internal static CalibrationLine Without(NoEstimate reason) => new(None(LargeName, reason), None(InterceptName, reason), None(SlopeName, reason));

    private static Coefficient None(string name, NoEstimate reason) => new(name, null, null, null, null, null, reason);
}
