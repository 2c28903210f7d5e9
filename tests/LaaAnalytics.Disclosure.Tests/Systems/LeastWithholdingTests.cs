using System.Text.Json;
using LaaAnalytics.Disclosure.Systems;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Disclosure.Tests.Systems;

/// <summary>What else is withheld: safe first, then at the least cost known for small tables.</summary>
public sealed class LeastWithholdingTests
{
    private const string Cases = "golden/statistics/18_sdc/cases.json";

    [SharedFact(Cases)]
    public void Small_tables_are_safe_at_the_least_cost_found_by_exhaustive_search()
    {
        int compared = 0;
        foreach (JsonElement one in All().Where(one => one.GetProperty("id").GetString()!.StartsWith("optimal-", StringComparison.Ordinal)))
        {
            foreach (JsonProperty goal in one.GetProperty("expected").EnumerateObject().Where(goal => goal.Name.StartsWith("min_", StringComparison.Ordinal)))
            {
                CrossTable table = new(
                    CrossTable.Read(one.GetProperty("input").GetString()!),
                    number => number is > 0 and < 5,
                    goal.Name.EndsWith(">=1", StringComparison.Ordinal) ? 1 : 5,
                    number => goal.Name.StartsWith("min_count", StringComparison.Ordinal) ? 1 : number);
                WithholdingPlan plan = LeastWithholding.Find(table.System);
                Assert.Equal((long)goal.Value.GetProperty("cost").GetDouble(), plan.Cost);
                Assert.True(plan.IsLeast);
                Assert.Empty(plan.Unprotected);
                Assert.All(new DisclosureAudit(table.System, plan.Withheld).Ranges(), range => Assert.True(range.IsSafe));
                Assert.Contains(goal.Value.GetProperty("solutions").EnumerateArray(), solution => table.Keys(plan.Added).SequenceEqual(solution.EnumerateArray().Select(key => key.GetString()!).Order(StringComparer.Ordinal)));

                // Without any search for the least the answer is safe, and here at most a quarter dearer.
                WithholdingPlan quick = LeastWithholding.Find(table.System, effort: 0);
                Assert.All(new DisclosureAudit(table.System, quick.Withheld).Ranges(), range => Assert.True(range.IsSafe));
                Assert.InRange(quick.Cost, plan.Cost, 1.25 * plan.Cost);
                compared++;
            }
        }

        Assert.Equal(8, compared);
    }

    [SharedFact(Cases)]
    public void A_pattern_with_two_withheld_in_every_line_is_seen_to_leak()
    {
        JsonElement one = All().Single(one => one.GetProperty("id").GetString() == "pattern-looks-safe-is-not");
        string[] suppressed = [.. one.GetProperty("options").GetProperty("suppressed").EnumerateArray().Select(key => key.GetString()!)];
        CrossTable table = new(CrossTable.Read("sdctable_4x4.csv"), _ => false, 1, _ => 1);
        JsonElement expected = one.GetProperty("expected");
        Compare(table, suppressed, expected.GetProperty("bounds"));
        Compare(table, [.. suppressed, "x|b"], expected.GetProperty("after_adding_x_b"));
        foreach (JsonProperty extra in expected.GetProperty("w_b_bounds_by_single_extra_cell").EnumerateObject())
        {
            CountRange range = new DisclosureAudit(table.System, suppressed.Append(extra.Name).Select(table.Unit).ToHashSet()).Range(table.Count("w|b"));
            Assert.Equal(((double)range.Least, (double)range.Greatest!), (extra.Value[0].GetDouble(), extra.Value[1].GetDouble()));
        }
    }

    // mojSuppression's published example: 2 and less are withheld. Two withheld in each line would do for a range of 1 (8 of sum 30); a range of 3 takes one more, by exhaustive search.
    [Fact]
    public void The_published_table_of_the_ministrys_own_package_is_protected_at_the_least_cost()
    {
        long[][] rows = [[25, 10, 1, 3], [1, 6, 5, 3], [1, 10, 10, 3], [1, 1, 10, 3]];
        CrossTable table = new(
            [.. rows.SelectMany((row, r) => row.Select((number, c) => ($"row{r + 1}", $"col{c + 1}", number)))], number => number is > 0 and <= 2, 3, number => 1000 + number);
        WithholdingPlan plan = LeastWithholding.Find(table.System);
        Assert.True(plan.IsLeast);
        Assert.Empty(plan.Unprotected);
        Assert.Equal("row1|col4 row2|col3 row3|col2 row4|col4", string.Join(' ', table.Keys(plan.Added)));
        Assert.Equal((4 * 1000) + 3 + 5 + 10 + 3, plan.Cost);
    }

    // Two parts of 2 each: their sum of 4 is itself below 5.
    [Fact]
    public void Withheld_numbers_whose_sum_is_small_take_a_third_with_them()
    {
        CountSystem system = new();
        long[] numbers = [2, 2, 30, 40];
        int[] counts = [.. numbers.Select((number, place) => system.Add(Count.Exact(system.Add(new CountUnit($"{(char)('A' + place)}", number)), "people", number, number < 5 ? 5 : 0)))];
        system.RelateWhole(system.Add(Count.Exact(system.Add(new CountUnit("total", 0, UnitStanding.AlreadyShown)), "people", 74)), counts);
        WithholdingPlan plan = LeastWithholding.Find(system);
        Assert.Equal(["C"], plan.Added.Select(unit => system.Units[unit].Key));
    }

    // A county of 57 and a partnership of 55 that lacks one ward: the two printed totals give the ward's 2 people.
    [Fact]
    public void What_two_overlapping_areas_give_away_is_protected_by_withholding_one_of_them()
    {
        CountSystem system = new();
        int ward = system.Add(Count.Exact(system.Add(new CountUnit("w9", 0, UnitStanding.NeverShown)), "people", 2, 5));
        int rest = system.Add(Count.Exact(system.Add(new CountUnit("without w9", 0, UnitStanding.NeverShown)), "people", 55));
        int county = system.Add(Count.Exact(system.Add(new CountUnit("county", 57, UnitStanding.AlreadyShown)), "people", 57));
        int partnership = system.Add(Count.Exact(system.Add(new CountUnit("partnership", 55)), "people", 55));
        system.RelateWhole(county, [ward, rest]);
        system.RelateWhole(partnership, [rest]);
        CountRange range = new DisclosureAudit(system, system.AlwaysWithheld()).Range(ward);
        Assert.Equal((2, 2, false), (range.Least, range.Greatest, range.IsSafe));
        WithholdingPlan plan = LeastWithholding.Find(system);
        Assert.Equal(["partnership"], plan.Added.Select(unit => system.Units[unit].Key));

        // Where both are out already, nothing helps, and the answer says so.
        CountSystem late = new();
        int two = late.Add(Count.Exact(late.Add(new CountUnit("w9", 0, UnitStanding.NeverShown)), "people", 2, 5));
        int others = late.Add(Count.Exact(late.Add(new CountUnit("without w9", 55, UnitStanding.AlreadyShown)), "people", 55));
        late.RelateWhole(late.Add(Count.Exact(late.Add(new CountUnit("county", 57, UnitStanding.AlreadyShown)), "people", 57)), [two, others]);
        Assert.Equal([two], LeastWithholding.Find(late).Unprotected);
    }

    // Eight units in two counties and two groups (sdcTools/UserSupport 136): rows and columns alone give K = 3.
    [SharedFact(Cases)]
    public void Linked_tables_in_which_rows_and_columns_leak_are_closed()
    {
        JsonElement one = All().Single(one => one.GetProperty("id").GetString() == "linked-tables-UserSupport136");
        JsonElement input = one.GetProperty("input");
        string[] names = Texts("regions");
        string[] county = Texts("county");
        string[] group = Texts("group");
        long[] numbers = [.. input.GetProperty("n").EnumerateArray().Select(n => n.GetInt64())];
        CountSystem system = new();
        int[] counts = [.. numbers.Select((number, place) => system.Add(Count.Exact(system.Add(new CountUnit(names[place], number)), "people", number, number < 5 ? 5 : 0)))];
        foreach (string[] by in new[] { county, group })
        {
            foreach (string value in by.Distinct())
            {
                int[] parts = [.. counts.Where((_, place) => by[place] == value)];
                int total = system.Add(new CountUnit(value, 0, UnitStanding.AlreadyShown));
                system.RelateWhole(system.Add(Count.Exact(total, "people", parts.Sum(part => system.Counts[part].Value))), parts);
            }
        }

        DisclosureAudit bare = new(system, system.AlwaysWithheld());
        foreach (JsonProperty bound in one.GetProperty("expected").GetProperty("bounds_primary_only").EnumerateObject())
        {
            CountRange range = bare.Range(Array.IndexOf(names, bound.Name));
            Assert.Equal(((double)range.Least, (double)range.Greatest!), (bound.Value[0].GetDouble(), bound.Value[1].GetDouble()));
        }

        WithholdingPlan plan = LeastWithholding.Find(system);
        Assert.Empty(plan.Unprotected);
        Assert.True(plan.IsLeast);
        Assert.All(new DisclosureAudit(system, plan.Withheld).Ranges(), range => Assert.True(range.IsSafe));
        CountRange k = new DisclosureAudit(system, plan.Withheld).Range(Array.IndexOf(names, "K"));
        Assert.True(k.Greatest - k.Least >= 5);

        string[] Texts(string name) => [.. input.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];
    }

    private static void Compare(CrossTable table, string[] suppressed, JsonElement bounds)
    {
        DisclosureAudit audit = new(table.System, suppressed.Select(table.Unit).ToHashSet());
        foreach (JsonProperty bound in bounds.EnumerateObject())
        {
            CountRange range = audit.Range(table.Count(bound.Name));
            Assert.Equal(((double)range.Least, (double)range.Greatest!), (bound.Value[0].GetDouble(), bound.Value[1].GetDouble()));
        }
    }

    private static JsonElement[] All()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedFolder.Find(Cases)!));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(one => one.Clone())];
    }
}
