using LaaAnalytics.Statistics.Models;

namespace LaaAnalytics.Statistics.Tests.Models;

/// <summary>Seeded rows for regressions: two dummies, an age, a count of earlier offences.</summary>
internal sealed class Simulated
{
    private static readonly string[] Names = ["woman", "young", "age", "prior"];

    public Simulated(int rows, int seed)
    {
        Random random = new(seed);
        (Yes, Counts, Cluster) = (new double[rows], new double[rows], new int[rows]);
        Columns = [new double[rows], new double[rows], new double[rows], new double[rows]];
        for (int i = 0; i < rows; i++)
        {
            Columns[0][i] = random.NextDouble() < 0.3 ? 1 : 0;
            Columns[1][i] = random.NextDouble() < 0.2 ? 1 : 0;
            Columns[2][i] = 18 + Math.Floor(40 * random.NextDouble());
            Columns[3][i] = Math.Floor(-3 * Math.Log(1 - random.NextDouble()));
            Cluster[i] = random.Next(1 + (rows / 3));
            double predictor = 0.3 - (0.5 * Columns[0][i]) + (0.4 * Columns[1][i]) - (0.04 * Columns[2][i]) + (0.1 * Columns[3][i]);
            Yes[i] = random.NextDouble() < 1 / (1 + Math.Exp(-predictor)) ? 1 : 0;
            Counts[i] = MathNet.Numerics.Distributions.Poisson.Sample(
                random, Math.Exp(predictor) * MathNet.Numerics.Distributions.Gamma.Sample(random, 1.5, 1.5));
        }
    }

    public double[][] Columns { get; }

    public double[] Yes { get; }

    public double[] Counts { get; }

    public int[] Cluster { get; }

    public bool[] Events => [.. Yes.Select(one => one == 1)];

    public DesignMatrix Design => DesignMatrix.OfColumns(Names, [.. Columns.Select(one => (ReadOnlyMemory<double>)one)]);

    public RegressionPart<BinomialOutcome> Part(int first, int count) => new(
        DesignMatrix.OfColumns(Names, [.. Columns.Select(one => (ReadOnlyMemory<double>)one.AsMemory(first, count))]),
        BinomialOutcome.Of(Yes.AsMemory(first, count)) with { Clusters = Cluster.AsMemory(first, count) });
}
