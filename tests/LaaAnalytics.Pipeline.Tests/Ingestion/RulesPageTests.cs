using System.Reflection;
using LaaAnalytics.Ingestion.Rules;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Pipeline.Tests.Ingestion;

public sealed class RulesPageTests
{
    [Fact]
    public void The_page_of_rules_is_the_table_of_rules()
    {
        string page = Path.Combine(SharedFolder.Root, "docs", "ingestion-rules.md");
        if (Environment.GetEnvironmentVariable("LAA_APPROVE") == "1")
        {
            File.WriteAllText(page, RulesPage.Markdown());
        }

        Assert.Equal(RulesPage.Markdown(), File.ReadAllText(page).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Rules_are_numbered_once_and_say_what_to_do()
    {
        Assert.Equal(IngestionRule.All.Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal), IngestionRule.All.Select(rule => rule.Id));
        Assert.All(IngestionRule.All, rule => Assert.False(
            string.IsNullOrWhiteSpace(rule.Title) || string.IsNullOrWhiteSpace(rule.Expected) || !rule.Text.EndsWith('.') || !rule.Remedy.EndsWith('.')));
    }

    [Fact]
    public void Every_rule_of_the_table_is_applied_by_the_reader_or_by_the_store()
    {
        string[] applied = [.. typeof(Rule).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => ((IngestionRule)field.GetValue(null)!).Id)];
        string[] byStore = ["I20", "I21", "I22", "I23", "I24", "I25", "I44", "T01"];
        Assert.Equal(IngestionRule.All.Select(rule => rule.Id), applied.Concat(byStore).Order(StringComparer.Ordinal));
    }
}
