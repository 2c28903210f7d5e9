using LaaAnalytics.Statistics.Rates;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace LaaAnalytics.Statistics.Standardisation;

/// <summary>Observed over expected re-offenders with exact limits from every person's own probability.</summary>
/// <remarks>
/// The model under test multiplies everybody's odds of re-offending by one number; the limits are the expected numbers under the two multipliers that
/// the one-sided tests just accept, over the number expected. With one probability for all this is Clopper and Pearson's interval (Biometrika 1934
/// 26:404-413) divided by the probability. Limits from a Poisson count are wider: they forget that nobody re-offends twice in a yes/no rate.
/// </remarks>
public static class ExactObservedToExpected
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "exact, from each person's predicted probability";

    // Tails below this are far beyond every limit; it keeps their normal quantiles finite.
    private const double LeastTail = 1e-25;
    private const double MostLogOdds = 40;

    /// <summary>Ratio with limits, 0 or more; 1 is as predicted.</summary>
    /// <param name="observed">Re-offenders among people with a probability.</param>
    /// <param name="tenThousandths">[n] probability in 1/10,000, 0 to 10,000.</param>
    /// <param name="people">[n] people with that probability, 0 or more.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>
    /// No number where nothing is expected, <see cref="NoEstimate.NothingExpected"/>; the ratio alone where all probabilities are 0 or 1
    /// (<see cref="NoEstimate.NoVariation"/>) or the probabilities exclude what was seen (<see cref="NoEstimate.Invalid"/>).
    /// </returns>
    public static IntervalEstimate Estimate(
        long observed, ReadOnlySpan<long> tenThousandths, ReadOnlySpan<long> people, double confidence = 0.95)
    {
        double tail = StandardNormal.Tail(confidence);
        long[] probabilities = tenThousandths.ToArray();
        long[] counts = people.ToArray();
        PoissonBinomial predicted = PoissonBinomial.Of(probabilities, counts);
        (long least, long most) = Possible(probabilities, counts);
        if (predicted.Mean == 0)
        {
            return IntervalEstimate.Without(NoEstimate.NothingExpected);
        }

        double ratio = observed / predicted.Mean;
        if (observed < least || observed > most)
        {
            return new(ratio, null, NoEstimate.Invalid);
        }

        if (predicted.Variance == 0)
        {
            return new(ratio, null, NoEstimate.NoVariation);
        }

        double target = Normal.InvCDF(0, 1, tail);
        double start = (observed - predicted.Mean) / predicted.Variance;
        double step = Math.Max(0.01, -target / Math.Sqrt(predicted.Variance));
        double lower = least;
        if (observed > least)
        {
            double odds = Solve(t => Quantile(PoissonBinomial.Of(probabilities, counts, t).AtLeast(observed)) - target, start - step, step);
            lower = PoissonBinomial.Of(probabilities, counts, odds).Mean;
        }

        double upper = most;
        if (observed < most)
        {
            double odds = Solve(t => target - Quantile(PoissonBinomial.Of(probabilities, counts, t).AtMost(observed)), start + step, step);
            upper = PoissonBinomial.Of(probabilities, counts, odds).Mean;
        }

        return IntervalEstimate.Of(ratio, lower / predicted.Mean, upper / predicted.Mean, confidence);
    }

    private static (long Least, long Most) Possible(long[] probabilities, long[] counts)
    {
        long least = 0;
        long most = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            least += probabilities[i] == 10_000 ? counts[i] : 0;
            most += probabilities[i] == 0 ? 0 : counts[i];
        }

        return (least, most);
    }

    private static double Quantile(double tail) => Normal.InvCDF(0, 1, Math.Clamp(tail, LeastTail, 1 - 1e-16));

    // The normal quantile of a tail is nearly linear in the log odds, so few steps are needed.
    private static double Solve(Func<double, double> increasing, double start, double step)
    {
        double low = Math.Clamp(start, -MostLogOdds, MostLogOdds);
        double high = low;
        double width = step;
        if (increasing(start) > 0)
        {
            do
            {
                high = low;
                low -= width;
                width *= 2;
            }
            while (low > -MostLogOdds && increasing(low) > 0);
        }
        else
        {
            do
            {
                low = high;
                high += width;
                width *= 2;
            }
            while (high < MostLogOdds && increasing(high) < 0);
        }

        return Brent.FindRoot(increasing, low, high, accuracy: 1e-12, maxIterations: 200);
    }
}
