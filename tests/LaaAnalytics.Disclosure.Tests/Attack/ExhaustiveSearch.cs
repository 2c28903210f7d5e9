namespace LaaAnalytics.Disclosure.Tests.Attack;

/// <summary>Third way of attack: every table of whole numbers, depth first, each choice narrowed by <see cref="IntervalPropagation"/>; what it finds is exact.</summary>
/// <param name="publication">Numbers and sums.</param>
/// <param name="limit">Choices after which an answer is given up.</param>
internal sealed class ExhaustiveSearch(Publication publication, int limit)
{
    private readonly IntervalPropagation _propagation = new(publication);
    private int _left;

    /// <summary>Whether the last answer was given up.</summary>
    public bool GaveUp => _left < 0;

    /// <summary>A table of whole numbers in a box that keeps every sum; null where there is none, or the search was given up.</summary>
    public long[]? Table(Box box)
    {
        _left = limit;
        Box start = box.Copy();
        return _propagation.Narrow(start) ? Complete(start) : null;
    }

    /// <summary>The least, or greatest, whole number that one number has in any table; null where there is none, or the search was given up.</summary>
    /// <param name="box">Limits of the numbers.</param>
    /// <param name="number">The number.</param>
    /// <param name="greatest">Whether the greatest is asked for.</param>
    public long? End(Box box, int number, bool greatest)
    {
        _left = limit;
        Box start = box.Copy();
        if (!_propagation.Narrow(start))
        {
            return null;
        }

        if (greatest && start.Limit(number) is null)
        {
            _left = -1;
            return null;
        }

        for (long value = greatest ? start.Greatest[number] : start.Least[number]; value >= start.Least[number] && value <= start.Greatest[number] && !GaveUp; value += greatest ? -1 : 1)
        {
            if (Choose(start, number, value) is not null)
            {
                return value;
            }
        }

        return null;
    }

    private long[]? Complete(Box box)
    {
        int next = -1;
        for (int number = 0; number < box.Least.Length; number++)
        {
            if (!box.IsFixed(number) && (next < 0 || Width(box, number) < Width(box, next)))
            {
                next = number;
            }
        }

        if (next < 0)
        {
            return publication.IsKeptBy(box.Least) ? [.. box.Least] : null;
        }

        for (long value = box.Least[next]; value <= box.Greatest[next] && !GaveUp; value++)
        {
            if (Choose(box, next, value) is long[] table)
            {
                return table;
            }
        }

        return null;
    }

    private long[]? Choose(Box box, int number, long value)
    {
        if (--_left < 0)
        {
            return null;
        }

        Box chosen = box.Copy();
        (chosen.Least[number], chosen.Greatest[number]) = (value, value);
        return _propagation.Narrow(chosen, number) ? Complete(chosen) : null;
    }

    private static long Width(Box box, int number) => box.Greatest[number] == Box.Unlimited ? Box.Unlimited : box.Greatest[number] - box.Least[number];
}
