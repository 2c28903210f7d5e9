using System.IO.Compression;
using System.Text;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Refresh.Reviews;
using LaaAnalytics.Reporting.Commentaries;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Tests.Refresh;

/// <summary>What a spreadsheet program writes about its user into a form goes no further than the form.</summary>
public sealed class CommentaryTracesTests : IDisposable
{
    private const string Officer = "Darren Smithson";
    private readonly PartnershipDesk _desk = new("tiny", "tiny-laa");

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Once_it_is_taken_the_form_is_written_anew_without_the_name_of_who_filled_it_in()
    {
        _desk.DropAll(string.Empty);
        _desk.Works("refresh", "--yes");
        string form = _desk.At("evidence", "2009-09-30", "commentary.xlsx");
        File.WriteAllBytes(form, Filled());
        using (ZipArchive archive = ZipFile.Open(form, ZipArchiveMode.Update))
        {
            string core = Text(archive.GetEntry("docProps/core.xml")!);
            archive.GetEntry("docProps/core.xml")!.Delete();
            using Stream part = archive.CreateEntry("docProps/core.xml").Open();
            part.Write(Encoding.UTF8.GetBytes(core.Replace("</cp:coreProperties>", $"<cp:lastModifiedBy>{Officer}</cp:lastModifiedBy></cp:coreProperties>", StringComparison.Ordinal)));
        }

        Assert.Contains(Officer, Everything(form), StringComparison.Ordinal);
        Assert.Contains("commentary.xlsx: ", _desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        Assert.Contains("The housing panel meets each week.", Everything(form), StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(_desk.Root, "*.xlsx", SearchOption.AllDirectories), file => Assert.DoesNotContain(Officer, Everything(file), StringComparison.Ordinal));
    }

    private byte[] Filled()
    {
        using LaaStore store = LaaStore.Open(_desk.At("laa.duckdb"), StoreAccess.ReadOnly);
        StoredReview review = new(store, "tiny-laa", new(new(2009, 4, 1), new(2009, 10, 1)), DisclosureProfile.Get("partner"), "0", null);
        PublishedReview published = review.At(store.LastLoad);
        using MemoryStream bytes = new();
        CommentaryWorkbook.Lay(published, review.Stamp(published), new([new("RO-A", CommentaryPart.WorksWell, "The housing panel meets each week.")], [], null), ReviewCommentary.Empty).Save(bytes);
        return bytes.ToArray();
    }

    private static string Everything(string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(file);
        return string.Concat(archive.Entries.Select(Text));
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using StreamReader reader = new(entry.Open());
        return reader.ReadToEnd();
    }
}
