namespace LaaAnalytics.Statistics.Models;

/// <summary>
/// Columns in which a model is fitted: those not aliased, centred and scaled, and made orthogonal too where they nearly coincide.
/// Coefficients in the basis and coefficients of the design are linear in each other.
/// </summary>
/// <remarks>
/// The least distance of a column to the span of those before it is measured on the centred cross-products; where one is small, by Householder
/// reflections of the rows in blocks, as rounding in cross-products hides what is below 1e-7 of a column. R's tolerance is 1e-11 of a column that is not centred.
/// </remarks>
internal sealed partial class Basis
{
    private const double Doubtful = 1e-6;
    private const double Tolerance = 1e-10;
    private readonly double[] _shift;
    private readonly double[] _scale;
    private readonly double[]? _upper;
    private readonly int[] _active;

    private Basis(ModelRows rows, double[] shift, double[] scale, int[] active, double[]? upper)
    {
        (_shift, _scale, _active, _upper) = (shift, scale, active, upper);
        All = rows.Names.Count;
        HasIntercept = rows.HasIntercept;
        ToDesign = DesignCoefficients();
    }

    /// <summary>Columns of the design.</summary>
    public int All { get; }

    public bool HasIntercept { get; }

    /// <summary>Columns of the basis.</summary>
    public int Size => _active.Length;

    /// <summary>Columns of the design that are no combination of those before them, in order.</summary>
    public ReadOnlySpan<int> Active => _active;

    /// <summary>[All x Size] coefficients of the design by coefficients of the basis; rows of aliased columns are 0.</summary>
    public double[] ToDesign { get; }

    /// <summary>The basis of the rows with weight.</summary>
    public static Basis Of(ModelRows rows)
    {
        int all = rows.Names.Count;
        (double[] shift, double[] scale) = Moments(rows);
        int[] every = [.. Enumerable.Range(0, all)];
        Basis first = new(rows, shift, scale, every, null);
        double[] gram = first.CrossProducts(rows);
        double[] lower = new double[all * all];
        double least = 1;
        List<int> active = [];
        for (int i = 0; i < all; i++)
        {
            double rest = Remainder(gram, lower, all, active, i);
            least = Math.Min(least, rest);
            if (rest > 0)
            {
                active.Add(i);
            }
        }

        if (least > Doubtful)
        {
            return first;
        }

        // Some column nearly coincides with others: which do is decided on the rows themselves.
        double[] r = first.Triangle(rows);
        int[] kept = [.. every.Where(i => Norm(r, all, i) > 0 && Math.Abs(r[(i * all) + i]) > Tolerance * Norm(r, all, i))];
        if (kept.Length == all)
        {
            return new(rows, shift, scale, every, UpperInverse(r, all));
        }

        Basis some = new(rows, shift, scale, kept, null);
        double[] own = some.Triangle(rows);
        return new(rows, shift, scale, kept, UpperInverse(own, kept.Length));
    }

    /// <summary>The column of ones alone, to which a null model is fitted; no column where the design has none.</summary>
    public static Basis InterceptOnly(ModelRows rows)
    {
        double[] shift = new double[rows.Names.Count];
        double[] scale = new double[rows.Names.Count];
        Array.Fill(scale, 1);
        return new(rows, shift, scale, rows.HasIntercept ? [0] : [], null);
    }

    /// <summary>Columns as they are, for sums that are merged from elsewhere.</summary>
    public static Basis Plain(ModelRows rows)
    {
        double[] scale = new double[rows.Names.Count];
        Array.Fill(scale, 1);
        return new(rows, new double[rows.Names.Count], scale, [.. Enumerable.Range(0, rows.Names.Count)], null);
    }

    /// <summary>Fills the columns of a block whose rows are set.</summary>
    public void Fill(ModelRows rows, Block block)
    {
        DesignMatrix design = rows.Parts[block.Part].Design;
        for (int column = 0; column < _active.Length; column++)
        {
            Span<double> to = block.Column(column);
            int from = _active[column];
            design.Read(from, block.First, to[..block.Rows], _shift[from], 1 / _scale[from]);
            to[block.Rows..block.Padded].Clear();
        }

        if (_upper is null)
        {
            return;
        }

        int size = _active.Length;
        for (int column = size - 1; column >= 0; column--)
        {
            Span<double> to = block.Column(column)[..block.Padded];
            double own = _upper[(column * size) + column];
            for (int i = 0; i < to.Length; i++)
            {
                to[i] *= own;
            }

            for (int before = 0; before < column; before++)
            {
                double factor = _upper[(before * size) + column];
                ReadOnlySpan<double> from = block.Column(before);
                for (int i = 0; i < to.Length; i++)
                {
                    to[i] += factor * from[i];
                }
            }
        }
    }

    /// <summary>Coefficients of the design.</summary>
    public double[] Coefficients(ReadOnlySpan<double> own)
    {
        double[] design = new double[All];
        for (int i = 0; i < All; i++)
        {
            design[i] = Symmetric.Dot(ToDesign.AsSpan(i * Size, Size), own);
        }

        return design;
    }

    /// <summary>Combinations of the design's columns that are 0 in every row with weight, one for each aliased column: its own coefficient is 1.</summary>
    public IEnumerable<(int Aliased, double[] Combination)> Dependencies(ModelRows rows)
    {
        int size = Size;
        Basis every = new(rows, _shift, _scale, [.. Enumerable.Range(0, All)], null);
        double[] gram = every.CrossProducts(rows);
        Symmetric.Mirror(gram, All);
        double[] own = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                own[(i * size) + j] = gram[(_active[i] * All) + _active[j]];
            }
        }

        double[]? lower = Symmetric.Cholesky(own, size);
        for (int aliased = 0; aliased < All; aliased++)
        {
            if (_active.Contains(aliased) || lower is null)
            {
                continue;
            }

            double[] right = [.. _active.Select(column => gram[(column * All) + aliased])];
            double[] share = Symmetric.Solve(lower, right, size);
            double[] inBasis = new double[All];
            inBasis[aliased] = 1;
            for (int i = 0; i < size; i++)
            {
                inBasis[_active[i]] = Math.Abs(share[i]) < 1e-9 ? 0 : -share[i];
            }

            double[] design = every.Coefficients(inBasis);
            double unit = design[aliased];
            yield return (aliased, [.. design.Select(value => Math.Abs(value) < 1e-9 * Math.Abs(unit) ? 0 : value / unit)]);
        }
    }

    /// <summary>[Size x Size] products of the columns over the rows with weight, lower triangle.</summary>
    public double[] CrossProducts(ModelRows rows)
    {
        double[] gram = new double[Size * Size];
        foreach (double[] chunk in rows.Chunks(Size, () => new double[Size * Size], (block, sum) =>
        {
            FillUsed(rows, block);
            block.AddGram(sum);
        }))
        {
            for (int i = 0; i < gram.Length; i++)
            {
                gram[i] += chunk[i];
            }
        }

        return gram;
    }

    // Rows of weight 0 are no rows.
    private void FillUsed(ModelRows rows, Block block)
    {
        Fill(rows, block);
        for (int i = 0; i < block.Padded; i++)
        {
            block.Scratch[i] = i < block.Rows && block.Weight[i] > 0 && block.Trials[i] > 0 ? 1 : 0;
        }

        block.Scale(block.Scratch);
    }

    private double[] DesignCoefficients()
    {
        int size = Size;
        double[] map = new double[All * size];
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                double own = _upper is null ? (row == column ? 1 : 0) : _upper[(row * size) + column];
                map[(_active[row] * size) + column] = own / _scale[_active[row]];
            }
        }

        if (HasIntercept && size > 0)
        {
            for (int row = 1; row < All; row++)
            {
                for (int column = 0; column < size; column++)
                {
                    map[column] -= _shift[row] * map[(row * size) + column];
                }
            }
        }

        return map;
    }
}
