using LaaAnalytics.Refresh;

namespace LaaAnalytics.Cli.Tests.Refresh;

/// <summary>Single files in the inbox, understood by what <c>laa.json</c> says; and suppliers that were renamed.</summary>
public sealed class BareFileTests
{
    [Fact]
    public void A_single_file_covers_up_to_the_last_quarter_that_has_ended_and_the_plan_says_so()
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        desk.Drop("partnership");
        File.Copy(desk.World("yot", "index_event.csv"), desk.At("inbox", "yot", "index_event october.csv"));
        string said = desk.Works("refresh", "--yes");
        Assert.Contains("taken to cover January 2006 to September 2009, as laa.json says", said, StringComparison.Ordinal);
        Assert.Contains("yot, index_event: to 30 September 2009, the first supply", said, StringComparison.Ordinal);

        // The same file next quarter is known by its content, although it would be taken to cover more by then.
        Assert.Contains("Nothing new to load", Laa.RunOn(new(2010, 1, 20), null, "refresh", desk.Root, "--yes").Results, StringComparison.Ordinal);
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
        Assert.Contains("taken to cover April 2007 to March 2008.", said, StringComparison.Ordinal);
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

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
