using LaaAnalytics.Disclosure.Systems;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Releases;

namespace LaaAnalytics.Disclosure.Releases;

/// <summary>What a file prints and what was released before, with the people behind it, as one system of counts.</summary>
/// <remarks>
/// Each named cell and each part of the people is a unit that nobody sees; what is printed of a cell is a unit of its own, which may be withheld in the file and is known for good in a release. A cell is the sum of
/// its parts. Where a part has several single cohorts in it, one that has few people stands for all of them: by what is printed they cannot be told from one another.
/// What was released of a cell is known of it now where it is of as many people: what was proven since is taken as known. Where people have come into it or left it, and few of them re-offended or did
/// not, those are protected too; where it has changed by more, it says nothing about the cell as it is now.
/// </remarks>
internal sealed class ReleaseSystem
{
    /// <summary>Cost of an area that others make up, as a multiple of theirs.</summary>
    private const long WeightOfWhole = 4;
    private const int PeriodsWeighed = 12;

    private static readonly string[] Statistics = ["re-offenders", "others", "offenders of the baseline window"];

    private readonly ReleaseQuestion _question;
    private readonly int _statistics;
    private readonly Dictionary<CellKey, int[]> _cells = [];
    private readonly Dictionary<int, CellKey> _shown = [];
    private readonly Dictionary<int, ReleasedCount> _known = [];
    private readonly Dictionary<int, Suspect> _suspects = [];

    /// <param name="question">What is asked.</param>
    /// <param name="people">The people behind it.</param>
    /// <param name="printed">What of the file is shown.</param>
    /// <param name="released">What is in anybody's hands.</param>
    public ReleaseSystem(ReleaseQuestion question, PeopleApart people, IEnumerable<ReleaseCount> printed, IEnumerable<ReleasedCount> released)
    {
        _question = question;
        _statistics = question.People.Any(cell => cell.BaselineOffenders > 0) ? 3 : 2;
        Dictionary<PeoplePart, int[][]> parts = people.Parts.Select((part, number) => (part, number)).ToDictionary(pair => pair.part, pair => Add(pair.part, pair.number));
        foreach (NamedCell cell in people.Cells)
        {
            int unit = Counts.Add(new CountUnit($"people of {cell.Key}", 0, UnitStanding.NeverShown));
            int[] counts = [.. Enumerable.Range(0, _statistics).Select(statistic => Add(unit, statistic, cell.People[statistic], cell.People.Offenders, new(cell.Key, false, null)))];
            _cells[cell.Key] = counts;
            for (int statistic = 0; statistic < _statistics; statistic++)
            {
                Counts.RelateWhole(counts[statistic], cell.Parts.SelectMany(part => parts[part][statistic]));
            }
        }

        List<DateOnly> ends = [.. people.Cells.Select(cell => cell.Key.Period.EndExclusive).Distinct().Order()];
        foreach (ReleaseCount count in printed)
        {
            if (people.CellOf(count.Cell) is NamedCell cell)
            {
                Show(count, cell, Cost(cell, ends));
            }
        }

        foreach (ReleasedCount count in released.Distinct())
        {
            if (people.CellOf(count.Count.Cell) is NamedCell cell)
            {
                Know(count, cell);
            }
        }
    }

    /// <summary>The counts and their sums.</summary>
    public CountSystem Counts { get; } = new();

    /// <summary>Cells of the file, by their units.</summary>
    public IReadOnlyDictionary<int, CellKey> Shown => _shown;

    /// <summary>Cells of releases, by their units.</summary>
    public IReadOnlyDictionary<int, ReleasedCount> Known => _known;

    /// <summary>Whom each protected count is of.</summary>
    public IReadOnlyDictionary<int, Suspect> Suspects => _suspects;

    /// <summary>Everything that is not protected as it should be, by the name of the count, which is the same in every system of the question.</summary>
    public IReadOnlyDictionary<string, CountRange> Unsafe() => new DisclosureAudit(Counts, Counts.AlwaysWithheld()).Ranges()
        .Where(range => !range.IsSafe)
        .ToDictionary(range => $"{Counts.Units[Counts.Counts[range.Count].Unit].Key}, {Counts.Counts[range.Count].Statistic}", StringComparer.Ordinal);

    /// <summary>Whether one of a cell's numbers is too small to be printed.</summary>
    public static bool IsSmall(Tally people, ReleaseCount printed, ReleaseQuestion question)
    {
        bool Hides(long number) => number > 0 && number < question.HideBelow;
        return printed switch
        {
            { Offenders: null, Reoffenders: null } => false,
            { Offenders: null } => Hides(people.Reoffenders),
            { Reoffenders: null } => Hides(people.Offenders),
            _ => Hides(people.Reoffenders) || Hides(people.Others) || Hides(people.BaselineOffenders)
                || (question.HidesAllOrNone && people.Offenders > 0 && (people.Reoffenders == 0 || people.Others == 0)),
        };
    }

    /// <summary>What is lost where a cell is withheld: more with its people, for a whole, and the later it is.</summary>
    private long Cost(NamedCell cell, List<DateOnly> ends)
    {
        int later = Math.Min(ends.Count - 1 - ends.IndexOf(cell.Key.Period.EndExclusive), PeriodsWeighed);
        return (cell.People.Offenders + 1) * (_question.Wholes.ContainsKey(cell.Key.Area) ? WeightOfWhole : 1) << (PeriodsWeighed - later);
    }

    /// <summary>The counts of a part, by statistic: one, or a small one and the rest.</summary>
    private int[][] Add(PeoplePart part, int number)
    {
        int unit = Counts.Add(new CountUnit(FormattableString.Invariant($"part {number}"), 0, UnitStanding.NeverShown));
        Suspect suspect = new(part.Name, part.IsOnlyPartOfIt, null);
        Tally people = part.People;
        return [.. Enumerable.Range(0, _statistics).Select(statistic =>
        {
            Measure? few = part.Members.Count > 1 ? part.Members.Find(member => WidthOf(statistic, Tally.Of(member)[statistic], member.Offenders) > 0) : part.Members[0];
            if (few is null)
            {
                return [Counts.Add(Count.Exact(unit, Statistics[statistic], people[statistic]))];
            }

            Tally of = Tally.Of(few);
            int small = Add(unit, statistic, of[statistic], of.Offenders, suspect);
            return part.Members.Count > 1 ? [small, Counts.Add(Count.Exact(unit, $"further {Statistics[statistic]}", people[statistic] - of[statistic]))] : new[] { small };
        })];
    }

    private int Add(int unit, int statistic, long value, long offenders, Suspect suspect)
    {
        long width = WidthOf(statistic, value, offenders);
        int count = Counts.Add(Count.Exact(unit, Statistics[statistic], value, width));
        if (width > 0)
        {
            _suspects[count] = suspect;
        }

        return count;
    }

    private long WidthOf(int statistic, long value, long offenders) =>
        (value > 0 && value < _question.HideBelow) || (_question.HidesAllOrNone && statistic < 2 && value == 0 && offenders > 0) ? _question.HideBelow : 0;

    /// <summary>What the file prints of a cell.</summary>
    private void Show(ReleaseCount printed, NamedCell cell, long cost)
    {
        if (printed is { Offenders: null, Reoffenders: null })
        {
            return;
        }

        int unit = Counts.Add(new CountUnit(cell.Key.ToString(), cost));
        _shown[unit] = cell.Key;
        int[] counts = _cells[cell.Key];
        if (IsExact(printed))
        {
            for (int statistic = 0; statistic < _statistics; statistic++)
            {
                Equal(counts[statistic], Counts.Add(Count.Exact(unit, Statistics[statistic], cell.People[statistic])));
            }

            return;
        }

        Print(unit, cell, printed.Offenders, printed.Reoffenders);
    }

    private void Print(int unit, NamedCell cell, PrintedNumber? offenders, PrintedNumber? reoffenders)
    {
        int[] counts = _cells[cell.Key];
        if (reoffenders is not null)
        {
            Equal(counts[0], Counts.Add(new Count(unit, Statistics[0], cell.People.Reoffenders, 0, reoffenders.Least, reoffenders.Greatest)));
        }

        if (offenders is not null)
        {
            Counts.RelateWhole(Counts.Add(new Count(unit, "offenders", cell.People.Offenders, 0, offenders.Least, offenders.Greatest)), counts[..2]);
        }
    }

    /// <summary>What a release printed of a cell.</summary>
    private void Know(ReleasedCount released, NamedCell cell)
    {
        (_, _, PrintedNumber? offenders, PrintedNumber? reoffenders) = released.Count;
        int unit = Counts.Add(new CountUnit($"{cell.Key} in {released.Release}", 0, UnitStanding.AlreadyShown));
        _known[unit] = released;
        if (offenders is { IsExact: true } && offenders.Printed == cell.People.Offenders && reoffenders?.IsExact != false)
        {
            // Of as many people as then: what is known of it then, is known of it now, for what was proven since is taken as known.
            Print(unit, cell, offenders, reoffenders is null ? null : PrintedNumber.Exact(cell.People.Reoffenders));
        }
        else if (IsExact(released.Count))
        {
            long[] then = [reoffenders!.Printed, offenders!.Printed - reoffenders.Printed];
            for (int statistic = 0; statistic < then.Length; statistic++)
            {
                Hold(_cells[cell.Key][statistic], Counts.Add(Count.Exact(unit, Statistics[statistic], then[statistic])), statistic, released);
            }
        }
        else if (reoffenders is not null && offenders?.Covers(cell.People.Offenders) != false && reoffenders.Covers(cell.People.Reoffenders))
        {
            Print(unit, cell, offenders, reoffenders);
        }
        else if (reoffenders is null && offenders is { IsExact: false } && offenders.Covers(cell.People.Offenders))
        {
            Print(unit, cell, offenders, null);
        }
    }

    /// <summary>Relates a count as it is now to itself as it was released: equal, or different by people who are protected where they are few.</summary>
    private void Hold(int now, int known, int statistic, ReleasedCount released)
    {
        long more = Counts.Counts[now].Value - Counts.Counts[known].Value;
        if (more == 0)
        {
            Equal(now, known);
        }
        else if (Math.Abs(more) < _question.HideBelow)
        {
            int unit = Counts.Add(new CountUnit($"change of {released.Count.Cell} since {released.Release}", 0, UnitStanding.NeverShown));
            int between = Add(unit, statistic, Math.Abs(more), Math.Abs(more), new(released.Count.Cell, false, released.Release));
            Counts.Relate((now, Math.Sign(more)), (known, -Math.Sign(more)), (between, -1));
        }
    }

    private void Equal(int one, int other) => Counts.Relate((one, 1), (other, -1));

    private static bool IsExact(ReleaseCount count) => count is { Offenders.IsExact: true, Reoffenders.IsExact: true };
}

/// <summary>Whom a protected count is of.</summary>
/// <param name="Cell">The cell, or the smallest one that holds them.</param>
/// <param name="IsPart">Whether that cell holds others too.</param>
/// <param name="ChangedSince">Release since which the cell has changed by them; null where they are a cell's own.</param>
internal sealed record Suspect(CellKey Cell, bool IsPart, string? ChangedSince);
