using FsCheck.Fluent;
using LaaAnalytics.Statistics.Models;

namespace LaaAnalytics.Statistics.Tests.Models;

/// <summary>A fit over parts is the fit over the whole, a fit of cells that of their people.</summary>
public sealed class MergedFitTest
{
    [Theory]
    [InlineData(CovarianceKind.Model)]
    [InlineData(CovarianceKind.Robust)]
    [InlineData(CovarianceKind.RobustSmallSample)]
    [InlineData(CovarianceKind.ClusteredSmallSample)]
    public void Parts_give_the_fit_of_the_whole(CovarianceKind kind)
    {
        Simulated data = new(2_000, 31);
        RegressionOptions options = new() { Covariance = kind };
        RegressionFit whole = LogisticModel.Fit([data.Part(0, 2_000)], options);
        RegressionFit parts = LogisticModel.Fit([data.Part(0, 1), data.Part(1, 700), data.Part(701, 0), data.Part(701, 1_299)], options);
        LogisticModelTest.Same(whole, parts, 1e-11);
        Assert.Equal(whole.Quality!.Deviance, parts.Quality!.Deviance, 1e-8);
        Assert.Equal(whole.Quality.NullDeviance, parts.Quality.NullDeviance, 1e-8);
    }

    // What two places would do that keep their rows to themselves.
    [Fact]
    public void Newtons_steps_on_merged_sums_end_at_the_fit_of_all_rows()
    {
        Simulated data = new(1_500, 32);
        RegressionPart<BinomialOutcome> one = data.Part(0, 600);
        RegressionPart<BinomialOutcome> other = data.Part(600, 900);
        double[] coefficients = new double[5];
        InformationSums? sums = null;
        for (int step = 0; step < 8; step++)
        {
            sums = LogisticModel.Sums(one, coefficients).Merge(LogisticModel.Sums(other, coefficients));
            coefficients = sums.Step(coefficients)!;
        }

        RegressionFit fit = LogisticModel.Fit(data.Design, BinomialOutcome.Of(data.Yes));
        Assert.Equal(fit.Quality!.LogLikelihood, sums!.LogLikelihood, 1e-8);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(fit.Coefficients[i].Estimate!.Value, coefficients[i], 1e-9);
        }
    }

    [Theory]
    [InlineData(CovarianceKind.Model)]
    [InlineData(CovarianceKind.Robust)]
    [InlineData(CovarianceKind.RobustSmallSample)]
    public void Cells_give_the_fit_of_their_people(CovarianceKind kind)
    {
        Simulated data = new(3_000, 33);
        RegressionOptions options = new() { Covariance = kind };
        RegressionFit people = LogisticModel.Fit(data.Design, BinomialOutcome.Of(data.Yes), options);
        CovariateCells cells = CovariateCells.Of(data.Design, data.Yes);
        RegressionFit fit = LogisticModel.Fit(cells.Design(), BinomialOutcome.OfCells(cells.Sum(0), cells.People), options);
        Assert.True(cells.Count < 1_500);
        LogisticModelTest.Same(people, fit, 1e-10);
        FitQuality expected = people.Quality!;
        FitQuality ours = fit.Quality!;
        Assert.Equal(expected.Deviance, ours.Deviance, 1e-8);
        Assert.Equal(expected.NullDeviance, ours.NullDeviance, 1e-8);
        Assert.Equal(expected.PearsonChiSquared, ours.PearsonChiSquared, 1e-7);
        Assert.Equal(expected.Bic, ours.Bic, 1e-8);
        Assert.Equal((expected.Rows, expected.DegreesOfFreedom), (ours.Rows, ours.DegreesOfFreedom));
    }

    [Fact]
    public void Cells_of_counts_with_exposures_give_the_Poisson_fit_of_their_people()
    {
        Simulated data = new(2_000, 34);
        double[] exposure = [.. data.Columns[3].Select(prior => 1 + (prior % 2))];
        RegressionFit people = PoissonModel.Fit(data.Design, CountOutcome.Of(data.Counts, exposure));
        CovariateCells cells = CovariateCells.Of(data.Design, data.Counts, exposure);
        LogisticModelTest.Same(people, PoissonModel.Fit(cells.Design(), CountOutcome.Of(cells.Sum(0), cells.Sum(1))), 1e-10);
    }

    // Any cut, any order: cells and their fit agree to the last bit.
    [Fact]
    public void Merged_cells_of_any_split_and_order_are_the_cells_of_the_whole_to_the_last_bit() =>
        Law.Holds(Gen.Choose(1, 399).Zip(Gen.Choose(1, 1_000_000)), sample =>
        {
            (int cut, int seed) = sample;
            Simulated data = new(400, 35);
            CovariateCells whole = CovariateCells.Of(data.Design, data.Yes);
            int[] order = [.. Enumerable.Range(0, 400)];
            new Random(seed).Shuffle(order);
            CovariateCells merged = Cells(order[..cut]).Merge(Cells(order[cut..]));
            Assert.Equal(whole.People.ToArray(), merged.People.ToArray());
            Assert.Equal(whole.Sum(0).ToArray(), merged.Sum(0).ToArray());
            if (cut % 10 == 0)
            {
                LogisticModelTest.Same(Fit(whole), Fit(merged), 0);
            }

            CovariateCells Cells(int[] rows) => CovariateCells.Of(
                DesignMatrix.OfColumns(
                    ["woman", "young", "age", "prior"], [.. data.Columns.Select(column => (ReadOnlyMemory<double>)rows.Select(i => column[i]).ToArray())]),
                rows.Select(i => data.Yes[i]).ToArray());
        });

    // A fit does not know the order of rows, nor rows of weight 0, nor the unit of a column.
    [Fact]
    public void Order_zero_rows_and_units_change_nothing_but_the_unit() =>
        Law.Holds(Gen.Choose(1, 1_000_000).Zip(Gen.Elements(0.001, 0.5, 12.0, 1e6)), sample =>
        {
            (int seed, double unit) = sample;
            Simulated data = new(250, 36);
            RegressionFit fit = LogisticModel.Fit(data.Design, BinomialOutcome.Of(data.Yes));
            int[] order = [.. Enumerable.Range(0, 260)];
            new Random(seed).Shuffle(order);
            double Value(int column, int i) => i < 250 ? data.Columns[column][i] * (column == 2 ? unit : 1) : 77;
            RegressionFit other = LogisticModel.Fit(
                DesignMatrix.OfColumns(
                    ["woman", "young", "age", "prior"], [.. Enumerable.Range(0, 4).Select(column => (ReadOnlyMemory<double>)order.Select(i => Value(column, i)).ToArray())]),
                BinomialOutcome.Of(order.Select(i => i < 250 ? data.Yes[i] : 1).ToArray()) with { Weights = order.Select(i => i < 250 ? 1.0 : 0).ToArray() });
            Assert.Equal(fit.Of("age")!.Estimate!.Value, other.Of("age")!.Estimate!.Value * unit, 1e-10);
            Assert.Equal(fit.Of("age")!.Z!.Value, other.Of("age")!.Z!.Value, 1e-7);
            Assert.Equal(fit.Of("woman")!.Estimate!.Value, other.Of("woman")!.Estimate!.Value, 1e-9);
            Assert.Equal(fit.Quality!.Deviance, other.Quality!.Deviance, 1e-8);
        });

    private static RegressionFit Fit(CovariateCells cells) => LogisticModel.Fit(cells.Design(), BinomialOutcome.OfCells(cells.Sum(0), cells.People));
}
