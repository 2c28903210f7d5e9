using System.Globalization;

namespace LaaAnalytics.Statistics.Benchmarks;

/// <summary>How often intervals hold the truth and tests cry wolf, by simulation with fixed seeds; prints the table of <c>bench/COVERAGE.md</c>.</summary>
internal static class Coverage
{
    /// <summary>Draws every study <paramref name="repetitions"/> times in every setting; the same numbers for any number of threads.</summary>
    public static void Print(int repetitions)
    {
        Console.WriteLine("| method | setting | drawn | without a number | held, or rejected, % | Monte Carlo error |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: | ---: |");
        List<string> summary = [];
        foreach (IGrouping<string, Study> method in IntervalStudies.Studies().Concat(RegressionStudies.Studies()).Concat(TestStudies.Studies()).GroupBy(one => one.Method, StringComparer.Ordinal))
        {
            double sum = 0;
            double variance = 0;
            bool enough = true;
            int settings = 0;
            Aim aim = method.First().Aim;
            foreach (Study study in method)
            {
                (int yes, int drawn, int none) = Draw(study, repetitions);
                double share = yes / (double)drawn;
                double error = Math.Sqrt(share * (1 - share) / drawn);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"| {study.Method} | {study.Setting} | {drawn} | {none} | {100 * share:F1} | {100 * error:F1} |"));
                enough &= aim != Aim.AtLeastNominal || share >= 0.95 - (3 * Math.Sqrt(0.95 * 0.05 / drawn));
                enough &= aim != Aim.AtMostNominal || share <= 0.05 + (3 * Math.Sqrt(0.95 * 0.05 / drawn));
                (sum, variance, settings) = (sum + share, variance + (error * error), settings + 1);
            }

            double mean = sum / settings;
            double meanError = Math.Sqrt(variance) / settings;
            (double least, double most) = aim switch
            {
                Aim.NearNominal => (0.93, 0.97),
                Aim.NearFive => (0.03, 0.07),
                Aim.AtLeastNominal => (0.95, 1.0),
                _ => (0.0, 0.05),
            };
            bool holds = enough && mean >= least - (3 * meanError) && mean <= most + (3 * meanError);
            string words = aim switch
            {
                Aim.NearNominal => "93 to 97 on average",
                Aim.NearFive => "3 to 7 on average",
                Aim.AtLeastNominal => "at least 95 in every setting",
                _ => "at most 5 in every setting",
            };
            summary.Add(string.Create(CultureInfo.InvariantCulture, $"| {method.Key} | {words} | {100 * mean:F2} | {100 * meanError:F2} | {(holds ? "yes" : "NO")} |"));
        }

        Console.WriteLine();
        Console.WriteLine("| method | aim, % | mean over settings, % | Monte Carlo error | met |");
        Console.WriteLine("| --- | --- | ---: | ---: | --- |");
        foreach (string line in summary)
        {
            Console.WriteLine(line);
        }
    }

    // Every repetition has a generator of its own, so that threads change nothing.
    private static (int Yes, int Drawn, int None) Draw(Study study, int repetitions)
    {
        bool?[] results = new bool?[repetitions];
        int seed = 20_261_122;
        foreach (char letter in study.Method + study.Setting)
        {
            seed = unchecked((seed * 31) + letter);
        }

        Parallel.For(0, repetitions, i => results[i] = study.Once(new Random(unchecked(seed + (i * 7919)))));
        return (results.Count(one => one == true), results.Count(one => one is not null), results.Count(one => one is null));
    }
}

/// <summary>What a share has to be.</summary>
internal enum Aim
{
    /// <summary>Of an exact interval.</summary>
    AtLeastNominal,

    /// <summary>Of any other interval of 95 per cent.</summary>
    NearNominal,

    /// <summary>Of an exact test at 5 per cent where nothing is the matter.</summary>
    AtMostNominal,

    /// <summary>Of any other test.</summary>
    NearFive,
}

/// <summary>One method in one setting.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Setting">Sizes and truths.</param>
/// <param name="Aim">What is asked of it.</param>
/// <param name="Once">Draws data: whether the interval held the truth, or the test rejected it; null where there was no number.</param>
internal sealed record Study(string Method, string Setting, Aim Aim, Func<Random, bool?> Once);
