using System.Runtime.InteropServices;

namespace LaaAnalytics.Quality.Anonymity;

/// <summary>How traceable people are in rows told in one way.</summary>
/// <param name="Coarsening">How the rows are told.</param>
/// <param name="People">People with a row.</param>
/// <param name="InSmallClass">People with a row in a class of fewer people than asked for.</param>
/// <param name="Alone">People with a row in a class of their own: sample uniques.</param>
/// <param name="OfOneKind">People with a row in a class that is large enough but whose rows all name one offence group, so that the class gives it away.</param>
/// <param name="Discernibility">Sum over classes of their people squared, the lower the more is told.</param>
public sealed record Traceability(Coarsening Coarsening, long People, long InSmallClass, long Alone, long OfOneKind, double Discernibility)
{
    /// <summary>Share of people in small classes, 0 to 1; 0 where there is nobody.</summary>
    public decimal ShareInSmallClass => People == 0 ? 0 : (decimal)InSmallClass / People;
}

/// <summary>Index events in classes that an outsider could not tell apart, by age band, sex, ethnic group, area, kind of event and month.</summary>
/// <remarks>
/// A class holds k different people (Sweeney's k-anonymity); one offence group in it is a breach of l-diversity with l = 2 (Machanavajjhala and others, 2007,
/// ACM TKDD 1:3). People are counted, not rows: somebody with two events in a class counts once in it. Areas are told apart by the area and all areas above it,
/// so that a coarser level always joins whole classes and never makes anybody more traceable.
/// </remarks>
public sealed class AnonymityTable
{
    private readonly List<IndexPlace> _cells = [];
    private readonly int[] _people;
    private readonly int[] _cellOf;
    private readonly int _personCount;
    private readonly int[][] _areas;
    private readonly int[][] _kinds;

    /// <summary>A table of these rows, in any order.</summary>
    public AnonymityTable(IEnumerable<IndexPlace> rows)
    {
        List<IndexPlace> sorted = [.. rows.OrderBy(row => row.Person)];
        _people = new int[sorted.Count];
        _cellOf = new int[sorted.Count];
        Dictionary<IndexPlace, int> numbers = [];
        int last = int.MinValue;
        for (int at = 0; at < sorted.Count; at++)
        {
            if (at == 0 || sorted[at].Person != last)
            {
                _personCount++;
                last = sorted[at].Person;
            }

            _people[at] = _personCount - 1;
            IndexPlace cell = sorted[at] with { Person = 0 };
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, cell, out bool known);
            if (!known)
            {
                number = _cells.Count;
                _cells.Add(cell);
            }

            _cellOf[at] = number;
        }

        _areas =
        [
            Numbered(cell => (cell.HomeArea, cell.ParentArea, cell.Authority)),
            Numbered(cell => (0, cell.ParentArea, cell.Authority)),
            Numbered(cell => (0, 0, cell.Authority)),
            new int[_cells.Count],
        ];
        _kinds =
        [
            Numbered(cell => (cell.Sex, cell.EventType, cell.Ethnicity)),
            Numbered(cell => (cell.Sex, cell.EventType, 0)),
        ];
    }

    /// <summary>How traceable people are in the rows told so.</summary>
    /// <param name="coarsening">How the rows are told.</param>
    /// <param name="smallest">People a class must hold not to be small, 2 or more.</param>
    public Traceability Of(Coarsening coarsening, int smallest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(smallest, 2);
        (int[] classOf, int classes) = Classes(coarsening);
        int[] size = new int[classes];
        int[] seen = new int[classes];
        int[] group = new int[classes];
        bool[] mixed = new bool[classes];
        for (int at = 0; at < _people.Length; at++)
        {
            int cell = _cellOf[at];
            int its = classOf[cell];
            if (seen[its] != _people[at] + 1)
            {
                seen[its] = _people[at] + 1;
                size[its]++;
            }

            int offence = _cells[cell].OffenceGroup;
            mixed[its] |= size[its] > 0 && group[its] != 0 && group[its] != offence + 1;
            group[its] = offence + 1;
        }

        (long small, long alone, long oneKind) = Count(classOf, size, mixed, smallest);
        return new(coarsening, _personCount, small, alone, oneKind, size.Sum(people => (double)people * people));
    }

    /// <summary>
    /// The coarsening to hand rows on in: of those that leave at most a share of people in small classes the one that loses least, where none does that which
    /// leaves fewest. Between equals the one that keeps classes smallest, then the first.
    /// </summary>
    /// <param name="smallest">People a class must hold, 2 or more.</param>
    /// <param name="shareLeft">Share that may be left, 0 to 1.</param>
    public Traceability Suggest(int smallest, decimal shareLeft)
    {
        // Cheapest first, so that what need not be counted is not.
        List<Traceability> tried = [];
        foreach (IGrouping<decimal, Coarsening> equals in Coarsening.All.GroupBy(coarsening => coarsening.Loss).OrderBy(group => group.Key))
        {
            tried.AddRange(equals.Select(coarsening => Of(coarsening, smallest)));
            if (tried.TakeLast(equals.Count()).Where(told => told.ShareInSmallClass <= shareLeft).OrderBy(told => told.InSmallClass).ThenBy(told => told.Discernibility).FirstOrDefault() is Traceability enough)
            {
                return enough;
            }
        }

        return tried.OrderBy(told => told.InSmallClass).ThenBy(told => told.Coarsening.Loss).ThenBy(told => told.Discernibility).First();
    }

    private (long Small, long Alone, long OneKind) Count(int[] classOf, int[] size, bool[] mixed, int smallest)
    {
        bool[] small = new bool[_personCount];
        bool[] alone = new bool[_personCount];
        bool[] oneKind = new bool[_personCount];
        for (int at = 0; at < _people.Length; at++)
        {
            int its = classOf[_cellOf[at]];
            int person = _people[at];
            small[person] |= size[its] < smallest;
            alone[person] |= size[its] == 1;
            oneKind[person] |= size[its] >= smallest && !mixed[its];
        }

        return (small.LongCount(yes => yes), alone.LongCount(yes => yes), oneKind.LongCount(yes => yes));
    }

    private (int[] ClassOf, int Classes) Classes(Coarsening told)
    {
        int[] areas = _areas[(int)told.Area];
        int[] classOf = new int[_cells.Count];
        int[] people = _kinds[told.DropsEthnicity ? 1 : 0];
        Dictionary<(long, int), int> numbers = new(_cells.Count);
        for (int at = 0; at < _cells.Count; at++)
        {
            IndexPlace cell = _cells[at];
            int month = told.Date switch { DateLevel.Month => cell.Month, DateLevel.Quarter => cell.Month / 3, _ => cell.Month / 12 };
            int age = told.Age == AgeLevel.Band ? cell.AgeBand : Wide(cell.AgeBand);
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(
                numbers, (((long)areas[at] << 32) | (uint)people[at], (month << 4) | age), out bool known);
            if (!known)
            {
                number = numbers.Count - 1;
            }

            classOf[at] = number;
        }

        return (classOf, numbers.Count);
    }

    private int[] Numbered(Func<IndexPlace, (int, int, int)> part)
    {
        Dictionary<(int, int, int), int> numbers = [];
        int[] numbered = new int[_cells.Count];
        for (int at = 0; at < numbered.Length; at++)
        {
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, part(_cells[at]), out bool known);
            if (!known)
            {
                number = numbers.Count - 1;
            }

            numbered[at] = number;
        }

        return numbered;
    }

    /// <summary>Under 18, 18 to 24, 25 to 39, 40 and over, from the ten bands.</summary>
    private static int Wide(int band) => band switch { < 4 => 0, < 6 => 1, < 8 => 2, _ => 3 };
}
