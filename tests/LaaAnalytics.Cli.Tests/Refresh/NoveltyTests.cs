using System.Text.Json.Nodes;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Tests.Refresh;

/// <summary>What in the inbox is new: told by what a supply is, not by its bytes alone, and not by its name.</summary>
public sealed class NoveltyTests
{
    [Fact]
    public void The_same_bytes_that_reach_a_quarter_further_are_another_supply_and_a_copy_is_not()
    {
        using PartnershipDesk desk = Tiny();
        desk.Drop("partnership");
        File.Copy(desk.World("yot", "index_event.csv"), desk.At("inbox", "yot", "index_event_2009-06-30.csv"));
        desk.Works("refresh", "--yes");
        File.Copy(desk.World("yot", "index_event.csv"), desk.At("inbox", "yot", "index_event_2009-09-30.csv"));
        File.Copy(desk.World("yot", "index_event.csv"), desk.At("inbox", "yot", "index_event (sent again) 2009-06-30.csv"));
        string said = desk.Works("refresh", "--yes");
        Assert.Contains("To be loaded: 1 supply", said, StringComparison.Ordinal);
        Assert.Contains("yot, index_event: from 30 June 2009 to 30 September 2009", said, StringComparison.Ordinal);
        AssertNothingNew(desk);
    }

    [Fact]
    public void A_package_that_states_other_facts_of_the_same_files_is_another_supply()
    {
        using PartnershipDesk desk = Tiny();
        desk.DropAll(string.Empty);
        desk.Works("refresh", "--yes");
        string manifest = desk.At("inbox", "police", "police", "datapackage.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"observed_to\": \"2010-07-01\"", "\"observed_to\": \"2010-08-01\"", StringComparison.Ordinal).Replace("\"end\": \"2010-07-01\"", "\"end\": \"2010-08-01\"", StringComparison.Ordinal));
        Assert.Contains("police, proven_offence: from 30 June 2010 to 31 July 2010", desk.Works("refresh", "--yes"), StringComparison.Ordinal);

        // Other areas, and another mapping: read anew, whether or not that brings anything.
        Change(manifest, resource => resource["areas"] = new JsonArray("X06900001", "X06900002"));
        Assert.Matches("police/police( |:)", desk.Works("refresh", "--yes"));
        AssertNothingNew(desk);
        File.WriteAllText(desk.At("inbox", "police", "police", "police.json"), "{ }");
        Change(manifest, resource => resource["mapping"] = "police.json");
        Assert.Contains("police/police: read to the end, and nothing in it is new", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        AssertNothingNew(desk);
        File.WriteAllText(desk.At("inbox", "police", "police", "police.json"), "{ \"drop\": [] }");
        Assert.Contains("police/police: read to the end, and nothing in it is new", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        AssertNothingNew(desk);
    }

    [Fact]
    public void A_changed_mapping_reads_the_latest_file_anew_and_none_that_was_superseded()
    {
        using PartnershipDesk desk = Tiny();
        desk.Drop("partnership");
        string json = desk.At("laa.json");
        File.WriteAllText(json, File.ReadAllText(json).Replace(
            "{ \"table\": \"index_event\", \"due\": { \"every\": \"half\", \"days\": 28 }, \"warnAfterDays\": 220, \"errorAfterDays\": 310, \"period\": { \"start\": \"2006-01-01\" } }",
            "{ \"table\": \"index_event\", \"files\": \"yot_{yyyy-MM}.csv\", \"mapping\": \"mappings/yot.json\", \"period\": { \"start\": \"2006-01-01\" } }",
            StringComparison.Ordinal));
        File.WriteAllText(desk.At("mappings", "yot.json"), "{ }");
        string[] lines = File.ReadAllLines(desk.World("yot", "index_event.csv"));
        File.WriteAllLines(desk.At("inbox", "yot", "yot_2008-02.csv"), lines.Where(line => !line.Contains(",2008-03-", StringComparison.Ordinal)));
        desk.Works("refresh", "--yes");
        File.WriteAllLines(desk.At("inbox", "yot", "yot_2008-03.csv"), lines);
        desk.Works("refresh", "--yes");
        File.WriteAllText(desk.At("mappings", "yot.json"), "{ \"columns\": { \"offence_group\": { \"from\": \"offence_group\", \"codes\": { \"THEFT\": \"ROBBERY\" } } } }");
        string said = desk.Works("refresh", "--yes");
        Assert.Matches(@"yot_2008-03.csv +index_event +9 +0 +0 +9 +0 +0", said);
        Assert.DoesNotContain("yot_2008-02", said, StringComparison.Ordinal);
        AssertNothingNew(desk);
    }

    [Fact]
    public void What_was_withdrawn_is_not_taken_where_it_lies_and_is_where_it_is_dropped_anew()
    {
        using PartnershipDesk desk = Tiny();
        desk.DropAll(string.Empty);
        desk.Works("refresh", "--yes");
        LoadRecord load = Loads(desk).Single(load => load.Supplier == "ppo-office");
        Laa.Works("withdraw", $"{load.Seq}", "--reason", "of another county", "--dir", desk.Root);
        string said = desk.Works("refresh", "--yes");
        Assert.Contains($"ppo-office/ppo-office: was load {load.Seq}, which was withdrawn. Take it away.", said, StringComparison.Ordinal);
        Assert.Contains("Nothing new to load in the inbox; 4 supplies were taken before.", said, StringComparison.Ordinal);
        Assert.Equal(6, Loads(desk).Count);
        AssertNothingNew(desk);

        Directory.Move(desk.At("inbox", "ppo-office", "ppo-office"), desk.At("inbox", "ppo-office", "sent-again"));
        Assert.Contains("To be loaded: 1 supply", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        Assert.Equal(7, Loads(desk).Count);
        AssertNothingNew(desk);

        // Withdrawn once more it is left in both places.
        Laa.Works("withdraw", "7", "--reason", "of another county after all", "--dir", desk.Root);
        desk.Drop("ppo-office");
        said = desk.Works("refresh", "--yes");
        Assert.Contains("ppo-office/ppo-office: was load 7", said, StringComparison.Ordinal);
        Assert.Contains("ppo-office/sent-again: was load 7", said, StringComparison.Ordinal);
        Assert.Equal(8, Loads(desk).Count);
    }

    [Fact]
    public void What_brought_nothing_beside_a_load_is_looked_at_again_once_that_load_is_withdrawn()
    {
        using PartnershipDesk desk = Tiny();
        desk.DropAll(string.Empty);
        desk.Works("refresh", "--yes");
        string additions = desk.Drop("police", named: "additions");
        Change(Path.Combine(additions, "datapackage.json"), resource => resource["mode"] = "delta");
        Assert.Contains("police/additions: read to the end, and nothing in it is new", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        AssertNothingNew(desk);
        LoadRecord load = Loads(desk).Single(load => load.Supplier == "police");
        Laa.Works("withdraw", $"{load.Seq}", "--reason", "sent by mistake", "--dir", desk.Root);
        string said = desk.Works("refresh", "--yes");
        Assert.Matches(@"police/additions +proven_offence", said);
        Assert.Contains($"police/police: was load {load.Seq}", said, StringComparison.Ordinal);
        AssertNothingNew(desk);
    }

    [Fact]
    public void What_another_verb_has_loaded_is_known_and_left_where_that_load_was_withdrawn()
    {
        using PartnershipDesk desk = Tiny();
        desk.Drop("partnership");
        string package = desk.Drop("police");
        Laa.Works("ingest", package, "--dir", desk.Root);
        Assert.DoesNotContain("police/police", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        Laa.Works("withdraw", "1", "--reason", "sent by mistake", "--dir", desk.Root);
        Assert.Contains("police/police: was load 1, which was withdrawn.", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        AssertNothingNew(desk);
        Directory.Move(package, desk.At("inbox", "police", "right after all"));
        Assert.Contains("To be loaded: 1 supply", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        AssertNothingNew(desk);
    }

    [Fact]
    public void What_was_withdrawn_does_not_come_back_where_it_lies_because_its_mapping_or_its_areas_changed()
    {
        using PartnershipDesk desk = Tiny();
        desk.DropAll(string.Empty);
        string manifest = desk.At("inbox", "police", "police", "datapackage.json");
        string mapping = desk.At("inbox", "police", "police", "police.json");
        File.WriteAllText(mapping, "{ }");
        Change(manifest, resource => resource["mapping"] = "police.json");
        desk.Works("refresh", "--yes");
        LoadRecord load = Loads(desk).Single(load => load.Supplier == "police");
        Laa.Works("withdraw", $"{load.Seq}", "--reason", "of another county", "--dir", desk.Root);
        File.WriteAllText(mapping, "{ \"drop\": [] }");
        AssertLeft();
        string whole = File.ReadAllText(manifest);
        Change(manifest, resource => resource["areas"] = new JsonArray("X06900001", "X06900002"));
        AssertLeft();

        // Dropped in anew it is taken, also where it says other things than when it was withdrawn.
        File.WriteAllText(manifest, whole);
        File.WriteAllText(mapping, "{ \"drop\": [ ] }");
        Directory.Move(desk.At("inbox", "police", "police"), desk.At("inbox", "police", "right after all"));
        Assert.Contains("To be loaded: 1 supply", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        Assert.Equal(7, Loads(desk).Count);
        AssertNothingNew(desk);

        void AssertLeft()
        {
            Assert.Contains($"police/police: was load {load.Seq}, which was withdrawn. Take it away.", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
            Assert.Equal(6, Loads(desk).Count);
            AssertNothingNew(desk);
        }
    }

    [Fact]
    public void What_was_read_anew_to_no_effect_is_left_once_its_own_load_is_withdrawn()
    {
        using PartnershipDesk desk = Tiny();
        desk.DropAll(string.Empty);
        desk.Works("refresh", "--yes");
        LoadRecord load = Loads(desk).Single(load => load.Supplier == "police");
        File.WriteAllText(desk.At("inbox", "police", "police", "police.json"), "{ }");
        Change(desk.At("inbox", "police", "police", "datapackage.json"), resource => resource["mapping"] = "police.json");
        Assert.Contains("police/police: read to the end, and nothing in it is new", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        Laa.Works("withdraw", $"{load.Seq}", "--reason", "sent by mistake", "--dir", desk.Root);
        Assert.Contains($"police/police: was load {load.Seq}, which was withdrawn.", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        Assert.Equal(6, Loads(desk).Count);
        AssertNothingNew(desk);
    }

    [Fact]
    public void Copies_of_what_was_withdrawn_are_left_alike_where_nothing_is_known_of_where_they_lay()
    {
        using PartnershipDesk desk = Tiny();
        desk.Drop("partnership");
        Laa.Works("ingest", desk.Drop("police"), "--dir", desk.Root);
        desk.Drop("police", named: "a copy");
        Laa.Works("withdraw", "1", "--reason", "sent by mistake", "--dir", desk.Root);
        AssertBothLeft();
        File.Delete(desk.At("evidence", "seen.json"));
        AssertBothLeft();

        void AssertBothLeft()
        {
            string said = desk.Works("refresh", "--yes");
            Assert.Contains("police/a copy: was load 1, which was withdrawn.", said, StringComparison.Ordinal);
            Assert.Contains("police/police: was load 1, which was withdrawn.", said, StringComparison.Ordinal);
            Assert.Equal(["police", "police", "partnership"], Loads(desk).Select(load => load.Supplier));
            AssertNothingNew(desk);
        }
    }

    [Fact]
    public void What_another_verb_loads_again_after_its_withdrawal_is_known_until_that_load_is_withdrawn_too()
    {
        using PartnershipDesk desk = Tiny();
        desk.Drop("partnership");
        string package = desk.Drop("police");
        desk.Works("refresh", "--yes");
        Assert.Contains("if it was right after all, drop it into the inbox again under another name.", Laa.Works("withdraw", "2", "--reason", "sent by mistake", "--dir", desk.Root), StringComparison.Ordinal);
        Laa.Works("ingest", package, "--dir", desk.Root);
        string said = desk.Works("refresh", "--yes");
        Assert.DoesNotContain("which was withdrawn", said, StringComparison.Ordinal);
        Assert.Contains("2 supplies were taken before", said, StringComparison.Ordinal);
        AssertNothingNew(desk);
        Laa.Works("withdraw", "4", "--reason", "sent by mistake after all", "--dir", desk.Root);
        Assert.Contains("police/police: was load 4, which was withdrawn.", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        AssertNothingNew(desk);
    }

    [Fact]
    public void A_package_that_says_other_things_of_files_that_something_later_followed_is_listed()
    {
        using PartnershipDesk desk = Tiny();
        desk.Drop("partnership");
        string manifest = Path.Combine(desk.Drop("police"), "datapackage.json");
        desk.Works("refresh", "--yes");
        string later = Path.Combine(desk.Drop("police", named: "later"), "datapackage.json");
        File.WriteAllText(later, File.ReadAllText(later).Replace("2010-07-01", "2010-08-01", StringComparison.Ordinal));
        desk.Works("refresh", "--yes");
        Change(manifest, resource => resource["areas"] = new JsonArray("X06900001", "X06900002"));
        string said = desk.Works("refresh", "--yes");
        Assert.Contains("police/police: says other things of files that load 2 took, but load 3 came since", said, StringComparison.Ordinal);
        Assert.Contains("2 supplies were taken before", said, StringComparison.Ordinal);
        Assert.Equal(3, Loads(desk).Count);
        AssertNothingNew(desk);
    }

    [Fact]
    public void A_list_in_the_earlier_form_counts_for_nothing()
    {
        using PartnershipDesk desk = Tiny();
        desk.DropAll(string.Empty);
        desk.Works("refresh", "--yes");
        File.WriteAllText(desk.At("evidence", "seen.json"), "{ \"sha256\": [ \"0f\" ] }");
        Assert.Contains("Nothing new to load in the inbox; 5 supplies were taken before.", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        Assert.Equal(5, Loads(desk).Count);
        AssertNothingNew(desk);
    }

    [Fact]
    public void A_list_that_speaks_of_loads_that_never_came_about_counts_for_nothing()
    {
        using PartnershipDesk desk = Tiny();
        desk.DropAll(string.Empty);
        File.Copy(desk.World("yot", "person.csv"), desk.At("inbox", "yot", "person_2008-03.csv"));
        desk.Works("refresh", "--yes");

        // As if the run had been cut short before the store was put in place, and the inbox had changed since.
        File.Delete(desk.At("laa.duckdb"));
        Directory.Delete(desk.At("inbox", "yot", "yot"), recursive: true);
        Laa run = Laa.RunOn(Laa.UsualDay.AddDays(1), null, "refresh", desk.Root, "--yes");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("To be loaded: 5 supplies", run.Results, StringComparison.Ordinal);
        Assert.Contains("person_2008-03.csv", run.Results, StringComparison.Ordinal);
        Assert.Equal(5, Loads(desk).Count);
        Assert.Contains("Nothing new; nothing was changed.", Laa.RunOn(Laa.UsualDay.AddDays(1), null, "refresh", desk.Root, "--yes").Results, StringComparison.Ordinal);
    }

    private static PartnershipDesk Tiny() => new("tiny", "tiny-laa");

    private static IReadOnlyList<LoadRecord> Loads(PartnershipDesk desk)
    {
        using LaaStore store = LaaStore.Open(desk.At("laa.duckdb"), StoreAccess.ReadOnly);
        return store.Loads();
    }

    private static void Change(string manifest, Action<JsonNode> change)
    {
        JsonNode root = JsonNode.Parse(File.ReadAllText(manifest))!;
        foreach (JsonNode? resource in root["resources"]!.AsArray())
        {
            change(resource!);
        }

        File.WriteAllText(manifest, root.ToJsonString());
    }

    private static void AssertNothingNew(PartnershipDesk desk)
    {
        IReadOnlyList<string> before = desk.Everything;
        Assert.Contains("Nothing new; nothing was changed.", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        Assert.Equal(before, desk.Everything);
    }
}
