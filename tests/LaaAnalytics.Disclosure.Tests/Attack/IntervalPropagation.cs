namespace LaaAnalytics.Disclosure.Tests.Attack;

/// <summary>First way of attack: what each sum alone says of each of its numbers, in whole numbers, again and again until nothing changes.</summary>
/// <remarks>Fast. What it excludes is excluded; what it leaves need not be possible.</remarks>
internal sealed class IntervalPropagation
{
    private const int VisitsPerSum = 200;

    private readonly IReadOnlyList<Term>[] _sums;
    private readonly List<int>[] _sumsOf;

    public IntervalPropagation(Publication publication)
    {
        _sums = [.. publication.Sums];
        _sumsOf = [.. publication.Numbers.Select(_ => new List<int>())];
        for (int sum = 0; sum < _sums.Length; sum++)
        {
            foreach (Term term in _sums[sum])
            {
                _sumsOf[term.Number].Add(sum);
            }
        }
    }

    /// <summary>Narrows a box.</summary>
    /// <param name="box">The box; changed in place.</param>
    /// <param name="changed">The number that was changed since it was last narrowed; null for all.</param>
    /// <returns>False where no table of whole numbers is in the box; true where there may be one.</returns>
    public bool Narrow(Box box, int? changed = null)
    {
        Queue<int> waiting = new(changed is int one ? _sumsOf[one] : Enumerable.Range(0, _sums.Length));
        bool[] waits = new bool[_sums.Length];
        foreach (int sum in waiting)
        {
            waits[sum] = true;
        }

        // Two sums can drive each other on by one at a time without end; the limit only leaves the box wider.
        for (long visits = 0; waiting.Count > 0 && visits < (long)VisitsPerSum * _sums.Length; visits++)
        {
            int sum = waiting.Dequeue();
            waits[sum] = false;
            if (!Narrow(box, _sums[sum], out List<int>? narrowed))
            {
                return false;
            }

            foreach (int next in (narrowed ?? []).SelectMany(number => _sumsOf[number]).Where(next => !waits[next]))
            {
                waits[next] = true;
                waiting.Enqueue(next);
            }
        }

        return true;
    }

    /// <summary>Narrows the numbers of one sum: each is what is left when the others are as little, and as much, as they can be.</summary>
    private static bool Narrow(Box box, IReadOnlyList<Term> sum, out List<int>? narrowed)
    {
        narrowed = null;
        (long total, int unlimited) low = (0, 0);
        (long total, int unlimited) high = (0, 0);
        foreach (Term term in sum)
        {
            Add(ref low, Part(box, term, lowest: true), 1);
            Add(ref high, Part(box, term, lowest: false), 1);
        }

        foreach (Term term in sum)
        {
            (long total, int unlimited) othersLow = low;
            (long total, int unlimited) othersHigh = high;
            Add(ref othersLow, Part(box, term, lowest: true), -1);
            Add(ref othersHigh, Part(box, term, lowest: false), -1);

            // weight x number lies between -(others' greatest) and -(others' least).
            long least = box.Least[term.Number];
            long greatest = box.Greatest[term.Number];
            (long total, int unlimited) below = term.Weight > 0 ? othersHigh : othersLow;
            (long total, int unlimited) above = term.Weight > 0 ? othersLow : othersHigh;
            if (below.unlimited == 0)
            {
                least = Math.Max(least, Ceiling(-below.total, term.Weight));
            }

            if (above.unlimited == 0)
            {
                greatest = Math.Min(greatest, Floor(-above.total, term.Weight));
            }

            if (least > greatest)
            {
                return false;
            }

            if (least != box.Least[term.Number] || greatest != box.Greatest[term.Number])
            {
                // The totals follow, so that the next number of the sum already gains from it.
                low = othersLow;
                high = othersHigh;
                box.Least[term.Number] = least;
                box.Greatest[term.Number] = greatest;
                Add(ref low, Part(box, term, lowest: true), 1);
                Add(ref high, Part(box, term, lowest: false), 1);
                (narrowed ??= []).Add(term.Number);
            }
        }

        return true;
    }

    /// <summary>Weight x number where that is lowest or highest; null where it has no limit.</summary>
    private static long? Part(Box box, Term term, bool lowest)
    {
        long number = lowest == term.Weight > 0 ? box.Least[term.Number] : box.Greatest[term.Number];
        return number == Box.Unlimited ? null : number * term.Weight;
    }

    private static void Add(ref (long Total, int Unlimited) end, long? part, int times) =>
        end = part is long known ? (end.Total + (times * known), end.Unlimited) : (end.Total, end.Unlimited + times);

    private static long Floor(long number, long divisor)
    {
        (long quotient, long rest) = Math.DivRem(number, divisor);
        return rest != 0 && rest < 0 != divisor < 0 ? quotient - 1 : quotient;
    }

    private static long Ceiling(long number, long divisor) => -Floor(-number, divisor);
}
