using LaaAnalytics.Statistics.Rates;
using MathNet.Numerics;
using MathNet.Numerics.RootFinding;

namespace LaaAnalytics.Statistics.Comparisons;

/// <summary>Exact comparison of two small groups: conditional odds ratio, its interval and Fisher's test.</summary>
/// <remarks>
/// Given all four margins the events of the first group are noncentral hypergeometric. The estimate is the conditional maximum likelihood one, which
/// is not the sample odds ratio; the interval inverts the two one-sided tests (Cornfield J (1956) Proc 3rd Berkeley Symp 4:135-148); p adds the
/// tables no more probable than the one seen (Fisher RA (1935) J R Stat Soc 98:39-82; the two-sided rule of R's fisher.test).
/// </remarks>
public static class FisherExact
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "Fisher, exact conditional";

    // Odds ratios beyond e^50 either way have no meaning in any table.
    private const double LogBound = 50;
    private const double Tie = 1e-7;

    /// <summary>Odds in the first group over odds in the second, given the margins.</summary>
    /// <param name="first">First group.</param>
    /// <param name="second">Second group.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>
    /// Nothing where a group is empty, or nobody or everybody has the event (<see cref="NoEstimate.NoVariation"/>). With an empty cell the ratio is
    /// 0 with an upper limit, or has no bound (value and upper limit null) with a lower one, both <see cref="NoEstimate.EmptyCell"/>.
    /// </returns>
    public static RatioEstimate Estimate(Proportion first, Proportion second, double confidence = 0.95)
    {
        double tail = StandardNormal.Tail(confidence);
        if (first.Population == 0 || second.Population == 0)
        {
            return RatioEstimate.Without(NoEstimate.NoDenominator);
        }

        long events = first.Events + second.Events;
        long least = Math.Max(0, events - second.Population);
        long most = Math.Min(events, first.Population);
        if (least == most)
        {
            return RatioEstimate.Without(NoEstimate.NoVariation);
        }

        double[] logWeights = LogWeights(first.Population, second.Population, events, least, most);
        int seen = (int)(first.Events - least);
        bool lowest = first.Events == least;
        bool highest = first.Events == most;
        double p = Math.Min(1, AsUnlikely(logWeights, seen));
        double? lower = lowest ? 0 : Solve(psi => Sum(logWeights, psi, seen, logWeights.Length).Probability - tail);
        double? upper = highest ? null : Solve(psi => tail - Sum(logWeights, psi, 0, seen + 1).Probability);
        double? ratio = highest ? null : lowest ? 0 : Solve(psi => Sum(logWeights, psi, 0, logWeights.Length).Mean - seen);
        return new(ratio, lower, upper, p, lowest || highest ? NoEstimate.EmptyCell : NoEstimate.None);
    }

    private static double[] LogWeights(long n1, long n2, long events, long least, long most)
    {
        double[] weights = new double[most - least + 1];
        for (int k = 0; k < weights.Length; k++)
        {
            long x = least + k;
            weights[k] = -(SpecialFunctions.GammaLn(x + 1) + SpecialFunctions.GammaLn(n1 - x + 1)
                + SpecialFunctions.GammaLn(events - x + 1) + SpecialFunctions.GammaLn(n2 - events + x + 1));
        }

        return weights;
    }

    // Probability of rows from..to-1 and mean row over them, at log odds ratio psi.
    private static (double Probability, double Mean) Sum(double[] logWeights, double psi, int from, int to)
    {
        double largest = double.NegativeInfinity;
        for (int k = 0; k < logWeights.Length; k++)
        {
            largest = Math.Max(largest, logWeights[k] + (k * psi));
        }

        double all = 0;
        double part = 0;
        double mean = 0;
        for (int k = 0; k < logWeights.Length; k++)
        {
            double weight = Math.Exp(logWeights[k] + (k * psi) - largest);
            all += weight;
            if (k >= from && k < to)
            {
                part += weight;
                mean += k * weight;
            }
        }

        return (part / all, mean / all);
    }

    private static double AsUnlikely(double[] logWeights, int seen)
    {
        double largest = double.NegativeInfinity;
        foreach (double weight in logWeights)
        {
            largest = Math.Max(largest, weight);
        }

        double all = 0;
        double part = 0;
        foreach (double weight in logWeights)
        {
            double probability = Math.Exp(weight - largest);
            all += probability;
            part += weight <= logWeights[seen] + Tie ? probability : 0;
        }

        return part / all;
    }

    private static double Solve(Func<double, double> increasingInLogRatio) =>
        Math.Exp(Brent.FindRoot(increasingInLogRatio, -LogBound, LogBound, accuracy: 1e-13, maxIterations: 500));
}
