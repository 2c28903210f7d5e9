using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using LaaAnalytics.Domain;

namespace LaaAnalytics.SupplierKit;

/// <summary>The keyed hash that stands for a person: made by suppliers from an identifier and a key that they share and the platform never holds.</summary>
/// <remarks>
/// A person key is the first 32 hexadecimal digits, lower case, of HMAC-SHA-256 (RFC 2104, FIPS 180-4) of the normalised identifier under the key,
/// both as ASCII; the key in capitals and groups, as it is made. The page <c>check-and-seal.html</c> makes the same; <c>docs/supplier-kit.md</c> has test values.
/// </remarks>
public static partial class PersonKey
{
    /// <summary>The key that is printed in the manual, so that it protects nobody: refused everywhere but in examples.</summary>
    public const string PrintedKey = "PAPER-PAPER-PAPER-PAPER-PAPER-PAPER-JW7AE";

    private const string Signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Group = 5;
    private const int DrawnSigns = 30;
    private const int CheckStep = 31;
    private const int CheckModulus = 30 * 30 * 30 * 30 * 30;
    private const int KeyBytes = 16;
    private const int FingerprintBytes = 3;
    private const string FingerprintText = "key check";

    private static readonly SearchValues<char> KeySigns = SearchValues.Create(Signs);
    private static readonly SearchValues<char> Printable = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(sign => (char)sign)]);

    /// <summary>The person key of an identifier: 32 lower-case hexadecimal digits.</summary>
    /// <param name="key">The shared key as <see cref="NewKey"/> or the page made it; blanks, dashes and the case of its letters do not count.</param>
    /// <param name="identifier">The identifier as written; see <see cref="Normalised"/>.</param>
    /// <exception cref="UsageException">The key is not one that was made so, or the identifier cannot be one.</exception>
    public static string Of(string key, string identifier) =>
        Digits(KeyOf(key), Encoding.ASCII.GetBytes(Normalised(identifier)), KeyBytes);

    /// <summary>A new shared key: seven groups of five signs, thirty drawn at random (147 bits) and five that check them.</summary>
    /// <remarks>For suppliers with systems of their own. No command of the platform makes or prints one, because whoever runs it would learn it.</remarks>
    public static string NewKey()
    {
        string drawn = RandomNumberGenerator.GetString(Signs, DrawnSigns);
        return Grouped(drawn + CheckSigns(drawn));
    }

    /// <summary>Six hexadecimal digits in pairs, <c>4F 2A 91</c>, by which two clerks tell over the telephone that they typed the same key.</summary>
    /// <param name="key">The shared key.</param>
    /// <exception cref="UsageException">The key is not one that <see cref="NewKey"/> or the page made.</exception>
    public static string Fingerprint(string key)
    {
        string digits = Digits(KeyOf(key), Encoding.ASCII.GetBytes(FingerprintText), FingerprintBytes).ToUpperInvariant();
        return string.Join(' ', digits.Chunk(2).Select(pair => new string(pair)));
    }

    /// <summary>Whether a shared key stands anywhere in a text; the printed one, which protects nobody, does not count.</summary>
    public static bool StandsIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return KeyForm().Matches(text).Select(match => Bare(match.Groups[1].Value)).Any(signs => Fault(signs) is null);
    }

    /// <summary>The identifier as it is hashed: without blanks (space, tab, no-break space), letters a to z in upper case.</summary>
    /// <remarks>Other signs stay, so suppliers agree on one way of writing: <c>2009/0000001M</c> and <c>09/1M</c> are different identifiers.</remarks>
    /// <exception cref="UsageException">Nothing is left, or something other than printable ASCII.</exception>
    public static string Normalised(string identifier)
    {
        ArgumentNullException.ThrowIfNull(identifier);
        string normalised = new([.. identifier.Where(sign => sign is not (' ' or '\t' or '\u00A0')).Select(sign => char.IsAsciiLetterLower(sign) ? (char)(sign - 'a' + 'A') : sign)]);
        return normalised.Length > 0 && !normalised.AsSpan().ContainsAnyExcept(Printable)
            ? normalised
            : throw new UsageException("An identifier is blank, or holds signs that no identifier has.", "Identifiers are letters, digits and signs of the keyboard.");
    }

    /// <summary>The first digits of HMAC-SHA-256.</summary>
    internal static string Digits(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, int bytes) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, message).AsSpan(0, bytes));

    /// <summary>The person key of an identifier under <see cref="PrintedKey"/>, for examples.</summary>
    internal static string Printed(string identifier) =>
        Digits(Encoding.ASCII.GetBytes(PrintedKey), Encoding.ASCII.GetBytes(Normalised(identifier)), KeyBytes);

    private static byte[] KeyOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        string signs = Bare(key);
        return Fault(signs) is string fault
            ? throw new UsageException(fault, "Get the key from the supplier who made it, or press 'Make a new key' in check-and-seal.html.")
            : Encoding.ASCII.GetBytes(Grouped(signs));
    }

    /// <summary>A key's signs without what does not count.</summary>
    private static string Bare(string key) =>
        new([.. key.Where(sign => sign is not (' ' or '\t' or '\u00A0' or '-')).Select(sign => char.IsAsciiLetterLower(sign) ? (char)(sign - 'a' + 'A') : sign)]);

    /// <summary>Why these signs are no shared key; null where they are one.</summary>
    private static string? Fault(string signs) =>
        signs.Length != DrawnSigns + Group || signs.AsSpan().ContainsAnyExcept(KeySigns) ? "This is not a shared key as the page makes it: seven groups of five letters and digits. Words of one's own can be guessed."
        : signs[DrawnSigns..] != CheckSigns(signs[..DrawnSigns]) ? "A sign of the shared key is wrong or out of place."
        : Grouped(signs) == PrintedKey ? "This key is printed in the manual and protects nobody."
        : null;

    /// <summary>Seven groups of five, also where other words stand before them.</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9])(?=([A-Za-z2-9]{5}(?:[- \t\u00A0]?[A-Za-z2-9]{5}){6})(?![A-Za-z0-9]))")]
    private static partial Regex KeyForm();

    private static string Grouped(string signs) => string.Join('-', signs.Chunk(Group).Select(group => new string(group)));

    /// <summary>Five signs that show every single wrong sign, and every two neighbours that changed places.</summary>
    private static string CheckSigns(string drawn)
    {
        int rest = drawn.Aggregate(0, (sum, sign) => ((sum * CheckStep) + Signs.IndexOf(sign, StringComparison.Ordinal) + 1) % CheckModulus);
        char[] check = new char[Group];
        for (int i = Group - 1; i >= 0; i--, rest /= Signs.Length)
        {
            check[i] = Signs[rest % Signs.Length];
        }

        return new(check);
    }
}
