using LaaAnalytics.SupplierKit.Tests.Browser;

namespace LaaAnalytics.SupplierKit.Tests;

/// <summary>The pages for people who see, hear or print them. LAA_PICTURES=FOLDER keeps a picture of each state, to be looked at.</summary>
[Collection(BrowserTests.Name)]
public sealed class LayoutTests(Chromium browser) : IDisposable
{
    private const int NarrowPage = 360;
    private const int WindowPage = 800;
    private const int WidePage = 1280;

    // Contrast of every text with what is behind it (WCAG 2.2, 1.4.3); returns the texts below 4.5 to 1.
    private const string Pale = """
        (() => {
          const parts = colour => colour.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = element => { for (let e = element; e; e = e.parentElement) { const c = parts(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) { return c; } } return [255, 255, 255]; };
          const pale = [];
          for (const element of document.body.querySelectorAll('*')) {
            const hasText = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== '');
            if (hasText && element.checkVisibility()) {
              const [a, b] = [light(parts(getComputedStyle(element).color)), light(behind(element))];
              if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5) { pale.push(element.textContent); }
            }
          }
          return pale.join('|');
        })()
        """;

    // Fields and buttons that do not show that the keyboard has reached them.
    private const string NotOutlined = """
        [...document.querySelectorAll('input, select, button')].filter(element => element.checkVisibility()).filter(element => {
          element.focus({ focusVisible: true });
          const look = getComputedStyle(element);
          return document.activeElement !== element || look.outlineStyle === 'none' || parseFloat(look.outlineWidth) < 2;
        }).map(element => element.id).join('|')
        """;

    // Marks that every page needs: one language, one first heading, headings in order, ids once, tables with captions and scopes.
    private const string Faults = """
        (() => {
          const faults = [];
          if (document.documentElement.lang !== 'en-GB' || document.title === '') { faults.push('language or title'); }
          const levels = [...document.querySelectorAll('h1, h2, h3')].map(heading => Number(heading.localName[1]));
          if (levels.filter(level => level === 1).length !== 1 || levels.some((level, i) => i > 0 && level > levels[i - 1] + 1)) { faults.push('headings ' + levels); }
          const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
          if (new Set(ids).size !== ids.length) { faults.push('ids'); }
          for (const element of document.querySelectorAll('[aria-labelledby], [aria-describedby], label[for], output[for]')) {
            const named = [element.getAttribute('aria-labelledby'), element.getAttribute('aria-describedby'), element.getAttribute('for')].filter(Boolean).join(' ').split(' ');
            named.filter(id => !document.getElementById(id)).forEach(id => faults.push('no ' + id));
          }
          for (const table of document.querySelectorAll('table')) {
            if ([...table.querySelectorAll('th')].some(th => !th.scope)) { faults.push('scope'); }
          }
          if (document.querySelector('[style]') || document.querySelector('[onclick]')) { faults.push('inline style or script'); }
          return faults.join('|');
        })()
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [BrowserFact]
    public async Task Every_state_of_the_page_is_named_readable_and_fits_a_narrow_screen()
    {
        await using Tab tab = await Clerk.OpenAsync(browser, _folder);
        await AssertGoodAsync(tab, "1-start");

        // How a file is to be read is asked once there is one; what the keyboard has reached is outlined, each in turn and visibly.
        Assert.True(await tab.EvaluateAsync<bool>("[...document.querySelectorAll('.of-csv, .of-sheets')].every(part => part.hidden)"));
        Assert.Equal(string.Empty, await tab.EvaluateAsync<string>(NotOutlined));
        await Clerk.FillAsync(tab, _folder.Write("caseload.xlsx", MadeUpWorkbook.Bytes(250, 7, 9)), "TESTS-TESTS-TESTS-TESTS-TESTS-TEST7-PJAMM");
        await AssertGoodAsync(tab, "2-filled");
        await tab.PressAsync("check");
        await tab.UntilAsync("!document.getElementById('save-part').hidden");
        Assert.Equal("verdict", await tab.EvaluateAsync<string>("document.activeElement.id"));
        await AssertGoodAsync(tab, "3-ready");
        await tab.ChooseFileAsync("file", _folder.Write("caseload.xlsx", MadeUpWorkbook.Bytes(40, 7, 9)));
        await tab.UntilAsync("at('file-said').textContent.includes('40')");

        // The choices made for the file before are those of the mended one, so that the check says what is wrong with its rows.
        await tab.PressAsync("check");
        await tab.UntilAsync("!document.getElementById('result').hidden");
        Assert.Equal("I09 I34", await tab.EvaluateAsync<string>("[...state.verdict.counts].map(([rule]) => rule).join(' ')"));
        await AssertGoodAsync(tab, "4-refused");
        Assert.Equal(
            "2 of 40 rows are refused. Mend what is listed below in your own file or in the choices above, then check again. It stops at tolerance exceeded (I34).",
            await tab.EvaluateAsync<string>("at('verdict-more').textContent"));
        await tab.SetAsync("key", "words of my own");
        await tab.ChooseFileAsync("file", _folder.Write("notes.rtf", "x"));
        await tab.UntilAsync("at('file-said').classList.contains('bad')");
        Assert.True(await tab.EvaluateAsync<bool>("at('key-said').classList.contains('bad')"));
        await AssertGoodAsync(tab, "5-no-table");
    }

    [BrowserFact]
    public async Task The_specification_prints_a_page_for_the_reader_and_one_or_two_for_each_table()
    {
        Kit.Write(new(_folder.At("kit")), "northshire-probation", "northshire", Kit.SupplierTables);
        await using Tab tab = await browser.OpenAsync(new(_folder.At("kit", SpecificationPage.FileName)));
        Assert.Equal(string.Empty, await tab.EvaluateAsync<string>(Faults));
        Assert.Equal(string.Empty, await tab.EvaluateAsync<string>(Pale));
        await KeepAsync(tab, "specification");
        byte[] pdf = await tab.PrintAsync();
        Keep("specification.pdf", pdf);
        int pages = System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), "/Type /Page\\b");
        Assert.InRange(pages, 1 + Kit.SupplierTables.Count, 1 + Kit.SupplierTables.Count + 2);
        Assert.Empty(tab.Complaints);
    }

    private static async Task AssertGoodAsync(Tab tab, string name)
    {
        Assert.Equal(string.Empty, await tab.EvaluateAsync<string>(Faults));
        Assert.Equal(string.Empty, await tab.EvaluateAsync<string>(Pale));
        IReadOnlyList<(string Role, string Name)> workable = await tab.WorkableAsync();
        Assert.Contains(workable, part => part.Role is "combobox" or "textbox");
        Assert.DoesNotContain(workable, part => part.Role is not ("RootWebArea" or "generic") && string.IsNullOrWhiteSpace(part.Name));
        await KeepAsync(tab, name);
        Assert.Empty(tab.Complaints);
    }

    private static async Task KeepAsync(Tab tab, string name)
    {
        foreach (int width in (int[])[NarrowPage, WindowPage, WidePage])
        {
            Keep($"{name}-{width}.png", await tab.PictureAsync(width));
            Assert.InRange(await tab.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
        }
    }

    private static void Keep(string name, byte[] bytes)
    {
        if (Environment.GetEnvironmentVariable("LAA_PICTURES") is string folder)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }
    }
}
