using System.Text.Json.Nodes;
using LaaAnalytics.Refresh;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Tests.Refresh;

/// <summary>The quarter as one verb: what it takes, what it leaves, and what happens when it is run again.</summary>
public sealed class RefreshTests
{
    private const string Review = "2009-09-30";

    [Fact]
    public void A_world_dropped_into_the_inbox_becomes_the_draft_pack_that_the_single_verbs_write()
    {
        using PartnershipDesk desk = District();
        desk.DropAll("2009-03");
        desk.DropAll("2009-09");
        string said = desk.Works("refresh", "--yes");
        Assert.Contains("To be loaded: 10 supplies", said, StringComparison.Ordinal);
        string pack = Assert.Single(Directory.GetFiles(desk.At("packs", "draft")));

        // The same supplies by the single verbs, in the order in which they arrived.
        string store = desk.World("single.duckdb");
        foreach (string round in (string[])["2009-03", "2009-09"])
        {
            Laa.Works("ingest", desk.World(round, "partnership"), "--store", store);
        }

        foreach (string round in (string[])["2009-03", "2009-09"])
        {
            foreach (string supplier in (string[])["probation", "yot", "ppo-office", "police"])
            {
                Laa.Works("ingest", desk.World(round, supplier), "--store", store);
            }
        }

        using LaaStore single = LaaStore.Open(store, StoreAccess.ReadOnly);
        using LaaStore refreshed = LaaStore.Open(desk.At("laa.duckdb"), StoreAccess.ReadOnly);
        Assert.Equal(10, refreshed.LastLoad);
        Assert.Equal(Counts(single), Counts(refreshed));
        Assert.Contains("317 of 1,925", Headline(desk, pack), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_again_it_says_nothing_new_and_changes_no_byte()
    {
        using PartnershipDesk desk = Tiny();
        desk.DropAll(string.Empty);
        desk.Works("refresh", "--yes");
        IReadOnlyList<string> before = desk.Everything;
        Assert.Contains("Nothing new; nothing was changed.", desk.Works("refresh"), StringComparison.Ordinal);
        Assert.Contains("Nothing new; nothing was changed.", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        Assert.Equal(before, desk.Everything);
    }

    [Theory]
    [InlineData(null, "--dry-run", "Dry run: nothing was changed.")]
    [InlineData(null, null, "nobody can be asked here")]
    [InlineData("n\n", null, "Stopped: nothing was changed.")]
    [InlineData("\n", null, "Stopped: nothing was changed.")]
    public void Without_a_yes_every_byte_stays_as_it_was(string? answer, string? option, string said)
    {
        using PartnershipDesk desk = Tiny();
        desk.DropAll(string.Empty);
        IReadOnlyList<string> before = desk.Everything;
        Laa run = Laa.RunOn(Laa.UsualDay, answer, option is null ? ["refresh", desk.Root] : ["refresh", desk.Root, option]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("To be loaded: 5 supplies", run.Results, StringComparison.Ordinal);
        Assert.Contains(said, run.Results, StringComparison.Ordinal);
        Assert.Equal(before, desk.Everything);
    }

    [Fact]
    public void A_typed_yes_goes_on()
    {
        using PartnershipDesk desk = Tiny();
        desk.DropAll(string.Empty);
        Laa run = Laa.RunOn(Laa.UsualDay, "y\n", "refresh", desk.Root);
        Assert.Contains("Go on? [y/N]", run.Results, StringComparison.Ordinal);
        Assert.True(File.Exists(desk.At("laa.duckdb")));
    }

    [Fact]
    public void What_the_plan_says_is_what_happens()
    {
        using PartnershipDesk desk = District();
        desk.DropAll("2009-03");
        desk.Works("refresh", "--yes", "--review-to", Review);
        desk.DropAll("2009-09");
        desk.Works("refresh", "--yes");
        JsonArray planned = JsonNode.Parse(File.ReadAllText(desk.At("evidence", Review, "plan.json")))!["supplies"]!.AsArray();
        using LaaStore store = LaaStore.Open(desk.At("laa.duckdb"), StoreAccess.ReadOnly);
        List<LoadRecord> loads = [.. store.Loads().Where(load => load.Seq > 5)];
        Assert.Equal(
            loads.SelectMany(load => load.Tables.Select(table => (load.Seq, table.Table, table.New, table.Changed, table.Unchanged, table.Ended, table.Refused))).Order(),
            planned.Where(supply => (int?)supply!["load"] > 0).SelectMany(supply => supply!["tables"]!.AsArray().Select(table => (
                (int)supply["load"]!, (string)table!["table"]!, (long)table["new"]!, (long)table["changed"]!, (long)table["unchanged"]!, (long)table["ended"]!, (long)table["refused"]!))).Order());
    }

    [Fact]
    public void A_refused_supply_stops_no_other_and_is_taken_once_it_is_corrected()
    {
        using PartnershipDesk desk = District();
        desk.DropAll("2009-03");
        string probation = desk.At("inbox", "probation", "2009-03-probation");
        string[] good = File.ReadAllLines(Path.Combine(probation, "index_event.csv"));
        int age = Array.IndexOf(good[0].Split(','), "age_years");
        PartnershipDesk.Rewrite(probation, "index_event.csv", lines => lines.Select((line, i) => i is > 0 and < 200 ? Replace(line, age, "forty-one") : line));
        string said = desk.Refuses();
        Assert.Contains("Refused, nothing of it loaded:", said, StringComparison.Ordinal);
        Assert.Contains("To be loaded: 4 supplies", said, StringComparison.Ordinal);
        string refused = File.ReadAllText(Assert.Single(Directory.GetFiles(desk.At("evidence", "2009-03-31", "refused"))));
        Assert.Contains("\"index_event.csv\",\"2\",\"age_years\",\"I09\"", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("forty-one", refused + said, StringComparison.Ordinal);
        Assert.Contains("rows of index_event.csv break I09 (whole number) in age_years, expected a whole number from 0 to 110; stopped by I34 ", Todo(desk, "2009-03-31"), StringComparison.Ordinal);
        IReadOnlyList<string> before = desk.Everything;
        Assert.Contains("(as before)", desk.Refuses(), StringComparison.Ordinal);
        Assert.Equal(before, desk.Everything);

        PartnershipDesk.Rewrite(probation, "index_event.csv", _ => good);
        Assert.Contains("To be loaded: 1 supply", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        Assert.DoesNotContain("## Refused", Todo(desk, "2009-03-31"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_guard_stops_a_supply_until_it_is_accepted_for_that_supplier_with_a_reason()
    {
        using PartnershipDesk desk = District();
        desk.DropAll("2009-03");
        desk.Works("refresh", "--yes");
        string police = desk.Drop("2009-09/police");
        PartnershipDesk.Rewrite(police, "proven_offence.csv", lines => lines.Where((_, i) => i == 0 || i % 2 == 0));
        string said = desk.Refuses();
        Assert.Contains("[I40]", said, StringComparison.Ordinal);
        Assert.Contains("--accept police:I40 --reason", said, StringComparison.Ordinal);
        Assert.Contains("stopped by I40", Todo(desk, "2009-03-31") + Todo(desk, Review), StringComparison.Ordinal);
        Assert.Equal(2, Laa.Run("refresh", desk.Root, "--yes", "--accept", "police:I40").ExitCode);
        Assert.Contains("[I40]", desk.Refuses("--accept", "probation:I40", "--reason", "not this one"), StringComparison.Ordinal);
        Assert.Contains("as accepted", desk.Works("refresh", "--yes", "--accept", "police:I40", "--reason", "the force cleared its duplicates"), StringComparison.Ordinal);
        using LaaStore store = LaaStore.Open(desk.At("laa.duckdb"), StoreAccess.ReadOnly);
        Assert.Equal("the force cleared its duplicates", Assert.Single(store.Loads()[^1].Acceptances).Reason);
    }

    [Fact]
    public void Nothing_in_the_inbox_is_passed_over_in_silence()
    {
        using PartnershipDesk desk = Tiny();
        desk.Drop("police");
        File.Delete(desk.At("inbox", "police", "police", "person.csv"));
        Write(desk, "inbox/letter.docx", "text");
        Write(desk, "inbox/probation/notes.txt", "text");
        Write(desk, "inbox/probation/index_event.csv.part", "text");
        Write(desk, "inbox/yot/index_event.csv", string.Empty);
        Write(desk, "inbox/yot/~$person.xlsx", "text");
        Write(desk, "inbox/county/index_event.csv", "a,b\n");
        Write(desk, "inbox/partnership/agreement.csv", "agreement_id,name,area_code,area_vintage,member_area_code,government_office,round,term_start,term_end\n");
        desk.Drop("ppo-office", supplier: "yot");
        string said = desk.Refuses();
        Assert.All(
            (string[])
            [
                "police/police: names files that are not there yet",
                "letter.docx: lies in no supplier's folder",
                "probation/notes.txt: has a name that laa.json does not give to probation",
                "probation/index_event.csv.part: is still being written",
                "yot/index_event.csv: is empty",
                "yot/~$person.xlsx: is still being written, or shows that a file is open",
                "county/index_event.csv: lies in no supplier's folder",
                "partnership/agreement.csv: is a table to fill in that nobody has filled in",
                "yot/ppo-office: lies in the folder of yot and says it is from ppo-office",
            ],
            line => Assert.Contains(line, said, StringComparison.Ordinal));
        Assert.Contains("letter.docx", File.ReadAllText(desk.At("evidence", "todo.md")), StringComparison.Ordinal);
        Assert.False(File.Exists(desk.At("laa.duckdb")));
    }

    [Fact]
    public void A_file_that_grows_while_it_is_looked_at_is_left()
    {
        using PartnershipDesk desk = Tiny();
        string file = desk.At("inbox", "yot", "index_event_2009-09-30.csv");
        File.Copy(desk.World("yot", "index_event.csv"), file);
        File.SetLastWriteTimeUtc(file, new(2009, 10, 5, 8, 59, 58, DateTimeKind.Utc));
        RefreshRequest request = new("2009-10-05T09:00:00Z", "0") { Wait = () => File.AppendAllText(file, "x") };
        using QuarterRefresh refresh = QuarterRefresh.Begin(PartnershipFolder.Open(new(desk.Root)), request);
        Assert.Equal("yot/index_event_2009-09-30.csv", Assert.Single(refresh.Plan.Unfinished).Path);
        Assert.Empty(refresh.Plan.Supplies);
    }

    [Fact]
    public void A_second_run_on_the_same_folder_ends_with_6_and_names_the_process()
    {
        using PartnershipDesk desk = Tiny();
        using FolderLock held = FolderLock.Take(PartnershipFolder.Open(new(desk.Root)));
        Laa run = Laa.Run("refresh", desk.Root, "--yes");
        Assert.Equal(6, run.ExitCode);
        Assert.Contains($"process {Environment.ProcessId}", run.Messages, StringComparison.Ordinal);
    }

    private static PartnershipDesk District() => new("district", "wrenshire-laa");

    private static PartnershipDesk Tiny() => new("tiny", "tiny-laa");

    private static string Todo(PartnershipDesk desk, string review) =>
        File.Exists(desk.At("evidence", review, "todo.md")) ? File.ReadAllText(desk.At("evidence", review, "todo.md")) : string.Empty;

    private static void Write(PartnershipDesk desk, string path, string text)
    {
        string full = desk.At(path.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private static string Replace(string line, int column, string value)
    {
        string[] cells = line.Split(',');
        cells[column] = value;
        return string.Join(',', cells);
    }

    private static IEnumerable<string> Counts(LaaStore store) => store.Loads()
        .SelectMany(load => load.Tables.Select(table => $"{load.Supplier} {table.Table} {table.ObservedTo:yyyy-MM-dd} {table.New} {table.Changed} {table.Unchanged} {table.Ended}"))
        .Order(StringComparer.Ordinal);

    private static string Headline(PartnershipDesk desk, string pack)
    {
        Assert.Equal("x10000001-six-month-review-april-to-september-2009.xlsx", Path.GetFileName(pack));
        return Laa.Works("pack", "six-month", "--dir", desk.Root, "--review-to", Review, "--out", desk.World("packs"));
    }
}
