namespace LaaAnalytics.Statistics.Models;

/// <summary>Symmetric positive matrices of a few dozen rows, in row order, of which the lower triangle is read.</summary>
internal static class Symmetric
{
    /// <summary>Lower triangle L with L L' = matrix; null where it is not positive in this arithmetic.</summary>
    public static double[]? Cholesky(ReadOnlySpan<double> matrix, int size)
    {
        double[] lower = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[(i * size) + j];
                for (int k = 0; k < j; k++)
                {
                    sum -= lower[(i * size) + k] * lower[(j * size) + k];
                }

                if (i == j)
                {
                    if (!(sum > 1e-14 * matrix[(i * size) + i]))
                    {
                        return null;
                    }

                    lower[(i * size) + i] = Math.Sqrt(sum);
                }
                else
                {
                    lower[(i * size) + j] = sum / lower[(j * size) + j];
                }
            }
        }

        return lower;
    }

    /// <summary>x with L L' x = right.</summary>
    public static double[] Solve(ReadOnlySpan<double> lower, ReadOnlySpan<double> right, int size)
    {
        double[] x = right.ToArray();
        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < i; k++)
            {
                x[i] -= lower[(i * size) + k] * x[k];
            }

            x[i] /= lower[(i * size) + i];
        }

        for (int i = size - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < size; k++)
            {
                x[i] -= lower[(k * size) + i] * x[k];
            }

            x[i] /= lower[(i * size) + i];
        }

        return x;
    }

    /// <summary>Inverse of L L', whole.</summary>
    public static double[] Inverse(ReadOnlySpan<double> lower, int size)
    {
        double[] inverse = new double[size * size];
        double[] unit = new double[size];
        for (int i = 0; i < size; i++)
        {
            unit[i] = 1;
            Solve(lower, unit, size).CopyTo(inverse.AsSpan(i * size));
            unit[i] = 0;
        }

        return inverse;
    }

    /// <summary>Logarithm of the determinant of L L'.</summary>
    public static double LogDeterminant(ReadOnlySpan<double> lower, int size)
    {
        double sum = 0;
        for (int i = 0; i < size; i++)
        {
            sum += 2 * Math.Log(lower[(i * size) + i]);
        }

        return sum;
    }

    /// <summary>Copies the lower triangle onto the upper.</summary>
    public static void Mirror(Span<double> matrix, int size)
    {
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < i; j++)
            {
                matrix[(j * size) + i] = matrix[(i * size) + j];
            }
        }
    }

    /// <summary>left * middle * left', with left of [rows x size] and middle whole of [size x size].</summary>
    public static double[] Sandwich(ReadOnlySpan<double> left, ReadOnlySpan<double> middle, int rows, int size)
    {
        double[] half = new double[rows * size];
        for (int i = 0; i < rows; i++)
        {
            for (int k = 0; k < size; k++)
            {
                double factor = left[(i * size) + k];
                for (int j = 0; j < size; j++)
                {
                    half[(i * size) + j] += factor * middle[(k * size) + j];
                }
            }
        }

        double[] result = new double[rows * rows];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                result[(i * rows) + j] = Dot(half.AsSpan(i * size, size), left.Slice(j * size, size));
            }
        }

        Mirror(result, rows);
        return result;
    }

    /// <summary>x' L L' x, which loses no digits to differences.</summary>
    public static double SquaredLength(ReadOnlySpan<double> lower, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int column = 0; column < x.Length; column++)
        {
            double own = 0;
            for (int row = column; row < x.Length; row++)
            {
                own += lower[(row * x.Length) + column] * x[row];
            }

            sum += own * own;
        }

        return sum;
    }

    public static double Dot(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double sum = 0;
        for (int i = 0; i < first.Length; i++)
        {
            sum += first[i] * second[i];
        }

        return sum;
    }
}
