using LaaAnalytics.Refresh.Plans;

namespace LaaAnalytics.Cli.Tests.Refresh;

/// <summary>What a refresh refuses: how it ends, where the rows are listed, and what is said of the cause.</summary>
public sealed class RefusalTests
{
    private const string Canary = "Zebediah";

    [Fact]
    public void Whatever_is_refused_ends_the_refresh_with_3_and_nothing_refused_with_0()
    {
        using PartnershipDesk desk = Tiny();
        desk.DropAll(string.Empty);
        Spoil(desk.At("inbox", "yot", "yot"));
        Assert.Equal(3, Laa.Run("refresh", desk.Root, "--dry-run").ExitCode);
        Assert.Equal(3, Laa.Run("refresh", desk.Root).ExitCode);
        Assert.Equal(3, Laa.RunOn(Laa.UsualDay, "n\n", "refresh", desk.Root).ExitCode);
        Assert.Equal(3, Laa.Run("refresh", desk.Root, "--yes").ExitCode);
        Assert.Equal(3, Laa.Run("refresh", desk.Root, "--yes").ExitCode);
        Directory.Delete(desk.At("inbox", "yot", "yot"), recursive: true);
        Assert.Equal(0, Laa.Run("refresh", desk.Root, "--yes").ExitCode);
    }

    [Fact]
    public void Refused_supplies_whose_paths_look_alike_keep_their_lists_apart()
    {
        using PartnershipDesk desk = Tiny();
        desk.Drop("partnership");
        Spoil(desk.Drop("yot", named: "2009-q3"));
        Spoil(desk.Drop("yot", named: Path.Combine("2009", "q3")), "I07");
        desk.Refuses();
        string[] lists = [.. Directory.GetFiles(desk.At("evidence", "refused")).Select(File.ReadAllText)];
        Assert.Equal(2, lists.Length);
        Assert.Single(lists, list => list.Contains("\"I09\"", StringComparison.Ordinal));
        Assert.Single(lists, list => list.Contains("\"I07\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_name_of_a_list_is_the_paths_own_and_the_same_every_time()
    {
        string[] paths = ["police/2009/q3.csv", "police/2009-q3.csv", "police/2009-q3", "police/2009 q3.csv", "police/2009-q3.xlsx"];
        Assert.Equal(paths.Length, paths.Select(NameOf).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal("police-2009-q3-4b4e312a.csv", NameOf("police/2009/q3.csv"));
        Assert.InRange(NameOf("police/" + new string('x', 250)).Length, 20, 120);

        static string NameOf(string path) => new SupplyOutcome(path, "police", null, [], [], []).RefusedFile;
    }

    [Theory]
    [InlineData("other-laa", "\"agreement\" is \"other-laa\" in datapackage.json and \"tiny-laa\" in laa.json. Correct the one that is wrong")]
    [InlineData("Ann Smith", "\"agreement\" is not an id of lower-case letters, digits and dashes in datapackage.json and \"tiny-laa\" in laa.json")]
    public void A_package_for_another_agreement_is_refused_with_the_two_members_that_disagree(string agreement, string why)
    {
        using PartnershipDesk desk = Tiny();
        string manifest = Path.Combine(desk.Drop("police"), "datapackage.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"tiny-laa\"", $"\"{agreement}\"", StringComparison.Ordinal));
        string said = desk.Refuses();
        Assert.Contains(why, said, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann Smith", said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_agreement_table_without_the_id_of_laa_json_is_told_as_such_and_its_cells_are_not_repeated()
    {
        using PartnershipDesk desk = new("tiny", "meredale");
        File.Copy(desk.World("partnership", "area.csv"), desk.At("inbox", "partnership", "area.csv"));
        File.Copy(desk.World("partnership", "agreement.csv"), desk.At("inbox", "partnership", "agreement.csv"));
        string said = desk.Works("refresh", "--yes");
        Assert.Contains("The table agreement is loaded, but holds no agreement_id that is \"agreement\" in laa.json (meredale)", said, StringComparison.Ordinal);
        Assert.DoesNotContain("tiny-laa", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dates", "every one of the 9 rows of index_event.csv break I07 (date) in event_date, expected a day from 1900 to 2100 as yyyy-MM-dd; stopped by I34 ", "give its \"format\" in the mapping")]
    [InlineData("semicolons", "line 1 of index_event.csv reads as 1 column with commas between them; with semicolons it has 18 columns, 18 of them known by name; stopped by ", "\"delimiter\": \";\" in its mapping")]
    [InlineData("semicolons and a name", "with semicolons it has 18 columns, 17 of them known by name, and column 3 headed like an identifier of a person; stopped by ", "Save the file with commas")]
    [InlineData("renamed", "line 1 of index_event.csv has 18 columns, 17 known by name; event_date is needed and not there; column 4 is not known; stopped by ", "Where one of them is event_date under another name")]
    [InlineData("of another table", "line 1 of index_event.csv has 18 columns, 17 known by name; event_date is needed and not there; column 4 (offence_date) is not known; stopped by ", "\"from\" in the mapping")]
    [InlineData("added", "line 1 of index_event.csv has 19 columns, 18 known by name; column 19 is not known; stopped by ", "list it under \"drop\" in the mapping")]
    [InlineData("identifier", "line 1 of index_event.csv has 19 columns, 18 known by name; column 19 is headed like an identifier of a person; stopped by ", "Delete the file, tell the supplier")]
    [InlineData("no header", "line 1 of index_event.csv has 18 columns, 0 known by name; ", "See that the first line names the columns")]
    public void The_message_begins_with_the_first_cause_and_says_what_to_do_and_no_unknown_name(string fault, string cause, string whatToDo)
    {
        using PartnershipDesk desk = Tiny();
        desk.Drop("partnership");
        string package = desk.Drop("yot");
        PartnershipDesk.Rewrite(package, "index_event.csv", lines => fault switch
        {
            "semicolons" => lines.Select(line => line.Replace(',', ';')),
            "semicolons and a name" => lines.Select(line => line.Replace(',', ';').Replace("event_type", "Surname", StringComparison.Ordinal)),
            "renamed" => lines.Select(line => line.Replace("event_date", Canary, StringComparison.Ordinal)),
            "of another table" => lines.Select(line => line.Replace("event_date", "offence_date", StringComparison.Ordinal)),
            "added" => lines.Select((line, i) => $"{line},{(i == 0 ? Canary : "1")}"),
            "identifier" => lines.Select((line, i) => $"{line},{(i == 0 ? $"Surname {Canary}" : "1")}"),
            "no header" => lines[1..],
            _ => lines,
        });
        if (fault == "dates")
        {
            Spoil(package, "I07");
        }

        string said = desk.Refuses();
        Assert.Contains($"yot/yot: ", said, StringComparison.Ordinal);
        Assert.Contains(cause, said, StringComparison.Ordinal);
        Assert.Contains(whatToDo, said, StringComparison.Ordinal);
        string todo = File.ReadAllText(desk.At("evidence", "todo.md"));
        Assert.Contains(cause, todo, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, said + todo, StringComparison.Ordinal);
        Assert.DoesNotContain("Y01-re", said + todo, StringComparison.Ordinal);
    }

    /// <summary>Makes every age of a package a word, or every date one of another form.</summary>
    private static void Spoil(string package, string rule = "I09") => PartnershipDesk.Rewrite(package, "index_event.csv", lines => lines.Select((line, i) =>
    {
        string[] cells = line.Split(',');
        if (i > 0)
        {
            int column = Array.IndexOf(lines[0].Split(','), rule == "I09" ? "age_years" : "event_date");
            cells[column] = rule == "I09" ? "forty-one" : string.Join('/', cells[column].Split('-').Reverse());
        }

        return string.Join(',', cells);
    }));

    private static PartnershipDesk Tiny() => new("tiny", "tiny-laa");
}
