using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LaaAnalytics.Statistics.Models;

/// <summary>A few hundred rows in memory near the processor: columns side by side, what belongs to the rows, and what a likelihood makes of them.</summary>
/// <remarks>
/// Rows beyond the last are zero up to a whole number of vectors, so that no loop has a rest. Vectors are always of four numbers, whatever the processor
/// has, so that sums are formed in the same order everywhere.
/// </remarks>
internal sealed class Block(int columns)
{
    /// <summary>Rows at most.</summary>
    public const int Size = 256;

    /// <summary>Columns in the basis of the fit, [columns x Size].</summary>
    public double[] X { get; } = new double[columns * Size];

    /// <summary>Linear predictor with offset.</summary>
    public double[] Eta { get; } = new double[Size];

    /// <summary>Events.</summary>
    public double[] Y { get; } = new double[Size];

    /// <summary>Trials; 1 for counts.</summary>
    public double[] Trials { get; } = new double[Size];

    /// <summary>Weight of the row; 0 beyond the last.</summary>
    public double[] Weight { get; } = new double[Size];

    /// <summary>Fitted probability or mean.</summary>
    public double[] Mean { get; } = new double[Size];

    /// <summary>Expected information about the linear predictor.</summary>
    public double[] Information { get; } = new double[Size];

    /// <summary>Derivative of the log-likelihood by the linear predictor.</summary>
    public double[] Residual { get; } = new double[Size];

    /// <summary>Room for callers.</summary>
    public double[] Scratch { get; } = new double[Size];

    /// <summary>Part the rows come from.</summary>
    public int Part { get; set; }

    /// <summary>First row within the part.</summary>
    public int First { get; set; }

    /// <summary>Rows that are there.</summary>
    public int Rows { get; set; }

    /// <summary>Rows up to a whole number of vectors.</summary>
    public int Padded => (Rows + 3) & ~3;

    /// <summary>Columns.</summary>
    public int Columns => columns;

    public Span<double> Column(int column) => X.AsSpan(column * Size, Size);

    /// <summary>Adds coefficient times column to the linear predictor, for all columns.</summary>
    public void AddPredictor(ReadOnlySpan<double> coefficients)
    {
        unchecked
        {
            ref double eta = ref MemoryMarshal.GetArrayDataReference(Eta);
            nuint end = (nuint)Padded;
            for (int column = 0; column < columns; column++)
            {
                Vector256<double> factor = Vector256.Create(coefficients[column]);
                ref double x = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(X), column * Size);
                for (nuint i = 0; i < end; i += 4)
                {
                    Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref x, i), Vector256.LoadUnsafe(ref eta, i)).StoreUnsafe(ref eta, i);
                }
            }
        }
    }

    /// <summary>Adds the product of every column with <paramref name="values"/> to <paramref name="sums"/>.</summary>
    public void AddProducts(double[] values, Span<double> sums)
    {
        unchecked
        {
            ref double value = ref MemoryMarshal.GetArrayDataReference(values);
            nuint end = (nuint)Padded;
            for (int column = 0; column < columns; column++)
            {
                ref double x = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(X), column * Size);
                Vector256<double> sum = Vector256<double>.Zero;
                for (nuint i = 0; i < end; i += 4)
                {
                    sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, i), Vector256.LoadUnsafe(ref value, i), sum);
                }

                sums[column] += Vector256.Sum(sum);
            }
        }
    }

    /// <summary>Multiplies every column by <paramref name="factors"/>.</summary>
    public void Scale(double[] factors)
    {
        unchecked
        {
            ref double factor = ref MemoryMarshal.GetArrayDataReference(factors);
            nuint end = (nuint)Padded;
            for (int column = 0; column < columns; column++)
            {
                ref double x = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(X), column * Size);
                for (nuint i = 0; i < end; i += 4)
                {
                    (Vector256.LoadUnsafe(ref x, i) * Vector256.LoadUnsafe(ref factor, i)).StoreUnsafe(ref x, i);
                }
            }
        }
    }

    /// <summary>Adds X'X to the lower triangle of <paramref name="gram"/>, [columns x columns].</summary>
    public void AddGram(Span<double> gram)
    {
        unchecked
        {
            int i = 0;
            for (; i + 1 < columns; i += 2)
            {
                int j = 0;
                for (; j + 3 <= i + 1; j += 4)
                {
                    AddTile(gram, i, j);
                }

                for (; j <= i + 1; j++)
                {
                    AddPair(gram, i, j);
                }
            }

            if (i < columns)
            {
                for (int j = 0; j <= i; j++)
                {
                    gram[(i * columns) + j] += Product(i, j);
                }
            }
        }
    }

    // Two rows by four columns of the product: eight sums stay in registers, six loads feed eight multiplications.
    private void AddTile(Span<double> gram, int i, int j)
    {
        unchecked
        {
            ref double start = ref MemoryMarshal.GetArrayDataReference(X);
            ref double a = ref Unsafe.Add(ref start, i * Size);
            ref double b = ref Unsafe.Add(ref start, j * Size);
            Vector256<double> s00 = default, s01 = default, s02 = default, s03 = default, s10 = default, s11 = default, s12 = default, s13 = default;
            nuint end = (nuint)Padded;
            for (nuint k = 0; k < end; k += 4)
            {
                Vector256<double> a0 = Vector256.LoadUnsafe(ref a, k);
                Vector256<double> a1 = Vector256.LoadUnsafe(ref a, k + Size);
                Vector256<double> b0 = Vector256.LoadUnsafe(ref b, k);
                Vector256<double> b1 = Vector256.LoadUnsafe(ref b, k + Size);
                Vector256<double> b2 = Vector256.LoadUnsafe(ref b, k + (2 * Size));
                Vector256<double> b3 = Vector256.LoadUnsafe(ref b, k + (3 * Size));
                s00 = Vector256.FusedMultiplyAdd(a0, b0, s00);
                s01 = Vector256.FusedMultiplyAdd(a0, b1, s01);
                s02 = Vector256.FusedMultiplyAdd(a0, b2, s02);
                s03 = Vector256.FusedMultiplyAdd(a0, b3, s03);
                s10 = Vector256.FusedMultiplyAdd(a1, b0, s10);
                s11 = Vector256.FusedMultiplyAdd(a1, b1, s11);
                s12 = Vector256.FusedMultiplyAdd(a1, b2, s12);
                s13 = Vector256.FusedMultiplyAdd(a1, b3, s13);
            }

            Span<double> first = gram.Slice((i * columns) + j, 4);
            Span<double> second = gram.Slice(((i + 1) * columns) + j, 4);
            first[0] += Vector256.Sum(s00);
            first[1] += Vector256.Sum(s01);
            first[2] += Vector256.Sum(s02);
            first[3] += Vector256.Sum(s03);
            second[0] += Vector256.Sum(s10);
            second[1] += Vector256.Sum(s11);
            second[2] += Vector256.Sum(s12);
            second[3] += Vector256.Sum(s13);
        }
    }

    private void AddPair(Span<double> gram, int i, int j)
    {
        unchecked
        {
            if (j <= i)
            {
                gram[(i * columns) + j] += Product(i, j);
            }

            gram[((i + 1) * columns) + j] += Product(i + 1, j);
        }
    }

    private double Product(int i, int j)
    {
        unchecked
        {
            ref double start = ref MemoryMarshal.GetArrayDataReference(X);
            ref double a = ref Unsafe.Add(ref start, i * Size);
            ref double b = ref Unsafe.Add(ref start, j * Size);
            Vector256<double> sum = Vector256<double>.Zero;
            nuint end = (nuint)Padded;
            for (nuint k = 0; k < end; k += 4)
            {
                sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, k), Vector256.LoadUnsafe(ref b, k), sum);
            }

            return Vector256.Sum(sum);
        }
    }
}
