using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LaaAnalytics.Statistics.Standardisation;

/// <summary>Probabilities of consecutive whole numbers, and how two independent ones add.</summary>
/// <param name="Least">The number that the first probability belongs to.</param>
/// <param name="Probabilities">Probabilities of <paramref name="Least"/> and the numbers after it.</param>
internal readonly record struct Convolution(long Least, double[] Probabilities)
{
    private const double CutRatio = 1e-40;
    private const double CutMass = 1e-33;

    /// <summary>Binomial probabilities, built outwards from the mode so that nothing underflows, then scaled to add to 1.</summary>
    /// <param name="n">Trials, above 0.</param>
    /// <param name="p">Probability, above 0 and below 1.</param>
    /// <param name="q">1 - p, given apart because the difference would lose digits.</param>
    public static Convolution Binomial(long n, double p, double q)
    {
        long mode = Math.Min(n, (long)((n + 1) * p));
        List<double> below = [];
        double term = 1;
        double sum = 1;
        for (long k = mode; k > 0; k--)
        {
            term *= k / (double)(n - k + 1) * (q / p);
            if (term < CutRatio)
            {
                break;
            }

            below.Add(term);
            sum += term;
        }

        List<double> above = [];
        term = 1;
        for (long k = mode; k < n; k++)
        {
            term *= (n - k) / (double)(k + 1) * (p / q);
            if (term < CutRatio)
            {
                break;
            }

            above.Add(term);
            sum += term;
        }

        double[] all = new double[below.Count + 1 + above.Count];
        for (int i = 0; i < below.Count; i++)
        {
            all[below.Count - 1 - i] = below[i] / sum;
        }

        all[below.Count] = 1 / sum;
        for (int i = 0; i < above.Count; i++)
        {
            all[below.Count + 1 + i] = above[i] / sum;
        }

        return new(mode - below.Count, all);
    }

    /// <summary>The sum of independent numbers; certainly 0 for none.</summary>
    public static Convolution Sum(List<Convolution> parts) => parts.Count == 0 ? new(0, [1.0]) : Sum(parts, 0, parts.Count);

    private static Convolution Sum(List<Convolution> parts, int from, int to)
    {
        if (to - from == 1)
        {
            return parts[from];
        }

        int middle = (from + to) / 2;
        return Add(Sum(parts, from, middle), Sum(parts, middle, to));
    }

    private static Convolution Add(Convolution first, Convolution second)
    {
        (double[] few, double[] many) = first.Probabilities.Length < second.Probabilities.Length
            ? (first.Probabilities, second.Probabilities)
            : (second.Probabilities, first.Probabilities);
        double[] sum = new double[few.Length + many.Length - 1];
        for (int i = 0; i < few.Length; i++)
        {
            AddMultiple(few[i], many, sum.AsSpan(i, many.Length));
        }

        return Trimmed(first.Least + second.Least, sum);
    }

    // Called many times and short: compiled at once, not after a while.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddMultiple(double factor, ReadOnlySpan<double> values, Span<double> sum)
    {
        ReadOnlySpan<Vector<double>> wideValues = MemoryMarshal.Cast<double, Vector<double>>(values);
        Span<Vector<double>> wideSum = MemoryMarshal.Cast<double, Vector<double>>(sum);
        for (int i = 0; i < wideValues.Length && i < wideSum.Length; i++)
        {
            wideSum[i] += wideValues[i] * factor;
        }

        for (int i = wideValues.Length * Vector<double>.Count; i < values.Length; i++)
        {
            sum[i] += factor * values[i];
        }
    }

    private static Convolution Trimmed(long least, double[] probabilities)
    {
        int from = 0;
        int to = probabilities.Length;
        for (double cut = probabilities[from]; cut < CutMass && from < to - 1; cut += probabilities[from])
        {
            from++;
        }

        for (double cut = probabilities[to - 1]; cut < CutMass && to > from + 1; cut += probabilities[to - 1])
        {
            to--;
        }

        return from == 0 && to == probabilities.Length ? new(least, probabilities) : new(least + from, probabilities[from..to]);
    }
}
