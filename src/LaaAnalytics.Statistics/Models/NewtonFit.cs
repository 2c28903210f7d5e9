namespace LaaAnalytics.Statistics.Models;

/// <summary>Newton's method with the expected information (iteratively reweighted least squares), in a basis.</summary>
/// <remarks>
/// Settled where the score, measured by its own covariance, is below 1e-9 of a standard error: a bound on the distance left, not on what a step changed.
/// A step that lowers the likelihood is halved.
/// </remarks>
internal sealed class NewtonFit
{
    private const double Settled = 1e-18;
    private const int MostHalvings = 40;
    private readonly ModelRows _rows;
    private readonly Basis _basis;
    private readonly Likelihood _likelihood;
    private readonly bool _firth;
    private readonly int _most;

    public NewtonFit(ModelRows rows, Basis basis, Likelihood likelihood, double[] start, RegressionOptions options)
    {
        (_rows, _basis, _likelihood, _firth, _most) = (rows, basis, likelihood, options.Firth, options.MaximumIterations);
        (Point, Step) = (start, new double[start.Length]);
        Sums = At(start);
        Lower = Factor(Sums);
    }

    /// <summary>Coefficients in the basis.</summary>
    public double[] Point { get; private set; }

    /// <summary>Sums at the point; the log-likelihood is penalised and the score adjusted where Firth's penalty is asked for.</summary>
    public InformationSums Sums { get; private set; }

    /// <summary>Triangle of the information; null where it is singular.</summary>
    public double[]? Lower { get; private set; }

    /// <summary>The last Newton step, before any halving.</summary>
    public double[] Step { get; private set; }

    public int Iterations { get; private set; }

    public bool Converged { get; private set; }

    /// <summary>Derivative of the greatest log-likelihood by the value that a constraint fixes.</summary>
    public double Multiplier { get; private set; }

    /// <summary>Iterates until settled, or until <paramref name="most"/> iterations where that is fewer than the option allows.</summary>
    public bool Run(int most = int.MaxValue)
    {
        while (!Converged && Iterations < Math.Min(most, _most) && Lower is not null)
        {
            double[] step = Symmetric.Solve(Lower, Sums.ScoreValues, Point.Length);
            if (!Advance(step))
            {
                break;
            }
        }

        return Converged;
    }

    /// <summary>Maximises under the constraint that <paramref name="combination"/> of the coefficients is <paramref name="value"/>.</summary>
    public bool Run(ReadOnlySpan<double> combination, double value)
    {
        (Converged, Iterations) = (false, 0);
        while (!Converged && Iterations < _most && Lower is not null)
        {
            double[] along = Symmetric.Solve(Lower, combination, Point.Length);
            double[] step = Symmetric.Solve(Lower, Sums.ScoreValues, Point.Length);
            double curvature = Symmetric.Dot(combination, along);
            double gap = value - Symmetric.Dot(combination, Point);
            Multiplier = (Symmetric.Dot(combination, step) - gap) / curvature;
            for (int i = 0; i < step.Length; i++)
            {
                step[i] -= Multiplier * along[i];
            }

            // A step onto the constraint may lower the likelihood; only steps along it may not.
            bool onto = Math.Abs(gap) > 1e-9 * Math.Sqrt(curvature);
            if (!(onto ? Move(step) : Advance(step)))
            {
                break;
            }
        }

        return Converged;
    }

    /// <summary>The sums of the rows at a point of the basis.</summary>
    public static InformationSums At(ModelRows rows, Basis basis, Likelihood likelihood, double[] point)
    {
        InformationSums all = new(basis.Size);
        foreach (InformationSums chunk in rows.Chunks(basis.Size, () => new InformationSums(basis.Size), (block, sums) =>
        {
            basis.Fill(rows, block);
            block.AddPredictor(point);
            sums.Add(block, likelihood.Evaluate(block));
        }))
        {
            all.Add(chunk);
        }

        return all;
    }

    private bool Move(double[] step)
    {
        Iterations++;
        double[] next = Plus(step, 1);
        InformationSums sums = At(next);
        double[]? lower = double.IsFinite(sums.LogLikelihood) ? Factor(sums) : null;
        if (lower is not null)
        {
            (Point, Sums, Lower) = (next, sums, lower);
        }

        return lower is not null;
    }

    private bool Advance(double[] step)
    {
        Step = step;
        double decrement = Symmetric.SquaredLength(Lower!, step);
        if (!double.IsFinite(decrement))
        {
            return false;
        }

        if (decrement <= Settled)
        {
            // The last step costs nothing: sums at a point this near are those of the maximum.
            (Point, Converged) = (Plus(step, 1), true);
            return true;
        }

        Iterations++;
        double slack = 1e-13 * (1 + Math.Abs(Sums.LogLikelihood));
        for (int halving = 0; halving < MostHalvings; halving++)
        {
            double[] next = Plus(step, Math.ScaleB(1, -halving));
            InformationSums sums = At(next);
            if (sums.LogLikelihood >= Sums.LogLikelihood - slack)
            {
                double[]? lower = Factor(sums);
                if (lower is null && _firth)
                {
                    continue;
                }

                // Rounding has the last word where the score can fall no further.
                bool still = decrement < 1e-9 && sums.LogLikelihood <= Sums.LogLikelihood && halving > 0;
                (Point, Sums, Lower) = (next, sums, lower);
                Converged |= still;
                return true;
            }
        }

        Converged = decrement < 1e-9;
        return false;
    }

    private double[] Plus(double[] step, double share)
    {
        double[] next = [.. Point];
        for (int i = 0; i < next.Length; i++)
        {
            next[i] += share * step[i];
        }

        return next;
    }

    private InformationSums At(double[] point)
    {
        InformationSums sums = At(_rows, _basis, _likelihood, point);
        return _firth ? Penalised(sums, point) : sums;
    }

    private double[]? Factor(InformationSums sums) => Point.Length == 0 ? [] : Symmetric.Cholesky(sums.InformationValues, Point.Length);

    // Firth D (1993) Biometrika 80:27-38: half the log-determinant of the information, whose derivative shifts every residual by its hat value.
    private InformationSums Penalised(InformationSums sums, double[] point)
    {
        int size = point.Length;
        if (Symmetric.Cholesky(sums.InformationValues, size) is not { } lower)
        {
            sums.LogLikelihood = double.NegativeInfinity;
            return sums;
        }

        sums.LogLikelihood += 0.5 * Symmetric.LogDeterminant(lower, size);
        double[] root = InverseTriangle(lower, size);
        foreach (double[] chunk in _rows.Chunks(size, () => new double[size], (block, shift) =>
        {
            _basis.Fill(_rows, block);
            block.AddPredictor(point);
            _likelihood.Evaluate(block);
            Hats(block, root, block.Scratch);
            for (int i = 0; i < block.Padded; i++)
            {
                block.Scratch[i] *= _likelihood.Firth(block.Mean[i]);
            }

            block.AddProducts(block.Scratch, shift);
        }))
        {
            for (int i = 0; i < size; i++)
            {
                sums.ScoreValues[i] += chunk[i];
            }
        }

        return sums;
    }

    /// <summary>Hat values of the rows of an evaluated block.</summary>
    /// <param name="block">Block with columns and information.</param>
    /// <param name="root">[p x p] inverse of the information's triangle.</param>
    /// <param name="hats">Written.</param>
    public static void Hats(Block block, double[] root, double[] hats)
    {
        Array.Clear(hats);
        Span<double> sum = stackalloc double[Block.Size];
        int size = block.Columns;
        for (int i = 0; i < size; i++)
        {
            sum.Clear();
            for (int j = 0; j <= i; j++)
            {
                double factor = root[(i * size) + j];
                ReadOnlySpan<double> x = block.Column(j);
                for (int row = 0; row < block.Padded; row++)
                {
                    sum[row] += factor * x[row];
                }
            }

            for (int row = 0; row < block.Padded; row++)
            {
                hats[row] += block.Information[row] * sum[row] * sum[row];
            }
        }
    }

    /// <summary>Inverse of a lower triangle.</summary>
    public static double[] InverseTriangle(double[] lower, int size)
    {
        double[] inverse = new double[size * size];
        for (int column = 0; column < size; column++)
        {
            for (int i = column; i < size; i++)
            {
                double sum = i == column ? 1 : 0;
                for (int k = column; k < i; k++)
                {
                    sum -= lower[(i * size) + k] * inverse[(k * size) + column];
                }

                inverse[(i * size) + column] = sum / lower[(i * size) + i];
            }
        }

        return inverse;
    }
}
