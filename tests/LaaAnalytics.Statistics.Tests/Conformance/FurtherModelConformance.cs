using LaaAnalytics.Statistics.Comparisons;
using LaaAnalytics.Statistics.Discrimination;
using LaaAnalytics.Statistics.Models;

namespace LaaAnalytics.Statistics.Tests.Conformance;

/// <summary>Regressions on the tables of folders 12 and 13 that have no case there; the answers are those of <c>bench/peers/models.R</c> and <c>models.py</c>.</summary>
internal static class FurtherModelConformance
{
    private const string R = "R 4.2.2 glm, epsilon 1e-14";
    private const string Mass = "R MASS 7.3-58, steps repeated";
    private const string Proc = "R pROC 1.18.0";
    private const string Sandwich = "R sandwich 3.0";
    private const string Python = "statsmodels 0.13.5";

    public static ConformanceTable Table()
    {
        ConformanceTable table = new("Regressions, further tables");
        AddBirthWeight(table);
        AddMenarche(table);
        AddQuine(table);
        AddInsurance(table);
        AddAreas(table);
        return table;
    }

    private static void AddBirthWeight(ConformanceTable table)
    {
        IReadOnlyList<GoldenRow> rows = Golden.Table("12_logistic", "birthwt.csv");
        BinomialOutcome low = BinomialOutcome.Of(LogisticConformance.Column(rows, "low"));
        DesignColumns few = Add(new(), rows, "age", "lwt").AddGroups("race", [.. rows.Select(row => row["race"])], ["1", "2", "3"]);
        Add(few, rows, "smoke");
        RegressionFit nested = LogisticModel.Fit(few.Design(), low);
        RegressionFit full = LogisticModel.Fit(Add(few, rows, "ptl", "ht", "ui", "ftv").Design(), low);
        Coefficients(
            table,
            R,
            "birthwt",
            full,
            [0.480623209100782, -0.0295490270744754, -0.0154242839798523, 1.27225979775438, 0.880495925782536, 0.938845701578259, 0.543337031124541, 1.86330287037884, 0.767648145771582, 0.0653018347794342],
            [1.19690410673577, 0.0370314173609362, 0.00691938106224049, 0.527363702925799, 0.440785664195591, 0.402154076565973, 0.34540543056545, 0.697540058996846, 0.45932147808857, 0.172395825924323]);
        Quality(table, "birthwt", full, [201.284795055881, 234.671996193219, 221.284795055881, 253.702265206478, -100.642397527941, 183.095052277542]);
        TestResult test = RegressionModel.LikelihoodRatio(nested, full);
        table.Add(R, "birthwt: likelihood ratio of four columns", 13.2924394781925, test.Statistic);
        table.Add(R, "birthwt: its p", 0.00993185147990005, test.PValue);

        RegressionFit through = LogisticModel.Fit(Add(new(), rows, "age", "lwt", "smoke").Design(intercept: false), low);
        Coefficients(
            table,
            R,
            "birthwt without intercept",
            through,
            [-0.0110892019284465, -0.00691520501785015, 0.750471658937453],
            [0.0245707736653082, 0.00444577403113919, 0.318066799034126]);
        Quality(table, "birthwt without intercept", through, [224.767716175735, 262.009634251659, 230.767716175735, 240.492957220914, -112.383858087868, 186.888269918501]);
    }

    private static void AddMenarche(ConformanceTable table)
    {
        IReadOnlyList<GoldenRow> rows = Golden.Table("12_logistic", "menarche.csv");
        double[] age = LogisticConformance.Column(rows, "Age");
        BinomialOutcome outcome = BinomialOutcome.Grouped(LogisticConformance.Column(rows, "Menarche"), LogisticConformance.Column(rows, "Total"));
        DesignMatrix design = DesignMatrix.OfColumns(["Age"], [age]);
        RegressionFit fit = LogisticModel.Fit(design, outcome, new() { Influence = true });
        Coefficients(table, R, "menarche, grouped", fit, [-21.2263949051674, 1.63196834822757], [0.770685884385466, 0.0589531746185391]);
        Quality(table, "menarche, grouped", fit, [26.7034516357649, 3693.88357479415, 114.755254313104, 117.19300596284, -55.3776271565519, 21.8698536754649]);
        RowInfluence influence = fit.Influence!;
        Rows(table, "leverage", influence.Hat, [0.0417140034470994, 0.0645016545462525, 0.042371891909321]);
        Rows(table, "Cook's distance", influence.CooksDistance, [0.017401048315618, 0.0768007799238693, 0.0409503063958178]);
        Rows(table, "Pearson residual", influence.Pearson, [-0.8752999623122, -1.44362837366749, -1.33137847933426]);
        Rows(table, "deviance residual", influence.Deviance, [-1.23723119621367, -2.03631011028177, -1.87397321614076]);

        RegressionFit shifted = LogisticModel.Fit(design, outcome with { Offset = age.Select(one => 0.1 * one * one / 10).ToArray() });
        Coefficients(table, R, "menarche, with offset", shifted, [-19.5437723989801, 1.37165592552069], [0.77048795507337, 0.0589942697133232]);
        Quality(table, "menarche, with offset", shifted, [27.9796630599424, 1848.26856938579, 116.031465737281, 118.469217387018, -56.0157328686407, 23.026782980459]);
        RegressionFit robust = LogisticModel.Fit(design, outcome, new() { Covariance = CovarianceKind.Robust });
        Coefficients(table, Sandwich, "menarche, HC0", robust, [-21.2263949051674, 1.63196834822757], [0.696631542713916, 0.0533627678490509]);

        void Rows(ConformanceTable table, string what, ReadOnlyMemory<double> ours, double[] expected)
        {
            for (int i = 0; i < expected.Length; i++)
            {
                table.Add(R, $"menarche, grouped: {what}", expected[i], ours.Span[i]);
            }
        }
    }

    private static void AddQuine(ConformanceTable table)
    {
        (DesignMatrix design, CountOutcome days) = CountModelConformance.Quine();
        double[] coefficients = [2.89457999006526, -0.56937169731545, 0.0823202843474448, -0.448428149946398, 0.0880801521181565, 0.356900971611483, 0.292109157149818];

        // glm.nb stops with theta's error at 3e-6 and coefficients at 4e-7: its own two steps in turn until nothing moves.
        NegativeBinomialFit fit = NegativeBinomialModel.Fit(design, days);
        Coefficients(
            table,
            Mass,
            "quine, negative binomial",
            fit.Regression,
            coefficients,
            [0.228424614778445, 0.153333359281915, 0.159915014647872, 0.239746592551648, 0.2361930286527, 0.248324362798455, 0.186474710097889]);
        table.Add(Mass, "quine: theta", 1.2748926450641, fit.Theta.Value);
        table.Add(Mass, "quine: standard error of theta", 0.16103566171546, fit.ThetaStandardError);
        Quality(table, "quine, negative binomial", fit.Regression, [167.951800821502, 195.286636453938, 1109.15101828998, 1133.01987126365, -546.575509144992, 137.776036843893], Mass);
        RegressionFit joint = NegativeBinomialModel.Fit(design, days, new() { Covariance = CovarianceKind.ObservedJoint }).Regression;
        Coefficients(
            table,
            Python,
            "quine, negative binomial, joint observed",
            joint,
            [2.8945799902492, -0.569371697357951, 0.0823202841457455, -0.44842814987748, 0.0880801521141309, 0.356900971429476, 0.292109157033756],
            [0.22792613506265, 0.157608662715337, 0.164684744833031, 0.237601864892813, 0.241547645439294, 0.246620045552924, 0.182936844987176],
            1e-6);
        table.Add(Python, "quine: theta", 1.2748926450622855, fit.Theta.Value, 1e-7);
        RegressionFit robust = PoissonModel.Fit(design, days, new() { Covariance = CovarianceKind.Robust });
        double[] errors = [0.235322246800455, 0.153325071734517, 0.155005085558057, 0.266666391921666, 0.249669924505397, 0.247682094401938, 0.187548007942084];
        RegressionFit quasi = PoissonModel.Fit(design, days, new() { Covariance = CovarianceKind.Quasi });
        double[] p = [4.21387884022487e-22, 0.000602198296523135, 0.296913656837811, 0.191412601466664, 0.256938589027803, 0.083831259222474, 0.0667598140760947];
        for (int i = 0; i < errors.Length; i++)
        {
            table.Add(Sandwich, "quine, Poisson: HC0", errors[i], robust.Coefficients[i].StandardError);
            table.Add(R, "quine, quasi-Poisson: p by Student's t", p[i], quasi.Coefficients[i].P, 1e-7);
        }
    }

    private static void AddInsurance(ConformanceTable table)
    {
        (DesignMatrix design, CountOutcome claims) = CountModelConformance.Insurance();
        double[] errors = [0.0767876308279187, 0.0430157948059227, 0.0505115661360052, 0.0616732772290712, 0.0505323889813846, 0.0549978028700227, 0.0723153365366819, 0.0828564504871497, 0.0813741455230781, 0.0699556279052492];
        RegressionFit fit = PoissonModel.Fit(design, claims);
        for (int i = 0; i < errors.Length; i++)
        {
            table.Add(R, "insurance: standard error", errors[i], fit.Coefficients[i].StandardError);
        }
    }

    private static void AddAreas(ConformanceTable table)
    {
        IReadOnlyList<GoldenRow> rows = Golden.Table("12_logistic", "asah.csv");
        bool[] events = [.. rows.Select(row => row.Value("y") == 1)];
        (string Name, double Area, double Error, double Lower, double Upper)[] scores =
        [
            ("s100b", 0.731368563685637, 0.0516592920699891, 0.630118211761623, 0.832618915609651),
            ("ndka", 0.611957994579946, 0.0564872600627018, 0.501244999271703, 0.722670989888189),
            ("wfns", 0.823678861788618, 0.0383394667258639, 0.748534887819453, 0.898822835757783),
        ];
        foreach ((string name, double area, double error, double lower, double upper) in scores)
        {
            DiscriminationEstimate ours = AreaUnderCurve.Estimate(events, LogisticConformance.Column(rows, name));
            table.Add(Proc, "asah: area under the curve", area, ours.Area);
            table.Add(Proc, "asah: DeLong standard error", error, ours.StandardError);
            table.Limits(Proc, "asah: DeLong", lower, upper, ours.Interval?.Lower, ours.Interval?.Upper);
        }

        double[] first = LogisticConformance.Column(rows, "s100b");
        foreach ((string name, double z, double p) in (ReadOnlySpan<(string, double, double)>)[("ndka", 1.39077002573558, 0.164295175223054), ("wfns", -2.20898359144091, 0.0271757822291882)])
        {
            AreaDifference ours = AreaUnderCurve.Compare(events, first, LogisticConformance.Column(rows, name));
            table.Add(Proc, "asah: difference of two areas, z", z, ours.Test.Statistic);
            table.Add(Proc, "asah: difference of two areas, p", p, ours.Test.PValue);
        }
    }

    private static DesignColumns Add(DesignColumns columns, IReadOnlyList<GoldenRow> rows, params string[] names)
    {
        foreach (string name in names)
        {
            columns.Add(name, LogisticConformance.Column(rows, name));
        }

        return columns;
    }

    private static void Coefficients(ConformanceTable table, string source, string id, RegressionFit fit, double[] coefficients, double[] errors, double allowed = 1e-8)
    {
        for (int i = 0; i < coefficients.Length; i++)
        {
            table.Add(source, $"{id}: coefficient", coefficients[i], fit.Coefficients[i].Estimate, allowed);
            table.Add(source, $"{id}: standard error", errors[i], fit.Coefficients[i].StandardError, allowed);
        }
    }

    private static void Quality(ConformanceTable table, string id, RegressionFit fit, double[] expected, string source = R, double allowed = 1e-8)
    {
        FitQuality ours = fit.Quality!;
        table.Add(source, $"{id}: deviance", expected[0], ours.Deviance, allowed);
        table.Add(source, $"{id}: null deviance", expected[1], ours.NullDeviance, allowed);
        table.Add(source, $"{id}: AIC", expected[2], ours.Aic, allowed);
        table.Add(source, $"{id}: BIC", expected[3], ours.Bic, allowed);
        table.Add(source, $"{id}: log-likelihood", expected[4], ours.LogLikelihood, allowed);
        table.Add(source, $"{id}: Pearson chi-squared", expected[5], ours.PearsonChiSquared, allowed);
    }
}
