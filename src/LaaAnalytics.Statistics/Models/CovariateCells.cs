namespace LaaAnalytics.Statistics.Models;

/// <summary>People collapsed to cells of equal covariates, with sums of what is counted in each.</summary>
/// <remarks>
/// Cells are in the order of their covariates, first column first, whatever the order of the rows; with whole numbers as values their sums are exact. So cells of
/// parts merge into those of the whole to the last bit, and a model of the cells is the same to the last bit for any split or order of the rows.
/// Cells of few people are people: nothing here protects them.
/// </remarks>
public sealed class CovariateCells
{
    private readonly double[][] _keys;
    private readonly double[][] _sums;
    private readonly string[] _names;
    private readonly bool _intercept;

    private CovariateCells(string[] names, bool intercept, double[][] keys, double[][] sums, double[] people) =>
        (_names, _intercept, _keys, _sums, PeopleValues) = (names, intercept, keys, sums, people);

    /// <summary>Number of cells.</summary>
    public int Count => PeopleValues.Length;

    /// <summary>[cells] rows in each cell.</summary>
    public ReadOnlyMemory<double> People => PeopleValues;

    private double[] PeopleValues { get; }

    /// <summary>Collapses rows.</summary>
    /// <param name="design">Covariates; NaN makes a cell of its own, and models refuse that.</param>
    /// <param name="values">Columns of values to be summed, [n] each, such as events, or events and exposure.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is not as long as the design.</exception>
    public static CovariateCells Of(DesignMatrix design, params IReadOnlyList<ReadOnlyMemory<double>> values)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(values);
        int first = design.HasIntercept ? 1 : 0;
        int width = design.Columns - first;
        foreach (ReadOnlyMemory<double> column in values)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(column.Length, design.Rows);
        }

        Dictionary<double[], double[]> cells = new(ByCovariates.Instance);
        double[] key = new double[width];
        for (int row = 0; row < design.Rows; row++)
        {
            for (int column = 0; column < width; column++)
            {
                // 0 and -0 are one value.
                key[column] = design[row, column + first] + 0.0;
            }

            if (!cells.TryGetValue(key, out double[]? sums))
            {
                sums = new double[1 + values.Count];
                cells.Add([.. key], sums);
            }

            sums[0]++;
            for (int i = 0; i < values.Count; i++)
            {
                sums[1 + i] += values[i].Span[row];
            }
        }

        return Of([.. design.Names.Skip(first)], design.HasIntercept, cells, values.Count);
    }

    /// <summary>Cells of the rows of both.</summary>
    /// <param name="other">Cells of the same columns and number of values.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    public CovariateCells Merge(CovariateCells other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!_names.SequenceEqual(other._names, StringComparer.Ordinal) || _intercept != other._intercept || _sums.Length != other._sums.Length)
        {
            throw new ArgumentException("The cells have different columns.", nameof(other));
        }

        Dictionary<double[], double[]> cells = new(ByCovariates.Instance);
        foreach (CovariateCells part in (CovariateCells[])[this, other])
        {
            for (int cell = 0; cell < part.Count; cell++)
            {
                if (!cells.TryGetValue(part._keys[cell], out double[]? sums))
                {
                    sums = new double[1 + _sums.Length];
                    cells.Add(part._keys[cell], sums);
                }

                sums[0] += part.PeopleValues[cell];
                for (int i = 0; i < _sums.Length; i++)
                {
                    sums[1 + i] += part._sums[i][cell];
                }
            }
        }

        return Of(_names, _intercept, cells, _sums.Length);
    }

    /// <summary>[cells] sums of the values given at <paramref name="place"/>, from 0.</summary>
    public ReadOnlyMemory<double> Sum(int place) => _sums[place];

    /// <summary>The cells' covariates as rows of a design.</summary>
    public DesignMatrix Design()
    {
        if (_names.Length == 0)
        {
            return DesignMatrix.InterceptOnly(Count);
        }

        ReadOnlyMemory<double>[] columns = [.. Enumerable.Range(0, _names.Length).Select(column => (ReadOnlyMemory<double>)_keys.Select(key => key[column]).ToArray())];
        return DesignMatrix.OfColumns(_names, columns, _intercept);
    }

    private static CovariateCells Of(string[] names, bool intercept, Dictionary<double[], double[]> cells, int values)
    {
        KeyValuePair<double[], double[]>[] ordered = [.. cells.OrderBy(cell => cell.Key, ByCovariates.Instance)];
        return new(
            names,
            intercept,
            [.. ordered.Select(cell => cell.Key)],
            [.. Enumerable.Range(1, values).Select(i => ordered.Select(cell => cell.Value[i]).ToArray())],
            [.. ordered.Select(cell => cell.Value[0])]);
    }

    private sealed class ByCovariates : IComparer<double[]>, IEqualityComparer<double[]>
    {
        public static ByCovariates Instance { get; } = new();

        public int Compare(double[]? x, double[]? y)
        {
            for (int i = 0; i < x!.Length; i++)
            {
                int order = x[i].CompareTo(y![i]);
                if (order != 0)
                {
                    return order;
                }
            }

            return 0;
        }

        public bool Equals(double[]? x, double[]? y) => Compare(x, y) == 0;

        public int GetHashCode(double[] obj)
        {
            HashCode hash = default;
            foreach (double value in obj)
            {
                hash.Add(value);
            }

            return hash.ToHashCode();
        }
    }
}
