using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Comparisons;

/// <summary>Test that the odds ratio is the same in every stratum, before one ratio is printed for all.</summary>
/// <remarks>
/// Breslow NE, Day NE (1980) Statistical Methods in Cancer Research I, IARC, section 4.4; correction: Tarone RE (1985) Biometrika 72:91-95.
/// </remarks>
public static class BreslowDay
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "Breslow-Day";

    /// <summary>Statistic with one degree of freedom less than informative strata.</summary>
    /// <param name="first">[n] first group by stratum.</param>
    /// <param name="second">[n] second group by stratum.</param>
    /// <param name="tarone">Whether Tarone's correction for the estimated common ratio is subtracted.</param>
    /// <returns>Nothing where there is no common ratio, <see cref="NoEstimate.EmptyCell"/>, or fewer than two strata have events and non-events, <see cref="NoEstimate.TooFewRows"/>.</returns>
    public static TestResult Test(ReadOnlySpan<Proportion> first, ReadOnlySpan<Proportion> second, bool tarone = false)
    {
        if (MantelHaenszel.OddsRatio(first, second) is not { Value: > 0 and { } ratio })
        {
            return TestResult.Without(NoEstimate.EmptyCell);
        }

        double statistic = 0;
        double excess = 0;
        double variance = 0;
        int strata = 0;
        for (int i = 0; i < first.Length; i++)
        {
            double n1 = first[i].Population;
            double n2 = second[i].Population;
            double events = first[i].Events + second[i].Events;
            if (n1 == 0 || n2 == 0 || events == 0 || events == n1 + n2)
            {
                continue;
            }

            double fitted = Fitted(ratio, n1, n2, events);
            double spread = 1 / ((1 / fitted) + (1 / (events - fitted)) + (1 / (n1 - fitted)) + (1 / (n2 - events + fitted)));
            double difference = first[i].Events - fitted;
            statistic += difference * difference / spread;
            excess += difference;
            variance += spread;
            strata++;
        }

        if (strata < 2)
        {
            return TestResult.Without(NoEstimate.TooFewRows);
        }

        statistic -= tarone ? excess * excess / variance : 0;
        return TestResult.ChiSquared(Math.Max(0, statistic), strata - 1);
    }

    // Events of the first group under the common ratio: the root of (ratio - 1) x^2 - (ratio (n1 + events) + n2 - events) x + ratio n1 events.
    private static double Fitted(double ratio, double n1, double n2, double events)
    {
        double a = ratio - 1;
        double b = -((ratio * (n1 + events)) + n2 - events);
        double c = ratio * n1 * events;
        return 2 * c / (-b + Math.Sqrt((b * b) - (4 * a * c)));
    }
}
