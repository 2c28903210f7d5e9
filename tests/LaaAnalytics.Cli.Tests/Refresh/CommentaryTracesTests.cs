using System.IO.Compression;
using System.Text;
using LaaAnalytics.Testing;

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
        File.WriteAllBytes(form, FilledCells.In(File.ReadAllBytes(form), ("Commentary", "G12", "The housing panel meets each week.")));
        using (ZipArchive archive = ZipFile.Open(form, ZipArchiveMode.Update))
        {
            string core = Text(archive.GetEntry("docProps/core.xml")!);
            archive.GetEntry("docProps/core.xml")!.Delete();
            using Stream part = archive.CreateEntry("docProps/core.xml").Open();
            part.Write(Encoding.UTF8.GetBytes(core.Replace("</cp:coreProperties>", $"<cp:lastModifiedBy>{Officer}</cp:lastModifiedBy></cp:coreProperties>", StringComparison.Ordinal)));
        }

        Assert.Contains(Officer, Everything(form), StringComparison.Ordinal);
        Assert.Contains("1 text or rating", _desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        Assert.Contains("The housing panel meets each week.", Everything(form), StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(_desk.Root, "*.xlsx", SearchOption.AllDirectories), file => Assert.DoesNotContain(Officer, Everything(file), StringComparison.Ordinal));
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
