namespace LaaAnalytics.Statistics.Comparisons;

/// <summary>A ratio of two groups, 1 meaning no difference.</summary>
/// <param name="Value">The ratio, 0 or more; null where it is not defined or has no bound.</param>
/// <param name="Lower">Lower limit, 0 or more; null where there is none.</param>
/// <param name="Upper">Upper limit; null where there is none, or where it has no bound (an exact interval with an empty cell below).</param>
/// <param name="PValue">Two-sided probability of a ratio at least as far from 1, 0 to 1; null where there is none.</param>
/// <param name="Reason">Why something is null; <see cref="NoEstimate.None"/> where nothing is.</param>
public readonly record struct RatioEstimate(double? Value, double? Lower, double? Upper, double? PValue, NoEstimate Reason)
{
    /// <summary>No ratio, for <paramref name="reason"/>.</summary>
    public static RatioEstimate Without(NoEstimate reason) => new(null, null, null, null, reason);

    /// <summary>Limits and p from the standard error of the logarithm.</summary>
    internal static RatioEstimate OnLogarithm(double ratio, double error, double confidence)
    {
        double z = Rates.StandardNormal.TwoSidedQuantile(confidence);
        double p = Rates.StandardNormal.TwoSidedProbability(Math.Log(ratio) / error);
        return new(ratio, ratio * Math.Exp(-z * error), ratio * Math.Exp(z * error), p, NoEstimate.None);
    }
}

/// <summary>The outcome of a test.</summary>
/// <param name="Statistic">The statistic; null where it is not defined.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom, 0 where there is no statistic.</param>
/// <param name="PValue">Probability of a statistic at least as large, 0 to 1; null with the statistic.</param>
/// <param name="Reason">Why there is none; <see cref="NoEstimate.None"/> where there is.</param>
public readonly record struct TestResult(double? Statistic, int DegreesOfFreedom, double? PValue, NoEstimate Reason)
{
    /// <summary>No test, for <paramref name="reason"/>.</summary>
    public static TestResult Without(NoEstimate reason) => new(null, 0, null, reason);

    /// <summary>Upper tail of a chi-squared distribution.</summary>
    internal static TestResult ChiSquared(double statistic, int degreesOfFreedom) =>
        new(statistic, degreesOfFreedom, MathNet.Numerics.SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2.0, statistic / 2), NoEstimate.None);
}
