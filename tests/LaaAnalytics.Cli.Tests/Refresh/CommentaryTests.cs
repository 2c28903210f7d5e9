using LaaAnalytics.Disclosure;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Refresh.Reviews;
using LaaAnalytics.Reporting.Commentaries;
using LaaAnalytics.Store;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Cli.Tests.Refresh;

/// <summary>The commentary workbook in the evidence folder: read back before it is written, and never written over unread text.</summary>
public sealed class CommentaryTests : IDisposable
{
    private static readonly Period Review = new(new(2009, 4, 1), new(2009, 10, 1));
    private readonly PartnershipDesk _desk = new("tiny", "tiny-laa");

    public CommentaryTests()
    {
        _desk.DropAll(string.Empty);
        _desk.Works("refresh", "--yes");
    }

    private string Form => _desk.At("evidence", "2009-09-30", "commentary.xlsx");

    private string Todo => File.ReadAllText(_desk.At("evidence", "2009-09-30", "todo.md"));

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void What_was_filled_in_is_taken_and_stands_in_the_form_and_the_pack_afterwards()
    {
        string pack = Assert.Single(Directory.GetFiles(_desk.At("packs", "draft")));
        byte[] before = File.ReadAllBytes(pack);
        Assert.Contains("nothing is written on what works well, risks", Todo, StringComparison.Ordinal);
        Fill("The housing panel meets each week.");
        Laa dry = Laa.Run("refresh", _desk.Root);
        Assert.Contains("commentary.xlsx: 1 text or rating and 1 action new or changed.", dry.Results, StringComparison.Ordinal);
        Assert.Contains("nothing was changed", dry.Results, StringComparison.Ordinal);
        _desk.Works("refresh", "--yes");
        Assert.Equal("The housing panel meets each week.", Accepted().Text("RO-A", CommentaryPart.WorksWell));
        Assert.Contains("Adult offenders who re-offend: nothing is written on risks", Todo, StringComparison.Ordinal);
        Assert.Contains("A1, by head of housing: was due on 1 October 2009.", Todo, StringComparison.Ordinal);
        Assert.NotEqual(before, File.ReadAllBytes(pack));
        Assert.Contains("Nothing new; nothing was changed.", _desk.Works("refresh", "--yes"), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_look_like_a_person_are_taken_only_after_a_person_has_said_so()
    {
        Fill("Darren Smithson no longer re-offends.");
        byte[] unread = File.ReadAllBytes(Form);
        Laa alone = Laa.Run("refresh", _desk.Root, "--yes");
        Assert.Equal(3, alone.ExitCode);
        Assert.Contains("The commentary was not taken", alone.Results, StringComparison.Ordinal);
        Assert.Contains("it is filled in, but not taken", alone.Results, StringComparison.Ordinal);
        Assert.DoesNotContain("Smithson", alone.Results + alone.Messages + Todo, StringComparison.Ordinal);
        Assert.Contains("some words look like a person's", Todo, StringComparison.Ordinal);
        Assert.Equal(unread, File.ReadAllBytes(Form));
        Assert.True(Accepted().IsEmpty);

        Laa refused = Laa.RunOn(Laa.UsualDay, "y\ny\n", "refresh", _desk.Root);
        Assert.Contains("If all of these are roles, places or organisations, type none.", refused.Results, StringComparison.Ordinal);
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("Take the words out", refused.Results, StringComparison.Ordinal);
        Assert.Contains("Smithson", refused.Results, StringComparison.Ordinal);
        Assert.Equal(unread, File.ReadAllBytes(Form));
        Laa confirmed = Laa.RunOn(Laa.UsualDay, "y\nnone\n", "refresh", _desk.Root);
        Assert.Equal(0, confirmed.ExitCode);
        Assert.False(Accepted().IsEmpty);

        // What was confirmed is not asked about again, neither alone nor beside a new text.
        Assert.DoesNotContain("not taken", _desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        File.WriteAllBytes(Form, FilledCells.In(File.ReadAllBytes(Form), ("Commentary", "G14", "Two hostels may close.")));
        Assert.DoesNotContain("not taken", _desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        Assert.Equal("Two hostels may close.", Accepted().Text("RO-A", CommentaryPart.Risks));
    }

    [Theory]
    [InlineData("~$commentary.xlsx")]
    [InlineData(".~lock.commentary.xlsx#")]
    public void A_form_that_is_open_or_is_no_form_is_left_as_it_is(string mark)
    {
        Fill("The housing panel meets each week.");
        byte[] unread = File.ReadAllBytes(Form);
        string owner = Path.Combine(Path.GetDirectoryName(Form)!, mark);
        File.WriteAllText(owner, "x");
        Assert.Contains("it is open in another program", _desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        Assert.Equal(unread, File.ReadAllBytes(Form));
        File.Delete(owner);
        File.WriteAllText(Form, "not a workbook");
        Assert.Contains("commentary.xlsx is left as it is", _desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        Assert.Equal("not a workbook", File.ReadAllText(Form));
    }

    [Fact]
    public void A_blank_form_from_before_an_acceptance_takes_nothing_off_and_is_written_anew()
    {
        byte[] blank = File.ReadAllBytes(Form);
        Fill("The housing panel meets each week.");
        _desk.Works("refresh", "--yes");
        File.WriteAllBytes(Form, blank);
        Assert.Contains("commentary.xlsx is older than what was accepted last and has nothing to add", _desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        Assert.Equal("The housing panel meets each week.", Accepted().Text("RO-A", CommentaryPart.WorksWell));
        Assert.Single(Accepted().Actions);
        Assert.NotEqual(blank, File.ReadAllBytes(Form));
        Assert.Contains("Nothing new; nothing was changed.", _desk.Works("refresh", "--yes"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_form_with_a_signature_is_written_over_only_after_a_yes()
    {
        byte[] blank = File.ReadAllBytes(Form);
        Fill("The housing panel meets each week.");
        _desk.Works("refresh", "--yes");
        byte[] signed = FilledCells.In(blank, ("Sign_off", "D7", "Yes"), ("Sign_off", "E7", "Chair of the partnership"), ("Sign_off", "F7", 40129));
        File.WriteAllBytes(Form, signed);
        Laa asked = Laa.Run("refresh", _desk.Root);
        Assert.Contains("it is not signed: sign the form that is written anew", asked.Results, StringComparison.Ordinal);
        Assert.Contains("nothing was changed", asked.Results, StringComparison.Ordinal);
        Assert.Equal(signed, File.ReadAllBytes(Form));
        _desk.Works("refresh", "--yes");
        Assert.NotEqual(signed, File.ReadAllBytes(Form));
    }

    // A form of an earlier program does not say what stood in it: an empty cell may have been cleared, or never filled in.
    [Fact]
    public void An_empty_cell_of_a_form_that_does_not_say_what_stood_in_it_is_asked_about()
    {
        byte[] blank = File.ReadAllBytes(Form);
        Fill("The housing panel meets each week.");
        _desk.Works("refresh", "--yes");
        byte[] unknown = FilledCells.In(blank, ("Sign_off", "G6", "Notes"), ("Sign_off", "G7", null));
        File.WriteAllBytes(Form, unknown);
        string said = _desk.Works("refresh", "--yes");
        Assert.Contains("commentary.xlsx is left as it is: it is an older form", said, StringComparison.Ordinal);
        Assert.Contains("Commentary, row 13, This time: expected the cell as it was", said, StringComparison.Ordinal);
        Assert.Contains("Actions, row 7, Id: expected the row as it was", said, StringComparison.Ordinal);
        Assert.Equal(unknown, File.ReadAllBytes(Form));
        Assert.Equal("The housing panel meets each week.", Accepted().Text("RO-A", CommentaryPart.WorksWell));
    }

    [Fact]
    public void Two_officers_with_copies_of_one_form_do_not_overwrite_each_other()
    {
        byte[] blank = File.ReadAllBytes(Form);
        Fill("The housing panel meets each week.");
        _desk.Works("refresh", "--yes");

        // The second has the same blank form, another first action A1, and a text where the first wrote none.
        byte[] second = FilledCells.In(blank, ("Commentary", "G14", "Two hostels may close."), ("Actions", "B7", "Adult offenders"), ("Actions", "C7", "Ask the landlords"));
        File.WriteAllBytes(Form, second);
        string said = _desk.Works("refresh", "--yes");
        Assert.Contains("commentary.xlsx is left as it is: it is an older form", said, StringComparison.Ordinal);
        Assert.Contains("Actions, row 7, Id: expected the row as it was: A1 was accepted with other words", said, StringComparison.Ordinal);
        Assert.Equal(second, File.ReadAllBytes(Form));
        Assert.Equal("Extend the panel to the north.", Assert.Single(Accepted().Actions).Action);

        // With the action in a free row both officers' words stand.
        File.WriteAllBytes(Form, FilledCells.In(blank, ("Commentary", "G14", "Two hostels may close."), ("Actions", "B8", "Adult offenders"), ("Actions", "C8", "Ask the landlords")));
        _desk.Works("refresh", "--yes");
        Assert.Equal("The housing panel meets each week.", Accepted().Text("RO-A", CommentaryPart.WorksWell));
        Assert.Equal("Two hostels may close.", Accepted().Text("RO-A", CommentaryPart.Risks));
        Assert.Equal(["Extend the panel to the north.", "Ask the landlords"], Accepted().Actions.Select(action => action.Action));
    }

    /// <summary>The form as somebody fills it in: laid out with the texts in its cells, none of them accepted.</summary>
    private void Fill(string text)
    {
        using LaaStore store = LaaStore.Open(_desk.At("laa.duckdb"), StoreAccess.ReadOnly);
        StoredReview review = new(store, "tiny-laa", Review, DisclosureProfile.Get("partner"), "0", null);
        var published = review.At(store.LastLoad);
        ReviewCommentary filled = new(
            [new("RO-A", CommentaryPart.WorksWell, text)],
            [new("A1", "RO-A", "Extend the panel to the north.", "head of housing", new(2009, 10, 1), ActionState.NotStarted)],
            null);
        using MemoryStream bytes = new();
        CommentaryWorkbook.Lay(published, review.Stamp(published), filled, ReviewCommentary.Empty).Save(bytes);
        File.WriteAllBytes(Form, bytes.ToArray());
    }

    private ReviewCommentary Accepted()
    {
        using LaaStore store = LaaStore.Open(_desk.At("laa.duckdb"), StoreAccess.ReadOnly);
        return store.Commentary("tiny-laa", Review.EndExclusive);
    }
}
