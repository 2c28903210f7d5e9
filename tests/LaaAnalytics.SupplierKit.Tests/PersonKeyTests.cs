using System.Text;
using System.Text.Json;
using LaaAnalytics.Domain;
using LaaAnalytics.SupplierKit.Tests.Browser;

namespace LaaAnalytics.SupplierKit.Tests;

/// <summary>Person keys: RFC 4231 for the hash, OpenSSL's command line for the whole, and the page for the other side.</summary>
[Collection(BrowserTests.Name)]
public sealed class PersonKeyTests(Chromium browser) : IDisposable
{
    private const string Key = "printed in the manual: protects nobody";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // RFC 4231, test cases 1, 2 and 6, HMAC-SHA-256, first 16 bytes.
    [Theory]
    [InlineData("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "Hi There", "b0344c61d8db38535ca8afceaf0bf12b")]
    [InlineData("4a656665", "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c7")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "Test Using Larger Than Block-Size Key - Hash Key First", "60e431591ee0b67f0d8a26aacbf5b77f")]
    public void The_hash_is_that_of_the_standard(string key, string message, string digits) =>
        Assert.Equal(digits, PersonKey.Digits(Convert.FromHexString(key), Encoding.ASCII.GetBytes(message), 16));

    // printf %s A0001ZZ | openssl dgst -sha256 -hmac 'printed in the manual: protects nobody' | cut -c1-32 of the digits
    [Theory]
    [InlineData("A0001ZZ", "1fa5bbddb2962e3e84d9ff8b08e4c3eb")]
    [InlineData("a0001 zz", "1fa5bbddb2962e3e84d9ff8b08e4c3eb")]
    [InlineData("\u00A0A00\t01ZZ ", "1fa5bbddb2962e3e84d9ff8b08e4c3eb")]
    [InlineData("943 476 5919", "b8b8a750beb04545cdb93046fc3f3309")]
    [InlineData("2009/0000001m", "ea66060962f04d95877a337a8af70982")]
    public void A_person_key_is_that_of_another_program(string identifier, string key)
    {
        Assert.Equal(key, PersonKey.Of(Key, identifier));
        Assert.Equal(key, PersonKey.Of($"  {Key} ", identifier));
    }

    [Fact]
    public void Check_digits_are_of_the_key_alone() => Assert.Equal("83 F9 BC", PersonKey.Fingerprint(Key));

    [Theory]
    [InlineData("nineteen signs here")]
    [InlineData("abababababababababababab")]
    [InlineData("schlüssel mit umlauten 12")]
    [InlineData("")]
    public void A_weak_key_is_refused(string key)
    {
        Assert.Throws<UsageException>(() => PersonKey.Of(key, "A0001ZZ"));
        Assert.Throws<UsageException>(() => PersonKey.Fingerprint(key));
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
        string[] keys = [Key, $" {Key}", "nineteen signs here", "abababababababababababab", "schlüssel mit umlauten 12", "0123456789 0123456789", new string('a', 180) + "0123456789x", new string('a', 190) + "0123456789x"];
        await using Tab tab = await browser.OpenAsync(new(_folder.Write(CheckAndSealPage.FileName, CheckAndSealPage.Html(string.Empty, null, []))));
        foreach (string key in keys)
        {
            string made = await tab.EvaluateAsync<string>(
                $"(async (key, texts) => {{ if (keyFault(key)) {{ return 'weak'; }} const keys = await personKeys(key, texts); return [await keyFingerprint(key), ...texts.map(text => keys.get(text) ?? 'none')].join(' '); }})({JsonSerializer.Serialize(key)}, {JsonSerializer.Serialize(identifiers)})");
            Assert.Equal(InCSharp(key, identifiers), made);
        }
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
