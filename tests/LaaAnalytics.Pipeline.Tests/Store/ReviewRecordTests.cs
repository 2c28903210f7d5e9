using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Store;

/// <summary>Commentary, actions, sign-off and the register of issued packs.</summary>
public sealed class ReviewRecordTests
{
    private const string Now = "2009-11-12T09:00:00Z";
    private static readonly DateOnly End = new(2009, 10, 1);
    private static readonly PlannedAction Lodgings = new("A1", "RO-Y", "Open lodgings", "Head of housing", new(2010, 3, 31), ActionState.OnTrack);
    private static readonly CommentaryText Cause = new("RO-Y", CommentaryPart.ExceptionCause, "Two hostels closed.");
    private static readonly SignOff Signed = new("Chair", new(2009, 11, 12), 3);

    [Fact]
    public void The_newest_text_and_action_counts_and_nothing_is_noted_twice()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        Assert.Equal(1, store.AcceptCommentary("north", End, new([Cause], [Lodgings], null), Now));
        Assert.Equal(0, store.AcceptCommentary("north", End, new([Cause], [Lodgings], null), Now));
        CommentaryText other = Cause with { Body = "Three hostels closed." };
        PlannedAction done = Lodgings with { State = ActionState.Done, Due = null };
        Assert.Equal(2, store.AcceptCommentary("north", End, new([other], [done], null), Now));
        ReviewCommentary known = store.Commentary("north", End);
        Assert.Equal([other], known.Texts);
        Assert.Equal([done], known.Actions);
        Assert.True(store.Commentary("south", End).IsEmpty);
        Assert.True(store.Commentary("north", End.AddMonths(6)).IsEmpty);
    }

    [Fact]
    public void What_is_not_given_any_more_is_taken_off_and_can_come_back()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.AcceptCommentary("north", End, new([Cause], [Lodgings], null), Now);
        Assert.Equal(2, store.AcceptCommentary("north", End, ReviewCommentary.Empty, Now));
        Assert.True(store.Commentary("north", End).IsEmpty);
        Assert.Equal(3, store.AcceptCommentary("north", End, new([Cause], [], null), Now));
        Assert.Equal([Cause], store.Commentary("north", End).Texts);
    }

    [Fact]
    public void A_sign_off_counts_until_something_is_written_after_it()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.AcceptCommentary("north", End, new([Cause], [Lodgings], Signed), Now);
        Assert.Equal(Signed, store.Commentary("north", End).SignOff);
        store.AcceptCommentary("south", End, new([Cause], [], null), Now);
        Assert.Equal(Signed, store.Commentary("north", End).SignOff);
        store.AcceptCommentary("north", End, new([Cause], [Lodgings with { Owner = "Chair" }], null), Now);
        Assert.Null(store.Commentary("north", End).SignOff);
        store.AcceptCommentary("north", End, new([Cause], [Lodgings with { Owner = "Chair" }], Signed), Now);
        Assert.Equal(Signed, store.Commentary("north", End).SignOff);

        // The words changed and the old signature was left standing in the form: it is no signature of the new words.
        store.AcceptCommentary("north", End, new([Cause with { Body = "Other." }], [Lodgings with { Owner = "Chair" }], Signed), Now);
        Assert.Null(store.Commentary("north", End).SignOff);
        store.AcceptCommentary("north", End, new([Cause with { Body = "Other." }], [Lodgings with { Owner = "Chair" }], Signed), Now);
        Assert.Equal(Signed, store.Commentary("north", End).SignOff);
    }

    [Fact]
    public void Last_time_is_the_newest_earlier_review_with_anything_written()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.AcceptCommentary("north", End.AddMonths(-12), new([Cause with { Body = "Long ago." }], [], null), Now);
        store.AcceptCommentary("north", End.AddMonths(-6), new([Cause], [Lodgings], null), Now);
        store.AcceptCommentary("north", End, new([Cause with { Body = "Now." }], [], null), Now);
        Assert.Equal([Cause], store.CommentaryBefore("north", End).Texts);
        Assert.Equal([Lodgings], store.CommentaryBefore("north", End).Actions);
        Assert.True(store.CommentaryBefore("north", End.AddMonths(-12)).IsEmpty);
    }

    [Fact]
    public void An_issued_pack_is_registered_once_with_its_figures_as_printed()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        IssuedFigure[] figures =
        [
            new("RO-A/X1@2009/2008-01..2008-12/all#3", "RO-A", EstimateStatus.Final, 15.7, 13.6, 18.0, 2110, 331, 400),
            new("RO-A/X2@2009/2008-01..2008-12/all#3", "RO-A", EstimateStatus.TooFew, null, null, null, null, null, null),
        ];
        Assert.Equal(1, store.Issue(Pack("north-1"), figures).Position);
        Assert.Equal(2, store.Issue(Pack("north-2"), []).Position);
        Assert.Equal(figures, store.IssuedFigures("north-1"));
        Assert.Empty(store.IssuedFigures("north-2"));
        Assert.Equal([Pack("north-1") with { Position = 1 }, Pack("north-2") with { Position = 2 }], store.IssuedPacks());
        Assert.Throws<UsageException>(() => store.Issue(Pack("north-1"), figures));
        Assert.Equal(2, store.IssuedFigures("north-1").Count);
    }

    [Fact]
    public void A_store_open_for_reading_takes_nothing()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("laa").FullName, "laa.duckdb");
        LaaStore.Open(path, StoreAccess.Create).Dispose();
        using (LaaStore store = LaaStore.Open(path, StoreAccess.ReadOnly))
        {
            Assert.Throws<InvalidOperationException>(() => store.AcceptCommentary("north", End, new([Cause], [], null), Now));
            Assert.Throws<InvalidOperationException>(() => store.Issue(Pack("north-1"), []));
            Assert.Empty(store.IssuedPacks());
        }

        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private static IssuedPack Pack(string id) => new(
        id, 0, "north", IssuedPack.SixMonth, Period.OfMonths(2009, 4, 6), "partner", 3, new('a', 64), id + ".xlsx", Now, "Chair", new(2009, 11, 12), "0.1.0");
}
