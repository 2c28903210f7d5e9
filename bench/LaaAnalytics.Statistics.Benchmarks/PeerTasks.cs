using System.Diagnostics;
using System.Globalization;
using LaaAnalytics.Statistics.Calibration;
using LaaAnalytics.Statistics.Discrimination;
using LaaAnalytics.Statistics.Models;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Benchmarks;

/// <summary>Our side of the comparison with R: each task several times in one process, reading apart; results to a file, to be compared before a time counts.</summary>
internal static class PeerTasks
{
    private const int Passes = 5;

    public static int Run(string task, string folder, string results)
    {
        Func<double[]> work = Prepare(task, folder);
        double[] answer = [];
        for (int pass = 0; pass < Passes; pass++)
        {
            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            answer = work();
            double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
            double spent = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{task},ours,{pass + 1},{wall:F4},{spent:F4}"));
        }

        File.WriteAllLines(results, answer.Select(one => one.ToString("R", CultureInfo.InvariantCulture)));
        return 0;
    }

    private static Func<double[]> Prepare(string task, string folder) => task switch
    {
        "logistic" => Logistic(PeerTables.Read(Path.Combine(folder, "wide.bin"), PeerTables.Columns + 3)),
        "poisson" => Poisson(PeerTables.Read(Path.Combine(folder, "wide.bin"), PeerTables.Columns + 3)),
        "negative-binomial" => NegativeBinomial(PeerTables.Read(Path.Combine(folder, "few.bin"), PeerTables.NegativeColumns + 1)),
        "auc-brier" => Predictions(PeerTables.Read(Path.Combine(folder, "wide.bin"), PeerTables.Columns + 3)),
        "wilson" => Shares(PeerTables.Read(Path.Combine(folder, "pairs.bin"), 2), ProportionMethod.WilsonScore),
        "exact" => Shares(PeerTables.Read(Path.Combine(folder, "pairs.bin"), 2), ProportionMethod.ExactBinomial),
        _ => throw new ArgumentOutOfRangeException(nameof(task)),
    };

    private static Func<double[]> Logistic(double[][] wide) => () =>
        Numbers(LogisticModel.Fit(Design(wide, PeerTables.Columns), BinomialOutcome.Of(wide[PeerTables.Columns])));

    private static Func<double[]> Poisson(double[][] wide) => () =>
        Numbers(PoissonModel.Fit(Design(wide, PeerTables.Columns), CountOutcome.Of(wide[PeerTables.Columns + 1])));

    private static Func<double[]> NegativeBinomial(double[][] few) => () =>
    {
        NegativeBinomialFit fit = NegativeBinomialModel.Fit(Design(few, PeerTables.NegativeColumns), CountOutcome.Of(few[PeerTables.NegativeColumns]));
        return [.. Numbers(fit.Regression), fit.Theta.Value!.Value];
    };

    private static Func<double[]> Predictions(double[][] wide)
    {
        bool[] events = [.. wide[PeerTables.Columns].Select(one => one == 1)];
        double[] score = wide[PeerTables.Columns + 2];
        return () =>
        {
            PredictionSums sums = PredictionSums.Of(events, score);
            return [AreaUnderCurve.Estimate(events, score).Area!.Value, sums.Brier!.Value, sums.LogLoss!.Value];
        };
    }

    private static Func<double[]> Shares(double[][] pairs, ProportionMethod method)
    {
        long[] events = [.. pairs[0].Select(one => (long)one)];
        long[] people = [.. pairs[1].Select(one => (long)one)];
        double[] shares = new double[events.Length];
        double[] lower = new double[events.Length];
        double[] upper = new double[events.Length];
        NoEstimate[] status = new NoEstimate[events.Length];
        return () =>
        {
            ProportionIntervals.For(events, people, shares, lower, upper, status, method);
            return [lower.Sum(), upper.Sum(), .. lower.Where((_, i) => i % 1000 == 0), .. upper.Where((_, i) => i % 1000 == 0)];
        };
    }

    private static DesignMatrix Design(double[][] columns, int count) => DesignMatrix.OfColumns(
        [.. Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"x{i}"))],
        [.. columns.Take(count).Select(one => (ReadOnlyMemory<double>)one)]);

    private static double[] Numbers(RegressionFit fit) =>
        [.. fit.Coefficients.Select(one => one.Estimate!.Value), .. fit.Coefficients.Select(one => one.StandardError!.Value), fit.Quality!.Deviance];
}
