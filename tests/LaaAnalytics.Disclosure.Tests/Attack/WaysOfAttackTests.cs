using LaaAnalytics.Disclosure.Systems;

namespace LaaAnalytics.Disclosure.Tests.Attack;

/// <summary>The three ways of attack against each other, on seeded random systems.</summary>
public sealed class WaysOfAttackTests
{
    private const int Systems = 160;
    private const int SearchLimit = 2_000;

    [Fact]
    public void Each_way_excludes_what_the_ways_before_it_exclude_and_ends_are_attained()
    {
        int compared = 0;
        int fractions = 0;
        int unlimited = 0;
        int gaps = 0;
        for (int seed = 0; seed < Systems; seed++)
        {
            Publication publication = Published(seed);
            Box box = Box.Of(publication);
            Assert.True(new IntervalPropagation(publication).Narrow(box));
            ExactSimplex narrowed = new(publication, box);
            ExactSimplex simplex = new(publication, Box.Of(publication));
            ExhaustiveSearch search = new(publication, SearchLimit);
            for (int number = 0; number < publication.Numbers.Count; number++)
            {
                foreach (bool greatest in new[] { false, true })
                {
                    ExactEnd? end = simplex.End(number, greatest);
                    long? outer = greatest ? box.Limit(number) : box.Least[number];
                    if (end is null)
                    {
                        Assert.Null(outer);
                        Assert.NotNull(search.Table(Box.Of(publication.With(number, 1000, null))));
                        unlimited++;
                        continue;
                    }

                    // Whatever is known of the numbers beforehand, whole ends are the same or tighter.
                    long whole = greatest ? end.Floor : end.Ceiling;
                    ExactEnd tighter = narrowed.End(number, greatest)!;
                    Assert.True(greatest ? tighter.Floor <= whole : tighter.Ceiling >= whole, Told(seed, number));
                    Assert.True(greatest ? !(tighter.Floor > outer) : tighter.Ceiling >= outer, Told(seed, number));
                    long? exact = search.End(Box.Of(publication), number, greatest);
                    if (exact is not long found)
                    {
                        Assert.True(search.GaveUp, Told(seed, number));
                        continue;
                    }

                    compared++;
                    Assert.True(greatest ? found <= tighter.Floor : found >= tighter.Ceiling, Told(seed, number));
                    if (end.WholeTable is long[] table)
                    {
                        Assert.True(publication.IsKeptBy(table), Told(seed, number));
                        Assert.Equal((found, found), (table[number], whole));
                    }
                    else
                    {
                        gaps += found == whole ? 0 : 1;
                        fractions += IsEndOfMultiple(publication, number, greatest, end) ? 1 : 0;
                    }
                }
            }
        }

        Assert.True(compared >= 3000, $"{compared} ends compared");
        Assert.True(fractions >= 20, $"{fractions} ends with fractions compared");
        Assert.True(unlimited >= 10, $"{unlimited} numbers without limit compared");
        Assert.True(gaps >= 1, $"{gaps} ends that whole numbers exclude");
    }

    [Fact]
    public void The_attacker_gives_the_exact_range_of_whole_numbers()
    {
        Dictionary<Way, int> ways = [];
        for (int seed = Systems; seed < 2 * Systems; seed++)
        {
            Publication publication = Published(seed);
            ExhaustiveSearch search = new(publication, SearchLimit);
            for (int number = 0; number < publication.Numbers.Count; number++)
            {
                AttackedRange range = Attacker.Range(publication, number);
                Assert.True(range.IsAttained, Told(seed, number));
                ways[range.Way] = ways.GetValueOrDefault(range.Way) + 1;
                long? least = search.End(Box.Of(publication), number, greatest: false);
                Assert.True(search.GaveUp || least == range.Least, Told(seed, number));
                long? greatest = search.End(Box.Of(publication), number, greatest: true);
                Assert.True(search.GaveUp || greatest == range.Greatest, Told(seed, number));
            }
        }

        Assert.Equal(3, ways.Count);
    }

    /// <summary>Whether the end, times its divisor, is the end of the whole numbers that the limits times the divisor allow. False where that search was given up.</summary>
    private static bool IsEndOfMultiple(Publication publication, int number, bool greatest, ExactEnd end)
    {
        Publication multiple = publication with
        {
            Numbers = [.. publication.Numbers.Select(one => one with { Least = one.Least * (long)end.Divisor, Greatest = one.Greatest * (long)end.Divisor })],
        };
        ExhaustiveSearch search = new(multiple, SearchLimit);
        long? found = search.End(Box.Of(multiple), number, greatest);
        Assert.True(search.GaveUp || found == (long)end.Numerator);
        return !search.GaveUp;
    }

    private static Publication Published(int seed)
    {
        CountSystem system = RandomSystems.Of(seed);
        Random random = new(seed);
        HashSet<int> withheld = [.. system.AlwaysWithheld(), .. LeastByTrial.Free(system).Where(_ => random.Next(3) == 0)];
        return Publication.Of(system, withheld);
    }

    private static string Told(int seed, int number) => $"{RandomSystems.KindOf(seed)}, seed {seed}, number {number}";
}
