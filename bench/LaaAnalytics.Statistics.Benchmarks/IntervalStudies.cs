using System.Globalization;
using LaaAnalytics.Statistics.Comparisons;
using LaaAnalytics.Statistics.Rates;
using MathNet.Numerics.Distributions;

namespace LaaAnalytics.Statistics.Benchmarks;

/// <summary>Coverage of intervals for shares, counts and comparisons.</summary>
internal static class IntervalStudies
{
    public static IEnumerable<Study> Studies()
    {
        foreach (ProportionMethod method in Enum.GetValues<ProportionMethod>())
        {
            bool exact = method is ProportionMethod.ExactBinomial or ProportionMethod.WilsonScoreContinuityCorrected;
            foreach ((int n, double p) in ((int, double)[])[(20, 0.1), (20, 0.3), (50, 0.06), (50, 0.3), (100, 0.1), (100, 0.45), (500, 0.02), (500, 0.35), (5000, 0.3)])
            {
                if (method == ProportionMethod.WilsonScoreContinuityCorrected)
                {
                    continue;
                }

                yield return new($"{method}", Text($"{p} of {n}"), exact ? Aim.AtLeastNominal : Aim.NearNominal, random =>
                    ProportionIntervals.For(new(Binomial.Sample(random, p, n), n), method).Contains(p));
            }
        }

        foreach (double mean in (double[])[1.5, 4, 9, 20, 60, 300])
        {
            yield return new("ExactPoisson", Text($"mean {mean}"), Aim.AtLeastNominal, random => ExactPoisson.Interval(Poisson.Sample(random, mean)).Contains(mean));
        }

        foreach (double mean in (double[])[4, 9, 20, 60, 300])
        {
            yield return new("ExactOrByar", Text($"mean {mean}"), Aim.NearNominal, random => ExactOrByar.Interval(Poisson.Sample(random, mean)).Contains(mean));
        }

        foreach ((int n, double p, int m, double q) in ((int, double, int, double)[])[(40, 0.3, 60, 0.2), (150, 0.1, 100, 0.15), (400, 0.4, 600, 0.35), (80, 0.05, 2000, 0.1)])
        {
            string setting = Text($"{p} of {n} v {q} of {m}");
            yield return new("NewcombeDifference", setting, Aim.NearNominal, random =>
                NewcombeDifference.Interval(new(Binomial.Sample(random, p, n), n), new(Binomial.Sample(random, q, m), m)).Contains(p - q));
            yield return new("RiskRatio", setting, Aim.NearNominal, random =>
                Holds(RiskRatio.Estimate(new(Binomial.Sample(random, p, n), n), new(Binomial.Sample(random, q, m), m)), p / q));
            yield return new("OddsRatio", setting, Aim.NearNominal, random =>
                Holds(OddsRatio.Estimate(new(Binomial.Sample(random, p, n), n), new(Binomial.Sample(random, q, m), m)), p * (1 - q) / (q * (1 - p))));
            yield return new("FisherExact", setting, Aim.AtLeastNominal, random =>
                Holds(FisherExact.Estimate(new(Binomial.Sample(random, p, n), n), new(Binomial.Sample(random, q, m), m)), p * (1 - q) / (q * (1 - p))));
        }

        // People with gamma rates of re-offending, shape 0.7: most have none, a few have many.
        foreach (int people in (int[])[60, 200, 1000])
        {
            yield return new("ClusteredRate", Text($"{people} people"), Aim.NearNominal, random =>
            {
                (long k, long kk) = (0, 0);
                for (int i = 0; i < people; i++)
                {
                    int own = Poisson.Sample(random, Gamma.Sample(random, 0.7, 0.35));
                    (k, kk) = (k + own, kk + (own * own));
                }

                return ClusteredRate.Interval(k, people, people, kk, k, people)?.Contains(2);
            });
        }
    }

    private static bool? Holds(RatioEstimate estimate, double truth) =>
        estimate.Lower is { } lower && estimate.Upper is { } upper ? lower <= truth && truth <= upper : null;

    internal static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
