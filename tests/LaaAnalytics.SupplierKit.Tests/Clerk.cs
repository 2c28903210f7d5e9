using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.SupplierKit.Tests.Browser;

namespace LaaAnalytics.SupplierKit.Tests;

/// <summary>What somebody at a probation office does with the page.</summary>
internal static class Clerk
{
    private static readonly (string Column, int Field)[] Choices = [("event_key", 0), ("home_area_code", 9), ("event_date", 5), ("age_years", 6), ("predicted_p", 12)];

    /// <summary>Opens the page that came with the kit.</summary>
    public static async Task<Tab> OpenAsync(Chromium browser, TemporaryFolder folder) => await browser.OpenAsync(new(folder.Write(
        CheckAndSealPage.FileName, CheckAndSealPage.Html("northshire-probation", "northshire", [ExtractTable.Find("index_event")!, ExtractTable.Find("proven_offence")!]))));

    /// <summary>Says what is sent.</summary>
    public static async Task StateAsync(Tab tab)
    {
        await tab.SetAsync("table", "index_event");
        await tab.SetAsync("first-day", "2009-01-01");
        await tab.SetAsync("last-day", "2009-03-31");
    }

    /// <summary>Takes all steps up to the check with a <see cref="MadeUpWorkbook"/>.</summary>
    public static async Task FillAsync(Tab tab, string workbook, string key)
    {
        await StateAsync(tab);
        await tab.ChooseFileAsync("file", workbook);
        await tab.UntilAsync("state.choices !== null");

        // Names that are nearly the same are found already: "Event type", "Offence group", "Disposal", "Authority code", "PNC matched".
        foreach ((string column, int field) in Choices)
        {
            await tab.SetAsync($"from-{column}", FormattableString.Invariant($"column {field}"));
        }

        await tab.SetAsync("from-person_key", "identifier 1");
        await tab.SetAsync("from-area_vintage", "constant");
        await tab.RunAsync("const field = document.querySelector('[aria-label^=\"The same value of area_vintage\"]'); field.value = '2009'; field.dispatchEvent(new Event('change'))");
        await tab.PressAsync("leave-all");
        await tab.SetAsync("key", key);
        await tab.UntilAsync("at('fingerprint').textContent !== 'not yet'");
    }
}
