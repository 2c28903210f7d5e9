using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Models;

/// <summary>What all regressions share once they are fitted.</summary>
public static class RegressionModel
{
    /// <summary>A combination of coefficients, such as the log odds of one person or the difference of two groups, with its interval.</summary>
    /// <param name="fit">A fitted regression.</param>
    /// <param name="weights">[p] weight of each coefficient.</param>
    /// <param name="confidence">Two-sided confidence as a fraction, 0.5 to below 1.</param>
    /// <returns>On the scale of the linear predictor; no number where a coefficient with weight has none, with its reason.</returns>
    public static IntervalEstimate Combination(RegressionFit fit, ReadOnlySpan<double> weights, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, fit.Coefficients.Count);
        double z = StandardNormal.TwoSidedQuantile(confidence);
        double value = 0;
        double variance = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] == 0)
            {
                continue;
            }

            Coefficient one = fit.Coefficients[i];
            if (one.Estimate is null || one.StandardError is null)
            {
                return IntervalEstimate.Without(one.Reason);
            }

            value += weights[i] * one.Estimate.Value;
            for (int j = 0; j < weights.Length; j++)
            {
                variance += weights[j] == 0 ? 0 : weights[i] * weights[j] * (fit.Covariance[i, j] ?? 0);
            }
        }

        double error = Math.Sqrt(Math.Max(0, variance));
        return IntervalEstimate.Of(value, value - (z * error), value + (z * error), confidence);
    }

    /// <summary>Test that the extra columns of the larger of two nested models explain nothing: twice the difference of the log-likelihoods.</summary>
    /// <param name="smaller">The model with fewer coefficients, on the same rows.</param>
    /// <param name="larger">The model with more.</param>
    /// <returns>No test where a model has no fit, or they are not of one family and number of rows (<see cref="NoEstimate.Invalid"/>).</returns>
    public static Comparisons.TestResult LikelihoodRatio(RegressionFit smaller, RegressionFit larger)
    {
        ArgumentNullException.ThrowIfNull(smaller);
        ArgumentNullException.ThrowIfNull(larger);
        if (smaller.Quality is null || larger.Quality is null || smaller.Reason != NoEstimate.None || larger.Reason != NoEstimate.None)
        {
            return Comparisons.TestResult.Without(smaller.Reason != NoEstimate.None ? smaller.Reason : larger.Reason);
        }

        int freedom = larger.Quality.Parameters - smaller.Quality.Parameters;
        return freedom <= 0 || smaller.Family != larger.Family || smaller.Quality.Rows != larger.Quality.Rows
            ? Comparisons.TestResult.Without(NoEstimate.Invalid)
            : Comparisons.TestResult.ChiSquared(Math.Max(0, 2 * (larger.Quality.LogLikelihood - smaller.Quality.LogLikelihood)), freedom);
    }

    internal static RegressionOptions Checked<TOutcome>(RegressionOptions? options, IReadOnlyList<RegressionPart<TOutcome>> parts)
        where TOutcome : Outcome
    {
        ArgumentNullException.ThrowIfNull(parts);
        options ??= RegressionOptions.Default;
        StandardNormal.Tail(options.Confidence);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaximumIterations);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads);
        bool clustered = options.Covariance is CovarianceKind.Clustered or CovarianceKind.ClusteredSmallSample;
        if (clustered && parts.Any(part => part.Outcome.Rows > 0 && part.Outcome.Clusters.IsEmpty))
        {
            throw new ArgumentException("A covariance over clusters needs the rows' clusters.", nameof(parts));
        }

        if (options.Covariance == CovarianceKind.ObservedJoint && typeof(TOutcome) != typeof(CountOutcome))
        {
            throw new ArgumentException("Only a negative binomial model has a dispersion to estimate jointly.", nameof(options));
        }

        return options;
    }

    internal static InformationSums Sums<TOutcome>(
        IReadOnlyList<RegressionPart<TOutcome>> parts, Likelihood likelihood, ReadOnlySpan<double> coefficients)
        where TOutcome : Outcome
    {
        (ModelRows? rows, _, NoEstimate reason) = RowAudit.Of(parts, RegressionOptions.Default);
        if (rows is null && reason != NoEstimate.TooFewRows)
        {
            throw new ArgumentException("A row cannot be used.", nameof(parts));
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual(coefficients.Length, parts[0].Design.Columns);
        return rows is null ? new(coefficients.Length) : NewtonFit.At(rows, Basis.Plain(rows), likelihood, coefficients.ToArray());
    }

    /// <summary>Writes the linear predictor of new rows; aliased columns count for nothing, as in the fit.</summary>
    internal static NoEstimate Predictor(RegressionFit fit, DesignMatrix design, ReadOnlySpan<double> offset, Span<double> predictor)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentOutOfRangeException.ThrowIfNotEqual(predictor.Length, design.Rows);
        if (!design.Names.SequenceEqual(fit.Coefficients.Select(one => one.Name), StringComparer.Ordinal))
        {
            throw new ArgumentException("The columns are not those of the fit.", nameof(design));
        }

        foreach (Coefficient one in fit.Coefficients)
        {
            if (one.Estimate is null && one.Reason != NoEstimate.Aliased)
            {
                return one.Reason;
            }
        }

        predictor.Clear();
        if (!offset.IsEmpty)
        {
            offset.CopyTo(predictor);
        }

        double[] column = new double[design.Rows];
        for (int i = 0; i < fit.Coefficients.Count; i++)
        {
            if (fit.Coefficients[i].Estimate is { } coefficient)
            {
                design.Read(i, 0, column, 0, 1);
                for (int row = 0; row < column.Length; row++)
                {
                    predictor[row] += coefficient * column[row];
                }
            }
        }

        return NoEstimate.None;
    }
}
