using System.Globalization;
using System.Text.Json.Nodes;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;
using LaaAnalytics.Indicators.Reviews;
using LaaAnalytics.Refresh.Releases;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Tests;

/// <summary>Files on their way out of the made-up district: checked, submitted, approved, refused, and known to whatever comes after them.</summary>
public sealed class ReleaseVerbTests : IClassFixture<DistrictStore>, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _store;

    public ReleaseVerbTests(DistrictStore district)
    {
        _store = _folder.At("laa.duckdb");
        File.Copy(district.Path, _store);
    }

    public void Dispose() => _folder.Dispose();

    // Two answers to two questions, each of them harmless: all adults of an area and quarter, and the men among them.
    [Fact]
    public void Two_files_whose_difference_is_one_small_group_are_not_both_approved()
    {
        (string all, string men, string women) = Differing();
        Assert.Equal(0, Release("check", all).ExitCode);
        Assert.Equal(0, Release("check", men).ExitCode);
        Submitted(all, "rel-0001");
        Submitted(men, "rel-0002");
        Assert.Contains("rel-0001: approved.", Works("approve", "rel-0001", "--by", "Chair"), StringComparison.Ordinal);

        // Submitted while the other was not approved, and decided about after it was.
        Laa approve = Release("approve", "rel-0002", "--by", "Chair");
        Assert.Equal(4, approve.ExitCode);
        Assert.Contains($"{women}: could be worked out together with rel-0001 to a range narrower than 5, from a group with and without a part of it.", approve.Messages, StringComparison.Ordinal);
        Assert.Contains("submit the new file; or make an exception", approve.Messages, StringComparison.Ordinal);
        Laa check = Release("check", men);
        Assert.Equal(4, check.ExitCode);
        Assert.Contains("men.csv: not safe to leave.", check.Results, StringComparison.Ordinal);
        Assert.Contains("Cheapest repair: withhold", check.Results, StringComparison.Ordinal);
        JsonNode json = JsonNode.Parse(Release("check", men, "--json").Results)!;
        Assert.False(json["safe"]!.GetValue<bool>());
        Assert.Equal(["rel-0001"], json["heldAgainst"]!.AsArray().Select(each => each!.GetValue<string>()));
        Assert.Equal("worked_out_together", json["findings"]![0]!["rule"]!.GetValue<string>());
        Assert.Equal(women.Replace("sex=F", "sex=M", StringComparison.Ordinal), json["withhold"]![0]!.GetValue<string>());
        Assert.Contains("rel-0002: refused.", Works("refuse", "rel-0002", "--by", "Chair", "--reason", "tells of women"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_needs_a_reason_and_a_later_day_expires_and_stays_known()
    {
        (string all, string men, _) = Differing();
        Submitted(all, "rel-0001");
        Works("approve", "rel-0001", "--by", "Chair");
        Submitted(men, "rel-0002");
        Assert.Equal(2, Release("approve", "rel-0002", "--by", "Chair", "--exception", "asked for by the inspectorate").ExitCode);
        Assert.Equal(2, Release("approve", "rel-0002", "--by", "Chair", "--until", "2010-03-31").ExitCode);
        Assert.Equal(2, Release("approve", "rel-0002", "--by", "Chair", "--exception", "asked for", "--until", "2009-10-05").ExitCode);
        Assert.Equal(2, Release("approve", "rel-0002", "--by", "Chair", "--exception", " ", "--until", "2010-03-31").ExitCode);
        Assert.Contains(
            "rel-0002: approved as an exception until 31 March 2010.",
            Works("approve", "rel-0002", "--by", "Chair", "--exception", "asked for by the inspectorate", "--until", "2010-03-31"), StringComparison.Ordinal);
        Assert.Contains("exception, expired after 31 March 2010", Laa.RunOn(new(2010, 4, 1), null, "release", "ledger", "--store", _store).Results, StringComparison.Ordinal);

        // Another file that tells the same again has no leave by that; nor has the same file once the exception has expired.
        string again = _folder.At("again.csv");
        File.WriteAllText(again, File.ReadAllText(men) + "\n");
        Laa check = Release("check", again);
        Assert.Equal(4, check.ExitCode);
        Assert.Contains("can be worked out from earlier releases already", check.Results, StringComparison.Ordinal);
        Assert.Equal(4, Laa.RunOn(new(2010, 4, 1), null, "release", "approve", "rel-0002", "--by", "Chair", "--store", _store).ExitCode);
    }

    [Fact]
    public void Whoever_submitted_does_not_approve_however_it_is_typed()
    {
        Submitted(Total(), "rel-0001");
        foreach (string role in new[] { "Performance analyst", "PERFORMANCE  ANALYST ", "performanceanalyst" })
        {
            Laa approve = Release("approve", "rel-0001", "--by", role);
            Assert.Equal(2, approve.ExitCode);
            Assert.Contains("was submitted by the same role", approve.Messages, StringComparison.Ordinal);
        }

        Assert.Contains("rel-0001: submitted.", Works("review", "rel-0001"), StringComparison.Ordinal);
        Assert.Contains("2009-10-05 reviewed by Chair", Works("review", "rel-0001", "--by", "Chair"), StringComparison.Ordinal);
        Works("approve", "rel-0001", "--by", "Chair");
        Assert.Contains("rel-0001: approved.", Works("approve", "rel-0001", "--by", "Chair"), StringComparison.Ordinal);
        Assert.Equal(2, Release("approve", "rel-0001", "--by", "Vice chair").ExitCode);
        Assert.Equal(2, Release("approve", "rel-0009", "--by", "Chair").ExitCode);
        Assert.Contains("rel-0001: withdrawn.", Works("withdraw", "rel-0001", "--by", "Performance analyst", "--reason", "wrong period"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_ledger_lists_what_was_put_forward_and_what_was_decided()
    {
        Assert.Equal("Nothing was issued or submitted yet.\n", Works("ledger"));
        Submitted(Total(), "rel-0001");
        Works("approve", "rel-0001", "--by", "Chair");
        Assert.Contains("Submitted before as rel-0001, which is approved; nothing was entered.", Works("submit", Total(), "--as", "performance analyst", "--reason", "again"), StringComparison.Ordinal);
        Assert.Equal(2, Release("submit", Total(), "--as", "Somebody else", "--reason", "again").ExitCode);
        Submitted(Measured("sex.csv", "ni18-adult", "sex,period"), "rel-0002");
        Works("refuse", "rel-0002", "--by", "Chair", "--reason", "not asked for");
        string[] lines = Works("ledger").Split('\n');
        Assert.Contains("approved", lines.Single(line => line.StartsWith("rel-0001", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith("not asked for", lines.Single(line => line.StartsWith("rel-0002", StringComparison.Ordinal)), StringComparison.Ordinal);
        JsonArray json = JsonNode.Parse(Works("ledger", "--json"))!.AsArray();
        Assert.Equal(["approved", "refused"], json.Select(line => line!["standing"]!.GetValue<string>()));
        Assert.Equal("wrenshire-laa", json[0]!["agreement"]!.GetValue<string>());
        Assert.Equal(["submitted", "approved"], json[0]!["events"]!.AsArray().Select(noted => noted!["event"]!.GetValue<string>()));
    }

    // The release covers what the pack shows of the same cells: the draft made after it is another, or is held against it and safe.
    [Fact]
    public void A_draft_pack_is_read_by_its_figures_and_is_made_beside_what_was_approved()
    {
        string draft = Pack();
        Laa check = Release("check", draft);
        Assert.True(check.ExitCode == 0, check.Results + check.Messages);
        Assert.Contains("against nothing", check.Results, StringComparison.Ordinal);
        Submitted(Measured("adults.csv", "ni18-adult", "area,period", "--pooled"), "rel-0001");
        Works("approve", "rel-0001", "--by", "Chair");
        Laa again = Release("check", Pack());
        Assert.True(again.ExitCode == 0, again.Results + again.Messages);
        Assert.Contains("against rel-0001.", again.Results, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_and_json_of_the_same_figures_are_read_alike()
    {
        string csv = Measured("a.csv", "ni18-adult", "area,period,sex");
        string json = Measured("a.json", "ni18-adult", "area,period,sex");
        string Cells(string file) => string.Join('\n', ReleaseFile.Read(file).Counts);
        Assert.Equal(Cells(csv), Cells(json));
        Assert.Contains("Offenders = PrintedNumber", Cells(csv), StringComparison.Ordinal);
        Assert.Contains("Offenders = ,", Cells(csv), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_changed_by_hand_is_not_judged()
    {
        string file = Total();
        string[] lines = File.ReadAllLines(file);
        int at = Array.FindIndex(lines, line => line.Contains(",\"final\",", StringComparison.Ordinal));
        string[] cells = lines[at].Split(',');
        int offenders = Array.IndexOf(lines[0].Split(','), "offenders");
        cells[offenders] = (int.Parse(cells[offenders], CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        lines[at] = string.Join(',', cells);
        File.WriteAllLines(file, lines);
        Laa check = Release("check", file);
        Assert.Equal(2, check.ExitCode);
        Assert.Contains("1 of the cells are not printed as this store gives them", check.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain(cells[offenders], check.Messages.Replace(cells[0], string.Empty, StringComparison.Ordinal).Replace("2009", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(2, Release("submit", file, "--as", "Analyst", "--reason", "board").ExitCode);
        Assert.Equal("Nothing was issued or submitted yet.\n", Works("ledger"));
    }

    [Fact]
    public void A_rate_whose_counts_were_taken_out_is_refused()
    {
        string file = Total();
        string[] lines = File.ReadAllLines(file);
        int at = Array.FindIndex(lines, line => line.Contains(",\"final\",", StringComparison.Ordinal));
        string[] cells = lines[at].Split(',');
        cells[Array.IndexOf(lines[0].Split(','), "reoffenders")] = "[c]";
        lines[at] = string.Join(',', cells);
        File.WriteAllLines(file, lines);
        Laa check = Release("check", file);
        Assert.Equal(4, check.ExitCode);
        Assert.Contains("a rate is printed without its counts", check.Results, StringComparison.Ordinal);
        Assert.Equal(4, Release("submit", file, "--as", "Analyst", "--reason", "board").ExitCode);
    }

    [Theory]
    [InlineData("x.txt", "Figures.", "x.txt is of no kind whose figures can be read.")]
    [InlineData("x.csv", "a,b\n1,2\n", "x.csv:1: these are not the columns of a file of figures.")]
    [InlineData("x.csv", "", "x.csv holds no figure.")]
    [InlineData("x.json", "{}", "x.json is no list of figures.")]
    [InlineData("x.json", "[1,]", "x.json:1 is not valid JSON.")]
    [InlineData("x.json", "[{\"figureId\":\"secret\"}]", "x.json, figure 1, the members: expected is each once of figureId")]
    [InlineData("x.csv", "figure_id\"", "x.csv:1, the row: expected is a double quote only around a field")]
    public void A_file_of_another_form_is_refused_with_what_is_accepted(string name, string content, string message)
    {
        string file = _folder.At(name);
        File.WriteAllText(file, content);
        Laa check = Release("check", file);
        Assert.Equal(2, check.ExitCode);
        Assert.Contains(message, check.Messages, StringComparison.Ordinal);
        Assert.Contains("Accepted are packs of this program (.xlsx), and figures", check.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", check.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reoffenders", "4711x", "a whole number from 0, or a symbol such as [c]")]
    [InlineData("value", "4711x", "a number, or a symbol such as [c]")]
    [InlineData("area_code", "\"X4711\"", "what the figure id says")]
    [InlineData("period_end", "4711-01-01", "what the figure id says")]
    [InlineData("scheme", "\"ni18-adult@4711\"", "a definition of this program's catalogue, in its version")]
    [InlineData("figure_id", "\"4711\"", "a figure id, indicator/area@year/period/group#load")]
    public void A_cell_of_another_form_is_named_by_line_and_column_and_not_told(string column, string written, string expected)
    {
        string file = Total();
        string[] lines = File.ReadAllLines(file);
        string[] cells = lines[2].Split(',');
        cells[Array.IndexOf(lines[0].Split(','), column)] = written;
        lines[2] = string.Join(',', cells);
        File.WriteAllLines(file, lines);
        Laa check = Release("check", file);
        Assert.Equal(2, check.ExitCode);
        Assert.StartsWith($"total.csv:3, {(column == "scheme" ? "definition" : column)}: expected is {expected}.", check.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", check.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_with_further_columns_are_refused_because_their_counts_are_not_held_against_anything()
    {
        Laa check = Release("check", Measured("further.csv", "ni18-adult", "period", "--further"));
        Assert.Equal(2, check.ExitCode);
        Assert.Contains("without --further and --case-mix", check.Messages, StringComparison.Ordinal);
    }

    private Laa Release(string verb, params string[] more) => Laa.Run(["release", verb, .. more, "--store", _store]);

    private string Works(string verb, params string[] more) => Laa.Works(["release", verb, .. more, "--store", _store]);

    private void Submitted(string file, string id) =>
        Assert.Contains($"Submitted as {id}.", Works("submit", file, "--as", "Performance analyst", "--reason", "for the board"), StringComparison.Ordinal);

    private string Total() => Measured("total.csv", "ni18-adult", "period");

    private string Measured(string name, string scheme, string by, params string[] more)
    {
        string file = _folder.At(name);
        Laa.Works(["measure", "--store", _store, "--scheme", scheme, "--by", by, "--agreement", "wrenshire-laa", "--format", Path.GetExtension(name)[1..], "--out", file, .. more]);
        return file;
    }

    private string Pack()
    {
        Laa.Works("pack", "six-month", "--store", _store, "--agreement", "wrenshire-laa", "--review-to", "2009-09-30", "--out", _folder.At("draft"));
        return Directory.GetFiles(_folder.At("draft")).Single();
    }

    /// <summary>A file of one area's adults of one quarter, one of the men among them, and the cell of the women, of whom few re-offended: each file is made by itself.</summary>
    private (string All, string Men, string Women) Differing()
    {
        using LaaStore store = LaaStore.Open(_store, StoreAccess.ReadOnly);
        StoreView view = store.At(store.LastLoad);
        Agreement agreement = SixMonthEvidence.Find(view, "wrenshire-laa");
        MeasureRequest request = new() { GroupBy = [MeasureRequest.Period, MeasureRequest.Area], Areas = SixMonthEvidence.AreasOf(agreement) };
        MeasurementScheme scheme = SchemeCatalogue.Find("ni18-adult");
        ILookup<(AreaCode, Period), Measure> bySex = Measurement.Run(view, scheme, request with { GroupBy = [.. request.GroupBy, "sex"] }).ToLookup(measure => (measure.Key.Area, measure.Key.Period));
        foreach (Measure total in Measurement.Run(view, scheme, request).Where(IsShown))
        {
            Measure[] sexes = [.. bySex[(total.Key.Area, total.Key.Period)].OrderBy(measure => measure.Key)];
            if (sexes is [{ Reoffenders: > 0 and < 5 } women, Measure men] && IsShown(men))
            {
                return (Written("all.csv", total, scheme, store.LastLoad), Written("men.csv", men, scheme, store.LastLoad), women.Key.ToString());
            }
        }

        throw new InvalidOperationException("The district has no such group.");
    }

    private static bool IsShown(Measure measure) => measure is { IsMature: true, Reoffenders: >= 5, NonReoffenders: >= 5 };

    private string Written(string name, Measure measure, MeasurementScheme scheme, int asOf)
    {
        Indicator indicator = Commands.MeasureCommand.Headline(scheme);
        using StringWriter text = new(CultureInfo.InvariantCulture);
        FigureTable.WriteCsv(text, DisclosureGate.Publish([measure], [indicator], null, DisclosureProfile.Get("partner"), asOf));
        string file = _folder.At(name);
        File.WriteAllText(file, text.ToString());
        return file;
    }
}
