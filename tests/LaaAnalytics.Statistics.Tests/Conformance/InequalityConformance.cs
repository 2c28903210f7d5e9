using LaaAnalytics.Statistics.Inequality;

namespace LaaAnalytics.Statistics.Tests.Conformance;

/// <summary>Folder 20: slope and relative index, quantile groups.</summary>
internal static class InequalityConformance
{
    private const string Folder = "20_inequality";
    private const string Phe = "PHEindicatormethods 2.1.0";
    private const double Z95 = 1.959963984540054;

    public static ConformanceTable Table()
    {
        ConformanceTable table = new("Inequality");
        GoldenRow[] rows = [.. Golden.Table(Folder, "phe_sii_rii.csv")];
        foreach (IGrouping<(string, string), GoldenRow> group in rows.GroupBy(row => (row["TestDescription"], row["Area"])))
        {
            if (group.First().Number("sii") is not null && group.First().Number("rii") is not null)
            {
                AddIndices(table, [.. group]);
            }
        }

        AddQuantiles(table);
        return table;
    }

    private static void AddIndices(ConformanceTable table, GoldenRow[] rows)
    {
        GoldenRow head = rows[0];
        string description = head["TestDescription"];
        bool isTransformed = description.Contains("transform", StringComparison.Ordinal);
        InequalityScale type = head["ValueType"] switch { "1" => InequalityScale.Log, "2" => InequalityScale.Logit, _ => InequalityScale.Identity };
        InequalityScale scale = isTransformed ? type : InequalityScale.Identity;
        double[] values = [.. rows.Select(row => row.Number("Value") ?? (row.Value("Count") / row.Value("Population")))];
        double[] errors = [.. rows.Select((row, i) => Error(row, type, scale, values[i]))];
        double[] populations = [.. rows.Select(row => row.Value("Population"))];
        // The column says 95 throughout; rows with two confidences have the 95 per cent limits first.
        bool is98 = description.Contains("with 98% ", StringComparison.OrdinalIgnoreCase);
        double confidence = is98 ? 0.98 : (head.Number("Confidence") ?? 95) / 100;
        InequalityIndices ours = SlopeIndex.Of(values, errors, populations, scale, confidence);
        bool isNegative = description.Contains("x -100", StringComparison.Ordinal) || description.Contains("negative", StringComparison.Ordinal);
        double per = Math.Round(head.Value("sii") / ours.Slope.Value!.Value); // 1, 100, -1 or -100, as the description says
        string what = isTransformed ? "on the transformed scale" : "plain";
        table.Add(Phe, $"slope index, {what}", head.Number("sii"), ours.Slope.Value * per, 1e-6);
        table.Add(Phe, $"relative index, {what}", head.Number("rii"), isNegative ? 1 / ours.Ratio.Value : ours.Ratio.Value, 1e-6);
        if (head.Number("Intercept") is { } intercept)
        {
            table.Add(Phe, $"intercept, {what}", intercept, ours.Intercept, 1e-6);
        }

        // Theirs are quantiles of 100,000 draws: compared in widths of the interval. For transformed lines they are 3 to 7 per cent wider
        // than draws of the same line give, so the limits there are draws of our own, made in R with the same errors.
        (double Lower, double Upper)? drawn = (description, head["Area"]) switch
        {
            ("rate (e.g. infant mortality) - log transform with intercept", "area1") => (-3.473327, -2.842804),
            ("rate (e.g. infant mortality) - log transform with intercept", "area2") => (-2.414674, -2.176141),
            ("proportion (e.g. child obesity) - logit transform with intercept", "area1") => (-0.1148273, -0.1044627),
            ("proportion (e.g. child obesity) - logit transform with intercept", "area2") => (-0.06387357, -0.05553324),
            _ when isTransformed || isNegative || head.Number("sii_lowercl_1") is null => null,
            _ => (head.Value("sii_lowercl_1"), head.Value("sii_uppercl_1")),
        };
        if (drawn is { } limits)
        {
            string source = isTransformed ? "R 4.2.2, 200,000 draws" : $"{Phe}, 100,000 draws";
            double width = limits.Upper - limits.Lower;
            table.Limits(
                source,
                $"slope index, {what}, in widths",
                limits.Lower / width,
                limits.Upper / width,
                ours.Slope.Interval?.Lower * per / width,
                ours.Slope.Interval?.Upper * per / width,
                absolute: 0.02);
        }
    }

    private static double Error(GoldenRow row, InequalityScale type, InequalityScale scale, double value)
    {
        // Their errors and limits belong to the indicator's own scale; carried to the scale of the line by the delta method.
        double lower = row.Number("LowerCL") ?? value;
        double upper = row.Number("UpperCL") ?? value;
        double own = row.Number("StandardError") ?? type switch
        {
            InequalityScale.Log => Math.Log(upper / lower) / Z95 / 2,
            InequalityScale.Logit => (Logit(upper) - Logit(lower)) / Z95 / 2,
            _ => (upper - lower) / Z95 / 2,
        };
        double factor = type switch { InequalityScale.Log => value, InequalityScale.Logit => value * (1 - value), _ => 1 };
        return scale == InequalityScale.Identity ? own * factor : own;

        static double Logit(double p) => Math.Log(p / (1 - p));
    }

    private static void AddQuantiles(ConformanceTable table)
    {
        // Rows without grouping were ranked among others that the table does not hold.
        GoldenRow[] rows = [.. Golden.Table(Folder, "phe_quantiles.csv").Where(row => row["GroupSet"] != "None")];
        foreach (IGrouping<string, GoldenRow> group in rows.GroupBy(Key))
        {
            GoldenRow[] areas = [.. group];
            int groups = areas[0]["QuantileNm"] switch { "Quartile" => 4, "Septile" => 7, _ => 10 };
            int?[] ours = QuantileGroups.Of([.. areas.Select(area => area.Number("Value"))], groups, areas[0]["Polarity"] == "TRUE");
            for (int i = 0; i < areas.Length; i++)
            {
                table.Add(Phe, "quantile groups", areas[i].Number("QuantileInGrp"), ours[i]);
            }
        }

        static string Key(GoldenRow row) => string.Join(
            '|', row["Test"], row["QuantileNm"], row["Polarity"], row["IndSexRef"], row["GroupSet"] == "IndSexReg" ? row["ParentCode"] : string.Empty);
    }
}
