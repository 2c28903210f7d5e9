using System.Text.Json;

namespace LaaAnalytics.Cli.Tests;

/// <summary>What the verbs on data quality answer, exit code by exit code.</summary>
public sealed class QualityVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_to_look_into_ends_with_0_and_the_verb_says_how_traceable_people_are()
    {
        string text = Laa.Works("quality", "--store", Store("true", "true"));
        Assert.Contains("0 to be mended, 1 to look into", text, StringComparison.Ordinal);
        Assert.Contains("2 of 2 people (100.0 per cent) with an index event have no row in the table person.", text, StringComparison.Ordinal);
        Assert.Contains("Q70 2 of 2 people (100.0 per cent) are in a class of fewer than 5.", text, StringComparison.Ordinal);
        Assert.Contains("ages counted to 5 October 2009.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hard_finding_ends_with_3_until_it_is_exempted()
    {
        string store = Store("UNMAPPED-CODE", "THEFT", "offence_group");
        Laa run = Laa.Run("quality", "--store", store);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("One finding must be mended.", run.Messages, StringComparison.Ordinal);
        Assert.Contains("1 of 2 rows (50.0 per cent) hold a code in offence_group that is not known. Threshold: 20.0 per cent.", run.Results, StringComparison.Ordinal);

        string settings = _folder.At("quality.json");
        File.WriteAllText(settings, """{ "exemptions": [{ "check": "Q01", "supplier": "police", "table": "index_event", "column": "offence_group", "reason": "New codes.", "until": "2009-10-05" }] }""");
        Assert.Contains("Exempt until 5 October 2009: New codes.", Laa.Works("quality", "--store", store, "--settings", settings), StringComparison.Ordinal);
        Laa later = Laa.Run("quality", "--store", store, "--settings", settings, "--on", "2009-10-06");
        Assert.Equal(3, later.ExitCode);
        Assert.Contains("Q80 Exemption has ended", later.Results, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_holds_every_finding_with_shares_between_0_and_1()
    {
        using JsonDocument json = JsonDocument.Parse(Laa.Works("quality", "--store", Store("true", "true"), "--format", "json"));
        Assert.Equal((1, "2009-10-05"), (json.RootElement.GetProperty("asOf").GetInt32(), json.RootElement.GetProperty("on").GetString()));
        JsonElement area = json.RootElement.GetProperty("findings").EnumerateArray().First(finding => finding.GetProperty("check").GetString() == "Q02");
        Assert.Equal(("pass", "share", 0m, "police"), (
            area.GetProperty("outcome").GetString(), area.GetProperty("unit").GetString(), area.GetProperty("measured").GetDecimal(), area.GetProperty("supplier").GetString()));
    }

    // The records end on 30 June: 1 July to 5 October are 96 days.
    [Fact]
    public void Freshness_warns_with_0_and_ends_with_5_past_the_error_age()
    {
        string store = Store("true", "true");
        Assert.Contains("96 days", Laa.Works("freshness", "--store", store), StringComparison.Ordinal);
        Assert.Contains("To look into", Laa.Works("freshness", "--store", store, "--warn-after", "95", "--error-after", "96"), StringComparison.Ordinal);
        Laa old = Laa.Run("freshness", "--store", store, "--error-after", "95");
        Assert.Equal(5, old.ExitCode);
        Assert.Contains("1 of 1", old.Messages, StringComparison.Ordinal);
        Assert.Equal(2, Laa.Run("freshness", "--store", store, "--warn-after", "95", "--error-after", "94").ExitCode);
    }

    [Fact]
    public void An_agreement_or_a_day_that_does_not_exist_ends_with_2()
    {
        string store = Store("true", "true");
        Assert.Equal(2, Laa.Run("quality", "--store", store, "--agreement", "nobody").ExitCode);
        Assert.Equal(2, Laa.Run("quality", "--store", store, "--on", "yesterday").ExitCode);
        Assert.Equal(2, Laa.Run("quality", "--store", store, "--settings", _folder.At("none.json")).ExitCode);
    }

    private string Store(string first, string second, string column = "pnc_matched")
    {
        string store = _folder.At("laa.duckdb");
        string extract = _folder.At("index_event.csv");
        string Row(int number, string value) => FormattableString.Invariant(
            $"e{number},{number:x32},COMMUNITY_ORDER,2009-05-0{number},30,{(column == "offence_group" ? value : "THEFT")},FINE,E06000047,2009,E06000047,{(column == "pnc_matched" ? value : "true")}");
        File.WriteAllLines(extract, ["event_key,person_key,event_type,event_date,age_years,offence_group,disposal,home_area_code,area_vintage,authority_code,pnc_matched", Row(1, first), Row(2, second)]);
        Laa.Works("ingest", extract, "--store", store, "--supplier", "police", "--period", "2009-04..2009-06", "--observed-to", "2009-07-01");
        return store;
    }
}
