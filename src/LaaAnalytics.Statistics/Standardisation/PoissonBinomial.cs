namespace LaaAnalytics.Statistics.Standardisation;

/// <summary>The number of re-offenders among people who each have their own probability of re-offending: its exact distribution.</summary>
/// <remarks>
/// People of one probability are binomial; those groups are convolved in a balanced tree (the exact law of Poisson SD (1837); Hong Y (2013) Comput Stat
/// Data Anal 59:41-51 compares ways to compute it). All terms are positive and added as such, so relative errors stay near 1e-12; ends that hold less
/// than 1e-33 are cut at each of at most 20,001 joins, so no probability is off by more than 2e-29 for that. Time and memory follow the square of the
/// standard deviation, not of the number of people: 500,000 people take about half a second.
/// </remarks>
public sealed class PoissonBinomial
{
    private readonly long _least;
    private readonly double[] _probabilities;

    private PoissonBinomial(long people, double mean, double variance, long least, double[] probabilities)
    {
        People = people;
        Mean = mean;
        Variance = variance;
        _least = least;
        _probabilities = probabilities;
    }

    /// <summary>People, 0 or more.</summary>
    public long People { get; }

    /// <summary>Expected re-offenders, the sum of probabilities.</summary>
    public double Mean { get; }

    /// <summary>Variance of the number of re-offenders, the sum of p (1 - p).</summary>
    public double Variance { get; }

    /// <summary>The distribution for a histogram of probabilities.</summary>
    /// <param name="tenThousandths">[n] probability in 1/10,000, 0 to 10,000; equal ones add up.</param>
    /// <param name="people">[n] people with that probability, 0 or more.</param>
    public static PoissonBinomial Of(ReadOnlySpan<long> tenThousandths, ReadOnlySpan<long> people) => Of(tenThousandths, people, 0);

    /// <summary>The same people with the odds of every one multiplied by the exponential of <paramref name="logOdds"/>.</summary>
    internal static PoissonBinomial Of(ReadOnlySpan<long> tenThousandths, ReadOnlySpan<long> people, double logOdds)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(people.Length, tenThousandths.Length);
        long[] histogram = new long[10_001];
        for (int i = 0; i < people.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(tenThousandths[i], nameof(tenThousandths));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(tenThousandths[i], 10_000, nameof(tenThousandths));
            ArgumentOutOfRangeException.ThrowIfNegative(people[i]);
            histogram[tenThousandths[i]] += people[i];
        }

        double odds = Math.Exp(logOdds);
        List<Convolution> groups = [];
        long all = histogram[0] + histogram[10_000];
        double mean = histogram[10_000];
        double variance = 0;
        for (int k = 1; k < 10_000; k++)
        {
            if (histogram[k] > 0)
            {
                double p = odds * k / (10_000 - k + (odds * k));
                double q = (10_000 - k) / (10_000 - k + (odds * k));
                all += histogram[k];
                mean += histogram[k] * p;
                variance += histogram[k] * p * q;
                groups.Add(Convolution.Binomial(histogram[k], p, q));
            }
        }

        Convolution sum = Convolution.Sum(groups);
        return new(all, mean, variance, sum.Least + histogram[10_000], sum.Probabilities);
    }

    /// <summary>Probability of exactly <paramref name="reoffenders"/>, 0 to 1.</summary>
    public double Probability(long reoffenders) => reoffenders >= _least && reoffenders < _least + _probabilities.Length
        ? _probabilities[reoffenders - _least]
        : 0;

    /// <summary>Probability of at most <paramref name="reoffenders"/>, 0 to 1.</summary>
    public double AtMost(long reoffenders)
    {
        double sum = 0;
        for (long i = 0; i < _probabilities.Length && i <= reoffenders - _least; i++)
        {
            sum += _probabilities[i];
        }

        return Math.Min(1, sum);
    }

    /// <summary>Probability of at least <paramref name="reoffenders"/>, 0 to 1.</summary>
    public double AtLeast(long reoffenders)
    {
        double sum = 0;
        for (long i = _probabilities.Length - 1; i >= 0 && i >= reoffenders - _least; i--)
        {
            sum += _probabilities[i];
        }

        return Math.Min(1, sum);
    }

    /// <summary>Two-sided p of the number seen: the smaller tail twice, at most 1.</summary>
    public double PValue(long reoffenders) => Math.Min(1, 2 * Math.Min(AtMost(reoffenders), AtLeast(reoffenders)));
}
