using System.Globalization;
using LaaAnalytics.Statistics.Rates;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Statistics.Tests.Rates;

public sealed class WilsonScoreTest
{
    // Newcombe (1998) Stat Med 17:857-872, Table I, method 3, 95 per cent.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Interval_matches_Newcombe_1998_Table_I(long events, long population, double lower, double upper)
    {
        ConfidenceInterval interval = WilsonScore.Interval(new(events, population));
        Assert.Equal(lower, interval.Lower, precision: 4);
        Assert.Equal(upper, interval.Upper, precision: 4);
    }

    // A district's snapshot of 2008: 86 of 524.
    [Fact]
    public void A_district_of_86_in_524_runs_from_13_4875_to_19_8258_per_cent()
    {
        Proportion district = new(86, 524);
        ConfidenceInterval interval = WilsonScore.Interval(district);
        Assert.Equal(16.412214, 100 * district.Share!.Value, precision: 6);
        Assert.Equal(13.4875, 100 * interval.Lower, precision: 4);
        Assert.Equal(19.8258, 100 * interval.Upper, precision: 4);
    }

    [SharedFact("golden/statistics/01_ci_proportion/proportion_ci.csv")]
    public void Interval_matches_an_independent_engine_over_its_whole_table()
    {
        string[] lines = File.ReadAllLines(SharedFolder.Find("golden/statistics/01_ci_proportion/proportion_ci.csv")!);
        Assert.True(lines.Length > 50);
        foreach (string line in lines.Skip(1))
        {
            double[] cells = [.. line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
            ConfidenceInterval interval = WilsonScore.Interval(new((long)cells[0], (long)cells[1]), cells[2]);
            Assert.Equal(cells[4], interval.Lower, 1e-12);
            Assert.Equal(cells[5], interval.Upper, 1e-12);
        }
    }

    [Fact]
    public void Repeated_people_widen_the_interval_as_a_smaller_sample_would()
    {
        ConfidenceInterval doubled = WilsonScore.Interval(new(200, 1000), designEffect: 2);
        ConfidenceInterval half = WilsonScore.Interval(new(100, 500));
        Assert.Equal(half.Lower, doubled.Lower, 1e-15);
        Assert.Equal(half.Upper, doubled.Upper, 1e-15);
    }

    [Fact]
    public void An_empty_population_has_no_interval() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonScore.Interval(new(0, 0)));
}
