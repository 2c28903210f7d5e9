using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Releases;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Releases;
using LaaAnalytics.Refresh.Releases;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa release check figures.csv --store laa.duckdb</c></summary>
internal static class ReleaseCommand
{
    public static Command Create(Terminal terminal) => new("release", "Hold what is to leave against everything that left before; submit, review and approve it; list the ledger.")
    {
        Check(terminal),
        Submit(terminal),
        Review(terminal),
        Approve(terminal),
        Refuse(terminal),
        Withdraw(terminal),
        Ledger(terminal),
    };

    private static Command Check(Terminal terminal)
    {
        Argument<FileInfo> path = File();
        Option<FileInfo> storePath = SharedOptions.Store();
        Option<string?> profile = PackCommand.Profile();
        Option<bool> json = Json();
        Command command = new("check", "Say whether a file may leave: by itself, and beside every issued pack and approved release.") { path, storePath, profile, json };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            FileInfo stored = parsed.GetRequiredValue(storePath);
            DisclosureProfile chosen = PackCommand.ForFiles(parsed.GetValue(profile), SharedOptions.FolderOf(parsed, stored));
            ReleaseFile file = ReleaseFile.Read(parsed.GetRequiredValue(path).FullName);
            using LaaStore store = LaaStore.Open(stored.FullName, StoreAccess.ReadOnly);
            terminal.Progress("Holding it against everything released before ...");
            ReleaseVerdict verdict = ReleaseJudgement.Of(store, file, chosen);
            if (parsed.GetValue(json))
            {
                ReleaseJson.Write(terminal.Results, file, chosen, verdict);
            }
            else
            {
                ReleaseText.Write(terminal.Results, file.FileName, verdict);
            }

            return verdict.IsSafe ? ExitCodes.Ok : ExitCodes.Disclosure;
        }));
        return command;
    }

    private static Command Submit(Terminal terminal)
    {
        Argument<FileInfo> path = File();
        Option<FileInfo> storePath = SharedOptions.Store();
        Option<string> by = new("--as") { Description = "The role that submits it, not a person's name.", Required = true };
        Option<string> reason = new("--reason") { Description = "Why it is to leave, in a few words.", Required = true };
        Option<string?> kind = new("--kind") { Description = "What leaves with these figures, where it is not the file itself: edition, page or query." };
        kind.AcceptOnlyFromAmong([.. ReleaseKind.All]);
        Option<string?> profile = PackCommand.Profile();
        Command command = new("submit", "Put a file forward to leave: it is entered in the ledger with every number of people that it prints.") { path, storePath, by, reason, kind, profile };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            FileInfo stored = parsed.GetRequiredValue(storePath);
            DisclosureProfile chosen = PackCommand.ForFiles(parsed.GetValue(profile), SharedOptions.FolderOf(parsed, stored));
            ReleaseFile file = ReleaseFile.Read(parsed.GetRequiredValue(path).FullName);
            using LaaStore store = LaaStore.Open(stored.FullName, StoreAccess.ReadWrite);
            terminal.Progress("Holding it against everything released before ...");
            (Release release, ReleaseVerdict verdict, bool isNew) = ReleaseLedger.Submit(store, file, parsed.GetValue(kind), chosen, parsed.GetRequiredValue(by), parsed.GetRequiredValue(reason), terminal.Now);
            ReleaseText.Write(terminal.Results, file.FileName, verdict);
            if (!isNew)
            {
                terminal.Results.WriteLine($"Submitted before as {release.ReleaseId}, which is {ReleaseWords.Of(release.On(terminal.Today))}; nothing was entered.");
                return ExitCodes.Ok;
            }

            terminal.Results.WriteLine($"Submitted as {release.ReleaseId}.");
            terminal.Results.WriteLine($"Next: another role than the {release.SubmittedBy} decides, with 'laa release approve {release.ReleaseId} --by ROLE' or 'laa release refuse {release.ReleaseId} --by ROLE --reason TEXT'.");
            return ExitCodes.Ok;
        }));
        return command;
    }

    private static Command Review(Terminal terminal)
    {
        Argument<string> id = Id();
        Option<FileInfo> storePath = SharedOptions.Store();
        Option<string?> by = new("--by") { Description = "The role that has looked at it; then that is noted in the ledger." };
        Command command = new("review", "Show what a release is and what stands against it now.") { id, storePath, by };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            string? role = parsed.GetValue(by);
            using LaaStore store = LaaStore.Open(parsed.GetRequiredValue(storePath).FullName, role is null ? StoreAccess.ReadOnly : StoreAccess.ReadWrite);
            Release release = store.FindRelease(parsed.GetRequiredValue(id));
            terminal.Progress("Holding it against everything released before ...");
            ReleaseVerdict verdict = ReleaseJudgement.Of(store, release);
            release = role is null ? release : ReleaseLedger.Review(store, release.ReleaseId, role, terminal.Now);
            ReleaseText.Write(terminal.Results, release, release.On(terminal.Today));
            ReleaseText.Write(terminal.Results, release.FileName, verdict);
            return ExitCodes.Ok;
        }));
        return command;
    }

    private static Command Approve(Terminal terminal)
    {
        Option<string?> exception = new("--exception") { Description = "Why it may leave although it is not safe; with --until." };
        Option<string?> until = new("--until") { Description = "Last day of the exception, as yyyy-MM-dd." };
        return Decide(terminal, "approve", "Let a release leave, where nothing stands against it now, or as an exception.", [exception, until], (parsed, store, id, by) =>
        {
            terminal.Progress("Holding it against everything released before ...");
            (Release release, ReleaseVerdict? verdict) = ReleaseLedger.Approve(store, id, by, parsed.GetValue(exception), Day(parsed.GetValue(until)), terminal.Now);
            if (parsed.GetValue(exception) is not null && verdict is { IsSafe: true })
            {
                terminal.Results.WriteLine("Nothing stands against it, so no exception was needed and none is noted.");
            }

            return release;
        });
    }

    private static Command Refuse(Terminal terminal)
    {
        Option<string> reason = new("--reason") { Description = "Why it may not leave, in a few words.", Required = true };
        return Decide(terminal, "refuse", "Keep a release from leaving.", [reason], (parsed, store, id, by) => ReleaseLedger.Refuse(store, id, by, parsed.GetRequiredValue(reason), terminal.Now));
    }

    private static Command Withdraw(Terminal terminal)
    {
        Option<string> reason = new("--reason") { Description = "Why it is taken back, in a few words.", Required = true };
        return Decide(terminal, "withdraw", "Take a release back; where it was approved, what it printed stays known.", [reason], (parsed, store, id, by) => ReleaseLedger.Withdraw(store, id, by, parsed.GetRequiredValue(reason), terminal.Now));
    }

    private static Command Ledger(Terminal terminal)
    {
        Option<FileInfo> storePath = SharedOptions.Store();
        Option<bool> json = Json();
        Command command = new("ledger", "List issued packs and releases with what was decided about them.") { storePath, json };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            using LaaStore store = LaaStore.Open(parsed.GetRequiredValue(storePath).FullName, StoreAccess.ReadOnly);
            IReadOnlyList<LedgerLine> lines = ReleaseLedger.Lines(store, terminal.Today);
            if (parsed.GetValue(json))
            {
                ReleaseJson.Write(terminal.Results, lines);
            }
            else
            {
                ReleaseText.Write(terminal.Results, lines);
            }

            return ExitCodes.Ok;
        }));
        return command;
    }

    /// <summary>A verb by which a role decides about a release.</summary>
    private static Command Decide(Terminal terminal, string name, string description, IEnumerable<Option> options, Func<ParseResult, LaaStore, string, string, Release> decide)
    {
        Argument<string> id = Id();
        Option<FileInfo> storePath = SharedOptions.Store();
        Option<string> by = new("--by") { Description = "The role that does it, not a person's name; to approve or refuse, another one than submitted it.", Required = true };
        Command command = new(name, description) { id, storePath, by };
        foreach (Option option in options)
        {
            command.Add(option);
        }

        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            using LaaStore store = LaaStore.Open(parsed.GetRequiredValue(storePath).FullName, StoreAccess.ReadWrite);
            Release release = decide(parsed, store, parsed.GetRequiredValue(id), parsed.GetRequiredValue(by));
            ReleaseText.Write(terminal.Results, release, release.On(terminal.Today));
            return ExitCodes.Ok;
        }));
        return command;
    }

    private static Argument<FileInfo> File() => new Argument<FileInfo>("file") { Description = "Pack of this program, or figures as 'laa measure --format csv' or json writes them." }.AcceptExistingOnly();

    private static Argument<string> Id() => new("id") { Description = "Id of the release, from 'laa release ledger'." };

    private static Option<bool> Json() => new("--json") { Description = "As JSON." };

    private static DateOnly? Day(string? text) =>
        text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day
        : throw new UsageException("--until is not a day.", "Write the last day of the exception as yyyy-MM-dd, for example 2010-03-31.");
}
