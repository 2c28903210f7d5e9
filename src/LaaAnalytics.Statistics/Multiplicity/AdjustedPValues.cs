namespace LaaAnalytics.Statistics.Multiplicity;

/// <summary>p-values for many looks at once: of 300 areas 15 are "significant at 5 per cent" when nothing is going on.</summary>
/// <remarks>
/// A missing p stays missing and does not count among the tests. Ties get one adjusted value. All adjusted values are 0 to 1 and never below the p itself.
/// </remarks>
public static class AdjustedPValues
{
    /// <summary>False discovery rate, valid for independent or positively dependent tests.</summary>
    /// <remarks>Benjamini Y, Hochberg Y (1995) J R Stat Soc B 57:289-300.</remarks>
    /// <param name="p">[n] p-values, 0 to 1, or null where there is none.</param>
    public static double?[] BenjaminiHochberg(ReadOnlySpan<double?> p) => StepUp(p, (m, rank) => m / (double)rank);

    /// <summary>False discovery rate under any dependence.</summary>
    /// <remarks>Benjamini Y, Yekutieli D (2001) Ann Stat 29:1165-1188.</remarks>
    /// <param name="p">[n] p-values, 0 to 1, or null where there is none.</param>
    public static double?[] BenjaminiYekutieli(ReadOnlySpan<double?> p)
    {
        double harmonic = 0;
        int tests = 0;
        foreach (double? one in p)
        {
            if (one.HasValue)
            {
                tests++;
                harmonic += 1.0 / tests;
            }
        }

        return StepUp(p, (m, rank) => harmonic * m / rank);
    }

    /// <summary>Chance of any false finding, under any dependence.</summary>
    /// <remarks>Holm S (1979) Scand J Stat 6:65-70.</remarks>
    /// <param name="p">[n] p-values, 0 to 1, or null where there is none.</param>
    public static double?[] Holm(ReadOnlySpan<double?> p)
    {
        double?[] adjusted = new double?[p.Length];
        int[] order = Order(p);
        double largest = 0;
        for (int rank = 1; rank <= order.Length; rank++)
        {
            int at = order[rank - 1];
            largest = Math.Max(largest, Math.Min(1, (order.Length - rank + 1) * p[at]!.Value));
            adjusted[at] = largest;
        }

        return adjusted;
    }

    /// <summary>Chance of any false finding, for independent or positively dependent tests.</summary>
    /// <remarks>Hochberg Y (1988) Biometrika 75:800-802.</remarks>
    /// <param name="p">[n] p-values, 0 to 1, or null where there is none.</param>
    public static double?[] Hochberg(ReadOnlySpan<double?> p) => StepUp(p, (m, rank) => m - rank + 1);

    private static double?[] StepUp(ReadOnlySpan<double?> p, Func<int, int, double> factor)
    {
        double?[] adjusted = new double?[p.Length];
        int[] order = Order(p);
        double smallest = 1;
        for (int rank = order.Length; rank >= 1; rank--)
        {
            int at = order[rank - 1];
            smallest = Math.Min(smallest, factor(order.Length, rank) * p[at]!.Value);
            adjusted[at] = smallest;
        }

        return adjusted;
    }

    // Places of the p-values that exist, smallest first.
    private static int[] Order(ReadOnlySpan<double?> p)
    {
        int tests = 0;
        foreach (double? one in p)
        {
            tests += one.HasValue ? 1 : 0;
        }

        int[] order = new int[tests];
        double[] keys = new double[tests];
        int next = 0;
        for (int i = 0; i < p.Length; i++)
        {
            if (p[i] is not { } one)
            {
                continue;
            }

            ArgumentOutOfRangeException.ThrowIfNegative(one, nameof(p));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(one, 1, nameof(p));
            order[next] = i;
            keys[next++] = one;
        }

        Array.Sort(keys, order);
        return order;
    }
}
