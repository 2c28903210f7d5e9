using LaaAnalytics.Statistics.Comparisons;

namespace LaaAnalytics.Statistics.Calibration;

/// <summary>People of similar predicted probability: predicted against observed.</summary>
/// <param name="Lower">Probabilities above this, or equal to it in the first group.</param>
/// <param name="Upper">Probabilities up to this.</param>
/// <param name="People">How many.</param>
/// <param name="Observed">Those with the event.</param>
/// <param name="Expected">Sum of their probabilities.</param>
public sealed record RiskGroup(double Lower, double Upper, long People, long Observed, double Expected);

/// <summary>Test of predicted probabilities by groups of equal size.</summary>
/// <param name="Groups">The groups made; fewer than asked for where many probabilities are equal.</param>
/// <param name="Test">Chi-squared.</param>
/// <remarks>
/// Hosmer DW, Lemeshow S (1980) Commun Stat A9:1043-1069. Cuts are quantiles by linear interpolation between order statistics (type 7 of Hyndman RJ, Fan Y (1996)
/// Am Stat 50:361-365), as in R. The test depends on the number of groups, and finds something in every large sample: read the groups, not the probability.
/// </remarks>
public sealed record HosmerLemeshow(IReadOnlyList<RiskGroup> Groups, TestResult Test)
{
    /// <summary>Makes the groups and the test.</summary>
    /// <param name="events">[n] true with the event.</param>
    /// <param name="probabilities">[n] predicted, 0 to 1.</param>
    /// <param name="groups">Groups asked for, 2 or more.</param>
    /// <param name="inSample">Whether the probabilities were fitted to these people: degrees of freedom are then two fewer than groups, else as many.</param>
    /// <returns>
    /// No test without people (<see cref="NoEstimate.TooFewRows"/>) or for fewer than three groups in the sample; <see cref="NoEstimate.EmptyCell"/> where a group is expected to
    /// have no event or nothing else; <see cref="NoEstimate.Missing"/> or <see cref="NoEstimate.Invalid"/> by the probabilities.
    /// </returns>
    public static HosmerLemeshow Of(ReadOnlySpan<bool> events, ReadOnlySpan<double> probabilities, int groups = 10, bool inSample = true)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Length, events.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        NoEstimate reason = PredictionSums.Of(events, probabilities).Reason;
        if (reason != NoEstimate.None || events.Length == 0)
        {
            return new([], TestResult.Without(reason == NoEstimate.None ? NoEstimate.TooFewRows : reason));
        }

        double[] cuts = Cuts(probabilities, groups);
        long[] people = new long[cuts.Length - 1];
        long[] observed = new long[people.Length];
        double[] expected = new double[people.Length];
        for (int i = 0; i < events.Length; i++)
        {
            int place = Array.BinarySearch(cuts, probabilities[i]);
            place = Math.Clamp((place >= 0 ? place : ~place) - 1, 0, people.Length - 1);
            people[place]++;
            observed[place] += events[i] ? 1 : 0;
            expected[place] += probabilities[i];
        }

        RiskGroup[] made = [.. people.Select((_, i) => new RiskGroup(cuts[i], cuts[i + 1], people[i], observed[i], expected[i])).Where(one => one.People > 0)];
        int freedom = made.Length - (inSample ? 2 : 0);
        if (freedom < 1)
        {
            return new(made, TestResult.Without(NoEstimate.TooFewRows));
        }

        double statistic = 0;
        foreach (RiskGroup one in made)
        {
            double gap = one.Observed - one.Expected;
            statistic += (gap * gap / one.Expected) + (gap * gap / (one.People - one.Expected));
        }

        return new(made, double.IsFinite(statistic) ? TestResult.ChiSquared(statistic, freedom) : TestResult.Without(NoEstimate.EmptyCell));
    }

    // Distinct quantiles of type 7 at 0, 1/g, ..., 1; at least two cuts.
    private static double[] Cuts(ReadOnlySpan<double> probabilities, int groups)
    {
        double[] sorted = probabilities.ToArray();
        Array.Sort(sorted);
        List<double> cuts = [];
        for (int i = 0; i <= groups; i++)
        {
            double at = (sorted.Length - 1) * (i / (double)groups);
            int below = (int)Math.Floor(at + (4 * double.Epsilon));
            double share = at - below;
            double cut = share > 0 && below + 1 < sorted.Length ? sorted[below] + (share * (sorted[below + 1] - sorted[below])) : sorted[below];
            if (cuts.Count == 0 || cut > cuts[^1])
            {
                cuts.Add(cut);
            }
        }

        return cuts.Count > 1 ? [.. cuts] : [cuts[0], cuts[0]];
    }
}
