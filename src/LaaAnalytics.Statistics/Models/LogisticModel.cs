namespace LaaAnalytics.Statistics.Models;

/// <summary>Logistic regression: the log odds of an event as a sum of covariates.</summary>
/// <remarks>
/// McCullagh P, Nelder JA (1989) Generalized Linear Models, 2nd ed., chapters 2 and 4. Maximum likelihood by iteratively reweighted least squares; standard
/// errors from the expected information unless <see cref="RegressionOptions.Covariance"/> says otherwise; Firth's penalty on request.
/// </remarks>
public static class LogisticModel
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "logistic regression, maximum likelihood";

    /// <summary>Fits the model.</summary>
    /// <param name="design">Covariates.</param>
    /// <param name="outcome">Outcome of as many rows.</param>
    /// <param name="options">Null for the default.</param>
    /// <returns>A fit whose reason says why there is none: no rows, rows refused, everybody or nobody with the event, separation, no convergence.</returns>
    public static RegressionFit Fit(DesignMatrix design, BinomialOutcome outcome, RegressionOptions? options = null) =>
        Fit([new RegressionPart<BinomialOutcome>(design, outcome)], options);

    /// <summary>Fits one model over several parts, as if their rows stood one below the other.</summary>
    /// <param name="parts">At least one; the same columns in each.</param>
    /// <param name="options">Null for the default.</param>
    /// <returns>As for one part.</returns>
    /// <exception cref="ArgumentException">The parts have different columns, or clusters are asked for and not given.</exception>
    public static RegressionFit Fit(IReadOnlyList<RegressionPart<BinomialOutcome>> parts, RegressionOptions? options = null)
    {
        options = RegressionModel.Checked(options, parts);
        (ModelRows? rows, IReadOnlyList<RefusedRows> refused, NoEstimate reason) = RowAudit.Of(parts, options);
        if (rows is null)
        {
            return Estimation.Without(ModelFamily.Logistic, parts[0].Design.Names, refused, reason, options);
        }

        (LogisticLikelihood likelihood, bool areCells) = Likelihood(parts);
        Estimation estimation = new(rows, refused, ModelFamily.Logistic, likelihood, options, areCells);
        reason = estimation.Maximise();
        return reason == NoEstimate.None ? estimation.Report() : Estimation.Without(ModelFamily.Logistic, rows.Names, refused, reason, options);
    }

    /// <summary>Sums of one part at given coefficients, for a fit whose parts are in different places.</summary>
    /// <param name="part">Rows, all usable.</param>
    /// <param name="coefficients">[p] coefficients of the design's columns.</param>
    /// <exception cref="ArgumentException">A row cannot be used, or the number of coefficients is not that of columns.</exception>
    public static InformationSums Sums(RegressionPart<BinomialOutcome> part, ReadOnlySpan<double> coefficients)
    {
        ArgumentNullException.ThrowIfNull(part);
        return RegressionModel.Sums([part], Likelihood([part]).Likelihood, coefficients);
    }

    /// <summary>Fitted probabilities of new rows.</summary>
    /// <param name="fit">A logistic fit.</param>
    /// <param name="design">Covariates under the fit's names.</param>
    /// <param name="offset">[n], or empty for 0.</param>
    /// <param name="probabilities">[n] written, 0 to 1; NaN covariates give NaN. Not written where the result has a reason.</param>
    /// <returns><see cref="NoEstimate.None"/>, or why the fit predicts nothing.</returns>
    public static NoEstimate Predict(RegressionFit fit, DesignMatrix design, ReadOnlySpan<double> offset, Span<double> probabilities)
    {
        NoEstimate reason = RegressionModel.Predictor(fit, design, offset, probabilities);
        for (int i = 0; i < probabilities.Length && reason == NoEstimate.None; i++)
        {
            double e = Math.Exp(-Math.Abs(probabilities[i]));
            probabilities[i] = probabilities[i] >= 0 ? 1 / (1 + e) : e / (1 + e);
        }

        return reason;
    }

    private static (LogisticLikelihood Likelihood, bool AreCells) Likelihood(IReadOnlyList<RegressionPart<BinomialOutcome>> parts)
    {
        bool areCells = parts[0].Outcome.AreCells;
        if (parts.Any(part => part.Outcome.AreCells != areCells || part.Outcome.Trials.IsEmpty != parts[0].Outcome.Trials.IsEmpty))
        {
            throw new ArgumentException("The parts state their outcomes in different ways.", nameof(parts));
        }

        return (new(areCells, !parts[0].Outcome.Trials.IsEmpty), areCells);
    }
}
