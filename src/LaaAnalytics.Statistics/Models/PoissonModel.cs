namespace LaaAnalytics.Statistics.Models;

/// <summary>Poisson regression: the logarithm of an expected count, or of a rate over an exposure, as a sum of covariates.</summary>
/// <remarks>
/// McCullagh P, Nelder JA (1989) Generalized Linear Models, 2nd ed., chapter 6. Counts of re-offences vary more than Poisson counts do: ask for
/// <see cref="CovarianceKind.Quasi"/> or a robust covariance, or fit <see cref="NegativeBinomialModel"/>.
/// </remarks>
public static class PoissonModel
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "Poisson regression, maximum likelihood";

    /// <summary>Fits the model.</summary>
    /// <param name="design">Covariates.</param>
    /// <param name="outcome">Counts of as many rows.</param>
    /// <param name="options">Null for the default.</param>
    /// <returns>A fit whose reason says why there is none: no rows, rows refused, no event at all, separation by a column without events, no convergence.</returns>
    public static RegressionFit Fit(DesignMatrix design, CountOutcome outcome, RegressionOptions? options = null) =>
        Fit([new RegressionPart<CountOutcome>(design, outcome)], options);

    /// <summary>Fits one model over several parts, as if their rows stood one below the other.</summary>
    /// <param name="parts">At least one; the same columns in each.</param>
    /// <param name="options">Null for the default.</param>
    /// <returns>As for one part.</returns>
    /// <exception cref="ArgumentException">The parts have different columns, or clusters are asked for and not given.</exception>
    public static RegressionFit Fit(IReadOnlyList<RegressionPart<CountOutcome>> parts, RegressionOptions? options = null)
    {
        options = RegressionModel.Checked(options, parts);
        (ModelRows? rows, IReadOnlyList<RefusedRows> refused, NoEstimate reason) = RowAudit.Of(parts, options);
        if (rows is null)
        {
            return Estimation.Without(ModelFamily.Poisson, parts[0].Design.Names, refused, reason, options);
        }

        Estimation estimation = new(rows, refused, ModelFamily.Poisson, new PoissonLikelihood(), options, areCells: false);
        reason = estimation.Maximise();
        return reason == NoEstimate.None ? estimation.Report() : Estimation.Without(ModelFamily.Poisson, rows.Names, refused, reason, options);
    }

    /// <summary>Sums of one part at given coefficients, for a fit whose parts are in different places.</summary>
    /// <param name="part">Rows, all usable.</param>
    /// <param name="coefficients">[p] coefficients of the design's columns.</param>
    /// <exception cref="ArgumentException">A row cannot be used, or the number of coefficients is not that of columns.</exception>
    public static InformationSums Sums(RegressionPart<CountOutcome> part, ReadOnlySpan<double> coefficients)
    {
        ArgumentNullException.ThrowIfNull(part);
        return RegressionModel.Sums([part], new PoissonLikelihood(), coefficients);
    }

    /// <summary>Expected counts of new rows, also by a negative binomial fit.</summary>
    /// <param name="fit">A Poisson or negative binomial fit.</param>
    /// <param name="design">Covariates under the fit's names.</param>
    /// <param name="exposure">[n], or empty for 1.</param>
    /// <param name="counts">[n] written, 0 or more; NaN covariates give NaN. Not written where the result has a reason.</param>
    /// <returns><see cref="NoEstimate.None"/>, or why the fit predicts nothing.</returns>
    public static NoEstimate Predict(RegressionFit fit, DesignMatrix design, ReadOnlySpan<double> exposure, Span<double> counts)
    {
        NoEstimate reason = RegressionModel.Predictor(fit, design, [], counts);
        for (int i = 0; i < counts.Length && reason == NoEstimate.None; i++)
        {
            counts[i] = Math.Exp(counts[i]) * (exposure.IsEmpty ? 1 : exposure[i]);
        }

        return reason;
    }
}
