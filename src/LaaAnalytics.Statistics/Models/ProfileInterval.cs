using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Models;

/// <summary>Limits of a coefficient at which the best likelihood of all others has fallen by half a chi-squared quantile.</summary>
/// <remarks>Venzon DJ, Moolgavkar SH (1988) Appl Stat 37:87-94, solved to 1e-9 of the root, where R's MASS interpolates between a dozen points.</remarks>
internal static class ProfileInterval
{
    private const int MostSteps = 40;

    /// <summary>Limits for one coefficient of the design; null where the likelihood does not fall far enough.</summary>
    public static ConfidenceInterval? Of(
        ModelRows rows, Basis basis, NewtonFit best, Likelihood likelihood, int column, double estimate, double error, RegressionOptions options)
    {
        double z = StandardNormal.TwoSidedQuantile(options.Confidence);
        ReadOnlySpan<double> combination = basis.ToDesign.AsSpan(column * basis.Size, basis.Size);
        double? lower = Limit(rows, basis, best, likelihood, combination, estimate, -z * error, z, options);
        double? upper = Limit(rows, basis, best, likelihood, combination, estimate, z * error, z, options);
        return lower is null || upper is null ? null : new(lower.Value, upper.Value, options.Confidence);
    }

    private static double? Limit(
        ModelRows rows,
        Basis basis,
        NewtonFit best,
        Likelihood likelihood,
        ReadOnlySpan<double> combination,
        double estimate,
        double distance,
        double z,
        RegressionOptions options)
    {
        NewtonFit along = new(rows, basis, likelihood, [.. best.Point], options);
        double near = 0;
        double far = double.NaN;
        for (int step = 0; step < MostSteps; step++)
        {
            if (!along.Run(combination, estimate + distance))
            {
                // Too far for one stride: half way back to what is known to be inside.
                far = distance;
                distance = (near + distance) / 2;
                along = new(rows, basis, likelihood, [.. best.Point], options);
                continue;
            }

            double root = Math.Sqrt(Math.Max(0, 2 * (best.Sums.LogLikelihood - along.Sums.LogLikelihood)));
            if (Math.Abs(root - z) <= 1e-9 * z)
            {
                return estimate + distance;
            }

            if (root < z)
            {
                near = distance;
            }
            else
            {
                far = distance;
            }

            // Newton's step on the root of the fall, which is nearly straight; inside the bracket, and no more than thrice as far.
            double slope = -along.Multiplier * Math.Sign(distance) / root;
            double next = distance + (Math.Sign(distance) * (z - root) / slope);
            bool outside = !double.IsNaN(far) && !(Math.Abs(next) < Math.Abs(far));
            if (!double.IsFinite(next) || Math.Abs(next) <= Math.Abs(near) || outside)
            {
                next = double.IsNaN(far) ? 2 * distance : (near + far) / 2;
            }

            distance = Math.Abs(next) > 3 * Math.Abs(distance) ? 3 * distance : next;
        }

        return null;
    }
}
