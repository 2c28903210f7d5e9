using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Releases;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Indicators.Releases;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Store;

/// <summary>The release ledger.</summary>
public sealed class ReleaseRecordTests
{
    private const string Now = "2009-11-12T09:00:00Z";
    private static readonly CellKey Cell = new("ni18-adult", new("X1", 2009), Period.OfMonths(2009, 1, 3), "sex=M");

    private static readonly ReleaseCount[] Counts =
    [
        new(Cell, 3, PrintedNumber.Exact(19), PrintedNumber.Exact(7)),
        new(Cell with { Group = "sex=F" }, 3, null, null),
        new(Cell with { Group = "all" }, 3, new(20, 18, 22), null),
    ];

    [Fact]
    public void A_release_is_entered_with_every_cell_as_printed()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        Release entered = store.Submit(Release('a'), Counts);
        Assert.Equal(("rel-0001", 1), (entered.ReleaseId, entered.Position));
        Assert.Equal("rel-0002", store.Submit(Release('b'), []).ReleaseId);
        Assert.Equal(Counts, store.ReleaseCounts("rel-0001"));
        Assert.Empty(store.ReleaseCounts("rel-0002"));
        Release read = store.Releases()[0];
        Assert.Equal(["ni18-adult@2008-05"], read.Schemes);
        Assert.Equal([new ReleaseEvent(ReleaseEventKind.Submitted, "Analyst", Now, "for the board", null, 0)], read.Events);
        Assert.Equal(entered with { Schemes = [], Events = [] }, read with { Schemes = [], Events = [] });
        Assert.Equal(ReleaseStanding.Submitted, read.On(new(2009, 11, 12)));
    }

    [Fact]
    public void The_same_content_is_entered_once_unless_it_was_refused_or_taken_back()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Submit(Release('a'), Counts);
        Assert.Equal("rel-0001", store.Submit(Release('a') with { SubmittedBy = "analyst", SubmittedOn = "2009-12-01T09:00:00Z" }, Counts).ReleaseId);
        Assert.Single(store.Releases());
        Assert.Contains("rel-0001", Assert.Throws<UsageException>(() => store.Submit(Release('a') with { SubmittedBy = "Chair" }, Counts)).Message, StringComparison.Ordinal);
        store.Note("rel-0001", Event(ReleaseEventKind.Refused, "Chair"));
        Assert.Equal("rel-0002", store.Submit(Release('a'), Counts).ReleaseId);
        store.Note("rel-0002", Event(ReleaseEventKind.Withdrawn, "Analyst"));
        Assert.Equal("rel-0003", store.Submit(Release('a'), Counts).ReleaseId);
    }

    [Theory]
    [InlineData("Analyst")]
    [InlineData(" ANA lyst\u00a0")]
    [InlineData("Ａｎａｌｙｓｔ")]
    [InlineData("Ana\u200blyst")]
    public void Nobody_decides_about_what_they_submitted_however_the_role_is_typed(string role)
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Submit(Release('a'), Counts);
        foreach (ReleaseEventKind kind in new[] { ReleaseEventKind.Reviewed, ReleaseEventKind.Approved, ReleaseEventKind.Exception, ReleaseEventKind.Refused })
        {
            Assert.Contains("submitted by the same role", Assert.Throws<UsageException>(() => store.Note("rel-0001", Event(kind, role))).Message, StringComparison.Ordinal);
        }

        Assert.Single(store.Releases()[0].Events);
        Assert.Equal(ReleaseStanding.Withdrawn, store.Note("rel-0001", Event(ReleaseEventKind.Withdrawn, role)).On(new(2009, 11, 12)));
    }

    [Fact]
    public void What_is_decided_stays_decided()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Submit(Release('a'), Counts);
        Assert.Equal(ReleaseStanding.Reviewed, store.Note("rel-0001", Event(ReleaseEventKind.Reviewed, "Chair")).On(new(2009, 11, 12)));
        Assert.Equal(ReleaseStanding.Approved, store.Note("rel-0001", Event(ReleaseEventKind.Approved, "Chair")).On(new(2019, 11, 12)));
        foreach (ReleaseEventKind kind in new[] { ReleaseEventKind.Submitted, ReleaseEventKind.Reviewed, ReleaseEventKind.Approved, ReleaseEventKind.Exception, ReleaseEventKind.Refused })
        {
            Assert.Throws<UsageException>(() => store.Note("rel-0001", Event(kind, "Chair")));
        }

        // Taken back later, it is in people's hands all the same.
        Release withdrawn = store.Note("rel-0001", Event(ReleaseEventKind.Withdrawn, "Chair"));
        Assert.True(withdrawn.IsOut);
        Assert.Throws<UsageException>(() => store.Note("rel-0001", Event(ReleaseEventKind.Approved, "Chair")));
        Assert.Throws<UsageException>(() => store.Note("rel-0009", Event(ReleaseEventKind.Approved, "Chair")));
    }

    [Fact]
    public void An_exception_holds_to_its_last_day_and_what_it_printed_stays_known()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Submit(Release('a'), Counts);
        Assert.False(store.Releases()[0].IsOut);
        Assert.Empty(ReleasedFigures.Of(store));
        Release exception = store.Note("rel-0001", Event(ReleaseEventKind.Exception, "Chair") with { Reason = "asked for by the inspectorate", ExpiresOn = new(2010, 3, 31) });
        Assert.Equal(ReleaseStanding.Exception, exception.On(new(2010, 3, 31)));
        Assert.Equal(ReleaseStanding.ExceptionExpired, exception.On(new(2010, 4, 1)));
        Assert.Equal(2, ReleasedFigures.Of(store).Count(known => known.Release == "rel-0001"));

        // While it holds there is nothing more to decide; after it, it can be decided anew.
        Assert.Throws<UsageException>(() => store.Note("rel-0001", Event(ReleaseEventKind.Approved, "Chair")));
        store.Note("rel-0001", Event(ReleaseEventKind.Exception, "Chair") with { On = "2010-04-01T09:00:00Z", ExpiresOn = new(2010, 6, 30) });
        Assert.Equal(ReleaseStanding.Exception, store.Releases()[0].On(new(2010, 4, 1)));
        Assert.Equal(2, ReleasedFigures.Of(store).Count());
    }

    [Fact]
    public void Only_what_was_approved_before_a_pack_was_issued_was_known_to_it()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        store.Submit(Release('a'), Counts);
        store.Submit(Release('b'), Counts);
        store.Note("rel-0001", Event(ReleaseEventKind.Approved, "Chair"));
        store.Issue(Pack("north-1"), [new($"RO-A/X1@2009/2008-01..2008-12/all#3", "RO-A", EstimateStatus.Final, 15.7, 13.6, 18.0, 2110, 331, 400)]);
        store.Note("rel-0002", Event(ReleaseEventKind.Approved, "Chair"));
        string[] Known(int? before) => [.. ReleasedFigures.Of(store, before).Select(known => known.Release).Distinct()];
        Assert.Equal(["rel-0001"], Known(1));
        Assert.Equal(["north-1", "rel-0001", "rel-0002"], Known(2));
        Assert.Equal(["north-1", "rel-0001", "rel-0002"], Known(null));
        Assert.Equal("ni18-adult", ReleasedFigures.Of(store).First().Count.Cell.Indicator);
    }

    [Fact]
    public void Nothing_in_the_ledger_is_ever_changed_or_deleted()
    {
        string[] changing = [.. SqlLibrary.Names.Where(name => System.Text.RegularExpressions.Regex.IsMatch(SqlLibrary.Body(SqlLibrary.Text(name)), @"\b(update|delete from|insert or replace into|truncate|drop table)\s+release"))];
        Assert.Empty(changing);
        Assert.Equal(3, SqlLibrary.Names.Count(name => SqlLibrary.Body(SqlLibrary.Text(name)).StartsWith("insert into release", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_store_open_for_reading_takes_nothing_and_an_entry_that_fails_leaves_nothing()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("laa").FullName, "laa.duckdb");
        using (LaaStore store = LaaStore.Open(path, StoreAccess.Create))
        {
            // The last cell cannot be stored, and so nothing of the release is.
            Assert.ThrowsAny<Exception>(() => store.Submit(Release('a'), [.. Counts, new(Cell with { Group = null! }, 3, null, null)]));
            Assert.Empty(store.Releases());
            Assert.Empty(store.ReleaseCounts("rel-0001"));
            Assert.Equal("rel-0001", store.Submit(Release('a'), Counts).ReleaseId);
        }

        using (LaaStore store = LaaStore.Open(path, StoreAccess.ReadOnly))
        {
            Assert.Throws<InvalidOperationException>(() => store.Submit(Release('b'), []));
            Assert.Throws<InvalidOperationException>(() => store.Note("rel-0001", Event(ReleaseEventKind.Approved, "Chair")));
            Assert.Single(store.Releases());
        }

        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private static ReleaseEvent Event(ReleaseEventKind kind, string by) => new(kind, by, Now, string.Empty, null, 99);

    private static Release Release(char digest) => new(
        "any", 7, ReleaseKind.Figures, "figures.csv", new(digest, 64), "partner", "north", ["ni18-adult@2008-05"], 3, "Analyst", Now, "for the board");

    private static IssuedPack Pack(string id) => new(
        id, 0, "north", IssuedPack.SixMonth, Period.OfMonths(2009, 4, 6), "partner", 3, new('a', 64), id + ".xlsx", Now, "Chair", new(2009, 11, 12), "0.1.0");
}
