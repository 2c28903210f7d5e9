using System.Text.Json;
using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Domain;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Disclosure.Tests.Rules;

/// <summary>Numbers of offences that are mostly those of one or two people.</summary>
public sealed class DominanceTests
{
    private static readonly DisclosureProfile Partner = DisclosureProfile.Get("partner");

    [SharedFact(GoldenCase.Path)]
    public void The_shared_cases_are_judged_as_there()
    {
        JsonElement one = GoldenCase.Of("dominance");
        long[][] inputs = one.GetProperty("input").Each(list => list.Each(value => value.GetInt64()));
        bool[] byShare = one.GetProperty("expected").GetProperty("nk_2_90").Each(value => value.GetBoolean());
        bool[] byMargin = one.GetProperty("expected").GetProperty("p10").Each(value => value.GetBoolean());
        for (int i = 0; i < inputs.Length; i++)
        {
            Contributions found = Contributions.Of(inputs[i], Partner);
            Assert.Equal(byShare[i], found.Largest > .9 * found.Total);
            Assert.Equal(byMargin[i], found.LargestWithMargin > found.Total);
            Assert.Equal(byShare[i] || byMargin[i], found.AreDominated(Partner));
        }
    }

    // Two of the people have 90 per cent exactly; one offence more of the largest, and it is over.
    [Theory]
    [InlineData(50, 40, false)]
    [InlineData(51, 40, true)]
    public void Ninety_per_cent_of_two_people_is_the_edge(long first, long second, bool dominated) =>
        Assert.Equal(dominated, Contributions.Of([first, second, 4, 3, 3], Partner).AreDominated(Partner));

    // All but the two largest have a tenth of the largest exactly; then one less.
    [Theory]
    [InlineData(10, false)]
    [InlineData(9, true)]
    public void A_tenth_of_the_largest_is_the_edge(long others, bool dominated)
    {
        Contributions found = Contributions.Of([100, 1, .. Enumerable.Repeat(1L, (int)others - 1), 0, 1], Partner);
        Assert.Equal(dominated, found.LargestWithMargin > found.Total);
    }

    [Fact]
    public void Nothing_dominates_where_there_is_nothing_or_where_no_rule_is_set()
    {
        Assert.False(Contributions.Of([], Partner).AreDominated(Partner));
        Assert.False(Contributions.Of([0, 0], Partner).AreDominated(Partner));
        DisclosureProfile all = DisclosureProfile.Get("internal");
        Assert.False(Contributions.Of([200], all).AreDominated(all));
    }

    [Fact]
    public void What_is_bounded_is_never_less_than_what_is_known()
    {
        Random random = new(18);
        int loose = 0;
        for (int trial = 0; trial < 3_000; trial++)
        {
            long[] each = [.. Enumerable.Range(0, random.Next(1, 15)).Select(_ => 1 + (random.Next(3) == 0 ? (long)random.Next(60) : random.Next(4)))];
            Contributions known = Contributions.Of(each, Partner);
            Measure cell = Cell(each);
            foreach (Measure less in new[] { cell with { EntriesByReoffences = [] }, cell with { EntriesByReoffences = [], PerPerson = default }, cell with { People = 39 } })
            {
                Contributions bound = Contributions.OfReoffences(less, Partner);
                Assert.Equal(known.Total, bound.Total);
                Assert.True(bound.Largest >= known.Largest - 1e-9 && bound.LargestWithMargin >= known.LargestWithMargin - 1e-9, string.Join(' ', each));
                loose += bound.AreDominated(Partner) && !known.AreDominated(Partner) ? 1 : 0;
            }

            Contributions baseline = Contributions.OfBaseline(cell with { BaselineOffences = each.Sum(), BaselineOffenders = each.Length, PerPerson = new(0, 0, 0, 0, 0, each.Sum(one => one * one), 0, 0) }, Partner);
            Assert.True(baseline.Largest >= known.Largest - 1e-9 && baseline.LargestWithMargin >= known.LargestWithMargin - 1e-9);
            Assert.Equal(known, Contributions.OfReoffences(cell, Partner));
        }

        Assert.InRange(loose, 1, 9_000);
    }

    // Twenty with two offences each: 40, of which the sum of squares allows two people no more than four.
    [Fact]
    public void Even_contributions_are_seen_from_the_sum_of_squares_alone()
    {
        Contributions bound = Contributions.OfBaseline(new()
        {
            Key = new("RO-P", new("A", 2009), Period.OfMonths(2008, 4, 12)),
            Scheme = "ni30-ppo@2009-02",
            Component = Component.Ppo,
            Offenders = 40,
            People = 30,
            BaselineOffenders = 20,
            BaselineOffences = 40,
            PerPerson = new(0, 0, 0, 0, 0, 80, 0, 0),
        }, Partner);
        Assert.Equal(4, bound.Largest, 1e-9);
        Assert.False(bound.AreDominated(Partner));
    }

    private static Measure Cell(long[] reoffences) => new()
    {
        Key = new("RO-Y", new("A", 2009), Period.OfMonths(2008, 1, 3)),
        Scheme = "ni19-youth@2008-05",
        Component = Component.Adult,
        Offenders = 40,
        People = 40,
        Reoffenders = reoffences.Length,
        Reoffences = reoffences.Sum(),
        EntriesByReoffences = [new(0, 40 - reoffences.Length), .. reoffences.GroupBy(one => one).OrderBy(same => same.Key).Select(same => new HistogramBin(same.Key, same.Count()))],
        PerPerson = new(0, 0, 0, reoffences.Sum(one => one * one), 0, 0, 0, 0),
    };
}
