using LaaAnalytics.Statistics.Calibration;
using LaaAnalytics.Statistics.Discrimination;
using LaaAnalytics.Statistics.Models;
using MathNet.Numerics.Distributions;

namespace LaaAnalytics.Statistics.Benchmarks;

/// <summary>Coverage of intervals of regressions, areas under the curve and calibration.</summary>
internal static class RegressionStudies
{
    private const double Slope = 0.5;
    private const double Dummy = -0.4;
    private static readonly RegressionOptions One = new() { Threads = 1 };

    public static IEnumerable<Study> Studies()
    {
        foreach ((int n, double intercept) in ((int, double)[])[(150, -0.8), (400, -1.5), (400, 0), (2000, -2.5)])
        {
            string setting = IntervalStudies.Text($"{n} people, intercept {intercept}");
            yield return Logistic("Logistic, Wald", setting, Aim.NearNominal, n, intercept, 1, One);
            yield return Logistic("Logistic, profile", setting, Aim.NearNominal, n, intercept, 1, One with { ProfileIntervals = true });
            yield return Logistic("Logistic, Firth's profile", setting, Aim.NearNominal, n, intercept, 1, One with { Firth = true, ProfileIntervals = true });
            yield return Logistic("Logistic, robust", setting, Aim.NearNominal, n, intercept, 1, One with { Covariance = CovarianceKind.RobustSmallSample });
        }

        // Each person entered four times with one disposition: errors that take rows for people are too small.
        foreach (int people in (int[])[60, 150, 500])
        {
            yield return Logistic(
                "Logistic, clustered",
                IntervalStudies.Text($"{people} people, four rows each"),
                Aim.NearNominal,
                4 * people,
                -0.8,
                4,
                One with { Covariance = CovarianceKind.ClusteredSmallSample });
        }

        foreach ((int n, double intercept) in ((int, double)[])[(100, 0), (300, -1), (1500, -1.5)])
        {
            string setting = IntervalStudies.Text($"{n} people, intercept {intercept}");
            yield return Counts("Poisson, Wald", setting, n, intercept, double.PositiveInfinity, One);
            yield return Counts("Poisson, profile", setting, n, intercept, double.PositiveInfinity, One with { ProfileIntervals = true });
            string varied = setting + ", theta 1.2";
            yield return Counts("Poisson, quasi, varied counts", varied, n, intercept, 1.2, One with { Covariance = CovarianceKind.Quasi });
            yield return Counts("Poisson, robust, varied counts", varied, n, intercept, 1.2, One with { Covariance = CovarianceKind.RobustSmallSample });
            yield return new("Negative binomial, Wald", varied, Aim.NearNominal, random =>
            {
                (DesignMatrix design, double[] y) = CountRows(random, n, intercept, 1.2);
                return Holds(NegativeBinomialModel.Fit(design, CountOutcome.Of(y), One).Regression.Of("x"), Slope);
            });
            yield return new("Negative binomial, theta", varied, Aim.NearNominal, random =>
            {
                (DesignMatrix design, double[] y) = CountRows(random, n, intercept, 1.2);
                return NegativeBinomialModel.Fit(design, CountOutcome.Of(y), One).Theta.Interval?.Contains(1.2);
            });
        }

        foreach ((int with, int without, double shift) in ((int, int, double)[])[(30, 90, 0.4), (100, 300, 0.7), (60, 60, 1.2), (500, 1500, 0.7)])
        {
            double truth = Normal.CDF(0, Math.Sqrt(2), shift);
            yield return new("Area under the curve, DeLong", IntervalStudies.Text($"{with} and {without} people, area {truth:F2}"), Aim.NearNominal, random =>
            {
                bool[] events = [.. Enumerable.Range(0, with + without).Select(i => i < with)];
                double[] scores = [.. events.Select(one => Normal.Sample(random, one ? shift : 0, 1))];
                return AreaUnderCurve.Estimate(events, scores).Interval?.Contains(truth);
            });
        }

        foreach ((int n, double stretch, double shift) in ((int, double, double)[])[(200, 1, 0), (600, 0.7, 0.3), (3000, 1.3, -0.2)])
        {
            string setting = IntervalStudies.Text($"{n} people, true slope {stretch}, intercept {shift}");
            yield return new("Calibration slope", setting, Aim.NearNominal, random =>
            {
                (bool[] events, double[] p) = Predicted(random, n, stretch, shift);
                return Holds(CalibrationLine.Of(events, p).Slope, stretch);
            });
            yield return new("Observed over expected, predictions known", setting, Aim.NearNominal, random =>
            {
                (bool[] events, double[] p) = Predicted(random, n, stretch, shift);
                double truth = p.Sum(one => Outcome(one, stretch, shift)) / p.Sum();
                return PredictionSums.Of(events, p).ObservedToExpected().Interval?.Contains(truth);
            });
        }

        foreach (int n in (int[])[200, 600, 3000])
        {
            yield return new("Calibration in the large", IntervalStudies.Text($"{n} people, off by 0.3"), Aim.NearNominal, random =>
            {
                (bool[] events, double[] p) = Predicted(random, n, 1, 0.3);
                return Holds(CalibrationLine.Of(events, p).InTheLarge, 0.3);
            });
        }
    }

    internal static (bool[] Events, double[] Probabilities) Predicted(Random random, int n, double stretch, double shift)
    {
        double[] p = [.. Enumerable.Range(0, n).Select(_ => Share(-0.8 + Normal.Sample(random, 0, 0.9)))];
        return ([.. p.Select(one => random.NextDouble() < Outcome(one, stretch, shift))], p);
    }

    internal static (DesignMatrix Design, double[] Yes, int[] People) YesRows(Random random, int n, double intercept, int copies)
    {
        (double[] x, double[] d, double[] y, int[] person) = (new double[n], new double[n], new double[n], new int[n]);
        for (int i = 0; i < n; i += copies)
        {
            (double own, double group) = (Normal.Sample(random, 0, 1), random.NextDouble() < 0.4 ? 1 : 0);
            double draw = random.NextDouble();
            for (int copy = i; copy < i + copies; copy++)
            {
                // Three rows in four repeat the person's own outcome.
                double luck = random.NextDouble() < 0.75 && copies > 1 ? draw : random.NextDouble();
                (x[copy], d[copy], person[copy]) = (own, group, i);
                y[copy] = luck < Share(intercept + (Slope * own) + (Dummy * group)) ? 1 : 0;
            }
        }

        return (DesignMatrix.OfColumns(["x", "d"], [x, d]), y, person);
    }

    internal static (DesignMatrix Design, double[] Counts) CountRows(Random random, int n, double intercept, double theta)
    {
        (double[] x, double[] d, double[] y) = (new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++)
        {
            (x[i], d[i]) = (Normal.Sample(random, 0, 1), random.NextDouble() < 0.4 ? 1 : 0);
            double mean = Math.Exp(intercept + (Slope * x[i]) + (Dummy * d[i]));
            y[i] = Poisson.Sample(random, double.IsFinite(theta) ? mean * Gamma.Sample(random, theta, theta) : mean);
        }

        return (DesignMatrix.OfColumns(["x", "d"], [x, d]), y);
    }

    private static Study Logistic(string method, string setting, Aim aim, int n, double intercept, int copies, RegressionOptions options) =>
        new(method, setting, aim, random =>
        {
            (DesignMatrix design, double[] yes, int[] people) = YesRows(random, n, intercept, copies);
            return Holds(LogisticModel.Fit(design, BinomialOutcome.Of(yes) with { Clusters = people }, options).Of("x"), Slope);
        });

    private static Study Counts(string method, string setting, int n, double intercept, double theta, RegressionOptions options) =>
        new(method, setting, Aim.NearNominal, random =>
        {
            (DesignMatrix design, double[] y) = CountRows(random, n, intercept, theta);
            return Holds(PoissonModel.Fit(design, CountOutcome.Of(y), options).Of("x"), Slope);
        });

    private static bool? Holds(Coefficient? coefficient, double truth) => coefficient?.Interval?.Contains(truth);

    private static double Outcome(double p, double stretch, double shift) => Share((stretch * Math.Log(p / (1 - p))) + shift);

    private static double Share(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
