using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa withdraw 7 --store laa.duckdb --reason "wrong quarter"</c></summary>
internal static class WithdrawCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<int> load = new("load") { Description = "Number of the load, from 'laa loads'." };
        Option<FileInfo> storePath = SharedOptions.Store();
        Option<string?> reason = new("--reason") { Description = "Why, in a few words without names; kept with the withdrawal. Needed unless --dry-run is given." };
        Option<bool> dryRun = new("--dry-run") { Description = "Say what would go and come back, and keep everything as it is." };
        Command command = new("withdraw", "Undo a wrong load: from now on as if it had not been made; earlier vintages stay as they are.")
        {
            load, storePath, reason, dryRun,
        };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            int number = parsed.GetRequiredValue(load);
            string why = parsed.GetValue(reason) ?? string.Empty;
            using LaaStore store = LaaStore.Open(parsed.GetRequiredValue(storePath).FullName, StoreAccess.ReadWrite);
            LoadSummary summary = parsed.GetValue(dryRun) ? store.PlanWithdrawal(number) : store.Withdraw(number, why, terminal.Now);
            Report(terminal.Results, number, summary);
            if (!summary.NothingChanged && store.IssuedPacks().Where(pack => pack.AsOf >= number).Select(pack => pack.PackId).ToList() is { Count: > 0 } packs)
            {
                terminal.Results.WriteLine($"Issued with it: {string.Join(", ", packs)}. They stay as they were; 'laa status' says once their figures have moved.");
            }

            return ExitCodes.Ok;
        }));
        return command;
    }

    private static void Report(TextWriter writer, int load, LoadSummary summary)
    {
        if (summary.NothingChanged)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Nothing changed: load {load} was withdrawn already, by load {summary.Seq}."));
            return;
        }

        bool isKept = summary.Seq > 0;
        writer.WriteLine(isKept
            ? string.Create(CultureInfo.InvariantCulture, $"Load {load} is withdrawn by load {summary.Seq}; figures are as if it had not been made.")
            : string.Create(CultureInfo.InvariantCulture, $"Load {load} could be withdrawn."));
        foreach (TableChange change in summary.Tables)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{change.Table}: {change.Ended:N0} rows {(isKept ? "went" : "would go")}, {change.New:N0} {(isKept ? "came" : "would come")} back."));
        }

        writer.WriteLine(isKept
            ? string.Create(CultureInfo.InvariantCulture, $"What was known before is still there: --as-of {summary.Seq - 1}.\nNext: have the supplier send the right file and drop it into its folder under inbox, then run 'laa refresh': it writes the draft pack, todo.md and commentary.xlsx anew.\nThe withdrawn file is not taken again by itself; if it was right after all, drop it into the inbox again under another name. Where a pack was issued with it: sign the new figures, then 'laa pack issue' gives the next number.")
            : "Dry run: nothing was kept.");
    }
}
