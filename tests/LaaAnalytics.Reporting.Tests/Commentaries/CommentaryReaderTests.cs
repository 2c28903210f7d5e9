using System.Diagnostics;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Reporting.Commentaries;
using LaaAnalytics.Reporting.Tests.Workbooks;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Reporting.Tests.Commentaries;

/// <summary>Rows of the sample: Commentary begins at row 13, Actions at row 7 (A1 carried over, then A3 and on), Sign_off is row 7.</summary>
public sealed class CommentaryReaderTests
{
    private const string Texts = "Commentary";
    private const string Actions = "Actions";
    private const string SignOff = "Sign_off";

    [Fact]
    public void What_was_written_is_read_back_as_it_was()
    {
        CommentaryReading reading = Read(SavedParts.Bytes(SampleCommentary.Workbook(SampleCommentary.Written)), SampleCommentary.Written);
        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Mentions);
        Assert.Equal(SampleCommentary.Written.Texts.OrderBy(text => text.Subject).ThenBy(text => text.Part), reading.Commentary.Texts.OrderBy(text => text.Subject).ThenBy(text => text.Part));
        Assert.Equal(SampleCommentary.Written.Actions, reading.Commentary.Actions);
        Assert.Equal(SampleCommentary.Written.SignOff, reading.Commentary.SignOff);
    }

    [Fact]
    public void The_stamp_names_agreement_review_and_load()
    {
        using MemoryStream file = new(SavedParts.Bytes(SampleCommentary.Workbook()));
        Assert.Equal(new("wrenshire", new(2009, 9, 30), 2), CommentaryReader.StampOf(file));
        using MemoryStream pack = new(SavedParts.Bytes(SixMonthReviews.SampleReview.Pack()));
        Assert.Throws<UsageException>(() => CommentaryReader.StampOf(pack));
    }

    [SofficeFact]
    public void A_file_saved_again_by_LibreOffice_reads_the_same()
    {
        byte[] written = SavedParts.Bytes(SampleCommentary.Workbook(SampleCommentary.Written));
        CommentaryReading before = Read(written, SampleCommentary.Written);
        CommentaryReading after = Read(SofficeFactAttribute.SavedAgain(written), SampleCommentary.Written);
        Assert.Equal(before.Commentary.Texts, after.Commentary.Texts);
        Assert.Equal(before.Commentary.Actions, after.Commentary.Actions);
        Assert.Equal(before.Commentary.SignOff, after.Commentary.SignOff);
        Assert.Empty(after.Problems);
    }

    [Fact]
    public void Characters_that_cannot_be_seen_are_taken_out()
    {
        CommentaryReading reading = Read(Filled((Texts, "G13", "\u202E The\u200B weekly\tmeeting\u00A0goes on.\u2066 ")));
        Assert.Equal("The weekly meeting goes on.", Assert.Single(reading.Commentary.Texts).Body);
    }

    [Fact]
    public void A_text_of_2000_characters_is_taken_and_one_more_is_not()
    {
        Assert.Empty(Read(Filled((Texts, "G13", new string('a', 2000)))).Problems);
        Assert.Equal("Commentary, row 13, This time: expected at most 2000 characters", Problem(Filled((Texts, "G13", new string('a', 2001)))));
    }

    [Fact]
    public void A_formula_is_not_read_wherever_it_stands()
    {
        Assert.Equal("Commentary, row 13, This time: expected words, not a formula", Problem(Filled((Texts, "G13", new CellFormula("1+1")))));
        Assert.StartsWith("Actions, row 7, Due: expected a date", Problem(Filled((Actions, "E7", new CellFormula("TODAY()")))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("G16", "Orange", "expected one of Green, Amber-green, Amber-red, Red, Not rated")]
    [InlineData("G13", 5, "expected words")]
    [InlineData("G13", "n/a", "expected words, or an empty cell")]
    [InlineData("G13", "12%", "expected words, or an empty cell")]
    [InlineData("G13", "see [note 9]", "expected words without a note marker")]
    [InlineData("G13", "[c]", "expected words without a note marker")]
    public void A_wrong_entry_is_named_by_its_place_and_never_by_its_words(string cell, object value, string expected)
    {
        string problem = Problem(Filled((Texts, cell, value)));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("Orange", problem, StringComparison.Ordinal);
        Assert.False(Read(Filled((Texts, cell, value))).CanBeTaken);
    }

    [Fact]
    public void A_row_key_that_is_unknown_or_missing_stops_the_file()
    {
        CommentaryReading reading = Read(Filled((Texts, "A13", "Other offenders")));
        Assert.Equal(
            ["Commentary, row 13: expected a subject and a question as they were written, each once", "Commentary: expected the row Adult offenders, What works well?"],
            reading.Problems.Select(problem => problem.ToString()));
        Assert.False(reading.CanBeTaken);
        Assert.False(Read(Filled((Actions, "A8", "A1"))).CanBeTaken);
        Assert.False(Read(Filled((Actions, "A8", "B7"))).CanBeTaken);
    }

    [Fact]
    public void A_changed_locked_cell_is_told_and_does_not_count()
    {
        CommentaryReading reading = Read(Filled((Texts, "C13", "9.9 per cent"), (Texts, "G13", "Going well.")));
        CommentaryProblem problem = Assert.Single(reading.Problems);
        Assert.Equal((13, "Latest figure", false), (problem.Row, problem.Column, problem.Blocks));
        Assert.True(reading.CanBeTaken);
    }

    [Fact]
    public void A_sheet_or_a_header_that_is_gone_is_told() =>
        Assert.Contains("expected one row with the headers", Problem(Filled((Actions, "B6", "Subject"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("Yes", null, 40129)]
    [InlineData("Yes", "Chair", null)]
    [InlineData(null, "Chair", 40129)]
    public void A_sign_off_has_all_three_of_its_entries_or_none(string? may, string? role, int? day)
    {
        byte[] file = Filled((SignOff, "D7", may), (SignOff, "E7", role), (SignOff, "F7", day));
        Assert.Equal("Sign_off, row 7: expected Yes with a role and a date, or nothing", Problem(file));
        Assert.Null(Read(file).Commentary.SignOff);
    }

    [Fact]
    public void No_means_not_signed() =>
        Assert.Null(Read(Filled((SignOff, "D7", "No"), (SignOff, "E7", "Chair"), (SignOff, "F7", 40129))).Commentary.SignOff);

    [Fact]
    public void An_action_needs_words_and_a_subject_and_starts_as_not_started()
    {
        CommentaryReading reading = Read(Filled((Actions, "B8", "Young offenders"), (Actions, "C8", "Open lodgings")));
        Assert.Equal(new PlannedAction("A3", "RO-Y", "Open lodgings", "", null, ActionState.NotStarted), reading.Commentary.Actions[1]);
        Assert.False(Read(Filled((Actions, "C8", "Open lodgings"))).CanBeTaken);
        Assert.False(Read(Filled((Actions, "B8", "Young offenders"))).CanBeTaken);
    }

    [Theory]
    [InlineData("31 March 2010", true)]
    [InlineData("2010-03-31", true)]
    [InlineData("03/04/2010", false)]
    [InlineData(40268, true)]
    [InlineData(10, false)]
    public void A_day_that_can_be_read_two_ways_or_lies_outside_is_not_taken(object day, bool taken) =>
        Assert.Equal(taken, Read(Filled((Actions, "E7", day))).CanBeTaken);

    [Fact]
    public void An_accepted_action_that_the_file_does_not_know_stays()
    {
        PlannedAction other = new("A40", "RO-A", "Another", "Analyst", null, ActionState.OnTrack);
        CommentaryReading reading = Read(SavedParts.Bytes(SampleCommentary.Workbook()), new([], [other], null));
        Assert.Contains(other, reading.Commentary.Actions);
        Assert.True(reading.CanBeTaken);
    }

    [Fact]
    public void Of_an_old_form_only_what_was_changed_in_it_counts()
    {
        ReviewCommentary then = new([new("RO-A", CommentaryPart.WorksWell, "One."), new("RO-A", CommentaryPart.Risks, "Two.")], [], null) { Accepted = 1 };
        ReviewCommentary now = new([new("RO-A", CommentaryPart.WorksWell, "One."), new("RO-A", CommentaryPart.Risks, "Two, anew."), new("RO-A", CommentaryPart.Next, "Three.")], [], null) { Accepted = 2 };
        byte[] form = SavedParts.Bytes(SampleCommentary.Workbook(then));

        // Row 13 was taken out in the old form, rows 14 and 15 were not touched: they are as accepted since.
        CommentaryReading reading = Read(FilledCells.In(form, (Texts, "G13", null)), now, then);
        Assert.True(reading is { IsOld: true, CanBeTaken: true });
        Assert.Equal(["Two, anew.", "Three."], reading.Commentary.Texts.Select(text => text.Body));

        // Both changed row 14.
        Assert.Equal(
            "Commentary, row 14, This time: expected the cell as it was: another text was accepted for it since this form was written, and would be replaced unseen",
            Assert.Single(Read(FilledCells.In(form, (Texts, "G14", "Two, otherwise.")), now, then).Problems).ToString());

        // A signature of an old form does not stand below texts that were not in it.
        (string, string, object?)[] signature = [(SignOff, "D7", "Yes"), (SignOff, "E7", "Chair of the partnership"), (SignOff, "F7", 40129)];
        CommentaryReading signed = Read(FilledCells.In(form, signature), now, then);
        Assert.Null(signed.Commentary.SignOff);
        Assert.False(Assert.Single(signed.Problems).Blocks);
        Assert.NotNull(Read(FilledCells.In(form, signature), then with { Accepted = 2 }, then).Commentary.SignOff);
    }

    [Fact]
    public void Words_that_look_like_a_person_are_told_with_their_place()
    {
        CommentaryReading reading = Read(Filled((Texts, "G13", "The hostel lost Darren Smithson, born 12/03/1991."), (Actions, "D7", "Mrs Okafor")));
        Assert.Equal(
            [
                new(Texts, 13, "This time", "words like a name", "Darren Smithson"),
                new(Texts, 13, "This time", "a date of birth", "12/03/1991"),
                new PersonalMention(Actions, 7, "Owner, as a role", "a title and a name", "Mrs Okafor"),
            ],
            reading.Mentions);
        Assert.True(reading.CanBeTaken);
    }

    private static byte[] Filled(params (string Sheet, string Cell, object? Value)[] entries) => FilledCells.In(SavedParts.Bytes(SampleCommentary.Workbook()), entries);

    private static CommentaryReading Read(byte[] file, ReviewCommentary? written = null, ReviewCommentary? inForm = null)
    {
        using MemoryStream stream = new(file);
        return CommentaryReader.Read(stream, SampleCommentary.Review, written ?? ReviewCommentary.Empty, SampleCommentary.LastTime, inForm);
    }

    private static string Problem(byte[] file) => Read(file).Problems[0].ToString();
}

/// <summary>A test that needs LibreOffice; skipped where it is not installed.</summary>
internal sealed class SofficeFactAttribute : FactAttribute
{
    private static readonly string? Program = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    public SofficeFactAttribute() => Skip = Program is null ? "LibreOffice is not installed." : null;

    /// <summary>The file as LibreOffice saves it.</summary>
    public static byte[] SavedAgain(byte[] file)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("laa-saved-");
        try
        {
            string path = Path.Combine(folder.FullName, "commentary.xlsx");
            File.WriteAllBytes(path, file);
            using Process office = Process.Start(new ProcessStartInfo(Program!)
            {
                ArgumentList = { $"-env:UserInstallation={new Uri(Path.Combine(folder.FullName, "profile"))}", "--headless", "--convert-to", "xlsx", "--outdir", Path.Combine(folder.FullName, "out"), path },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            office.WaitForExit();
            return File.ReadAllBytes(Path.Combine(folder.FullName, "out", "commentary.xlsx"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
