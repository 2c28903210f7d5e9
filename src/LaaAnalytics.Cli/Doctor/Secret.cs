using System.Globalization;
using System.Text.RegularExpressions;
using LaaAnalytics.SupplierKit;

namespace LaaAnalytics.Cli.Doctor;

/// <summary>Texts that must stand neither on a command line nor in a file: the program takes no secret, so whoever writes one there has mistaken the place.</summary>
internal static partial class Secret
{
    /// <summary>What secret a text holds, in words without the secret; null where none is recognised.</summary>
    public static string? In(string text) =>
        PersonKey.StandsIn(text) ? "the suppliers' shared key"
        : PrivateKey().IsMatch(text) ? "a private key"
        : Login().IsMatch(text) ? "a password in an address"
        : null;

    /// <summary>As <see cref="In"/>, and what a member of a JSON file calls so.</summary>
    public static string? InSettings(string line) => In(line) ?? (Member().IsMatch(line) ? "something called a password, token or secret" : null);

    /// <summary>Refuses a command line with a secret in it; null where none is recognised.</summary>
    /// <param name="terminal">Where it is told; the secret itself is not.</param>
    /// <param name="words">Words of the command line.</param>
    /// <returns>The exit code, or null to go on.</returns>
    public static int? Refuse(Terminal terminal, IReadOnlyList<string> words)
    {
        for (int place = 0; place < words.Count; place++)
        {
            if (In(words[place]) is string kind)
            {
                terminal.Messages.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Word {place + 1} of the command line holds {kind}; nothing was done."));
                terminal.Messages.WriteLine("Command lines stand in histories and lists of processes: take it for known, and have a new one made. laa takes no key and no password.");
                return ExitCodes.Usage;
            }
        }

        return null;
    }

    [GeneratedRegex("-----BEGIN [A-Z ]*PRIVATE KEY-----")]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"://[^/\s:@""]+:[^/\s@""]+@")]
    private static partial Regex Login();

    [GeneratedRegex(@"""[^""]*(?:password|passwd|secret|token|api[_-]?key|private[_-]?key|shared[_-]?key|credential)[^""]*""\s*:\s*""[^""]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Member();
}
