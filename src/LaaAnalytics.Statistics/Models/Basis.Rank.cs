namespace LaaAnalytics.Statistics.Models;

/// <content>Means and spreads of the columns, and which of them are combinations of others.</content>
internal sealed partial class Basis
{
    private static (double[] Shift, double[] Scale) Moments(ModelRows rows)
    {
        int all = rows.Names.Count;
        Basis plain = Plain(rows);
        double[] start = new double[all];
        if (rows.HasIntercept)
        {
            // Sums about a value that occurs lose no digits to a large mean.
            ModelRows.Part some = rows.Parts.First(part => part.Design.Rows > 0);
            for (int column = 1; column < all; column++)
            {
                start[column] = some.Design[0, column];
            }
        }

        Basis about = new(rows, start, plain._scale, plain._active, null);
        double[] sums = new double[1 + (2 * all)];
        foreach (double[] chunk in rows.Chunks(all, () => new double[1 + (2 * all)], (block, sum) =>
        {
            about.Fill(rows, block);
            for (int i = 0; i < block.Rows; i++)
            {
                bool used = block.Weight[i] > 0 && block.Trials[i] > 0;
                block.Scratch[i] = used ? 1 : 0;
                sum[0] += block.Scratch[i];
            }

            block.Scratch.AsSpan(block.Rows..block.Padded).Clear();
            block.AddProducts(block.Scratch, sum.AsSpan(1, all));
            for (int column = 0; column < all; column++)
            {
                Span<double> x = block.Column(column);
                for (int i = 0; i < block.Rows; i++)
                {
                    x[i] *= x[i];
                }
            }

            block.AddProducts(block.Scratch, sum.AsSpan(1 + all, all));
        }))
        {
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += chunk[i];
            }
        }

        double[] shift = new double[all];
        double[] scale = new double[all];
        for (int column = 0; column < all; column++)
        {
            double count = Math.Max(1, sums[0]);
            double mean = sums[1 + column] / count;
            bool centred = rows.HasIntercept && column > 0;
            shift[column] = centred ? start[column] + mean : 0;
            double square = (sums[1 + all + column] / count) - (centred ? mean * mean : 0);
            scale[column] = square > 1e-26 * mean * mean && square > 0 ? Math.Sqrt(square) : 1;
        }

        return (shift, scale);
    }

    /// <summary>R of X = Q R by reflections of one block of rows at a time below what is there: [Size x Size], upper.</summary>
    private double[] Triangle(ModelRows rows)
    {
        int size = Size;
        double[] r = new double[size * size];
        double[] head = new double[size];
        rows.Each(size, block =>
        {
            FillUsed(rows, block);
            for (int column = 0; column < size; column++)
            {
                Span<double> x = block.Column(column)[..block.Padded];
                double top = r[(column * size) + column];
                double below = Symmetric.Dot(x, x);
                if (below == 0)
                {
                    continue;
                }

                double norm = Math.Sqrt((top * top) + below);
                double pivot = top > 0 ? -norm : norm;
                head[column] = top - pivot;
                double factor = 1 / (pivot * head[column]);
                r[(column * size) + column] = pivot;
                for (int other = column + 1; other < size; other++)
                {
                    Span<double> y = block.Column(other)[..block.Padded];
                    double product = factor * ((head[column] * r[(column * size) + other]) + Symmetric.Dot(x, y));
                    r[(column * size) + other] += product * head[column];
                    for (int i = 0; i < x.Length; i++)
                    {
                        y[i] += product * x[i];
                    }
                }
            }
        });
        return r;
    }

    private static double Norm(double[] r, int size, int column)
    {
        double sum = 0;
        for (int i = 0; i <= column; i++)
        {
            sum += r[(i * size) + column] * r[(i * size) + column];
        }

        return Math.Sqrt(sum);
    }

    private static double[] UpperInverse(double[] r, int size)
    {
        double[] inverse = new double[size * size];
        for (int column = 0; column < size; column++)
        {
            inverse[(column * size) + column] = 1 / r[(column * size) + column];
            for (int i = column - 1; i >= 0; i--)
            {
                double sum = 0;
                for (int k = i + 1; k <= column; k++)
                {
                    sum += r[(i * size) + k] * inverse[(k * size) + column];
                }

                inverse[(i * size) + column] = -sum / r[(i * size) + i];
            }
        }

        return inverse;
    }

    // Adds row i to the triangle of the columns in use and returns what is left of the column, as a share of its length squared; 0 where nothing is.
    private static double Remainder(double[] gram, double[] lower, int size, List<int> active, int i)
    {
        double own = gram[(i * size) + i];
        double rest = own;
        foreach (int j in active)
        {
            double sum = gram[(i * size) + j];
            foreach (int k in active)
            {
                if (k >= j)
                {
                    break;
                }

                sum -= lower[(i * size) + k] * lower[(j * size) + k];
            }

            lower[(i * size) + j] = sum / lower[(j * size) + j];
            rest -= lower[(i * size) + j] * lower[(i * size) + j];
        }

        if (!(own > 0) || !(rest > 1e-13 * own))
        {
            return 0;
        }

        lower[(i * size) + i] = Math.Sqrt(rest);
        return rest / own;
    }
}
