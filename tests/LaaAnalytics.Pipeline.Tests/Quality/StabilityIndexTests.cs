using LaaAnalytics.Quality.Families;

namespace LaaAnalytics.Pipeline.Tests.Quality;

public sealed class StabilityIndexTests
{
    // 10 and 30 against 20 and 20: p is 10.5/41 and 30.5/41, q a half each.
    [Fact]
    public void It_is_the_sum_of_differences_of_shares_times_their_log_ratios() =>
        Assert.Equal(
            (((10.5 / 41) - 0.5) * Math.Log(10.5 / 41 / 0.5)) + (((30.5 / 41) - 0.5) * Math.Log(30.5 / 41 / 0.5)),
            StabilityIndex.Of([(10, 20), (30, 20)]),
            12);

    [Fact]
    public void In_whatever_order_the_codes_come_it_is_the_same_to_the_last_digit()
    {
        (long, long)[] codes = [.. Enumerable.Range(1, 40).Select(i => (((i * 7919L) % 613) + 1, ((i * 104729L) % 997) + 1))];
        double index = StabilityIndex.Of(codes);
        Random order = new(1);
        for (int i = 0; i < 200; i++)
        {
            order.Shuffle(codes);
            Assert.Equal(index, StabilityIndex.Of(codes));
        }
    }
}
