using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Refresh;
using LaaAnalytics.Refresh.Plans;
using LaaAnalytics.Reporting.Commentaries;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa refresh wrenshire</c>: the quarter as one verb.</summary>
internal static class RefreshCommand
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    public static Command Create(Terminal terminal)
    {
        Argument<DirectoryInfo?> root = SharedOptions.FolderArgument();
        Option<string?> reviewTo = new("--review-to") { Description = "Last day under review, 30 September or 31 March, as yyyy-MM-dd; by default the latest review that has ended and that the data reach into." };
        Option<bool> yes = new("--yes") { Description = "Go on after the plan without asking." };
        Option<bool> dryRun = new("--dry-run") { Description = "Stop after the plan; nothing in the folder changes." };
        Option<string[]> accept = new("--accept") { Description = "Guard to overrule, I40 to I43, for every supplier or for one: police:I41. Needs --reason." };
        Option<string?> reason = new("--reason") { Description = "Why a guard is overruled; kept with the load." };
        Command command = new("refresh", "Take in what is new in the inbox: shows a plan, asks, loads, and writes the draft pack and what is to do.")
        {
            root, reviewTo, yes, dryRun, accept, reason,
        };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            PartnershipFolder folder = SharedOptions.Folder(parsed, root);
            RefreshRequest request = new(terminal.Now, DoctorCommand.Version)
            {
                ReviewTo = parsed.GetValue(reviewTo) is string text ? PackCommand.ReviewEnd(text) : null,
                Accept = [.. (parsed.GetValue(accept) ?? []).Select(AcceptedGuard.Parse)],
                AcceptReason = parsed.GetValue(reason),
                Wait = () => Thread.Sleep(Moment),
                Progress = terminal.Progress,
            };
            return Run(terminal, folder, request, parsed.GetValue(yes), parsed.GetValue(dryRun));
        }));
        return command;
    }

    private static int Run(Terminal terminal, PartnershipFolder folder, RefreshRequest request, bool yes, bool dryRun)
    {
        using FolderLock held = FolderLock.Take(folder);
        using QuarterRefresh refresh = QuarterRefresh.Begin(folder, request);
        int code = refresh.Plan.HasRefusals ? ExitCodes.DataRefused : ExitCodes.Ok;
        foreach (string line in PlanWords.Of(refresh.Plan))
        {
            terminal.Results.WriteLine(line);
        }

        terminal.Results.WriteLine();
        if (dryRun)
        {
            terminal.Results.WriteLine("Dry run: nothing was changed.");
            return code;
        }

        if (refresh.Plan.HasNews && !yes)
        {
            switch (terminal.Confirm("Go on?"))
            {
                case false:
                    terminal.Results.WriteLine("Stopped: nothing was changed.");
                    return code;
                case null:
                    terminal.Results.WriteLine("Stopped after the plan: nothing was changed, because nobody can be asked here. Run it on a terminal, or add --yes.");
                    return code;
                default:
                    break;
            }
        }

        bool mayTake = Confirmed(terminal, refresh);
        Tell(terminal, folder, refresh.Complete(mayTake), refresh.Plan, mayTake);
        return mayTake ? code : ExitCodes.DataRefused;
    }

    /// <summary>Shows words that look like a person's to whoever wrote them; without anybody there, or without a yes, they are not taken.</summary>
    private static bool Confirmed(Terminal terminal, QuarterRefresh refresh)
    {
        if (refresh.Mentions.Count == 0)
        {
            return true;
        }

        if (terminal.Answers is null)
        {
            terminal.Results.WriteLine("The commentary was not taken: some of its words look like a person's. Run it on a terminal to look at them, or take them out.");
            return false;
        }

        terminal.Results.WriteLine("In the commentary these look like a person's name or number:");
        foreach (PersonalMention mention in refresh.Mentions)
        {
            terminal.Results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {mention.Sheet}, row {mention.Row}, {mention.Column}: {mention.Words} ({mention.Kind})"));
        }

        if (terminal.Types(PackCommentaryCommand.NamesQuestion, PackCommentaryCommand.Nobody) == true)
        {
            return true;
        }

        terminal.Results.WriteLine("The commentary was not taken, and the file stays as it is. Take the words out, save and close it, and run 'laa refresh' again; or run it again and type none, if they name nobody.");
        return false;
    }

    private static void Tell(Terminal terminal, PartnershipFolder folder, RefreshResult result, RefreshPlan plan, bool isTaken)
    {
        terminal.Results.WriteLine(result.Written.Count == 0
            ? "Nothing new; nothing was changed."
            : $"Written in {folder.Root.Name}:");
        foreach (string path in result.Written)
        {
            terminal.Results.WriteLine($"  {path}");
        }

        if (!isTaken)
        {
            terminal.Results.WriteLine("Next: the commentary, as said above; it is filled in, but not taken.");
        }
        else if (result.CanBeIssued)
        {
            terminal.Results.WriteLine("Next: look through the draft pack, then 'laa pack issue': nothing stands against it.");
        }
        else if (result.OutOfDate is string outOfDate)
        {
            terminal.Results.WriteLine($"Next: {char.ToLowerInvariant(outOfDate[0])}{outOfDate[1..]}");
        }
        else if (result.IsIssued)
        {
            terminal.Results.WriteLine("Next: the pack is issued, and nothing that it says has changed; what todo.md lists is for the next one.");
        }
        else if (plan.Review is Period review && result.Written.Count > 0)
        {
            terminal.Results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Next: read evidence/{review.LastDay:yyyy-MM-dd}/todo.md, and fill in commentary.xlsx beside it."));
        }
    }
}
