using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Refresh;
using LaaAnalytics.Refresh.Reviews;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa pack issue --store laa.duckdb --agreement wrenshire-laa --review-to 2009-09-30 --out packs/</c></summary>
internal static class PackIssueCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<FileInfo> storePath = SharedOptions.Store();
        Option<string> agreement = SharedOptions.Agreement();
        Option<string> reviewTo = PackCommand.ReviewTo();
        Option<DirectoryInfo> output = new("--out") { Description = "Folder for the pack.", DefaultValueFactory = _ => new("packs") };
        Option<string> profile = SharedOptions.Profile();
        Option<string?> contact = PackCommand.Contact();
        Command command = new("issue", "Issue the signed pack: sealed, and entered with every figure in the store's register.") { storePath, agreement, reviewTo, output, profile, contact };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            using LaaStore store = LaaStore.Open(parsed.GetRequiredValue(storePath).FullName, StoreAccess.ReadWrite);
            StoreView view = SharedOptions.View(store, null);
            StoredReview review = new(
                store,
                parsed.GetRequiredValue(agreement),
                SixMonths.EndingOn(PackCommand.ReviewEnd(parsed.GetRequiredValue(reviewTo))),
                PackCommand.ForFiles(parsed.GetRequiredValue(profile)),
                DoctorCommand.Version,
                parsed.GetValue(contact));
            IReadOnlyList<QualityFinding> findings = review.Quality(view, PartnershipFolder.Find(parsed.GetRequiredValue(SharedOptions.Dir))?.Partnership);
            terminal.Progress("Measuring, checking and laying out the pack ...");
            IssuedFile issued = PackIssue.Run(review, view.AsOf, findings, parsed.GetRequiredValue(output).FullName, terminal.Now);
            terminal.Results.WriteLine(issued.IsNew ? $"Issued as {issued.Pack.PackId}." : $"Issued before as {issued.Pack.PackId}; nothing has changed since.");
            terminal.Results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Content {issued.Pack.Digest}"));
            terminal.Results.WriteLine(Path.GetRelativePath(Environment.CurrentDirectory, issued.Path));
            return ExitCodes.Ok;
        }));
        return command;
    }
}
