namespace LaaAnalytics.Statistics.Models;

/// <summary>Decides whether some combination of columns tells outcomes apart without error, so that the likelihood has no maximum.</summary>
/// <remarks>
/// A combination separates where it is not below 0 in rows that all have the event, not above 0 in rows that have none, 0 in mixed ones, and not 0 everywhere
/// (Albert A, Anderson JA (1984) Biometrika 71:1-10; for counts Correia S, Guimaraes P, Zylkin T (2019) arXiv:1903.01633). Those combinations are a cone; the
/// last Newton step is projected on the columns' span and on the cone of allowed signs in turn, which ends in both or at 0. A result is accepted only where
/// its signs hold in every row.
/// </remarks>
internal static class SeparationSearch
{
    private const int MostProjections = 300;
    private const double Allowed = 1e-7;
    private const double LeastMove = 0.1;

    /// <summary>Weights of the rows without those that are separated, part by part, and how many those are; null where nothing was proved.</summary>
    public static (double[][] Weights, long Separated)? Find(ModelRows rows, Basis basis, double[] step, bool counts)
    {
        int size = basis.Size;
        if (Symmetric.Cholesky(basis.CrossProducts(rows), size) is not { } lower)
        {
            return null;
        }

        double[] direction = step;
        for (int projection = 0; projection < MostProjections; projection++)
        {
            Projection all = Clip(rows, basis, direction, counts);
            // Under separation a Newton step moves the rows that are told by about 1, however many steps there were.
            if (all.Most == 0 || (projection == 0 && all.Most < LeastMove))
            {
                return null;
            }

            if (all.Worst <= Allowed * all.Most)
            {
                return Mark(rows, basis, direction, all.Most);
            }

            direction = Symmetric.Solve(lower, all.Products, size);
            double scale = 0;
            foreach (double value in direction)
            {
                scale = Math.Max(scale, Math.Abs(value));
            }

            if (scale == 0 || !double.IsFinite(scale))
            {
                return null;
            }

            for (int i = 0; i < size; i++)
            {
                direction[i] /= scale;
            }
        }

        return null;
    }

    /// <summary>Columns that separate alone: their values with the event lie on one side of those without.</summary>
    public static IReadOnlyList<string> Alone(ModelRows rows, bool counts)
    {
        List<string> names = [];
        for (int column = rows.HasIntercept ? 1 : 0; column < rows.Names.Count; column++)
        {
            // Mixed rows, and all rows with a count above 0, stand on the boundary.
            (double Least, double Most) with = (double.PositiveInfinity, double.NegativeInfinity);
            (double Least, double Most) without = with;
            foreach (ModelRows.Part part in rows.Parts)
            {
                for (int row = 0; row < part.Design.Rows; row++)
                {
                    double trials = part.TrialsOf(row);
                    if (part.Weight(row) == 0 || trials == 0)
                    {
                        continue;
                    }

                    double x = part.Design[row, column];
                    int sign = Sign(part.Events.Span[row], trials, counts);
                    with = sign >= 0 ? (Math.Min(with.Least, x), Math.Max(with.Most, x)) : with;
                    without = sign <= 0 && !(counts && sign == 0) ? (Math.Min(without.Least, x), Math.Max(without.Most, x)) : without;
                }
            }

            bool apart = with.Least >= without.Most || with.Most <= without.Least;
            bool varies = Math.Min(with.Least, without.Least) < Math.Max(with.Most, without.Most);
            bool boundary = !counts || with.Least == with.Most;
            bool anchored = rows.HasIntercept || (counts ? with.Least == 0 : Math.Max(with.Least, without.Least) <= 0 && Math.Min(with.Most, without.Most) >= 0);
            if (apart && varies && boundary && anchored)
            {
                names.Add(rows.Names[column]);
            }
        }

        return names;
    }

    private static int Sign(double y, double trials, bool counts) => y == 0 ? -1 : !counts && y == trials ? 1 : 0;

    // The sign-respecting vector nearest to the predictor, its products with the columns, and how far the signs were from holding.
    private static Projection Clip(ModelRows rows, Basis basis, double[] direction, bool counts)
    {
        Projection all = new(basis.Size);
        foreach (Projection chunk in rows.Chunks(basis.Size, () => new Projection(basis.Size), (block, sum) =>
        {
            Predict(rows, basis, block, direction);
            for (int i = 0; i < block.Padded; i++)
            {
                bool used = i < block.Rows && block.Weight[i] > 0 && block.Trials[i] > 0;
                double z = used ? block.Eta[i] : 0;
                int sign = used ? Sign(block.Y[i], block.Trials[i], counts) : 0;
                double clipped = sign * z > 0 ? z : 0;
                sum.Most = Math.Max(sum.Most, Math.Abs(clipped));
                sum.Worst = Math.Max(sum.Worst, Math.Abs(z - clipped));
                block.Scratch[i] = clipped;
            }

            block.AddProducts(block.Scratch, sum.Products);
        }))
        {
            all.Most = Math.Max(all.Most, chunk.Most);
            all.Worst = Math.Max(all.Worst, chunk.Worst);
            for (int i = 0; i < all.Products.Length; i++)
            {
                all.Products[i] += chunk.Products[i];
            }
        }

        return all;
    }

    private static (double[][] Weights, long Separated) Mark(ModelRows rows, Basis basis, double[] direction, double most)
    {
        double[][] weights = [.. rows.Parts.Select(part => new double[part.Design.Rows])];
        long separated = 0;
        rows.Each(basis.Size, block =>
        {
            Predict(rows, basis, block, direction);
            for (int i = 0; i < block.Rows; i++)
            {
                bool told = block.Weight[i] > 0 && block.Trials[i] > 0 && Math.Abs(block.Eta[i]) > 10 * Allowed * most;
                weights[block.Part][block.First + i] = told ? 0 : block.Weight[i];
                separated += told ? 1 : 0;
            }
        });
        return (weights, separated);
    }

    private static void Predict(ModelRows rows, Basis basis, Block block, double[] direction)
    {
        basis.Fill(rows, block);
        Array.Clear(block.Eta);
        block.AddPredictor(direction);
    }

    private sealed class Projection(int columns)
    {
        public double[] Products { get; } = new double[columns];

        public double Most { get; set; }

        public double Worst { get; set; }
    }
}
