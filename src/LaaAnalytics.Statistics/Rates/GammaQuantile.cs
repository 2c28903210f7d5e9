using MathNet.Numerics;

namespace LaaAnalytics.Statistics.Rates;

/// <summary>Quantiles of the gamma distribution with rate 1, to full relative precision.</summary>
/// <remarks>
/// The distribution function is MathNet's; its own quantile goes astray for shapes above about 100,000. The logarithms of both tails are concave in log x,
/// on which Newton's steps cannot diverge.
/// </remarks>
internal static class GammaQuantile
{
    private const int MostSteps = 200;

    /// <summary>x with <paramref name="tail"/> of the distribution below it.</summary>
    /// <param name="shape">Shape, above 0.</param>
    /// <param name="tail">Probability below, above 0 to 0.5.</param>
    public static double Lower(double shape, double tail) => Solve(shape, tail, sign: 1);

    /// <summary>x with <paramref name="tail"/> of the distribution above it.</summary>
    /// <param name="shape">Shape, above 0.</param>
    /// <param name="tail">Probability above, above 0 to 0.5.</param>
    public static double Upper(double shape, double tail) => Solve(shape, tail, sign: -1);

    private static double Solve(double shape, double tail, int sign)
    {
        double logTail = Math.Log(tail);
        double logGamma = SpecialFunctions.GammaLn(shape);
        double x = Start(shape, tail, sign);
        for (int step = 0; step < MostSteps; step++)
        {
            double found = sign > 0 ? SpecialFunctions.GammaLowerRegularized(shape, x) : SpecialFunctions.GammaUpperRegularized(shape, x);
            if (found == 0)
            {
                x = (x + shape) / 2;
                continue;
            }

            double slope = sign * Math.Exp((shape * Math.Log(x)) - x - logGamma) / found;
            double move = (logTail - Math.Log(found)) / slope;
            x *= Math.Exp(Math.Clamp(move, -20, 1));
            if (Math.Abs(move) < 1e-14)
            {
                break;
            }
        }

        return x;
    }

    // Wilson and Hilferty's cube; for the smallest shapes the first term of the series.
    private static double Start(double shape, double tail, int sign)
    {
        double z = sign * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, tail);
        double cube = 1 - (1 / (9 * shape)) + (z / (3 * Math.Sqrt(shape)));
        return cube > 0.1
            ? shape * cube * cube * cube
            : Math.Exp((Math.Log(tail) + SpecialFunctions.GammaLn(shape + 1)) / shape);
    }
}
