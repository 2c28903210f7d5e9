using LaaAnalytics.Statistics.Calibration;
using LaaAnalytics.Statistics.Comparisons;
using LaaAnalytics.Statistics.Discrimination;
using LaaAnalytics.Statistics.Models;
using LaaAnalytics.Statistics.Multiplicity;
using MathNet.Numerics.Distributions;

namespace LaaAnalytics.Statistics.Benchmarks;

/// <summary>How often tests at 5 per cent reject where nothing is the matter.</summary>
internal static class TestStudies
{
    private static readonly RegressionOptions One = new() { Threads = 1 };

    public static IEnumerable<Study> Studies()
    {
        foreach (int n in (int[])[200, 1000])
        {
            yield return new("Wald test of a column of no effect", $"{n} people", Aim.NearFive, random =>
            {
                (DesignMatrix design, _, double[] yes) = WithNoise(random, n);
                return LogisticModel.Fit(design, BinomialOutcome.Of(yes), One).Of("noise")!.P < 0.05;
            });
            yield return new("Likelihood ratio test of a column of no effect", $"{n} people", Aim.NearFive, random =>
            {
                (DesignMatrix design, double[] x, double[] yes) = WithNoise(random, n);
                RegressionFit larger = LogisticModel.Fit(design, BinomialOutcome.Of(yes), One);
                RegressionFit smaller = LogisticModel.Fit(DesignMatrix.OfColumns(["x"], [x]), BinomialOutcome.Of(yes), One);
                return RegressionModel.LikelihoodRatio(smaller, larger).PValue < 0.05;
            });
            yield return new("Spiegelhalter's test of right predictions", $"{n} people", Aim.NearFive, random =>
            {
                (bool[] events, double[] p) = RegressionStudies.Predicted(random, n, 1, 0);
                return PredictionSums.Of(events, p).Spiegelhalter.PValue < 0.05;
            });
            yield return new("Hosmer-Lemeshow, predictions of others", $"{n} people", Aim.NearFive, random =>
            {
                (bool[] events, double[] p) = RegressionStudies.Predicted(random, n, 1, 0);
                return HosmerLemeshow.Of(events, p, inSample: false).Test.PValue < 0.05;
            });
            yield return new("Hosmer-Lemeshow, in the sample", $"{n} people", Aim.NearFive, random =>
            {
                (DesignMatrix design, double[] yes, _) = RegressionStudies.YesRows(random, n, -0.5, 1);
                RegressionFit fit = LogisticModel.Fit(design, BinomialOutcome.Of(yes), One);
                double[] fitted = new double[n];
                LogisticModel.Predict(fit, design, [], fitted);
                return HosmerLemeshow.Of([.. yes.Select(one => one == 1)], fitted).Test.PValue < 0.05;
            });
            yield return new("Gap of calibration between groups", $"{n} people", Aim.NearFive, random =>
            {
                (bool[] events, double[] p) = RegressionStudies.Predicted(random, n, 1, 0.2);
                string[] groups = [.. p.Select((_, i) => i % 3 == 0 ? "a" : "b")];
                return GroupCalibration.Of(events, p, groups)[0].GapP is { } own ? own < 0.05 : null;
            });
            yield return new("Two areas under the curve, DeLong", $"{n} people", Aim.NearFive, random =>
            {
                bool[] events = [.. Enumerable.Range(0, n).Select(i => i % 4 == 0)];
                double[] common = [.. events.Select(one => Normal.Sample(random, one ? 0.8 : 0, 1))];
                double[] first = [.. common.Select(one => one + Normal.Sample(random, 0, 0.7))];
                double[] second = [.. common.Select(one => one + Normal.Sample(random, 0, 0.7))];
                return AreaUnderCurve.Compare(events, first, second).Test.PValue < 0.05;
            });
            yield return new("Negative binomial over Poisson, where counts are Poisson", $"{n} people", Aim.NearFive, random =>
            {
                (DesignMatrix design, double[] y) = RegressionStudies.CountRows(random, n, 0.5, double.PositiveInfinity);
                return NegativeBinomialModel.Fit(design, CountOutcome.Of(y), One).AgainstPoisson.PValue < 0.05;
            });
        }

        foreach ((int n, int m, double p) in ((int, int, double)[])[(30, 40, 0.3), (200, 150, 0.1), (600, 900, 0.4)])
        {
            string setting = IntervalStudies.Text($"{p} of {n} and of {m}");
            yield return new("Fisher's exact test", setting, Aim.AtMostNominal, random =>
                FisherExact.Estimate(new(Binomial.Sample(random, p, n), n), new(Binomial.Sample(random, p, m), m)).PValue is { } own ? own < 0.05 : null);
            yield return new("Chi-squared test", setting, Aim.NearFive, random =>
                ChiSquaredTest.Of(new(Binomial.Sample(random, p, n), n), new(Binomial.Sample(random, p, m), m)).PValue is { } own ? own < 0.05 : null);
        }

        // Any rejection among 50 true nulls is a false discovery: the share of tables with one is the false discovery rate.
        yield return new("Benjamini-Hochberg, 50 areas without a difference", "any flagged", Aim.AtMostNominal, random =>
            AdjustedPValues.BenjaminiHochberg([.. Enumerable.Range(0, 50).Select(_ => (double?)random.NextDouble())]).Any(one => one < 0.05));
    }

    private static (DesignMatrix Design, double[] X, double[] Yes) WithNoise(Random random, int n)
    {
        (double[] x, double[] noise, double[] yes) = (new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++)
        {
            (x[i], noise[i]) = (Normal.Sample(random, 0, 1), Normal.Sample(random, 0, 1));
            yes[i] = random.NextDouble() < 1 / (1 + Math.Exp(1 - (0.6 * x[i]))) ? 1 : 0;
        }

        return (DesignMatrix.OfColumns(["x", "noise"], [x, noise]), x, yes);
    }
}
