using LaaAnalytics.Statistics.Comparisons;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Calibration;

/// <summary>Predicted probabilities against what happened, in sums that merge: those of parts make those of the whole.</summary>
/// <remarks>Brier GW (1950) Mon Weather Rev 78:1-3; Spiegelhalter DJ (1986) Statist Med 5:421-433.</remarks>
public sealed record PredictionSums
{
    /// <summary>People with a prediction.</summary>
    public long People { get; private init; }

    /// <summary>Those with the event.</summary>
    public long Observed { get; private init; }

    /// <summary>Sum of probabilities: people expected to have it.</summary>
    public double Expected { get; private init; }

    /// <summary>Why nothing can be said: a missing probability or one outside 0 to 1.</summary>
    public NoEstimate Reason { get; private init; }

    /// <summary>Mean squared distance of prediction and outcome, 0 to 1, less is better; null without people.</summary>
    public double? Brier => Ratio(Squares, People);

    /// <summary>1 less the Brier score over that of the observed share for all; null where all or none have the event.</summary>
    public double? ScaledBrier => Observed == 0 || Observed == People ? null : 1 - (Brier * People * People / (Observed * (double)(People - Observed)));

    /// <summary>Mean of minus the logarithm of the probability given to what happened; null without people, or where something happened that had probability 0.</summary>
    public double? LogLoss => double.IsFinite(Logs) ? Ratio(Logs, People) : null;

    /// <summary>Spiegelhalter's test that every probability is right, standard normal; negative where the Brier score is better than probabilities of this kind can give.</summary>
    public TestResult Spiegelhalter => Reason != NoEstimate.None ? TestResult.Without(Reason) : Variance > 0
        ? new(Excess / Math.Sqrt(Variance), 0, StandardNormal.TwoSidedProbability(Excess / Math.Sqrt(Variance)), NoEstimate.None)
        : TestResult.Without(NoEstimate.NoVariation);

    private double Squares { get; init; }

    private double Logs { get; init; }

    private double Excess { get; init; }

    private double Variance { get; init; }

    /// <summary>Sums of rows.</summary>
    /// <param name="events">[n] true with the event.</param>
    /// <param name="probabilities">[n] predicted, 0 to 1.</param>
    public static PredictionSums Of(ReadOnlySpan<bool> events, ReadOnlySpan<double> probabilities)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Length, events.Length);
        long observed = 0;
        double expected = 0;
        double squares = 0;
        double logs = 0;
        double excess = 0;
        double variance = 0;
        NoEstimate reason = NoEstimate.None;
        for (int i = 0; i < events.Length; i++)
        {
            double p = probabilities[i];
            double miss = 1 - p;
            double given = p;
            if (events[i])
            {
                observed++;
            }
            else
            {
                (miss, given) = (p, 1 - p);
            }

            if (!(given >= 0 && given <= 1))
            {
                reason = double.IsNaN(p) && reason != NoEstimate.Invalid ? NoEstimate.Missing : NoEstimate.Invalid;
            }

            double lean = 1 - (2 * p);
            double spread = p * (1 - p);
            expected += p;
            squares += miss * miss;
            logs -= Math.Log(given);
            excess += ((miss * miss) - spread);
            variance += lean * lean * spread;
        }

        return reason == NoEstimate.None
            ? new() { People = events.Length, Observed = observed, Expected = expected, Squares = squares, Logs = logs, Excess = excess, Variance = variance }
            : new() { Reason = reason };
    }

    /// <summary>Sums over the people of both; a reason of either is that of both.</summary>
    public PredictionSums Merge(PredictionSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Reason != NoEstimate.None || other.Reason != NoEstimate.None)
        {
            return new() { Reason = Reason != NoEstimate.None ? Reason : other.Reason };
        }

        return new()
        {
            People = People + other.People,
            Observed = Observed + other.Observed,
            Expected = Expected + other.Expected,
            Squares = Squares + other.Squares,
            Logs = Logs + other.Logs,
            Excess = Excess + other.Excess,
            Variance = Variance + other.Variance,
        };
    }

    /// <summary>Observed over expected people; the interval is Wilson's of the observed share over the expected one, which is taken as known.</summary>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>No number without people or where nothing is expected.</returns>
    public IntervalEstimate ObservedToExpected(double confidence = 0.95)
    {
        StandardNormal.Tail(confidence);
        if (Reason != NoEstimate.None || People == 0 || Expected == 0)
        {
            return IntervalEstimate.Without(Reason != NoEstimate.None ? Reason : People == 0 ? NoEstimate.NoDenominator : NoEstimate.NothingExpected);
        }

        ConfidenceInterval share = WilsonScore.Interval(new(Observed, People), confidence);
        double scale = People / Expected;
        return IntervalEstimate.Of(Observed / Expected, share.Lower * scale, share.Upper * scale, confidence);
    }

    private static double? Ratio(double sum, long people) => people == 0 ? null : sum / people;
}
