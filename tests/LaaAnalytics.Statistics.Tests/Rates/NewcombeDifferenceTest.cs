using System.Globalization;
using LaaAnalytics.Statistics.Rates;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Statistics.Tests.Rates;

public sealed class NewcombeDifferenceTest
{
    // Newcombe (1998) Stat Med 17:873-890, Table II, method 10, 95 per cent.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    public void Interval_matches_Newcombe_1998_Table_II(long x1, long n1, long x2, long n2, double lower, double upper)
    {
        ConfidenceInterval interval = NewcombeDifference.Interval(new(x1, n1), new(x2, n2));
        Assert.Equal(lower, interval.Lower, precision: 4);
        Assert.Equal(upper, interval.Upper, precision: 4);
    }

    [SharedFact("golden/statistics/01_ci_proportion/difference_newcombe.csv")]
    public void Interval_matches_an_independent_engine_over_its_whole_table()
    {
        string[] lines = File.ReadAllLines(SharedFolder.Find("golden/statistics/01_ci_proportion/difference_newcombe.csv")!);
        foreach (string line in lines.Skip(1))
        {
            double[] cells = [.. line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
            ConfidenceInterval interval = NewcombeDifference.Interval(new((long)cells[0], (long)cells[1]), new((long)cells[2], (long)cells[3]));
            Assert.Equal(cells[5], interval.Lower, 1e-12);
            Assert.Equal(cells[6], interval.Upper, 1e-12);
        }
    }

    [Fact]
    public void Swapping_the_two_turns_the_sign()
    {
        ConfidenceInterval forward = NewcombeDifference.Interval(new(30, 100), new(20, 90));
        ConfidenceInterval backward = NewcombeDifference.Interval(new(20, 90), new(30, 100));
        Assert.Equal(forward.Lower, -backward.Upper, 1e-15);
        Assert.Equal(forward.Upper, -backward.Lower, 1e-15);
    }
}
