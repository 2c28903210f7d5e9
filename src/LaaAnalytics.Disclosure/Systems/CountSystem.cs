namespace LaaAnalytics.Disclosure.Systems;

/// <summary>Counts of people, what of them is shown or withheld together, and the sums that hold between them: everything from which a withheld count could be worked out.</summary>
/// <remarks>
/// A <em>unit</em> is what is shown or withheld as one: all counts of one cell. A <em>count</em> is one number of people in it. A <em>relation</em> is a weighted sum of counts that is 0: a whole less
/// its parts. Counts that are printed nowhere but could be worked out, such as what is left of a whole when parts are taken away, are counts of units that are never shown.
/// </remarks>
public sealed class CountSystem
{
    private readonly List<CountUnit> _units = [];
    private readonly List<Count> _counts = [];
    private readonly List<IReadOnlyList<(int Count, int Weight)>> _relations = [];

    /// <summary>The units, in the order in which they were added.</summary>
    public IReadOnlyList<CountUnit> Units => _units;

    /// <summary>The counts, in the order in which they were added.</summary>
    public IReadOnlyList<Count> Counts => _counts;

    /// <summary>The relations: counts by number, with their weights; each sum is 0.</summary>
    public IReadOnlyList<IReadOnlyList<(int Count, int Weight)>> Relations => _relations;

    /// <summary>Adds a unit.</summary>
    /// <param name="unit">The unit; keys must differ.</param>
    /// <returns>Its number, from 0.</returns>
    public int Add(CountUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentOutOfRangeException.ThrowIfNegative(unit.Cost);
        _units.Add(unit);
        return _units.Count - 1;
    }

    /// <summary>Adds a count.</summary>
    /// <param name="count">The count, of a unit added before.</param>
    /// <returns>Its number, from 0.</returns>
    public int Add(Count count)
    {
        ArgumentNullException.ThrowIfNull(count);
        ArgumentOutOfRangeException.ThrowIfNegative(count.Value);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(count.Unit, _units.Count);
        if (count.Value < count.ShownLeast || count.Value > count.ShownGreatest)
        {
            throw new ArgumentException("A count must lie within what is printed of it.", nameof(count));
        }

        _counts.Add(count);
        return _counts.Count - 1;
    }

    /// <summary>Adds a relation.</summary>
    /// <param name="relation">Counts by number, with weights other than 0; each count at most once. Their weighted sum must be 0.</param>
    public void Relate(params IReadOnlyList<(int Count, int Weight)> relation)
    {
        ArgumentNullException.ThrowIfNull(relation);
        if (relation.Sum(term => term.Weight * _counts[term.Count].Value) != 0)
        {
            throw new ArgumentException("The counts of a relation must add up.", nameof(relation));
        }

        _relations.Add(relation);
    }

    /// <summary>Adds the relation that a whole is the sum of its parts.</summary>
    /// <param name="whole">The whole, by number.</param>
    /// <param name="parts">The parts, by number.</param>
    public void RelateWhole(int whole, IEnumerable<int> parts) => Relate([(whole, 1), .. parts.Select(part => (part, -1))]);

    /// <summary>Takes what was decided of the units so far as settled: those shown are known for good, the others are not shown any more.</summary>
    /// <param name="isShown">Whether a unit that may be shown is, by number.</param>
    public void Settle(Func<int, bool> isShown)
    {
        ArgumentNullException.ThrowIfNull(isShown);
        for (int unit = 0; unit < _units.Count; unit++)
        {
            if (_units[unit].Standing == UnitStanding.MayBeShown)
            {
                _units[unit] = _units[unit] with { Standing = isShown(unit) ? UnitStanding.AlreadyShown : UnitStanding.NeverShown };
            }
        }
    }

    /// <summary>Units that are withheld whatever else is: those that must be protected, and those that are shown nowhere.</summary>
    public IReadOnlySet<int> AlwaysWithheld()
    {
        HashSet<int> withheld = [.. Enumerable.Range(0, _units.Count).Where(unit => _units[unit].Standing == UnitStanding.NeverShown)];
        withheld.UnionWith(_counts.Where(count => count.Width > 0 && _units[count.Unit].Standing == UnitStanding.MayBeShown).Select(count => count.Unit));
        return withheld;
    }
}

/// <summary>What is shown or withheld as one.</summary>
/// <param name="Key">Name, for ties and for telling; ordinal order.</param>
/// <param name="Cost">What is lost where it is withheld without having to be; at least 0.</param>
/// <param name="Standing">Whether it may be shown or withheld at all.</param>
public sealed record CountUnit(string Key, long Cost, UnitStanding Standing = UnitStanding.MayBeShown);

/// <summary>Whether a unit may be shown.</summary>
public enum UnitStanding
{
    /// <summary>It may be shown, and may be withheld.</summary>
    MayBeShown,

    /// <summary>It is known already and cannot be withheld any more.</summary>
    AlreadyShown,

    /// <summary>It is shown nowhere; it is here because it could be worked out.</summary>
    NeverShown,
}

/// <summary>One number of people.</summary>
/// <param name="Unit">Its unit, by number.</param>
/// <param name="Statistic">What is counted, for telling: <c>re-offenders</c>.</param>
/// <param name="Value">The number, at least 0.</param>
/// <param name="Width">How wide the range must stay that can be worked out for it, greatest less least; 0 where it needs no protection.</param>
/// <param name="ShownLeast">Least number it can be by what is printed of it when it is shown.</param>
/// <param name="ShownGreatest">Greatest number it can be by what is printed of it when it is shown.</param>
public sealed record Count(int Unit, string Statistic, long Value, long Width, long ShownLeast, long ShownGreatest)
{
    /// <summary>A count that is printed exactly.</summary>
    /// <param name="unit">Its unit, by number.</param>
    /// <param name="statistic">What is counted.</param>
    /// <param name="value">The number, at least 0.</param>
    /// <param name="width">How wide its range must stay; 0 where it needs no protection.</param>
    public static Count Exact(int unit, string statistic, long value, long width = 0) => new(unit, statistic, value, width, value, value);
}
