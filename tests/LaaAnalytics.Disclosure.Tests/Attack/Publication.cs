using LaaAnalytics.Disclosure.Systems;

namespace LaaAnalytics.Disclosure.Tests.Attack;

/// <summary>What anybody sees: numbers of which a least and a greatest value are known, and sums that hold between them. No true value is in it.</summary>
internal sealed record Publication(IReadOnlyList<PublishedNumber> Numbers, IReadOnlyList<IReadOnlyList<Term>> Sums)
{
    /// <summary>What is seen of a system of counts when the given units are withheld: of a shown count what is printed, of a withheld one that it is a count.</summary>
    /// <param name="system">Counts and sums.</param>
    /// <param name="withheld">Units that are not shown, by number.</param>
    /// <remarks>Numbers are those of the counts. What was published already stays seen, whatever is said to be withheld.</remarks>
    public static Publication Of(CountSystem system, IReadOnlySet<int> withheld) => new(
        [.. system.Counts.Select((count, number) => IsSeen(system.Units[count.Unit], withheld.Contains(count.Unit))
            ? new PublishedNumber(Name(system, number), count.ShownLeast, count.ShownGreatest)
            : new PublishedNumber(Name(system, number), 0, null))],
        [.. system.Relations.Select(relation => (IReadOnlyList<Term>)[.. relation.Select(term => new Term(term.Count, term.Weight))])]);

    /// <summary>Number of the number of that name.</summary>
    public int this[string name] => Enumerable.Range(0, Numbers.Count).Single(number => Numbers[number].Name == name);

    /// <summary>The same with other knowledge of one number.</summary>
    public Publication With(int number, long least, long? greatest) =>
        this with { Numbers = [.. Numbers.Select((known, place) => place == number ? known with { Least = least, Greatest = greatest } : known)] };

    /// <summary>Whether a whole number for each number keeps every limit and every sum.</summary>
    public bool IsKeptBy(IReadOnlyList<long> table) =>
        table.Count == Numbers.Count
        && Numbers.Zip(table).All(pair => pair.Second >= pair.First.Least && !(pair.Second > pair.First.Greatest))
        && Sums.All(sum => sum.Sum(term => term.Weight * table[term.Number]) == 0);

    private static bool IsSeen(CountUnit unit, bool isWithheld) => unit.Standing switch
    {
        UnitStanding.AlreadyShown => true,
        UnitStanding.NeverShown => false,
        _ => !isWithheld,
    };

    private static string Name(CountSystem system, int number) => $"{system.Units[system.Counts[number].Unit].Key} {system.Counts[number].Statistic} #{number}";
}

/// <summary>One number as it is seen.</summary>
/// <param name="Name">Name, for telling.</param>
/// <param name="Least">Least value that it can have, by itself.</param>
/// <param name="Greatest">Greatest such value; null where there is no limit.</param>
internal sealed record PublishedNumber(string Name, long Least, long? Greatest);

/// <summary>A number, by number, and how often it stands in a sum that is 0.</summary>
internal readonly record struct Term(int Number, long Weight);
