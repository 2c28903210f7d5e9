using LaaAnalytics.Statistics.Models;

namespace LaaAnalytics.Statistics.Tests.Models;

public sealed class SeparationTest
{
    [Fact]
    public void A_column_whose_values_part_the_outcomes_is_named_and_nothing_is_estimated()
    {
        RegressionFit fit = LogisticModel.Fit(DesignMatrix.OfColumns(["x"], [new double[] { 1, 2, 3, 4, 5, 6 }]), BinomialOutcome.Of(new double[] { 0, 0, 0, 1, 1, 1 }));
        Assert.Equal((NoEstimate.Separation, SeparationKind.Complete, 6L, false), (fit.Reason, fit.Separation.Kind, fit.Separation.Rows, fit.Converged));
        Assert.Equal(["x"], fit.Separation.Columns);
        Assert.All(fit.Coefficients, one => Assert.Equal((null, NoEstimate.Separation), (one.Estimate, one.Reason)));
        Assert.Equal(NoEstimate.Separation, LogisticModel.Predict(fit, DesignMatrix.OfColumns(["x"], [new double[] { 1 }]), [], new double[1]));
    }

    // All people of one group have the event: its coefficient grows without bound, the others are those of the people outside it.
    [Fact]
    public void A_group_that_all_have_the_event_is_named_and_the_others_keep_their_limits()
    {
        Simulated data = new(400, 21);
        double[] yes = [.. data.Yes.Select((one, i) => data.Columns[1][i] == 1 ? 1 : one)];
        RegressionFit fit = LogisticModel.Fit(data.Design, BinomialOutcome.Of(yes));
        Assert.Equal((NoEstimate.Separation, SeparationKind.Quasi), (fit.Reason, fit.Separation.Kind));
        Assert.Equal(["young"], fit.Separation.Columns);
        Assert.Equal(data.Columns[1].Count(one => one == 1), fit.Separation.Rows);
        Assert.Equal((null, NoEstimate.Separation), (fit.Of("young")!.Estimate, fit.Of("young")!.Reason));
        int[] others = [.. Enumerable.Range(0, 400).Where(i => data.Columns[1][i] == 0)];
        RegressionFit rest = LogisticModel.Fit(
            DesignMatrix.OfColumns(["woman", "age", "prior"], [Of(0), Of(2), Of(3)]), BinomialOutcome.Of(others.Select(i => yes[i]).ToArray()));
        foreach (Coefficient one in rest.Coefficients)
        {
            Assert.Equal(one.Estimate!.Value, fit.Of(one.Name)!.Estimate!.Value, 1e-9);
            Assert.Equal(one.StandardError!.Value, fit.Of(one.Name)!.StandardError!.Value, 1e-9);
        }

        Assert.Equal(rest.Quality!.Deviance, fit.Quality!.Deviance, 1e-8);

        double[] Of(int column) => [.. others.Select(i => data.Columns[column][i])];
    }

    // Neither a nor b parts the outcomes alone, their sum does.
    [Fact]
    public void Columns_that_part_the_outcomes_only_together_are_named_together()
    {
        double[] a = [1, 5, 2, 4, 3, 6, 2, 7];
        double[] b = [3, -2, 1, -1, 4, 1, 4, -1];
        double[] yes = [.. a.Zip(b, (one, other) => one + other > 4.5 ? 1.0 : 0)];
        RegressionFit fit = LogisticModel.Fit(DesignMatrix.OfColumns(["a", "b"], [a, b]), BinomialOutcome.Of(yes));
        Assert.Equal(SeparationKind.Complete, fit.Separation.Kind);
        Assert.Equal(["a", "b"], fit.Separation.Columns);
    }

    [Fact]
    public void One_outcome_out_of_line_is_enough_for_estimates()
    {
        double[] x = [1, 2, 3, 4, 5, 6];
        RegressionFit fit = LogisticModel.Fit(DesignMatrix.OfColumns(["x"], [x]), BinomialOutcome.Of(new double[] { 0, 0, 1, 0, 1, 1 }));
        Assert.Equal((NoEstimate.None, SeparationKind.None), (fit.Reason, fit.Separation.Kind));
    }

    // Outcomes meet at one value of x: quasi-separation with a row of each kind at 3.
    [Fact]
    public void Outcomes_that_meet_in_one_value_are_quasi_separated()
    {
        RegressionFit fit = LogisticModel.Fit(DesignMatrix.OfColumns(["x"], [new double[] { 1, 2, 3, 3, 4, 5 }]), BinomialOutcome.Of(new double[] { 0, 0, 0, 1, 1, 1 }));
        Assert.Equal((NoEstimate.Separation, SeparationKind.Quasi, 4L), (fit.Reason, fit.Separation.Kind, fit.Separation.Rows));
        Assert.Equal(2 * 2 * Math.Log(2), fit.Quality!.Deviance, 1e-9);
    }

    [Fact]
    public void Grouped_rows_that_are_mixed_separate_nothing()
    {
        double[] dose = [1, 2, 3, 4];
        RegressionFit mixed = LogisticModel.Fit(DesignMatrix.OfColumns(["dose"], [dose]), BinomialOutcome.Grouped(new double[] { 0, 1, 4, 5 }, new double[] { 5, 5, 5, 5 }));
        Assert.Equal(NoEstimate.None, mixed.Reason);
        RegressionFit parted = LogisticModel.Fit(DesignMatrix.OfColumns(["dose"], [dose]), BinomialOutcome.Grouped(new double[] { 0, 0, 5, 5 }, new double[] { 5, 5, 5, 5 }));
        Assert.Equal(SeparationKind.Complete, parted.Separation.Kind);
    }

    // A rare event with strong predictors is no separation, however small the probabilities.
    [Fact]
    public void Very_small_probabilities_are_not_taken_for_separation()
    {
        Random random = new(5);
        double[] x = [.. Enumerable.Range(0, 20_000).Select(_ => random.NextDouble() * 20)];
        double[] yes = [.. x.Select(one => random.NextDouble() < 1 / (1 + Math.Exp(18 - one)) ? 1.0 : 0)];
        RegressionFit fit = LogisticModel.Fit(DesignMatrix.OfColumns(["x"], [x]), BinomialOutcome.Of(yes));
        Assert.Equal(NoEstimate.None, fit.Reason);
        Assert.Equal(1, fit.Of("x")!.Estimate!.Value, 0.3);
    }

    [Fact]
    public void A_group_without_events_has_no_rate_ratio_and_the_other_groups_keep_theirs()
    {
        double[] b = [0, 0, 1, 1, 0, 0];
        double[] c = [0, 0, 0, 0, 1, 1];
        double[] counts = [2, 4, 0, 0, 5, 7];
        DesignMatrix design = DesignMatrix.OfColumns(["b", "c"], [b, c]);
        RegressionFit fit = PoissonModel.Fit(design, CountOutcome.Of(counts));
        Assert.Equal((NoEstimate.Separation, SeparationKind.Quasi, 2L), (fit.Reason, fit.Separation.Kind, fit.Separation.Rows));
        Assert.Equal(["b"], fit.Separation.Columns);
        Assert.Equal(Math.Log(6.0 / 3), fit.Of("c")!.Estimate!.Value, 1e-10);
        Assert.Null(fit.Of("b")!.Estimate);

        // Firth's rate of a group without events: half an event (Heinze G, Schemper M (2002) Statist Med 21:2409-2419, for the likelihood ratio).
        RegressionFit firth = PoissonModel.Fit(design, CountOutcome.Of(counts), new() { Firth = true });
        Assert.Equal(Math.Log(0.5 / 6.5), firth.Of("b")!.Estimate!.Value, 1e-9);
        NegativeBinomialFit negative = NegativeBinomialModel.Fit(design, CountOutcome.Of(counts));
        Assert.Equal(NoEstimate.Separation, negative.Regression.Reason);
        Assert.Equal(["b"], negative.Regression.Separation.Columns);
    }

    // The design decides, not the order of the rows.
    [Fact]
    public void Separation_is_found_in_any_order_and_split_of_the_rows()
    {
        Simulated data = new(500, 22);
        for (int i = 0; i < 500; i++)
        {
            data.Yes[i] = data.Columns[0][i] == 1 ? 0 : data.Yes[i];
        }

        RegressionFit fit = LogisticModel.Fit([data.Part(0, 123), data.Part(123, 200), data.Part(323, 177)]);
        Assert.Equal(["woman"], fit.Separation.Columns);
        LogisticModelTest.Same(
            LogisticModel.Fit(data.Design, BinomialOutcome.Of(data.Yes)) with { Coefficients = [fit.Of("age")!] },
            fit with { Coefficients = [fit.Of("age")!] },
            1e-10);
    }
}
