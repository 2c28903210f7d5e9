using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Further;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Spec.Tests.Disclosure;

/// <summary>What a reader of a table can do: subtract, along every line, as often as it gives something new.</summary>
public sealed class FurtherAttackSpecs
{
    private const int Tables = 600;
    private static readonly AreaCode Whole = new("X10000001", 2009);
    private static readonly DisclosureProfile Partner = DisclosureProfile.Get("partner");
    private static readonly string[] Parts = [FurtherRate.SeriousShare, FurtherRate.Within(1), FurtherRate.Within(3), FurtherRate.Within(6)];

    [Fact]
    public void No_random_table_of_areas_and_sexes_gives_a_hidden_count_back() => Attack(11, random =>
    {
        string[] areas = [.. Enumerable.Range(0, random.Next(2, 5)).Select(i => ((char)('A' + i)).ToString())];
        Dictionary<(string Area, string Group), Measure> cells = [];
        foreach (string area in areas)
        {
            cells[(area, "sex=F")] = Drawn(random, area, "sex=F");
            cells[(area, "sex=M")] = Drawn(random, area, "sex=M");
            cells[(area, CellKey.AllGroup)] = Sum(area, CellKey.AllGroup, null, 1, cells[(area, "sex=F")], cells[(area, "sex=M")]);
        }

        foreach (string group in (string[])["sex=F", "sex=M", CellKey.AllGroup])
        {
            cells[(Whole.Code, group)] = Sum(Whole.Code, group, null, 1, [.. areas.Select(area => cells[(area, group)])]);
        }

        return ([.. cells.Values],
        [
            .. ((string[])["sex=F", "sex=M", CellKey.AllGroup]).Select(group => Line(cells[(Whole.Code, group)], areas.Select(area => cells[(area, group)]))),
            .. areas.Append(Whole.Code).Select(area => Line(cells[(area, CellKey.AllGroup)], [cells[(area, "sex=F")], cells[(area, "sex=M")]])),
        ]);
    });

    [Fact]
    public void No_random_table_of_areas_and_pooled_quarters_gives_a_hidden_count_back() => Attack(12, random =>
    {
        string[] areas = ["A", "B", "C"];
        Period[] quarters = [Period.OfMonths(2008, 1, 3), Period.OfMonths(2008, 4, 3)];
        Period half = Period.OfMonths(2008, 1, 6);
        Dictionary<(string Area, Period Period), Measure> cells = [];
        foreach (string area in areas)
        {
            Array.ForEach(quarters, quarter => cells[(area, quarter)] = Drawn(random, area, CellKey.AllGroup, quarter));
            cells[(area, half)] = Sum(area, CellKey.AllGroup, half, 2, [.. quarters.Select(quarter => cells[(area, quarter)])]);
        }

        Period[] periods = [.. quarters, half];
        Array.ForEach(periods, period =>
            cells[(Whole.Code, period)] = Sum(Whole.Code, CellKey.AllGroup, period, period == half ? 2 : 1, [.. areas.Select(area => cells[(area, period)])]));
        return ([.. cells.Values],
        [
            .. periods.Select(period => Line(cells[(Whole.Code, period)], areas.Select(area => cells[(area, period)]))),
            .. areas.Append(Whole.Code).Select(area => Line(cells[(area, half)], quarters.Select(quarter => cells[(area, quarter)]))),
        ]);
    });

    private static void Attack(int seed, Func<Random, (List<Measure> Cells, List<CellKey[]> Lines)> table)
    {
        Random random = new(seed);
        int hidden = 0;
        int shown = 0;
        for (int i = 0; i < Tables; i++)
        {
            (List<Measure> cells, List<CellKey[]> lines) = table(random);
            Dictionary<CellKey, PublishedFurtherRates> rates = PublishedFurtherRates
                .Of(cells, FurtherCell.Adults with { LeastDenominator = 1 }, FurtherCell.Year, Whole, Partner, 1)
                .ToDictionary(rate => rate.Id.Cell with { Indicator = cells[0].Key.Indicator });
            foreach (string part in Parts)
            {
                HashSet<CellKey> known = [.. cells.Where(cell => IsKnown(rates[cell.Key], part)).Select(cell => cell.Key)];
                HashSet<CellKey> before = [.. known];
                while (lines.Find(line => line.Count(key => !known.Contains(key)) == 1) is CellKey[] line)
                {
                    known.UnionWith(line);
                }

                Assert.True(known.SetEquals(before), $"table {i}: {part} of {string.Join(", ", known.Except(before))}");
                hidden += cells.Count - before.Count;
                shown += before.Count;
            }

            Assert.All(cells, cell => AssertNested(rates[cell.Key]));
        }

        Assert.InRange(hidden, Tables, int.MaxValue);
        Assert.InRange(shown, Tables, int.MaxValue);
    }

    /// <summary>Shown, or seen to be 0 because nobody re-offended.</summary>
    private static bool IsKnown(PublishedFurtherRates rates, string part) =>
        rates[part].Estimate.Value is not null || rates[FurtherRate.EventBased].Estimate.Value == 0;

    /// <summary>Counts shown within one another differ by 0 or by the threshold.</summary>
    private static void AssertNested(PublishedFurtherRates rates)
    {
        double[] counts = [0, .. Parts.Skip(1).Append(FurtherRate.EventBased).Select(part => rates[part].Estimate.Numerator).OfType<double>()];
        Assert.All(counts.Zip(counts.Skip(1)), pair => Assert.True(pair.Second - pair.First is 0 or >= 5));
        Assert.True(rates[FurtherRate.SeriousShare].Estimate.Numerator is null or 0 or >= 5);
        Assert.True(rates[FurtherRate.EventBased].Estimate.Numerator - rates[FurtherRate.SeriousShare].Estimate.Numerator is null or 0 or >= 5);
    }

    private static Measure Drawn(Random random, string area, string group, Period? period = null)
    {
        long Band() => random.Next(3) == 0 ? 0 : random.Next(0, 16);
        Measure cell = FurtherCell.Of(random.Next(60, 90), Band(), Band(), Band(), random.Next(4) == 0 ? 0 : random.Next(5, 20), area, group, period);
        long serious = random.NextInt64(0, cell.Reoffenders + 1);
        return cell with { SeriousReoffenders = serious, SeriousReoffences = serious };
    }

    private static Measure Sum(string area, string group, Period? period, int pooled, params Measure[] parts)
    {
        long Within(int from, int to) => parts.Sum(part => part.MonthsToFirst.Where(bin => bin.Value >= from && bin.Value < to).Sum(bin => bin.Count));
        long serious = parts.Sum(part => part.SeriousReoffenders);
        return FurtherCell.Of(parts.Sum(part => part.Offenders), Within(0, 1), Within(1, 3), Within(3, 6), Within(6, 12), area, group, period) with
        {
            SeriousReoffenders = serious,
            SeriousReoffences = serious,
            Pooled = pooled,
        };
    }

    private static CellKey[] Line(Measure whole, IEnumerable<Measure> parts) => [whole.Key, .. parts.Select(part => part.Key)];
}
