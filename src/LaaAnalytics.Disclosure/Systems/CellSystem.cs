using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Disclosure.Systems;

/// <summary>Cells of one or more tables as one system of counts: which of them are small, which sums hold between them, and what is lost where one is withheld.</summary>
/// <remarks>
/// <para>Each cell is a unit with its numbers of people and of offences; which have to be protected, and what is told of them where they are rounded, say <see cref="PrimaryRules"/>. Cells are named by their series (a definition, or a return) and key;
/// a cell that stands in several tables is one unit. What a whole has more than its parts is people too, as where an area is not known: they are protected where they are few and taken as known where
/// they are not. A sum that is not in the tables may be known from elsewhere, and is taken as known; only where nothing that could still be withheld helps is that given up.</para>
/// <para>Cells that are not shown, but that shown ones are made of, are counts of their own, so that two years that overlap, or an area with and without a part of it, are seen to differ by the people
/// between them. A cell that was released before is known for good. Where people have come into it or left it since, and few of them re-offended or did not, those are protected; where it is of as many
/// people as then and more of them have been found to re-offend, what was proven since is taken as known. Protected too are the few by which two cells of nearly the same people differ
/// (<see cref="Compare"/>).</para>
/// <para>A cell of nobody can protect nobody and stays shown. What is lost grows with the people in a cell, doubles from each period to the next and again for pooled ones, and is four times as much
/// for the area that the others make up: so the latest figure of the whole is the last to go.</para>
/// </remarks>
internal sealed class CellSystem
{
    private const long WeightOfWhole = 4;
    private const int PeriodsWeighed = 12;

    /// <summary>What it costs to take a sum as not known after all: more than any table.</summary>
    private const long CostOfAssumption = 1L << 50;

    /// <summary>How many of a cell's numbers, from the first on, add up over parts; the last one is those of the first two together.</summary>
    private const int Additive = (int)CellStatistic.Offenders;

    /// <summary>How many of them, from the first on, are numbers of people.</summary>
    private const int People = (int)CellStatistic.BaselineOffenders + 1;

    /// <summary>Re-offenders and others.</summary>
    private const int Outcomes = 2;

    private readonly DisclosureProfile _profile;
    private readonly CountSystem _system = new();
    private readonly Dictionary<CellName, Entry> _entries = [];

    /// <summary>A system without any cell.</summary>
    /// <param name="profile">Rules for cells that stand in no table.</param>
    public CellSystem(DisclosureProfile profile) => _profile = profile;

    /// <summary>Adds the cells of a table, those that are known already excepted, and the sums that hold in it.</summary>
    /// <param name="series">Definition or return that the cells are of.</param>
    /// <param name="cells">Cells that may be shown; areas may include the whole, periods may include pooled ones. No two have the same key.</param>
    /// <param name="whole">The area that the other areas make up, or null where the areas have no published sum of their own.</param>
    /// <param name="rules">Rules of the table's class.</param>
    /// <param name="hidden">Cells that are withheld for other reasons, and may not be worked out either; null for none.</param>
    /// <param name="context">What else bears on the table; null for nothing.</param>
    /// <param name="doublings">How often what is lost with a cell of this table is doubled, beside others.</param>
    public void AddTable(
        string series, IEnumerable<Measure> cells, AreaCode? whole, DisclosureProfile rules, IReadOnlySet<CellKey>? hidden = null, TableContext? context = null, int doublings = 0)
    {
        List<Measure> shown = [.. cells.OrderBy(cell => cell.Key)];
        List<Measure> unshown = [.. (context ?? TableContext.None).Unshown.OrderBy(cell => cell.Key)];
        List<DateOnly> ends = [.. shown.Select(cell => cell.Key.Period.EndExclusive).Distinct().Order()];
        foreach (Measure cell in shown)
        {
            Add(series, cell, Cost(cell, whole, ends) << doublings, UnitStanding.MayBeShown, rules, hidden);
        }

        foreach (Measure cell in unshown)
        {
            Add(series, cell, 0, UnitStanding.NeverShown, rules, hidden: null);
        }

        foreach (CellLine line in CellLine.Of(shown, unshown, whole))
        {
            Relate(series, line, rules);
        }

        foreach (ReleasedCell released in (context ?? TableContext.None).Released.DistinctBy(released => (released.Cell, released.Offenders, released.Reoffenders)))
        {
            if (_entries.TryGetValue(new(series, released.Cell), out Entry? now))
            {
                Hold(now, released);
            }
        }
    }

    /// <summary>Adds a cell that stands in no sum.</summary>
    /// <param name="name">Its name, in ties.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="cost">What is lost where it is withheld.</param>
    public void AddAlone(CellName name, Measure cell, long cost) => Add(name.Series, cell with { Key = name.Key }, cost, UnitStanding.MayBeShown, _profile, hidden: null);

    /// <summary>Holds two cells against each other that are of nearly the same people: by two definitions, from two sources, after six and after nine months.</summary>
    /// <remarks>Where a count of one is that of the other, the two are one number. Where they differ by few people, those are protected.</remarks>
    /// <param name="one">A cell that was added.</param>
    /// <param name="other">Another.</param>
    public void Compare(CellName one, CellName other)
    {
        for (int statistic = 0; statistic < People; statistic++)
        {
            Relate(_entries[one].Counts[statistic], _entries[other].Counts[statistic], $"between {one} and {other}", Stricter(_entries[one], _entries[other]));
        }

        int[] others = _entries[other].Counts[..Outcomes];
        CompareSizes(one, [.. others.Select(count => (count, 1))], other.ToString());
    }

    /// <summary>Holds a cell against the size of another, which is all that is known of it: a cohort that is not final yet.</summary>
    /// <param name="one">A cell that was added.</param>
    /// <param name="offenders">Entries in the other.</param>
    /// <param name="other">Its name.</param>
    public void CompareSize(CellName one, long offenders, string other) =>
        CompareSizes(one, [(_system.Add(Count.Exact(_system.Add(new CountUnit($"size of {other}", 0, UnitStanding.AlreadyShown)), "offenders", offenders)), 1)], other);

    private void CompareSizes(CellName one, IReadOnlyList<(int Count, int Weight)> size, string other)
    {
        int[] ones = _entries[one].Counts[..Outcomes];
        long more = ones.Sum(count => _system.Counts[count].Value) - size.Sum(term => _system.Counts[term.Count].Value);
        DisclosureProfile rules = _entries[one].Rules;
        if (rules.Hides(Math.Abs(more)))
        {
            int sign = Math.Sign(more);
            _system.Relate([.. ones.Select(count => (count, sign)), .. size.Select(term => (term.Count, -sign)), (Latent($"between {one} and {other}", "offenders", Math.Abs(more), rules.HideBelow), -1)]);
        }
    }

    /// <summary>Holds a cell against another of which it is a part: whoever is in it is in the other too.</summary>
    /// <param name="part">The part, a cell that was added.</param>
    /// <param name="whole">What it is part of, a cell that was added.</param>
    public void Nest(CellName part, CellName whole)
    {
        // Only the re-offenders of a part are re-offenders of the whole; the others may have become some.
        int small = _entries[part].Counts[0];
        int large = _entries[whole].Counts[0];
        long between = _system.Counts[large].Value - _system.Counts[small].Value;
        if (between >= 0)
        {
            DisclosureProfile rules = Stricter(_entries[part], _entries[whole]);
            _system.RelateWhole(large, [small, Latent($"between {part} and {whole}", _system.Counts[small].Statistic, between, rules.Hides(between) ? rules.HideBelow : 0)]);
        }
        else
        {
            Compare(part, whole);
        }
    }

    /// <summary>Takes what was decided of the cells so far as settled, so that whatever is added gives way to it.</summary>
    /// <param name="isShown">Whether a cell is shown.</param>
    public void Settle(Func<CellName, bool> isShown)
    {
        HashSet<int> shown = [.. _entries.Where(entry => isShown(entry.Key)).Select(entry => entry.Value.Unit)];
        HashSet<int> cells = [.. _entries.Values.Select(entry => entry.Unit)];
        _system.Settle(unit => !cells.Contains(unit) || shown.Contains(unit));
    }

    /// <summary>The names of the cells so far.</summary>
    public IReadOnlyCollection<CellName> Cells => _entries.Keys;

    /// <summary>What is to be withheld, at least cost.</summary>
    public CellPlan Solve() => new(LeastWithholding.Find(_system), _system, _entries.ToDictionary(entry => entry.Key, entry => entry.Value.Unit));

    private static long Cost(Measure cell, AreaCode? whole, List<DateOnly> ends)
    {
        int place = ends.IndexOf(cell.Key.Period.EndExclusive);
        int doublings = Math.Max(0, place - Math.Max(0, ends.Count - 1 - PeriodsWeighed)) + (cell.Pooled > 1 ? 1 : 0);
        return (cell.Offenders + 1) * (cell.Key.Area == whole ? WeightOfWhole : 1) << doublings;
    }

    private void Add(string series, Measure cell, long cost, UnitStanding standing, DisclosureProfile rules, IReadOnlySet<CellKey>? hidden)
    {
        CellName name = new(series, cell.Key);
        if (_entries.ContainsKey(name))
        {
            return;
        }

        bool isHidden = hidden?.Contains(cell.Key) == true;
        int unit = _system.Add(new CountUnit(name.ToString(), cost, cell.Offenders == 0 && !isHidden ? UnitStanding.AlreadyShown : standing));
        CellCount[] found = [.. PrimaryRules.Of(cell, rules)];
        int[] counts = [.. found.Select((count, statistic) => _system.Add(count.In(unit, isHidden && statistic < People && count.Value > 0 ? 1 : 0)))];
        if (rules.IsRounded)
        {
            // Printed apart: what is told of all of them tells of the two.
            _system.RelateWhole(counts[Additive], counts[..Outcomes]);
        }

        _entries[name] = new(unit, counts, rules);
    }

    private void Relate(string series, CellLine line, DisclosureProfile rules)
    {
        for (int statistic = 0; statistic < Additive; statistic++)
        {
            List<int> parts = [.. line.Parts.Select(part => _entries[new(series, part.Key)].Counts[statistic])];
            long sum = parts.Sum(part => _system.Counts[part].Value);
            int? whole = line.Whole is null ? null : _entries[new(series, line.Whole.Key)].Counts[statistic];
            long left = whole is int known ? _system.Counts[known].Value - sum : -1;
            string name = _system.Counts[parts[0]].Statistic;
            bool isFew = statistic < People && rules.Hides(left);
            if (left < 0)
            {
                _system.RelateWhole(_system.Add(Count.Exact(_system.Add(new CountUnit($"sum with {series} {line.Parts[0].Key}", CostOfAssumption)), name, sum)), parts);
            }
            else
            {
                _system.RelateWhole(whole!.Value, left == 0 ? parts : parts.Append(
                    isFew || !line.MayRestBeKnown ? Latent($"rest of {series} {line.Whole!.Key}", name, left, isFew ? rules.HideBelow : 0)
                    : _system.Add(Count.Exact(_system.Add(new CountUnit($"rest of {series} {line.Whole!.Key}", CostOfAssumption)), name, left))));
            }
        }
    }

    /// <summary>Relates a cell as it is now to itself as it was released.</summary>
    private void Hold(Entry now, ReleasedCell released)
    {
        int unit = _system.Add(new CountUnit($"{released.Cell} in {released.Release}", 0, UnitStanding.AlreadyShown));
        bool isOfAsMany = released.Offenders == _system.Counts[now.Counts[Additive]].Value;
        if (released.Reoffenders is not long reoffenders)
        {
            if (isOfAsMany)
            {
                // Its size is known: those who re-offended and the others make it up.
                _system.RelateWhole(_system.Add(Count.Exact(unit, "offenders", released.Offenders)), now.Counts[..Outcomes]);
            }

            return;
        }

        long[] then = [reoffenders, released.Offenders - reoffenders];
        for (int statistic = 0; statistic < then.Length; statistic++)
        {
            // Of as many people as then: what is known of it then, is known of it now, for what was proven since is taken as known.
            string name = _system.Counts[now.Counts[statistic]].Statistic;
            long value = isOfAsMany ? _system.Counts[now.Counts[statistic]].Value : then[statistic];
            Relate(now.Counts[statistic], _system.Add(Count.Exact(unit, name, value)), $"change of {released.Cell} since {released.Release}", now.Rules);
        }
    }

    private void Relate(int one, int other, string between, DisclosureProfile rules)
    {
        long more = _system.Counts[one].Value - _system.Counts[other].Value;
        if (more == 0)
        {
            _system.Relate((one, 1), (other, -1));
        }
        else if (rules.Hides(Math.Abs(more)))
        {
            _system.Relate((one, Math.Sign(more)), (other, -Math.Sign(more)), (Latent(between, _system.Counts[one].Statistic, Math.Abs(more), rules.HideBelow), -1));
        }
    }

    /// <summary>People who are counted nowhere by themselves but could be worked out.</summary>
    private int Latent(string key, string statistic, long value, long width) =>
        _system.Add(Count.Exact(_system.Add(new CountUnit(key, 0, UnitStanding.NeverShown)), statistic, value, width));

    private static DisclosureProfile Stricter(Entry one, Entry other) => one.Rules.HideBelow >= other.Rules.HideBelow ? one.Rules : other.Rules;

    private sealed record Entry(int Unit, int[] Counts, DisclosureProfile Rules);
}

/// <summary>A cell among those of several tables.</summary>
/// <param name="Series">Definition or return that it is of.</param>
/// <param name="Key">Its key.</param>
internal sealed record CellName(string Series, CellKey Key)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Series} {Key}";
}

/// <summary>What is withheld of the cells of a system.</summary>
/// <param name="Plan">What is withheld, by unit.</param>
/// <param name="System">The system.</param>
/// <param name="Units">The unit of each cell.</param>
internal sealed record CellPlan(WithholdingPlan Plan, CountSystem System, IReadOnlyDictionary<CellName, int> Units)
{
    /// <summary>Whether a cell may be shown, and if not, why.</summary>
    /// <param name="name">A cell of the system.</param>
    public Withholding this[CellName name] =>
        !Plan.Withheld.Contains(Units[name]) ? Withholding.None
        : Plan.Added.Contains(Units[name]) ? Withholding.ProtectsAnother
        : Withholding.SmallCount;
}
