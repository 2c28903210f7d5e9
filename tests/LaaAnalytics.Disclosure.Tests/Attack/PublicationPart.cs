namespace LaaAnalytics.Disclosure.Tests.Attack;

/// <summary>Unknown numbers that hang together by sums; all that is known of those sums is one further number, which is 1, with a weight.</summary>
internal sealed class PublicationPart
{
    private readonly Dictionary<int, int> _place = [];

    private PublicationPart(Publication whole, Box box, IReadOnlyList<int> numbers, IEnumerable<IReadOnlyList<Term>> sums)
    {
        foreach (int number in numbers)
        {
            _place[number] = _place.Count;
        }

        Publication = new Publication(
            [.. numbers.Select(number => new PublishedNumber(whole.Numbers[number].Name, box.Least[number], box.Limit(number))), new PublishedNumber("one", 1, 1)],
            [.. sums.Select(sum => Folded(sum, box))]);
    }

    public Publication Publication { get; }

    public int this[int number] => _place[number];

    /// <summary>The part around an unknown number.</summary>
    /// <param name="whole">The publication.</param>
    /// <param name="box">What is known of its numbers.</param>
    /// <param name="number">A number that is not fixed.</param>
    public static PublicationPart Around(Publication whole, Box box, int number)
    {
        SortedSet<int> numbers = [number];
        HashSet<int> sums = [];
        int before;
        do
        {
            before = numbers.Count;
            for (int sum = 0; sum < whole.Sums.Count; sum++)
            {
                if (!sums.Contains(sum) && whole.Sums[sum].Any(term => numbers.Contains(term.Number)))
                {
                    sums.Add(sum);
                    numbers.UnionWith(whole.Sums[sum].Select(term => term.Number).Where(other => !box.IsFixed(other)));
                }
            }
        }
        while (numbers.Count > before);

        return new PublicationPart(whole, box, [.. numbers], sums.Order().Select(sum => whole.Sums[sum]));
    }

    /// <summary>The numbers of the publication in this part.</summary>
    public IEnumerable<int> Numbers => _place.Keys;

    private List<Term> Folded(IReadOnlyList<Term> sum, Box box)
    {
        List<Term> terms = [.. sum.Where(term => !box.IsFixed(term.Number)).Select(term => new Term(_place[term.Number], term.Weight))];
        long known = sum.Where(term => box.IsFixed(term.Number)).Sum(term => term.Weight * box.Least[term.Number]);
        if (known != 0)
        {
            terms.Add(new Term(_place.Count, known));
        }

        return terms;
    }
}
