using System.Text;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Pipeline.Tests.Ingestion;

public sealed class MappingsPageTests : IDisposable
{
    private readonly SupplyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_example_of_the_page_loads_as_shown()
    {
        string page = File.ReadAllText(Path.Combine(SharedFolder.Root, "docs", "mappings.md"));
        string file = _folder.Write("caseload.csv", Block(page, "csv"), CodePagesEncodingProvider.Instance.GetEncoding(1252));
        IngestReport report = Ingest.Check(_folder.Request(file, Block(page, "json")));
        Assert.Empty(report.Rejections);
        Assert.Equal((3L, 3L), (report.Files[0].RowsRead, report.Files[0].RowsAccepted));
        Assert.Equal([new UnmappedCount("offence_group", 1), new UnmappedCount("disposal", 1)], report.Files[0].Unmapped);
    }

    /// <summary>The first block of this kind.</summary>
    private static string Block(string page, string kind)
    {
        string fence = $"```{kind}\n";
        int start = page.IndexOf(fence, StringComparison.Ordinal) + fence.Length;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
