using System.Text.Json;
using LaaAnalytics.Disclosure.Systems;
using LaaAnalytics.Disclosure.Tests.Systems;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Disclosure.Tests.Attack;

/// <summary>The attacker on the shared cases, whose bounds come from another solver and whose optima from another search.</summary>
public sealed class GoldenAttackTests
{
    private const string Cases = "golden/statistics/18_sdc/cases.json";

    [SharedFact(Cases)]
    public void A_pattern_with_two_withheld_in_every_line_is_seen_through()
    {
        JsonElement one = Case("pattern-looks-safe-is-not");
        string[] suppressed = Texts(one.GetProperty("options").GetProperty("suppressed"));
        JsonElement expected = one.GetProperty("expected");
        CrossTable table = new(CrossTable.Read(one.GetProperty("input").GetString()!), _ => false, 1, _ => 1);
        Compare(table, suppressed, expected.GetProperty("bounds"));
        Compare(table, [.. suppressed, "x|b"], expected.GetProperty("after_adding_x_b"));
        foreach (JsonProperty extra in expected.GetProperty("w_b_bounds_by_single_extra_cell").EnumerateObject())
        {
            Compare(Seen(table, [.. suppressed, extra.Name]), table.Count("w|b"), extra.Value);
        }

        Assert.Equal(
            Texts(expected.GetProperty("exactly_disclosed")),
            Attacker.Recovered(Seen(table, suppressed), suppressed.Select(key => (table.Count(key), 1L))).Select(range => suppressed.Single(key => table.Count(key) == range.Number)));
    }

    [SharedFact(Cases)]
    public void Trying_every_choice_finds_the_known_optima()
    {
        int compared = 0;
        foreach (string id in new[] { "optimal-la4x4", "optimal-zeros3x3" })
        {
            JsonElement one = Case(id);
            JsonElement expected = one.GetProperty("expected");
            foreach (JsonProperty goal in expected.EnumerateObject().Where(goal => goal.Name.StartsWith("min_", StringComparison.Ordinal)))
            {
                CrossTable table = Table(one.GetProperty("input").GetString()!, goal.Name.EndsWith(">=1", StringComparison.Ordinal) ? 1 : 5, goal.Name.StartsWith("min_count", StringComparison.Ordinal));
                Assert.Equal(Texts(expected.GetProperty("primary")), table.Keys(table.System.AlwaysWithheld()));
                Compare(table, [], expected.GetProperty("bounds_primary_only"));
                LeastByTrial trial = LeastByTrial.Of(table.System);
                Assert.Equal((long)goal.Value.GetProperty("cost").GetDouble(), trial.Cost);
                Assert.Equal(
                    goal.Value.GetProperty("solutions").EnumerateArray().Select(keys => string.Join(' ', Texts(keys).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal),
                    trial.Choices.Select(units => string.Join(' ', table.Keys(units))).Order(StringComparer.Ordinal));
                compared++;
            }
        }

        Assert.Equal(8, compared);
    }

    // Two tables of partnerships without known optima: the search of the product against every choice.
    [SharedFact(Cases)]
    public void Further_tables_of_areas_are_protected_at_the_least_cost()
    {
        foreach (string file in new[] { "la3x4.csv", "la5x3.csv" })
        {
            foreach (int width in new[] { 1, 5 })
            {
                foreach (bool countsCells in new[] { true, false })
                {
                    CrossTable table = Table(file, width, countsCells);
                    LeastByTrial trial = LeastByTrial.Of(table.System);
                    WithholdingPlan plan = LeastWithholding.Find(table.System);
                    Assert.Equal((trial.Cost, true, file), (plan.Cost, plan.IsLeast, file));
                    Assert.Contains(string.Join(' ', table.Keys(plan.Added)), trial.Choices.Select(units => string.Join(' ', table.Keys(units))));
                    Assert.Empty(LeastByTrial.Recovered(table.System, plan.Withheld, LeastByTrial.Protected(table.System)));
                }
            }
        }
    }

    // Domain case I1, the table that mojSuppression publishes: 2 and less are withheld; 8 withheld in all, of sum 30, is the least, in two ways.
    [Fact]
    public void The_published_table_of_the_ministrys_own_package_has_two_cheapest_answers()
    {
        CrossTable table = MinistrysTable(width: 1);
        LeastByTrial trial = LeastByTrial.Of(table.System);
        Assert.Equal((3 * 1000) + 30 - 5, trial.Cost);
        Assert.Equal(2, trial.Choices.Count);
        Assert.Contains("row1|col2 row2|col3 row3|col2", trial.Choices.Select(units => string.Join(' ', table.Keys(units))));

        // Where each must keep a range of 3 the product finds what trying every choice finds.
        CrossTable wider = MinistrysTable(width: 3);
        WithholdingPlan plan = LeastWithholding.Find(wider.System);
        trial = LeastByTrial.Of(wider.System);
        Assert.Equal((trial.Cost, true), (plan.Cost, plan.IsLeast));
        Assert.Contains(string.Join(' ', wider.Keys(plan.Added)), trial.Choices.Select(units => string.Join(' ', wider.Keys(units))));
    }

    [SharedFact(Cases)]
    public void Two_small_parts_of_a_whole_need_a_third()
    {
        JsonElement input = Case("one-way-two-small-sum-small").GetProperty("input");
        JsonElement expected = Case("one-way-two-small-sum-small").GetProperty("expected");
        string[] primary = Texts(expected.GetProperty("primary"));
        (int, long)[] asked = [(0, 5), (1, 5)];
        Assert.Equal([0, 1], Attacker.Recovered(Seen(primary), asked).Select(range => range.Number));
        Assert.Empty(Attacker.Recovered(Seen([.. primary, .. Texts(expected.GetProperty("secondary_min_value"))]), asked));

        Publication Seen(string[] hidden) => PublicationText.Read(string.Join('\n', [
            .. input.GetProperty("cells").EnumerateObject().Select(cell => $"{cell.Name} {(hidden.Contains(cell.Name) ? "?" : cell.Value.GetRawText())}"),
            $"total {input.GetProperty("total").GetRawText()}",
            $"total = {string.Join(" + ", input.GetProperty("cells").EnumerateObject().Select(cell => cell.Name))}"]));
    }

    [SharedFact(Cases)]
    public void Two_totals_of_overlapping_areas_give_the_difference()
    {
        JsonElement one = Case("differencing-geographies");
        JsonElement input = one.GetProperty("input");
        Publication publication = PublicationText.Read(
            $"""
            county {input.GetProperty("table1").GetProperty("county").GetRawText()}
            partnership {input.GetProperty("table2").GetProperty("partnership").GetRawText()}
            d1 ?
            d2 ?
            d3 ?
            rest ?
            w9 ?
            county = d1 + d2 + d3
            d3 = rest + w9
            partnership = d1 + d2 + rest
            """);
        AttackedRange range = Attacker.Range(publication, publication["w9"]);
        long disclosed = one.GetProperty("expected").GetProperty("disclosed").GetProperty("w9").GetInt64();
        Assert.Equal((disclosed, disclosed), (range.Least, range.Greatest));
    }

    [SharedFact(Cases)]
    public void Linked_tables_leak_what_each_alone_protects()
    {
        JsonElement one = Case("linked-tables-UserSupport136");
        JsonElement input = one.GetProperty("input");
        string[] regions = Texts(input.GetProperty("regions"));
        long[] numbers = [.. input.GetProperty("n").EnumerateArray().Select(number => number.GetInt64())];
        string[] county = Texts(input.GetProperty("county"));
        string[] group = Texts(input.GetProperty("group"));
        Publication publication = PublicationText.Read(string.Join('\n', [
            .. regions.Select((region, place) => $"{region} {(numbers[place] < 4 ? "?" : numbers[place])}"), .. Totals(county), .. Totals(group)]));
        JsonElement expected = one.GetProperty("expected");
        foreach (JsonProperty bounds in expected.GetProperty("bounds_primary_only").EnumerateObject())
        {
            Compare(publication, publication[bounds.Name], bounds.Value);
        }

        Assert.Equal(
            Texts(expected.GetProperty("exactly_disclosed")),
            Attacker.Recovered(publication, Enumerable.Range(0, regions.Length).Where(place => numbers[place] < 4).Select(place => (place, 1L))).Select(range => regions[range.Number]));

        IEnumerable<string> Totals(string[] by) => by.Distinct().SelectMany(value => new[]
        {
            $"{value} {numbers.Where((_, place) => by[place] == value).Sum()}",
            $"{value} = {string.Join(" + ", regions.Where((_, place) => by[place] == value))}",
        });
    }

    // Printed to one decimal: 2000 times the part lies between (20 x percent - 1) and (20 x percent + 1) times the whole.
    [SharedFact(Cases)]
    public void A_rate_and_its_denominator_give_the_numerator()
    {
        JsonElement one = Case("percent-leak");
        long twentieths = (long)(20 * one.GetProperty("input").GetProperty("rate_pct_published").GetDecimal());
        Publication publication = PublicationText.Read(
            $"""
            part ?
            whole {one.GetProperty("input").GetProperty("denominator").GetRawText()}
            above 0..
            below 0..
            2000*part = {twentieths - 1}*whole + above
            {twentieths + 1}*whole = 2000*part + below
            """);
        AttackedRange range = Attacker.Range(publication, publication["part"]);
        long disclosed = one.GetProperty("expected").GetProperty("disclosed_numerator").GetInt64();
        Assert.Equal((disclosed, disclosed), (range.Least, range.Greatest));
    }

    private static CrossTable MinistrysTable(long width)
    {
        long[][] rows = [[25, 10, 1, 3], [1, 6, 5, 3], [1, 10, 10, 3], [1, 1, 10, 3]];
        return new CrossTable([.. rows.SelectMany((row, r) => row.Select((number, c) => ($"row{r + 1}", $"col{c + 1}", number)))], number => number <= 2, width, number => 1000 + number);
    }

    private static CrossTable Table(string file, int width, bool countsCells) =>
        new(CrossTable.Read(file), number => number is > 0 and < 5, width, number => countsCells ? 1 : number);

    private static Publication Seen(CrossTable table, string[] suppressed) =>
        Publication.Of(table.System, table.System.AlwaysWithheld().Union(suppressed.Select(table.Unit)).ToHashSet());

    private static void Compare(CrossTable table, string[] suppressed, JsonElement bounds)
    {
        Publication publication = Seen(table, suppressed);
        foreach (JsonProperty bound in bounds.EnumerateObject())
        {
            Compare(publication, table.Count(bound.Name), bound.Value);
        }
    }

    private static void Compare(Publication publication, int number, JsonElement bound)
    {
        AttackedRange range = Attacker.Range(publication, number);
        Assert.True(range.IsAttained);
        Assert.Equal((bound[0].GetDouble(), bound[1].GetDouble()), ((double)range.Least, (double)range.Greatest!));
    }

    private static string[] Texts(JsonElement texts) => [.. texts.EnumerateArray().Select(text => text.GetString()!)];

    private static JsonElement Case(string id)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedFolder.Find(Cases)!));
        return document.RootElement.GetProperty("cases").EnumerateArray().Single(one => one.GetProperty("id").GetString() == id).Clone();
    }
}
