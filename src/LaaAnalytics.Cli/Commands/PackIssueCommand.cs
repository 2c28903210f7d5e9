using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Domain.Reviews;
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
        Option<string?> reviewTo = PackCommand.ReviewTo();
        Option<DirectoryInfo?> output = new("--out") { Description = "Folder for the pack; by default packs, in the partnership's folder where there is one." };
        Option<string?> profile = PackCommand.Profile();
        Option<string?> contact = PackCommand.Contact();
        Command command = new("issue", "Issue the signed pack: sealed, and entered with every figure in the store's register.") { storePath, agreement, reviewTo, output, profile, contact };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            FileInfo file = parsed.GetRequiredValue(storePath);
            PartnershipFolder? folder = SharedOptions.FolderOf(parsed, file);
            using LaaStore store = LaaStore.Open(file.FullName, StoreAccess.ReadWrite);
            StoreView view = SharedOptions.View(store, null);
            StoredReview review = new(
                store,
                parsed.GetRequiredValue(agreement),
                SixMonths.EndingOn(PackCommand.ReviewEnd(parsed.GetValue(reviewTo), folder, store, terminal)),
                PackCommand.ForFiles(parsed.GetValue(profile), folder).ForIssue(),
                DoctorCommand.Version,
                parsed.GetValue(contact) ?? folder?.Partnership.Contact);
            IReadOnlyList<QualityFinding> findings = review.Quality(view, folder?.Partnership);
            terminal.Progress("Measuring, checking and laying out the pack ...");
            IssuedFile issued = PackIssue.Run(review, view.AsOf, findings, parsed.GetValue(output)?.FullName ?? folder?.At("packs") ?? Path.GetFullPath("packs"), terminal.Now, folder?.Partnership);
            if (issued.PutBack is IssuedPack back)
            {
                terminal.Results.WriteLine($"Put back: the file of {back.PackId} was gone, and stands in its place again as it was issued on {Day(back)}.");
            }

            terminal.Results.WriteLine(issued.IsNew ? $"Issued as {issued.Pack.PackId}." : $"Issued before as {issued.Pack.PackId} on {Day(issued.Pack)}; nothing that it says has changed since, so there is no new issue.");
            terminal.Results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seal of the content: {issued.Pack.Digest}"));
            terminal.Results.WriteLine(Path.GetRelativePath(Environment.CurrentDirectory, issued.Path));
            if (issued.IsNew)
            {
                terminal.Results.WriteLine("Pass the file on as it is: saved again by a spreadsheet program it is another file, and 'laa pack verify' says so.");
            }

            if (folder is not null && issued.IsNew)
            {
                terminal.Results.WriteLine("Next: 'laa refresh' writes todo.md and the draft pack anew.");
            }

            return ExitCodes.Ok;
        }));
        return command;
    }

    private static string Day(IssuedPack pack) => Period.DayInWords(DateOnly.ParseExact(pack.IssuedOn[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
