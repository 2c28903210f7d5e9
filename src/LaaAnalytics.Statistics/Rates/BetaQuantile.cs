using MathNet.Numerics;

namespace LaaAnalytics.Statistics.Rates;

/// <summary>Quantiles of the beta distribution in its tails, to full relative precision.</summary>
/// <remarks>
/// The distribution function is MathNet's. Its own quantile stops at 1e-12 absolute, which is no precision at all for a limit of one in a million,
/// so the root is found here: the logarithm of the function is concave in log x, on which Newton's steps cannot diverge; Halley's term makes most limits two
/// or three evaluations.
/// </remarks>
internal static class BetaQuantile
{
    private const int MostSteps = 200;

    /// <summary>x with <paramref name="tail"/> of Beta(a, b) below it.</summary>
    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    /// <param name="tail">Probability below, above 0 to 0.5.</param>
    public static double Lower(double a, double b, double tail)
    {
        double logTail = Math.Log(tail);
        double logBeta = SpecialFunctions.BetaLn(a, b);
        double x = Start(a, b, tail);
        for (int step = 0; step < MostSteps; step++)
        {
            double below = SpecialFunctions.BetaRegularized(a, b, x);
            if (below == 0)
            {
                x *= 2;
                continue;
            }

            double slope = Math.Exp((a * Math.Log(x)) + ((b - 1) * double.LogP1(-x)) - logBeta) / below;
            double move = (logTail - Math.Log(below)) / slope;
            double bend = 1 + (0.5 * move * (a - ((b - 1) * x / (1 - x)) - slope));
            move = bend is > 0.5 and < 2 ? move / bend : move;
            double next = x * Math.Exp(Math.Clamp(move, -20, 20));
            x = next < 1 ? next : (x + 1) / 2;

            // What a step of this size leaves is its cube.
            if (Math.Abs(move) < 1e-14 || Math.Abs(move * move * move) * (1 + a) < 1e-17)
            {
                break;
            }
        }

        return x;
    }

    /// <summary>x with <paramref name="tail"/> of Beta(a, b) above it.</summary>
    public static double Upper(double a, double b, double tail) => 1 - Lower(b, a, tail);

    // Normal approximation on the logit.
    private static double Start(double a, double b, double tail)
    {
        double z = -MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, tail);
        return Math.Max(1e-300, 1 / (1 + (b / a * Math.Exp(z * Math.Sqrt((1 / a) + (1 / b))))));
    }
}
