using System.Globalization;
using System.Text.Json;
using LaaAnalytics.Statistics.Calibration;
using LaaAnalytics.Statistics.Discrimination;
using LaaAnalytics.Statistics.Models;

namespace LaaAnalytics.Statistics.Tests.Conformance;

/// <summary>Folder 12: logistic regression and the quality of predictions.</summary>
internal static class LogisticConformance
{
    private const string Folder = "12_logistic";
    private const string R = "R 4.2.2 glm";
    private const string Fine = "R 4.2.2 glm, epsilon 1e-14";
    private const string Mass = "R MASS 7.3-58";
    private const string Proc = "R pROC 1.18.0";
    private const string Sandwich = "R sandwich 3.0";

    public static ConformanceTable Table()
    {
        ConformanceTable table = new("Logistic regression and predictions");
        IReadOnlyList<GoldenRow> rows = Golden.TableAt($"{Golden.Root}/10_survival/rossi.csv");
        AddFit(table, "rossi-arrest", rows, Arrest(rows), profileAllowed: 2e-3);
        AddFit(table, "rossi-poly", rows, Polynomial(rows), profileAllowed: 2e-3);
        AddRows(table, rows);
        AddWeighted(table, rows);
        AddSandwich(table, rows);
        AddHoldout(table, rows);
        AddConventions(table);
        return table;
    }

    internal static double[] Column(IReadOnlyList<GoldenRow> rows, string name) => [.. rows.Select(row => row.Value(name))];

    private static DesignMatrix Of(IReadOnlyList<GoldenRow> rows, params string[] names) =>
        DesignMatrix.OfColumns(names, [.. names.Select(name => (ReadOnlyMemory<double>)Column(rows, name))]);

    private static DesignMatrix Arrest(IReadOnlyList<GoldenRow> rows) => Of(rows, "fin", "age", "race_black", "wexp", "mar", "paro", "prio");

    private static DesignMatrix Polynomial(IReadOnlyList<GoldenRow> rows) => new DesignColumns()
        .Add("fin", Column(rows, "fin"))
        .Add("race_black", Column(rows, "race_black"))
        .Add("age", Column(rows, "age"))
        .Add("age2", Column(rows, "age").Select(age => age * age).ToArray())
        .Add("lprio", Column(rows, "prio").Select(prio => Math.Log(1 + prio)).ToArray())
        .AddProduct("fin", "race_black")
        .Design();

    private static void AddFit(ConformanceTable table, string id, IReadOnlyList<GoldenRow> rows, DesignMatrix design, double profileAllowed)
    {
        const double Allowed = 1e-7;
        JsonElement expected = Golden.Case(Folder, id).GetProperty("expected");
        double[] arrest = Column(rows, "arrest");
        RegressionFit fit = LogisticModel.Fit(design, BinomialOutcome.Of(arrest));
        RegressionFit profile = LogisticModel.Fit(design, BinomialOutcome.Of(arrest), new() { ProfileIntervals = true });
        foreach (Coefficient one in fit.Coefficients)
        {
            table.Add(R, $"{id}: coefficient", expected.GetProperty("coef").Number(one.Name), one.Estimate, Allowed);
            table.Add(R, $"{id}: standard error", expected.GetProperty("se").Number(one.Name), one.StandardError, Allowed);
            table.Add(R, $"{id}: z", expected.GetProperty("z").Number(one.Name), one.Z, Allowed);
            table.Add(R, $"{id}: p", expected.GetProperty("p").Number(one.Name), one.P, Allowed);
            table.Limits(
                R, $"{id}: Wald", expected.GetProperty("wald_lo").Number(one.Name), expected.GetProperty("wald_hi").Number(one.Name), one.Interval?.Lower, one.Interval?.Upper, Allowed);

            // MASS lays a spline through a dozen points of the profile; ours are roots, held against a second solution in the unit tests.
            table.Limits(
                Mass,
                $"{id}: profile likelihood",
                expected.GetProperty("profile_lo").Number(one.Name),
                expected.GetProperty("profile_hi").Number(one.Name),
                profile.Of(one.Name)!.Interval?.Lower,
                profile.Of(one.Name)!.Interval?.Upper,
                profileAllowed);
        }

        FitQuality quality = fit.Quality!;
        table.Add(R, $"{id}: deviance", expected.Number("deviance"), quality.Deviance, Allowed);
        table.Add(R, $"{id}: null deviance", expected.Number("null_deviance"), quality.NullDeviance, Allowed);
        table.Add(R, $"{id}: degrees of freedom", expected.Number("df_resid"), quality.DegreesOfFreedom, Allowed);
        table.Add(R, $"{id}: AIC", expected.Number("aic"), quality.Aic, Allowed);
        table.Add(R, $"{id}: BIC", expected.Number("bic"), quality.Bic, Allowed);
        table.Add(R, $"{id}: log-likelihood", expected.Number("loglik"), quality.LogLikelihood, Allowed);
        table.Add(R, $"{id}: McFadden", expected.Number("mcfadden_r2"), quality.McFadden, Allowed);
        table.Add(R, $"{id}: Pearson chi-squared", expected.Number("pearson_chisq"), quality.PearsonChiSquared, Allowed);
        table.Add(R, $"{id}: trace of the covariance", expected.Number("vcov_trace"), fit.Covariance.Trace, Allowed);

        bool[] events = [.. arrest.Select(one => one == 1)];
        double[] fitted = new double[events.Length];
        LogisticModel.Predict(fit, design, [], fitted);
        AddPredictions(table, id, expected, events, fitted, Allowed);
        AddGroups(table, id, expected.GetProperty("hosmer_lemeshow"), HosmerLemeshow.Of(events, fitted));
        if (id == "rossi-arrest")
        {
            CalibrationLine line = CalibrationLine.Of(events, fitted);
            table.Add(Fine, $"{id}: standard error of calibration in the large", 0.113265255611108, line.InTheLarge.StandardError);
            table.Add(Fine, $"{id}: slope's standard error", 0.192407455195515, line.Slope.StandardError);
        }
    }

    private static void AddPredictions(ConformanceTable table, string id, JsonElement expected, bool[] events, double[] fitted, double allowed)
    {
        DiscriminationEstimate area = AreaUnderCurve.Estimate(events, fitted);
        table.Add(Proc, $"{id}: area under the curve", expected.Number("auc"), area.Area, allowed);
        table.Add(Proc, $"{id}: DeLong standard error", expected.Number("auc_delong_se"), area.StandardError, allowed);
        double[] limits = expected.Numbers("auc_delong_ci");
        table.Limits(Proc, $"{id}: DeLong", limits[0], limits[1], area.Interval?.Lower, area.Interval?.Upper, allowed);
        table.Add(R, $"{id}: Gini", expected.Number("gini"), area.Gini, allowed);
        PredictionSums sums = PredictionSums.Of(events, fitted);
        table.Add(R, $"{id}: Brier", expected.Number("brier"), sums.Brier, allowed);
        table.Add(R, $"{id}: Brier, scaled", expected.Number("brier_scaled"), sums.ScaledBrier, allowed);
        table.Add(R, $"{id}: log loss", expected.Number("log_loss"), sums.LogLoss, allowed);
        table.Add(R, $"{id}: observed", expected.Number("observed"), sums.Observed, allowed);
        table.Add(R, $"{id}: expected", expected.Number("expected"), sums.Expected, allowed);
        table.Add(R, $"{id}: observed over expected", expected.Number("oe"), sums.ObservedToExpected().Value, allowed);

        // In the sample the first and the last are 0; glm stops at 4e-9 and -5e-12 of it. Its errors come from the weights of the step before, which is 3e-5 off
        // here; with a finer epsilon it agrees to nine digits, see below.
        CalibrationLine line = CalibrationLine.Of(events, fitted);
        table.Add(R, $"{id}: calibration in the large", expected.Number("calib_in_large"), Math.Round(line.InTheLarge.Estimate!.Value, 12), allowed, 2e-8);
        table.Add(R, $"{id}: its standard error", expected.Number("calib_in_large_se"), line.InTheLarge.StandardError, 1e-4);
        table.Add(R, $"{id}: calibration slope", expected.Number("calib_slope"), line.Slope.Estimate, allowed);
        table.Add(R, $"{id}: slope's standard error", expected.Number("calib_slope_se"), line.Slope.StandardError, 1e-5);
        table.Add(R, $"{id}: calibration intercept", expected.Number("calib_intercept"), line.Intercept.Estimate, allowed, 1e-9);
    }

    private static void AddGroups(ConformanceTable table, string id, JsonElement expected, HosmerLemeshow ours)
    {
        const double Allowed = 1e-7;
        table.Add(R, $"{id}: Hosmer-Lemeshow", expected.Number("chisq"), ours.Test.Statistic, Allowed);
        table.Add(R, $"{id}: Hosmer-Lemeshow, degrees of freedom", expected.Number("df"), ours.Test.DegreesOfFreedom, Allowed);
        table.Add(R, $"{id}: Hosmer-Lemeshow p", expected.Number("p"), ours.Test.PValue, Allowed);
        for (int i = 0; i < ours.Groups.Count; i++)
        {
            table.Add(R, $"{id}: Hosmer-Lemeshow, people by group", expected.Numbers("n")[i], ours.Groups[i].People, Allowed);
            table.Add(R, $"{id}: Hosmer-Lemeshow, observed by group", expected.Numbers("observed")[i], ours.Groups[i].Observed, Allowed);
            table.Add(R, $"{id}: Hosmer-Lemeshow, expected by group", expected.Numbers("expected")[i], ours.Groups[i].Expected, Allowed);
        }
    }

    private static void AddRows(ConformanceTable table, IReadOnlyList<GoldenRow> rows)
    {
        RowInfluence ours = LogisticModel.Fit(Arrest(rows), BinomialOutcome.Of(Column(rows, "arrest")), new() { Influence = true }).Influence!;
        IReadOnlyList<GoldenRow> expected = Golden.Table(Folder, "rossi_fitted.csv");
        for (int i = 0; i < expected.Count; i++)
        {
            table.Add(R, "rossi_fitted: probability", expected[i].Number("p"), ours.Mean.Span[i], 1e-7);
            table.Add(R, "rossi_fitted: linear predictor", expected[i].Number("lp"), ours.LinearPredictor.Span[i], 1e-7);
            table.Add(R, "rossi_fitted: leverage", expected[i].Number("hat"), ours.Hat.Span[i], 1e-7);
            table.Add(R, "rossi_fitted: Pearson residual", expected[i].Number("pearson"), ours.Pearson.Span[i], 1e-7);
            table.Add(R, "rossi_fitted: deviance residual", expected[i].Number("deviance"), ours.Deviance.Span[i], 1e-7);
            table.Add(R, "rossi_fitted: Cook's distance", expected[i].Number("cooks"), ours.CooksDistance.Span[i], 1e-7);
        }
    }

    private static void AddWeighted(ConformanceTable table, IReadOnlyList<GoldenRow> rows)
    {
        JsonElement expected = Golden.Case(Folder, "rossi-weighted").GetProperty("expected");
        BinomialOutcome outcome = BinomialOutcome.Of(Column(rows, "arrest")) with { Weights = Column(rows, "id").Select(id => 1 + (id % 3)).ToArray() };
        RegressionFit fit = LogisticModel.Fit(Of(rows, "fin", "age", "prio"), outcome);
        foreach (Coefficient one in fit.Coefficients)
        {
            table.Add(R, "rossi-weighted: coefficient", expected.GetProperty("coef").Number(one.Name), one.Estimate);
            table.Add(R, "rossi-weighted: standard error", expected.GetProperty("se").Number(one.Name), one.StandardError);
        }

        table.Add(R, "rossi-weighted: deviance", expected.Number("deviance"), fit.Quality!.Deviance);
    }

    private static void AddSandwich(ConformanceTable table, IReadOnlyList<GoldenRow> rows)
    {
        JsonElement expected = Golden.Case(Folder, "rossi-sandwich").GetProperty("expected");
        BinomialOutcome outcome = BinomialOutcome.Of(Column(rows, "arrest")) with { Clusters = Column(rows, "id").Select(id => (int)id % 20).ToArray() };
        (string Name, CovarianceKind Kind)[] kinds =
        [
            ("hc0", CovarianceKind.Robust),
            ("hc1", CovarianceKind.RobustSmallSample),
            ("cl_nocadj", CovarianceKind.Clustered),
            ("cl_cadj", CovarianceKind.ClusteredSmallSample),
        ];
        foreach ((string name, CovarianceKind kind) in kinds)
        {
            foreach (Coefficient one in LogisticModel.Fit(Of(rows, "fin", "age", "prio"), outcome, new() { Covariance = kind }).Coefficients)
            {
                table.Add(Sandwich, $"rossi-sandwich: coefficient", expected.GetProperty("coef").Number(one.Name), one.Estimate, 1e-7);
                table.Add(Sandwich, $"rossi-sandwich: {name}", expected.GetProperty(name).Number(one.Name), one.StandardError, 1e-7);
            }
        }
    }

    private static void AddHoldout(ConformanceTable table, IReadOnlyList<GoldenRow> rows)
    {
        const double Allowed = 1e-6;
        JsonElement expected = Golden.Case(Folder, "rossi-holdout").GetProperty("expected");
        GoldenRow[] train = [.. rows.Where(row => row.Value("id") % 2 == 0)];
        GoldenRow[] test = [.. rows.Where(row => row.Value("id") % 2 == 1)];
        RegressionFit fit = LogisticModel.Fit(Arrest(train), BinomialOutcome.Of(Column(train, "arrest")));
        foreach (Coefficient one in fit.Coefficients)
        {
            table.Add(R, "rossi-holdout: coefficient", expected.GetProperty("coef").Number(one.Name), one.Estimate, Allowed);
        }

        double[] predicted = new double[test.Length];
        LogisticModel.Predict(fit, Arrest(test), [], predicted);
        IReadOnlyList<GoldenRow> rowsOfR = Golden.Table(Folder, "rossi_holdout_pred.csv");
        for (int i = 0; i < predicted.Length; i++)
        {
            table.Add(R, "rossi-holdout: probability", rowsOfR[i].Number("p"), predicted[i], Allowed);
        }

        AddPredictions(table, "rossi-holdout", expected, [.. test.Select(row => row.Value("arrest") == 1)], predicted, Allowed);
    }

    private static void AddConventions(ConformanceTable table)
    {
        const string Rule = "convention";
        JsonElement edges = Golden.Case(Folder, "auc-edges").GetProperty("expected");
        bool[] events = [false, false, true, true];
        table.Add(Rule, "area where all scores are equal", edges.Number("all_ties"), AreaUnderCurve.Estimate(events, [1, 1, 1, 1]).Area);
        table.Add(Rule, "area where events score highest", edges.Number("perfect"), AreaUnderCurve.Estimate(events, [1, 2, 3, 4]).Area);
        table.Add(Rule, "area where events score lowest", edges.Number("inverse"), AreaUnderCurve.Estimate(events, [4, 3, 2, 1]).Area);
        table.Add(Rule, "area of one class", null, AreaUnderCurve.Estimate([true, true], [1, 2]).Area);

        JsonElement separated = Golden.Case(Folder, "perfect-separation");
        RegressionFit fit = LogisticModel.Fit(
            DesignMatrix.OfColumns(["x"], [separated.GetProperty("input").Numbers("x")]), BinomialOutcome.Of(separated.GetProperty("input").Numbers("y")));
        table.Same(Rule, "perfect separation", separated.GetProperty("expected").GetProperty("flag").GetString()!, Word(fit));
        RegressionFit constant = LogisticModel.Fit(DesignMatrix.OfColumns(["x"], [new double[] { 1, 2, 3 }]), BinomialOutcome.Of(new double[3]));
        table.Same(Rule, "constant outcome", Golden.Case(Folder, "constant-outcome").GetProperty("expected").GetProperty("flag").GetString()!, Word(constant));
    }

    internal static string Word(RegressionFit fit) => (fit.Reason, fit.Separation.Kind) switch
    {
        (NoEstimate.Separation, SeparationKind.Quasi) => "quasi-separation",
        (NoEstimate.Separation, _) => "separation",
        (NoEstimate.NoVariation, _) => "no-variation",
        (NoEstimate reason, _) => string.Create(CultureInfo.InvariantCulture, $"{reason}"),
    };
}
