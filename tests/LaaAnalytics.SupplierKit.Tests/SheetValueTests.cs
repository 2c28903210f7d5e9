using System.Text.Json;
using LaaAnalytics.SupplierKit.Tests.Browser;

namespace LaaAnalytics.SupplierKit.Tests;

/// <summary>What the page makes of numbers, dates and formats of spreadsheets.</summary>
[Collection(BrowserTests.Name)]
public sealed class SheetValueTests(Chromium browser) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [BrowserFact]
    public async Task Numbers_dates_and_formats_are_read_as_people_wrote_them()
    {
        await using Tab tab = await browser.OpenAsync(new(_folder.Write(CheckAndSealPage.FileName, CheckAndSealPage.Html(string.Empty, null, []))));

        // Days: 39448 is 1 January 2008 (ECMA-376 part 1, 18.17.4.1), day 60 is the 29 February 1900 that there never was, 1904 counts from 0.
        await SaysAsync(tab, "['39448', '39448.5', '39447.9999999', '1', '59', '61', '2958465'].map(day => dayOfSerial(day, '1899-12-30')).join(' ')",
            "2008-01-01 2008-01-01 2008-01-01 1900-01-01 1900-02-28 1900-03-01 9999-12-31");
        await SaysAsync(tab, "['0', '0.75', '60', '60.5', '-1', '2958466'].map(day => String(dayOfSerial(day, '1899-12-30'))).join(' ')", "null null null null null null");
        await SaysAsync(tab, "['0', '37986'].map(day => dayOfSerial(day, '1904-01-01')).join(' ')", "1904-01-01 2008-01-01");
        await SaysAsync(tab, "['0.28999999999999998', '1.25E-1', '9.43476591E9', '12345678901234567', '0.1', '-2.50', '1E-7', '100', '1.0000000000000002'].map(numberText).join(' ')",
            "0.29 0.125 9434765910 12345678901234567 0.1 -2.50 0.0000001 100 1");
        string[] dates = ["dd/mm/yyyy", "[$-809]dd mmmm yyyy;@", "mmm-yy", "mmmm", "yyyy\\-mm\\-dd\\ hh:mm:ss", "DD/MM/YYYY"];
        string[] others = ["hh:mm", "[h]:mm:ss", "[mm]:ss.0", "0.00", "#,##0;[Red]-#,##0", "0\" days\"", "[$\u00A3-809]#,##0.00", "0.00E+00", "General\\d", "0_d", "[Red]0", "\"unclosed d"];
        await SaysAsync(tab, $"{JsonSerializer.Serialize(dates.Concat(others))}.map(code => (isDateFormat('200', new Map([['200', code]])) ? 'd' : '-')).join('')", new string('d', dates.Length) + new string('-', others.Length));
        await SaysAsync(tab, "['14', '17', '22', '31', '58', '0', '2', '18', '21', '45', '46', '49'].map(id => (isDateFormat(id, new Map()) ? 'd' : '-')).join('')", "ddddd-------");
        await SaysAsync(tab, "unescapedText('a_x000D_b_x005F_c') + columnNumber('AA7') + JSON.stringify(rangeOf('B7:C9'))", "a\rb_c26{\"firstRow\":7,\"lastRow\":9,\"firstColumn\":1,\"lastColumn\":2}");
    }

    private static async Task SaysAsync(Tab tab, string expression, string expected) => Assert.Equal(expected, await tab.EvaluateAsync<string>(expression));
}
