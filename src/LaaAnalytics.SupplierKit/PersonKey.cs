using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using LaaAnalytics.Domain;

namespace LaaAnalytics.SupplierKit;

/// <summary>The keyed hash that stands for a person: made by suppliers from an identifier and a key that they share and the platform never holds.</summary>
/// <remarks>
/// A person key is the first 32 hexadecimal digits, lower case, of HMAC-SHA-256 (RFC 2104, FIPS 180-4) of the normalised identifier under the key,
/// both as ASCII. The page <c>check-and-seal.html</c> makes the same; <c>docs/supplier-kit.md</c> has test values.
/// </remarks>
public static class PersonKey
{
    /// <summary>Fewest characters of a shared key.</summary>
    public const int ShortestKey = 20;

    /// <summary>Most characters of a shared key.</summary>
    public const int LongestKey = 200;

    /// <summary>Fewest different characters of a shared key.</summary>
    public const int FewestDifferent = 10;

    private const int KeyBytes = 16;
    private const int FingerprintBytes = 3;
    private const string FingerprintText = "key check";

    private static readonly SearchValues<char> Printable = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(sign => (char)sign)]);

    /// <summary>The person key of an identifier: 32 lower-case hexadecimal digits.</summary>
    /// <param name="key">The shared key, <see cref="ShortestKey"/> to <see cref="LongestKey"/> printable ASCII characters; blanks at its ends do not count.</param>
    /// <param name="identifier">The identifier as written; see <see cref="Normalised"/>.</param>
    /// <exception cref="UsageException">The key is too weak to protect anybody, or the identifier cannot be one.</exception>
    public static string Of(string key, string identifier) =>
        Digits(KeyOf(key), Encoding.ASCII.GetBytes(Normalised(identifier)), KeyBytes);

    /// <summary>Six hexadecimal digits in pairs, <c>4F 2A 91</c>, by which two clerks tell over the telephone that they typed the same key.</summary>
    /// <param name="key">The shared key.</param>
    /// <exception cref="UsageException">The key is too weak to protect anybody.</exception>
    public static string Fingerprint(string key)
    {
        string digits = Digits(KeyOf(key), Encoding.ASCII.GetBytes(FingerprintText), FingerprintBytes).ToUpperInvariant();
        return string.Join(' ', digits.Chunk(2).Select(pair => new string(pair)));
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

    private static byte[] KeyOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        string trimmed = key.Trim(' ');
        bool isStrong = trimmed.Length is >= ShortestKey and <= LongestKey && !trimmed.AsSpan().ContainsAnyExcept(Printable) && trimmed.Distinct().Count() >= FewestDifferent;
        return isStrong
            ? Encoding.ASCII.GetBytes(trimmed)
            : throw new UsageException(
                FormattableString.Invariant($"A shared key has {ShortestKey} to {LongestKey} signs of the keyboard, at least {FewestDifferent} of them different."),
                "Let the page check-and-seal.html make one.");
    }
}
