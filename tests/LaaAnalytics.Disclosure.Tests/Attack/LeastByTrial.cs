using LaaAnalytics.Disclosure.Systems;

namespace LaaAnalytics.Disclosure.Tests.Attack;

/// <summary>The cheapest safe choice of further units to withhold, by trying every choice in the order of its cost, with the attacker as judge.</summary>
/// <param name="Cost">Its cost.</param>
/// <param name="Choices">Every choice of that cost that is safe, as units by number, ascending.</param>
/// <param name="Lost">Protected counts that the attacker recovers even where everything is withheld that may be; they are left out of the judgement.</param>
internal sealed record LeastByTrial(long Cost, IReadOnlyList<IReadOnlyList<int>> Choices, IReadOnlyList<int> Lost)
{
    /// <summary>Units that may be withheld and need not be.</summary>
    public static int[] Free(CountSystem system) =>
        [.. Enumerable.Range(0, system.Units.Count).Where(unit => system.Units[unit].Standing == UnitStanding.MayBeShown).Except(system.AlwaysWithheld())];

    public static LeastByTrial Of(CountSystem system)
    {
        int[] free = Free(system);
        (int Number, long Width)[] asked = Protected(system);
        int[] lost = [.. Recovered(system, free, asked).Select(range => range.Number)];
        (int Number, long Width)[] kept = [.. asked.Where(one => !lost.Contains(one.Number))];
        long least = long.MaxValue;
        List<IReadOnlyList<int>> choices = [];
        foreach ((int[] units, long cost) in All(system, free).OrderBy(choice => choice.Cost))
        {
            if (cost > least)
            {
                break;
            }

            if (!Recovered(system, units, kept).Any())
            {
                least = cost;
                choices.Add(units);
            }
        }

        return new LeastByTrial(least, choices, lost);
    }

    /// <summary>Protected counts, by number, with the width that each must keep.</summary>
    public static (int Number, long Width)[] Protected(CountSystem system) =>
        [.. system.Counts.Select((count, number) => (Number: number, count.Width)).Where(one => one.Width > 0)];

    /// <summary>What is recovered when some units are withheld beside those that always are.</summary>
    public static IEnumerable<AttackedRange> Recovered(CountSystem system, IEnumerable<int> units, IEnumerable<(int Number, long Width)> asked) =>
        Attacker.Recovered(Publication.Of(system, system.AlwaysWithheld().Union(units).ToHashSet()), asked);

    private static IEnumerable<(int[] Units, long Cost)> All(CountSystem system, int[] free) =>
        Enumerable.Range(0, 1 << free.Length).Select(bits => free.Where((_, place) => (bits >> place & 1) == 1).ToArray()).Select(units => (units, units.Sum(unit => system.Units[unit].Cost)));
}
