namespace LaaAnalytics.Statistics.Models;

/// <summary>What some rows contribute to a Newton step: log-likelihood, score and expected information at given coefficients. Sums of parts merge into those of the whole.</summary>
/// <remarks>No person's row can be read from them where a part has many rows; nothing else need leave the place where the rows are.</remarks>
public sealed class InformationSums
{
    internal InformationSums(int columns) => (Columns, ScoreValues, InformationValues) = (columns, new double[columns], new double[columns * columns]);

    /// <summary>Number of coefficients.</summary>
    public int Columns { get; }

    /// <summary>Log-likelihood up to terms without coefficients.</summary>
    public double LogLikelihood { get; internal set; }

    /// <summary>[p] derivative of the log-likelihood by each coefficient.</summary>
    public ReadOnlyMemory<double> Score => ScoreValues;

    /// <summary>[p x p] expected information, row by row, of which the lower triangle is filled.</summary>
    public ReadOnlyMemory<double> Information => InformationValues;

    internal double[] ScoreValues { get; }

    internal double[] InformationValues { get; }

    /// <summary>Sums over the rows of both; the order of merging may change the last digit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The numbers of coefficients differ.</exception>
    public InformationSums Merge(InformationSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.Columns, Columns);
        InformationSums merged = new(Columns);
        merged.Add(this);
        merged.Add(other);
        return merged;
    }

    /// <summary>Coefficients one Newton step further; null where the information has no inverse.</summary>
    /// <param name="coefficients">[p] coefficients at which the sums were formed.</param>
    public double[]? Step(ReadOnlySpan<double> coefficients)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(coefficients.Length, Columns);
        if (Symmetric.Cholesky(InformationValues, Columns) is not { } lower)
        {
            return null;
        }

        double[] next = Symmetric.Solve(lower, ScoreValues, Columns);
        for (int i = 0; i < next.Length; i++)
        {
            next[i] += coefficients[i];
        }

        return next;
    }

    internal void Add(InformationSums other)
    {
        LogLikelihood += other.LogLikelihood;
        for (int i = 0; i < ScoreValues.Length; i++)
        {
            ScoreValues[i] += other.ScoreValues[i];
        }

        for (int i = 0; i < InformationValues.Length; i++)
        {
            InformationValues[i] += other.InformationValues[i];
        }
    }

    /// <summary>Adds a block whose likelihood has been evaluated; spoils its columns.</summary>
    internal void Add(Block block, double logLikelihood)
    {
        LogLikelihood += logLikelihood;
        block.AddProducts(block.Residual, ScoreValues);
        SquareRoots(block.Information, block.Scratch, block.Padded);
        block.Scale(block.Scratch);
        block.AddGram(InformationValues);
    }

    private static void SquareRoots(double[] from, double[] to, int count)
    {
        for (int i = 0; i < count; i++)
        {
            to[i] = Math.Sqrt(from[i]);
        }
    }
}
