using LaaAnalytics.Disclosure.Releases;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Releases;

namespace LaaAnalytics.Disclosure.Tests.Releases;

/// <summary>Made-up people of one definition, and what is and was printed of them.</summary>
internal sealed class Town
{
    public const string Scheme = "ni18-adult";

    private readonly List<Measure> _people = [];
    private readonly Dictionary<AreaCode, IReadOnlySet<AreaCode>> _wholes = [];
    private readonly List<ReleasedCount> _released = [];
    private readonly List<ReleaseCount> _printed = [];
    private readonly List<CellKey> _rates = [];

    public long HideBelow { get; init; } = 5;

    /// <summary>Releases that were approved as an exception.</summary>
    public string[] Exceptions { get; init; } = [];

    public static AreaCode Area(string code) => new(code, 2009);

    public static CellKey Cell(string area, string period, string group = CellKey.AllGroup) => new(Scheme, Area(area), Period.Parse(period), group);

    /// <summary>So many re-offenders among so many people of one area, single cohort and group.</summary>
    public Town People(string area, string period, string group, long reoffenders, long offenders)
    {
        _people.Add(new()
        {
            Key = Cell(area, period, group),
            Scheme = $"{Scheme}@2008-05",
            Component = Component.Adult,
            Offenders = offenders,
            Reoffenders = reoffenders,
        });
        return this;
    }

    /// <summary>An area that others make up.</summary>
    public Town Whole(string area, params string[] parts)
    {
        _wholes[Area(area)] = parts.Select(Area).ToHashSet();
        return this;
    }

    public Town Released(string release, CellKey cell, long? reoffenders, long? offenders)
    {
        _released.Add(new(release, new(cell, 1, Number(offenders), Number(reoffenders))));
        return this;
    }

    public Town Released(string release, ReleaseCount count)
    {
        _released.Add(new(release, count));
        return this;
    }

    /// <summary>What the file prints of a cell, as it is.</summary>
    public Town Prints(CellKey cell, bool sizeOnly = false)
    {
        (long reoffenders, long offenders) = Truth(cell);
        _printed.Add(new(cell, 2, Number(offenders), sizeOnly ? null : Number(reoffenders)));
        return this;
    }

    /// <summary>A cell that the file withholds.</summary>
    public Town Withholds(CellKey cell)
    {
        _printed.Add(new(cell, 2, null, null));
        return this;
    }

    public Town PrintsRate(CellKey cell)
    {
        _rates.Add(cell);
        return this;
    }

    /// <summary>What stands against the file, with some of its cells withheld.</summary>
    public ReleaseVerdict Verdict(params IReadOnlyList<CellKey> withheld) => ReleaseCheck.Of([Question(withheld)]);

    public ReleaseQuestion Question(params IReadOnlyList<CellKey> withheld) => new(
        Scheme,
        [.. _printed.Select(count => withheld.Contains(count.Cell) ? count with { Offenders = null, Reoffenders = null } : count)],
        [.. _rates.Except(withheld)],
        _people,
        _wholes,
        _released)
    {
        HideBelow = HideBelow,
        HidesAllOrNone = false,
        Exceptions = Exceptions.ToHashSet(),
    };

    public (long Reoffenders, long Offenders) Truth(CellKey cell)
    {
        Measure[] of = [.. _people.Where(people => people.Key.Period.IsWithin(cell.Period)
            && (people.Key.Area == cell.Area || (_wholes.TryGetValue(cell.Area, out IReadOnlySet<AreaCode>? parts) && parts.Contains(people.Key.Area)))
            && (cell.Group == CellKey.AllGroup || cell.Group.Split(';').All(people.Key.Group.Split(';').Contains)))];
        return (of.Sum(people => people.Reoffenders), of.Sum(people => people.Offenders));
    }

    private static PrintedNumber? Number(long? number) => number is long exact ? PrintedNumber.Exact(exact) : null;
}
