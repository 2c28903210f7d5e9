using LaaAnalytics.Quality;
using LaaAnalytics.Refresh;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Tests.Refresh;

/// <summary>Single files in the inbox, understood by what <c>laa.json</c> says; and suppliers that were renamed.</summary>
public sealed class BareFileTests
{
    [Theory]
    [InlineData("index_event 2009-09-30.csv", "January 2006 to September 2009", "30 September 2009")]
    [InlineData("index_event_2009-08 (2).csv", "January 2006 to August 2009", "31 August 2009")]
    public void A_single_file_covers_up_to_the_day_or_month_in_its_name_and_the_plan_says_so(string name, string covers, string reaches)
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        desk.Drop("partnership");
        File.Copy(desk.World("yot", "index_event.csv"), desk.At("inbox", "yot", name));
        string said = desk.Works("refresh", "--yes");
        Assert.Contains($"taken to cover {covers}, as its name and laa.json say", said, StringComparison.Ordinal);
        Assert.Contains($"yot, index_event: to {reaches}, the first supply", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("index_event.csv", "does not say up to which day it reaches")]
    [InlineData("index_event october.csv", "does not say up to which day it reaches")]
    [InlineData("index_event 2009-04-01 to 2009-09-30.csv", "does not say up to which day it reaches")]
    [InlineData("index_event 2009-02-30.csv", "does not say up to which day it reaches")]
    [InlineData("index_event 2009-10-05.csv", "covers days that are not over yet")]
    [InlineData("index_event 2019-09-30.csv", "covers days that are not over yet")]
    public void How_far_a_single_file_reaches_is_never_guessed_and_no_review_begins_by_it(string name, string why)
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        desk.Drop("partnership");
        File.Copy(desk.World("yot", "index_event.csv"), desk.At("inbox", "yot", name));
        string said = desk.Refuses();
        Assert.Contains($"yot/{name}: ", said, StringComparison.Ordinal);
        Assert.Contains(why, said, StringComparison.Ordinal);
        Assert.Contains("the last day or month that it covers", said, StringComparison.Ordinal);
        Assert.Contains("No supplier's extract is loaded yet", said, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(desk.At("packs")));
        Assert.Empty(Directory.EnumerateDirectories(desk.At("evidence")));
    }

    [Theory]
    [InlineData("\"supplier\": \"police\"", "lies in the folder of yot and says it is from police (\"supplier\" in mappings/yot.json)")]
    [InlineData("\"supplier\": \"county-police\"", "is from a supplier that laa.json does not name (\"supplier\" is \"county-police\" in mappings/yot.json)")]
    [InlineData("\"supplier\": \"Ann Smith\"", "is from a supplier that laa.json does not name. ")]
    [InlineData("\"agreement\": \"other-laa\"", "is for another agreement: \"agreement\" is \"other-laa\" in mappings/yot.json and \"tiny-laa\" in laa.json")]
    [InlineData("\"agreement\": \"Ann Smith\"", "is for another agreement: \"agreement\" is not an id of lower-case letters, digits and dashes in mappings/yot.json")]
    public void A_mapping_that_names_another_supplier_or_agreement_than_the_inbox_refuses_the_file(string member, string why)
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        desk.Drop("partnership");
        WithMapping(desk, member);
        File.Copy(desk.World("yot", "index_event.csv"), desk.At("inbox", "yot", "yot_2009-09-30.csv"));
        string said = desk.Refuses();
        Assert.Contains($"yot/yot_2009-09-30.csv: {why}", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann Smith", said, StringComparison.Ordinal);
        Laa single = Laa.Run("ingest", desk.At("inbox", "yot", "yot_2009-09-30.csv"), "--dir", desk.Root);
        Assert.Equal(2, single.ExitCode);
        Assert.DoesNotContain("Ann Smith", single.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("yot", Laa.Works("loads", "--dir", desk.Root), StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_in_the_name_says_how_far_a_file_reaches_and_a_mapping_how_its_columns_are_named()
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        desk.Drop("partnership");
        string json = desk.At("laa.json");
        File.WriteAllText(json, File.ReadAllText(json).Replace(
            "{ \"table\": \"index_event\", \"due\": { \"every\": \"half\", \"days\": 28 }, \"warnAfterDays\": 220, \"errorAfterDays\": 310, \"period\": { \"start\": \"2006-01-01\" } }",
            "{ \"table\": \"index_event\", \"files\": \"yot_{yyyy-MM-dd}*.csv\", \"mapping\": \"mappings/yot.json\", \"period\": { \"months\": 12 } }",
            StringComparison.Ordinal));
        string[] lines = File.ReadAllLines(desk.World("yot", "index_event.csv"));
        string[] columns = lines[0].Split(',');
        lines[0] = string.Join(',', columns.Select(column => column == "event_key" ? "Case number" : column));
        File.WriteAllLines(desk.At("inbox", "yot", "yot_2008-03-31 (2).csv"), lines);
        File.WriteAllText(
            desk.At("mappings", "yot.json"),
            $"{{ \"columns\": {{ {string.Join(", ", columns.Select(column => $"\"{column}\": {{ \"from\": \"{(column == "event_key" ? "Case number" : column)}\" }}"))} }} }}");
        string said = desk.Works("refresh", "--yes");
        Assert.Contains("taken to cover April 2007 to March 2008, as its name and laa.json say.", said, StringComparison.Ordinal);
        Assert.Contains("yot, index_event: to 31 March 2008, the first supply", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_renamed_supplier_stays_one_supplier()
    {
        using PartnershipDesk desk = new("district", "wrenshire-laa");
        desk.DropAll("2009-03");
        desk.Works("refresh", "--yes");
        string json = desk.At("laa.json");
        File.WriteAllText(json, File.ReadAllText(json).Replace("\"id\": \"police\",", "\"id\": \"marches-police\", \"formerly\": [\"police\"],", StringComparison.Ordinal));
        string package = desk.Drop("2009-09/police", supplier: "marches-police");
        string manifest = Path.Combine(package, "datapackage.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"supplier\": \"police\"", "\"supplier\": \"marches-police\"", StringComparison.Ordinal));
        string said = desk.Works("refresh", "--yes");
        Assert.Contains("marches-police, proven_offence: from 28 February 2009 to 31 August 2009", said, StringComparison.Ordinal);
        string loads = Laa.Works("loads", "--dir", desk.Root);
        Assert.DoesNotContain("marches-police", loads, StringComparison.Ordinal);
        Assert.Contains("Nothing new to load in the inbox; 6 supplies were taken before.", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
    }

    [Fact]
    public void Single_files_and_single_loads_of_a_renamed_supplier_stay_under_the_id_that_is_held()
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        desk.DropAll(string.Empty);
        desk.Works("refresh", "--yes");
        Rename(desk, "yot", "youth-justice");

        // A single file whose mapping says the new name, one without a mapping, and a package by the single verb.
        WithMapping(desk, "\"supplier\": \"youth-justice\"", "youth-justice");
        string[] lines = File.ReadAllLines(desk.World("yot", "index_event.csv"));
        Directory.CreateDirectory(desk.At("inbox", "youth-justice"));
        File.WriteAllLines(desk.At("inbox", "youth-justice", "yot_2009-09-30.csv"), lines.Select((line, i) => i == 1 ? line.Replace(line.Split(',')[0], "Y-NEW", StringComparison.Ordinal) : line));
        File.Copy(desk.World("yot", "person.csv"), desk.At("inbox", "youth-justice", "person_2009-09-30.csv"));
        string said = desk.Works("refresh", "--yes");
        Assert.Matches(@"yot_2009-09-30.csv +index_event +9 +0 +1 +0 +8 +1", said); // one keyed anew, eight known: it is one supplier
        string package = desk.World("yot");
        string manifest = Path.Combine(package, "datapackage.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"supplier\": \"yot\"", "\"supplier\": \"youth-justice\"", StringComparison.Ordinal));
        Assert.Contains("yot: refused by I41", Laa.Run("ingest", package, "--dir", desk.Root).Messages, StringComparison.Ordinal); // what is held reaches further
        Assert.Contains("yot", Laa.Works("ingest", desk.At("inbox", "youth-justice", "person_2009-09-30.csv"), "--dir", desk.Root), StringComparison.Ordinal);
        Assert.DoesNotContain("youth-justice", Laa.Works("loads", "--dir", desk.Root), StringComparison.Ordinal);

        // A store by itself has no laa.json: there the new name is told.
        string alone = desk.World("alone.duckdb");
        Assert.Empty(Laa.Run("ingest", desk.World("probation"), "--store", alone, "--dir", desk.World()).Messages);
        Assert.Contains("youth-justice is new to this store, which holds probation.", Laa.Run("ingest", package, "--store", alone, "--dir", desk.World()).Messages, StringComparison.Ordinal);
        Assert.Empty(Laa.Run("ingest", package, "--store", alone, "--dir", desk.World()).Messages);
    }

    [Fact]
    public void What_is_settled_about_the_quality_of_a_renamed_supplier_is_held_against_the_id_that_is_held()
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        desk.DropAll(string.Empty);
        desk.Works("refresh", "--yes");
        Rename(desk, "police", "marches-police");
        string json = desk.At("laa.json");
        File.WriteAllText(json, File.ReadAllText(json).Replace(
            "\"thresholds\": [], \"exemptions\": [], \"totals\": [], \"exclusions\": []",
            """
            "thresholds": [ { "check": "Q01", "soft": 0.03, "supplier": "marches-police" }, { "check": "Q02", "soft": 0.03 } ],
            "exemptions": [ { "check": "Q01", "supplier": "marches-police", "table": null, "column": null, "reason": "known", "until": "2010-03-31" } ],
            "totals": [ { "supplier": "marches-police", "table": "proven_offence", "period": "2009-04..2009-06", "area": null, "total": 700, "source": "return" } ],
            "exclusions": [ { "supplier": "marches-police", "table": "proven_offence", "loadedOn": "2009-10-05", "reason": "a part" } ]
            """,
            StringComparison.Ordinal));
        using LaaStore store = LaaStore.Open(desk.At("laa.duckdb"), StoreAccess.ReadOnly);
        QualitySettings settings = PartnershipFolder.Open(new(desk.Root)).Partnership.QualityOn(Laa.UsualDay, store.Loads());
        Assert.Equal(["police", null], settings.Thresholds.Select(threshold => threshold.Supplier));
        Assert.Equal("police", Assert.Single(settings.Exemptions).Supplier);
        Assert.Equal("police", Assert.Single(settings.Totals).Supplier);
        Assert.Equal("police", Assert.Single(settings.Exclusions).Supplier);
        Assert.Contains(settings.Due, due => due.Supplier == "police");
    }

    [Theory]
    [InlineData("caseload*.csv", "Caseload 2009.CSV", true, null)]
    [InlineData("caseload*.csv", "caseload.xlsx", false, null)]
    [InlineData("list_{yyyy-MM}.csv", "list_2009-02.csv", true, "2009-03-01")]
    [InlineData("list_{yyyy-MM-dd}.csv", "list_2009-09-30.csv", true, "2009-10-01")]
    [InlineData("list_{yyyy-MM-dd}.csv", "list_2009-02-30.csv", false, null)]
    [InlineData("a.b*", "aXb", false, null)]
    public void A_pattern_takes_names_by_letters_stars_and_days(string pattern, string name, bool takes, string? coversTo)
    {
        Assert.Equal(takes, FilePattern.Matches(pattern, name, out DateOnly? found));
        Assert.Equal(coversTo is null ? null : DateOnly.Parse(coversTo, System.Globalization.CultureInfo.InvariantCulture), found);
    }

    [Theory]
    [InlineData(SupplyRhythm.Month, "2009-10-05", "2009-10-01")]
    [InlineData(SupplyRhythm.Quarter, "2009-10-01", "2009-10-01")]
    [InlineData(SupplyRhythm.Quarter, "2009-09-30", "2009-07-01")]
    [InlineData(SupplyRhythm.Half, "2009-11-30", "2009-10-01")]
    [InlineData(SupplyRhythm.Half, "2009-03-31", "2008-10-01")]
    [InlineData(SupplyRhythm.Year, "2009-03-31", "2008-04-01")]
    [InlineData(SupplyRhythm.Year, "2009-04-01", "2009-04-01")]
    public void Spans_end_with_those_of_the_financial_year(SupplyRhythm rhythm, string day, string end) =>
        Assert.Equal(Day(end), Spans.EndedBy(rhythm, Day(day)));

    [Theory]
    [InlineData("2009-10-28", "2009-07-01")] // the quarter to September is due on this day, so it is not overdue yet
    [InlineData("2009-10-29", "2009-10-01")]
    public void A_supply_is_overdue_from_the_day_after_its_last_day(string today, string end) =>
        Assert.Equal(Day(end), Spans.LatestDue(new(SupplyRhythm.Quarter, 28), Day(today)).EndExclusive);

    [Theory]
    [InlineData("2009-09-30", "2009-09-30")]
    [InlineData("2009-09-29", "2009-03-31")]
    [InlineData("2010-03-30", "2009-09-30")]
    [InlineData("2010-03-31", "2010-03-31")]
    public void The_latest_review_that_has_ended_ends_on_the_day_itself_or_earlier(string day, string last) =>
        Assert.Equal(Day(last), SixMonths.LatestEndedBy(Day(day)).LastDay);

    private static void Rename(PartnershipDesk desk, string old, string now)
    {
        string json = desk.At("laa.json");
        File.WriteAllText(json, File.ReadAllText(json).Replace($"\"id\": \"{old}\",", $"\"id\": \"{now}\", \"formerly\": [\"{old}\"],", StringComparison.Ordinal));
    }

    /// <summary>Single files of the youth offending team, named by day, with a mapping that states one thing more.</summary>
    private static void WithMapping(PartnershipDesk desk, string member, string supplier = "yot")
    {
        string json = desk.At("laa.json");
        File.WriteAllText(json, File.ReadAllText(json).Replace(
            "{ \"table\": \"index_event\", \"due\": { \"every\": \"half\", \"days\": 28 }, \"warnAfterDays\": 220, \"errorAfterDays\": 310, \"period\": { \"start\": \"2006-01-01\" } }",
            "{ \"table\": \"index_event\", \"files\": \"yot_{yyyy-MM-dd}.csv\", \"mapping\": \"mappings/yot.json\", \"period\": { \"start\": \"2006-01-01\" } }",
            StringComparison.Ordinal));
        Assert.NotNull(PartnershipFolder.Open(new(desk.Root)).Partnership.Supplier(supplier)!.Sends.Single(line => line.Table == "index_event").Mapping);
        File.WriteAllText(desk.At("mappings", "yot.json"), $"{{ {member} }}");
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
