using LaaAnalytics.Testing;

namespace LaaAnalytics.Cli.Tests.Refresh;

/// <summary>What a partnership's folder says of a pack that was issued, when figures, words or files are others afterwards.</summary>
public sealed class IssuedPackTests
{
    [Fact]
    public void What_changed_since_the_issue_is_told_wherever_the_quarter_stands()
    {
        using PartnershipDesk desk = new("district", "wrenshire-laa");
        desk.DropAll("2009-03");
        Assert.Equal(0, Laa.RunOn(new(2009, 4, 14), answers: null, "refresh", desk.Root, "--yes").ExitCode);
        desk.DropAll("2009-09");
        desk.Works("refresh", "--yes");
        string evidence = desk.At("evidence", "2009-09-30");
        Fill(evidence, IssueDistrict.Whole);
        Assert.Contains("then 'laa pack issue'", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        Assert.Contains("'laa refresh' writes todo.md and the draft pack anew", Issue(desk), StringComparison.Ordinal);
        Assert.Contains("It was written before the newest load or issue: run 'laa refresh'", desk.Works("status"), StringComparison.Ordinal);
        Assert.DoesNotContain("since issue", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        string status = desk.Works("status");
        Assert.DoesNotContain("newest load", status, StringComparison.Ordinal);
        Assert.DoesNotContain("since issue", status, StringComparison.Ordinal);
        Assert.DoesNotContain("not in packs", status, StringComparison.Ordinal);
        Assert.Contains("issued as wrenshire-laa-2009-09-30-1", Todo(), StringComparison.Ordinal);

        // Other words, signed.
        Fill(evidence, [("Commentary", "G31", "The partnership meets monthly."), ("Sign_off", "F6", 40140)]);
        string toIssue = "igures or words have changed since issue 1: run 'laa pack issue'.";
        Assert.Contains($"Next: f{toIssue}", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        Assert.Contains($"Next: f{toIssue}", desk.Works("refresh", "--yes"), StringComparison.Ordinal);
        Assert.Contains($"- [ ] F{toIssue}", Todo(), StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing to do.", Todo(), StringComparison.Ordinal);
        Assert.Contains($"F{toIssue}", desk.Works("status"), StringComparison.Ordinal);
        Assert.Contains("Issued as wrenshire-laa-2009-09-30-2.", Issue(desk), StringComparison.Ordinal);

        string Todo() => File.ReadAllText(Path.Combine(evidence, "todo.md"));
    }

    private static void Fill(string evidence, (string Sheet, string Cell, object? Value)[] entries)
    {
        string form = Path.Combine(evidence, "commentary.xlsx");
        File.WriteAllBytes(form, FilledCells.In(File.ReadAllBytes(form), entries));
    }

    private static string Issue(PartnershipDesk desk) => Laa.Works("pack", "issue", "--dir", desk.Root);
}
