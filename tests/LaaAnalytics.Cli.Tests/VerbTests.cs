using LaaAnalytics.Testing;

namespace LaaAnalytics.Cli.Tests;

/// <summary>What each verb answers, exit code by exit code.</summary>
public sealed class VerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Words_that_are_not_understood_end_with_2_and_name_the_help()
    {
        Laa run = Laa.Run("measure", "--speed", "fast");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("See 'laa measure --help'.", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quarter_or_half_year_is_refused_with_both_readings()
    {
        string store = Tiny();
        Laa quarter = Laa.Run("pack", "six-month", "--store", store, "--agreement", "tiny-laa", "--review-to", "2009Q1");
        Assert.Equal(2, quarter.ExitCode);
        Assert.Contains("calendar January to March 2009, or financial April to June 2009", quarter.Messages, StringComparison.Ordinal);
        Laa half = Laa.Run("pack", "six-month", "--store", store, "--agreement", "tiny-laa", "--review-to", "2009H1");
        Assert.Contains("calendar January to June 2009, or financial April to September 2009", half.Messages, StringComparison.Ordinal);
        Assert.Equal(2, Laa.Run("pack", "six-month", "--store", store, "--agreement", "tiny-laa", "--review-to", "2009-06-30").ExitCode);
    }

    [Fact]
    public void The_internal_profile_in_a_pipe_and_what_public_does_not_have_end_with_4()
    {
        string store = Tiny();
        Assert.Equal(4, Laa.Run("measure", "--store", store, "--scheme", "ni18-adult", "--profile", "internal").ExitCode);
        Assert.Equal(4, Laa.Run("pack", "six-month", "--store", store, "--agreement", "any", "--review-to", "2009-09-30", "--profile", "internal").ExitCode);
        string[] open = ["measure", "--store", store, "--scheme", "ni18-adult", "--profile", "public"];
        Assert.Equal(0, Laa.Run(open).ExitCode);
        Assert.Contains("further rates", Laa.Run([.. open, "--further"]).Messages, StringComparison.Ordinal);
        Assert.Equal(4, Laa.Run([.. open, "--further"]).ExitCode);
        Assert.Equal(2, Laa.Run("measure", "--store", store, "--scheme", "ni18-adult", "--profile", "secret").ExitCode);
    }

    [Fact]
    public void An_unknown_scheme_agreement_or_load_is_answered_with_what_exists()
    {
        string store = Tiny();
        Assert.Contains("ni18-adult@2008-05", Laa.Run("measure", "--store", store, "--scheme", "ni99").Messages, StringComparison.Ordinal);
        Assert.Contains("laa loads", Laa.Run("measure", "--store", store, "--scheme", "ni18-adult", "--as-of", "99").Messages, StringComparison.Ordinal);
        Laa agreement = Laa.Run("pack", "six-month", "--store", store, "--agreement", "nobody", "--review-to", "2009-09-30");
        Assert.Equal(2, agreement.ExitCode);
        Assert.Contains("Name one of", agreement.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_definitions_are_taken_apart_by_steps_that_add_up()
    {
        Laa.Works("synthesise", "district", "--out", _folder.At("world"));
        string store = _folder.At("laa.duckdb");
        foreach (string package in (string[])["partnership", "probation", "yot", "ppo-office", "police"])
        {
            Laa.Works("ingest", _folder.At("world", "2009-09", package), "--store", store);
        }

        string[] words = ["compare", "schemes", "ni18-adult", "moj-annual", "--store", store];
        string text = Laa.Works([.. words, "--explain"]);
        Assert.Contains("the changes add up to", text, StringComparison.Ordinal);
        Assert.Contains("committed from 0 months to 12 months after the index date", text, StringComparison.Ordinal);
        System.Text.Json.Nodes.JsonArray steps = System.Text.Json.Nodes.JsonNode.Parse(Laa.Works([.. words, "--json"]))!["steps"]!.AsArray();
        Assert.True(steps.Count > 2);
        Assert.Equal(steps[^1]!["rate"]!.GetValue<decimal>() - steps[0]!["rate"]!.GetValue<decimal>(), steps.Skip(1).Sum(step => step!["change"]!.GetValue<decimal>()));

        Assert.Contains("No span of index dates is final", Laa.Run("compare", "schemes", "ni18-adult", "moj-annual", "--store", Tiny()).Messages, StringComparison.Ordinal);
        Assert.Contains("reports a change", Laa.Run("compare", "schemes", "ni18-adult", "ni30-ppo", "--store", store).Messages, StringComparison.Ordinal);
        Assert.Equal(2, Laa.Run("compare", "schemes", "ni18-adult", "ni18-adult", "--store", store).ExitCode);
        Assert.Equal(2, Laa.Run([.. words, "--period", "spring"]).ExitCode);
        Assert.Equal(4, Laa.Run([.. words, "--profile", "internal"]).ExitCode);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("csv")]
    [InlineData("json")]
    public void Small_numbers_are_in_no_format(string format)
    {
        string text = Laa.Works("measure", "--store", Tiny(), "--scheme", "ni18-adult", "--by", "area,period", "--format", format);
        Assert.Contains(format == "json" ? "\"withheld\"" : "[c]", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)(reoffenders\": |^\\S+ +\\S+ +\\d+ +)[1-4]\\b", text);
    }

    [SharedFact("data/iowa/releases_fy2010_2015.csv")]
    public void Iowa_gives_its_published_rates_and_still_counts_everybody_when_it_comes_again()
    {
        string store = _folder.At("iowa.duckdb");
        string file = SharedFolder.Find("data/iowa/releases_fy2010_2015.csv")!;
        string mapping = Path.Combine(SharedFolder.Root, "docs", "examples", "iowa", "mapping.json");
        Assert.Contains("26,020 of 26,020 rows accepted", Laa.Works("ingest", file, "--store", store, "--mapping", mapping), StringComparison.Ordinal);
        Assert.Contains("Nothing changed", Laa.Works("ingest", file, "--store", store, "--mapping", mapping), StringComparison.Ordinal);
        AssertIowa(store);

        // A corrected full supply: one return more. Identical rows are different people and all stay.
        string corrected = _folder.At("releases_fy2010_2015.csv");
        string[] lines = File.ReadAllLines(file);
        int row = Array.FindIndex(lines, line => line.Contains(",No,,No Recidivism,", StringComparison.Ordinal));
        lines[row] = lines[row].Replace(",No,,No Recidivism,", ",Yes,100,Tech,", StringComparison.Ordinal);
        File.WriteAllLines(corrected, lines);
        Assert.Contains("1 new, 0 changed, 26,019 unchanged, 1 ended", Laa.Works("ingest", corrected, "--store", store, "--mapping", mapping), StringComparison.Ordinal);
        Assert.Contains("26,020         8,682", Laa.Works("measure", "--store", store, "--scheme", "release-k:3"), StringComparison.Ordinal);
        AssertIowa(store, "--as-of", "1");
    }

    [Fact]
    public void A_row_refused_in_a_full_supply_does_not_end_its_earlier_version()
    {
        Laa.Works("synthesise", "district", "--out", _folder.At("world"));
        string store = _folder.At("refused.duckdb");
        string file = _folder.At("world", "2009-03", "probation", "index_event.csv");
        string[] ingest = ["ingest", file, "--store", store, "--supplier", "probation", "--period", "2007-01..2009-12", "--observed-to", "2010-01-01"];
        Laa.Works(ingest);
        string[] lines = File.ReadAllLines(file);
        int age = Array.IndexOf(lines[0].Split(','), "age_years");
        string[] cells = lines[1].Split(',');
        cells[age] = "xx";
        lines[1] = string.Join(',', cells);
        File.WriteAllLines(file, lines);
        string again = Laa.Works(ingest);
        Assert.Contains("[I09] age_years", again, StringComparison.Ordinal);
        Assert.DoesNotMatch("[1-9][0-9]* ended", again);
        Assert.Contains("Nothing changed", again, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_load_is_withdrawn_with_a_reason_and_the_list_of_loads_shows_it()
    {
        string store = Tiny();
        string[] offences = File.ReadAllLines(_folder.At("tiny", "police", "proven_offence.csv"));
        string changed = _folder.At("proven_offence.csv");
        File.WriteAllLines(changed, offences.Where(line => !line.StartsWith("A01-", StringComparison.Ordinal)));
        string[] ingest = ["ingest", changed, "--store", store, "--supplier", "police", "--period", "2006-10..2010-06", "--observed-to", "2010-07-01"];
        string dry = Laa.Works([.. ingest, "--dry-run"]);
        Assert.Contains("Would be, proven_offence: 0 new, 0 changed, 42 unchanged, 1 ended.", dry, StringComparison.Ordinal);
        Assert.Contains("Dry run: nothing was kept.", dry, StringComparison.Ordinal);
        Assert.Contains("Load 6, proven_offence: 0 new, 0 changed, 42 unchanged, 1 ended.", Laa.Works(ingest), StringComparison.Ordinal);

        Laa refused = Laa.Run("withdraw", "5", "--store", store, "--reason", "older file");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("again since, in load 6", refused.Messages, StringComparison.Ordinal);
        Assert.Equal(2, Laa.Run("withdraw", "6", "--store", store).ExitCode);
        Assert.Contains("proven_offence: 0 rows would go, 1 would come back.", Laa.Works("withdraw", "6", "--store", store, "--dry-run"), StringComparison.Ordinal);
        Assert.Contains("proven_offence: 0 rows went, 1 came back.", Laa.Works("withdraw", "6", "--store", store, "--reason", "older file"), StringComparison.Ordinal);

        string loads = Laa.Works("loads", "--store", store);
        Assert.Contains("Load 6 was withdrawn by load 7.", loads, StringComparison.Ordinal);
        Assert.Contains("Load 7 withdraws load 6: older file", loads, StringComparison.Ordinal);
        Assert.Matches("(?m)^7 .*police +proven_offence +withdrawal ", loads);
        Assert.Contains("No problem found.", Laa.Works("doctor", "--store", store), StringComparison.Ordinal);
    }

    [Fact]
    public void A_guard_ends_with_its_counts_until_it_is_overruled_with_a_reason()
    {
        string store = Tiny();
        string[] events = File.ReadAllLines(_folder.At("tiny", "probation", "index_event.csv"));
        string part = _folder.At("index_event.csv");
        File.WriteAllLines(part, events[..8]);
        string[] ingest = ["ingest", part, "--store", store, "--supplier", "probation", "--period", "2008-01..2009-03", "--observed-to", "2009-04-01"];
        Laa refused = Laa.Run(ingest);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("[I40]", refused.Messages, StringComparison.Ordinal);
        Assert.Contains("at most 4 of the 20 rows", refused.Messages, StringComparison.Ordinal);
        Assert.Equal(2, Laa.Run([.. ingest, "--accept", "I40"]).ExitCode);
        Assert.Equal(2, Laa.Run([.. ingest, "--accept", "I34", "--reason", "why"]).ExitCode);
        Assert.Contains("Guard I40 was overruled", Laa.Works([.. ingest, "--accept", "I40", "--reason", "two offices closed"]), StringComparison.Ordinal);
        Assert.Contains("Load 6 overruled guard I40: two offices closed", Laa.Works("loads", "--store", store), StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_changes_a_row_by_its_key_and_what_is_no_news_is_said_in_a_sentence()
    {
        string store = Tiny();
        string[] events = File.ReadAllLines(_folder.At("tiny", "probation", "index_event.csv"));
        int offence = Array.IndexOf(events[0].Split(','), "offence_code");
        string file = _folder.At("index_event.csv");
        File.WriteAllLines(file, events[..4].Select((line, row) =>
        {
            string[] cells = line.Split(',');
            cells[offence] = row == 0 ? cells[offence] : "30A";
            return string.Join(',', cells);
        }));
        string report = Laa.Works("ingest", file, "--store", store, "--supplier", "probation", "--mode", "correction");
        Assert.Contains("Load 6, index_event: 0 new, 3 changed, 0 unchanged, 0 ended.", report, StringComparison.Ordinal);
        Assert.Contains("Of the 3 new and changed rows 0 are news; the rest are 3 rows in which only blanks were filled (offence_code).", report, StringComparison.Ordinal);
        Assert.Matches("(?m)^6 .*correction ", Laa.Works("loads", "--store", store));
        Assert.Equal(2, Laa.Run("ingest", file, "--store", store, "--supplier", "probation", "--mode", "some").ExitCode);
    }

    [Fact]
    public void A_day_means_what_was_known_at_its_end()
    {
        string store = Tiny(); // all loaded on 5 October 2009
        Assert.Contains("#5", Laa.Works("measure", "--store", store, "--scheme", "ni18-adult", "--as-of", "2009-10-05", "--format", "csv"), StringComparison.Ordinal);
        Laa early = Laa.Run("measure", "--store", store, "--scheme", "ni18-adult", "--as-of", "2009-10-04");
        Assert.Equal(2, early.ExitCode);
        Assert.Contains("Nothing had been loaded by 4 October 2009", early.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_verbs_is_up_to_date() => CliPage.Matches();

    private static void AssertIowa(string store, params string[] more)
    {
        string Measure(string scheme, string by) => Laa.Works(["measure", "--store", store, "--scheme", scheme, "--by", by, .. more]);
        Assert.Contains("26,020         8,681          [z]  33.36", Measure("release-k:3", ""), StringComparison.Ordinal);
        Assert.Contains("26,020         3,758", Measure("release-k:1", ""), StringComparison.Ordinal);
        Assert.Contains("26,020         6,858", Measure("release-k:2", ""), StringComparison.Ordinal);
        string byPeriod = Measure("release-k:3", "period");
        Assert.All(
            (string[])["3,716         1,127", "3,917         1,162", "4,740         1,510", "4,687         1,605", "4,586         1,623", "4,374         1,654"],
            counts => Assert.Contains(counts, byPeriod, StringComparison.Ordinal));
        string byArea = Measure("release-k:3", "area");
        Assert.Contains("4,982         2,238", byArea, StringComparison.Ordinal);
        Assert.Matches("UNKNOWN@2010 +\\S+ +9,581 ", byArea);
    }

    private string Tiny()
    {
        string store = _folder.At("tiny.duckdb");
        Laa.Works("synthesise", "tiny", "--out", _folder.At("tiny"));
        foreach (string package in (string[])["partnership", "probation", "yot", "ppo-office", "police"])
        {
            Laa.Works("ingest", _folder.At("tiny", package), "--store", store);
        }

        return store;
    }
}
