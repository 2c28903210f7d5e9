using LaaAnalytics.Statistics.LinearBounds;

namespace LaaAnalytics.Disclosure.Systems;

/// <summary>What can be worked out of the counts that must be protected, from all that is shown and from the sums that hold.</summary>
/// <remarks>
/// For every protected count the least and the greatest number that all shown counts allow (two linear programmes; counts are at least 0). A count is safe where two tables of whole numbers, both
/// in keeping with everything shown, differ in it by at least its width: the audit looks for the two, so that safety is shown and not only unrefuted. Where the programmes' own answers are no
/// whole numbers it searches on by halves up to a fixed number of steps; a count for which it has found no such tables by then is called unsafe, and the range says that this is not proven.
/// </remarks>
public sealed class DisclosureAudit
{
    private const int SearchLimit = 200;
    private const double Whole = 1e-6;

    private readonly CountSystem _system;
    private readonly IReadOnlySet<int> _withheld;
    private readonly Dictionary<int, Block> _blocks = [];

    /// <summary>An audit of a system with some of its units withheld.</summary>
    /// <param name="system">Counts and sums.</param>
    /// <param name="withheld">Units that are not shown, by number.</param>
    public DisclosureAudit(CountSystem system, IReadOnlySet<int> withheld)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(withheld);
        _system = system;
        _withheld = withheld;
        foreach (Block block in Block.Of(system, withheld))
        {
            foreach (int count in block.Unknown)
            {
                _blocks[count] = block;
            }
        }
    }

    /// <summary>Steps of the simplex method made so far: a measure of work that is the same on every machine.</summary>
    public long Steps => _blocks.Values.Distinct().Sum(block => block.Region.Steps);

    /// <summary>Every count that must be protected, with the range that can be worked out for it; in the order of the system.</summary>
    public IReadOnlyList<CountRange> Ranges() => [.. Enumerable.Range(0, _system.Counts.Count).Where(count => _system.Counts[count].Width > 0).Select(Range)];

    /// <summary>The range that can be worked out for one count.</summary>
    /// <param name="count">Count, by number.</param>
    public CountRange Range(int count)
    {
        Count asked = _system.Counts[count];
        if (!_blocks.TryGetValue(count, out Block? block))
        {
            bool isKnown = !_withheld.Contains(asked.Unit);
            return isKnown
                ? new(count, asked.ShownLeast, asked.ShownGreatest, asked.ShownGreatest - asked.ShownLeast >= asked.Width, [asked.Unit])
                : new(count, 0, null, true, []);
        }

        int variable = block.Variable[count];
        LinearBound least = block.Region.Least(variable);
        long from = (long)Math.Ceiling(least.Value - Whole);
        bool leastIsReached = block.IsWhole();
        LinearBound greatest = block.Region.Greatest(variable);
        bool greatestIsReached = block.IsWhole();
        if (double.IsPositiveInfinity(greatest.Value))
        {
            return new(count, from, null, true, []);
        }

        long to = (long)Math.Floor(greatest.Value + Whole);
        if (to - from < asked.Width)
        {
            return new(count, from, to, false, Shown(least.HeldBy.Concat(greatest.HeldBy)));
        }

        bool? areApart = leastIsReached && greatestIsReached ? true : AreWholeNumbersApart(block, variable, from, to, asked.Width);
        return areApart == true
            ? new(count, from, to, true, [])
            : new(count, from, to, false, Shown(Enumerable.Range(0, block.Counts.Count)), IsProven: areApart is not null);

        IReadOnlyList<int> Shown(IEnumerable<int> variables) => [.. variables.Select(held => _system.Counts[block.Counts[held]].Unit).Where(unit => !_withheld.Contains(unit)).Distinct().Order()];
    }

    /// <summary>Whether two tables of whole numbers differ in a count by a width; null where the search ended before that was known.</summary>
    private static bool? AreWholeNumbersApart(Block block, int variable, long from, long to, long width)
    {
        // From one low table to the next lower, until none is lower; none is as much higher as the width asks.
        long below = to - width;
        bool isNoneHigher = true;
        for (int rounds = 0; rounds < SearchLimit; rounds++)
        {
            if (Reached(block, variable, from, below, -1, out bool isNoneLower) is not long low)
            {
                return isNoneLower && isNoneHigher ? false : null;
            }

            if (Reached(block, variable, low + width, to, +1, out isNoneHigher) is not null)
            {
                return true;
            }

            below = low - 1;
        }

        return null;
    }

    /// <summary>A table of whole numbers whose count lies between the two, by depth-first search with halving; null where none was found.</summary>
    /// <param name="block">The counts.</param>
    /// <param name="variable">Which of them.</param>
    /// <param name="from">Least number, inclusive.</param>
    /// <param name="to">Greatest number, inclusive.</param>
    /// <param name="sign">Where to look first: 1 for high, -1 for low numbers.</param>
    /// <param name="isComplete">Whether there is none where none was found; false where the search ended at its limit.</param>
    private static long? Reached(Block block, int variable, long from, long to, int sign, out bool isComplete)
    {
        isComplete = true;
        BoundedRegion start = block.Region.Copy();
        if (from > to || !start.TryNarrow(variable, from, to))
        {
            return null;
        }

        Stack<BoundedRegion> open = new([start]);
        for (int steps = 0; steps < SearchLimit && open.TryPop(out BoundedRegion? region); steps++)
        {
            _ = sign > 0 ? region.Greatest(variable) : region.Least(variable);
            int broken = Enumerable.Range(0, region.Point.Length).FirstOrDefault(other => Math.Abs(region.Point[other] - Math.Round(region.Point[other])) > Whole, -1);
            if (broken < 0)
            {
                return (long)Math.Round(region.Point[variable]);
            }

            double at = region.Point[broken];
            foreach ((double lower, double upper) in new[] { (double.NegativeInfinity, Math.Floor(at)), (Math.Ceiling(at), double.PositiveInfinity) })
            {
                BoundedRegion half = region.Copy();
                if (half.TryNarrow(broken, lower, upper))
                {
                    open.Push(half);
                }
            }
        }

        isComplete = open.Count == 0;
        return null;
    }

    /// <summary>Withheld counts that hang together by relations, with the shown counts in those relations.</summary>
    private sealed class Block
    {
        private Block(CountSystem system, IReadOnlySet<int> withheld, IReadOnlyList<IReadOnlyList<(int Count, int Weight)>> relations)
        {
            Counts = [.. relations.SelectMany(relation => relation).Select(term => term.Count).Distinct().Order()];
            Variable = Counts.Select((count, place) => (count, place)).ToDictionary(pair => pair.count, pair => pair.place);
            Unknown = [.. Counts.Where(count => IsUnknown(system, withheld, count))];
            double[] point = [.. Counts.Select(count => (double)system.Counts[count].Value)];
            double[] lower = [.. Counts.Select(count => IsWithheld(count) ? 0 : (double)system.Counts[count].ShownLeast)];
            double[] upper = [.. Counts.Select(count => IsWithheld(count) ? double.PositiveInfinity : system.Counts[count].ShownGreatest)];
            Region = new(point, lower, upper, [.. relations.Select(relation => relation.Select(term => (Variable[term.Count], (double)term.Weight)).ToArray())]);

            bool IsWithheld(int count) => withheld.Contains(system.Counts[count].Unit);
        }

        public IReadOnlyList<int> Counts { get; }

        public Dictionary<int, int> Variable { get; }

        public IReadOnlyList<int> Unknown { get; }

        public BoundedRegion Region { get; }

        public bool IsWhole()
        {
            foreach (double value in Region.Point)
            {
                if (Math.Abs(value - Math.Round(value)) > Whole)
                {
                    return false;
                }
            }

            return true;
        }

        public static IEnumerable<Block> Of(CountSystem system, IReadOnlySet<int> withheld)
        {
            int[] parent = [.. Enumerable.Range(0, system.Counts.Count)];
            List<(int Root, IReadOnlyList<(int Count, int Weight)> Relation)> open = [];
            foreach (IReadOnlyList<(int Count, int Weight)> relation in system.Relations)
            {
                int[] unknown = [.. relation.Select(term => term.Count).Where(count => IsUnknown(system, withheld, count))];
                if (unknown.Length > 0)
                {
                    open.Add((unknown[0], relation));
                    foreach (int other in unknown.Skip(1))
                    {
                        parent[Root(other)] = Root(unknown[0]);
                    }
                }
            }

            return open.GroupBy(one => Root(one.Root)).Select(block => new Block(system, withheld, [.. block.Select(one => one.Relation)]));

            int Root(int count)
            {
                while (parent[count] != count)
                {
                    count = parent[count] = parent[parent[count]];
                }

                return count;
            }
        }

        private static bool IsUnknown(CountSystem system, IReadOnlySet<int> withheld, int count)
        {
            Count one = system.Counts[count];
            return withheld.Contains(one.Unit) || one.ShownGreatest > one.ShownLeast;
        }
    }
}

/// <summary>What can be worked out of one count.</summary>
/// <param name="Count">The count, by number.</param>
/// <param name="Least">The least number that all that is shown allows.</param>
/// <param name="Greatest">The greatest such number; null where there is no limit.</param>
/// <param name="IsSafe">Whether the range is as wide as the count's protection asks, in whole numbers.</param>
/// <param name="HeldBy">Where it is not safe: shown units, one of which at least would have to be withheld; ascending. Empty where it is safe, or where no unit would help.</param>
/// <param name="IsProven">False where it is called unsafe only because the search for whole numbers ended at its limit.</param>
public sealed record CountRange(int Count, long Least, long? Greatest, bool IsSafe, IReadOnlyList<int> HeldBy, bool IsProven = true);
