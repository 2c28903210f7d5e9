using System.Globalization;
using System.Text.Json.Nodes;

namespace LaaAnalytics.Cli.Tests;

/// <summary>Eleven caseloads of 100 people, none on two; what is expected comes from a second implementation, as in the spec of published periods.</summary>
public sealed class ComparePeriodsTests : IDisposable
{
    private static readonly int[] Reoffenders = [36, 30, 25, 3, 22, 20, 16, 14, 12, 11, 9];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Differences_trend_and_variation_stand_in_text_and_json()
    {
        string store = Store();
        string text = Laa.Works("compare", "periods", "--store", store, "--scheme", "ni18-adult", "--explain");
        Assert.Matches(@"(?m)^2007-10\.\.2007-12 +\[c\] +\[c\] +\[c\] +\[c\] +not compared +not compared +withheld: ", text);
        Assert.Matches(@"(?m)^2007-07\.\.2007-09 +100 +25 +25\.0 +17\.5 to 34\.3 +-5\.0 \(-17\.1 to \+7\.3\), no clear difference, p 1\.00 +-5\.0 ", text);
        Assert.Matches(@"(?m)^2009-07\.\.2009-09 .* -21\.0 \(-31\.5 to -10\.1\), lower, p below 0\.01 +final$", text);
        Assert.Contains("Trend: falling, -9.1 a year (-12.5 to -5.6), p below 0.001, on 9 periods, April 2007 to September 2009.", text, StringComparison.Ordinal);
        Assert.Contains("Variation: improvement, on 9 periods, process limits 10.7 to 24.6, provisional.", text, StringComparison.Ordinal);
        Assert.Contains("Limits of a cohort used here: 95 per cent, Wilson score.", text, StringComparison.Ordinal);
        Assert.Contains("Limits of a difference used here: 95 per cent, difference of two estimates, variances recovered from their limits (MOVER).", text, StringComparison.Ordinal);
        Assert.Contains("Test used here: Cochran-Armitage trend test at the periods' mid-times; its 95 per cent limits are from the test's own variance.", text, StringComparison.Ordinal);
        Assert.Contains("Process limits used here: XmR, limits mean +- 2.66 mean moving range, NHS rules, from 9 cohorts, provisional.", text, StringComparison.Ordinal);
        Assert.Contains("people who stay on from one cohort to the next: such cohorts are alike, the limits are too narrow", text, StringComparison.Ordinal);
        Assert.DoesNotContain("36", text, StringComparison.Ordinal);

        JsonNode json = JsonNode.Parse(Laa.Works("compare", "periods", "--store", store, "--scheme", "ni18-adult", "--json"))!;
        JsonNode last = json["periods"]![10]!;
        Assert.Equal((-21, -31.5, -10.1), (last["since_first"]!["difference"]!.GetValue<double>(), last["since_first"]!["lower"]!.GetValue<double>(), last["since_first"]!["upper"]!.GetValue<double>()));
        Assert.Equal("lower", last["since_first"]!["word"]!.GetValue<string>());
        Assert.Null(json["periods"]![3]!["value"]);

        // Wilson's limits of 25 in 100 are 17.5451 and 34.3046: unrounded they would give the effective number of people back.
        JsonNode third = json["periods"]![2]!;
        Assert.Equal((25, 17.5, 34.3), (third["value"]!.GetValue<double>(), third["lower"]!.GetValue<double>(), third["upper"]!.GetValue<double>()));
        Assert.False(json["variation"]!["repeated_people_counted"]!.GetValue<bool>());
        Assert.Equal("withheld", json["periods"]![3]!["status"]!.GetValue<string>());
        Assert.Equal(("falling", 9), (json["trend"]!["word"]!.GetValue<string>(), json["trend"]!["periods"]!.GetValue<int>()));
        Assert.Equal("improvement", json["variation"]!["variation"]!.GetValue<string>());
        Assert.True(json["repeated_people_counted"]!.GetValue<bool>());
    }

    [Fact]
    public void A_break_in_laa_json_stops_the_trend()
    {
        string store = Store();
        File.WriteAllText(_folder.At("laa.json"), """
            {
              "agreement": "any-laa",
              "suppliers": [ { "id": "probation", "name": "Probation area", "sends": [ { "table": "index_event" } ] } ],
              "breaks": [
                { "from": "2008-07-01", "what": "a new case system", "scheme": "ni18-adult" },
                { "from": "2009-01-01", "what": "new forms", "scheme": "ni19-youth" }
              ]
            }
            """);
        string text = Laa.Works("compare", "periods", "--dir", _folder.At(), "--scheme", "ni18-adult");
        Assert.Contains("[b] Break on 1 July 2008: a new case system (laa.json).", text, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^2008-07\.\.2008-09 \[b\] +100 +16 +16\.0 .* not compared: a break lies between +final$", text);
        Assert.Contains("Trend since the last break: no clear trend, -6.8 a year (-15.0 to +1.4), p 0.10, on 5 periods, July 2008 to September 2009.", text, StringComparison.Ordinal);
        Assert.Contains("too few periods: 5 of at least 8 that are final and shown since the last break", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Process limits", text, StringComparison.Ordinal);
        Assert.DoesNotContain("new forms", text, StringComparison.Ordinal);

        // The store by itself, away from its folder, has no break.
        Assert.Contains("Trend: falling", Laa.Works("compare", "periods", "--store", store, "--scheme", "ni18-adult"), StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_that_share_days_are_refused_with_those_that_do_not()
    {
        string store = Store();
        string[] words = ["compare", "periods", "--store", store, "--scheme", "ni18-adult"];
        Laa pooled = Laa.Run([.. words, "--pooled"]);
        Assert.Equal(2, pooled.ExitCode);
        Assert.Contains("no difference and no trend of them is tested", pooled.Messages, StringComparison.Ordinal);
        Assert.Contains("--periods 2007-10..2008-09,2008-10..2009-09", pooled.Messages, StringComparison.Ordinal);
        Assert.Equal(2, Laa.Run([.. words, "--periods", "2008-01..2008-12,2008-07..2009-06"]).ExitCode);
        Assert.Equal(2, Laa.Run([.. words, "--periods", "spring"]).ExitCode);
        Assert.Equal(2, Laa.Run([.. words, "--periods", "2008-01..2008-12", "--pooled"]).ExitCode);
        Assert.Equal(4, Laa.Run([.. words, "--profile", "internal"]).ExitCode);
        Assert.Contains("2 of at least 3", Laa.Works([.. words, "--periods", "2008-01..2008-06,2008-07..2008-12", "--area", "E06000047"]), StringComparison.Ordinal);
    }

    private string Store()
    {
        List<string> events = ["event_key,person_key,event_type,event_date,age_years,offence_group,disposal,home_area_code,area_vintage,authority_code,pnc_matched"];
        List<string> offences = ["offence_key,person_key,offence_date,proven_date,outcome,offence_group,is_breach,is_recordable,in_england_wales"];
        for (int quarter = 0; quarter < Reoffenders.Length; quarter++)
        {
            DateOnly close = new DateOnly(2007, 4, 1).AddMonths(3 * quarter);
            for (int i = 0; i < 100; i++)
            {
                string person = ((quarter * 1000) + i + 1).ToString("x32", CultureInfo.InvariantCulture);
                events.Add(string.Create(CultureInfo.InvariantCulture, $"e{quarter}-{i},{person},CASELOAD_SNAPSHOT,{close.AddDays(-1):yyyy-MM-dd},30,THEFT,COMMUNITY_ORDER,E06000047,2009,E06000047,true"));
                if (i < Reoffenders[quarter])
                {
                    offences.Add(string.Create(CultureInfo.InvariantCulture, $"o{quarter}-{i},{person},{close.AddDays(10):yyyy-MM-dd},{close.AddDays(50):yyyy-MM-dd},CONVICTION,THEFT,false,true,true"));
                }
            }
        }

        string store = _folder.At("laa.duckdb");
        Ingest("index_event", events, "2007-01..2009-09", "2009-10-01");
        Ingest("proven_offence", offences, "2007-01..2010-06", "2010-07-01");
        return store;

        void Ingest(string table, List<string> rows, string period, string observedTo)
        {
            string file = _folder.At($"{table}.csv");
            File.WriteAllLines(file, rows);
            Laa.Works("ingest", file, "--store", store, "--supplier", "probation", "--period", period, "--observed-to", observedTo);
        }
    }
}
