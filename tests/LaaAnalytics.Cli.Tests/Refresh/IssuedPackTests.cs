using LaaAnalytics.Store;
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

        // A list taken back after the issue: figures move, and the signature is of others.
        Assert.Contains("Issued with it: wrenshire-laa-2009-09-30-1, wrenshire-laa-2009-09-30-2. They stay as they were", TakeBack(desk, "probation"), StringComparison.Ordinal);
        const string Moved = "Figures have moved since issue 2: look through commentary.xlsx and sign again.";
        status = desk.Works("status");
        Assert.Contains(Moved, status, StringComparison.Ordinal);
        Assert.Contains("newest load", status, StringComparison.Ordinal);
        desk.Works("refresh", "--yes");
        Assert.Contains($"- [ ] {Moved}", Todo(), StringComparison.Ordinal);
        Assert.DoesNotContain("newest load", desk.Works("status"), StringComparison.Ordinal);
        File.Delete(Assert.Single(Directory.GetFiles(desk.At("packs"), "*issue-2.xlsx")));
        Assert.Contains("Its file is not in packs: 'laa pack issue' puts it back", desk.Works("status"), StringComparison.Ordinal);

        // Without the newest of anybody the review before is under way again; what was issued is told all the same.
        foreach (string supplier in (string[])["police", "yot", "ppo-office"])
        {
            TakeBack(desk, supplier);
        }

        status = desk.Works("status");
        Assert.Contains("Review:   October 2008 to March 2009", status, StringComparison.Ordinal);
        Assert.Contains("Issued last: wrenshire-laa-2009-09-30-2.", status, StringComparison.Ordinal);
        Assert.Contains(Moved, status, StringComparison.Ordinal);

        string Todo() => File.ReadAllText(Path.Combine(evidence, "todo.md"));
    }

    /// <summary>Withdraws a supplier's newest load.</summary>
    private static string TakeBack(PartnershipDesk desk, string supplier)
    {
        int load;
        using (LaaStore store = LaaStore.Open(desk.At("laa.duckdb"), StoreAccess.ReadOnly))
        {
            load = store.Loads().Last(record => record.Supplier == supplier && record.Withdraws is null).Seq;
        }

        return Laa.Works("withdraw", load.ToString(System.Globalization.CultureInfo.InvariantCulture), "--store", desk.At("laa.duckdb"), "--reason", "wrong file");
    }

    private static void Fill(string evidence, (string Sheet, string Cell, object? Value)[] entries)
    {
        string form = Path.Combine(evidence, "commentary.xlsx");
        File.WriteAllBytes(form, FilledCells.In(File.ReadAllBytes(form), entries));
    }

    private static string Issue(PartnershipDesk desk) => Laa.Works("pack", "issue", "--dir", desk.Root);
}
