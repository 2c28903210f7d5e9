using System.CommandLine;
using LaaAnalytics.Cli.Doctor;
using LaaAnalytics.SupplierKit;

namespace LaaAnalytics.Cli.Tests.Doctor;

/// <summary>The program takes no secret, and says so to whoever gives it one.</summary>
public sealed class SecretTests
{
    [Fact]
    public void A_shared_key_on_the_command_line_is_refused_unread_and_not_repeated()
    {
        string key = PersonKey.NewKey();
        foreach (string typed in new[] { key, key.ToLowerInvariant(), key.Replace("-", " ", StringComparison.Ordinal), $"--supplier=about {key}", key.Replace("-", string.Empty, StringComparison.Ordinal) })
        {
            Laa run = Laa.Run("template", "police", typed);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains("Word 3 of the command line holds the suppliers' shared key; nothing was done.", run.Messages, StringComparison.Ordinal);
            Assert.DoesNotContain(key[..11], run.Messages + run.Results, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("PAPER-PAPER-PAPER-PAPER-PAPER-PAPER-JW7AE", null)]
    [InlineData("PAPER-PAPER-PAPER-PAPER-PAPER-PAPER-PAPER", null)]
    [InlineData("other words each just fives long again words", null)]
    [InlineData("0644e71e5bb5684937bdd4ebccb25baf", null)]
    [InlineData("-----BEGIN PRIVATE KEY-----", "a private key")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----", "a private key")]
    [InlineData("postgres://laa:hunter2@db.example.org/laa", "a password in an address")]
    [InlineData("https://www.example.org/page?a=b@c", null)]
    [InlineData("2009-09-30", null)]
    public void Other_secrets_are_told_by_their_form_and_plain_words_are_none(string text, string? kind) => Assert.Equal(kind, Secret.In(text));

    [Theory]
    [InlineData("  \"password\": \"hunter2\",", true)]
    [InlineData("  \"smtpToken\": \"abc\",", true)]
    [InlineData("  \"shared_key\" : \"abc\",", true)]
    [InlineData("  \"name\": \"The secretariat\",", false)]
    [InlineData("  \"contact\": \"performance analyst of the partnership\",", false)]
    public void In_a_file_what_calls_itself_a_secret_is_one(string line, bool isSecret) => Assert.Equal(isSecret, Secret.InSettings(line) is not null);

    [Fact]
    public void No_verb_has_an_option_or_argument_for_a_secret()
    {
        Terminal terminal = new(TextWriter.Null, TextWriter.Null, true, true, TimeProvider.System);
        string[] names = [.. Below(LaaCommand.Create(terminal)).SelectMany(command => command.Options.Select(option => option.Name).Concat(command.Arguments.Select(argument => argument.Name)))];
        Assert.Contains("--store", names);
        Assert.DoesNotContain(names, name => name.Split('-').Any(word => word is "key" or "secret" or "password" or "passphrase" or "token" or "pin"));

        static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(Below).Prepend(command);
    }
}
