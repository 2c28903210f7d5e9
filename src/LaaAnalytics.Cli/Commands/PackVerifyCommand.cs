using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Refresh.Reviews;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa pack verify packs/x10000001-six-month-review-to-september-2009-issue-1.xlsx --store laa.duckdb</c></summary>
internal static class PackVerifyCommand
{
    private const int MostListed = 20;

    public static Command Create(Terminal terminal)
    {
        Argument<FileInfo> file = new Argument<FileInfo>("file") { Description = "Pack that was issued from this store." }.AcceptExistingOnly();
        Option<FileInfo> storePath = SharedOptions.Store();
        Command command = new("verify", "Check that a file is the pack that was issued, and that the store still gives its figures.") { file, storePath };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            using LaaStore store = LaaStore.Open(parsed.GetRequiredValue(storePath).FullName, StoreAccess.ReadOnly);
            using FileStream pack = parsed.GetRequiredValue(file).OpenRead();
            terminal.Progress("Working out every figure again ...");
            PackVerification verification = PackVerification.Of(store, pack, DoctorCommand.Version);
            if (verification.Mismatches.Count == 0)
            {
                terminal.Results.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Verified: {verification.Pack!.PackId}, the content is as issued on {verification.Pack.IssuedOn[..10]}, and the store gives all {verification.Figures} figures as known after load {verification.Pack.AsOf}."));
                return ExitCodes.Ok;
            }

            terminal.Messages.WriteLine("This is not what was issued:");
            foreach (string mismatch in verification.Mismatches.Take(MostListed))
            {
                terminal.Messages.WriteLine($"  {mismatch}");
            }

            if (verification.Mismatches.Count > MostListed)
            {
                terminal.Messages.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {verification.Mismatches.Count - MostListed:N0} more"));
            }

            terminal.Messages.WriteLine("Hand on the file in packs as it was issued; where that is gone, 'laa pack issue' puts it back as long as nothing new was issued.");

            return ExitCodes.NotAsIssued;
        }));
        return command;
    }
}
