using LaaAnalytics.Disclosure;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Spec.Tests.Disclosure;

public sealed class DisclosureGateTest
{
    private static readonly Indicator Adults = new(
        "RO-A", "ni18-adult", Component.Adult, "Adults re-offending", "per cent", 1, Polarity.Low, 30, Sensitivity.Ordinary, SchemeStatistic.ShareReoffending);

    private static readonly AreaCode Whole = new("X10000001", 2009);
    private static readonly Period Autumn = Period.OfMonths(2008, 10, 3);
    private static readonly DisclosureProfile Partner = DisclosureProfile.Get("partner");

    [Theory]
    [InlineData(0, 100, true)]
    [InlineData(1, 100, false)]
    [InlineData(4, 100, false)]
    [InlineData(5, 100, true)]
    [InlineData(95, 100, true)]
    [InlineData(96, 100, false)]
    [InlineData(99, 100, false)]
    [InlineData(100, 100, true)]
    [InlineData(0, 3, false)]
    public void The_partner_profile_hides_1_to_4_people_on_either_side(long reoffenders, long offenders, bool shown)
    {
        PublishedFigure figure = Assert.Single(Publish([Cell("A", reoffenders, offenders)]));
        Assert.Equal(shown, figure.Reoffenders is not null);
        Assert.Equal(shown, figure.Offenders is not null);
        Assert.Equal(shown ? null : 'c', figure.Estimate.Status == EstimateStatus.TooFew ? null : figure.Shorthand);
        if (!shown)
        {
            Assert.Null(figure.Estimate.Value);
            Assert.Null(figure.Estimate.Numerator);
            Assert.Null(figure.Estimate.Denominator);
            Assert.Null(figure.Expected);
        }
    }

    [Theory]
    [InlineData(9, 100, true)]
    [InlineData(10, 100, false)]
    public void The_public_profile_hides_1_to_9(long reoffenders, long offenders, bool hidden)
    {
        PublishedFigure figure = Assert.Single(DisclosureGate.Publish([Cell("A", reoffenders, offenders)], [Adults], null, DisclosureProfile.Get("public"), 1));
        Assert.Equal(hidden, figure.Estimate.Status == EstimateStatus.Withheld);
    }

    [Fact]
    public void A_sensitive_indicator_hides_nobody_and_everybody_too()
    {
        Indicator sensitive = Adults with { Sensitivity = Sensitivity.Health };
        Assert.All(
            DisclosureGate.Publish([Cell("A", 0, 100), Cell("B", 100, 100)], [sensitive], null, Partner, 1),
            figure => Assert.Equal('c', figure.Shorthand));
    }

    [Fact]
    public void One_hidden_area_hides_the_smallest_other_one()
    {
        IReadOnlyList<PublishedFigure> figures = Publish(
            [Cell("A", 3, 60), Cell("B", 20, 120), Cell("C", 15, 90), Cell(Whole.Code, 38, 270)]);
        Assert.Equal("A C", Withheld(figures));
        Assert.Single(figures.Where(f => f.Estimate.Status == EstimateStatus.Withheld).Select(f => f.Estimate.Reason).Distinct());
    }

    [Fact]
    public void Hidden_areas_whose_sum_is_still_small_hide_one_more()
    {
        IReadOnlyList<PublishedFigure> figures = Publish(
            [Cell("A", 2, 60), Cell("B", 2, 70), Cell("C", 15, 90), Cell("D", 20, 100), Cell(Whole.Code, 39, 320)]);
        Assert.Equal("A B C", Withheld(figures));
    }

    [Fact]
    public void Where_no_other_area_can_be_hidden_the_whole_is()
    {
        IReadOnlyList<PublishedFigure> figures = Publish([Cell("A", 3, 60), Cell(Whole.Code, 3, 60)]);
        Assert.Equal("A X10000001", Withheld(figures));
    }

    // The third quarter is small; with the first it is 24 of the 64, so that it may be anything up to 24.
    [Fact]
    public void A_pooled_period_stays_shown_beside_two_hidden_parts_of_it()
    {
        List<Measure> measures = [.. Enumerable.Range(0, 4).Select(i => Cell(Whole.Code, i == 2 ? 4 : 20, 100, Period.OfMonths(2008, 1 + (3 * i), 3)))];
        measures.Add(Cell(Whole.Code, 64, 400, Period.OfMonths(2008, 1, 12)) with { Pooled = 4 });
        IReadOnlyList<PublishedFigure> figures = Publish(measures);
        Assert.Equal(["c", "", "c", ""], figures.Where(figure => figure.Pooled == 1).Select(figure => figure.Shorthand?.ToString() ?? string.Empty));
        Assert.Equal(64, figures.Single(figure => figure.Pooled == 4).Reoffenders);
    }

    [Fact]
    public void An_immature_cohort_shows_its_size_and_no_rate()
    {
        PublishedFigure figure = Assert.Single(Publish([Cell("A", 20, 100) with { MatureOn = new(2009, 10, 1) }]));
        Assert.Equal((100, null, null, 'x'), (figure.Offenders, figure.Reoffenders, figure.Estimate.Value, figure.Shorthand));
        Assert.Contains("30 September 2009", figure.Estimate.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Fewer_than_the_least_denominator_gives_counts_and_no_rate()
    {
        PublishedFigure figure = Assert.Single(Publish([Cell("A", 8, 29)]));
        Assert.Equal((29, 8, null, 'u'), (figure.Offenders, figure.Reoffenders, figure.Estimate.Value, figure.Shorthand));
        Assert.NotNull(Assert.Single(Publish([Cell("A", 8, 30)])).Estimate.Value);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Few_people_in_the_baseline_window_hide_a_change(long baselineOffenders, bool shown) => Assert.Equal(
        shown,
        Assert.Single(Publish([Cell("A", 20, 40) with { BaselineOffences = 60, BaselineOffenders = baselineOffenders, PerPerson = new(20, 20, 40, 20, 20, 60 * 12, 0, 0) }])).Reoffenders is not null);

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void A_small_number_of_unmatched_people_is_not_shown(long unmatched, bool shown) =>
        Assert.Equal(shown, Assert.Single(Publish([Cell(Whole.Code, 20, 100) with { Unmatched = unmatched }])).Unmatched is not null);

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void The_size_of_a_small_immature_cohort_is_not_shown(long offenders, bool shown) =>
        Assert.Equal(shown, Assert.Single(Publish([Cell("A", 0, offenders) with { ObservedTo = null }])).Offenders is not null);

    [Fact]
    public void Expected_is_shown_only_where_everybody_carries_a_prediction()
    {
        Measure cell = Cell("A", 30, 100) with { Predicted = 100, PredictedReoffenders = 30, PredictedProbability = [new(2500, 100)] };
        Assert.Equal(25, Assert.Single(Publish([cell])).Expected);
        Measure without = cell with { Predicted = 90, PredictedReoffenders = 28, PredictedProbability = [new(2500, 90)] };
        PublishedFigure figure = Assert.Single(Publish([without]));
        Assert.Equal((null, null, null), (figure.Expected, figure.DifferenceFromExpected, figure.StandardisedDifference));
    }

    [Fact]
    public void The_number_of_unmatched_people_is_shown_for_the_whole_only()
    {
        IReadOnlyList<PublishedFigure> figures = Publish(
            [Cell("A", 20, 60) with { Unmatched = 10 }, Cell("B", 20, 120) with { Unmatched = 2 }, Cell(Whole.Code, 40, 180) with { Unmatched = 12 }]);
        Assert.Equal("A: B: X10000001:12", string.Join(' ', figures.Select(figure => $"{figure.Id.Cell.Area.Code}:{figure.Unmatched}")));
    }

    // The late area's people and the total would give the withheld area of three back.
    [Fact]
    public void Sizes_of_immature_cells_are_not_shown_beside_a_hidden_cell_of_their_period()
    {
        IReadOnlyList<PublishedFigure> figures = Publish(
            [Cell("A", 10, 40) with { ObservedTo = new(2009, 1, 1) }, Cell("B", 1, 3), Cell(Whole.Code, 11, 43) with { ObservedTo = new(2009, 1, 1) }]);
        Assert.All(figures, figure => Assert.Null(figure.Offenders));
    }

    [Fact]
    public void A_hidden_whole_is_not_the_sum_of_parts_that_are_all_shown()
    {
        IReadOnlyList<PublishedFigure> figures = Publish(
        [
            Cell(Whole.Code, 3, 80, Period.OfMonths(2007, 1, 3)),
            Cell(Whole.Code, 30, 70, Period.OfMonths(2008, 1, 3)),
            Cell("A", 14, 30, Period.OfMonths(2008, 1, 3)),
            Cell("B", 16, 40, Period.OfMonths(2008, 1, 3)),
        ]);
        Assert.Contains(figures, figure => figure.Id.Cell.Area.Code is "A" or "B" && figure.Offenders is null);
    }

    [Fact]
    public void Among_periods_the_oldest_protects_so_that_the_latest_is_kept()
    {
        IReadOnlyList<PublishedFigure> figures = Publish(
            [.. Enumerable.Range(2006, 4).Select(year => Cell(Whole.Code, year == 2008 ? 3 : 20, 100 - (year - 2006), Period.OfMonths(year, 1, 3)))]);
        Assert.Equal([2006, 2008], figures.Where(figure => figure.Offenders is null).Select(figure => figure.Id.Cell.Period.Start.Year));
    }

    // What a reader of the table can do: subtract. Over random tables no line may give a hidden cell back.
    [Fact]
    public void No_random_table_gives_a_hidden_cell_back_by_subtraction()
    {
        Random random = new(7);
        int withHidden = 0;
        for (int table = 0; table < 2000; table++)
        {
            int areas = random.Next(2, 7);
            List<Measure> parts = [.. Enumerable.Range(0, areas).Select(i =>
            {
                long n = random.Next(0, 60);
                return Cell(((char)('A' + i)).ToString(), random.NextInt64(0, n + 1), n);
            })];
            Measure whole = Cell(Whole.Code, parts.Sum(p => p.Reoffenders), parts.Sum(p => p.Offenders));
            IReadOnlyList<PublishedFigure> figures = Publish([.. parts, whole]);
            HashSet<string> hidden = [.. figures.Where(f => f.Offenders is null).Select(f => f.Id.Cell.Area.Code)];
            List<Measure> hiddenParts = [.. parts.Where(p => hidden.Contains(p.Key.Area.Code))];
            withHidden += hiddenParts.Count > 0 ? 1 : 0;
            Assert.All(parts.Where(p => !hidden.Contains(p.Key.Area.Code)), p => Assert.False(p.Reoffenders is > 0 and < 5 || p.NonReoffenders is > 0 and < 5));
            if (hiddenParts.Count > 0 && !hidden.Contains(Whole.Code))
            {
                Assert.True(hiddenParts.Count > 1);
                Assert.False(hiddenParts.Sum(p => p.Reoffenders) is > 0 and < 5);
                Assert.False(hiddenParts.Sum(p => p.NonReoffenders) is > 0 and < 5);
            }
        }

        Assert.InRange(withHidden, 500, 1999);
    }

    private static string Withheld(IReadOnlyList<PublishedFigure> figures) =>
        string.Join(' ', figures.Where(figure => figure.Estimate.Status == EstimateStatus.Withheld).Select(figure => figure.Id.Cell.Area.Code));

    private static IReadOnlyList<PublishedFigure> Publish(IReadOnlyList<Measure> measures) => DisclosureGate.Publish(measures, [Adults], Whole, Partner, 1);

    private static Measure Cell(string area, long reoffenders, long offenders, Period? period = null) => new()
    {
        Key = new("ni18-adult", new(area, 2009), period ?? Autumn),
        Scheme = "ni18-adult@2008-05",
        Component = Component.Adult,
        Offenders = offenders,
        People = offenders,
        Reoffenders = reoffenders,
        Reoffences = reoffenders,
        PerPerson = new(reoffenders, reoffenders, offenders, reoffenders, reoffenders, 0, 0, 0),
        MatureOn = new(2009, 7, 1),
        ObservedTo = new(2009, 9, 1),
    };
}
