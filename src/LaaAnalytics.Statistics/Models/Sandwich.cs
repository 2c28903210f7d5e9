namespace LaaAnalytics.Statistics.Models;

/// <summary>Covariance that does not trust the model's variance: the scores' own products between two inverses of the information.</summary>
/// <remarks>
/// Huber PJ (1967) Proc 5th Berkeley Symp 1:221-233; White H (1982) Econometrica 50:1-25; over clusters Liang KY, Zeger SL (1986) Biometrika 73:13-22. A row's
/// weight multiplies its score, as in R's sandwich.
/// </remarks>
internal static class Sandwich
{
    /// <summary>[p x p] covariance of the coefficients of the basis; null where too few rows or clusters are there.</summary>
    public static double[]? Covariance(ModelRows rows, Basis basis, NewtonFit newton, Likelihood likelihood, CovarianceKind kind, bool areCells, double people)
    {
        int size = basis.Size;
        bool clustered = kind is CovarianceKind.Clustered or CovarianceKind.ClusteredSmallSample;
        (double[] meat, double groups) = clustered
            ? OverClusters(rows, basis, newton, likelihood)
            : (OverRows(rows, basis, newton, likelihood, areCells), people);
        double factor = kind switch
        {
            CovarianceKind.RobustSmallSample => groups / (groups - size),
            CovarianceKind.ClusteredSmallSample => groups / (groups - 1),
            _ => 1,
        };
        if (!(factor > 0) || !double.IsFinite(factor) || (clustered && groups < 2))
        {
            return null;
        }

        double[] bread = Symmetric.Inverse(newton.Lower!, size);
        double[] covariance = Symmetric.Sandwich(bread, meat, size, size);
        for (int i = 0; i < covariance.Length; i++)
        {
            covariance[i] *= factor;
        }

        return covariance;
    }

    private static double[] OverRows(ModelRows rows, Basis basis, NewtonFit newton, Likelihood likelihood, bool areCells)
    {
        int size = basis.Size;
        double[] meat = new double[size * size];
        foreach (double[] chunk in rows.Chunks(size, () => new double[size * size], (block, sum) =>
        {
            Scores(rows, basis, newton, likelihood, block);
            for (int i = 0; i < block.Padded; i++)
            {
                // The people of a cell have scores of their own: 1 - p with the event, -p without.
                double p = block.Mean[i];
                block.Scratch[i] = areCells
                    ? block.Weight[i] * Math.Sqrt((block.Y[i] * (1 - p) * (1 - p)) + ((block.Trials[i] - block.Y[i]) * p * p))
                    : block.Residual[i];
            }

            block.Scale(block.Scratch);
            block.AddGram(sum);
        }))
        {
            for (int i = 0; i < meat.Length; i++)
            {
                meat[i] += chunk[i];
            }
        }

        Symmetric.Mirror(meat, size);
        return meat;
    }

    private static (double[] Meat, double Clusters) OverClusters(ModelRows rows, Basis basis, NewtonFit newton, Likelihood likelihood)
    {
        int size = basis.Size;
        Dictionary<int, double[]> scores = [];
        rows.Each(size, block =>
        {
            Scores(rows, basis, newton, likelihood, block);
            ReadOnlySpan<int> clusters = rows.Parts[block.Part].Clusters.Span;
            for (int i = 0; i < block.Rows; i++)
            {
                if (block.Weight[i] == 0 || block.Trials[i] == 0)
                {
                    continue;
                }

                int cluster = clusters[block.First + i];
                if (!scores.TryGetValue(cluster, out double[]? sum))
                {
                    sum = new double[size];
                    scores.Add(cluster, sum);
                }

                for (int column = 0; column < size; column++)
                {
                    sum[column] += block.Residual[i] * block.X[(column * Block.Size) + i];
                }
            }
        });

        double[] meat = new double[size * size];
        foreach ((_, double[] score) in scores.OrderBy(one => one.Key))
        {
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    meat[(i * size) + j] += score[i] * score[j];
                }
            }
        }

        Symmetric.Mirror(meat, size);
        return (meat, scores.Count);
    }

    private static void Scores(ModelRows rows, Basis basis, NewtonFit newton, Likelihood likelihood, Block block)
    {
        basis.Fill(rows, block);
        block.AddPredictor(newton.Point);
        likelihood.Evaluate(block);
    }
}
