using LaaAnalytics.Statistics.Models;
using MathNet.Numerics;

namespace LaaAnalytics.Statistics.Tests.Models;

public sealed class CountModelTest
{
    // By hand: 6 events in 30 person-years against 20 in 50; log rate ratio log(0.2 / 0.4), variance 1/6 + 1/20.
    [Fact]
    public void Two_groups_give_the_log_rate_ratio_with_its_error()
    {
        RegressionFit fit = PoissonModel.Fit(
            DesignMatrix.OfColumns(["group"], [new double[] { 1, 1, 0, 0 }]),
            CountOutcome.Of(new double[] { 4, 2, 9, 11 }, new double[] { 18, 12, 25, 25 }));
        Assert.Equal(Math.Log(0.5), fit.Of("group")!.Estimate!.Value, 1e-12);
        Assert.Equal(Math.Sqrt((1.0 / 6) + (1.0 / 20)), fit.Of("group")!.StandardError!.Value, 1e-10);
        double[] expected = new double[1];
        PoissonModel.Predict(fit, DesignMatrix.OfColumns(["group"], [new double[] { 1 }]), [40], expected);
        Assert.Equal(8, expected[0], 1e-10);
    }

    [Theory]
    [InlineData(-1, 1, NoEstimate.Invalid)]
    [InlineData(1.5, 1, NoEstimate.Invalid)]
    [InlineData(double.NaN, 1, NoEstimate.Missing)]
    [InlineData(1, 0, NoEstimate.NoDenominator)]
    [InlineData(0, 0, NoEstimate.NoDenominator)]
    [InlineData(1, -2, NoEstimate.Invalid)]
    public void Counts_and_exposures_that_cannot_be_are_refused(double count, double exposure, NoEstimate reason)
    {
        CountOutcome outcome = CountOutcome.Of(new[] { 3, count, 5 }, new[] { 1, exposure, 1 });
        RegressionFit fit = PoissonModel.Fit(DesignMatrix.InterceptOnly(3), outcome);
        Assert.Equal(new RefusedRows(reason, 1, 1), Assert.Single(fit.Refused));
        Assert.Equal(reason, fit.Reason);
        Assert.Equal(Math.Log(4), PoissonModel.Fit(DesignMatrix.InterceptOnly(3), outcome, new() { LeaveOutRefusedRows = true }).Coefficients[0].Estimate!.Value, 1e-12);
    }

    [Fact]
    public void Counts_that_are_all_0_have_no_fit()
    {
        RegressionFit fit = PoissonModel.Fit(DesignMatrix.OfColumns(["x"], [new double[] { 1, 2, 3 }]), CountOutcome.Of(new double[3]));
        Assert.Equal(NoEstimate.NoVariation, fit.Reason);
        Assert.Equal(NoEstimate.NoVariation, NegativeBinomialModel.Fit(DesignMatrix.InterceptOnly(3), CountOutcome.Of(new double[3])).Theta.Reason);
    }

    [Fact]
    public void Without_an_intercept_far_counts_are_reached_from_the_start()
    {
        RegressionFit fit = PoissonModel.Fit(DesignMatrix.OfColumns(["one"], [new double[] { 1, 1 }], intercept: false), CountOutcome.Of(new double[] { 100_000, 300_000 }));
        Assert.Equal(Math.Log(200_000), fit.Coefficients[0].Estimate!.Value, 1e-10);
    }

    // The likelihood itself, from log-gamma functions, on a fine grid of theta.
    [Fact]
    public void Theta_is_where_the_likelihood_is_greatest()
    {
        Simulated data = new(800, 41);
        NegativeBinomialFit fit = NegativeBinomialModel.Fit(DesignMatrix.InterceptOnly(800), CountOutcome.Of(data.Counts));
        double mean = data.Counts.Average();
        Assert.Equal(Math.Log(mean), fit.Regression.Coefficients[0].Estimate!.Value, 1e-9);
        double theta = fit.Theta.Value!.Value;
        Assert.Equal(LogLikelihood(theta), fit.Regression.Quality!.LogLikelihood, 1e-7);
        foreach (double factor in (double[])[0.5, 0.9, 0.99, 1.01, 1.1, 2])
        {
            Assert.True(LogLikelihood(theta * factor) < LogLikelihood(theta));
        }

        // Curvature by differences.
        const double Step = 1e-3;
        double curvature = (LogLikelihood(theta + Step) - (2 * LogLikelihood(theta)) + LogLikelihood(theta - Step)) / (Step * Step);
        Assert.Equal(1 / Math.Sqrt(-curvature), fit.ThetaStandardError!.Value, 1e-3);
        Assert.True(fit.Theta.Interval!.Value.Contains(theta));

        double LogLikelihood(double size) => data.Counts.Sum(y =>
            SpecialFunctions.GammaLn(y + size) - SpecialFunctions.GammaLn(size) - SpecialFunctions.GammaLn(y + 1)
            + (size * Math.Log(size / (size + mean))) + (y * Math.Log(mean / (size + mean))));
    }

    [Fact]
    public void Counts_without_over_dispersion_are_fitted_as_Poisson_and_said_to_be()
    {
        double[] counts = [3, 3, 4, 4, 3, 4, 3, 4, 3, 4];
        NegativeBinomialFit fit = NegativeBinomialModel.Fit(DesignMatrix.InterceptOnly(10), CountOutcome.Of(counts));
        Assert.Equal((ModelFamily.Poisson, NoEstimate.NotOverDispersed), (fit.Regression.Family, fit.Theta.Reason));
        Assert.Equal(Math.Log(3.5), fit.Regression.Coefficients[0].Estimate!.Value, 1e-12);
        Assert.Equal((0, 1), (fit.AgainstPoisson.Statistic!.Value, fit.AgainstPoisson.PValue!.Value));
    }

    [Fact]
    public void The_errors_of_the_negative_binomial_are_wider_than_Poissons_and_near_the_sandwich()
    {
        Simulated data = new(4_000, 42);
        CountOutcome outcome = CountOutcome.Of(data.Counts);
        RegressionFit poisson = PoissonModel.Fit(data.Design, outcome);
        RegressionFit robust = PoissonModel.Fit(data.Design, outcome, new() { Covariance = CovarianceKind.Robust });
        NegativeBinomialFit negative = NegativeBinomialModel.Fit(data.Design, outcome);
        for (int i = 0; i < 5; i++)
        {
            double error = negative.Regression.Coefficients[i].StandardError!.Value;
            Assert.True(error > poisson.Coefficients[i].StandardError);
            Assert.Equal(1, error / robust.Coefficients[i].StandardError!.Value, 0.15);
        }

        Assert.Equal(1.5, negative.Theta.Value!.Value, 0.3);
        Assert.True(negative.AgainstPoisson.PValue < 1e-6);
    }

    [Fact]
    public void Profile_limits_of_a_rate_are_where_its_likelihood_has_fallen()
    {
        RegressionFit fit = PoissonModel.Fit(DesignMatrix.InterceptOnly(1), CountOutcome.Of(new double[] { 7 }), new() { ProfileIntervals = true });
        foreach (double limit in (double[])[fit.Coefficients[0].Interval!.Value.Lower, fit.Coefficients[0].Interval!.Value.Upper])
        {
            Assert.Equal(3.841458820694124, 2 * ((7 * Math.Log(7)) - 7 - ((7 * limit) - Math.Exp(limit))), 1e-7);
        }
    }

    [Fact]
    public void What_a_model_cannot_do_is_a_callers_fault()
    {
        CountOutcome outcome = CountOutcome.Of(new double[] { 1, 5, 0 });
        DesignMatrix design = DesignMatrix.InterceptOnly(3);
        Assert.Throws<ArgumentException>(() => NegativeBinomialModel.Fit(design, outcome, new() { Firth = true }));
        Assert.Throws<ArgumentException>(() => PoissonModel.Fit(design, outcome, new() { Covariance = CovarianceKind.ObservedJoint }));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonModel.Fit(DesignMatrix.InterceptOnly(4), outcome));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonModel.Fit(design, outcome, new() { Confidence = 1 }));
    }
}
