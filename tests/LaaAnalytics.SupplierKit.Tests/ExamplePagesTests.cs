using System.IO.Compression;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Store;
using LaaAnalytics.SupplierKit.Tests.Browser;
using LaaAnalytics.Testing;

namespace LaaAnalytics.SupplierKit.Tests;

/// <summary>The documented extracts with their mappings (Windows-1252, semicolons, codes, percentages, dates of three kinds) through the page.</summary>
[Collection(BrowserTests.Name)]
public sealed class ExamplePagesTests(Chromium browser) : IDisposable
{
    private const string Now = "2009-05-01T09:00:00Z";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [BrowserFact]
    public async Task What_a_mapping_makes_of_a_file_and_what_the_page_makes_of_it_are_the_same_rows()
    {
        string examples = Path.Combine(SharedFolder.Root, "docs", "examples", "england");
        foreach (string mapping in Directory.GetFiles(examples, "*.mapping.json").Order(StringComparer.Ordinal))
        {
            string name = mapping.Replace(".mapping.json", string.Empty, StringComparison.Ordinal);
            string file = File.Exists(name + ".csv") ? name + ".csv" : name + ".xlsx";
            if ((await File.ReadAllTextAsync(mapping)).Contains("\"rows\"", StringComparison.Ordinal))
            {
                await AssertSaidAsync(mapping, file, "it makes several rows of one, which this page does not");
                continue;
            }

            await AssertSameAsync(mapping, file);
        }
    }

    private async Task AssertSameAsync(string mapping, string file)
    {
        using LaaStore store = LaaStore.OpenInMemory();
        IngestReport direct = Ingest.Run(new(file, Now) { MappingPath = mapping, Tolerance = 1m }, store);
        string package = await SealedAsync(file, mapping);
        IngestReport sealedOne = Ingest.Run(new(package, Now) { Tolerance = 1m }, store);
        Assert.Equal(
            (direct.Supplier, direct.Agreement, direct.Files[0].Table, direct.Files[0].Period, direct.Files[0].RowsRead, direct.Files[0].RowsRefused),
            (sealedOne.Supplier, sealedOne.Agreement, sealedOne.Files[0].Table, sealedOne.Files[0].Period, sealedOne.Files[0].RowsRead, sealedOne.Files[0].RowsRefused));
        Assert.Equal(direct.Files[0].Unmapped, sealedOne.Files[0].Unmapped);
        Assert.True(sealedOne.NothingChanged, $"{Path.GetFileName(file)} says something else after the page");
    }

    private async Task AssertSaidAsync(string mapping, string file, string words)
    {
        await using Tab tab = await OpenAsync();
        await tab.ChooseFileAsync("file", file);
        await tab.UntilAsync("state.choices !== null");
        await tab.ChooseFileAsync("choices", mapping);
        await tab.UntilAsync($"at('file-said').textContent.includes('{words}')");
    }

    private Task<Tab> OpenAsync() => browser.OpenAsync(new(_folder.Write(CheckAndSealPage.FileName, CheckAndSealPage.Html(string.Empty, null, ExtractTable.All))));

    private async Task<string> SealedAsync(string file, string mapping)
    {
        await using Tab tab = await OpenAsync();
        await tab.ChooseFileAsync("choices", mapping);
        await tab.UntilAsync("Object.keys(state.base.columns).length > 0");
        await tab.ChooseFileAsync("file", file);
        await tab.UntilAsync("state.choices !== null");
        await tab.PressAsync("check");
        await tab.UntilAsync("!document.getElementById('save-part').hidden");
        string name = await tab.EvaluateAsync<string>("packageName(state.verdict)");
        string folder = _folder.At(Path.GetFileNameWithoutExtension(file));
        await ZipFile.ExtractToDirectoryAsync(await tab.SavedByAsync("save-zip", name), folder);
        Assert.Empty(tab.Complaints);
        return folder;
    }
}
