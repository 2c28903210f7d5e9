using System.Globalization;
using System.Text.Json.Nodes;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Cli.Tests;

/// <summary>Further rates and case mix as <c>laa measure</c> prints them.</summary>
public sealed class MeasureVerbTests(DistrictStore store) : IClassFixture<DistrictStore>
{
    private static readonly string[] Base = ["--base", "2008-01..2008-12"];

    [Fact]
    public void Further_rates_stand_in_a_second_table_with_every_reason() => Snapshot.Matches(
        Measure("ni18-adult", "--by", "period", "--pooled", "--further") + "\n" + Measure("ni19-youth", "--by", "period", "--further"));

    [Theory]
    [InlineData("table")]
    [InlineData("csv")]
    public void The_headlines_stay_as_they_are(string format)
    {
        string[] headlines = Lines(Measure("ni18-adult", "--by", "area,period", "--format", format));
        string[] further = Lines(Measure("ni18-adult", "--by", "area,period", "--format", format, "--further"));
        Assert.All(headlines.Zip(further), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void Files_say_of_every_missing_number_why()
    {
        string[] words = ["--by", "area,period", "--further", "--format"];
        string[] lines = Lines(Measure("ni18-adult", [.. words, "csv"]));
        string[] header = Cells(lines[0]);
        Assert.Equal("further_reasons", header[^1]);
        int serious = Array.IndexOf(header, "serious_share");
        JsonArray figures = JsonNode.Parse(Measure("ni18-adult", [.. words, "json"]))!.AsArray();
        Assert.Equal(lines.Length - 1, figures.Count);
        int missing = 0;
        foreach ((string line, JsonNode? figure) in lines.Skip(1).Zip(figures))
        {
            string[] cells = Cells(line);
            Assert.Equal(header.Length, cells.Length);
            JsonNode rate = figure!["further"]!.AsArray().Single(rate => rate!["name"]!.GetValue<string>() == "serious_share")!;
            Assert.Equal(cells[serious], rate["value"] is JsonValue value ? value.GetValue<double>().ToString(CultureInfo.InvariantCulture) : cells[serious]);
            if (rate["value"] is null)
            {
                missing++;
                Assert.StartsWith("[", cells[serious], StringComparison.Ordinal);
                Assert.NotEmpty(rate["reason"]!.GetValue<string>());
                Assert.Contains($"serious_share: {rate["reason"]!.GetValue<string>()}", cells[^1], StringComparison.Ordinal);
            }
        }

        Assert.InRange(missing, 1, figures.Count - 1);
    }

    // Wilson's limits unrounded, with the share and the number of entries, are solved for the effective number of people.
    [Fact]
    public void Limits_in_files_have_the_decimals_of_the_table()
    {
        string[] words = ["--by", "period", "--pooled", "--further", "--format"];
        JsonNode figure = JsonNode.Parse(Measure("ni18-adult", [.. words, "json"]))!.AsArray().Single(figure => figure!["periodStart"]!.GetValue<string>() == "2008-01-01")!;
        Assert.Equal((14.6, 18.5), (figure["lower"]!.GetValue<double>(), figure["upper"]!.GetValue<double>()));
        Assert.Equal(100 * 317 / 1925.0, figure["value"]!.GetValue<double>(), 1e-12);
        Dictionary<string, JsonNode> rates = figure["further"]!.AsArray().ToDictionary(rate => rate!["name"]!.GetValue<string>(), rate => rate!);
        Assert.Equal((16.5, 14.6, 18.5), Numbers(rates["event_based_share"]));
        Assert.Equal((24.2, 21.1, 27.8), Numbers(rates["reoffences_per_100"]));
        Assert.Equal((1.1, 0.5, 2.3), Numbers(rates["serious_share"]));
        Assert.Equal(2.58, rates["entries_per_person"]["value"]!.GetValue<double>());

        string[] lines = Lines(Measure("ni18-adult", [.. words, "csv"]));
        string[] header = Cells(lines[0]);
        string[] cells = lines.Select(Cells).Single(line => line[Array.IndexOf(header, "period_start")] == "2008-01-01");
        string Cell(string name) => cells[Array.IndexOf(header, name)];
        Assert.Equal(["14.6", "18.5"], ((string[])["lower", "upper"]).Select(Cell));
        Assert.Equal(["24.2", "21.1", "27.8"], ((string[])["reoffences_per_100", "reoffences_per_100_lower", "reoffences_per_100_upper"]).Select(Cell));
        Assert.Equal("2.58", Cell("entries_per_person"));
        Assert.Contains("95 per cent interval 14.6 to 18.5 (Wilson score, ", Laa.Works("explain", Cell("figure_id"), "--store", store.Path), StringComparison.Ordinal);

        static (double Value, double Lower, double Upper) Numbers(JsonNode rate) =>
            (rate["value"]!.GetValue<double>(), rate["lower"]!.GetValue<double>(), rate["upper"]!.GetValue<double>());
    }

    [Fact]
    public void Case_mix_in_files_has_the_decimals_of_the_table_beside_exact_counts()
    {
        string[] words = ["--by", "period", "--case-mix", "supplied", .. Base, "--format"];
        JsonNode table = JsonNode.Parse(Measure("ni18-adult", [.. words, "json"]))!;
        JsonNode row = table["rows"]!.AsArray().Single(row => row!["periodStart"]!.GetValue<string>() == "2008-01-01")!;
        Assert.Equal(65 / row["expected"]!.GetValue<double>(), row["observedOverExpected"]!.GetValue<double>(), 1e-12);
        Assert.Equal([0.63, 0.96, 13.9, -2.37, 0.148], ((string[])["lower", "upper", "adjustedPerCent", "standardisedDifference", "adjustedPValue"]).Select(name => row[name]!.GetValue<double>()));
        Assert.Equal(Math.Round(row["pValue"]!.GetValue<double>(), 3), row["pValue"]!.GetValue<double>());
        JsonNode calibration = table["calibration"]!;
        Assert.Equal((16.5, 17.6, 0.94, 0.79), (
            table["basePerCent"]!.GetValue<double>(), table["baseExpectedPerCent"]!.GetValue<double>(), calibration["observedOverExpected"]!.GetValue<double>(), calibration["areaUnderCurve"]!.GetValue<double>()));
        Assert.Equal([1.00, 0.88, 1.12], ((string[])["value", "lower", "upper"]).Select(name => calibration["slope"]![name]!.GetValue<double>()));

        string[] lines = Lines(Measure("ni18-adult", [.. words, "csv"]));
        string[] header = Cells(lines[0]);
        string[] cells = lines.Select(Cells).Single(line => line[Array.IndexOf(header, "period_start")] == "2008-01-01");
        Assert.Equal(
            ["0.63", "0.96", "13.9", "-2.37", "0.148", "16.5", "17.6", "0.94", "0.79"],
            ((string[])["lower", "upper", "adjusted_per_cent", "standardised_difference", "adjusted_p_value", "base_per_cent", "base_expected_per_cent", "calibration_observed_over_expected", "area_under_curve"])
                .Select(name => cells[Array.IndexOf(header, name)]));
    }

    [Fact]
    public void Case_mix_stands_with_its_model_and_calibration() => Snapshot.Matches(
        Measure("ni18-adult", ["--by", "period", "--case-mix", "supplied", .. Base]) + "\n"
        + Measure("ni18-adult", ["--by", "period", "--case-mix", "refit", .. Base]));

    // 317 of 1,925 in 2008, for whom 338.1 are expected; the rows are its quarters.
    [Fact]
    public void Case_mix_in_files_is_what_the_table_shows()
    {
        string[] words = ["--by", "period", "--case-mix", "supplied", .. Base, "--format"];
        JsonNode table = JsonNode.Parse(Measure("ni18-adult", [.. words, "json"]))!;
        Assert.Equal("supplied@as supplied", table["model"]!.GetValue<string>());
        Assert.Equal(Math.Round(100 * 317 / 1925.0, 1), table["basePerCent"]!.GetValue<double>());
        JsonNode[] rows = [.. table["rows"]!.AsArray().Select(row => row!)];
        JsonNode[] base2008 = [.. rows.Where(row => row["periodStart"]!.GetValue<string>().StartsWith("2008", StringComparison.Ordinal))];
        Assert.Equal((317, 1925), (base2008.Sum(row => row["observed"]!.GetValue<int>()), base2008.Sum(row => row["offenders"]!.GetValue<int>())));
        Assert.Equal(
            Math.Round(317 / base2008.Sum(row => row["expected"]!.GetValue<double>()), 2), table["calibration"]!["observedOverExpected"]!.GetValue<double>());
        Assert.All(rows.Where(row => row["observedOverExpected"] is null), row => Assert.NotEmpty(row["reason"]!.GetValue<string>()));

        string[] lines = Lines(Measure("ni18-adult", [.. words, "csv"]));
        string[] header = Cells(lines[0]);
        Assert.Equal(rows.Length, lines.Length - 1);
        Assert.All(lines.Skip(1).Zip(rows), pair =>
        {
            string[] cells = Cells(pair.First);
            Assert.Equal(header.Length, cells.Length);
            Assert.Equal(pair.Second["figureId"]!.GetValue<string>(), cells[0]);
            Assert.Equal("supplied@as supplied", cells[Array.IndexOf(header, "model")]);
            Assert.Equal(pair.Second["observed"] is JsonValue observed ? observed.ToString() : "[x]", cells[Array.IndexOf(header, "observed")]);
        });
    }

    [Theory]
    [InlineData("--base goes with --case-mix", "--base", "2008-01..2008-12")]
    [InlineData("needs a base year", "--case-mix", "supplied")]
    [InlineData("different tables", "--case-mix", "supplied", "--base", "2008-01..2008-12", "--further")]
    [InlineData("no span of months", "--case-mix", "supplied", "--base", "2008")]
    [InlineData("no such model", "--case-mix", "guess", "--base", "2008-01..2008-12")]
    [InlineData("twelve or twenty-four months", "--case-mix", "ogrs3", "--base", "2008-01..2008-12")]
    public void What_cannot_be_compared_ends_with_2(string says, params string[] words)
    {
        Laa run = Laa.Run(["measure", "--store", store.Path, "--scheme", "ni18-adult", .. words]);
        Assert.Equal((2, string.Empty), (run.ExitCode, run.Results));
        Assert.Contains(says, run.Messages, StringComparison.Ordinal);
    }

    private string Measure(string scheme, params string[] words) => Laa.Works(["measure", "--store", store.Path, "--scheme", scheme, .. words]);

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Cells of a line of CSV; no text here holds a quotation mark.</summary>
    private static string[] Cells(string line)
    {
        List<string> cells = [string.Empty];
        bool quoted = false;
        foreach (char letter in line)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                cells.Add(string.Empty);
            }
            else
            {
                cells[^1] += letter;
            }
        }

        return [.. cells];
    }
}
