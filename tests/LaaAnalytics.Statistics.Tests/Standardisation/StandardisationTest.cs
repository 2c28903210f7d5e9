using FsCheck.Fluent;
using LaaAnalytics.Statistics.Rates;
using LaaAnalytics.Statistics.Standardisation;

namespace LaaAnalytics.Statistics.Tests.Standardisation;

public sealed class StandardisationTest
{
    private static readonly double[] Events = [107, 141, 60, 40, 39, 25];
    private static readonly double[] Populations = [230_061, 329_449, 114_920, 39_487, 14_208, 3_052];
    private static readonly double[] StandardEvents = [141, 283, 260, 262, 250, 134];
    private static readonly double[] Standard = [319_933, 931_318, 786_511, 488_235, 237_863, 61_313];

    // Selvin S (2004) Statistical Analysis of Epidemiologic Data, Down's syndrome by mother's age; limits of epitools 0.5-10.1.
    [Fact]
    public void Downs_syndrome_by_mothers_age_matches_epitools()
    {
        IntervalEstimate direct = DirectStandardisation.FayFeuer(Events, Populations, Standard);
        Assert.Equal(0.000923045255331994, direct.Value!.Value, 1e-15);
        Assert.Equal(0.000804417498507042, direct.Interval!.Value.Lower, 1e-12);
        Assert.Equal(0.00105763345749261, direct.Interval!.Value.Upper, 1e-12);
        double expected = IndirectStandardisation.Expected(StandardEvents, Standard, Populations)!.Value;
        IntervalEstimate ratio = IndirectStandardisation.RatioOnLogarithm(412, expected);
        Assert.Equal(282.284134312134, expected, 1e-9);
        Assert.Equal(1.45952233909269, ratio.Value!.Value, 1e-12);
        Assert.Equal(1.32518056056611, ratio.Interval!.Value.Lower, 1e-12);
    }

    [Fact]
    public void Nine_events_have_no_standardised_rate_and_ten_have()
    {
        Assert.Equal(NoEstimate.TooFewEvents, DirectStandardisation.Dobson([4, 5], [100, 100], [1, 1]).Reason);
        Assert.Null(DirectStandardisation.FayFeuer([4, 5], [100, 100], [1, 1]).Value);
        Assert.Equal(0.05, DirectStandardisation.Dobson([5, 5], [100, 100], [1, 1]).Value!.Value, 1e-15);
    }

    [Fact]
    public void What_cannot_be_is_a_status()
    {
        Assert.Equal(NoEstimate.NoDenominator, DirectStandardisation.Dobson([20, 0], [100, 0], [1, 1]).Reason);
        Assert.Equal(NoEstimate.Invalid, DirectStandardisation.Dobson([20, double.NaN], [100, 10], [1, 1]).Reason);
        Assert.Equal(NoEstimate.NothingExpected, IndirectStandardisation.Ratio(0, 0).Reason);
        Assert.Null(IndirectStandardisation.Expected([1, 1], [10, 0], [5, 5]));
        IntervalEstimate[] ratios = new IntervalEstimate[3];
        IndirectStandardisation.Ratios([5, 5, -1], [10, 0, 10], ratios);
        Assert.Equal([NoEstimate.None, NoEstimate.NothingExpected, NoEstimate.Invalid], ratios.Select(ratio => ratio.Reason));
    }

    [Fact]
    public void Weights_in_the_areas_own_proportion_give_the_crude_rate_with_Byars_limits() =>
        Law.Holds(Gen.Choose(10, 400).Zip(Gen.Choose(1, 5_000)).Several(1, 8), strata =>
        {
            double[] events = [.. strata.Select(one => (double)one.Item1)];
            double[] populations = [.. strata.Select(one => (double)one.Item2)];
            IntervalEstimate direct = DirectStandardisation.Dobson(events, populations, populations);
            Assert.Equal(events.Sum() / populations.Sum(), direct.Value!.Value, 1e-9);
            Assert.Equal(ByarPoisson.Upper(events.Sum()) / populations.Sum(), direct.Interval!.Value.Upper, 1e-9);
        });

    [Fact]
    public void Scaling_weights_reordering_splitting_and_strata_of_nobody_change_nothing() =>
        Law.Holds(Gen.Choose(10, 400).Zip(Gen.Choose(1, 5_000)).Zip(Gen.Choose(1, 100)).Several(1, 8), strata =>
        {
            double[] events = [.. strata.Select(one => (double)one.Item1.Item1)];
            double[] populations = [.. strata.Select(one => (double)one.Item1.Item2)];
            double[] weights = [.. strata.Select(one => (double)one.Item2)];
            IntervalEstimate plain = DirectStandardisation.Dobson(events, populations, weights);
            IntervalEstimate other = DirectStandardisation.Dobson(
                [.. events.Reverse(), 0], [.. populations.Reverse(), 0], [.. weights.Reverse().Select(weight => 7 * weight), 0]);
            IntervalEstimate split = DirectStandardisation.Dobson(
                [.. events.Select(x => x / 2), .. events.Select(x => x / 2)],
                [.. populations.Select(x => x / 2), .. populations.Select(x => x / 2)],
                [.. weights.Select(x => x / 2), .. weights.Select(x => x / 2)]);
            foreach (IntervalEstimate same in (IEnumerable<IntervalEstimate>)[other, split])
            {
                Assert.Equal(plain.Value!.Value, same.Value!.Value, 1e-9 * plain.Value.Value);
                Assert.Equal(plain.Interval!.Value.Upper, same.Interval!.Value.Upper, 1e-9 * plain.Interval.Value.Upper);
            }
        });

    // Ministry of Justice, adults, quarters of 2011: cohort, re-offenders, mean prediction, published adjusted per cent.
    [Theory]
    [InlineData(158_291, 47_792, 33.35822471, 30.56318648)]
    [InlineData(154_085, 46_839, 33.74729169, 30.37978279)]
    [InlineData(157_989, 47_931, 33.96974641, 30.09735931)]
    [InlineData(150_110, 44_596, 33.84748322, 29.59031456)]
    public void Adjusted_rates_match_the_published_ones(long cohort, long reoffenders, double predicted, double adjusted)
    {
        double baseline = PredictedMix.Pooled([33.35822471, 33.74729169, 33.96974641, 33.84748322], [158_291, 154_085, 157_989, 150_110])!.Value;
        Assert.Equal(33.728917618515, baseline, 1e-8);
        double? ours = PredictedMix.AdjustedShare(new Proportion(reoffenders, cohort).Share, predicted / 100, baseline / 100);
        Assert.Equal(adjusted, 100 * ours!.Value, 1e-7);
        Assert.Null(PredictedMix.AdjustedShare(0.4, null, baseline));
    }
}
