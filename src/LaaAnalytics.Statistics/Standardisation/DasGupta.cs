namespace LaaAnalytics.Statistics.Standardisation;

/// <summary>One factor's standardised rates in two populations.</summary>
/// <param name="First">The first population's rate with only this factor its own.</param>
/// <param name="Second">The second population's rate with only this factor its own.</param>
public readonly record struct StandardisedPair(double First, double Second)
{
    /// <summary>What this factor adds to second minus first; over all factors these add up to the whole difference.</summary>
    public double Effect => Second - First;
}

/// <summary>How much of a difference between rates is due to each of its factors: the mix of people, how many re-offend, how often.</summary>
/// <remarks>
/// Das Gupta P (1993) Standardization and Decomposition of Rates: A User's Manual, US Bureau of the Census P23-186: the rate is the sum over cells of
/// the product of its factors; equation 3.54 for two populations, 6.11 for a series, 5.36 for two structural variables in one composition.
/// Effects describe; they do not show causes.
/// </remarks>
public static class DasGupta
{
    private const int MostFactors = 10;

    /// <summary>The crude rate: the sum over cells of the product of factors.</summary>
    /// <param name="factors">[k][cells] factors; one cell each where there is no breakdown.</param>
    public static double Rate(double[][] factors)
    {
        Check(factors, factors);
        return Mixed(factors, factors, 0);
    }

    /// <summary>Standardised rates of two populations, a pair for each factor.</summary>
    /// <param name="first">[k][cells] factors of the first population, all finite.</param>
    /// <param name="second">[k][cells] factors of the second, of the same shape. The rate of a cell that is empty in one population must be given all the same.</param>
    /// <exception cref="ArgumentOutOfRangeException">Shapes differ, a number is not finite, or there are not 1 to 10 factors.</exception>
    public static IReadOnlyList<StandardisedPair> Compare(double[][] first, double[][] second)
    {
        Check(first, second);
        StandardisedPair[] pairs = new StandardisedPair[first.Length];
        for (int factor = 0; factor < first.Length; factor++)
        {
            pairs[factor] = new(Standardised(first, second, factor, 0), Standardised(first, second, factor, 1 << factor));
        }

        return pairs;
    }

    /// <summary>Standardised rates of a series of populations that agree with one another: for each factor a rate for each population.</summary>
    /// <param name="populations">[populations][k][cells], two or more of one shape.</param>
    /// <returns>[k][populations]; between any two populations the differences over all factors add up to the difference of crude rates.</returns>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="Compare"/>, or fewer than two populations.</exception>
    public static IReadOnlyList<double[]> Series(IReadOnlyList<double[][]> populations)
    {
        ArgumentNullException.ThrowIfNull(populations);
        int n = populations.Count;
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 2, nameof(populations));
        int factors = populations[0].Length;
        double[][] rates = new double[factors][];
        for (int factor = 0; factor < factors; factor++)
        {
            rates[factor] = Consistent(Pairwise(populations, factor));
        }

        return rates;
    }

    /// <summary>Splits the composition of a cross-classified population into two factors whose product is each cell's share.</summary>
    /// <param name="counts">[rows x columns] people by row, then column; every row and column has some.</param>
    /// <param name="rows">Rows, above 0.</param>
    /// <returns>[2][rows x columns]: the factor of the row variable and that of the column variable; 0 in an empty cell.</returns>
    public static double[][] Composition(ReadOnlySpan<long> counts, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        int columns = counts.Length / rows;
        ArgumentOutOfRangeException.ThrowIfNotEqual(columns * rows, counts.Length, nameof(rows));
        double[] byRow = new double[rows];
        double[] byColumn = new double[columns];
        double all = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(counts[i]);
            byRow[i / columns] += counts[i];
            byColumn[i % columns] += counts[i];
            all += counts[i];
        }

        double[][] factors = [new double[counts.Length], new double[counts.Length]];
        for (int i = 0; i < counts.Length; i++)
        {
            double row = byRow[i / columns];
            double column = byColumn[i % columns];
            if (counts[i] > 0)
            {
                factors[0][i] = Math.Sqrt(counts[i] / column * (row / all));
                factors[1][i] = Math.Sqrt(counts[i] / row * (column / all));
            }
        }

        return factors;
    }

    // The rate of population i standardised against j, for every pair: [i][j].
    private static double[][] Pairwise(IReadOnlyList<double[][]> populations, int factor)
    {
        double[][] pairs = new double[populations.Count][];
        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i] = new double[pairs.Length];
            for (int j = 0; j < pairs.Length; j++)
            {
                Check(populations[i], populations[j]);
                pairs[i][j] = i == j ? 0 : Standardised(populations[i], populations[j], factor, 0);
            }
        }

        return pairs;
    }

    private static double[] Consistent(double[][] pairs)
    {
        int n = pairs.Length;
        double[] rates = new double[n];
        for (int at = 0; at < n; at++)
        {
            double own = 0;
            double others = 0;
            for (int i = 0; i < n; i++)
            {
                if (i == at)
                {
                    continue;
                }

                own += pairs[at][i];
                for (int j = 0; j < n; j++)
                {
                    others += j == at || j == i ? 0 : pairs[i][j];
                }

                others -= (n - 2) * pairs[i][at];
            }

            rates[at] = (own / (n - 1)) + (others / ((double)n * (n - 1)));
        }

        return rates;
    }

    // Mean over all mixtures of the other factors, each number of swapped ones weighing the same; the factor itself is swapped if its bit is set.
    private static double Standardised(double[][] first, double[][] second, int factor, int own)
    {
        int factors = first.Length;
        double rate = 0;
        for (int swapped = 0; swapped < 1 << factors; swapped++)
        {
            if ((swapped & (1 << factor)) == 0)
            {
                int size = System.Numerics.BitOperations.PopCount((uint)swapped);
                rate += Mixed(first, second, swapped | own) / (factors * MathNet.Numerics.Combinatorics.Combinations(factors - 1, size));
            }
        }

        return rate;
    }

    // The rate with the factors whose bits are set taken from the second population.
    private static double Mixed(double[][] first, double[][] second, int swapped)
    {
        double rate = 0;
        for (int cell = 0; cell < first[0].Length; cell++)
        {
            double product = 1;
            for (int factor = 0; factor < first.Length; factor++)
            {
                product *= (swapped & (1 << factor)) == 0 ? first[factor][cell] : second[factor][cell];
            }

            rate += product;
        }

        return rate;
    }

    private static void Check(double[][] first, double[][] second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentOutOfRangeException.ThrowIfZero(first.Length, nameof(first));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first.Length, MostFactors, nameof(first));
        ArgumentOutOfRangeException.ThrowIfNotEqual(second.Length, first.Length, nameof(second));
        for (int factor = 0; factor < first.Length; factor++)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(first[factor].Length, first[0].Length, nameof(first));
            ArgumentOutOfRangeException.ThrowIfNotEqual(second[factor].Length, first[0].Length, nameof(second));
            for (int cell = 0; cell < first[0].Length; cell++)
            {
                ArgumentOutOfRangeException.ThrowIfEqual(double.IsFinite(first[factor][cell]) && double.IsFinite(second[factor][cell]), false, nameof(first));
            }
        }
    }
}
