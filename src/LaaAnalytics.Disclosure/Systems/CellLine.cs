using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure.Systems;

/// <summary>Cells whose sum is in the table, or may be known from elsewhere.</summary>
/// <param name="Whole">The cell of the sum, or null where it is not in the table.</param>
/// <param name="Parts">The cells that add up to it, or to some of it.</param>
/// <param name="MayRestBeKnown">Whether what the whole has more than its parts is taken as known, where it is not small.</param>
internal sealed record CellLine(Measure? Whole, IReadOnlyList<Measure> Parts, bool MayRestBeKnown = true)
{
    /// <summary>The lines of a table: over areas, along the dimensions of the groups, and over time.</summary>
    /// <param name="shown">Cells that may be shown.</param>
    /// <param name="unshown">Cells that are not shown.</param>
    /// <param name="whole">The area that the other areas make up; null where they make up none.</param>
    public static IReadOnlyList<CellLine> Of(IReadOnlyList<Measure> shown, IReadOnlyList<Measure> unshown, AreaCode? whole)
    {
        List<Measure> all = [.. shown.Concat(unshown).OrderBy(cell => cell.Key)];
        return
        [
            .. Areas(all, whole).Concat(Groups(all)).Concat(Pools(all)).Concat(Cohorts(shown))
                .Where(line => line.Parts.Count > 0 && (line.Whole is not null || line.Parts.Count(part => part.Offenders > 0) > 1)),
        ];
    }

    /// <summary>Same period and group; the whole area is their sum.</summary>
    private static IEnumerable<CellLine> Areas(IReadOnlyList<Measure> cells, AreaCode? whole) => cells
        .GroupBy(cell => (cell.Key.Period, cell.Key.Group, cell.Pooled))
        .Select(line => new CellLine(line.FirstOrDefault(cell => cell.Key.Area == whole), [.. line.Where(cell => cell.Key.Area != whole)]));

    /// <summary>Same area and period; along each dimension in turn, the others held; and all of them together.</summary>
    private static IEnumerable<CellLine> Groups(IReadOnlyList<Measure> cells)
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

    /// <summary>A pooled period is the sum of the single cohorts in it; and it is more than any shorter pool within it.</summary>
    private static IEnumerable<CellLine> Pools(IReadOnlyList<Measure> cells)
    {
        foreach (IGrouping<(AreaCode, string), Measure> same in cells.GroupBy(cell => (cell.Key.Area, cell.Key.Group)).Where(same => same.Any(cell => cell.Pooled > 1)))
        {
            foreach (Measure pooled in same.Where(cell => cell.Pooled > 1))
            {
                yield return new(pooled, [.. same.Where(single => single.Pooled == 1 && single.Key.Period.IsWithin(pooled.Key.Period))]);
                foreach (Measure shorter in same.Where(cell => cell.Pooled > 1 && cell.Pooled < pooled.Pooled && cell.Key.Period.IsWithin(pooled.Key.Period)))
                {
                    yield return new(pooled, [shorter], MayRestBeKnown: false);
                }
            }
        }
    }

    /// <summary>Single cohorts that share no day; their sum may be known from elsewhere.</summary>
    private static IEnumerable<CellLine> Cohorts(IReadOnlyList<Measure> cells) => cells
        .Where(cell => cell.Pooled == 1)
        .GroupBy(cell => (cell.Key.Area, cell.Key.Group))
        .Where(line => line.Zip(line.Skip(1)).All(pair => !pair.First.Key.Period.Overlaps(pair.Second.Key.Period)))
        .Select(line => new CellLine(null, [.. line]));

    private static string Without(string group, int dimension)
    {
        List<string> pairs = [.. group.Split(';')];
        pairs.RemoveAt(dimension);
        return string.Join(';', pairs);
    }
}
