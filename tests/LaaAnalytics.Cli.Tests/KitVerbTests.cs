using System.Security.Cryptography;

namespace LaaAnalytics.Cli.Tests;

/// <summary>What a supplier's kit and a check without a store answer.</summary>
public sealed class KitVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_kit_is_written_for_the_tables_named_and_for_all_of_people_otherwise()
    {
        string written = Laa.Works("template", "northshire-police", "--tables", "proven_offence, person", "--agreement", "northshire", "--out", _folder.At("kit"));
        Assert.Equal(5, written.TrimEnd().Split('\n').Length);
        Assert.True(File.Exists(_folder.At("kit", "proven_offence.csv")));
        Assert.Contains("northshire-police", File.ReadAllText(_folder.At("kit", "check-and-seal.html")), StringComparison.Ordinal);
        Laa.Works("template", "northshire-police", "--out", _folder.At("all"));
        Assert.True(File.Exists(_folder.At("all", "custody_episode.csv")));
        Assert.False(File.Exists(_folder.At("all", "indicator_target.csv")));
        Assert.Equal(2, Laa.Run("template", "northshire-police", "--out", _folder.At("kit")).ExitCode);
        Laa unknown = Laa.Run("template", "a", "--tables", "people", "--out", _folder.At("other"));
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("index_event", unknown.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blank_kit_is_not_ready_to_be_sent()
    {
        Laa.Works("template", "northshire-police", "--tables", "person", "--out", _folder.At("kit"));
        Laa run = Laa.Run("check", _folder.At("kit", "person.csv"), "--supplier", "northshire-police");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("person.csv [I01] expected a readable file", run.Results, StringComparison.Ordinal);
        Assert.Contains("Verdict: this supply cannot be sent.", run.Results, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_says_line_rule_and_column_and_looks_across_rows_without_a_store()
    {
        Laa.Works("synthesise", "tiny", "--out", _folder.At("tiny"));
        string good = Laa.Works("check", _folder.At("tiny", "probation"));
        Assert.Contains("Verdict: this supply can be sent. Every row passes.", good, StringComparison.Ordinal);
        Assert.Contains("Checked only at loading", good, StringComparison.Ordinal);
        Laa.Works("synthesise", "hostile", "--out", _folder.At("hostile"));
        string before = Digest();
        Laa twice = Laa.Run("check", _folder.At("hostile", "key-twice"), "--rejections", _folder.At("list.csv"));
        Assert.Equal(3, twice.ExitCode);
        Assert.Contains("index_event.csv:4 [I20] event_key: expected a key of its own in every row of a supply", twice.Results, StringComparison.Ordinal);
        Assert.Contains("  I20 Key repeated: 2. Have the supplier send each event once", twice.Results, StringComparison.Ordinal);
        Assert.Contains("\"I20\"", File.ReadAllText(_folder.At("list.csv")), StringComparison.Ordinal);
        string within = Laa.Works("check", _folder.At("hostile", "one-bad-row-in-two-hundred"));
        Assert.Contains("1 row would be refused, within the tolerance", within, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY7Q", within, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before, Digest());
    }

    [Fact]
    public void A_check_of_nothing_or_over_the_supply_ends_with_2()
    {
        Assert.Equal(2, Laa.Run("check", _folder.At("nothing.csv")).ExitCode);
        Laa.Works("synthesise", "tiny", "--out", _folder.At("tiny"));
        string file = Directory.GetFiles(_folder.At("tiny", "probation"), "*.csv")[0];
        Assert.Equal(2, Laa.Run("check", file, "--rejections", file).ExitCode);
    }

    private string Digest() => string.Join(' ', Directory.GetFiles(_folder.At("hostile"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))));
}
