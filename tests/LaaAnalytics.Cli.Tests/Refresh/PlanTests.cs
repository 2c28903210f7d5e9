using LaaAnalytics.Testing;

namespace LaaAnalytics.Cli.Tests.Refresh;

/// <summary>What an analyst reads: the plan, the list of what is to do, the status.</summary>
public sealed class PlanTests
{
    [Fact]
    public void The_plan_of_a_first_quarter() => Snapshot.Matches(First("2009-03", new(2009, 4, 14)));

    [Fact]
    public void The_plan_of_a_second_quarter_with_a_guard_a_refusal_and_a_late_supplier()
    {
        using PartnershipDesk desk = SecondQuarter();
        Laa run = Laa.Run("refresh", desk.Root, "--dry-run");
        Assert.Equal(3, run.ExitCode);
        Snapshot.Matches(run.Results);
    }

    [Fact]
    public void The_list_of_what_is_to_do()
    {
        using PartnershipDesk desk = SecondQuarter();
        desk.Refuses();
        Snapshot.Matches(File.ReadAllText(desk.At("evidence", "2009-09-30", "todo.md")));
    }

    [Fact]
    public void The_status_fits_on_one_screen()
    {
        using PartnershipDesk desk = SecondQuarter();
        desk.Refuses();
        string status = desk.Works("status");
        Assert.InRange(status.Split('\n').Length, 5, 24);
        Snapshot.Matches(status);
    }

    private static string First(string round, DateOnly day)
    {
        using PartnershipDesk desk = new("district", "wrenshire-laa");
        desk.DropAll(round);
        Laa run = Laa.RunOn(day, answers: null, "refresh", desk.Root, "--dry-run");
        Assert.Equal(0, run.ExitCode);
        return run.Results;
    }

    /// <summary>The September supplies: police half of it, probation with a row at fault, the youth offending team nothing.</summary>
    private static PartnershipDesk SecondQuarter()
    {
        PartnershipDesk desk = new("district", "wrenshire-laa");
        desk.DropAll("2009-03");
        Laa first = Laa.RunOn(new(2009, 4, 14), answers: null, "refresh", desk.Root, "--yes");
        Assert.Equal(0, first.ExitCode);
        desk.Drop("2009-09/partnership");
        desk.Drop("2009-09/ppo-office");
        string police = desk.Drop("2009-09/police");
        PartnershipDesk.Rewrite(police, "proven_offence.csv", lines => lines.Where((_, i) => i == 0 || i % 2 == 0));
        string probation = desk.Drop("2009-09/probation");
        PartnershipDesk.Rewrite(probation, "index_event.csv", lines => lines.Select((line, i) => i == 4000 ? line.Replace("true", "perhaps", StringComparison.Ordinal).Replace("false", "perhaps", StringComparison.Ordinal) : line));
        File.WriteAllText(desk.At("inbox", "police", "covering letter.txt"), "text");
        return desk;
    }
}
