using System.Text;
using System.Text.Json;
using LaaAnalytics.Domain;
using LaaAnalytics.SupplierKit.Tests.Browser;

namespace LaaAnalytics.SupplierKit.Tests;

/// <summary>Person keys: RFC 4231 for the hash, OpenSSL's command line for the whole, and the page for the other side.</summary>
[Collection(BrowserTests.Name)]
public sealed class PersonKeyTests(Chromium browser) : IDisposable
{
    private const string Key = "TESTS-TESTS-TESTS-TESTS-TESTS-TEST7-PJAMM";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // RFC 4231, test cases 1, 2 and 6, HMAC-SHA-256, first 16 bytes.
    [Theory]
    [InlineData("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "Hi There", "b0344c61d8db38535ca8afceaf0bf12b")]
    [InlineData("4a656665", "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c7")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "Test Using Larger Than Block-Size Key - Hash Key First", "60e431591ee0b67f0d8a26aacbf5b77f")]
    public void The_hash_is_that_of_the_standard(string key, string message, string digits) =>
        Assert.Equal(digits, PersonKey.Digits(Convert.FromHexString(key), Encoding.ASCII.GetBytes(message), 16));

    // printf %s A0001ZZ | openssl dgst -sha256 -hmac TESTS-TESTS-TESTS-TESTS-TESTS-TEST7-PJAMM | cut -c1-32 of the digits
    [Theory]
    [InlineData("A0001ZZ", "c8bfe52d134bbd1a03e6b39cea52ee79")]
    [InlineData("a0001 zz", "c8bfe52d134bbd1a03e6b39cea52ee79")]
    [InlineData("\u00A0A00\t01ZZ ", "c8bfe52d134bbd1a03e6b39cea52ee79")]
    [InlineData("943 476 5919", "5177cd60b47ffd5fe7f7cbed2b0b9e35")]
    [InlineData("2009/0000001m", "e23017142fb1dc4ed26368f15b61a622")]
    public void A_person_key_is_that_of_another_program(string identifier, string key)
    {
        Assert.Equal(key, PersonKey.Of(Key, identifier));
        Assert.Equal(key, PersonKey.Of("  tests TESTStests testsTESTS test7 pjamm ", identifier));
    }

    // The same under the key that the manual prints.
    [Theory]
    [InlineData("a0001 zz", "4a6f31a5d3ec0dff74a971c2e516220f")]
    [InlineData("943 476 5919", "6b56ebaf92102c41e7acf72381a85cb7")]
    [InlineData("2009/0000001m", "1a89fad2376e37f119e756d4646f7277")]
    public void The_manual_says_what_another_program_says(string identifier, string key)
    {
        Assert.Equal(key, PersonKey.Printed(identifier));
        string manual = File.ReadAllText(Path.Combine(LaaAnalytics.Testing.SharedFolder.Root, "docs", "supplier-kit.md"));
        Assert.Contains($"| `{PersonKey.Normalised(identifier)}` | `{key}` |", manual, StringComparison.Ordinal);
        Assert.Contains(PersonKey.PrintedKey, manual, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_digits_are_of_the_key_alone() => Assert.Equal("B0 80 5C", PersonKey.Fingerprint(Key));

    [Theory]
    [InlineData("Correct horse battery staple 2009!")]
    [InlineData("printed in the manual: protects nobody")]
    [InlineData("NORTHSHIRE-PARTNERSHIP-SHARED-KEY-2009")]
    [InlineData("ABCDE-FGHJK-MNPQR-STVWX-YZ234-56789-ABCDE")]
    [InlineData("TESTS-TESTS-TESTS-TESTS-TESTS-TEST7-PJAM")]
    [InlineData("TESTS-TESTS-TESTS-TESTS-TESTS-TEST7-PJAMMM")]
    [InlineData("TESTS-TESTS-TESTS-TESTS-TESTS-TEST7-PJAMÉ")]
    [InlineData(PersonKey.PrintedKey)]
    [InlineData("")]
    public void A_key_of_somebodys_own_words_or_of_the_manual_is_refused(string key)
    {
        UsageException fault = Assert.Throws<UsageException>(() => PersonKey.Of(key, "A0001ZZ"));
        Assert.Throws<UsageException>(() => PersonKey.Fingerprint(key));
        Assert.Contains("Make a new key", fault.Remedy, StringComparison.Ordinal);
        Assert.True(key.Length == 0 || !fault.ToString().Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void A_single_wrong_sign_and_two_neighbours_that_changed_places_show()
    {
        const string Signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
        string key = PersonKey.NewKey();
        Assert.Matches($"^[{Signs}]{{5}}(-[{Signs}]{{5}}){{6}}$", key);
        Assert.NotEqual(key, PersonKey.NewKey());
        Assert.Equal(PersonKey.Of(key, "A0001ZZ"), PersonKey.Of(key.ToLowerInvariant(), "A0001ZZ"));
        string plain = key.Replace("-", string.Empty, StringComparison.Ordinal);
        for (int at = 0; at < plain.Length; at++)
        {
            foreach (char sign in Signs.Where(sign => sign != plain[at]))
            {
                Assert.Throws<UsageException>(() => PersonKey.Fingerprint($"{plain[..at]}{sign}{plain[(at + 1)..]}"));
            }

            if (at > 0 && plain[at - 1] != plain[at])
            {
                Assert.Throws<UsageException>(() => PersonKey.Fingerprint($"{plain[..(at - 1)]}{plain[at]}{plain[at - 1]}{plain[(at + 1)..]}"));
            }
        }
    }

    [Theory]
    [InlineData(" \t ")]
    [InlineData("A0001ZÉ")]
    [InlineData("A\u20090001ZZ")]
    public void What_no_identifier_is_cannot_be_hashed(string identifier) => Assert.Throws<UsageException>(() => PersonKey.Of(Key, identifier));

    [BrowserFact]
    public async Task The_page_makes_the_same_keys_and_refuses_the_same_ones()
    {
        string[] identifiers = ["A0001ZZ", "a0001 zz", "\u00A0A00\t01ZZ ", "943 476 5919", "2009/0000001m", "A0001ZÉ", "A\u20090001ZZ", "~!@#", "x"];
        await using Tab tab = await browser.OpenAsync(new(_folder.Write(CheckAndSealPage.FileName, CheckAndSealPage.Html(string.Empty, null, []))));
        string made = await tab.EvaluateAsync<string>("newKey()");
        string[] keys =
        [
            Key, $" {Key.ToLowerInvariant()}\u00A0", Key.Replace('-', '\t'), Key.Replace("7-P", "8-P", StringComparison.Ordinal), Key + "2", Key[1..], PersonKey.PrintedKey, PersonKey.NewKey(), made,
            "nineteen signs here", "abababababababababababab", "schlüssel mit umlauten 12", "TESTS-TESTS-TESTS-TESTS-TESTS-TEST7-PJAMÉ", "TEſTS-TESTS-TESTS-TESTS-TESTS-TEST7-PJAMM", string.Empty,
        ];
        foreach (string key in keys)
        {
            string said = await tab.EvaluateAsync<string>(
                $"(async (key, texts) => {{ if (keyFault(key)) {{ return 'weak'; }} const keys = await personKeys(key, texts); return [await keyFingerprint(key), ...texts.map(text => keys.get(text) ?? 'none')].join(' '); }})({JsonSerializer.Serialize(key)}, {JsonSerializer.Serialize(identifiers)})");
            Assert.Equal(InCSharp(key, identifiers), said);
        }

        Assert.NotEqual("weak", InCSharp(made, identifiers));
    }

    private static string InCSharp(string key, string[] identifiers)
    {
        try
        {
            return string.Join(' ', [PersonKey.Fingerprint(key), .. identifiers.Select(identifier => OrNone(key, identifier))]);
        }
        catch (UsageException)
        {
            return "weak";
        }
    }

    private static string OrNone(string key, string identifier)
    {
        try
        {
            return PersonKey.Of(key, identifier);
        }
        catch (UsageException)
        {
            return "none";
        }
    }
}
