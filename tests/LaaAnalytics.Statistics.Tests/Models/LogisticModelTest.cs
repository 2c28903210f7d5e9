using LaaAnalytics.Statistics.Models;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Tests.Models;

public sealed class LogisticModelTest
{
    private static readonly double[] Group = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0];
    private static readonly double[] Yes = [1, 1, 1, 0, 0, 1, 0, 0, 0, 1, 0];

    // By hand: 3 of 5 against 2 of 6; the log odds ratio is log(3 * 4 / (2 * 2)), its variance 1/3 + 1/2 + 1/2 + 1/4 (Woolf B (1955) Ann Hum Genet 19:251-253).
    [Fact]
    public void One_group_against_another_is_the_log_odds_ratio_with_Woolfs_error()
    {
        RegressionFit fit = LogisticModel.Fit(DesignMatrix.OfColumns(["group"], [Group]), BinomialOutcome.Of(Yes));
        Assert.Equal(Math.Log(12.0 / 4), fit.Of("group")!.Estimate!.Value, 1e-12);
        Assert.Equal(Math.Sqrt((1.0 / 3) + (1.0 / 2) + (1.0 / 2) + (1.0 / 4)), fit.Of("group")!.StandardError!.Value, 1e-10);
        Assert.Equal(Math.Log(2.0 / 4), fit.Of(DesignMatrix.InterceptName)!.Estimate!.Value, 1e-12);
        Assert.Equal((NoEstimate.None, true), (fit.Reason, fit.Converged));
    }

    // Firth's penalty in a saturated table adds one half to each cell (Firth D (1993) Biometrika 80:27-38, section 3.2).
    [Fact]
    public void Firths_penalty_adds_one_half_to_every_cell_of_a_two_by_two_table()
    {
        RegressionFit fit = LogisticModel.Fit(DesignMatrix.OfColumns(["group"], [Group]), BinomialOutcome.Of(Yes), new() { Firth = true });
        Assert.Equal(Math.Log(3.5 * 4.5 / (2.5 * 2.5)), fit.Of("group")!.Estimate!.Value, 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public void Firths_penalty_gives_an_estimate_where_nobody_or_everybody_has_the_event(int events)
    {
        double[] outcome = [.. Enumerable.Range(0, 11).Select(i => i < events ? 1.0 : 0)];
        DesignMatrix design = DesignMatrix.InterceptOnly(11);
        Assert.Equal(NoEstimate.NoVariation, LogisticModel.Fit(design, BinomialOutcome.Of(outcome)).Reason);
        RegressionFit fit = LogisticModel.Fit(design, BinomialOutcome.Of(outcome), new() { Firth = true });
        Assert.Equal(Math.Log((events + 0.5) / (11 - events + 0.5)), fit.Coefficients[0].Estimate!.Value, 1e-9);
    }

    [Fact]
    public void Firths_penalty_settles_under_separation_and_its_limits_fall_by_the_quantile()
    {
        double[] x = [1, 2, 3, 4, 5, 6];
        RegressionOptions options = new() { Firth = true, ProfileIntervals = true };
        RegressionFit fit = LogisticModel.Fit(DesignMatrix.OfColumns(["x"], [x]), BinomialOutcome.Of(new double[] { 0, 0, 0, 1, 1, 1 }), options);
        Coefficient slope = fit.Of("x")!;
        Assert.True(fit.Converged);
        Assert.InRange(slope.Estimate!.Value, 0.1, 5);
        Assert.True(slope.Interval!.Value.Lower < slope.Estimate && slope.Estimate < slope.Interval.Value.Upper);
    }

    // At a limit of the profile the best likelihood of the other coefficients is half of 3.8415 lower: fitted again with the coefficient as an offset.
    [Fact]
    public void Profile_limits_are_where_the_likelihood_has_fallen_by_half_the_quantile()
    {
        Simulated data = new(300, 7);
        RegressionFit fit = LogisticModel.Fit(data.Design, BinomialOutcome.Of(data.Yes), new() { ProfileIntervals = true });
        string[] others = ["woman", "young", "prior"];
        ReadOnlyMemory<double>[] columns = [data.Columns[0], data.Columns[1], data.Columns[3]];
        ConfidenceInterval limits = fit.Of("age")!.Interval!.Value;
        foreach (double limit in (double[])[limits.Lower, limits.Upper])
        {
            double[] offset = [.. data.Columns[2].Select(age => age * limit)];
            RegressionFit rest = LogisticModel.Fit(DesignMatrix.OfColumns(others, columns), BinomialOutcome.Of(data.Yes) with { Offset = offset });
            Assert.Equal(3.841458820694124, 2 * (fit.Quality!.LogLikelihood - rest.Quality!.LogLikelihood), 1e-6);
        }

        // The intercept is a combination of what is fitted inside.
        ConfidenceInterval intercept = fit.Coefficients[0].Interval!.Value;
        double[] fixedAt = new double[300];
        Array.Fill(fixedAt, intercept.Upper);
        RegressionFit without = LogisticModel.Fit(
            DesignMatrix.OfColumns(["woman", "young", "age", "prior"], [.. data.Columns.Select(one => (ReadOnlyMemory<double>)one)], intercept: false),
            BinomialOutcome.Of(data.Yes) with { Offset = fixedAt });
        Assert.Equal(3.841458820694124, 2 * (fit.Quality!.LogLikelihood - without.Quality!.LogLikelihood), 1e-6);
    }

    // Rounding once kept one profile in ten from settling.
    [Fact]
    public void Every_profile_has_its_limits_wherever_the_model_has_a_fit()
    {
        for (int seed = 1000; seed < 1150; seed++)
        {
            Simulated data = new(150, seed);
            RegressionOptions options = new() { ProfileIntervals = true, Firth = seed % 2 == 0 };
            RegressionFit fit = LogisticModel.Fit(data.Design, BinomialOutcome.Of(data.Yes), options);
            Assert.True(fit.Reason != NoEstimate.None || fit.Coefficients.All(one => one is { Interval: not null, Reason: NoEstimate.None }), $"seed {seed}");
        }
    }

    [Fact]
    public void A_column_that_is_a_sum_of_columns_before_it_is_named_and_the_rest_is_as_without_it()
    {
        Simulated data = new(500, 8);
        double[] sum = [.. data.Columns[2].Zip(data.Columns[3], (age, prior) => age + prior)];
        double[] constant = [.. sum.Select(_ => 4.5)];
        RegressionFit with = LogisticModel.Fit(
            DesignMatrix.OfColumns(["age", "prior", "sum", "constant", "woman"], [data.Columns[2], data.Columns[3], sum, constant, data.Columns[0]]),
            BinomialOutcome.Of(data.Yes));
        RegressionFit without = LogisticModel.Fit(
            DesignMatrix.OfColumns(["age", "prior", "woman"], [data.Columns[2], data.Columns[3], data.Columns[0]]), BinomialOutcome.Of(data.Yes));
        Assert.Equal((NoEstimate.Aliased, (double?)null), (with.Of("sum")!.Reason, with.Of("sum")!.Estimate));
        Assert.Equal(NoEstimate.Aliased, with.Of("constant")!.Reason);
        Assert.Null(with.Covariance.Between("sum", "age"));
        Assert.Equal(without.Quality!.DegreesOfFreedom, with.Quality!.DegreesOfFreedom);
        foreach (string name in (string[])[DesignMatrix.InterceptName, "age", "prior", "woman"])
        {
            Assert.Equal(without.Of(name)!.Estimate!.Value, with.Of(name)!.Estimate!.Value, 1e-9);
            Assert.Equal(without.Of(name)!.StandardError!.Value, with.Of(name)!.StandardError!.Value, 1e-9);
        }
    }

    // Two columns that differ by a millionth of their spread: the model in their difference is the same model.
    [Fact]
    public void Columns_that_nearly_coincide_are_fitted_to_the_digits_that_are_there()
    {
        Simulated data = new(400, 9);
        Random random = new(1);
        double[] difference = [.. data.Columns[2].Select(_ => random.NextDouble() - 0.5)];
        double[] near = [.. data.Columns[2].Zip(difference, (age, other) => age + (1e-6 * other))];
        RegressionFit direct = LogisticModel.Fit(DesignMatrix.OfColumns(["age", "difference"], [data.Columns[2], difference]), BinomialOutcome.Of(data.Yes));
        RegressionFit hard = LogisticModel.Fit(DesignMatrix.OfColumns(["age", "near"], [data.Columns[2], near]), BinomialOutcome.Of(data.Yes));
        Assert.Equal(direct.Of("difference")!.Estimate!.Value, hard.Of("near")!.Estimate!.Value * 1e-6, 1e-6);
        Assert.Equal(direct.Of("difference")!.StandardError!.Value, hard.Of("near")!.StandardError!.Value * 1e-6, 1e-6);
        Assert.Equal(direct.Quality!.Deviance, hard.Quality!.Deviance, 1e-8);
    }

    [Fact]
    public void A_large_constant_in_a_column_changes_the_intercept_only()
    {
        Simulated data = new(400, 10);
        double[] shifted = [.. data.Columns[2].Select(age => age + 1e9)];
        RegressionFit plain = LogisticModel.Fit(DesignMatrix.OfColumns(["age"], [data.Columns[2]]), BinomialOutcome.Of(data.Yes));
        RegressionFit fit = LogisticModel.Fit(DesignMatrix.OfColumns(["age"], [shifted]), BinomialOutcome.Of(data.Yes));
        Assert.Equal(plain.Of("age")!.Estimate!.Value, fit.Of("age")!.Estimate!.Value, 1e-10);
        Assert.Equal(plain.Of("age")!.StandardError!.Value, fit.Of("age")!.StandardError!.Value, 1e-10);
    }

    [Fact]
    public void A_block_of_rows_gives_what_columns_give()
    {
        Simulated data = new(700, 11);
        double[] block = [.. Enumerable.Range(0, 700).SelectMany(row => data.Columns.Select(column => column[row]))];
        DesignMatrix rows = DesignMatrix.OfRows(["woman", "young", "age", "prior"], block);
        Same(LogisticModel.Fit(data.Design, BinomialOutcome.Of(data.Yes)), LogisticModel.Fit(rows, BinomialOutcome.Of(data.Yes)), 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_number_of_threads_changes_no_bit(int threads)
    {
        Simulated data = new(70_000, 12);
        BinomialOutcome outcome = BinomialOutcome.Of(data.Yes) with { Clusters = data.Cluster };
        RegressionOptions options = new() { Threads = 3, Covariance = CovarianceKind.Robust };
        Same(LogisticModel.Fit(data.Design, outcome, options), LogisticModel.Fit(data.Design, outcome, options with { Threads = threads }), 0);
    }

    [Fact]
    public void Rows_of_weight_0_are_as_if_they_were_not_there_and_two_is_twice()
    {
        Simulated data = new(600, 13);
        double[] weights = [.. Enumerable.Range(0, 600).Select(i => (double)(i % 3))];
        RegressionFit weighted = LogisticModel.Fit(data.Design, BinomialOutcome.Of(data.Yes) with { Weights = weights });
        int[] rows = [.. Enumerable.Range(0, 600).SelectMany(i => Enumerable.Repeat(i, (int)weights[i]))];
        RegressionFit copied = LogisticModel.Fit(
            DesignMatrix.OfColumns(["woman", "young", "age", "prior"], [.. data.Columns.Select(one => (ReadOnlyMemory<double>)rows.Select(i => one[i]).ToArray())]),
            BinomialOutcome.Of(rows.Select(i => data.Yes[i]).ToArray()));
        Same(copied, weighted, 1e-9);
        Assert.Equal(400, weighted.Quality!.Rows);
        Assert.Equal(copied.Quality!.LogLikelihood, weighted.Quality.LogLikelihood, 1e-8);
    }

    [Fact]
    public void Hat_values_sum_to_the_number_of_coefficients_and_squared_residuals_to_the_deviance()
    {
        Simulated data = new(900, 14);
        RegressionFit fit = LogisticModel.Fit(data.Design, BinomialOutcome.Of(data.Yes), new() { Influence = true });
        Assert.Equal(5, fit.Influence!.Hat.ToArray().Sum(), 1e-9);
        Assert.Equal(fit.Quality!.Deviance, fit.Influence.Deviance.ToArray().Sum(one => one * one), 1e-8);
        Assert.Equal(fit.Quality.PearsonChiSquared, fit.Influence.Pearson.ToArray().Sum(one => one * one), 1e-8);
        double[] fitted = new double[900];
        Assert.Equal(NoEstimate.None, LogisticModel.Predict(fit, data.Design, [], fitted));
        Assert.Equal(data.Yes.Sum(), fitted.Sum(), 1e-9);
    }

    [Fact]
    public void The_interval_of_one_persons_log_odds_is_that_of_a_model_whose_intercept_they_are()
    {
        Simulated data = new(500, 15);
        RegressionFit fit = LogisticModel.Fit(DesignMatrix.OfColumns(["age"], [data.Columns[2]]), BinomialOutcome.Of(data.Yes));
        RegressionFit centred = LogisticModel.Fit(
            DesignMatrix.OfColumns(["age"], [data.Columns[2].Select(age => age - 30).ToArray()]), BinomialOutcome.Of(data.Yes));
        IntervalEstimate at30 = RegressionModel.Combination(fit, [1, 30]);
        Assert.Equal(centred.Coefficients[0].Estimate!.Value, at30.Value!.Value, 1e-9);
        Assert.Equal(centred.Coefficients[0].Interval!.Value.Lower, at30.Interval!.Value.Lower, 1e-9);
    }

    [Fact]
    public void One_cluster_leaves_estimates_without_errors_and_missing_clusters_are_a_callers_fault()
    {
        Simulated data = new(200, 16);
        RegressionOptions options = new() { Covariance = CovarianceKind.ClusteredSmallSample };
        RegressionFit fit = LogisticModel.Fit(data.Design, BinomialOutcome.Of(data.Yes) with { Clusters = new int[200] }, options);
        Assert.All(fit.Coefficients, one => Assert.True(one is { Estimate: not null, StandardError: null, Reason: NoEstimate.NoVariation }));
        Assert.Throws<ArgumentException>(() => LogisticModel.Fit(data.Design, BinomialOutcome.Of(data.Yes), options));
    }

    [Fact]
    public void Every_row_its_own_cluster_is_the_sandwich_over_rows()
    {
        Simulated data = new(200, 17);
        BinomialOutcome outcome = BinomialOutcome.Of(data.Yes) with { Clusters = Enumerable.Range(0, 200).ToArray() };
        Same(
            LogisticModel.Fit(data.Design, outcome, new() { Covariance = CovarianceKind.Robust }),
            LogisticModel.Fit(data.Design, outcome, new() { Covariance = CovarianceKind.Clustered }),
            1e-10);
    }

    [Theory]
    [InlineData(double.NaN, 0, 1, NoEstimate.Missing)]
    [InlineData(double.PositiveInfinity, 0, 1, NoEstimate.Invalid)]
    [InlineData(1, double.NaN, 1, NoEstimate.Missing)]
    [InlineData(1, 1.5, 1, NoEstimate.Invalid)]
    [InlineData(1, -1, 1, NoEstimate.Invalid)]
    [InlineData(1, 0, -1, NoEstimate.Invalid)]
    [InlineData(1, 0, double.NaN, NoEstimate.Missing)]
    public void A_row_that_cannot_be_used_leaves_no_fit_or_is_left_out_and_counted(double x, double y, double weight, NoEstimate reason)
    {
        double[] group = [.. Group, x];
        double[] yes = [.. Yes, y];
        double[] weights = [.. Yes.Select(_ => 1.0), weight];
        DesignMatrix design = DesignMatrix.OfColumns(["group"], [group]);
        BinomialOutcome outcome = BinomialOutcome.Of(yes) with { Weights = weights };
        RegressionFit none = LogisticModel.Fit(design, outcome);
        Assert.Equal(reason, none.Reason);
        Assert.Equal(new RefusedRows(reason, 1, 11), Assert.Single(none.Refused));
        Assert.All(none.Coefficients, one => Assert.Null(one.Estimate));
        RegressionFit fit = LogisticModel.Fit(design, outcome, new() { LeaveOutRefusedRows = true });
        Same(LogisticModel.Fit(DesignMatrix.OfColumns(["group"], [Group]), BinomialOutcome.Of(Yes)), fit, 1e-12);
        Assert.Equal(11, fit.Quality!.Rows);
    }

    [Fact]
    public void No_rows_and_rows_all_of_weight_0_have_no_fit()
    {
        Assert.Equal(NoEstimate.TooFewRows, LogisticModel.Fit(DesignMatrix.InterceptOnly(0), BinomialOutcome.Of(Array.Empty<double>())).Reason);
        Assert.Equal(NoEstimate.TooFewRows, LogisticModel.Fit(DesignMatrix.InterceptOnly(2), BinomialOutcome.Of(new double[2]) with { Weights = new double[2] }).Reason);
    }

    [Fact]
    public void Names_that_differ_are_no_prediction()
    {
        RegressionFit fit = LogisticModel.Fit(DesignMatrix.OfColumns(["group"], [Group]), BinomialOutcome.Of(Yes));
        Assert.Throws<ArgumentException>(() => LogisticModel.Predict(fit, DesignMatrix.OfColumns(["other"], [Group]), [], new double[11]));
        Assert.Throws<ArgumentException>(() => DesignMatrix.OfColumns(["group", "group"], [Group, Group]));
    }

    internal static void Same(RegressionFit expected, RegressionFit ours, double relative)
    {
        for (int i = 0; i < expected.Coefficients.Count; i++)
        {
            Assert.Equal(expected.Coefficients[i].Estimate!.Value, ours.Coefficients[i].Estimate!.Value, relative * (1 + Math.Abs(expected.Coefficients[i].Estimate!.Value)));
            Assert.Equal(expected.Coefficients[i].StandardError!.Value, ours.Coefficients[i].StandardError!.Value, relative);
        }
    }
}
