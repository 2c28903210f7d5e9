using System.Text.Json;
using LaaAnalytics.Statistics.ProcessControl;

namespace LaaAnalytics.Statistics.Tests.Conformance;

/// <summary>Folder 05: control charts.</summary>
internal static class ProcessControlConformance
{
    private const string Folder = "05_spc";
    private const string Nhs = "NHSRplotthedots 0.2.2";
    private const string Charts = "qicharts2, qcc 2.7";
    private static readonly string[] Series =
        ["nile", "huron", "seatbelts_fix24", "designed_trend", "designed_shift7", "designed_outlier"];

    public static ConformanceTable Table()
    {
        ConformanceTable table = new("Control charts");
        foreach (string id in Series)
        {
            AddXmr(table, id);
        }

        AddFlagsOnly(table);
        AddConstant(table);
        AddShares(table);
        AddLaney(table);
        AddCountsAndGaps(table);
        AddCusum(table);
        return table;
    }

    private static void AddXmr(ConformanceTable table, string id)
    {
        const double Allowed = 1e-9;
        JsonElement one = Golden.Case(Folder, id);
        JsonElement expected = one.GetProperty("expected");
        GoldenRow[] rows = [.. Golden.Table(Folder, $"{id}.csv")];
        double[] values = [.. rows.Select(row => row.Value("y"))];
        XmrChart chart = XmrChart.Of(values, new XmrOptions { FixAfter = one.GetProperty("options").GetProperty("fix_after_n_points").GetInt32() });
        XmrPeriod period = Assert.Single(chart.Periods);
        table.Add(Nhs, $"{id}: mean", expected.Number("mean"), period.Mean, Allowed);
        table.Add(Nhs, $"{id}: mean moving range", expected.Number("amr"), period.MovingRange, Allowed);
        table.Limits(Nhs, $"{id}: limits", expected.Number("lpl"), expected.Number("upl"), period.Lower, period.Upper, Allowed);
        table.Limits(Nhs, $"{id}: near limits", expected.Number("nlpl"), expected.Number("nupl"), period.NearLower, period.NearUpper, Allowed);
        table.Add(Nhs, $"{id}: points flagged", expected.Number("n_flagged"), chart.Points.Count(point => point.Signals != SpecialCause.None), 0);
        AddFlags(table, id, rows, chart);
        AddRuns(table, $"{id}: runs about the median", expected.GetProperty("runs_median"), RunChart.Of(values, Median(values)));
        AddRuns(table, $"{id}: runs about the mean", expected.GetProperty("runs_mean"), RunChart.Of(values, period.Mean));
    }

    // Series that have flags and no case of their own; screening is on unless the name says otherwise.
    private static void AddFlagsOnly(ConformanceTable table)
    {
        foreach (string id in (IEnumerable<string>)["nile_noscreen", "seatbelts_drivers", "discoveries", "designed_two_of_three", "designed_trend_with_tie"])
        {
            GoldenRow[] rows = [.. Golden.Table(Folder, $"{id}.csv")];
            bool isScreened = !id.EndsWith("noscreen", StringComparison.Ordinal);
            AddFlags(table, id, rows, XmrChart.Of([.. rows.Select(row => row.Value("y"))], new XmrOptions { ScreenMovingRanges = isScreened }));
        }
    }

    private static void AddFlags(ConformanceTable table, string id, GoldenRow[] rows, XmrChart chart)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            foreach ((string column, SpecialCause cause) in (IEnumerable<(string, SpecialCause)>)
                [("outside", SpecialCause.Outside), ("trend", SpecialCause.Trend), ("two_of_three", SpecialCause.TwoOfThree), ("shift", SpecialCause.Shift)])
            {
                table.Add(Nhs, $"{id}: four flags a point", Math.Abs(rows[i].Value(column)), chart.Points[i].Signals.HasFlag(cause) ? 1 : 0, 0);
            }
        }
    }

    private static void AddRuns(ConformanceTable table, string what, JsonElement expected, RunChart ours)
    {
        table.Add(Charts, what, expected.Number("n_useful"), ours.Useful, 0);
        table.Add(Charts, what, expected.Number("longest_run"), ours.LongestRun, 0);
        table.Add(Charts, what, expected.Number("longest_run_max"), ours.LongestExpected, 0);
        table.Add(Charts, what, expected.Number("crossings"), ours.Crossings, 0);
        table.Add(Charts, what, expected.Number("crossings_min"), ours.FewestExpected, 0);
    }

    private static void AddConstant(ConformanceTable table)
    {
        JsonElement one = Golden.Case(Folder, "constant");
        XmrChart chart = XmrChart.Of(one.GetProperty("input").Numbers("y"));
        JsonElement expected = one.GetProperty("expected");
        table.Add("convention", "constant series: mean", expected.Number("mean"), chart.Periods[0].Mean);
        table.Limits("convention", "constant series: limits", expected.Number("lpl"), expected.Number("upl"), chart.Periods[0].Lower, chart.Periods[0].Upper);
        table.Add("convention", "constant series: flags", expected.Number("n_flagged"), chart.Points.Count(point => point.Signals != SpecialCause.None), 0);
        bool isShort = XmrChart.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]).Periods[0].IsProvisional;
        table.Same("convention", "twelve points", Golden.Case(Folder, "short-series").GetProperty("expected").GetProperty("flag").GetString()!, isShort ? "provisional" : "final");
    }

    private static void AddShares(ConformanceTable table)
    {
        const double Allowed = 1e-9;
        JsonElement expected = Golden.Case(Folder, "p-orangejuice").GetProperty("expected");
        GoldenRow[] rows = [.. Golden.Table(Folder, "orangejuice.csv")];
        double[] events = [.. rows.Select(row => row.Value("D"))];
        double[] sizes = [.. rows.Select(row => row.Value("size"))];
        bool[] baseline = [.. rows.Select(row => row["trial"] == "TRUE")];
        AttributeChart three = AttributeChart.P(events, sizes, laney: false, baseline);
        AttributeChart two = AttributeChart.P(events, sizes, laney: false, baseline, sigmas: 2);
        AttributeChart laney = AttributeChart.P(events, sizes, laney: true, baseline);
        table.Add(Charts, "p, orange juice: centre", expected.Number("center"), three.Centre, Allowed);
        table.Limits(Charts, "p, orange juice: 3 sigma", expected.Numbers("lcl")[0], expected.Numbers("ucl")[0], three.Points[0].Lower, three.Points[0].Upper, Allowed);
        table.Limits(Charts, "p, orange juice: 2 sigma", expected.Numbers("lcl2")[0], expected.Numbers("ucl2")[0], two.Points[0].Lower, two.Points[0].Upper, Allowed);
        table.Add(Charts, "p', orange juice: sigma z", expected.Number("sigma_z"), laney.SigmaZ, Allowed);
        table.Limits(Charts, "p', orange juice: limits", expected.Numbers("laney_lcl")[0], expected.Numbers("laney_ucl")[0], laney.Points[0].Lower, laney.Points[0].Upper, Allowed);
        table.Same(Charts, "p, orange juice: points outside", Joined(expected, "beyond"), Outside(three));
        table.Same(Charts, "p', orange juice: points outside", Joined(expected, "beyond_laney"), Outside(laney));
    }

    private static void AddLaney(ConformanceTable table)
    {
        const double Allowed = 1e-9;
        JsonElement expected = Golden.Case(Folder, "p-prime-ncsids").GetProperty("expected");
        IReadOnlyList<GoldenRow> input = Golden.Table("06_spatial", "ncsids.csv");
        double[] events = [.. input.Select(row => row.Value("sid74"))];
        double[] sizes = [.. input.Select(row => row.Value("bir74"))];
        AttributeChart plain = AttributeChart.P(events, sizes);
        AttributeChart laney = AttributeChart.P(events, sizes, laney: true);
        table.Add(Charts, "p', 100 counties: centre", expected.Number("center"), laney.Centre, Allowed);
        table.Add(Charts, "p', 100 counties: sigma z", expected.Number("sigma_z"), laney.SigmaZ, Allowed);
        GoldenRow[] rows = [.. Golden.Table(Folder, "ncsids_pchart.csv")];
        for (int i = 0; i < rows.Length; i++)
        {
            table.Add(Charts, "p, 100 counties: share", rows[i].Number("p"), plain.Points[i].Value, Allowed);
            table.Limits(Charts, "p, 100 counties: limits", rows[i].Number("lcl"), rows[i].Number("ucl"), plain.Points[i].Lower, plain.Points[i].Upper, Allowed);
            table.Limits(Charts, "p', 100 counties: limits", rows[i].Number("laney_lcl"), rows[i].Number("laney_ucl"), laney.Points[i].Lower, laney.Points[i].Upper, Allowed);
        }

        table.Same(Charts, "p, 100 counties: points outside", Joined(expected, "beyond"), Outside(plain));
        table.Same(Charts, "p', 100 counties: points outside", Joined(expected, "beyond_laney"), Outside(laney));
    }

    private static void AddCountsAndGaps(ConformanceTable table)
    {
        JsonElement circuit = Golden.Case(Folder, "c-circuit").GetProperty("expected");
        GoldenRow[] rows = [.. Golden.Table(Folder, "circuit.csv")];
        AttributeChart c = AttributeChart.C([.. rows.Select(row => row.Value("x"))], [.. rows.Select(row => row["trial"] == "TRUE")]);
        table.Add(Charts, "c, circuit boards: centre", circuit.Number("center"), c.Centre, 1e-9);
        table.Limits(Charts, "c, circuit boards: limits", circuit.Number("lcl"), circuit.Number("ucl"), c.Points[0].Lower, c.Points[0].Upper, 1e-9);
        JsonElement gaps = Golden.Case(Folder, "g-chart");
        AttributeChart g = AttributeChart.G(gaps.GetProperty("input").Numbers("count_between"));
        JsonElement expected = gaps.GetProperty("expected");
        table.Add(Charts, "g: centre", expected.Number("mean"), g.Centre, 1e-9);
        table.Limits(Charts, "g: limits", expected.Number("lcl"), expected.Number("ucl"), g.Points[0].Lower, g.Points[0].Upper, 1e-9);
    }

    private static void AddCusum(ConformanceTable table)
    {
        JsonElement nile = Golden.Case(Folder, "cusum-nile").GetProperty("expected");
        double[] values = [.. Golden.Table(Folder, "nile.csv").Select(row => row.Value("y"))];
        double mean = values.Take(28).Average();
        double deviation = Math.Sqrt(values.Take(28).Sum(value => (value - mean) * (value - mean)) / 27);
        double[] high = new double[values.Length];
        double[] low = new double[values.Length];
        Cusum.Tabular(values, mean, deviation, high, low);
        table.Limits("R 4.2.2", "CUSUM, Nile: largest sums", nile.Number("max_low"), nile.Number("max_high"), low.Max(), high.Max(), 1e-9);
        table.Add("R 4.2.2", "CUSUM, Nile: first signal below", nile.Number("first_signal_low"), Cusum.FirstSignal(low, 5) + 1, 0);
        table.Add("R 4.2.2", "CUSUM, Nile: first signal above", null, Cusum.FirstSignal(high, 5) + 1, 0);

        JsonElement adjusted = Golden.Case(Folder, "ra-cusum");
        double[] predicted = adjusted.GetProperty("input").Numbers("p");
        bool[] reoffended = [.. adjusted.GetProperty("input").Numbers("y").Select(y => y == 1)];
        double[] sums = new double[predicted.Length];
        Cusum.RiskAdjusted(reoffended, predicted, sums);
        for (int i = 0; i < sums.Length; i++)
        {
            table.Add("by hand, Steiner 2000", "risk-adjusted weights", adjusted.GetProperty("expected").Numbers("weights")[i], Cusum.Weight(reoffended[i], predicted[i]), absolute: 1e-12);
            table.Add("by hand, Steiner 2000", "risk-adjusted sums", adjusted.GetProperty("expected").Numbers("cusum")[i], sums[i], absolute: 1e-12);
        }
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static string Joined(JsonElement expected, string name) => string.Join(' ', expected.Numbers(name).Select(one => (int)one));

    private static string Outside(AttributeChart chart) =>
        string.Join(' ', chart.Points.Select((point, i) => (point, i)).Where(one => one.point.IsOutside).Select(one => one.i + 1));
}
