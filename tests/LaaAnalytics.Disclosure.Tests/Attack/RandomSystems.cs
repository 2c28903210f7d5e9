using LaaAnalytics.Disclosure.Systems;

namespace LaaAnalytics.Disclosure.Tests.Attack;

/// <summary>Small systems of counts as the product meets them, from a seed.</summary>
internal static class RandomSystems
{
    private static readonly Action<SystemDraft, Random>[] Kinds = [TwoWay, ThreeWay, Hierarchy, Linked, Rounded, Overlapping, WithRest, Rates];

    /// <summary>The system of a seed; neighbouring seeds are of different kinds.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="greatest">Greatest value of a cell; such as can be tried one by one unless told.</param>
    public static CountSystem Of(int seed, int greatest = 12)
    {
        Random random = new(seed);
        SystemDraft draft = new(random, greatest);
        Kinds[seed % Kinds.Length](draft, random);
        return draft.System;
    }

    /// <summary>Name of the kind of system that a seed gives.</summary>
    public static string KindOf(int seed) => Kinds[seed % Kinds.Length].Method.Name;

    // Rows and columns with their totals and the whole.
    private static void TwoWay(SystemDraft draft, Random random) => Grid(draft, random.Next(2, 4), random.Next(3, 5), UnitStanding.AlreadyShown, rounding: 1);

    // Totals printed to the nearest five.
    private static void Rounded(SystemDraft draft, Random random) => Grid(draft, random.Next(2, 4), 3, UnitStanding.AlreadyShown, rounding: 5);

    // Every face of a block: sums over each of three ways.
    private static void ThreeWay(SystemDraft draft, Random random)
    {
        int depth = random.Next(2, 4);
        Dictionary<(int A, int B, int C), int> cells = Places(2, 2, depth).ToDictionary(place => place, place => draft.Cell($"{place.A}{place.B}{place.C}"));

        foreach ((int a, int b, _) in Places(2, 2, 1))
        {
            draft.Total($"{a}{b}*", [.. Enumerable.Range(0, depth).Select(c => cells[(a, b, c)])], UnitStanding.AlreadyShown);
        }

        foreach ((int a, int c, _) in Places(2, depth, 1))
        {
            draft.Total($"{a}*{c}", [cells[(a, 0, c)], cells[(a, 1, c)]], UnitStanding.AlreadyShown);
            draft.Total($"*{a}{c}", [cells[(0, a, c)], cells[(1, a, c)]], UnitStanding.AlreadyShown);
        }
    }

    // Areas in districts in a county, for two groups; totals of districts may be withheld too.
    private static void Hierarchy(SystemDraft draft, Random random)
    {
        List<int>[] ofGroup = [[], []];
        for (int district = 0; district < 2; district++)
        {
            int[] areas = [.. Enumerable.Range(0, random.Next(2, 4)).Select(area => draft.Cell($"area{district}{area}"))];
            ofGroup[0].Add(draft.Total($"district{district}", areas, UnitStanding.MayBeShown));
            ofGroup[1].AddRange(areas.Where(_ => random.Next(2) == 0));
        }

        draft.Total("county", ofGroup[0], UnitStanding.AlreadyShown);
        draft.Total("towns", ofGroup[1], random.Next(2) == 0 ? UnitStanding.AlreadyShown : UnitStanding.MayBeShown);
    }

    // One list of cells summed by two groupings.
    private static void Linked(SystemDraft draft, Random random)
    {
        int[] cells = [.. Enumerable.Range(0, random.Next(6, 10)).Select(cell => draft.Cell($"cell{cell}"))];
        for (int grouping = 0; grouping < 2; grouping++)
        {
            foreach (IGrouping<int, int> group in cells.GroupBy(_ => random.Next(3)))
            {
                draft.Total($"group{grouping}{group.Key}", [.. group], UnitStanding.AlreadyShown);
            }
        }
    }

    // Areas that overlap: what they are made of is shown nowhere, but could be worked out. Sums need not have whole ends.
    private static void Overlapping(SystemDraft draft, Random random)
    {
        int[] pieces = [.. Enumerable.Range(0, random.Next(4, 9)).Select(piece => draft.Cell($"piece{piece}", UnitStanding.NeverShown))];
        for (int area = 0; area < 6; area++)
        {
            draft.Total($"area{area}", [.. pieces.OrderBy(_ => random.Next()).Take(random.Next(2, 4))], area < 2 ? UnitStanding.AlreadyShown : UnitStanding.MayBeShown);
        }
    }

    // Cells of people, re-offenders and the rest, shown or withheld together, with totals of people and of re-offenders.
    private static void WithRest(SystemDraft draft, Random random)
    {
        List<int> people = [];
        List<int> reoffenders = [];
        for (int cell = 0; cell < random.Next(3, 6); cell++)
        {
            (int part, int whole) = draft.Split($"cell{cell}");
            people.Add(whole);
            reoffenders.Add(part);
        }

        draft.Total("people", people, UnitStanding.AlreadyShown);
        draft.Total("re-offenders", reoffenders, UnitStanding.AlreadyShown);
    }

    // Cells of people and re-offenders, shown or withheld each by itself, whose rates are printed in whole percent, with totals of both.
    private static void Rates(SystemDraft draft, Random random)
    {
        List<int> people = [];
        List<int> reoffenders = [];
        for (int cell = 0; cell < random.Next(3, 5); cell++)
        {
            int part = draft.Cell($"re-offenders{cell}");
            int whole = draft.Total($"people{cell}", [part, draft.Cell($"others{cell}", UnitStanding.NeverShown)], UnitStanding.MayBeShown);
            draft.Rate($"rate{cell}", part, whole);
            reoffenders.Add(part);
            people.Add(whole);
        }

        draft.Total("people", people, UnitStanding.AlreadyShown);
        draft.Total("re-offenders", reoffenders, UnitStanding.AlreadyShown);
    }

    private static void Grid(SystemDraft draft, int rows, int columns, UnitStanding totals, int rounding)
    {
        int[][] cells = [.. Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, columns).Select(column => draft.Cell($"{row}{column}")).ToArray())];

        for (int row = 0; row < rows; row++)
        {
            draft.Total($"row{row}", cells[row], totals, rounding);
        }

        for (int column = 0; column < columns; column++)
        {
            draft.Total($"column{column}", [.. Enumerable.Range(0, rows).Select(row => cells[row][column])], totals, rounding);
        }
    }

    private static IEnumerable<(int A, int B, int C)> Places(int a, int b, int c) =>
        from x in Enumerable.Range(0, a) from y in Enumerable.Range(0, b) from z in Enumerable.Range(0, c) select (x, y, z);
}
