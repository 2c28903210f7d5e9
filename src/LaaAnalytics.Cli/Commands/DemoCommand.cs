using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Cli.Demo;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Refresh;
using LaaAnalytics.Refresh.Plans;
using LaaAnalytics.Refresh.Reviews;
using LaaAnalytics.Reporting.SixMonthReviews;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa demo</c>: a made-up partnership's year, from the first files in its inbox to a revised review pack.</summary>
internal static class DemoCommand
{
    private const string Coming = "coming";
    private const string HalfSupply = "yot-west/2009-06-half";
    private const string WrongSupply = "ppo-office/2009-09-candidates";

    /// <summary>What a stopped run may leave without having written it down.</summary>
    private static readonly string[] Planned = ["laa.duckdb", "laa.duckdb.wal", ".laa.duckdb.draft", ".laa.duckdb.draft.wal", ".laa.duckdb.draft.lock", ".laa.lock", ".laa.lock.pid"];

    private static readonly Period Review = new(new(2009, 4, 1), new(2009, 10, 1));

    /// <summary>Days of the story; fixed, so that the demo's packs are the same whenever it runs.</summary>
    private static readonly DateOnly April = new(2009, 4, 14);
    private static readonly DateOnly July = new(2009, 7, 30);
    private static readonly DateOnly October = new(2009, 10, 12);
    private static readonly DateOnly Noticed = new(2009, 10, 15);
    private static readonly DateOnly Signed = new(2009, 10, 29);
    private static readonly DateOnly January = new(2010, 1, 11);
    private static readonly DateOnly Revised = new(2010, 1, 18);

    public static Command Create(Terminal terminal)
    {
        Option<DirectoryInfo> output = new("--out") { Description = "Folder; the demo replaces only what it made there.", DefaultValueFactory = _ => new(Path.Combine("out", "demo")) };
        Command command = new("demo", "Make a partnership's folder and live through its year: four rounds of supplies, an issued pack and its revision.") { output };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () => Run(terminal, parsed.GetRequiredValue(output))));
        return command;
    }

    private static int Run(Terminal terminal, DirectoryInfo output)
    {
        DemoFolder folder = DemoFolder.Prepare(output, Planned);
        try
        {
            terminal.Results.WriteLine("Wrenshire is a made-up partnership; no person or place in it exists.");
            DemoQuarters quarters = DemoQuarters.Begin(new(folder.At(Coming)));
            folder.Remember();
            DemoPartnership partnership = Begin(folder, quarters);
            string issued = Live(terminal, folder, partnership, quarters);
            quarters.End();
            Tell(terminal, folder, partnership.Published(), issued);
            return ExitCodes.Ok;
        }
        finally
        {
            folder.Remember();
        }
    }

    /// <summary>Begins the folder as <c>laa init</c> does, with the partnership's own <c>laa.json</c>.</summary>
    private static DemoPartnership Begin(DemoFolder folder, DemoQuarters quarters)
    {
        quarters.Place(Partnership.FileName, folder.At(Partnership.FileName));
        NewPartnership.Begin(folder.Root, agreement: null, name: null, area: null);

        // The partnership sends a package, so nobody fills in the tables by hand.
        foreach (string form in Directory.GetFiles(folder.At(Path.Combine("inbox", "partnership")), "*.csv"))
        {
            File.Delete(form);
        }

        return new(PartnershipFolder.Open(folder.Root), Review);
    }

    private static string Live(Terminal terminal, DemoFolder folder, DemoPartnership partnership, DemoQuarters quarters)
    {
        Round(April, "2009-03", "the first supplies of seven suppliers");
        Round(July, "2009-06", "the second round; the eastern police and youth team have sent nothing");
        terminal.Results.WriteLine("  The half file goes back to the team, which has sent the whole one as well; that is loaded.");
        DemoQuarters.SendBack(partnership.Folder.Inbox, HalfSupply);
        RefreshPlan october = Round(October, "2009-09", "the third round, and the police file of June that was late");
        Withdraw(october.Supplies.Single(supply => supply.Path == WrongSupply).Load!.Value);
        Issue(Signed, isRevised: false, "the officers write and sign commentary.xlsx; laa refresh, laa pack issue");
        Round(January, "2009-12", "the fourth round");
        return Issue(Revised, isRevised: true, "the September pack is signed and issued again, revised; laa refresh, laa pack issue");

        RefreshPlan Round(DateOnly day, string round, string what)
        {
            Say(day, $"laa refresh: {what}");
            quarters.Drop(round, partnership.Folder.Inbox);
            folder.Remember();
            RefreshPlan plan = partnership.Refresh(day);
            foreach (string line in DemoStory.Of(plan))
            {
                terminal.Results.WriteLine($"  {line}");
            }

            folder.Remember();
            return plan;
        }

        void Withdraw(int load)
        {
            PublishedReview then = partnership.Published();
            Say(Noticed, string.Create(CultureInfo.InvariantCulture, $"laa withdraw {load}: the prolific offenders' office had sent twelve people who were only considered for the list"));
            partnership.Withdraw(load, "The list held people who were only considered for it.", Noticed);
            partnership.Refresh(Noticed);
            foreach (string line in DemoStory.Of(then, partnership.Published()))
            {
                terminal.Results.WriteLine($"  {line}");
            }
        }

        string Issue(DateOnly day, bool isRevised, string what)
        {
            Say(day, what);
            partnership.WriteCommentary(isRevised, day);
            partnership.Refresh(day);
            IssuedFile issued = partnership.Issue(day);
            terminal.Results.WriteLine($"  Issued as {issued.Pack.PackId}.");
            folder.Remember();
            return Shown(issued.Path);
        }

        void Say(DateOnly day, string what)
        {
            terminal.Progress(what);
            terminal.Results.WriteLine();
            terminal.Results.WriteLine($"{Period.DayInWords(day)}, {what}.");
        }
    }

    private static void Tell(Terminal terminal, DemoFolder folder, PublishedReview review, string issued)
    {
        terminal.Results.WriteLine();
        terminal.Results.WriteLine($"Six-month review, {review.Review.InWords()}:");
        foreach (PublishedComponent component in review.Components)
        {
            terminal.Results.WriteLine($"  {Headline.Of(component)}");
        }

        string shown = Shown(folder.Root.FullName);
        terminal.Results.WriteLine();
        terminal.Results.WriteLine($"Pack:     {issued}; its sheet Since_last_pack says what changed since the first");
        terminal.Results.WriteLine($"To do:    {Path.Combine(shown, "evidence", "2009-09-30", "todo.md")}");
        terminal.Results.WriteLine($"Supplies: {Path.Combine(shown, "inbox")}");
        terminal.Results.WriteLine();
        terminal.Results.WriteLine("Try next:");
        terminal.Results.WriteLine($"  laa loads --dir {shown}");
        terminal.Results.WriteLine($"  laa measure --dir {shown} --scheme ni18-adult --by period");
        terminal.Results.WriteLine("In a checkout, 'laa' is: dotnet run -c Release --project src/LaaAnalytics.Cli --");
    }

    private static string Shown(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path);
}
