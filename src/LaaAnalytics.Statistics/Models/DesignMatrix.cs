namespace LaaAnalytics.Statistics.Models;

/// <summary>Covariates of a regression: rows of people or cells, named columns of numbers, and a column of ones unless it is left out.</summary>
/// <remarks>Holds the caller's memory and copies nothing; the numbers must not change while a model is fitted.</remarks>
public sealed class DesignMatrix
{
    /// <summary>Name of the column of ones.</summary>
    public const string InterceptName = "(Intercept)";

    private readonly ReadOnlyMemory<double>[] _columns;
    private readonly ReadOnlyMemory<double> _block;

    private DesignMatrix(IReadOnlyList<string> names, ReadOnlyMemory<double>[] columns, ReadOnlyMemory<double> block, int rows, bool intercept)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        Names = intercept ? [InterceptName, .. names] : [.. names];
        if (Names.Distinct(StringComparer.Ordinal).Count() != Names.Count)
        {
            throw new ArgumentException("Two columns have the same name.", nameof(names));
        }

        (_columns, _block, Rows, HasIntercept) = (columns, block, rows, intercept);
    }

    /// <summary>Names of all columns in order; the column of ones, where there is one, is first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of rows, 0 or more.</summary>
    public int Rows { get; }

    /// <summary>Whether a column of ones stands before the given ones.</summary>
    public bool HasIntercept { get; }

    /// <summary>Number of columns with that of ones.</summary>
    public int Columns => Names.Count;

    /// <summary>A design of columns of their own.</summary>
    /// <param name="names">[p] names, all different.</param>
    /// <param name="columns">[p] columns of one length; NaN is a missing value.</param>
    /// <param name="intercept">Whether a column of ones goes before them.</param>
    /// <exception cref="ArgumentException">Columns differ in length, or there are not as many as names, or none.</exception>
    public static DesignMatrix OfColumns(IReadOnlyList<string> names, IReadOnlyList<ReadOnlyMemory<double>> columns, bool intercept = true)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0 || columns.Count != names.Count || columns.Any(column => column.Length != columns[0].Length))
        {
            throw new ArgumentException("Every name needs one column, and all columns one length.", nameof(columns));
        }

        return new(names, [.. columns], default, columns[0].Length, intercept);
    }

    /// <summary>A design in one block of rows.</summary>
    /// <param name="names">[p] names, all different, at least one.</param>
    /// <param name="values">[n x p] values row by row; NaN is a missing value.</param>
    /// <param name="intercept">Whether a column of ones goes before them.</param>
    /// <exception cref="ArgumentException">The block is not a whole number of rows.</exception>
    public static DesignMatrix OfRows(IReadOnlyList<string> names, ReadOnlyMemory<double> values, bool intercept = true)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count == 0 || values.Length % names.Count != 0)
        {
            throw new ArgumentException("The block must hold whole rows.", nameof(values));
        }

        return new(names, [], values, values.Length / names.Count, intercept);
    }

    /// <summary>A column of ones and nothing else.</summary>
    /// <param name="rows">Number of rows, 0 or more.</param>
    public static DesignMatrix InterceptOnly(int rows) => new([], [], default, rows, intercept: true);

    /// <summary>The value in a row and column.</summary>
    internal double this[int row, int column]
    {
        get
        {
            int own = HasIntercept ? column - 1 : column;
            return own < 0 ? 1 : _columns.Length > 0 ? _columns[own].Span[row] : _block.Span[(row * OwnColumns) + own];
        }
    }

    private int OwnColumns => HasIntercept ? Columns - 1 : Columns;

    /// <summary>The same columns with the rows named in <paramref name="rows"/> only, copied.</summary>
    internal DesignMatrix Take(IReadOnlyList<int> rows)
    {
        string[] names = [.. Names.Skip(HasIntercept ? 1 : 0)];
        if (names.Length == 0)
        {
            return InterceptOnly(rows.Count);
        }

        ReadOnlyMemory<double>[] columns = new ReadOnlyMemory<double>[names.Length];
        for (int column = 0; column < names.Length; column++)
        {
            double[] taken = new double[rows.Count];
            for (int i = 0; i < taken.Length; i++)
            {
                taken[i] = this[rows[i], HasIntercept ? column + 1 : column];
            }

            columns[column] = taken;
        }

        return OfColumns(names, columns, HasIntercept);
    }

    /// <summary>Writes (x - shift) * factor of one column, <paramref name="to"/>.Length rows from <paramref name="first"/> on.</summary>
    internal void Read(int column, int first, Span<double> to, double shift, double factor)
    {
        int own = HasIntercept ? column - 1 : column;
        if (own < 0)
        {
            to.Fill((1 - shift) * factor);
            return;
        }

        if (_columns.Length > 0)
        {
            ReadOnlySpan<double> from = _columns[own].Span.Slice(first, to.Length);
            for (int i = 0; i < to.Length; i++)
            {
                to[i] = (from[i] - shift) * factor;
            }

            return;
        }

        ReadOnlySpan<double> block = _block.Span[(first * OwnColumns)..];
        for (int i = 0, at = own; i < to.Length; i++, at += OwnColumns)
        {
            to[i] = (block[at] - shift) * factor;
        }
    }
}
