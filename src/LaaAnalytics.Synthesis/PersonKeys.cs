using System.Security.Cryptography;
using System.Text;

namespace LaaAnalytics.Synthesis;

/// <summary>Person keys as suppliers make them: a keyed hash of what they hold on the person, the same at every supplier.</summary>
public static class PersonKeys
{
    /// <summary>The key shared by the suppliers of made-up worlds. Published on purpose: it protects nobody, because nobody here exists.</summary>
    public const string TestKey = "LaaAnalytics synthetic people: published test key";

    /// <summary>32 lower-case hexadecimal digits: the first 16 bytes of HMAC-SHA-256 of the name of a made-up person.</summary>
    public static string Of(string person) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(TestKey), Encoding.UTF8.GetBytes(person)).AsSpan(0, 16));
}
