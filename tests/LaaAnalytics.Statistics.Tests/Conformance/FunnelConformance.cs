using System.Text.Json;
using LaaAnalytics.Statistics.Funnels;

namespace LaaAnalytics.Statistics.Tests.Conformance;

/// <summary>Folder 04: funnel limits, over-dispersion, positions.</summary>
internal static class FunnelConformance
{
    private const string Folder = "04_funnel";
    private const string Phe = "PHEindicatormethods 2.1.0";
    private const string FunnelPlotR = "FunnelPlotR 0.6.0";

    public static ConformanceTable Table()
    {
        ConformanceTable table = new("Funnels");
        AddExact(table);
        AddShares(table);
        AddRatios(table);
        AddPoisson(table);
        AddProportionLimits(table);
        AddCurves(table);
        AddPositions(table);
        return table;
    }

    private static void AddExact(ConformanceTable table)
    {
        foreach (GoldenRow row in Golden.Table(Folder, "spiegelhalter_exact_binomial.csv"))
        {
            FunnelLimits inner = BinomialFunnel.Exact(row.Value("target"), (long)row.Value("n"), 0.95);
            FunnelLimits outer = BinomialFunnel.Exact(row.Value("target"), (long)row.Value("n"), 0.998);
            table.Limits("R 4.2.2, Spiegelhalter 2005", "exact binomial, 95%", row.Number("ll95"), row.Number("ul95"), inner.Lower, inner.Upper);
            table.Limits("R 4.2.2, Spiegelhalter 2005", "exact binomial, 99.8%", row.Number("ll998"), row.Number("ul998"), outer.Lower, outer.Upper);
        }
    }

    private static void AddShares(ConformanceTable table)
    {
        JsonElement expected = Golden.Case(Folder, "ncsids_PR").GetProperty("expected");
        GoldenRow[] rows = [.. Golden.Table(Folder, "ncsids_PR_expected.csv")];
        FunnelPlot plot = FunnelPlot.OfShares(
            [.. rows.Select(row => (long)row.Value("num"))],
            [.. rows.Select(row => (long)row.Value("den"))],
            new FunnelOptions { Adjustment = FunnelAdjustment.Additive });
        table.Add(FunnelPlotR, "shares: target", expected.Number("target"), plot.Target, 1e-6);
        table.Add(FunnelPlotR, "shares: phi", expected.Number("phi"), plot.OverDispersion?.Phi, 1e-6);
        table.Add(FunnelPlotR, "shares: tau2", expected.Number("tau2"), plot.OverDispersion?.Tau2, 1e-6);
        double[] drawnIn = OverDispersion.Winsorised([.. plot.Points.Select(point => point.Z!.Value)], 0.1);
        for (int i = 0; i < rows.Length; i++)
        {
            GoldenRow row = rows[i];
            FunnelPoint point = plot.Points[i];
            FunnelLimits inner = ArcsineFunnel.Limits(plot.Target!.Value, row.Value("den"), 0.95);
            FunnelLimits outer = ArcsineFunnel.Limits(plot.Target!.Value, row.Value("den"), 0.998);
            table.Add(FunnelPlotR, "shares: value", row.Number("rr"), point.Value, 1e-6);
            table.Add(FunnelPlotR, "shares: z", row.Number("z"), point.Z, 1e-6);
            table.Add(FunnelPlotR, "shares: winsorised z", row.Number("w"), drawnIn[i], 1e-6);
            table.Limits(FunnelPlotR, "shares: arcsine, 95%", row.Number("ll95"), row.Number("ul95"), inner.Lower, inner.Upper, absolute: 1e-8);
            table.Limits(FunnelPlotR, "shares: arcsine, 99.8%", row.Number("ll998"), row.Number("ul998"), outer.Lower, outer.Upper, absolute: 1e-8);
            table.Limits(FunnelPlotR, "shares: with tau2, 95%", row.Number("odll95"), row.Number("odul95"), point.Inner?.Lower, point.Inner?.Upper, absolute: 1e-8);
            table.Limits(FunnelPlotR, "shares: with tau2, 99.8%", row.Number("odll998"), row.Number("odul998"), point.Outer?.Lower, point.Outer?.Upper, absolute: 1e-8);
        }
    }

    private static void AddRatios(ConformanceTable table)
    {
        JsonElement expected = Golden.Case(Folder, "scotland_SR_CQC").GetProperty("expected");
        GoldenRow[] rows = [.. Golden.Table(Folder, "scotland_SR_CQC_expected.csv")];
        FunnelPlot plot = FunnelPlot.OfRatios(
            [.. rows.Select(row => (long)row.Value("num"))],
            [.. rows.Select(row => row.Value("den"))],
            new FunnelOptions { Adjustment = FunnelAdjustment.Additive });
        table.Add(FunnelPlotR, "ratios: phi", expected.Number("phi"), plot.OverDispersion?.Phi, 1e-6);
        table.Add(FunnelPlotR, "ratios: tau2", expected.Number("tau2"), plot.OverDispersion?.Tau2, 1e-6);
        double[] drawnIn = OverDispersion.Winsorised([.. plot.Points.Select(point => point.Z!.Value)], 0.1);
        for (int i = 0; i < rows.Length; i++)
        {
            GoldenRow row = rows[i];
            FunnelPoint point = plot.Points[i];
            FunnelLimits inner = PoissonFunnel.Limits(row.Value("den"), 0.95);
            FunnelLimits outer = PoissonFunnel.Limits(row.Value("den"), 0.998);
            table.Add(FunnelPlotR, "ratios: value", row.Number("rr"), point.Value, 1e-6);
            table.Add(FunnelPlotR, "ratios: z", row.Number("z"), point.Z, 1e-6);
            table.Add(FunnelPlotR, "ratios: winsorised z", row.Number("w"), drawnIn[i], 1e-6);
            table.Limits(FunnelPlotR, "ratios: Poisson, 95%", row.Number("ll95"), row.Number("ul95"), inner.Lower, inner.Upper, 1e-6);
            table.Limits(FunnelPlotR, "ratios: Poisson, 99.8%", row.Number("ll998"), row.Number("ul998"), outer.Lower, outer.Upper, 1e-6);

            // Theirs stay on the square root and go below 0; ours are squared back and cut at 0.
            table.Limits(FunnelPlotR, "ratios: with tau2, 95%, squared", Square(row, "odll95"), Square(row, "odul95"), point.Inner?.Lower, point.Inner?.Upper, absolute: 1e-6);
            table.Limits(FunnelPlotR, "ratios: with tau2, 99.8%, squared", Square(row, "odll998"), Square(row, "odul998"), point.Outer?.Lower, point.Outer?.Upper, absolute: 1e-6);
        }

        static double Square(GoldenRow row, string column) => Math.Pow(Math.Max(0, row.Value(column)), 2);
    }

    private static void AddPoisson(ConformanceTable table)
    {
        JsonElement expected = Golden.Case(Folder, "funnelplotr-poisson-limits").GetProperty("expected");
        double[] sizes = expected.Numbers("expected");
        for (int i = 0; i < sizes.Length; i++)
        {
            FunnelLimits inner = PoissonFunnel.Limits(sizes[i], 0.95);
            FunnelLimits outer = PoissonFunnel.Limits(sizes[i], 0.998);
            table.Limits($"{FunnelPlotR}, its tests", "Poisson, 95%", expected.Numbers("ll95")[i], expected.Numbers("ul95")[i], inner.Lower, inner.Upper, absolute: 1e-6);
            table.Limits($"{FunnelPlotR}, its tests", "Poisson, 99.8%", expected.Numbers("ll998")[i], expected.Numbers("ul998")[i], outer.Lower, outer.Upper, absolute: 1e-6);
        }
    }

    private static void AddProportionLimits(ConformanceTable table)
    {
        GoldenRow[] areas = [.. Golden.Table(Folder, "phe_prop_input_significance.csv")];
        double target = areas.Sum(row => row.Value("numerator")) / areas.Sum(row => row.Value("denominator"));
        foreach (GoldenRow row in Golden.Table(Folder, "phe_prop_limits.csv"))
        {
            FunnelLimits inner = BinomialFunnel.Score(target, row.Value("Population"), 0.95);
            FunnelLimits outer = BinomialFunnel.Score(target, row.Value("Population"), 0.998);
            table.Add(Phe, "shares: target, per cent", row.Number("baseline"), 100 * target, absolute: 1e-6);
            table.Limits(Phe, "shares: score, 95%", row.Number("lower_2s_limit"), row.Number("upper_2s_limit"), 100 * inner.Lower, 100 * inner.Upper, absolute: 1e-5);
            table.Limits(Phe, "shares: score, 99.8%", row.Number("lower_3s_limit"), row.Number("upper_3s_limit"), 100 * outer.Lower, 100 * outer.Upper, absolute: 1e-5);
        }

        foreach (GoldenRow area in areas)
        {
            double share = area.Value("numerator") / area.Value("denominator");
            FunnelLimits inner = BinomialFunnel.Score(target, area.Value("denominator"), 0.95);
            FunnelLimits outer = BinomialFunnel.Score(target, area.Value("denominator"), 0.998);
            FunnelPosition position = share < outer.Lower ? FunnelPosition.VeryLow
                : share < inner.Lower ? FunnelPosition.Low
                : share > outer.Upper ? FunnelPosition.VeryHigh
                : share > inner.Upper ? FunnelPosition.High : FunnelPosition.Inside;
            table.Same(Phe, "shares: significance", area["significance"], Words(position));
        }
    }

    private static void AddCurves(ConformanceTable table)
    {
        foreach (GoldenRow row in Golden.Table(Folder, "phe_ratio_limits.csv"))
        {
            PoissonCurvePoint inner = PoissonFunnel.Curve((long)row.Value("Observed_events"), 0.95);
            PoissonCurvePoint outer = PoissonFunnel.Curve((long)row.Value("Observed_events"), 0.998);

            // Theirs bisect to about 4e-6 and are printed to nine decimals.
            table.Limits(Phe, "ratios: expected on the 95% curves", row.Number("lower_2s_exp_events"), row.Number("upper_2s_exp_events"), inner.ExpectedAtLower, inner.ExpectedAtUpper, 1e-4);
            table.Limits(Phe, "ratios: 95% curves", row.Number("lower_2s_isr"), row.Number("upper_2s_isr"), 100 * inner.Lower, 100 * inner.Upper, 1e-4);
            table.Limits(Phe, "ratios: expected on the 99.8% curves", row.Number("lower_3s_exp_events"), row.Number("upper_3s_exp_events"), outer.ExpectedAtLower, outer.ExpectedAtUpper, 1e-4, absolute: 2e-7);
            table.Limits(Phe, "ratios: 99.8% curves", row.Number("lower_3s_isr"), row.Number("upper_3s_isr"), 100 * outer.Lower, 100 * outer.Upper, 1e-4);
        }

        foreach ((string file, string what, double years) in (IEnumerable<(string, string, double)>)
            [("phe_rate_limits_crude.csv", "crude rates", 3), ("phe_rate_limits_crude_narrow.csv", "crude rates, few events left out", 0), ("phe_rate_limits_dsr.csv", "standardised rates", 3)])
        {
            foreach (GoldenRow row in Golden.Table(Folder, file))
            {
                PoissonCurvePoint inner = PoissonFunnel.Curve((long)row.Value("Events"), 0.95);
                PoissonCurvePoint outer = PoissonFunnel.Curve((long)row.Value("Events"), 0.998);
                double target = row.Value("baseline");
                table.Limits(Phe, $"{what}: 95%", row.Number("lower_2s_limit"), row.Number("upper_2s_limit"), target * inner.Lower, target * inner.Upper, 1e-4);
                table.Limits(Phe, $"{what}: 99.8%", row.Number("lower_3s_limit"), row.Number("upper_3s_limit"), target * outer.Lower, target * outer.Upper, 1e-4);
                if (years > 0)
                {
                    double perExpected = 100_000 / target / years;
                    table.Limits(
                        Phe, $"{what}: yearly population on the 95% curves",
                        row.Number("lower_2s_population_1_year"), row.Number("upper_2s_population_1_year"),
                        perExpected * inner.ExpectedAtLower, perExpected * inner.ExpectedAtUpper, 1e-4);
                }
            }
        }
    }

    private static void AddPositions(ConformanceTable table)
    {
        foreach (GoldenRow row in Golden.Table(Folder, "phe_ratio_input_significance.csv"))
        {
            table.Same(Phe, "ratios: significance", row["significance"], Words(PoissonFunnel.Position(row.Value("obs"), row.Value("expected"))));
        }

        GoldenRow[] rates = [.. Golden.Table(Folder, "phe_rate_input_significance.csv")];
        double target = rates.Sum(row => row.Value("count")) / rates.Sum(row => row.Value("pop"));
        foreach (GoldenRow row in rates)
        {
            FunnelPosition position = PoissonFunnel.Position(row.Value("count"), target * row.Value("pop"));
            table.Same(Phe, "crude rates: significance", row["crude_per_100000_with_0"], Words(position));
        }

        // A standardised rate stands for as many people as give its count; without a count it stands for nobody.
        GoldenRow[] standardised = [.. rates.Where(row => row.Value("count") >= 10)];
        double together = standardised.Sum(row => row.Value("count")) / standardised.Sum(Derived);
        foreach (GoldenRow row in standardised)
        {
            FunnelPosition position = PoissonFunnel.Position(row.Value("count"), together * Derived(row));
            table.Same(Phe, "standardised rates: significance", row["dsr_per_100000_with_0"], Words(position));
        }

        static double Derived(GoldenRow row) => row.Value("count") / row.Value("rate_dsr");
    }

    private static string Words(FunnelPosition position) => position switch
    {
        FunnelPosition.VeryLow => "Low (0.001)",
        FunnelPosition.Low => "Low (0.025)",
        FunnelPosition.High => "High (0.025)",
        FunnelPosition.VeryHigh => "High (0.001)",
        _ => "Not significant",
    };
}
