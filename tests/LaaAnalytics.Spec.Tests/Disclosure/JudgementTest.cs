using LaaAnalytics.Disclosure;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Spec.Tests.Disclosure;

public sealed class JudgementTest
{
    private static readonly Indicator LowIsGood = new(
        "RO-A", "ni18-adult", Component.Adult, "Adults re-offending", "per cent", 1, Polarity.Low, 30, Sensitivity.Ordinary, SchemeStatistic.ShareReoffending);

    // 200 of 1,000 is 20 per cent, Wilson 17.64 to 22.59.
    [Theory]
    [InlineData(22.60, Rag.Green)]
    [InlineData(22.58, Rag.AmberGreen)]
    [InlineData(20.0, Rag.AmberGreen)]
    [InlineData(19.99, Rag.AmberRed)]
    [InlineData(17.65, Rag.AmberRed)]
    [InlineData(17.62, Rag.Red)]
    public void A_rating_turns_at_the_value_and_at_both_ends_of_its_interval(double expectedByNow, Rag rating) =>
        Assert.Equal(rating, Judgement.RagOf(Figure(200, 1000, LowIsGood), expectedByNow));

    [Theory]
    [InlineData(17.62, Rag.Green)]
    [InlineData(20.0, Rag.AmberGreen)]
    [InlineData(20.01, Rag.AmberRed)]
    [InlineData(22.58, Rag.AmberRed)]
    [InlineData(22.61, Rag.Red)]
    public void Where_high_is_good_the_rule_is_mirrored(double expectedByNow, Rag rating) =>
        Assert.Equal(rating, Judgement.RagOf(Figure(200, 1000, LowIsGood with { Polarity = Polarity.High }), expectedByNow));

    [Fact]
    public void Nothing_is_rated_without_a_target_a_value_or_enough_people()
    {
        Assert.Equal(Rag.NotRated, Judgement.RagOf(Figure(200, 1000, LowIsGood), null));
        Assert.Equal(Rag.NotRated, Judgement.RagOf(null, 20));
        Assert.Equal(Rag.NotRated, Judgement.RagOf(Figure(3, 1000, LowIsGood), 20));
        Assert.Equal(Rag.NotRated, Judgement.RagOf(Figure(10, 29, LowIsGood), 20));
    }

    [Theory]
    [InlineData(150, 200, Direction.Improved)]
    [InlineData(200, 150, Direction.Worsened)]
    [InlineData(195, 200, Direction.NoClearChange)]
    [InlineData(200, 200, Direction.NoClearChange)]
    [InlineData(2, 200, Direction.NotCompared)]
    public void A_direction_is_said_only_where_the_interval_leaves_zero_out(long now, long before, Direction direction) =>
        Assert.Equal(direction, Judgement.DirectionOf(Figure(now, 1000, LowIsGood), Figure(before, 1000, LowIsGood)));

    [Fact]
    public void Two_schemes_are_never_compared()
    {
        PublishedFigure other = Figure(200, 1000, LowIsGood with { Id = "RO-X" });
        Assert.Throws<ArgumentException>(() => Judgement.DirectionOf(Figure(200, 1000, LowIsGood), other));
    }

    private static PublishedFigure Figure(long reoffenders, long offenders, Indicator indicator) => DisclosureGate.Publish(
        [new()
        {
            Key = new("ni18-adult", new("A", 2009), Period.OfMonths(2008, 1, 12)),
            Scheme = "ni18-adult@2008-05",
            Component = Component.Adult,
            Offenders = offenders,
            People = offenders,
            Reoffenders = reoffenders,
            MatureOn = new(2009, 7, 1),
            ObservedTo = new(2009, 7, 1),
        }],
        [indicator],
        null,
        DisclosureProfile.Get("partner"),
        1)[0];
}
