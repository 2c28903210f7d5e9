using System.Text.Json;
using LaaAnalytics.Statistics.Rates;
using LaaAnalytics.Statistics.Standardisation;

namespace LaaAnalytics.Statistics.Tests.Conformance;

/// <summary>Folder 03: direct and indirect standardisation.</summary>
internal static class StandardisationConformance
{
    private const string Folder = "03_standardised_rates";
    private const string Phe = "PHEindicatormethods 2.1.0";

    public static ConformanceTable Table()
    {
        ConformanceTable table = new("Standardised rates");
        AddDirect(table);
        AddRepeated(table);
        AddGamma(table);
        AddIndirect(table);
        AddPennsylvania(table);
        AddEpitools(table);
        return table;
    }

    private static void AddDirect(ConformanceTable table)
    {
        IReadOnlyList<GoldenRow> input = Golden.Table(Folder, "phe_dsr_input.csv");
        IReadOnlyList<GoldenRow> old = Golden.Table(Folder, "phe_dsr_esp1976_input.csv");
        foreach (GoldenRow row in Golden.Table(Folder, "phe_dsr_expected.csv").Where(row => row["method"] == "Dobson"))
        {
            bool is1976 = row["area"] == "testdata_1976";
            GoldenRow[] strata = is1976 ? [.. old] : [.. input.Where(one => one["area"] == row["area"])];
            double[] events = Column(strata, "count");
            double[] populations = Column(strata, "pop");
            double[] weights = Column(strata, is1976 ? "esp1976" : "esp2013");
            double per = row["statistic"].Contains("100000", StringComparison.Ordinal) ? 100_000 : 10_000;
            IntervalEstimate inner = DirectStandardisation.Dobson(events, populations, weights, per);
            IntervalEstimate outer = DirectStandardisation.Dobson(events, populations, weights, per, 0.998);
            table.Add(Phe, "directly standardised rate", row.Number("value"), inner.Value);
            table.Limits(Phe, "Dobson, 95%", row.Number("lower95_0cl"), row.Number("upper95_0cl"), inner.Interval?.Lower, inner.Interval?.Upper);

            // These limits of the fixture's older population are printed ten times too high.
            double misprint = is1976 ? 10 : 1;
            table.Limits(
                Phe, "Dobson, 99.8%", row.Number("lower99_8cl") / misprint, row.Number("upper99_8cl") / misprint, outer.Interval?.Lower, outer.Interval?.Upper);
            table.Same(Phe, "no rate below ten events", row.Number("value") is null ? nameof(NoEstimate.TooFewEvents) : nameof(NoEstimate.None), inner.Reason.ToString());
        }
    }

    private static void AddRepeated(ConformanceTable table)
    {
        IReadOnlyList<GoldenRow> input = Golden.Table(Folder, "phe_dsr_nonindependent_input.csv");
        foreach (GoldenRow row in Golden.Table(Folder, "phe_dsr_expected.csv").Where(row => row["method"] != "Dobson"))
        {
            IGrouping<string, GoldenRow>[] strata = [.. input.Where(one => one["area"] == row["area"]).GroupBy(one => one["ageband"])];
            RepeatEvents[] events = [.. strata.Select(stratum => RepeatEvents.From(Whole(stratum, "freq"), Whole(stratum, "persons")))];
            double[] populations = [.. strata.Select(stratum => stratum.First().Value("pop"))];
            double[] weights = [.. strata.Select(stratum => stratum.First().Value("esp2013"))];
            IntervalEstimate inner = DirectStandardisation.Dobson(events, populations, weights, 100_000);
            IntervalEstimate outer = DirectStandardisation.Dobson(events, populations, weights, 100_000, 0.998);
            table.Add(Phe, "rate of repeated events", row.Number("value"), inner.Value);
            table.Limits(Phe, "repeated events, 95%", row.Number("lower95_0cl"), row.Number("upper95_0cl"), inner.Interval?.Lower, inner.Interval?.Upper);
            table.Limits(Phe, "repeated events, 99.8%", row.Number("lower99_8cl"), row.Number("upper99_8cl"), outer.Interval?.Lower, outer.Interval?.Upper);
        }
    }

    private static void AddGamma(ConformanceTable table)
    {
        IReadOnlyList<GoldenRow> input = Golden.Table(Folder, "phe_dsr_input.csv");
        foreach (GoldenRow row in Golden.Table(Folder, "fay_feuer_expected.csv"))
        {
            GoldenRow[] strata = [.. input.Where(one => one["area"] == row["area"])];
            IntervalEstimate ours = DirectStandardisation.FayFeuer(Column(strata, "count"), Column(strata, "pop"), Column(strata, "esp2013"));
            table.Add("epitools 0.5-10.1", "Fay-Feuer rate", row.Number("adj"), ours.Value);
            table.Limits("epitools 0.5-10.1", "Fay-Feuer, 95%", row.Number("gamma_lo"), row.Number("gamma_hi"), ours.Interval?.Lower, ours.Interval?.Upper);
        }
    }

    private static void AddIndirect(ConformanceTable table)
    {
        double[] referenceEvents = Column([.. Golden.Table(Folder, "phe_isr_reference.csv")], "refcount");
        double[] referencePopulations = Column([.. Golden.Table(Folder, "phe_isr_reference.csv")], "refpop");
        IReadOnlyList<GoldenRow> input = [.. Golden.Table(Folder, "phe_isr_input.csv"), .. Golden.Table(Folder, "phe_isr_zero_pop_input.csv")];
        foreach (GoldenRow row in Golden.Table(Folder, "phe_isr_expected.csv"))
        {
            GoldenRow[] strata = [.. input.Where(one => one["area"] == row["area"])];
            double observed = Column(strata, "count").Sum();
            double expected = IndirectStandardisation.Expected(referenceEvents, referencePopulations, Column(strata, "pop")) ?? double.NaN;
            double per = row.Number("ref_rate") ?? (row["statistic"].EndsWith(" 100", StringComparison.Ordinal) ? 100 : 1);
            IntervalEstimate inner = IndirectStandardisation.Ratio(observed, expected, per);
            IntervalEstimate outer = IndirectStandardisation.Ratio(observed, expected, per, 0.998);
            table.Add(Phe, "expected events", row.Number("expected"), expected);
            table.Add(Phe, "indirectly standardised rate or ratio", row.Number("value"), inner.Value);
            table.Limits(Phe, "indirect, 95%", row.Number("lower95_0cl"), row.Number("upper95_0cl"), inner.Interval?.Lower, inner.Interval?.Upper);
            if (row.Number("lower99_8cl") is not null)
            {
                table.Limits(Phe, "indirect, 99.8%", row.Number("lower99_8cl"), row.Number("upper99_8cl"), outer.Interval?.Lower, outer.Interval?.Upper);
            }
        }

        table.Same("convention", "nothing expected", nameof(NoEstimate.NothingExpected), IndirectStandardisation.Ratio(0, 0).Reason.ToString());
    }

    private static void AddPennsylvania(ConformanceTable table)
    {
        IReadOnlyList<GoldenRow> input = Golden.Table(Folder, "pennlc_strata_input.csv");
        string[] strata = [.. input.Select(Stratum).Distinct()];
        double[] cases = [.. strata.Select(stratum => input.Where(row => Stratum(row) == stratum).Sum(row => row.Value("cases")))];
        double[] people = [.. strata.Select(stratum => input.Where(row => Stratum(row) == stratum).Sum(row => PopulationOf(row)))];
        foreach (GoldenRow row in Golden.Table(Folder, "pennlc_expected.csv"))
        {
            double[] populations = [.. strata.Select(stratum => input.Where(one => one["county"] == row["name"] && Stratum(one) == stratum).Sum(PopulationOf))];
            table.Add("SpatialEpi, 16 strata", "expected cancers by county", row.Number("expected"), IndirectStandardisation.Expected(cases, people, populations));
        }

        static string Stratum(GoldenRow row) => $"{row["race"]} {row["gender"]} {row["age"]}";
        static double PopulationOf(GoldenRow row) => row.Number("population") ?? 0;
    }

    private static void AddEpitools(ConformanceTable table)
    {
        const string Epitools = "epitools 0.5-10.1";
        JsonElement one = Golden.Case(Folder, "selvin-downs-style");
        JsonElement input = one.GetProperty("input");
        JsonElement direct = one.GetProperty("expected").GetProperty("direct");
        JsonElement indirect = one.GetProperty("expected").GetProperty("indirect");
        IntervalEstimate gamma = DirectStandardisation.FayFeuer(input.Numbers("count"), input.Numbers("pop"), input.Numbers("stdpop"));
        table.Add(Epitools, "Fay-Feuer rate", direct.Number("adj.rate"), gamma.Value);
        table.Limits(Epitools, "Fay-Feuer, 95%", direct.Number("lci"), direct.Number("uci"), gamma.Interval?.Lower, gamma.Interval?.Upper);
        double observed = input.Numbers("count").Sum();
        double expected = IndirectStandardisation.Expected(input.Numbers("stdcount"), input.Numbers("stdpop"), input.Numbers("pop")) ?? double.NaN;
        IntervalEstimate ratio = IndirectStandardisation.RatioOnLogarithm(observed, expected);
        JsonElement sir = indirect.GetProperty("sir");
        table.Add(Epitools, "expected events", sir.Number("exp"), expected);
        table.Add(Epitools, "ratio", sir.Number("sir"), ratio.Value);
        table.Limits(Epitools, "ratio on the logarithm, 95%", sir.Number("lci"), sir.Number("uci"), ratio.Interval?.Lower, ratio.Interval?.Upper);
        double reference = input.Numbers("stdcount").Sum() / input.Numbers("stdpop").Sum();
        table.Add(Epitools, "indirect rate", indirect.GetProperty("rate").Number("adj.rate"), ratio.Value * reference);
    }

    // An empty count in these inputs is none.
    private static double[] Column(GoldenRow[] rows, string column) => [.. rows.Select(row => row.Number(column) ?? 0)];

    private static long[] Whole(IEnumerable<GoldenRow> rows, string column) => [.. rows.Select(row => (long)(row.Number(column) ?? 0))];
}
