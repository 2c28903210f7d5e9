using MathNet.Numerics.Statistics;

namespace LaaAnalytics.Statistics.Funnels;

/// <summary>How much more areas differ than chance allows: most of it is what the figures do not adjust for.</summary>
/// <remarks>
/// Spiegelhalter DJ (2005) Qual Saf Health Care 14:347-351; Spiegelhalter D and others (2012) J R Stat Soc A 175:1-47: z-scores winsorised (here at
/// type 7 quantiles), phi their mean square, tau2 by DerSimonian R, Laird N (1986) Control Clin Trials 7:177-188, 0 where phi n is below n - 1.
/// </remarks>
/// <param name="Phi">Mean square of the winsorised z-scores; about 1 where only chance works, not cut at 1.</param>
/// <param name="Tau2">Variance between areas on the scale of the z-scores' errors, 0 or more.</param>
/// <param name="Areas">Areas counted.</param>
public readonly record struct OverDispersion(double Phi, double Tau2, int Areas)
{
    /// <summary>Estimates both; null for fewer than two areas.</summary>
    /// <param name="z">[n] standardised differences, finite.</param>
    /// <param name="errors">[n] standard error behind each, above 0.</param>
    /// <param name="winsorised">Share of areas drawn in at each end, 0 to below 0.5.</param>
    public static OverDispersion? Of(ReadOnlySpan<double> z, ReadOnlySpan<double> errors, double winsorised = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(errors.Length, z.Length);
        if (z.Length < 2)
        {
            return null;
        }

        double[] drawnIn = Winsorised(z, winsorised);
        double n = z.Length;
        double squares = 0;
        double weights = 0;
        double weightSquares = 0;
        for (int i = 0; i < drawnIn.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(errors[i], nameof(errors));
            double weight = 1 / (errors[i] * errors[i]);
            squares += drawnIn[i] * drawnIn[i];
            weights += weight;
            weightSquares += weight * weight;
        }

        double tau2 = Math.Max(0, (squares - (n - 1)) / (weights - (weightSquares / weights)));
        return new(squares / n, tau2, z.Length);
    }

    /// <summary>Values with those beyond the two quantiles set to them, in their order.</summary>
    /// <param name="values">[n] finite values.</param>
    /// <param name="share">Share of values at each end, 0 to below 0.5; quantiles of type 7.</param>
    public static double[] Winsorised(ReadOnlySpan<double> values, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 0.5);
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        double low = SortedArrayStatistics.QuantileCustom(sorted, share, QuantileDefinition.R7);
        double high = SortedArrayStatistics.QuantileCustom(sorted, 1 - share, QuantileDefinition.R7);
        double[] drawnIn = values.ToArray();
        for (int i = 0; i < drawnIn.Length; i++)
        {
            drawnIn[i] = Math.Clamp(drawnIn[i], low, high);
        }

        return drawnIn;
    }
}
