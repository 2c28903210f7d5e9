namespace LaaAnalytics.Statistics.Trends;

/// <summary>Sums over people for a run of periods counted together: y events and n entries of one person in all of them.</summary>
/// <param name="YY">Sum over people of y squared.</param>
/// <param name="YN">Sum over people of y times n.</param>
/// <param name="NN">Sum over people of n squared.</param>
public readonly record struct RunSums(long YY, long YN, long NN)
{
    /// <summary>Sum over people of (y - level n) squared.</summary>
    public double Residual(double level) => YY - (2 * level * YN) + (level * level * NN);
}

/// <summary>Covariances between periods that share people, from sums over runs of periods.</summary>
/// <remarks>
/// With c(s, t) the sum over people of (y - level n) in s times the same in t, the residual of a run a to b is the sum of c over all its pairs; so
/// 2 c(a, b) = residual(a..b) - residual(a+1..b) - residual(a..b-1) + residual(a+1..b-1). By linearisation c(s, t) estimates the covariance of the events of s and t
/// (Cochran WG (1977) Sampling Techniques, 3rd ed., section 6.4).
/// </remarks>
public static class PersonCovariance
{
    /// <summary>Covariances of events between periods at one level; the diagonal holds the variances.</summary>
    /// <param name="periods">T, how many periods there are.</param>
    /// <param name="run">Sums over the run from period a to period b, both inclusive, counted from 0, a not after b.</param>
    /// <param name="level">Events per entry over all periods.</param>
    public static double[][] Of(int periods, Func<int, int, RunSums> run, double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(periods);
        ArgumentNullException.ThrowIfNull(run);
        double[][] residuals = Square(periods);
        double[][] covariances = Square(periods);
        for (int a = 0; a < periods; a++)
        {
            for (int b = a; b < periods; b++)
            {
                residuals[a][b] = run(a, b).Residual(level);
            }
        }

        for (int a = 0; a < periods; a++)
        {
            covariances[a][a] = residuals[a][a];
            for (int b = a + 1; b < periods; b++)
            {
                double between = b == a + 1 ? 0 : residuals[a + 1][b - 1];
                covariances[a][b] = (residuals[a][b] - residuals[a + 1][b] - residuals[a][b - 1] + between) / 2;
                covariances[b][a] = covariances[a][b];
            }
        }

        return covariances;
    }

    private static double[][] Square(int size) => [.. Enumerable.Range(0, size).Select(_ => new double[size])];
}
