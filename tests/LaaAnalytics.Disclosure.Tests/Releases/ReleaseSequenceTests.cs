using LaaAnalytics.Disclosure.Releases;
using LaaAnalytics.Disclosure.Tests.Attack;
using LaaAnalytics.Domain;
using static LaaAnalytics.Disclosure.Tests.Releases.Town;

namespace LaaAnalytics.Disclosure.Tests.Releases;

/// <summary>Random files, one after the other, each repaired as the check says, given to the attacker.</summary>
public sealed class ReleaseSequenceTests
{
    private const int Threshold = 5;
    private static readonly string[] Areas = ["a", "b", "c"];
    private static readonly string[] Quarters = ["2008-01..2008-03", "2008-04..2008-06", "2008-07..2008-09"];
    private static readonly string[] Spans = [.. Quarters, "2008-01..2008-06", "2008-04..2008-09", "2008-01..2008-09"];
    private static readonly string[] Groups = ["sex=F", "sex=M"];

    [Fact]
    public void Of_files_repaired_as_the_check_says_nobody_small_is_recovered()
    {
        int unsafeFiles = 0;
        int small = 0;
        int shownCells = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            Random random = new(seed);
            Dictionary<CellKey, (long Reoffenders, long Offenders)> people = [];
            foreach (CellKey cell in Areas.SelectMany(area => Quarters.SelectMany(quarter => Groups.Select(group => Cell(area, quarter, group)))))
            {
                long offenders = random.Next(0, random.Next(3) == 0 ? 4 : 40);
                people[cell] = (random.NextInt64(offenders + 1), offenders);
            }

            HashSet<CellKey> shown = [];
            for (int file = 0; file < 3; file++)
            {
                Town town = new Town().Whole("all", Areas);
                foreach ((CellKey cell, (long reoffenders, long offenders)) in people)
                {
                    town.People(cell.Area.Code, cell.Period.ToString(), cell.Group, reoffenders, offenders);
                }

                foreach (CellKey cell in shown.Order())
                {
                    (long reoffenders, long offenders) = town.Truth(cell);
                    town.Released("before", cell, reoffenders, offenders);
                }

                CellKey[] printed = [.. Printable(random).Distinct()];
                Array.ForEach(printed, cell => town.Prints(cell));
                ReleaseVerdict verdict = town.Verdict();
                unsafeFiles += verdict.IsSafe ? 0 : 1;
                Assert.True(town.Verdict(verdict.Withhold).IsSafe, $"seed {seed}, file {file}");
                shown.UnionWith(printed.Except(verdict.Withhold));
            }

            shownCells += shown.Count;
            foreach (bool reoffenders in new[] { true, false })
            {
                small += Attack(people, shown, reoffenders, seed);
            }
        }

        Assert.True(unsafeFiles >= 60 && small >= 100 && shownCells >= 200, $"{unsafeFiles} files repaired, {small} small counts, {shownCells} cells shown");
    }

    private static IEnumerable<CellKey> Printable(Random random)
    {
        string group = random.Next(2) == 0 ? "sex=F" : "sex=M";
        string span = Spans[random.Next(Spans.Length)];
        return random.Next(4) switch
        {
            0 => [.. Areas.Select(area => Cell(area, span)), Cell("all", span)],
            1 => [Cell("all", span), Cell("all", span, group)],
            2 => Areas.Select(area => Cell(area, span, group)),
            _ => Quarters.Select(quarter => Cell("all", quarter)).Append(Cell("all", span)),
        };
    }

    /// <summary>How many small counts there are; fails where one is recovered.</summary>
    private static int Attack(Dictionary<CellKey, (long Reoffenders, long Offenders)> people, HashSet<CellKey> shown, bool reoffenders, int seed)
    {
        CellKey[] atoms = [.. people.Keys];
        CellKey[] cells = [.. shown.Order()];
        long Value(CellKey atom) => reoffenders ? people[atom].Reoffenders : people[atom].Offenders - people[atom].Reoffenders;
        bool IsIn(CellKey atom, CellKey cell) =>
            atom.Period.IsWithin(cell.Period) && (cell.Area.Code == "all" || atom.Area == cell.Area) && (cell.Group == CellKey.AllGroup || atom.Group == cell.Group);
        List<PublishedNumber> numbers = [.. atoms.Select(atom => people[atom].Offenders == 0 ? new PublishedNumber(atom.ToString(), 0, 0) : new PublishedNumber(atom.ToString(), 0, null))];
        List<IReadOnlyList<Term>> sums = [];
        foreach (CellKey cell in cells)
        {
            long value = atoms.Where(atom => IsIn(atom, cell)).Sum(Value);
            sums.Add([new Term(numbers.Count, 1), .. Enumerable.Range(0, atoms.Length).Where(place => IsIn(atoms[place], cell)).Select(place => new Term(place, -1))]);
            numbers.Add(new(cell.ToString(), value, value));
        }

        (int, long)[] asked = [.. Enumerable.Range(0, atoms.Length).Where(place => Value(atoms[place]) is > 0 and < Threshold).Select(place => (place, (long)Threshold))];
        Assert.True(!Attacker.Recovered(new Publication(numbers, sums), asked).Any(), $"seed {seed}, {(reoffenders ? "re-offenders" : "others")}");
        return asked.Length;
    }
}
