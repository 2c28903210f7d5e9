namespace LaaAnalytics.Disclosure.Tests.Attack;

/// <summary>Sees only what is published and works out what each number can be: by intervals, then by exact linear programmes, then, where little is left, by trying every table.</summary>
/// <remarks>Nothing here is shared with the product's own audit, of which it is the judge: no code, and no arithmetic in floating point.</remarks>
internal sealed class Attacker
{
    private const int SearchLimit = 20_000;

    private readonly Publication _publication;
    private readonly Box _box;
    private readonly Dictionary<int, (PublicationPart Part, Box Box, ExactSimplex Simplex)> _parts = [];

    private Attacker(Publication publication)
    {
        _publication = publication;
        _box = Box.Of(publication);
        if (!new IntervalPropagation(publication).Narrow(_box))
        {
            throw new InvalidOperationException("The publication contradicts itself.");
        }
    }

    /// <summary>What one number can be.</summary>
    /// <param name="publication">What is seen; at least one table of whole numbers keeps it.</param>
    /// <param name="number">The number.</param>
    public static AttackedRange Range(Publication publication, int number) => new Attacker(publication).Range(number);

    /// <summary>Numbers that are worked out to less than the width that each must keep.</summary>
    /// <param name="publication">What is seen; at least one table of whole numbers keeps it.</param>
    /// <param name="protectedNumbers">Numbers, with the least difference that must stay between the least and the greatest that each can be.</param>
    public static IEnumerable<AttackedRange> Recovered(Publication publication, IEnumerable<(int Number, long Width)> protectedNumbers)
    {
        Attacker attacker = new(publication);
        (int Number, long Width)[] asked = [.. protectedNumbers];

        // What the first way recovers already comes first, so that whoever asks only whether there is any need not wait for the others.
        return asked.OrderBy(one => attacker._box.Limit(one.Number) is long limit && limit - attacker._box.Least[one.Number] < one.Width ? 0 : 1)
            .Select(one => (one.Width, Range: attacker.Range(one.Number)))
            .Where(one => one.Range.IsNarrowerThan(one.Width)).Select(one => one.Range);
    }

    private AttackedRange Range(int number)
    {
        if (_box.IsFixed(number))
        {
            return new AttackedRange(number, _box.Least[number], _box.Least[number], Way.Intervals, true);
        }

        (PublicationPart part, Box box, ExactSimplex simplex) = PartOf(number);
        ExactEnd low = simplex.End(part[number], greatest: false)!;
        ExactEnd? high = simplex.End(part[number], greatest: true);
        bool isAttained = low.WholeTable is not null && (high is null || high.WholeTable is not null);
        AttackedRange range = new(number, low.Ceiling, high?.Floor, Way.Programmes, isAttained);
        if ((range.Least, range.Greatest) == (_box.Least[number], _box.Limit(number)))
        {
            range = range with { Way = Way.Intervals };
        }

        return isAttained ? range : Searched(range, part, box);
    }

    private static AttackedRange Searched(AttackedRange range, PublicationPart part, Box box)
    {
        int number = part[range.Number];
        Box within = box.Copy();
        (within.Least[number], within.Greatest[number]) = (range.Least, range.Greatest ?? Box.Unlimited);
        ExhaustiveSearch search = new(part.Publication, SearchLimit);
        long? least = search.End(within, number, greatest: false);
        long? greatest = range.Greatest is null ? null : search.End(within, number, greatest: true);
        return least is not long found || (greatest is null && range.Greatest is not null)
            ? range
            : new AttackedRange(range.Number, found, greatest, Way.Search, true);
    }

    private (PublicationPart Part, Box Box, ExactSimplex Simplex) PartOf(int number)
    {
        if (!_parts.TryGetValue(number, out (PublicationPart Part, Box Box, ExactSimplex Simplex) known))
        {
            PublicationPart part = PublicationPart.Around(_publication, _box, number);
            Box box = Box.Of(part.Publication);
            known = (part, box, new ExactSimplex(part.Publication, box));
            foreach (int one in part.Numbers)
            {
                _parts[one] = known;
            }
        }

        return known;
    }
}

/// <summary>Which way of attack gave a range.</summary>
internal enum Way
{
    Intervals,
    Programmes,
    Search,
}

/// <summary>What a number can be.</summary>
/// <param name="Number">The number.</param>
/// <param name="Least">Least whole number that it can be.</param>
/// <param name="Greatest">Greatest such number; null where there is no limit.</param>
/// <param name="Way">The way that gave it.</param>
/// <param name="IsAttained">Whether tables of whole numbers are known that have both ends; else the range may be narrower still.</param>
internal sealed record AttackedRange(int Number, long Least, long? Greatest, Way Way, bool IsAttained)
{
    public bool IsNarrowerThan(long width) => Greatest - Least < width;
}
