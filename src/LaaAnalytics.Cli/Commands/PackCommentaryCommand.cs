using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Refresh;
using LaaAnalytics.Refresh.Reviews;
using LaaAnalytics.Reporting.Commentaries;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa pack commentary --store laa.duckdb --agreement wrenshire-laa --review-to 2009-09-30 --read commentary.xlsx</c></summary>
internal static class PackCommentaryCommand
{
    /// <summary>What is typed where words that look like people name none.</summary>
    public const string Nobody = "none";

    /// <summary>The question about words that look like people.</summary>
    public const string NamesQuestion = "If all of these are roles, places or organisations, type none. If any is a person, press Enter:";

    public static Command Create(Terminal terminal)
    {
        Option<FileInfo> storePath = SharedOptions.Store();
        Option<string> agreement = SharedOptions.Agreement();
        Option<string?> reviewTo = PackCommand.ReviewTo();
        Option<FileInfo?> output = new("--out") { Description = $"Workbook to write, for officers to fill in; {CommentaryWorkbook.FileName} by default." };
        Option<FileInfo?> read = new("--read") { Description = "Workbook that was filled in: reads it, shows words that look like people, and takes it into the store." };
        Option<bool> acceptNames = new("--accept-names") { Description = "Take the texts although words in them look like a person's name or number; without it you are asked." };
        Option<string?> profile = PackCommand.Profile();
        Option<string?> contact = PackCommand.Contact();
        Command command = new("commentary", "Write the workbook for texts, actions and the sign-off, or read it back.") { storePath, agreement, reviewTo, output, read, acceptNames, profile, contact };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            FileInfo? filled = parsed.GetValue(read);
            FileInfo file = parsed.GetRequiredValue(storePath);
            PartnershipFolder? folder = SharedOptions.FolderOf(parsed, file);
            using LaaStore store = LaaStore.Open(file.FullName, filled is null ? StoreAccess.ReadOnly : StoreAccess.ReadWrite);
            StoredReview review = new(
                store,
                parsed.GetRequiredValue(agreement),
                SixMonths.EndingOn(PackCommand.ReviewEnd(parsed.GetValue(reviewTo), folder, store, terminal)),
                PackCommand.ForFiles(parsed.GetValue(profile), folder).ForIssue(),
                DoctorCommand.Version,
                parsed.GetValue(contact) ?? folder?.Partnership.Contact);
            return filled is null ? Write(terminal, review, parsed.GetValue(output) ?? new(CommentaryWorkbook.FileName)) : Read(terminal, review, filled, parsed.GetValue(acceptNames));
        }));
        return command;
    }

    /// <summary>Says what was read and takes it, unless a problem stands against it or nobody has confirmed words that look like people.</summary>
    /// <returns>The exit code.</returns>
    public static int Take(Terminal terminal, CommentaryIntake intake, bool acceptNames)
    {
        foreach (CommentaryProblem problem in intake.Reading.Problems)
        {
            terminal.Messages.WriteLine(problem.ToString());
        }

        if (!intake.Reading.CanBeTaken)
        {
            terminal.Messages.WriteLine("Nothing was taken. Mend the cells named above and read the workbook again.");
            return ExitCodes.DataRefused;
        }

        if (intake.Reading.Mentions.Count > 0 && !MayTake(terminal, intake.Reading.Mentions, acceptNames))
        {
            terminal.Messages.WriteLine("Nothing was taken. Take the words out and read the workbook again; or, if they name nobody, read it again and type none, or add --accept-names.");
            return ExitCodes.DataRefused;
        }

        if (intake.ChangedFigures.Count > 0)
        {
            terminal.Results.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Figures have changed since this workbook was written, after load {intake.Stamp.AsOf}: {intake.ChangedFigures.Count} of them. The texts are kept; write the workbook anew before it is signed."));
            foreach (string figure in intake.ChangedFigures)
            {
                terminal.Results.WriteLine($"  {figure}");
            }
        }

        ReviewCommentary taken = intake.Reading.Commentary;
        terminal.Results.WriteLine(intake.Accept(terminal.Now) == 0
            ? "The store says the same already."
            : string.Create(CultureInfo.InvariantCulture, $"Taken: {taken.Texts.Count} texts, {taken.Actions.Count} actions, {(intake.IsSigned ? "signed" : taken.SignOff is null ? "not signed" : "not signed: the signature is that of the words before; write the workbook anew and sign it")}."));
        return ExitCodes.Ok;
    }

    private static int Write(Terminal terminal, StoredReview review, FileInfo file)
    {
        terminal.Progress("Measuring and laying out the workbook ...");
        SharedOptions.View(review.Store, null);
        PackCommand.Save(review.CommentaryForm(review.At(review.Store.LastLoad)), file);
        terminal.Results.WriteLine(Path.GetRelativePath(Environment.CurrentDirectory, file.FullName));
        return ExitCodes.Ok;
    }

    private static int Read(Terminal terminal, StoredReview review, FileInfo file, bool acceptNames)
    {
        using FileStream workbook = file.OpenRead();
        return Take(terminal, CommentaryIntake.Read(review, workbook), acceptNames);
    }

    /// <summary>Shows the words to their author: on a terminal only; elsewhere, where a log may keep them, their place and kind.</summary>
    private static bool MayTake(Terminal terminal, IReadOnlyList<PersonalMention> mentions, bool acceptNames)
    {
        terminal.Messages.WriteLine("These look like the name or a number of a person:");
        foreach (PersonalMention mention in mentions)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"  {mention.Sheet}, row {mention.Row}, {mention.Column}: {mention.Kind}");
            terminal.Messages.WriteLine(terminal.MessagesRedirected ? place : $"{place}: {mention.Words}");
        }

        return acceptNames || terminal.Types(NamesQuestion, Nobody) == true;
    }
}
