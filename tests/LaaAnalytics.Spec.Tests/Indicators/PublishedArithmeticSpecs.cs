using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;
using LaaAnalytics.Statistics.Rates;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Spec;

/// <summary>Published counts, rates and changes outside the main series; and the arithmetic of the national indicators.</summary>
public sealed class PublishedArithmeticSpecs
{
    private const string Scotland = "golden/scotland-reconviction.csv";

    // Scottish Government, Reconviction Rates in Scotland: offenders, reconvicted, reconvictions.
    [Theory]
    [InlineData(2004, 49_351, 15_977, 30_105, 32.3742, .6100)]
    [InlineData(2005, 50_343, 16_333, 30_202, 32.4434, .5999)]
    [InlineData(2006, 53_305, 17_272, 31_816, 32.4022, .5969)]
    [InlineData(2007, 53_044, 16_572, 30_385, 31.2420, .5728)]
    [InlineData(2008, 49_665, 15_653, 29_682, 31.5172, .5976)]
    [InlineData(2009, 47_416, 14_491, 26_539, 30.5614, .5597)]
    [InlineData(2010, 44_707, 13_478, 24_723, 30.1474, .5530)]
    [InlineData(2011, 43_819, 12_983, 23_922, 29.6287, .5459)]
    [InlineData(2012, 41_695, 12_067, 21_978, 28.9411, .5271)]
    [InlineData(2013, 42_177, 12_031, 21_948, 28.5250, .5204)]
    [InlineData(2014, 43_614, 12_370, 22_038, 28.3625, .5053)]
    [InlineData(2015, 44_051, 12_003, 21_119, 27.2480, .4794)]
    [InlineData(2016, 40_606, 11_035, 19_319, 27.1758, .4758)]
    public void Scotland_s_years_have_their_rate_and_average_number(int year, long offenders, long reconvicted, long reconvictions, double rate, double average)
    {
        CohortCounts counts = new(offenders, reconvicted, reconvictions);
        Assert.Equal(rate, 100 * ReoffendingRates.Share(counts)!.Value, 5e-5);
        Assert.Equal(average, ReoffendingRates.ReoffencesPerOffender(counts)!.Value, 5e-5);
        if (SharedFolder.Find(Scotland) is string file && year <= 2010)
        {
            double[][] cells = [.. File.ReadLines(file).Skip(1).Select(line => line.Split(',')).Where(row => row[0] == year.ToString(CultureInfo.InvariantCulture))
                .Select(row => row[4..7].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
            Assert.Equal(counts, CohortCounts.Pool(cells.Select(cell => new CohortCounts((long)cell[0], (long)cell[1], (long)cell[2]))));
        }
    }

    // Northern Ireland, youth and adult re-offending; drug-treatment exits 2007/08.
    [Theory]
    [InlineData(4_890, 27_069, 18.1)]
    [InlineData(4_059, 21_982, 18.5)]
    [InlineData(3_591, 20_373, 17.6)]
    [InlineData(35_441, 69_612, 50.9)]
    public void A_published_share_is_its_counts_rounded_once(long events, long population, double perCent) =>
        Assert.Equal(perCent, Math.Round(100 * ReoffendingRates.Share(new(population, events, events))!.Value, 1, MidpointRounding.AwayFromZero));

    // July 2011 to June 2012: "about 590,000", "150,000" and "450,000" give 25.4 and 3.0 where 26.2 and 2.9 were published from the counts themselves.
    [Fact]
    public void Rates_of_rounded_counts_are_not_the_published_rates()
    {
        CohortCounts rounded = new(590_000, 150_000, 450_000);
        Assert.Equal(25.4, Math.Round(100 * ReoffendingRates.Share(rounded)!.Value, 1));
        Assert.Equal(3.0, Math.Round(ReoffendingRates.ReoffencesPerReoffender(rounded)!.Value, 1));
    }

    // Change from 2000 of the adult series, and of Scotland's average number.
    [Theory]
    [InlineData(189.4, 167.9, "-11.4 (from rounded)")]
    [InlineData(189.4, 214.6, "+13.3 (from rounded)")]
    [InlineData(43.7, 41.6, "-4.8 (from rounded)")]
    [InlineData(0.78, 0.88, "+12.8 (from rounded)")]
    [InlineData(0.50, 0.47, "-6.0 (from rounded)")]
    [InlineData(0, 12, "-")]
    public void A_change_between_rounded_rates_says_that_it_is_one(double earlier, double later, string printed) =>
        Assert.Equal(printed, RateChange.BetweenRounded(earlier, later).ToString());

    [Fact]
    public void Relative_change_and_percentage_points_are_two_numbers()
    {
        RateChange change = RateChange.BetweenRounded(43.7, 41.6);
        Assert.Equal(-4.8055, 100 * change.Relative!.Value, 5e-5);
        Assert.Equal(-2.1, change.Absolute, 1e-9);
        Assert.Equal(-1.3, RateChange.BetweenRounded(28.3, 27.0).Absolute, 1e-9);

        // From counts that round to the same rates the published -4.9 comes out.
        Assert.Equal("-4.9", RateChange.Between(100 * 43_740 / 100_000.0, 100 * 41_580 / 100_000.0).ToString());
    }

    // 56 per cent with at least one offence, 4.3 each: 2.4 per person on the list.
    [Fact]
    public void Per_person_is_the_share_times_the_number_per_offending_person()
    {
        CohortCounts list = new(1_000, 560, 2_408);
        Assert.Equal(0.56, ReoffendingRates.Share(list)!.Value, 1e-12);
        Assert.Equal(4.3, ReoffendingRates.ReoffencesPerReoffender(list)!.Value, 1e-12);
        Assert.Equal(2.408, ReoffendingRates.ReoffencesPerOffender(list)!.Value, 1e-12);
    }

    [Fact]
    public void Crimes_per_1000_residents_are_added_before_they_are_divided() =>
        Assert.Equal(12.3191, new EventRate(812 + 140 + 305 + 990, 182_400).Estimate(per: 1_000).Value!.Value, 5e-5);

    [Fact]
    public void Custody_is_a_share_of_all_sentences() => Assert.Equal(0.05, new Proportion(24, 480).Share!.Value, 1e-12);

    [Fact]
    public void A_group_may_be_over_or_under_its_share_and_either_is_a_distance()
    {
        CompositionGap over = new(0.12, 0.08);
        CompositionGap under = new(0.88, 0.92);
        Assert.Equal((4, 4), (Math.Round(over.Points, 9), Math.Round(over.Distance, 9)));
        Assert.Equal((-4, 4), (Math.Round(under.Points, 9), Math.Round(under.Distance, 9)));
    }

    [Fact]
    public void A_share_of_known_status_comes_with_its_coverage_and_out_of_scope_is_in_neither()
    {
        KnownStatus housed = new(Yes: 45, No: 15, Unknown: 10, OutOfScope: 100);
        Assert.Equal(0.75, housed.ShareOfKnown!.Value, 1e-12);
        Assert.Equal(85.7, 100 * housed.Coverage!.Value, 0.05);
        Assert.Equal(64.2857, 100 * housed.ShareOfAll!.Value, 5e-5);
        Assert.Null(new KnownStatus(0, 0, 5).ShareOfKnown);
        Assert.Null(default(KnownStatus).Coverage);
    }

    [Fact]
    public void Releases_of_one_person_on_one_day_are_one_release() => Assert.Equal(
        (1, 2),
        (KnownStatus.DistinctReleases([("a", new(2024, 3, 1)), ("a", new(2024, 3, 1))]), KnownStatus.DistinctReleases([("a", new(2024, 3, 1)), ("a", new(2024, 3, 20))])));

    [Fact]
    public void Actual_over_predicted_offences_needs_a_predicted_number_with_its_vintage()
    {
        Measure measure = FollowUpSpec.By("ni38-drug")
            .Index(string.Join('\n', Enumerable.Range(1, 10).Select(person => $"{person} | DRUG_TEST_POS | 2008-02-01")))
            .Offences(string.Join('\n', Enumerable.Range(1, 6).Select(person => $"{person} | 2008-05-01 | 2008-06-01 | CONVICTION")))
            .In("2008-01..2008-03")! with
        {
            ObservedTo = new DateOnly(2010, 1, 1),
        };
        Estimate none = OffencesAgainstExpected.Ratio(measure, null);
        Assert.Equal((null, EstimateStatus.Undefined), (none.Value, none.Status));
        Assert.Null(OffencesAgainstExpected.Ratio(measure, new(8, " ")).Value);
        Assert.Null(OffencesAgainstExpected.Ratio(measure, new(0, "Home Office 2009")).Value);
        Estimate ratio = OffencesAgainstExpected.Ratio(measure, new(8, "Home Office 2009"));
        Assert.Equal(6 / 8.0, ratio.Value);
        Assert.True(ratio.Lower < ratio.Value && ratio.Value < ratio.Upper);
        Assert.Equal(EstimateStatus.Final, ratio.Status);
    }
}
