using System.Globalization;
using FsCheck.Fluent;
using LaaAnalytics.Statistics.Standardisation;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Statistics.Tests.Standardisation;

public sealed class DasGuptaTest
{
    private const string Scotland = "golden/scotland-reconviction.csv";

    // DasGuptR's first example: alpha .6 and .3, beta .5 and .45.
    [Fact]
    public void Two_factors_match_the_published_example()
    {
        IReadOnlyList<StandardisedPair> pairs = DasGupta.Compare([[0.6], [0.5]], [[0.3], [0.45]]);
        Assert.Equal((0.285, 0.1425), (Math.Round(pairs[0].First, 12), Math.Round(pairs[0].Second, 12)));
        Assert.Equal((0.225, 0.2025), (Math.Round(pairs[1].First, 12), Math.Round(pairs[1].Second, 12)));
        Assert.Equal(86.36, 100 * pairs[0].Effect / -0.165, precision: 2);
    }

    // DasGuptR README, reconviction in Scotland 2004 to 2007: 21.39 per cent of the fall is the mix of ages and sexes, 78.61 prevalence.
    [SharedFact(Scotland)]
    public void Scotlands_fall_matches_the_published_decomposition()
    {
        double[][][] years = [.. Enumerable.Range(2004, 4).Select(year => Factors(year).Take(2).ToArray())];
        IReadOnlyList<double[]> rates = DasGupta.Series(years);
        double fall = DasGupta.Rate(years[0]) - DasGupta.Rate(years[3]);
        Assert.Equal(0.323742, DasGupta.Rate(years[0]), precision: 6);
        Assert.Equal(0.312420, DasGupta.Rate(years[3]), precision: 6);
        Assert.Equal(21.39, 100 * (rates[0][0] - rates[0][3]) / fall, precision: 2);
        Assert.Equal(78.61, 100 * (rates[1][0] - rates[1][3]) / fall, precision: 2);
        Assert.Equal([0.322, 0.321, 0.321, 0.320], rates[0].Select(rate => Math.Round(rate, 3)));
        Assert.Equal([0.323, 0.324, 0.324, 0.314], rates[1].Select(rate => Math.Round(rate, 3)));
    }

    // Mix, prevalence and frequency 2004 to 2010; R 4.2.2, the mean of all six orders of replacing the factors.
    [SharedFact(Scotland)]
    public void Three_factors_match_the_mean_over_all_orders()
    {
        IReadOnlyList<StandardisedPair> pairs = DasGupta.Compare(Factors(2004), Factors(2010));
        Assert.Equal(-0.0212689230044412, pairs[0].Effect, 1e-12);
        Assert.Equal(-0.0234847963492081, pairs[1].Effect, 1e-12);
        Assert.Equal(-0.0122636660607463, pairs[2].Effect, 1e-12);
    }

    // The mix split into sex and age makes four factors; the split must not change what the mix does in total.
    [SharedFact(Scotland)]
    public void Splitting_the_mix_into_age_and_sex_keeps_the_crude_rate()
    {
        double[][] before = WithSplitMix(2004);
        double[][] after = WithSplitMix(2010);
        Assert.Equal(30_105 / 49_351.0, DasGupta.Rate(before), 1e-12);
        IReadOnlyList<StandardisedPair> pairs = DasGupta.Compare(before, after);
        Assert.Equal(4, pairs.Count);
        Assert.Equal(DasGupta.Rate(after) - DasGupta.Rate(before), pairs.Sum(pair => pair.Effect), 1e-12);

        double[][] WithSplitMix(int year)
        {
            GoldenCell[] cells = Cells(year);
            double[][] factors = Factors(year);
            double[][] mix = DasGupta.Composition([.. cells.Select(cell => (long)cell.Offenders)], rows: 2);
            return [mix[0], mix[1], factors[1], factors[2]];
        }
    }

    [Fact]
    public void Effects_add_up_to_the_difference_and_a_series_of_two_is_the_comparison() =>
        Law.Holds(Gen.Choose(1, 100).ArrayOf(24), numbers =>
        {
            double[][] Population(int from) => [.. Enumerable.Range(0, 4).Select(k => numbers.Skip(from + (3 * k)).Take(3).Select(n => n / 50.0).ToArray())];
            double[][] first = Population(0);
            double[][] second = Population(12);
            double difference = DasGupta.Rate(second) - DasGupta.Rate(first);
            IReadOnlyList<StandardisedPair> pairs = DasGupta.Compare(first, second);
            IReadOnlyList<StandardisedPair> back = DasGupta.Compare(second, first);
            IReadOnlyList<double[]> series = DasGupta.Series([first, second]);
            Assert.Equal(difference, pairs.Sum(pair => pair.Effect), 1e-9);
            for (int factor = 0; factor < 4; factor++)
            {
                Assert.Equal(pairs[factor].Effect, -back[factor].Effect, 1e-9);
                Assert.Equal(pairs[factor].Second, series[factor][1], 1e-9);
            }
        });

    [Fact]
    public void Effects_over_a_series_add_up_between_any_two() => Law.Holds(Gen.Choose(1, 100).ArrayOf(24), numbers =>
    {
        double[][][] populations = [.. Enumerable.Range(0, 4).Select(i => (double[][])[.. Enumerable.Range(0, 3).Select(k => numbers.Skip((6 * i) + (2 * k)).Take(2).Select(n => n / 50.0).ToArray())])];
        IReadOnlyList<double[]> rates = DasGupta.Series(populations);
        for (int i = 1; i < populations.Length; i++)
        {
            double difference = DasGupta.Rate(populations[i]) - DasGupta.Rate(populations[0]);
            Assert.Equal(difference, rates.Sum(factor => factor[i] - factor[0]), 1e-9);
        }
    });

    private static double[][] Factors(int year)
    {
        GoldenCell[] cells = Cells(year);
        double all = cells.Sum(cell => cell.Offenders);
        return
        [
            [.. cells.Select(cell => cell.Offenders / all)],
            [.. cells.Select(cell => cell.Reconvicted / cell.Offenders)],
            [.. cells.Select(cell => cell.Reconvictions / cell.Reconvicted)],
        ];
    }

    private static GoldenCell[] Cells(int year) =>
    [
        .. File.ReadAllLines(SharedFolder.Find(Scotland)!).Skip(1).Select(line => line.Split(','))
            .Where(cells => cells[0] == year.ToString(CultureInfo.InvariantCulture))
            .Select(cells => new GoldenCell(Number(cells[4]), Number(cells[5]), Number(cells[6]))),
    ];

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private readonly record struct GoldenCell(double Offenders, double Reconvicted, double Reconvictions);
}
