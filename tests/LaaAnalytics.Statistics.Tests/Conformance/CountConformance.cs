using System.Globalization;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Statistics.Tests.Conformance;

/// <summary>Folder 02: counts and rates.</summary>
internal static class CountConformance
{
    private const string Folder = "02_ci_count";
    private const string R = "R 4.2.2";
    private const string Phe = "PHEindicatormethods 2.1.0";

    public static ConformanceTable Table()
    {
        ConformanceTable table = new("Counts and rates");
        foreach (GoldenRow row in Golden.Table(Folder, "count_ci.csv"))
        {
            double x = row.Value("x");
            double confidence = row.Value("conf");
            ConfidenceInterval exact = ExactPoisson.Interval(x, confidence);
            ConfidenceInterval mix = ExactOrByar.Interval(x, confidence);
            double? byarLower = ByarPoisson.Lower(x, confidence);
            table.Limits(R, "Byar", row.Number("byar_lo"), row.Number("byar_hi"), byarLower, ByarPoisson.Upper(x, confidence));
            table.Limits(R, "exact Poisson", row.Number("exact_lo"), row.Number("exact_hi"), exact.Lower, exact.Upper);
            table.Limits(R, "exact below 10, else Byar", row.Number("phe_lo"), row.Number("phe_hi"), mix.Lower, mix.Upper);
        }

        System.Text.Json.JsonElement tiny = Golden.Case(Folder, "byar-tiny-count").GetProperty("input");
        table.Add(Phe, "Byar of one event at 99.8%, lower", null, ByarPoisson.Lower(tiny.Number("x"), tiny.Number("conf")));
        AddByarAndWilson(table);
        AddRates(table);
        return table;
    }

    private static void AddByarAndWilson(ConformanceTable table)
    {
        foreach (GoldenRow row in Golden.Table(Folder, "phe_byars_wilson.csv"))
        {
            double confidence = double.Parse(row["confidence"].TrimEnd('%'), CultureInfo.InvariantCulture) / 100;
            double x = row.Value("x");
            if (row["method"] == "Byars")
            {
                table.Limits(Phe, "Byar", row.Number("lowercl"), row.Number("uppercl"), ByarPoisson.Lower(x, confidence), ByarPoisson.Upper(x, confidence));
            }
            else
            {
                ConfidenceInterval ours = WilsonScore.Weighted(x, row.Value("n"), confidence);
                table.Limits(Phe, "Wilson, also of part counts", row.Number("lowercl"), row.Number("uppercl"), ours.Lower, ours.Upper);
            }
        }
    }

    private static void AddRates(ConformanceTable table)
    {
        foreach (GoldenRow row in Golden.Table(Folder, "phe_rate.csv").Where(HasInputs))
        {
            EventRate rate = new(row.Value("Numerator"), row.Value("Denominator"));
            IntervalEstimate inner = rate.Estimate(row.Value("multiplier"));
            IntervalEstimate outer = rate.Estimate(row.Value("multiplier"), 0.998);
            table.Add(Phe, "rate", row.Number("value"), inner.Value);
            table.Limits(Phe, "rate, 95%", row.Number("lower95_0cl"), row.Number("upper95_0cl"), inner.Interval?.Lower, inner.Interval?.Upper);
            table.Limits(Phe, "rate, 99.8%", row.Number("lower99_8cl"), row.Number("upper99_8cl"), outer.Interval?.Lower, outer.Interval?.Upper);
            table.Same(Phe, "method", row["method"], ExactOrByar.MethodFor(rate.Events) == ByarPoisson.Method ? "Byars" : "Exact");
        }

        foreach (GoldenRow row in Golden.Table(Folder, "phe_rate_grouped.csv").Where(HasInputs))
        {
            IntervalEstimate ours = new EventRate(row.Value("Numerator"), row.Value("Denominator")).Estimate(row.Value("multiplier"));
            table.Limits(Phe, "rate of grouped areas, 95%", row.Number("lowercl"), row.Number("uppercl"), ours.Interval?.Lower, ours.Interval?.Upper);
        }
    }

    private static bool HasInputs(GoldenRow row) => row.Number("Numerator") is not null && row.Number("Denominator") is not null;
}
