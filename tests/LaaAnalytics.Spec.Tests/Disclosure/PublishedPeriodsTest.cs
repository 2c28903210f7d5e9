using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Periods;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Periods;
using LaaAnalytics.Indicators;

namespace LaaAnalytics.Spec.Disclosure;

/// <summary>Eleven quarters of 100 people, none in two; expected values from a second implementation (Newcombe's limits, Holm, Cochran-Armitage, XmR).</summary>
public sealed class PublishedPeriodsTest
{
    private static readonly DisclosureProfile Partner = DisclosureProfile.Get("partner");
    private static readonly MeasurementScheme Scheme = SchemeCatalogue.Find("ni18-adult");
    private static readonly long[] Reoffenders = [36, 30, 25, 3, 22, 20, 16, 14, 12, 11, 9];
    private static readonly SeriesBreak NewSystem = new(new(2008, 7, 1), "a new case system", "laa.json");

    [Fact]
    public void Differences_are_adjusted_for_their_number_and_only_clear_ones_have_a_direction()
    {
        PublishedPeriods compared = Published();
        PeriodDifference before = compared.Rows[5].SinceBefore;
        Assert.Equal((-2, -13.3, 9.3, "1.00", PeriodWord.NoClearDifference), (before.Value, before.Lower, before.Upper, before.AdjustedP, before.Word));
        PeriodDifference[] first = [.. compared.Rows.Select(row => row.SinceFirst)];
        Assert.Equal((-14, -25.3, -2.3, "0.19", PeriodWord.NoClearDifference), (first[6].Value, first[6].Lower, first[6].Upper, first[6].AdjustedP, first[6].Word));
        Assert.Equal(("0.07", PeriodWord.NoClearDifference), (first[7].AdjustedP, first[7].Word));
        Assert.Equal(("below 0.05", PeriodWord.Lower), (first[8].AdjustedP, first[8].Word));
        Assert.Equal((-21, -31.5, -10.1, "below 0.01", PeriodWord.Lower), (first[10].Value, first[10].Lower, first[10].Upper, first[10].AdjustedP, first[10].Word));
        Assert.True(compared.CountsRepeatedPeople);
    }

    [Fact]
    public void The_trend_and_the_chart_are_those_of_the_shown_cohorts()
    {
        PublishedPeriods compared = Published();
        Assert.Equal(
            new PublishedTrend(TrendWord.Falling, 9, Period.Parse("2007-04..2009-09"), -9.1, -12.5, -5.6, "below 0.001", compared.Trend.Method, string.Empty), compared.Trend);
        Assert.Contains("Cochran-Armitage", compared.Trend.Method, StringComparison.Ordinal);
        Assert.Equal(new PublishedVariation("improvement", null, 9, 10.7, 24.6, IsProvisional: true, null, string.Empty), compared.Variation);
    }

    // The fourth quarter has three re-offenders; the first is withheld with it, so that no sum gives it back.
    [Fact]
    public void A_withheld_cohort_takes_part_in_nothing()
    {
        PublishedPeriods compared = Published();
        Assert.Equal([0, 3], compared.Rows.Index().Where(row => row.Item.Figure.Estimate.Status == EstimateStatus.Withheld).Select(row => row.Index));
        Assert.All((int[])[0, 3], row => Assert.Equal((PeriodWord.NotCompared, PeriodWord.NotCompared), (compared.Rows[row].SinceBefore.Word, compared.Rows[row].SinceFirst.Word)));
        Assert.Equal((PeriodWord.NotCompared, "the other has no final figure that is shown"), (compared.Rows[4].SinceBefore.Word, compared.Rows[4].SinceBefore.Reason));
        Assert.Equal(compared.Rows[1].Figure.Id.Cell.Period, compared.Rows[10].SinceFirst.From);

        // Whatever the two are, nothing else changes.
        long[] other = [.. Reoffenders];
        (other[0], other[3]) = (60, 2);
        PublishedPeriods changed = Published(reoffenders: other);
        Assert.Equal(compared.Trend, changed.Trend);
        Assert.Equal(compared.Variation, changed.Variation);
        Assert.Equal(compared.Rows.Select(row => (row.SinceBefore, row.SinceFirst)), changed.Rows.Select(row => (row.SinceBefore, row.SinceFirst)));
    }

    [Fact]
    public void A_break_stops_differences_trend_and_chart()
    {
        PublishedPeriods compared = Published(NewSystem);
        Assert.Equal([6], compared.Rows.Index().Where(row => row.Item.Breaks.Count > 0).Select(row => row.Index));
        Assert.Equal((PeriodWord.NotCompared, "a break lies between"), (compared.Rows[6].SinceBefore.Word, compared.Rows[6].SinceBefore.Reason));
        Assert.Equal(compared.Rows[6].Figure.Id.Cell.Period, compared.Rows[10].SinceFirst.From);
        Assert.Equal((-7, -16.4, 2.3), (compared.Rows[10].SinceFirst.Value, compared.Rows[10].SinceFirst.Lower, compared.Rows[10].SinceFirst.Upper));
        Assert.Equal(
            new PublishedTrend(TrendWord.NoClearTrend, 5, Period.Parse("2008-07..2009-09"), -6.8, -15.0, 1.4, "0.10", compared.Trend.Method, string.Empty), compared.Trend);
        Assert.Equal("too few periods: 5 of at least 8 that are final and shown since the last break", compared.Variation.Reason);
    }

    [Fact]
    public void A_break_late_in_the_series_leaves_too_few_periods_for_a_trend()
    {
        PublishedPeriods compared = Published(NewSystem with { From = new(2009, 4, 1) });
        Assert.Equal((TrendWord.NotTested, 0), (compared.Trend.Word, compared.Trend.Periods));
        Assert.Equal("too few periods: 2 of at least 3 that are final and shown since the last break", compared.Trend.Reason);
    }

    [Fact]
    public void The_first_cohort_has_nothing_before_it_and_after_a_break_it_is_the_break_that_stands_between()
    {
        Assert.Equal(PeriodGap.NothingBefore, Published().Rows[0].SinceBefore.Gap);
        Assert.Equal((PeriodGap.BreakBetween, PeriodGap.NothingBefore), (Published(NewSystem).Rows[6].SinceBefore.Gap, Published(NewSystem).Rows[6].SinceFirst.Gap));
        Assert.Equal(PeriodGap.BreakWithin, Published(NewSystem with { From = new(2007, 2, 1) }).Rows[0].SinceBefore.Gap);
    }

    [Fact]
    public void A_cohort_that_a_break_cuts_is_compared_with_nothing()
    {
        PublishedPeriods compared = Published(NewSystem with { From = new(2008, 8, 15) });
        Assert.Equal([6], compared.Rows.Index().Where(row => row.Item.Breaks.Count > 0).Select(row => row.Index));
        Assert.Equal("a break lies within it", compared.Rows[6].SinceBefore.Reason);
        Assert.Equal("a break lies between", compared.Rows[7].SinceBefore.Reason);
        Assert.Equal(4, compared.Trend.Periods);
        Assert.Equal(TrendWord.NotTested, Published(NewSystem with { From = new(2009, 8, 15) }).Trend.Word);
    }

    [Fact]
    public void A_cohort_that_is_not_final_or_too_small_is_shown_and_takes_part_in_nothing()
    {
        PublishedPeriods compared = Published(change: cells =>
        {
            cells[10] = cells[10] with { ObservedTo = new(2010, 1, 1) };
            cells[9] = cells[9] with { Offenders = 20, People = 20, Reoffenders = 8, Reoffences = 8, PerPerson = new(8, 8, 20, 8, 8, 0, 0, 0) };
        });
        Assert.Equal(('x', 'u'), (compared.Rows[10].Figure.Shorthand, compared.Rows[9].Figure.Shorthand));
        Assert.Equal((7, 0), (compared.Trend.Periods, compared.Variation.Periods));
        Assert.Equal(PeriodWord.NotCompared, compared.Rows[10].SinceFirst.Word);
    }

    // Sixty people are in both of the last two quarters; 12 of them re-offend in both, 2 only in the former, none only in the latter.
    // By hand at the common share p = 38/150 (both cohorts of 75): Newcombe's limits with that correlation.
    [Fact]
    public void People_in_both_cohorts_narrow_the_limits_of_their_difference()
    {
        Measure earlier = Cell(0, 20, 75);
        Measure later = Cell(1, 18, 75);
        (long yy, long yn, long nn) = (12, 14 + 12, 60); // sums over people of y1 y2, y1 n2 + y2 n1, n1 n2
        Measure run = Cell(0, 38, 150) with
        {
            Key = earlier.Key with { Period = new(earlier.Key.Period.Start, later.Key.Period.EndExclusive) },
            Pooled = 2,
            People = 90,
            PerPerson = new(20 + 18 + (2 * yy), 20 + 18 + yn, 75 + 75 + (2 * nn), 0, 0, 0, 0, 0),
        };
        PublishedPeriods apart = Published([earlier, later], [Additive([earlier, later])]);
        PublishedPeriods together = Published([earlier, later], [run]);
        Assert.Equal((-16.4, 11.2), (apart.Rows[1].SinceBefore.Lower, apart.Rows[1].SinceBefore.Upper));
        Assert.Equal((-11.0, 5.7), (together.Rows[1].SinceBefore.Lower, together.Rows[1].SinceBefore.Upper));
    }

    [Fact]
    public void Where_runs_cannot_be_counted_cohorts_are_taken_for_independent_and_it_is_said()
    {
        Measure[] cells = [Cell(0, 30), Cell(1, 25), Cell(2, 22)];
        PublishedPeriods compared = Published(cells, []);
        Assert.False(compared.CountsRepeatedPeople);
        Assert.Equal(Published(cells, Runs(cells)).Trend, compared.Trend);
    }

    [Fact]
    public void A_level_that_was_agreed_gives_the_chart_its_second_word()
    {
        Measure[] cells = [.. Enumerable.Range(0, 9).Select(quarter => Cell(quarter, quarter % 2 == 0 ? 20 : 22))];
        PublishedVariation Against(double target) => PublishedPeriods.Of(Series(cells, Runs(cells)) with { Target = target }, Partner, asOf: 4).Variation;
        Assert.Equal(("common cause", "pass"), (Against(30).Variation, Against(30).Assurance));
        Assert.Equal("fail", Against(10).Assurance);
        Assert.Equal("hit or miss", Against(21).Assurance);
    }

    [Fact]
    public void Changes_from_a_baseline_are_compared_but_have_no_trend()
    {
        PeriodSeries series = Series([Cell(0, 30), Cell(1, 25)], []) with { Indicator = IndicatorCatalogue.Find("RO-P") };
        Assert.Contains("own baseline", PublishedPeriods.Of(series, Partner, asOf: 4).Trend.Reason, StringComparison.Ordinal);
    }

    private static PublishedPeriods Published(SeriesBreak? one = null, IReadOnlyList<long>? reoffenders = null, Action<Measure[]>? change = null)
    {
        Measure[] cells = [.. (reoffenders ?? Reoffenders).Select((count, quarter) => Cell(quarter, count))];
        change?.Invoke(cells);
        return PublishedPeriods.Of(Series(cells, Runs(cells)) with { Breaks = one is null ? [] : [one] }, Partner, asOf: 4);
    }

    private static PublishedPeriods Published(Measure[] cells, IReadOnlyList<Measure> runs) => PublishedPeriods.Of(Series(cells, runs), Partner, asOf: 4);

    private static PeriodSeries Series(Measure[] cells, IReadOnlyList<Measure> runs) =>
        new(Scheme, IndicatorCatalogue.Find("RO-A"), cells[0].Key.Area, cells, null, cells, cells.Length, runs, [], null);

    private static Measure Cell(int quarter, long reoffenders, long offenders = 100)
    {
        Period period = Period.OfMonths(2007, 1, 3).PlusMonths(3 * quarter);
        return new()
        {
            Key = new(Scheme.Id, new("E06000047", 2009), period),
            Scheme = Scheme.Citation,
            Component = Scheme.Component,
            Offenders = offenders,
            People = offenders,
            Reoffenders = reoffenders,
            Reoffences = 2 * reoffenders,
            PerPerson = new(reoffenders, reoffenders, offenders, 0, 0, 0, 0, 0),
            MatureOn = Scheme.MatureOn(period),
            ObservedTo = new(2011, 1, 1),
        };
    }

    /// <summary>Every run of people of whom none is in two cohorts: sums add up.</summary>
    private static List<Measure> Runs(Measure[] cells) =>
        [.. Enumerable.Range(0, cells.Length).SelectMany(first => Enumerable.Range(2, Math.Max(0, cells.Length - first - 1)).Select(size => Additive(cells[first..(first + size)])))];

    private static Measure Additive(Measure[] cells) => cells[0] with
    {
        Key = cells[0].Key with { Period = new(cells[0].Key.Period.Start, cells[^1].Key.Period.EndExclusive) },
        Pooled = cells.Length,
        Offenders = cells.Sum(cell => cell.Offenders),
        People = cells.Sum(cell => cell.People),
        Reoffenders = cells.Sum(cell => cell.Reoffenders),
        PerPerson = cells.Select(cell => cell.PerPerson).Aggregate((sum, next) => sum + next),
    };
}
