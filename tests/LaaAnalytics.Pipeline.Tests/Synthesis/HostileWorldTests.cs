using System.Text.RegularExpressions;

namespace LaaAnalytics.Pipeline.Tests.Synthesis;

public sealed partial class HostileWorldTests
{
    private static readonly string[] Rules =
    [
        "I01", "I02", "I03", "I04", "I05", "I06", "I07", "I08", "I09", "I10", "I11", "I12", "I13", "I14", "I15", "I16", "I17", "I18", "I19", "I20", "I21",
        "I30", "I31", "I32", "I33", "I34", "I35", "I36", "I37", "I38", "I45", "I46", "I47", "I48", "I49",
    ];

    [Fact]
    public void Every_package_is_expected_and_every_rule_is_met()
    {
        using WrittenWorld world = new("hostile");
        List<Dictionary<string, string>> expected = PlainCsv.Rows(Path.Combine(world.Folder.FullName, "expected.csv"));
        Assert.Equal(world.Packages.Select(package => package.Name), expected.Select(row => row["package"]).Distinct());
        Assert.Equal(Rules, expected.Select(row => row["rule"]).Where(rule => rule.Length > 0).Distinct().Order(StringComparer.Ordinal));
        Assert.All(expected, row => Assert.Matches(Place(), $"{row["load"]},{row["file"]},{row["rule"]},{row["line"]},{row["column"]}"));
    }

    [Fact]
    public void A_refused_package_has_more_bad_rows_than_one_in_a_hundred()
    {
        using WrittenWorld world = new("hostile");
        foreach (IGrouping<string, Dictionary<string, string>> package in PlainCsv.Rows(Path.Combine(world.Folder.FullName, "expected.csv")).GroupBy(row => row["package"]))
        {
            int rows = PlainCsv.Manifest(new(Path.Combine(world.Folder.FullName, package.Key))).GetProperty("resources")[0].GetProperty("rows").GetInt32();
            int bad = package.Select(row => row["line"]).Where(line => line is not "" and not "*" and not "0" and not "1").Distinct().Count();
            Assert.True(package.First()["load"] == "refused" ? bad == 0 || bad * 100 > rows : bad * 100 <= rows, package.Key);
        }
    }

    [Fact]
    public void Bad_cells_hold_the_canary()
    {
        using WrittenWorld world = new("hostile");
        int withCanary = world.Files().Count(file => file.Key != "expected.csv" && System.Text.Encoding.Latin1.GetString(file.Value).Contains("CANARY7Q", StringComparison.OrdinalIgnoreCase));
        Assert.InRange(withCanary, 25, int.MaxValue);
        Assert.DoesNotContain("CANARY", System.Text.Encoding.UTF8.GetString(world.Files()["expected.csv"]), StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("^(accepted|refused),([a-z_]+\\.(csv|xlsx))?,(I[0-9]{2},([0-9]+|\\*),([A-Z][a-z]+!)?([A-Za-z_]*|column [0-9]+)|,,)$")]
    private static partial Regex Place();
}
