using System.IO.Compression;
using LaaAnalytics.Store;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Cli.Tests.Refresh;

/// <summary>A refresh over what stands from before: stores of earlier versions, and agreements that ran for other years.</summary>
public sealed class EarlierStateTests
{
    [Theory]
    [InlineData("v1.duckdb.gz")]
    [InlineData("v1-compacted.duckdb.gz")]
    public void A_store_of_an_earlier_version_is_brought_up_although_nothing_is_to_be_loaded(string name)
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        using (GZipStream packed = new(File.OpenRead(Path.Combine(SharedFolder.Root, "tests", "LaaAnalytics.Pipeline.Tests", "Store", "Stores", name)), CompressionMode.Decompress))
        using (FileStream store = File.Create(desk.At("laa.duckdb")))
        {
            packed.CopyTo(store);
        }

        byte[] before = File.ReadAllBytes(desk.At("laa.duckdb"));
        Assert.Contains("its tables are brought up", desk.Works("refresh"), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(desk.At("laa.duckdb")));
        string said = desk.Works("refresh", "--yes");
        Assert.Contains("Nothing to load in the inbox.", said, StringComparison.Ordinal);
        Assert.Contains("packs/draft/", said, StringComparison.Ordinal);
        using (LaaStore store = LaaStore.Open(desk.At("laa.duckdb"), StoreAccess.ReadOnly))
        {
            Assert.Equal(7, store.LastLoad);
        }

        Assert.Contains("Loads:    7", desk.Works("status"), StringComparison.Ordinal);
        Assert.Contains("Nothing new; nothing was changed.", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_longer_term_of_the_agreement_is_loaded_and_its_new_review_has_nothing_to_be_compared_with()
    {
        using PartnershipDesk desk = new("tiny", "tiny-laa");
        desk.DropAll(string.Empty);
        PartnershipDesk.Rewrite(desk.At("inbox", "partnership", "partnership"), "agreement.csv", lines => lines.Select(line => line.Replace("2011-04-01", "2009-04-01", StringComparison.Ordinal)));
        Assert.Contains("review of October 2008 to March 2009 (the agreement's last", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        desk.Drop("partnership", named: "longer");
        string said = desk.Works("refresh", "--yes");
        Assert.Contains("review of April to September 2009", said, StringComparison.Ordinal);
        Assert.Contains("First figures:", said, StringComparison.Ordinal);
    }
}
