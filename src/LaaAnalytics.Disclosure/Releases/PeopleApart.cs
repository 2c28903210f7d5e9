using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure.Releases;

/// <summary>The people of one definition, told apart as far as anything that is or was printed tells them apart.</summary>
/// <remarks>
/// A table is one span of index dates, told apart by some dimensions, of one whole or of each area. Its cells are named, printed or not. People whom every named cell counts alike are one part: two
/// years that overlap have three, those of the first only, of both, and of the second only. Every cell is the sum of its parts, and nothing else holds between cells.
/// </remarks>
internal sealed class PeopleApart
{
    private readonly Dictionary<CellKey, NamedCell> _cells = [];
    private readonly List<PeoplePart> _parts = [];

    public PeopleApart(ReleaseQuestion question)
    {
        Table[] tables = [.. question.Printed.Select(printed => printed.Cell).Concat(question.RatesAlone).Concat(question.Released.Select(released => released.Count.Cell))
            .Select(cell => new Table(cell.Period, string.Join(';', Pairs(cell.Group).Select(Dimension)), question.Wholes.ContainsKey(cell.Area) ? cell.Area : null))
            .Distinct()];
        Dictionary<string, PeoplePart> parts = [];
        foreach (Measure people in question.People.Where(people => people.Offenders > 0).OrderBy(people => people.Key))
        {
            NamedCell[] counted = [.. tables.Where(table => table.Counts(people, question.Wholes)).Select(table => Cell(table.CellOf(people))).Distinct()];
            if (counted.Length == 0)
            {
                continue;
            }

            string signature = string.Join(' ', counted.Select(cell => cell.Number).Order());
            if (!parts.TryGetValue(signature, out PeoplePart? part))
            {
                part = new();
                parts.Add(signature, part);
                _parts.Add(part);
                Array.ForEach(counted, cell => cell.Parts.Add(part));
            }

            part.Members.Add(people);
            foreach (NamedCell cell in counted)
            {
                cell.People += Tally.Of(people);
            }
        }

        foreach (PeoplePart part in _parts)
        {
            (part.Name, part.IsOnlyPartOfIt) = Name(part, question);
        }
    }

    /// <summary>Cells that somebody is in, in key order.</summary>
    public IEnumerable<NamedCell> Cells => _cells.Values.OrderBy(cell => cell.Key);

    /// <summary>Parts, in the order of their first cells.</summary>
    public IReadOnlyList<PeoplePart> Parts => _parts;

    /// <summary>The cell of this key; null where nobody is in it.</summary>
    public NamedCell? CellOf(CellKey key) => _cells.GetValueOrDefault(key);

    private NamedCell Cell(CellKey key)
    {
        if (!_cells.TryGetValue(key, out NamedCell? cell))
        {
            cell = new(key, _cells.Count);
            _cells.Add(key, cell);
        }

        return cell;
    }

    /// <summary>The smallest cell that holds all of a part: its own name where it holds nobody else.</summary>
    private static (CellKey Name, bool IsOnlyPartOfIt) Name(PeoplePart part, ReleaseQuestion question)
    {
        HashSet<AreaCode> areas = [.. part.Members.Select(member => member.Key.Area)];
        AreaCode area = areas.Count == 1
            ? areas.Single()
            : question.Wholes.Where(whole => areas.IsSubsetOf(whole.Value)).OrderBy(whole => whole.Value.Count).ThenBy(whole => whole.Key).Select(whole => whole.Key).FirstOrDefault(areas.Min());
        Period period = new(part.Members.Min(member => member.Key.Period.Start), part.Members.Max(member => member.Key.Period.EndExclusive));
        IEnumerable<string> shared = part.Members.Select(member => Pairs(member.Key.Group)).Aggregate<IEnumerable<string>>((left, right) => left.Intersect(right));
        CellKey name = new(question.Scheme, area, period, Group(shared));
        Tally named = default;
        foreach (Measure people in question.People.Where(people => Holds(name, people, question.Wholes)))
        {
            named += Tally.Of(people);
        }

        return (name, named != part.People);
    }

    private static bool Holds(CellKey cell, Measure people, IReadOnlyDictionary<AreaCode, IReadOnlySet<AreaCode>> wholes) =>
        people.Key.Period.IsWithin(cell.Period)
        && (people.Key.Area == cell.Area || (wholes.TryGetValue(cell.Area, out IReadOnlySet<AreaCode>? parts) && parts.Contains(people.Key.Area)))
        && Pairs(cell.Group).All(Pairs(people.Key.Group).Contains);

    private static string[] Pairs(string group) => group == CellKey.AllGroup ? [] : group.Split(';');

    private static string Dimension(string pair) => pair[..pair.IndexOf('=', StringComparison.Ordinal)];

    private static string Group(IEnumerable<string> pairs) => string.Join(';', pairs) is { Length: > 0 } group ? group : CellKey.AllGroup;

    /// <param name="Period">Span of index dates.</param>
    /// <param name="Dimensions">What its cells are told apart by, joined by semicolons; empty for nothing.</param>
    /// <param name="Whole">Whole area, or null where each area has its own cells.</param>
    private sealed record Table(Period Period, string Dimensions, AreaCode? Whole)
    {
        private readonly string[] _dimensions = Dimensions.Split(';', StringSplitOptions.RemoveEmptyEntries);

        public bool Counts(Measure people, IReadOnlyDictionary<AreaCode, IReadOnlySet<AreaCode>> wholes) =>
            people.Key.Period.IsWithin(Period) && (Whole is not AreaCode whole || wholes[whole].Contains(people.Key.Area));

        public CellKey CellOf(Measure people) => new(
            people.Key.Indicator, Whole ?? people.Key.Area, Period, Group(Pairs(people.Key.Group).Where(pair => _dimensions.Contains(Dimension(pair)))));
    }
}

/// <summary>A cell of a table that is or was printed, itself printed or not.</summary>
/// <param name="key">The cell.</param>
/// <param name="number">Its number, from 0.</param>
internal sealed class NamedCell(CellKey key, int number)
{
    public CellKey Key => key;

    public int Number => number;

    /// <summary>Everybody in it.</summary>
    public Tally People { get; set; }

    /// <summary>What it is made of; no person in two.</summary>
    public List<PeoplePart> Parts { get; } = [];
}

/// <summary>People whom every named cell counts alike.</summary>
internal sealed class PeoplePart
{
    /// <summary>Single cohorts of one area and group each.</summary>
    public List<Measure> Members { get; } = [];

    /// <summary>Everybody in it.</summary>
    public Tally People => Members.Aggregate(default(Tally), (sum, member) => sum + Tally.Of(member));

    /// <summary>The smallest cell that holds it.</summary>
    public CellKey Name { get; set; } = null!;

    /// <summary>Whether that cell holds others too.</summary>
    public bool IsOnlyPartOfIt { get; set; }
}
