using System.Text.Json;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Tests.Conformance;

/// <summary>Folder 01: proportions, differences, means.</summary>
internal static class ProportionConformance
{
    private const string Folder = "01_ci_proportion";
    private const string R = "R 4.2.2, statsmodels 0.13.5";
    private const string Phe = "PHEindicatormethods 2.1.0";

    public static ConformanceTable Table()
    {
        ConformanceTable table = new("Proportions, differences and means");
        AddTable(table);
        AddNewcombe(table);
        AddPublicHealth(table);
        return table;
    }

    private static void AddTable(ConformanceTable table)
    {
        foreach (GoldenRow row in Golden.Table(Folder, "proportion_ci.csv"))
        {
            Proportion proportion = new((long)row.Value("x"), (long)row.Value("n"));
            foreach ((string prefix, ProportionMethod method, string name) in (IEnumerable<(string, ProportionMethod, string)>)
            [
                ("wilson", ProportionMethod.WilsonScore, "Wilson"),
                ("wilsoncc", ProportionMethod.WilsonScoreContinuityCorrected, "Wilson, continuity corrected"),
                ("exact", ProportionMethod.ExactBinomial, "exact binomial"),
                ("agresti_coull", ProportionMethod.AgrestiCoull, "Agresti-Coull"),
                ("jeffreys", ProportionMethod.Jeffreys, "Jeffreys"),
            ])
            {
                ConfidenceInterval ours = ProportionIntervals.For(proportion, method, row.Value("conf"));
                table.Limits(R, name, row.Number(prefix + "_lo"), row.Number(prefix + "_hi"), ours.Lower, ours.Upper);
            }
        }

        JsonElement published = Golden.Case(Folder, "newcombe1998-published");
        foreach (JsonElement one in published.GetProperty("expected").EnumerateArray())
        {
            Proportion proportion = new(one.GetProperty("x").GetInt64(), one.GetProperty("n").GetInt64());
            foreach ((string name, ProportionMethod method) in (IEnumerable<(string, ProportionMethod)>)
                [("wilson", ProportionMethod.WilsonScore), ("wilson_cc", ProportionMethod.WilsonScoreContinuityCorrected), ("exact", ProportionMethod.ExactBinomial)])
            {
                ConfidenceInterval ours = ProportionIntervals.For(proportion, method);
                double[] limits = one.Numbers(name);
                table.Limits("Newcombe 1998, Table I", name.Replace('_', ' '), limits[0], limits[1], ours.Lower, ours.Upper, absolute: 5e-5);
            }
        }

        NoEstimate[] status = new NoEstimate[2];
        ProportionIntervals.For([0, 11], [0, 10], new double[2], new double[2], new double[2], status);
        table.Same("convention", "0 of 0", nameof(NoEstimate.NoDenominator), status[0].ToString());
        table.Same("convention", "11 of 10", nameof(NoEstimate.Invalid), status[1].ToString());
    }

    private static void AddNewcombe(ConformanceTable table)
    {
        foreach (GoldenRow row in Golden.Table(Folder, "difference_newcombe.csv"))
        {
            Proportion first = new((long)row.Value("x1"), (long)row.Value("n1"));
            Proportion second = new((long)row.Value("x2"), (long)row.Value("n2"));
            ConfidenceInterval ours = NewcombeDifference.Interval(first, second);
            table.Limits(R, "Newcombe difference", row.Number("newcombe_lo"), row.Number("newcombe_hi"), ours.Lower, ours.Upper);
        }
    }

    private static void AddPublicHealth(ConformanceTable table)
    {
        foreach (GoldenRow row in Golden.Table(Folder, "phe_proportion.csv"))
        {
            if (row.Number("Numerator") is not { } x || row.Number("Denominator") is not { } n)
            {
                continue; // Missing inputs have no row here: nobody can form a Proportion from them.
            }

            double per = row.Value("multiplier");
            ConfidenceInterval inner = WilsonScore.Interval(new((long)x, (long)n));
            ConfidenceInterval outer = WilsonScore.Interval(new((long)x, (long)n), 0.998);
            table.Limits(Phe, "Wilson, 95%", row.Number("lower95_0cl"), row.Number("upper95_0cl"), inner.Lower * per, inner.Upper * per);
            table.Limits(Phe, "Wilson, 99.8%", row.Number("lower99_8cl"), row.Number("upper99_8cl"), outer.Lower * per, outer.Upper * per);
        }

        IReadOnlyList<GoldenRow> input = Golden.Table(Folder, "phe_mean_input.csv");
        foreach (GoldenRow row in Golden.Table(Folder, "phe_mean_expected.csv"))
        {
            double[] values = [.. input.Where(one => row["area"] == "No grouping" || one["area"] == row["area"]).Select(one => one.Value("values"))];
            IntervalEstimate inner = StudentMean.Estimate(values);
            IntervalEstimate outer = StudentMean.Estimate(values, 0.998);
            table.Add(Phe, "mean", row.Number("value"), inner.Value);
            table.Limits(Phe, "Student's t, 95%", row.Number("lower95_0cl"), row.Number("upper95_0cl"), inner.Interval?.Lower, inner.Interval?.Upper);
            table.Limits(Phe, "Student's t, 99.8%", row.Number("lower99_8cl"), row.Number("upper99_8cl"), outer.Interval?.Lower, outer.Interval?.Upper);
        }
    }
}
