using System.Text.Json;
using LaaAnalytics.Statistics.Comparisons;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Tests.Conformance;

/// <summary>Folder 19: comparisons of two groups.</summary>
internal static class ComparisonConformance
{
    private const string Folder = "19_comparisons";
    private const string R = "R 4.2.2, epiR 2.0.57, epitools";

    public static ConformanceTable Table()
    {
        ConformanceTable table = new("Comparisons of two groups");
        AddTwoByTwo(table, "depaul-style");
        AddTwoByTwo(table, "small");
        AddRates(table);
        AddStrata(table);
        AddPower(table);
        return table;
    }

    private static void AddTwoByTwo(ConformanceTable table, string id)
    {
        const double Allowed = 1e-6;
        JsonElement one = Golden.Case(Folder, id);
        JsonElement input = one.GetProperty("input");
        JsonElement expected = one.GetProperty("expected");
        long Cell(string name) => input.GetProperty(name).GetInt64();
        Proportion first = new(Cell("a"), Cell("a") + Cell("b"));
        Proportion second = new(Cell("c"), Cell("c") + Cell("d"));

        RatioEstimate risk = RiskRatio.Estimate(first, second);
        table.Add(R, $"{id}: risk ratio", expected.Number("rr"), risk.Value, Allowed);
        Limits("Katz", "rr_ci_katz", risk.Lower, risk.Upper);
        RatioEstimate odds = OddsRatio.Estimate(first, second);
        table.Add(R, $"{id}: odds ratio", expected.Number("or"), odds.Value, Allowed);
        Limits("Woolf", "or_ci_woolf", odds.Lower, odds.Upper);
        RatioEstimate fisher = FisherExact.Estimate(first, second);

        // R stops its search for the estimate and its limits at 1.2e-4; ours solve to 1e-13.
        table.Add(R, $"{id}: conditional odds ratio", expected.Number("or_fisher_cmle"), fisher.Value, 1e-4);
        double[] exact = expected.Numbers("or_fisher_ci");
        table.Limits(R, $"{id}: Fisher exact", exact[0], exact[1], fisher.Lower, fisher.Upper, 3e-4);
        table.Add(R, $"{id}: Fisher p", expected.Number("fisher_p"), fisher.PValue, Allowed);
        IntervalEstimate wald = RiskDifference.Wald(first, second);
        table.Add(R, $"{id}: risk difference", expected.Number("rd"), wald.Value, Allowed);
        Limits("Wald", "rd_ci_wald", wald.Interval?.Lower, wald.Interval?.Upper);
        ConfidenceInterval newcombe = NewcombeDifference.Interval(first, second);
        Limits("Newcombe", "rd_ci_newcombe", newcombe.Lower, newcombe.Upper);
        TestResult chi = ChiSquaredTest.Of(first, second);
        table.Add(R, $"{id}: chi-squared", expected.Number("chisq"), chi.Statistic, Allowed);
        table.Add(R, $"{id}: chi-squared p", expected.Number("chisq_p"), chi.PValue, Allowed);
        table.Add(R, $"{id}: Yates", expected.Number("chisq_yates"), ChiSquaredTest.Of(first, second, continuityCorrection: true).Statistic, Allowed);
        table.Add(R, $"{id}: pooled z", expected.Number("z_pooled"), RiskDifference.PooledZ(first, second), Allowed);
        table.Add(R, $"{id}: number needed to treat", expected.Number("nnt"), RiskDifference.NumberNeededToTreat(first, second), Allowed);
        table.Add(R, $"{id}: phi", expected.Number("phi"), ChiSquaredTest.Phi(first, second), Allowed);
        table.Add(R, $"{id}: Cohen's h", expected.Number("cohens_h"), RiskDifference.CohensH(first, second), Allowed);

        void Limits(string what, string name, double? lower, double? upper) =>
            table.Limits(R, $"{id}: {what}", expected.Numbers(name)[0], expected.Numbers(name)[1], lower, upper, Allowed);
    }

    private static void AddRates(ConformanceTable table)
    {
        JsonElement one = Golden.Case(Folder, "rate-ratio");
        JsonElement input = one.GetProperty("input");
        JsonElement expected = one.GetProperty("expected");
        EventRate first = new(input.Number("x1"), input.Number("t1"));
        EventRate second = new(input.Number("x2"), input.Number("t2"));
        RatioEstimate exact = RateRatio.Exact(first, second);
        RatioEstimate log = RateRatio.OnLogarithm(first, second);
        IntervalEstimate difference = RateRatio.Difference(first, second);
        table.Add(R, "rate ratio", expected.Number("ratio"), exact.Value, 1e-7);
        Pair("exact", "exact_ci", exact.Lower, exact.Upper);
        table.Add(R, "rate ratio, exact p", expected.Number("exact_p"), exact.PValue, 1e-7);
        Pair("on the logarithm", "ci_log", log.Lower, log.Upper);
        table.Add(R, "rate difference", expected.Number("diff"), difference.Value, 1e-7);
        Pair("difference", "diff_ci", difference.Interval?.Lower, difference.Interval?.Upper);

        void Pair(string what, string name, double? lower, double? upper) =>
            table.Limits(R, $"rate ratio, {what}", expected.Numbers(name)[0], expected.Numbers(name)[1], lower, upper, 1e-7);
    }

    private static void AddStrata(ConformanceTable table)
    {
        const double Allowed = 1e-6;
        JsonElement expected = Golden.Case(Folder, "mantel-haenszel-ucb").GetProperty("expected");
        IReadOnlyList<GoldenRow> rows = Golden.Table(Folder, "ucb.csv");
        string[] strata = [.. rows.Select(row => row["stratum"]).Distinct()];
        Proportion[] men = [.. strata.Select(stratum => Group("Male", stratum))];
        Proportion[] women = [.. strata.Select(stratum => Group("Female", stratum))];
        RatioEstimate odds = MantelHaenszel.OddsRatio(men, women);
        table.Add(R, "Mantel-Haenszel odds ratio", expected.Number("mh_or"), odds.Value, Allowed);
        table.Limits(R, "Robins-Breslow-Greenland", expected.Numbers("mh_ci")[0], expected.Numbers("mh_ci")[1], odds.Lower, odds.Upper, Allowed);
        table.Add(R, "Mantel-Haenszel risk ratio", expected.Number("mh_rr"), MantelHaenszel.RiskRatio(men, women).Value, Allowed);
        TestResult test = MantelHaenszel.Test(men, women);
        table.Add(R, "Cochran-Mantel-Haenszel", expected.Number("cmh"), test.Statistic, Allowed);
        table.Add(R, "Cochran-Mantel-Haenszel p", expected.Number("cmh_p"), test.PValue, Allowed);
        table.Add(R, "the same, corrected", expected.Number("cmh_cc"), MantelHaenszel.Test(men, women, continuityCorrection: true).Statistic, Allowed);
        table.Add(R, "Breslow-Day", expected.Number("breslow_day"), BreslowDay.Test(men, women).Statistic, Allowed);
        double[] byStratum = expected.Numbers("stratum_or");
        for (int i = 0; i < byStratum.Length; i++)
        {
            table.Add(R, "odds ratio by stratum", byStratum[i], OddsRatio.Estimate(men[i], women[i]).Value, Allowed);
        }

        Proportion all = new(men.Sum(one => one.Events), men.Sum(one => one.Population));
        Proportion others = new(women.Sum(one => one.Events), women.Sum(one => one.Population));
        table.Add(R, "crude odds ratio", expected.Number("crude_or"), OddsRatio.Estimate(all, others).Value, Allowed);

        Proportion Group(string group, string stratum)
        {
            long Cell(string outcome) => (long)rows.Single(row => row["group"] == group && row["stratum"] == stratum && row["outcome"] == outcome).Value("n");
            return new(Cell("Admitted"), Cell("Admitted") + Cell("Rejected"));
        }
    }

    private static void AddPower(ConformanceTable table)
    {
        JsonElement expected = Golden.Case(Folder, "power").GetProperty("expected");
        table.Add(R, "size per group, .35 v .30", expected.Number("n_per_group"), TwoProportionPower.SizePerGroup(0.35, 0.30), 1e-4);
        table.Add(R, "power of 75 per group, .35 v .70", expected.Number("power_75"), TwoProportionPower.Power(0.35, 0.70, 75), 1e-4);
        table.Add(R, "share detectable from .30 with 500", expected.Number("mde_at_500"), TwoProportionPower.DetectableShare(0.30, 500, above: true), 1e-4);
    }
}
