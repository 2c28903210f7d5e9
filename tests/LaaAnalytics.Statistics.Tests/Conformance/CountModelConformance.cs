using System.Text.Json;
using LaaAnalytics.Statistics.Models;

namespace LaaAnalytics.Statistics.Tests.Conformance;

/// <summary>Folder 13: Poisson and negative binomial regression.</summary>
internal static class CountModelConformance
{
    private const string Folder = "13_count_models";
    private const string R = "R 4.2.2 glm";
    private const string Mass = "R MASS 7.3-58";
    private const double Allowed = 1e-7;

    public static ConformanceTable Table()
    {
        ConformanceTable table = new("Poisson and negative binomial regression");
        AddInsurance(table);
        AddQuine(table);
        AddConventions(table);
        return table;
    }

    internal static (DesignMatrix Design, CountOutcome Claims) Insurance()
    {
        IReadOnlyList<GoldenRow> rows = Golden.Table(Folder, "insurance.csv");
        DesignMatrix design = new DesignColumns()
            .AddGroups("District", Words(rows, "District"))
            .AddGroups("Group", Words(rows, "Group"))
            .AddGroups("Age", Words(rows, "Age"))
            .Design();
        return (design, CountOutcome.Of(LogisticConformance.Column(rows, "Claims"), LogisticConformance.Column(rows, "Holders")));
    }

    internal static (DesignMatrix Design, CountOutcome Days) Quine()
    {
        IReadOnlyList<GoldenRow> rows = Golden.Table(Folder, "quine.csv");
        DesignMatrix design = new DesignColumns()
            .AddGroups("Eth", Words(rows, "Eth"), ["A", "N"])
            .AddGroups("Sex", Words(rows, "Sex"), ["F", "M"])
            .AddGroups("Age", Words(rows, "Age"), ["F0", "F1", "F2", "F3"])
            .AddGroups("Lrn", Words(rows, "Lrn"), ["AL", "SL"])
            .Design();
        return (design, CountOutcome.Of(LogisticConformance.Column(rows, "Days")));
    }

    private static void AddInsurance(ConformanceTable table)
    {
        JsonElement expected = Golden.Case(Folder, "insurance-poisson").GetProperty("expected");
        (DesignMatrix design, CountOutcome outcome) = Insurance();
        RegressionFit fit = PoissonModel.Fit(design, outcome);

        // glm takes its errors from the weights of the step before the last, which is 2e-7 off here; with a finer epsilon it agrees to nine digits, see below.
        AddCoefficients(table, "insurance", expected, "se", fit, 1e-6);
        table.Add(R, "insurance: deviance", expected.Number("deviance"), fit.Quality!.Deviance, Allowed);
        table.Add(R, "insurance: null deviance", expected.Number("null_deviance"), fit.Quality!.NullDeviance, Allowed);
        table.Add(R, "insurance: degrees of freedom", expected.Number("df"), fit.Quality!.DegreesOfFreedom, Allowed);
        table.Add(R, "insurance: AIC", expected.Number("aic"), fit.Quality!.Aic, Allowed);
        table.Add(R, "insurance: Pearson chi-squared", expected.Number("pearson"), fit.Quality!.PearsonChiSquared, Allowed);
        table.Add(R, "insurance: dispersion", expected.Number("dispersion"), fit.Quality!.Dispersion, Allowed);
    }

    private static void AddQuine(ConformanceTable table)
    {
        JsonElement expected = Golden.Case(Folder, "quine-poisson-quasi").GetProperty("expected");
        (DesignMatrix design, CountOutcome outcome) = Quine();
        RegressionFit fit = PoissonModel.Fit(design, outcome);
        AddCoefficients(table, "quine", expected, "se", fit);
        AddCoefficients(table, "quine, quasi", expected, "quasi_se", PoissonModel.Fit(design, outcome, new() { Covariance = CovarianceKind.Quasi }));
        table.Add(R, "quine: dispersion", expected.Number("dispersion"), fit.Quality!.Dispersion, Allowed);
        table.Add(R, "quine: deviance", expected.Number("deviance"), fit.Quality!.Deviance, Allowed);
        table.Add(R, "quine: AIC", expected.Number("aic"), fit.Quality!.Aic, Allowed);
        NegativeBinomialFit negative = NegativeBinomialModel.Fit(design, outcome);
        table.Add(Mass, "quine: likelihood ratio, negative binomial over Poisson", expected.Number("lr_nb_vs_poisson"), negative.AgainstPoisson.Statistic, Allowed);
    }

    private static void AddConventions(ConformanceTable table)
    {
        const string Rule = "convention";
        JsonElement under = Golden.Case(Folder, "nb-underdispersed");
        double[] counts = under.GetProperty("input").Numbers("y");
        NegativeBinomialFit fit = NegativeBinomialModel.Fit(DesignMatrix.InterceptOnly(counts.Length), CountOutcome.Of(counts));
        bool poisson = fit.Theta.Reason == NoEstimate.NotOverDispersed && fit.Regression is { Family: ModelFamily.Poisson, Converged: true };
        table.Same(Rule, "counts not over-dispersed: Poisson, with a flag", Flag(under), poisson ? "theta-infinite" : "theta");

        RegressionFit empty = PoissonModel.Fit(
            DesignMatrix.OfColumns(["group"], [new double[] { 0, 0, 0, 1, 1 }]), CountOutcome.Of(new double[] { 2, 1, 3, 0, 0 }));
        table.Same(Rule, "a group without events", Flag(Golden.Case(Folder, "poisson-all-zero-group")), LogisticConformance.Word(empty));
        RegressionFit unexposed = PoissonModel.Fit(
            DesignMatrix.InterceptOnly(3), CountOutcome.Of(new double[] { 2, 1, 0 }, new double[] { 10, 10, 0 }));
        table.Same(Rule, "exposure 0 is refused", "NoDenominator", LogisticConformance.Word(unexposed));
    }

    private static void AddCoefficients(ConformanceTable table, string id, JsonElement expected, string errors, RegressionFit fit, double errorAllowed = Allowed)
    {
        foreach (Coefficient one in fit.Coefficients)
        {
            table.Add(R, $"{id}: coefficient", expected.GetProperty("coef").Number(one.Name), one.Estimate, Allowed);
            table.Add(R, $"{id}: standard error", expected.GetProperty(errors).Number(one.Name), one.StandardError, errorAllowed);
        }
    }

    private static string Flag(JsonElement one) => one.GetProperty("expected").GetProperty("flag").GetString()!;

    private static string?[] Words(IReadOnlyList<GoldenRow> rows, string column) => [.. rows.Select(row => row[column])];
}
