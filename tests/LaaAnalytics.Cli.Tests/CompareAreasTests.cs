using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Cli.Tests;

/// <summary>Areas of a small store by a definition and by ready-made counts.</summary>
public sealed class CompareAreasTests : IDisposable
{
    private const string Header = "indicator,area_code,area_vintage,period_start,period_end,source,people,numerator,denominator,expected,provisional\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Released, returned: 100 and 30, 200 and 40, 200 and 120; 3 of 100 is withheld, and with it the smallest, 20 of 80.
    [Fact]
    public void Areas_by_one_definition_read_as_approved()
    {
        string store = Cohorts("release study", ("E1", 80, 20), ("E2", 100, 30), ("E3", 200, 40), ("E4", 100, 3), ("E5", 200, 120));
        Snapshot.Matches(Laa.Works("compare", "areas", "--store", store, "--scheme", "release-k:1", "--area", "E2", "--similar", "2", "--explain"));
    }

    [Fact]
    public void Json_holds_the_same_and_nothing_of_a_withheld_area()
    {
        string store = Cohorts("release study", ("E1", 80, 20), ("E2", 100, 30), ("E3", 200, 40), ("E4", 100, 3), ("E5", 200, 120));
        JsonNode json = JsonNode.Parse(Laa.Works("compare", "areas", "--store", store, "--scheme", "release-k:1", "--area", "E2@2009", "--json"))!;
        Assert.Equal("release-k:1@2026-01", json["definition"]!.GetValue<string>());
        Assert.Equal(38.0, json["funnel"]!["overall_value"]!.GetValue<double>(), 1e-12);
        Assert.Equal(["not_compared", "no_clear_difference", "lower", "not_compared", "higher"], json["areas"]!.AsArray().Select(area => area!["stands"]!.GetValue<string>()));
        JsonNode hidden = json["areas"]![3]!;
        Assert.All(
            (string[])["denominator", "counted", "value", "lower", "upper", "p", "adjusted_p", "inner_lower", "outer_upper", "rank"],
            name => Assert.Null(hidden[name]));
        Assert.Equal((1, 2, 3), (json["areas"]![1]!["rank"]!["best"]!.GetValue<int>(), json["areas"]![1]!["rank"]!["worst"]!.GetValue<int>(), json["areas"]![1]!["rank"]!["of"]!.GetValue<int>()));
    }

    [Fact]
    public void Ready_made_counts_read_as_approved()
    {
        string store = Returns("return 8", "ministry");
        Snapshot.Matches(Laa.Works("compare", "areas", "--store", store, "--indicator", "ni 18", "--area", "E1", "--by", "imd_decile,recorded_crime", "--similar", "2", "--explain"));
    }

    // Unrounded limits, p-values and expected numbers can be solved for the people they were made from.
    [Fact]
    public void No_number_of_the_json_has_more_decimals_than_the_text()
    {
        string store = Cohorts("release study", ("E1", 83, 21), ("E2", 101, 30), ("E3", 207, 40), ("E4", 100, 31), ("E5", 211, 120));
        string[] measured = ["compare", "areas", "--store", store, "--scheme", "release-k:1", "--area", "E2"];
        Assert.True(Checked(measured) > 100);
        string returns = Returns("return 8", "ministry", tail: ".123456");
        string[] supplied = ["compare", "areas", "--store", returns, "--indicator", "NI 18", "--area", "E1"];
        Assert.True(Checked(supplied) > 80);
        Assert.Contains("100.12", Laa.Works(supplied), StringComparison.Ordinal);
        Assert.DoesNotContain("100.123", Laa.Works(supplied), StringComparison.Ordinal);

        static int Checked(string[] words)
        {
            JsonNode json = JsonNode.Parse(Laa.Works([.. words, "--json"]))!;
            return Numbers(json, string.Empty).Select(number =>
            {
                int most = number.Name switch { "p" or "adjusted_p" => 3, "tau2" or "rank_confidence" => 5, _ => 2 };
                Assert.True(number.Value == Math.Round(number.Value, most), $"{number.Name} {number.Value}");
                Assert.False(number.Name is "p" or "adjusted_p" && number.Value == 0);
                return number;
            }).Count();
        }

        static IEnumerable<(string Name, decimal Value)> Numbers(JsonNode? node, string name) => node switch
        {
            JsonObject values => values.SelectMany(pair => Numbers(pair.Value, pair.Key)),
            JsonArray items => items.SelectMany(item => Numbers(item, name)),
            JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => [(name, value.GetValue<decimal>())],
            _ => [],
        };
    }

    [Fact]
    public void A_provisional_area_stands_with_its_reason_and_a_missing_expected_number_is_told()
    {
        string store = Places();
        Ingest(store, "indicator_count", "ministry", Header
            + "NI 18,E1,2009,2008-04-01,2009-04-01,return 8,600,90,600,100,false\n"
            + "NI 18,E2,2009,2008-04-01,2009-04-01,return 8,800,120,800,110,true\n"
            + "NI 18,E3,2009,2008-04-01,2009-04-01,return 8,700,100,700,,false\n");
        string[] words = ["compare", "areas", "--store", store, "--indicator", "NI 18", "--area", "E1"];
        string text = Laa.Works(words);
        Assert.Contains("not compared: provisional, says its supplier", text, StringComparison.Ordinal);
        Assert.Contains("none above 0 is supplied for Carrow.", text, StringComparison.Ordinal);
        JsonNode json = JsonNode.Parse(Laa.Works([.. words, "--json"]))!;
        Assert.Equal(
            ["Limits are for each area and each difference alone; only the adjusted p-value allows for several.", "No area is set over what was expected, because none above 0 is supplied for Carrow."],
            json["notes"]!.AsArray().Select(note => note!.GetValue<string>()));
        Assert.Equal(("not_compared", "provisional"), (json["areas"]![1]!["stands"]!.GetValue<string>(), json["areas"]![1]!["status"]!.GetValue<string>()));
    }

    [Fact]
    public void One_definition_at_a_time_is_compared()
    {
        string store = Returns("return 8", "ministry");
        Assert.Equal(2, Laa.Run("compare", "areas", "--store", store).ExitCode);
        Assert.Equal(2, Laa.Run("compare", "areas", "--store", store, "--scheme", "ni18-adult", "--scheme", "moj-annual").ExitCode);
        Laa both = Laa.Run("compare", "areas", "--store", store, "--scheme", "ni18-adult", "--indicator", "NI 18", "--area", "E1");
        Assert.Equal(2, both.ExitCode);
        Assert.Contains("Give either --scheme or --indicator", both.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_returns_are_refused_with_both_names_until_one_is_chosen()
    {
        string store = Returns("return 8", "ministry");
        Ingest(store, "indicator_count", "inspectorate", Header + Counts("own return", ("E1", 90, 600, 100), ("E2", 120, 800, 110)));
        string[] words = ["compare", "areas", "--store", store, "--indicator", "NI 18", "--area", "E1"];
        Laa refused = Laa.Run(words);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("the return 'own return' of inspectorate and the return 'return 8' of ministry", refused.Messages, StringComparison.Ordinal);
        Assert.Contains("--source", refused.Messages, StringComparison.Ordinal);
        Assert.Contains("as supplied: return 'own return' of inspectorate", Laa.Works([.. words, "--source", "own return"]), StringComparison.Ordinal);
        Assert.Contains("as supplied: return 'return 8' of ministry", Laa.Works([.. words, "--supplier", "ministry"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_source_schemes_are_refused_with_both_names_until_one_is_chosen()
    {
        string store = Cohorts("release study", ("E1", 80, 20), ("E2", 100, 30));
        Ingest(store, "cohort_outcome", "probation", Cohort("other study", ("E1", 90, 40), ("E2", 100, 60)));
        string[] words = ["compare", "areas", "--store", store, "--scheme", "release-k:1"];
        Laa refused = Laa.Run(words);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("other study and release study", refused.Messages, StringComparison.Ordinal);
        Assert.Contains("--source-scheme", refused.Messages, StringComparison.Ordinal);
        Assert.Contains("40", Laa.Works([.. words, "--source-scheme", "other study"]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        string store = Cohorts("release study", ("E1", 80, 20), ("E2", 100, 30));
        string text = Laa.Works("compare", "areas", "--store", store, "--scheme", "release-k:1", "--area", "E2");
        Assert.Contains("Left out: antisocial_behaviour, not supplied for", text, StringComparison.Ordinal);
        Assert.Contains("There are no ready", Laa.Run("compare", "areas", "--store", store, "--scheme", "release-k:1", "--source-scheme", "none").Messages, StringComparison.Ordinal);
        Assert.Contains("Choose among aged_10_17", Laa.Run("compare", "areas", "--store", store, "--scheme", "release-k:1", "--area", "E2", "--by", "weather").Messages, StringComparison.Ordinal);
        Assert.Contains("indicator_count", Laa.Run("compare", "areas", "--store", store, "--indicator", "NI 18", "--area", "E2").Messages, StringComparison.Ordinal);
        Assert.Equal(2, Laa.Run("compare", "areas", "--store", store, "--scheme", "release-k:1", "--area", "E99").ExitCode);
        Assert.Equal(2, Laa.Run("compare", "areas", "--store", store, "--scheme", "release-k:1", "--similar", "0", "--area", "E2").ExitCode);
    }

    private string Cohorts(string study, params ReadOnlySpan<(string Area, int Released, int Returned)> areas)
    {
        string store = Places();
        Ingest(store, "cohort_outcome", "prisons", Cohort(study, areas));
        return store;
    }

    private static string Cohort(string study, params ReadOnlySpan<(string Area, int Released, int Returned)> areas)
    {
        StringBuilder rows = new("source_scheme,component,period_start,period_end,period_label,area_code,area_vintage,observed_days,days_to_event\n");
        foreach ((string area, int released, int returned) in areas)
        {
            for (int person = 0; person < released; person++)
            {
                rows.Append(CultureInfo.InvariantCulture, $"{study},all,2008-01-01,2009-01-01,2008,{area},2009,1095,{(person < returned ? "100" : string.Empty)}\n");
            }
        }

        return rows.ToString();
    }

    private string Returns(string source, string supplier, string tail = "")
    {
        string store = Places();
        Ingest(store, "indicator_count", supplier, Header + Counts(
            source, ("E1", 90, 600, 100), ("E2", 120, 800, 110), ("E3", 100, 700, 100), ("E4", 2, 50, 4), ("E5", 20, 60, 16), ("R1", 310, 2100, 310), ("L1", 1000, 7000, 1000)).Replace(",false", $"{tail},false", StringComparison.Ordinal));
        return store;
    }

    private static string Counts(string source, params ReadOnlySpan<(string Area, int Actual, int People, int Predicted)> areas)
    {
        StringBuilder rows = new();
        foreach ((string area, int actual, int people, int predicted) in areas)
        {
            rows.Append(CultureInfo.InvariantCulture, $"NI 18,{area},2009,2008-04-01,2009-04-01,{source},{people},{actual},{people},{predicted},false\n");
        }

        return rows.ToString();
    }

    /// <summary>E1 to E3 in the region R1, E4 and E5 in R2, both in the country L1; context for all but E5.</summary>
    private string Places()
    {
        string store = _folder.At("laa.duckdb");
        Ingest(store, "area", "partnership", """
            code,vintage,name,area_type,parent_code,rural_urban,easting,northing
            E1,2009,Arden,LAD,R1,,,
            E2,2009,Brook,LAD,R1,,,
            E3,2009,Carrow,LAD,R1,,,
            E4,2009,Dale,LAD,R2,,,
            E5,2009,Exton,LAD,R2,,,
            R1,2009,West,REGION,L1,,,
            R2,2009,East,REGION,L1,,,
            L1,2009,Albany,CUSTOM,,,,

            """);
        Ingest(store, "area_context", "partnership", """
            area_code,area_vintage,year,population,population_10_17,population_18_plus,population_16_64,imd_decile,recorded_crime,violent_crime,property_crime,antisocial_behaviour
            E1,2009,2008,100000,10000,,,3,9000,,,
            E2,2009,2008,90000,9900,,,4,8100,,,
            E3,2009,2008,120000,9600,,,7,6000,,,
            E4,2009,2008,80000,8000,,,3,8800,,,

            """);
        return store;
    }

    private void Ingest(string store, string table, string supplier, string csv)
    {
        string file = _folder.At(supplier, $"{table}.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, csv.ReplaceLineEndings("\n"));
        Laa.Works("ingest", file, "--store", store, "--supplier", supplier, "--period", "2008-01..2009-12", "--observed-to", "2012-01-01");
    }
}
