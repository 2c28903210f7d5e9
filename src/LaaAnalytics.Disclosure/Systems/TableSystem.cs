using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;

namespace LaaAnalytics.Disclosure.Systems;

/// <summary>One table's cells as a system of counts: which of them are small, which sums hold between them, and what is lost where one is withheld.</summary>
/// <remarks>
/// <para>Each cell is a unit with its re-offenders, those who did not re-offend and those with an offence in the baseline window. Sums hold over areas, over each dimension of the groups, and over the
/// single cohorts of a pooled period. What a whole has more than its parts is people too, as where an area is not known: they are protected where they are few and taken as known where they are not.
/// A sum that is not in the table may be known from elsewhere, and is taken as known; only where nothing that could still be withheld helps is that given up.</para>
/// <para>Cells that are not shown, but that shown ones are made of, are counts of their own, so that two years that overlap, or an area with and without a part of it, are seen to differ by the people
/// between them. A cell that was released before is known for good: where the same cell is the same now, the two are one number; where it has changed by few people, those are protected too.</para>
/// <para>A cell of nobody can protect nobody and stays shown. What is lost grows with the people in a cell, doubles from each period to the next and again for pooled ones, and is four times as much
/// for the area that the others make up: so the latest figure of the whole is the last to go.</para>
/// </remarks>
internal sealed class TableSystem
{
    private const long WeightOfWhole = 4;
    private const int PeriodsWeighed = 12;

    /// <summary>What it costs to take a sum as not known after all: more than any table.</summary>
    private const long CostOfAssumption = 1L << 50;

    private static readonly (string Name, Func<Measure, long> Of)[] Statistics =
    [
        ("re-offenders", cell => cell.Reoffenders),
        ("others", cell => cell.NonReoffenders),
        ("offenders of the baseline window", cell => cell.BaselineOffenders),
    ];

    private readonly DisclosureProfile _profile;
    private readonly bool _sensitive;
    private readonly IReadOnlySet<CellKey> _hidden;
    private readonly Dictionary<CellKey, int> _units = [];
    private readonly Dictionary<(CellKey, int), int> _counts = [];

    private TableSystem(DisclosureProfile profile, bool sensitive, IReadOnlySet<CellKey> hidden)
    {
        _profile = profile;
        _sensitive = sensitive;
        _hidden = hidden;
    }

    /// <summary>The counts and their sums.</summary>
    public CountSystem Counts { get; } = new();

    /// <summary>The unit of each cell.</summary>
    public IReadOnlyDictionary<CellKey, int> Units => _units;

    /// <summary>The system of a table.</summary>
    /// <param name="cells">Cells in key order; areas may include the whole, periods may include pooled ones.</param>
    /// <param name="whole">The area that the other areas make up, or null where the areas have no published sum of their own.</param>
    /// <param name="profile">Thresholds.</param>
    /// <param name="sensitive">Whether nobody and everybody are protected too.</param>
    /// <param name="hidden">Cells that are withheld for other reasons; they may not be worked out either.</param>
    /// <param name="context">What else bears on the table; nothing where it is not given.</param>
    public static TableSystem Of(IReadOnlyList<Measure> cells, AreaCode? whole, DisclosureProfile profile, bool sensitive, IReadOnlySet<CellKey> hidden, TableContext? context = null)
    {
        context ??= TableContext.None;
        TableSystem table = new(profile, sensitive, hidden);
        List<DateOnly> ends = [.. cells.Select(cell => cell.Key.Period.EndExclusive).Distinct().Order()];
        foreach (Measure cell in cells)
        {
            int weight = Math.Min(ends.Count - 1, PeriodsWeighed) - Math.Min(ends.Count - 1 - ends.IndexOf(cell.Key.Period.EndExclusive), PeriodsWeighed);
            table.Add(cell, (cell.Offenders + 1) * (cell.Key.Area == whole ? WeightOfWhole : 1) << (weight + (cell.Pooled > 1 ? 1 : 0)), UnitStanding.MayBeShown);
        }

        foreach (Measure cell in context.Unshown)
        {
            table.Add(cell, 0, UnitStanding.NeverShown);
        }

        foreach (Line line in Line.Of(cells, context.Unshown, whole))
        {
            table.Relate(line);
        }

        ILookup<CellKey, Measure> now = cells.Concat(context.Unshown).ToLookup(cell => cell.Key);
        foreach (ReleasedCell released in context.Released.DistinctBy(released => (released.Cell, released.Offenders, released.Reoffenders)))
        {
            foreach (Measure cell in now[released.Cell])
            {
                table.Hold(cell, released);
            }
        }

        return table;
    }

    private void Add(Measure cell, long cost, UnitStanding standing)
    {
        int unit = Counts.Add(new CountUnit(cell.Key.ToString(), cost, cell.Offenders == 0 && !_hidden.Contains(cell.Key) ? UnitStanding.AlreadyShown : standing));
        _units[cell.Key] = unit;
        for (int statistic = 0; statistic < Statistics.Length; statistic++)
        {
            long value = Statistics[statistic].Of(cell);
            bool isAllOrNone = _sensitive && statistic < 2 && cell.Offenders > 0 && value == 0;
            _counts[(cell.Key, statistic)] = Counts.Add(Count.Exact(unit, Statistics[statistic].Name, value, _profile.Hides(value) || isAllOrNone ? _profile.HideBelow : value > 0 && _hidden.Contains(cell.Key) ? 1 : 0));
        }
    }

    private void Relate(Line line)
    {
        for (int statistic = 0; statistic < Statistics.Length; statistic++)
        {
            long sum = line.Parts.Sum(Statistics[statistic].Of);
            List<int> parts = [.. line.Parts.Select(part => _counts[(part.Key, statistic)])];
            long left = line.Whole is null ? -1 : Statistics[statistic].Of(line.Whole) - sum;
            if (left < 0)
            {
                Counts.RelateWhole(Known(line, statistic, sum), parts);
            }
            else
            {
                Counts.RelateWhole(_counts[(line.Whole!.Key, statistic)], left == 0 ? parts : parts.Append(Rest(line, statistic, left)));
            }
        }
    }

    /// <summary>Relates a cell as it is now to itself as it was released: equal, or different by people who are protected where they are few.</summary>
    private void Hold(Measure cell, ReleasedCell released)
    {
        int unit = Counts.Add(new CountUnit($"{released.Cell} in {released.Release}", 0, UnitStanding.AlreadyShown));
        long[] then = [released.Reoffenders, released.NonReoffenders];
        for (int statistic = 0; statistic < then.Length; statistic++)
        {
            string name = Statistics[statistic].Name;
            int known = Counts.Add(Count.Exact(unit, name, then[statistic]));
            int now = _counts[(cell.Key, statistic)];
            long more = Statistics[statistic].Of(cell) - then[statistic];
            if (more == 0)
            {
                Counts.Relate((now, 1), (known, -1));
            }
            else if (_profile.Hides(Math.Abs(more)))
            {
                int between = Counts.Add(Count.Exact(
                    Counts.Add(new CountUnit($"change of {released.Cell} since {released.Release}", 0, UnitStanding.NeverShown)), name, Math.Abs(more), _profile.HideBelow));
                Counts.Relate((now, Math.Sign(more)), (known, -Math.Sign(more)), (between, -1));
            }
        }
    }

    /// <summary>A sum that may be known from elsewhere.</summary>
    private int Known(Line line, int statistic, long sum) =>
        Counts.Add(Count.Exact(Counts.Add(new CountUnit($"sum with {line.Parts[0].Key}", CostOfAssumption)), Statistics[statistic].Name, sum));

    /// <summary>What the whole has more than its parts.</summary>
    private int Rest(Line line, int statistic, long left) => Counts.Add(Count.Exact(
        Counts.Add(new CountUnit($"rest of {line.Whole!.Key}", CostOfAssumption, _profile.Hides(left) ? UnitStanding.NeverShown : UnitStanding.MayBeShown)),
        Statistics[statistic].Name,
        left,
        _profile.Hides(left) ? _profile.HideBelow : 0));

    /// <summary>Cells whose sum is in the table, or may be known from elsewhere.</summary>
    /// <param name="Whole">The cell of the sum, or null where it is not in the table.</param>
    /// <param name="Parts">The cells that add up to it, in key order.</param>
    private sealed record Line(Measure? Whole, IReadOnlyList<Measure> Parts)
    {
        public static List<Line> Of(IReadOnlyList<Measure> cells, IReadOnlyList<Measure> unshown, AreaCode? whole)
        {
            List<Measure> all = [.. cells.Concat(unshown).OrderBy(cell => cell.Key)];
            return [.. Areas(all, whole).Concat(Groups(all)).Concat(Pools(all)).Concat(Cohorts(cells)).Where(line => line.Parts.Count > 0 && (line.Whole is not null || line.Parts.Count(part => part.Offenders > 0) > 1))];
        }

        /// <summary>Same period and group; the whole area is their sum.</summary>
        private static IEnumerable<Line> Areas(IReadOnlyList<Measure> cells, AreaCode? whole) => cells
            .GroupBy(cell => (cell.Key.Period, cell.Key.Group, cell.Pooled))
            .Select(line => new Line(line.FirstOrDefault(cell => cell.Key.Area == whole), [.. line.Where(cell => cell.Key.Area != whole)]));

        /// <summary>Same area and period; along each dimension in turn, the others held.</summary>
        private static IEnumerable<Line> Groups(IReadOnlyList<Measure> cells)
        {
            Dictionary<(AreaCode, Period, int), Measure> ungrouped = cells.Where(cell => cell.Key.Group == CellKey.AllGroup).ToDictionary(cell => (cell.Key.Area, cell.Key.Period, cell.Pooled));
            foreach (IGrouping<(AreaCode, Period, int), Measure> block in cells.Where(cell => cell.Key.Group != CellKey.AllGroup).GroupBy(cell => (cell.Key.Area, cell.Key.Period, cell.Pooled)))
            {
                Measure? all = ungrouped.GetValueOrDefault(block.Key);
                int dimensions = block.First().Key.Group.Count(c => c == ';') + 1;
                for (int dimension = 0; dimension < dimensions; dimension++)
                {
                    foreach (IGrouping<string, Measure> line in block.GroupBy(cell => Without(cell.Key.Group, dimension)))
                    {
                        yield return new(dimensions == 1 ? all : null, [.. line]);
                    }
                }

                if (dimensions > 1 && all is not null)
                {
                    yield return new(all, [.. block]);
                }
            }
        }

        /// <summary>A pooled period is the sum of the single cohorts in it.</summary>
        private static IEnumerable<Line> Pools(IReadOnlyList<Measure> cells)
        {
            ILookup<(AreaCode, string), Measure> singles = cells.Where(cell => cell.Pooled == 1).ToLookup(cell => (cell.Key.Area, cell.Key.Group));
            return cells.Where(cell => cell.Pooled > 1)
                .Select(pooled => new Line(pooled, [.. singles[(pooled.Key.Area, pooled.Key.Group)].Where(single => single.Key.Period.IsWithin(pooled.Key.Period))]));
        }

        /// <summary>Single cohorts that share no day; their sum may be known from elsewhere.</summary>
        private static IEnumerable<Line> Cohorts(IReadOnlyList<Measure> cells) => cells
            .Where(cell => cell.Pooled == 1)
            .GroupBy(cell => (cell.Key.Area, cell.Key.Group))
            .Where(line => line.Zip(line.Skip(1)).All(pair => !pair.First.Key.Period.Overlaps(pair.Second.Key.Period)))
            .Select(line => new Line(null, [.. line]));

        private static string Without(string group, int dimension)
        {
            List<string> pairs = [.. group.Split(';')];
            pairs.RemoveAt(dimension);
            return string.Join(';', pairs);
        }
    }
}
