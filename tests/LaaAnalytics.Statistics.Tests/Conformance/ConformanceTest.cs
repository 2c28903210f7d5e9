using System.Text;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Statistics.Tests.Conformance;

/// <summary>Our numbers against other packages', and <c>docs/conformance.md</c>, which says how near they are; <c>LAA_APPROVE=1</c> writes it.</summary>
public sealed class ConformanceTest
{
    [SharedFact("golden/statistics/01_ci_proportion")]
    public void Proportions_differences_and_means_agree() => Agrees(ProportionConformance.Table(), 600);

    [SharedFact("golden/statistics/02_ci_count")]
    public void Counts_and_rates_agree() => Agrees(CountConformance.Table(), 350);

    [SharedFact("golden/statistics/03_standardised_rates")]
    public void Standardised_rates_agree() => Agrees(StandardisationConformance.Table(), 200);

    [SharedFact("golden/statistics/04_funnel")]
    public void Funnels_agree() => Agrees(FunnelConformance.Table(), 2000);

    [SharedFact("golden/statistics/05_spc")]
    public void Control_charts_agree() => Agrees(ProcessControlConformance.Table(), 4000);

    [SharedFact("golden/statistics/08_multiple_testing")]
    public void Adjusted_p_values_agree() => Agrees(MultiplicityConformance.Table(), 40);

    [SharedFact("golden/statistics/12_logistic")]
    public void Logistic_regression_and_predictions_agree() => Agrees(LogisticConformance.Table(), 3000);

    [SharedFact("golden/statistics/13_count_models")]
    public void Regressions_of_counts_agree() => Agrees(CountModelConformance.Table(), 60);

    [SharedFact("golden/statistics/13_count_models")]
    public void Regressions_of_further_tables_agree() => Agrees(FurtherModelConformance.Table(), 130);

    [SharedFact("golden/statistics/19_comparisons")]
    public void Comparisons_agree() => Agrees(ComparisonConformance.Table(), 60);

    [SharedFact("golden/statistics/20_inequality")]
    public void Inequality_indices_and_groups_agree() => Agrees(InequalityConformance.Table(), 600);

    [SharedFact("golden/statistics")]
    public void The_page_says_how_near()
    {
        StringBuilder page = new();
        page.Append("# Conformance\n\n");
        page.Append("The statistics against other packages' answers on the same inputs, made by `tests/LaaAnalytics.Statistics.Tests` (`LAA_APPROVE=1` writes it). ");
        page.Append("A line with several numbers shows the one that differs most. Differences are relative unless the tolerance says absolute; under 1e-9 they are rounding. ");
        page.Append("What other packages are known to get wrong is left out and said so in the test.\n\n");
        page.AppendJoin('\n', Tables().Select(table => table.Page()));
        string path = Path.Combine(SharedFolder.Root, "docs", "conformance.md");
        if (Environment.GetEnvironmentVariable("LAA_APPROVE") == "1")
        {
            File.WriteAllText(path, page.ToString());
        }

        Assert.Equal(File.ReadAllText(path), page.ToString());
    }

    private static IEnumerable<ConformanceTable> Tables() =>
    [
        ProportionConformance.Table(),
        CountConformance.Table(),
        StandardisationConformance.Table(),
        ComparisonConformance.Table(),
        FunnelConformance.Table(),
        ProcessControlConformance.Table(),
        MultiplicityConformance.Table(),
        LogisticConformance.Table(),
        CountModelConformance.Table(),
        FurtherModelConformance.Table(),
        InequalityConformance.Table(),
    ];

    private static void Agrees(ConformanceTable table, int fewest)
    {
        string failures = string.Join('\n', table.Failures);
        Assert.True(failures.Length == 0, failures);
        Assert.True(table.Count >= fewest, $"only {table.Count} numbers were compared");
    }
}
