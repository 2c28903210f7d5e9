using LaaAnalytics.Statistics.Comparisons;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Models;

/// <summary>A negative binomial regression with its dispersion.</summary>
/// <param name="Regression">Coefficients; a Poisson fit where the counts are not over-dispersed. Its parameters count the dispersion.</param>
/// <param name="Theta">Variance is mu + mu squared / theta; the interval is on the logarithm. <see cref="NoEstimate.NotOverDispersed"/> where theta would be infinite.</param>
/// <param name="ThetaStandardError">Standard error of theta; null without theta.</param>
/// <param name="AgainstPoisson">
/// Twice the gain in log-likelihood over Poisson; the probability is half of chi-squared's, as the dispersion stands on the edge of what it can be
/// (Self SG, Liang KY (1987) JASA 82:605-610).
/// </param>
public sealed record NegativeBinomialFit(RegressionFit Regression, IntervalEstimate Theta, double? ThetaStandardError, TestResult AgainstPoisson);

/// <summary>Negative binomial regression (NB2): the logarithm of an expected count as a sum of covariates, with more variance than Poisson's.</summary>
/// <remarks>
/// Lawless JF (1987) Can J Stat 15:209-225. Coefficients and dispersion are maximised in turn until both settle. Standard errors are those of the expected
/// information, in which coefficients and dispersion do not mix, as in R's MASS; <see cref="CovarianceKind.ObservedJoint"/> gives those of the observed information of
/// both, as statsmodels does.
/// </remarks>
public static class NegativeBinomialModel
{
    /// <summary>Name printed under tables.</summary>
    public const string Method = "negative binomial regression, maximum likelihood";

    private const int MostRounds = 100;

    /// <summary>Fits the model.</summary>
    /// <param name="design">Covariates.</param>
    /// <param name="outcome">Counts of as many rows.</param>
    /// <param name="options">Null for the default; Firth's penalty is not defined here.</param>
    /// <returns>A fit as <see cref="PoissonModel"/>'s, and the dispersion.</returns>
    public static NegativeBinomialFit Fit(DesignMatrix design, CountOutcome outcome, RegressionOptions? options = null) =>
        Fit([new RegressionPart<CountOutcome>(design, outcome)], options);

    /// <summary>Fits one model over several parts, as if their rows stood one below the other.</summary>
    /// <param name="parts">At least one; the same columns in each.</param>
    /// <param name="options">Null for the default; Firth's penalty is not defined here.</param>
    /// <returns>As for one part.</returns>
    /// <exception cref="ArgumentException">The parts have different columns, clusters are asked for and not given, or Firth's penalty is asked for.</exception>
    public static NegativeBinomialFit Fit(IReadOnlyList<RegressionPart<CountOutcome>> parts, RegressionOptions? options = null)
    {
        options = RegressionModel.Checked(options, parts);
        if (options.Firth)
        {
            throw new ArgumentException("Firth's penalty is not defined for a dispersion.", nameof(options));
        }

        RegressionOptions plain = options with { Covariance = CovarianceKind.Model, ProfileIntervals = false, Influence = false };
        (ModelRows? rows, IReadOnlyList<RefusedRows> refused, NoEstimate reason) = RowAudit.Of(parts, options);
        if (rows is null)
        {
            return Without(Estimation.Without(ModelFamily.NegativeBinomial, parts[0].Design.Names, refused, reason, options), reason);
        }

        Estimation poisson = new(rows, refused, ModelFamily.Poisson, new PoissonLikelihood(), plain, areCells: false);
        reason = poisson.Maximise();
        if (reason != NoEstimate.None || poisson.Newton is null)
        {
            reason = reason == NoEstimate.None ? NoEstimate.Separation : reason;
            RegressionFit none = Estimation.Without(ModelFamily.NegativeBinomial, rows.Names, refused, reason, options);
            return Without(none with { Separation = poisson.Separation }, reason);
        }

        DispersionSums sums = DispersionSums.Of(poisson.Rows, poisson.Basis, poisson.Newton, new PoissonLikelihood());
        if (sums.Excess <= 0 || sums.Theta(sums.Moment) is not { } theta)
        {
            return AsPoisson(rows, refused, options);
        }

        double[] point = poisson.Newton.Point;
        Basis basis = poisson.Basis;
        double gap = double.PositiveInfinity;
        for (int round = 0; round < MostRounds && gap > 1e-10; round++)
        {
            NewtonFit newton = new(poisson.Rows, basis, new NegativeBinomialLikelihood(theta), point, plain);
            newton.Run();
            point = newton.Point;
            if (DispersionSums.Of(poisson.Rows, basis, newton, new NegativeBinomialLikelihood(theta)).Theta(theta) is not { } next)
            {
                return AsPoisson(rows, refused, options);
            }

            gap = Math.Abs(next - theta) / theta;
            theta = next;
        }

        NegativeBinomialLikelihood likelihood = new(theta);
        Estimation estimation = new(rows, refused, ModelFamily.NegativeBinomial, likelihood, options, areCells: false);
        estimation.Maximise(poisson.Separation.Kind == SeparationKind.None ? point : null);
        DispersionSums last = DispersionSums.Of(estimation.Rows, estimation.Basis, estimation.Newton!, likelihood);
        double[]? joint = options.Covariance == CovarianceKind.ObservedJoint ? ObservedJoint(estimation, theta, last.Information(theta)) : null;
        RegressionFit fit = estimation.Report(1, joint);
        fit = gap <= 1e-10 ? fit : fit with { Reason = NoEstimate.NotConverged, Converged = false };
        double error = 1 / Math.Sqrt(last.Information(theta));
        double z = StandardNormal.TwoSidedQuantile(options.Confidence);
        double gain = Math.Max(0, 2 * (fit.Quality!.LogLikelihood - poisson.Report().Quality!.LogLikelihood));
        TestResult chi = TestResult.ChiSquared(gain, 1);
        return new(
            fit,
            IntervalEstimate.Of(theta, theta * Math.Exp(-z * error / theta), theta * Math.Exp(z * error / theta), options.Confidence),
            error,
            chi with { PValue = gain > 0 ? chi.PValue / 2 : 1 });
    }

    private static NegativeBinomialFit Without(RegressionFit fit, NoEstimate reason) =>
        new(fit, IntervalEstimate.Without(reason), null, TestResult.Without(reason));

    private static NegativeBinomialFit AsPoisson(ModelRows rows, IReadOnlyList<RefusedRows> refused, RegressionOptions options)
    {
        RegressionOptions own = options.Covariance == CovarianceKind.ObservedJoint ? options with { Covariance = CovarianceKind.Model } : options;
        Estimation estimation = new(rows, refused, ModelFamily.Poisson, new PoissonLikelihood(), own, areCells: false);
        estimation.Maximise();
        return new(
            estimation.Report(), IntervalEstimate.Without(NoEstimate.NotOverDispersed), null, TestResult.ChiSquared(0, 1) with { PValue = 1 });
    }

    // Inverse of the observed information of coefficients and theta, its block of coefficients.
    private static double[]? ObservedJoint(Estimation estimation, double theta, double thetaInformation)
    {
        Basis basis = estimation.Basis;
        ModelRows rows = estimation.Rows;
        NewtonFit newton = estimation.Newton!;
        NegativeBinomialLikelihood likelihood = new(theta);
        int size = basis.Size;
        InformationSums all = new(size);
        foreach (InformationSums chunk in rows.Chunks(size, () => new InformationSums(size), (block, sum) =>
        {
            basis.Fill(rows, block);
            block.AddPredictor(newton.Point);
            likelihood.Evaluate(block);
            for (int i = 0; i < block.Padded; i++)
            {
                double both = theta + block.Mean[i];
                double rate = block.Weight[i] * block.Mean[i] / (both * both);
                block.Information[i] = rate * theta * (theta + block.Y[i]);
                block.Residual[i] = rate * (block.Y[i] - block.Mean[i]);
            }

            sum.Add(block, 0);
        }))
        {
            all.Add(chunk);
        }

        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                all.InformationValues[(i * size) + j] -= all.ScoreValues[i] * all.ScoreValues[j] / thetaInformation;
            }
        }

        return Symmetric.Cholesky(all.InformationValues, size) is { } lower ? Symmetric.Inverse(lower, size) : null;
    }
}
