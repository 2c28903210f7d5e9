using MathNet.Numerics.Distributions;

namespace LaaAnalytics.Statistics.ProcessControl;

/// <summary>Runs of a series about a line, by rules that hold at any length and need no limits.</summary>
/// <remarks>Anhoej J, Olesen AV (2014) PLoS ONE 9:e113825: longest run against round(log2 n) + 3, crossings against the 5 per cent point of a coin.</remarks>
/// <param name="Useful">Points not on the line.</param>
/// <param name="LongestRun">Longest run on one side, points on the line left out.</param>
/// <param name="LongestExpected">Longest run that chance allows; 0 without useful points.</param>
/// <param name="Crossings">Times that the line is crossed.</param>
/// <param name="FewestExpected">Fewest crossings that chance allows; 0 for fewer than two useful points.</param>
public readonly record struct RunChart(int Useful, int LongestRun, int LongestExpected, int Crossings, int FewestExpected)
{
    /// <summary>Whether either rule says that the series is not all chance.</summary>
    public bool HasShift => LongestRun > LongestExpected || Crossings < FewestExpected;

    /// <summary>Counts the runs.</summary>
    /// <param name="values">[n] values in order of time, finite.</param>
    /// <param name="line">Median, as a rule.</param>
    public static RunChart Of(ReadOnlySpan<double> values, double line)
    {
        int useful = 0;
        int run = 0;
        int longest = 0;
        int crossings = 0;
        int side = 0;
        foreach (double value in values)
        {
            int here = Math.Sign(value - line);
            if (here == 0)
            {
                continue;
            }

            crossings += side != 0 && here != side ? 1 : 0;
            run = here == side ? run + 1 : 1;
            longest = Math.Max(longest, run);
            side = here;
            useful++;
        }

        int longestExpected = useful == 0 ? 0 : (int)Math.Round(Math.Log2(useful), MidpointRounding.ToEven) + 3;
        return new(useful, longest, longestExpected, crossings, FewestCrossings(useful - 1));
    }

    private static int FewestCrossings(int steps)
    {
        int crossings = 0;
        while (steps > 0 && Binomial.CDF(0.5, steps, crossings) < 0.05)
        {
            crossings++;
        }

        return crossings;
    }
}
