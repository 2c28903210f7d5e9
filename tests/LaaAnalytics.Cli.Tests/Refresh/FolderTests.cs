using LaaAnalytics.Indicators;
using LaaAnalytics.Refresh;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Cli.Tests.Refresh;

/// <summary>A partnership's folder: how it begins, what <c>laa.json</c> says, and what the other verbs take from it.</summary>
public sealed class FolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Init_makes_a_folder_that_can_be_refreshed_at_once_and_never_overwrites()
    {
        string root = _folder.At("wrenshire");
        string said = Laa.Works("init", root, "--agreement", "wrenshire-laa", "--name", "Wrenshire \"and\" Partners", "--area", "X10000001");
        Assert.Contains("Made: laa.json", said, StringComparison.Ordinal);
        Assert.All((string[])["partnership", "probation", "yot", "police", "ppo-office"], supplier => Assert.True(Directory.Exists(Path.Combine(root, "inbox", supplier))));
        Assert.Equal("Wrenshire \"and\" Partners", PartnershipFolder.Open(new(root)).Partnership.Name);
        Assert.StartsWith("code,vintage,name,area_type,", File.ReadAllText(Path.Combine(root, "inbox", "partnership", "area.csv")), StringComparison.Ordinal);
        Assert.EndsWith("\nwrenshire-laa,,X10000001,,,,,,\n", File.ReadAllText(Path.Combine(root, "inbox", "partnership", "agreement.csv")), StringComparison.Ordinal);
        string refreshed = Laa.Works("refresh", root, "--yes");
        Assert.Contains("partnership/agreement.csv: is a table to fill in that nobody has filled in", refreshed, StringComparison.Ordinal);

        File.AppendAllText(Path.Combine(root, "README.txt"), "mine");
        Directory.Delete(Path.Combine(root, "mappings"));
        string again = Laa.Works("init", root, "--agreement", "another");
        Assert.Contains("Already there, left as they are: laa.json", again, StringComparison.Ordinal);
        Assert.Contains("Made: mappings/", again, StringComparison.Ordinal);
        Assert.EndsWith("mine", File.ReadAllText(Path.Combine(root, "README.txt")), StringComparison.Ordinal);
        Assert.Equal("wrenshire-laa", PartnershipFolder.Open(new(root)).Partnership.Agreement);
    }

    [Fact]
    public void Blank_tables_are_asked_for_only_while_no_review_can_be_without_them()
    {
        string root = _folder.At("meredale");
        Laa.Works("init", root, "--agreement", "tiny-laa", "--area", "X10900001");
        string before = Laa.Works("refresh", root, "--yes");
        Assert.Contains("partnership/agreement.csv: is a table to fill in that nobody has filled in", before, StringComparison.Ordinal);
        Assert.Contains("Blank, left alone: partnership/indicator_target.csv.", before, StringComparison.Ordinal);

        // The package brings them: the forms may lie there, in this run and ever after; so may a blank file of the kit.
        Laa.Works("synthesise", "tiny", "--out", _folder.At("tiny"));
        Directory.Move(_folder.At("tiny", "partnership"), Path.Combine(root, "inbox", "partnership", "package"));
        Laa.Works("template", "police", "--dir", root, "--out", _folder.At("kit"));
        File.Copy(_folder.At("kit", "proven_offence.csv"), Path.Combine(root, "inbox", "police", "proven_offence.csv"));
        foreach (string said in (string[])[Laa.Works("refresh", root, "--yes"), Laa.Works("refresh", root, "--yes")])
        {
            Assert.Contains("Blank, left alone: partnership/agreement.csv, partnership/area.csv, partnership/indicator_target.csv, police/proven_offence.csv.", said, StringComparison.Ordinal);
            Assert.DoesNotContain("nobody has filled in", said, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("agreement.csv", File.ReadAllText(Path.Combine(root, "evidence", "todo.md")), StringComparison.Ordinal);

        // A blank file that says which days it covers is a supply without a row, and no form.
        File.Move(Path.Combine(root, "inbox", "police", "proven_offence.csv"), Path.Combine(root, "inbox", "police", "proven_offence_2009-09-30.csv"));
        Assert.Equal(3, Laa.Run("refresh", root, "--yes").ExitCode);
    }

    [Fact]
    public void Packs_are_made_under_the_profile_of_the_folder_unless_another_is_asked_for()
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        desk.DropAll(string.Empty);
        desk.Works("refresh", "--yes");
        File.WriteAllText(desk.At("laa.json"), File.ReadAllText(desk.At("laa.json")).Replace("\"partner\"", "\"public\"", StringComparison.Ordinal));
        Assert.Contains("-public-review-", Laa.Works("pack", "six-month", "--dir", desk.Root, "--out", _folder.At("packs")), StringComparison.Ordinal);
        Assert.DoesNotContain("-public-review-", Laa.Works("pack", "six-month", "--dir", desk.Root, "--out", _folder.At("packs"), "--profile", "partner"), StringComparison.Ordinal);
        Assert.Equal(4, Laa.Run("refresh", desk.Root, "--yes").ExitCode);
        foreach ((string verb, int code) in new[] { ("commentary", 0), ("issue", 2) })
        {
            string[] words = ["pack", verb, "--dir", desk.Root, "--out", verb == "commentary" ? _folder.At("commentary.xlsx") : _folder.At("packs")];
            Laa refused = Laa.Run(words);
            Assert.True(refused.ExitCode == 4, $"{verb} ended with {refused.ExitCode}");
            Assert.Contains("Nothing is issued under the profile 'public' yet", refused.Messages, StringComparison.Ordinal);
            Assert.Equal(code, Laa.Run([.. words, "--profile", "partner"]).ExitCode);
        }
    }

    [Fact]
    public void A_name_that_could_give_a_person_away_is_neither_shown_nor_taken()
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        string bare = desk.At("inbox", "yot", "index_event 943 476 5919 2009-09-30.csv");
        File.Copy(desk.World("yot", "index_event.csv"), bare);
        string package = desk.Drop("police", named: "for AB123456C");
        File.WriteAllText(Path.Combine(desk.Drop("probation"), "someone@example.org.txt"), "a note");
        Laa run = Laa.Run("refresh", desk.Root, "--yes");
        Assert.Equal(3, run.ExitCode);
        foreach (string shown in (string[])["yot/file 1.csv", "police/file 1", "probation/probation/file [0-9].txt"])
        {
            Assert.Matches($"{shown}: is not shown by its name", run.Results);
        }

        foreach (string said in (string[])[run.Results + run.Messages, Laa.Run("check", bare, "--dir", desk.Root).Messages, Laa.Run("ingest", package, "--dir", desk.Root).Messages])
        {
            Assert.NotEmpty(said);
            Assert.DoesNotContain("5919", said, StringComparison.Ordinal);
            Assert.DoesNotContain("AB123456C", said, StringComparison.Ordinal);
            Assert.DoesNotContain("someone", said, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetFiles(desk.Root, "laa.duckdb"));
    }

    // The police reach to June 2010; today is 2026.
    [Fact]
    public void A_review_of_the_past_needs_one_setting()
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        desk.DropAll(string.Empty);
        string said = Refreshed();
        Assert.Contains("Would stop an issue:\n  Q40 ", said, StringComparison.Ordinal);
        Assert.Contains("  Q40 police, proven_offence: The records reach to 30 June 2010", said, StringComparison.Ordinal);
        Assert.Contains("Put  \"judgedOn\": \"2010-11-14\",  into reviews", said, StringComparison.Ordinal);
        File.WriteAllText(desk.At("laa.json"), File.ReadAllText(desk.At("laa.json")).Replace("\"reviews\": { ", "\"reviews\": { \"judgedOn\": \"2010-11-14\", ", StringComparison.Ordinal));
        said = Refreshed();
        Assert.Contains("judged as on 14 November 2010, as laa.json says", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Q40 police, proven_offence", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Q40 Age of the records (police", File.ReadAllText(desk.At("evidence", "2010-09-30", "todo.md")), StringComparison.Ordinal);
        Assert.Contains("Ages counted to 14 November 2010", Laa.RunOn(new(2026, 11, 22), null, "freshness", desk.Root).Results, StringComparison.Ordinal);

        // A day left over from the review before is told before anything that follows from it.
        Assert.DoesNotContain("the data reach past that day", said, StringComparison.Ordinal);
        File.WriteAllText(desk.At("laa.json"), File.ReadAllText(desk.At("laa.json")).Replace("2010-11-14", "2010-05-15", StringComparison.Ordinal));
        Assert.Contains("the data reach past that day: for the review of April to September 2010 put \"judgedOn\": \"2010-11-14\" there", Refreshed().Split('\n')[0], StringComparison.Ordinal);

        string Refreshed()
        {
            Laa run = Laa.RunOn(new(2026, 11, 22), null, "refresh", desk.Root, "--yes");
            Assert.True(run.ExitCode == 0, run.Messages);
            return run.Results.ReplaceLineEndings("\n");
        }
    }

    // The youth offending team has never supplied: that is so on any day it is judged on.
    [Fact]
    public void A_supply_that_never_came_is_no_matter_of_the_day_it_is_judged_on()
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        foreach (string supplier in (string[])["partnership", "probation", "ppo-office", "police"])
        {
            desk.Drop(supplier);
        }

        string said = Laa.RunOn(new(2026, 11, 22), null, "refresh", desk.Root, "--yes").Results;
        Assert.Contains("For the ages: this review is of the past.", said, StringComparison.Ordinal);
        Assert.Contains("{ \"check\": \"Q41\", \"supplier\": \"yot\"", said, StringComparison.Ordinal);
        Assert.DoesNotContain("\"check\": \"Q40\"", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Which_days_are_over_does_not_depend_on_the_day_that_a_review_is_judged_on()
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        desk.Drop("partnership");
        File.WriteAllText(desk.At("laa.json"), File.ReadAllText(desk.At("laa.json")).Replace("\"reviews\": { ", "\"reviews\": { \"judgedOn\": \"2009-05-14\", ", StringComparison.Ordinal));
        File.Copy(desk.World("yot", "index_event.csv"), desk.At("inbox", "yot", "index_event_2009-06-30.csv"));
        Assert.Contains("covers days that are not over yet", On(new(2009, 6, 29), expected: 3), StringComparison.Ordinal);
        Assert.Contains("yot/index_event_2009-06-30.csv", On(new(2009, 7, 1), expected: 0), StringComparison.Ordinal);

        string On(DateOnly day, int expected)
        {
            Laa run = Laa.RunOn(day, null, "refresh", desk.Root, "--yes");
            Assert.True(run.ExitCode == expected, run.Results + run.Messages);
            return run.Results;
        }
    }

    [Fact]
    public void A_package_in_the_inbox_is_loaded_only_from_the_folder_of_its_supplier_and_for_its_agreement()
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        string strayed = desk.Drop("police", supplier: "yot");
        Assert.Contains("police lies in the folder of yot and says it is from police", Refused(strayed), StringComparison.Ordinal);
        Assert.Contains("police lies in the folder of yot and says it is from police", Refused(strayed + Path.DirectorySeparatorChar), StringComparison.Ordinal);
        string manifest = Path.Combine(strayed, "datapackage.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("tiny-laa", "other-laa", StringComparison.Ordinal));
        Directory.Move(strayed, desk.At("inbox", "police", "others"));
        Assert.Contains("others is for another agreement", Refused(desk.At("inbox", "police", "others")), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(desk.Root, "laa.duckdb"));
        Laa.Works("ingest", desk.Drop("police"), "--dir", desk.Root);

        string Refused(string package)
        {
            Laa run = Laa.Run("ingest", package, "--dir", desk.Root);
            Assert.True(run.ExitCode == 2, run.Messages);
            return run.Messages;
        }
    }

    [Fact]
    public void A_supplier_that_is_new_to_a_store_is_told_of_unless_laa_json_names_it_or_nothing_is_kept()
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        Laa.Works("ingest", desk.World("partnership"), "--dir", desk.Root);
        Laa named = Laa.Run("ingest", desk.World("police"), "--dir", desk.Root);
        Assert.Equal(0, named.ExitCode);
        Assert.DoesNotContain("is new to this store", named.Messages, StringComparison.Ordinal);
        string alone = _folder.At("alone.duckdb");
        Laa.Works("ingest", desk.World("partnership"), "--store", alone, "--dir", desk.World());
        Assert.DoesNotContain("is new to this store", Laa.Run("ingest", desk.World("police"), "--store", alone, "--dir", desk.World(), "--dry-run").Messages, StringComparison.Ordinal);
        Assert.Contains("police is new to this store, which holds partnership.", Laa.Run("ingest", desk.World("police"), "--store", alone, "--dir", desk.World()).Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_stop_an_issue_can_be_exempted_by_the_line_that_is_shown()
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        desk.DropAll(string.Empty);
        string path = desk.At("laa.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"errorAfterDays\": 220", "\"errorAfterDays\": 1", StringComparison.Ordinal).Replace("\"warnAfterDays\": 130", "\"warnAfterDays\": 1", StringComparison.Ordinal));
        string[] plan = desk.Works("refresh", "--yes").ReplaceLineEndings("\n").Split('\n');
        int at = Array.IndexOf(plan, "    \"exemptions\": [");
        Assert.True(at > 0);
        string exemptions = string.Join('\n', plan[at..(Array.IndexOf(plan, "    ]", at) + 1)]);
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"exemptions\": []", exemptions, StringComparison.Ordinal));
        Assert.DoesNotContain("Would stop an issue", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tables_to_fill_in_are_loaded_once_they_are_filled_in()
    {
        string root = _folder.At("meredale");
        Laa.Works("init", root, "--agreement", "tiny-laa", "--area", "X10900001");
        Laa.Works("synthesise", "tiny", "--out", _folder.At("tiny"));
        foreach (string table in (string[])["area", "agreement"])
        {
            File.Copy(_folder.At("tiny", "partnership", $"{table}.csv"), Path.Combine(root, "inbox", "partnership", $"{table}.csv"), overwrite: true);
        }

        string said = Laa.Works("refresh", root, "--yes");
        Assert.Contains("To be loaded: 2 supplies, 7 rows.", said, StringComparison.Ordinal);
        Assert.Contains("No supplier's extract is loaded yet", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_documented_example_is_complete_and_can_be_followed()
    {
        string page = File.ReadAllText(Path.Combine(SharedFolder.Root, "docs", "laa-json.md"));
        int start = page.IndexOf("```json\n", StringComparison.Ordinal) + "```json\n".Length;
        string path = _folder.At("laa.json");
        File.WriteAllText(path, page[start..page.IndexOf("```", start, StringComparison.Ordinal)]);
        Partnership partnership = Partnership.Read(path);
        Assert.Equal(["partnership", "probation", "police"], partnership.Suppliers.Select(supplier => supplier.Id));
        Assert.Equal(new(2009, 11, 20), partnership.Calendar.DueOn(new(2009, 9, 30)));
        Assert.Equal(new(2010, 5, 15), partnership.Calendar.DueOn(new(2010, 3, 31)));
        Assert.Equal("probation", partnership.Supplier("northshire-probation")!.Id);
        Assert.Single(partnership.QualityOn(new(2009, 10, 5), []).Exemptions);
        Assert.Equal(2, partnership.QualityOn(new(2009, 10, 5), []).Due.Count);
        Assert.Equal([new(2009, 4, 1)], partnership.BreaksOf(SchemeCatalogue.Find("ni18-adult")).Select(one => one.From));
        Assert.Empty(partnership.BreaksOf(SchemeCatalogue.Find("ni19-youth")));
    }

    [Theory]
    [InlineData("\"contact\"", "\"contacts\"", "laa.json:6: $.contacts is not a member of this form. Did you mean contact?")]
    [InlineData("\"due\": []", "\"due\": [], \"judgedOn\": \"14/11/2009\"", "$.reviews.judgedOn is not a day: write the year first and in double quotes")]
    [InlineData("\"exclusions\": [] }", "\"exclusions\": [], }", "there is a comma before the closing bracket: take it out")]
    [InlineData("\"exemptions\": []", "\"exemptions\": [ { \"check\": \"Q01\", \"reason\": \"known\" } ]", "$.quality.exemptions[0] lacks a required member: until.")]
    [InlineData("\"exemptions\": []", "\"exemptions\": [ { \"check\": \"Q01\", \"supplier\": \"polise\", \"reason\": \"known\", \"until\": \"2010-03-31\" } ]", "Did you mean police?")]
    [InlineData("\"table\": \"area\" }", "\"table\": \"areas\" }", "Did you mean area?")]
    [InlineData("\"id\": \"yot\"", "\"id\": \"police\"", "has an id, now or formerly, that is used twice")]
    [InlineData("\"id\": \"yot\"", "\"id\": \"../yot\"", "suppliers.id is up to 40 lower-case letters")]
    [InlineData("\"laa.duckdb\"", "\"../laa.duckdb\"", "store is the name of a file in this folder")]
    [InlineData("\"warnAfterDays\": 130, ", "", "has warnAfterDays and errorAfterDays together")]
    [InlineData("\"every\": \"half\"", "\"every\": \"fortnight\"", "every is not one of month, quarter, half, year, in double quotes.")]
    [InlineData("{ \"start\": \"2007-01-01\" }", "{ \"start\": \"2007-01-01\", \"months\": 3 }", "has a period with one of start and months")]
    [InlineData("\"contact\"", "\"breaks\": [ { \"from\": \"2009-04-01\", \"what\": \"new system\", \"scheme\": \"ni18-adlt\" } ], \"contact\"", "breaks names a definition that does not exist. Did you mean ni18-adult?")]
    [InlineData("\"contact\"", "\"breaks\": [ { \"from\": \"2009-04-01\", \"what\": \" \" } ], \"contact\"", "breaks says what changed")]
    [InlineData("\"contact\"", "\"breaks\": [ { \"from\": \"2009-04-01\", \"what\": \"a\" }, { \"from\": \"2009-04-01\", \"what\": \"b\" } ], \"contact\"", "breaks has two on one day")]
    [InlineData("\"due\": []", "\"due\": [ { \"reviewTo\": \"2009-12-31\", \"on\": \"2010-01-31\" } ]", "names reviews by their last day")]
    [InlineData("\"exemptions\": []", "\"exemptions\": [ { \"check\": \"Q01\", \"supplier\": \"fire-brigade\", \"table\": null, \"column\": null, \"reason\": \"known\", \"until\": \"2010-03-31\" } ]", "quality names a supplier that is not in this file")]
    public void What_laa_json_cannot_mean_is_refused_with_its_place(string good, string bad, string place)
    {
        string root = _folder.At("desk");
        Laa.Works("init", root, "--agreement", "any-laa");
        string path = Path.Combine(root, "laa.json");
        string text = File.ReadAllText(path);
        Assert.Contains(good, text, StringComparison.Ordinal);
        int at = text.IndexOf(good, StringComparison.Ordinal);
        File.WriteAllText(path, string.Concat(text.AsSpan(0, at), bad, text.AsSpan(at + good.Length)));
        Laa run = Laa.Run("refresh", root);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(place, run.Messages, StringComparison.Ordinal);
        Assert.Contains("docs/laa-json.md", run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_verbs_take_store_and_agreement_from_the_folder_and_say_so_where_there_is_none()
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        desk.DropAll(string.Empty);
        desk.Works("refresh", "--yes");
        Assert.Contains("partnership", Laa.Works("loads", "--dir", desk.Root), StringComparison.Ordinal);
        Assert.Contains("Adult offenders", Laa.Works("pack", "six-month", "--dir", desk.Root, "--review-to", "2009-09-30", "--out", _folder.At("packs")), StringComparison.Ordinal);
        Laa.Works("template", "police", "--dir", desk.Root, "--out", _folder.At("kit"));
        Assert.NotEmpty(Directory.GetFiles(_folder.At("kit"), "*proven_offence*", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(_folder.At("kit"), "*index_event*", SearchOption.AllDirectories));
        Laa typo = Laa.Run("template", "polise", "--dir", desk.Root, "--out", _folder.At("typo"));
        Assert.Equal(2, typo.ExitCode);
        Assert.Contains("laa.json names no supplier polise. Did you mean police?", typo.Messages, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.At("typo")));
        Assert.Contains("Did you mean refresh?", Laa.Run("refesh", desk.Root).Messages, StringComparison.Ordinal);
        string bare = desk.At("inbox", "yot", "index_event_2009-09-30.csv");
        File.Copy(desk.World("yot", "index_event.csv"), bare);
        Assert.Equal(0, Laa.Run("check", bare, "--dir", desk.Root).ExitCode);
        Assert.Contains("yot", Laa.Works("freshness", "--store", desk.At("laa.duckdb"), "--dir", desk.Root), StringComparison.Ordinal);
        Laa none = Laa.Run("loads", "--dir", _folder.At());
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("--store FILE is needed: there is no laa.json in the folder", none.Messages, StringComparison.Ordinal);
        Laa here = Laa.Run("loads");
        Assert.Equal(2, here.ExitCode);
        Assert.Contains("--store FILE is needed", here.Messages, StringComparison.Ordinal);
        Assert.Equal(2, Laa.Run("refresh", _folder.At()).ExitCode);
    }

    [Fact]
    public void The_status_before_anything_is_loaded_says_what_to_do()
    {
        Laa.Works("init", _folder.At("desk"));
        Assert.Contains("Nothing is loaded yet.", Laa.Works("status", _folder.At("desk")), StringComparison.Ordinal);
    }
}
