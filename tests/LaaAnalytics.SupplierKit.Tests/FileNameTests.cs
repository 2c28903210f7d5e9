using System.Text.Json;
using LaaAnalytics.Ingestion.Privacy;
using LaaAnalytics.SupplierKit.Tests.Browser;

namespace LaaAnalytics.SupplierKit.Tests;

/// <summary>Names of files are scanned for identifiers before they are shown, by the page as by the platform.</summary>
[Collection(BrowserTests.Name)]
public sealed class FileNameTests(Chromium browser) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("caseload 943 476 5919.xlsx", "file 2.xlsx", "NHS numbers")]
    [InlineData("NHS9434765919.csv", "file 2.csv", "NHS numbers")]
    [InlineData("notes.AB.12.34.56.C.csv", "file 2.csv", "National Insurance numbers")]
    [InlineData("AB123456C_march", "file 2", "National Insurance numbers")]
    [InlineData("visit_SW1A-1AA (2).xlsx", "file 2.xlsx", "full postcodes")]
    [InlineData("someone@example.org.csv", "file 2.csv", "e-mail addresses")]
    [InlineData("returns 1999-0000001G.final version", "file 2", "PNC identifiers")]
    [InlineData("index_event.csv", "index_event.csv", null)]
    [InlineData("Northshire PPO return, January to March 2009 (v2).xlsx", "Northshire PPO return, January to March 2009 (v2).xlsx", null)]
    [InlineData("2009-03-31.csv", "2009-03-31.csv", null)]
    [InlineData(".xlsx", ".xlsx", null)]
    public void A_name_that_holds_an_identifier_is_shortened_to_its_place_and_ending(string name, string shown, string? kind)
    {
        Assert.Equal(shown, SuppliedFileName.Shown(name, 2));
        Assert.Equal(kind is null ? null : $"{shown}: part of its name has the form of {kind}, so the name is not shown. Rename the file: names of files are read by everybody who handles them.", SuppliedFileName.Warning(name, 2));
    }

    [BrowserFact]
    public async Task The_page_says_the_same_of_every_name()
    {
        Random random = new(20261122);
        string[] pieces = ["943", "476", "5919", "9434765919", "AB123456C", "AB", "12", "34", "56", "C", "SW1A", "1AA", "a@b.org", "1999", "0000001G", "caseload", "é", ".", " ", "-", "_", "(", ")", "/", ".xlsx", ".csv"];
        string[] names = [.. Enumerable.Range(0, 400).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => pieces[random.Next(pieces.Length)])))];
        await using Tab tab = await Clerk.OpenAsync(browser, _folder);
        string said = await tab.EvaluateAsync<string>($"JSON.stringify({JsonSerializer.Serialize(names)}.map(name => `${{shownFile(name, 3)}} ${{fileNameWarning(name, 3) ?? ''}}`))");
        string[] expected = [.. names.Select(name => $"{SuppliedFileName.Shown(name, 3)} {SuppliedFileName.Warning(name, 3)}")];
        Assert.Equal(expected, JsonSerializer.Deserialize<string[]>(said)!);
        Assert.InRange(expected.Count(line => line.StartsWith("file 3", StringComparison.Ordinal)), 50, 350);
    }

    [BrowserFact]
    public async Task A_clerk_is_warned_and_the_name_is_in_nothing_that_leaves_the_page()
    {
        await using Tab tab = await Clerk.OpenAsync(browser, _folder);
        await Clerk.FillAsync(tab, _folder.Write("AB123456C caseload.xlsx", MadeUpWorkbook.Bytes(5, 3)), "TESTS-TESTS-TESTS-TESTS-TESTS-TEST7-PJAMM");
        Assert.StartsWith("file 1.xlsx: part of its name has the form of National Insurance numbers", await tab.EvaluateAsync<string>("at('file-said').textContent"), StringComparison.Ordinal);
        await tab.PressAsync("check");
        await tab.UntilAsync("!document.getElementById('result').hidden");
        Assert.DoesNotContain("AB123456C", await tab.EvaluateAsync<string>("document.body.innerText + rejectionsOf(state.verdict.findings) + savedChoices()"), StringComparison.OrdinalIgnoreCase);
        await tab.ChooseFileAsync("choices", _folder.Write("AB123456C.json", "{ \"CANARY7Q\": 1 }"));
        await tab.UntilAsync("at('file-said').textContent.includes('.json')");
        Assert.Equal("file 1.json: it has a member that this form does not know.", await tab.EvaluateAsync<string>("at('file-said').textContent"));
    }
}
