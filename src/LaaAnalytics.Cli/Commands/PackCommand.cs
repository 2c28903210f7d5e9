using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Files;
using LaaAnalytics.Refresh;
using LaaAnalytics.Refresh.Plans;
using LaaAnalytics.Refresh.Reviews;
using LaaAnalytics.Reporting.SixMonthReviews;
using LaaAnalytics.Reporting.Workbooks;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa pack six-month --store laa.duckdb --agreement wrenshire-laa --review-to 2009-09-30 --out packs/</c></summary>
internal static class PackCommand
{
    public static Command Create(Terminal terminal) => new("pack", "Write, comment, issue and verify review packs.")
    {
        SixMonth(terminal),
        PackCommentaryCommand.Create(terminal),
        PackIssueCommand.Create(terminal),
        PackVerifyCommand.Create(terminal),
    };

    /// <summary>Writes the pack of a review and returns its path with the published review.</summary>
    /// <param name="store">Store.</param>
    /// <param name="view">Vintage.</param>
    /// <param name="agreement">Agreement id.</param>
    /// <param name="reviewTo">Last day under review: 30 September or 31 March.</param>
    /// <param name="profile">Disclosure profile.</param>
    /// <param name="contact">Whom to ask, or null.</param>
    /// <param name="folder">Folder for the pack; made if absent.</param>
    /// <param name="partnership">Whose quality settings are used; null for the usual ones.</param>
    public static (FileInfo Pack, PublishedReview Review) Write(
        LaaStore store, StoreView view, string agreement, DateOnly reviewTo, DisclosureProfile profile, string? contact, DirectoryInfo folder, Partnership? partnership = null)
    {
        StoredReview review = new(store, agreement, SixMonths.EndingOn(reviewTo), profile, DoctorCommand.Version, contact);
        PublishedReview published = review.At(view.AsOf, review.Quality(view, partnership));
        FileInfo pack = new(Path.Combine(folder.FullName, SixMonthPack.FileName(published)));
        Save(review.Pack(published), pack);
        return (pack, published);
    }

    /// <summary>Writes a workbook aside and renames it, so that an interrupted run leaves no half file under its name.</summary>
    public static void Save(Workbook workbook, FileInfo file) => FileAside.Write(file.FullName, workbook.Save);

    /// <summary><c>--review-to</c>: the last day of a review.</summary>
    public static Option<string?> ReviewTo() => new("--review-to") { Description = "Last day under review, 30 September or 31 March, as yyyy-MM-dd; in a partnership's folder by default the review that 'laa refresh' is at." };

    /// <summary>The last day of the review that is asked for, or that the partnership's folder is at.</summary>
    /// <exception cref="UsageException">Neither says.</exception>
    public static DateOnly ReviewEnd(string? text, PartnershipFolder? folder, LaaStore store, Terminal terminal)
    {
        if (text is not null)
        {
            return ReviewEnd(text);
        }

        if (folder is null)
        {
            throw new UsageException("--review-to is needed.", "Give the last day under review, for example --review-to 2009-09-30.");
        }

        ReviewChoice choice = ReviewChoice.Of(store.At(store.LastLoad), folder.Partnership, terminal.Today, asked: null);
        return choice.Review?.LastDay ?? throw new UsageException(choice.Why, "Load what is missing with 'laa refresh', or give --review-to.");
    }

    /// <summary><c>--contact</c>: whom to ask.</summary>
    public static Option<string?> Contact() => new("--contact") { Description = "Whom to ask about the pack: a role and an address, not a person's name." };

    /// <summary><c>--profile</c> of a pack: by default what the partnership's folder says.</summary>
    public static Option<string?> Profile() => new("--profile") { Description = $"Disclosure profile; by default that of the folder's {Partnership.FileName}, else {Partnership.UsualProfile}. The profile internal is for a terminal only." };

    /// <summary>The profile asked for, else that of the partnership's folder, where it may be written to a file.</summary>
    /// <exception cref="DisclosureRefusedException">It prints to a terminal only, or is not open in this version.</exception>
    public static DisclosureProfile ForFiles(string? id, PartnershipFolder? folder)
    {
        DisclosureProfile profile = DisclosureProfile.Get(id ?? folder?.Partnership.Profile ?? Partnership.UsualProfile);
        return profile.TerminalOnly
            ? throw new DisclosureRefusedException($"The profile '{profile.Id}' prints to a terminal only; a pack is a file.", $"Use --profile partner, or name partner in {Partnership.FileName}.")
            : profile;
    }

    private static Command SixMonth(Terminal terminal)
    {
        Option<FileInfo> storePath = SharedOptions.Store();
        Option<string> agreement = SharedOptions.Agreement();
        Option<string?> reviewTo = ReviewTo();
        Option<DirectoryInfo> output = new("--out") { Description = "Folder for the pack.", DefaultValueFactory = _ => new("packs") };
        Option<string?> asOf = SharedOptions.AsOf();
        Option<string?> profile = Profile();
        Option<string?> contact = Contact();
        Command command = new("six-month", "Write the draft of the six-month review pack for the Government Office.") { storePath, agreement, reviewTo, output, asOf, profile, contact };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            if (parsed.GetValue(reviewTo) is string asked)
            {
                ReviewEnd(asked);
            }

            FileInfo file = parsed.GetRequiredValue(storePath);
            PartnershipFolder? partnership = SharedOptions.FolderOf(parsed, file);
            DisclosureProfile chosen = ForFiles(parsed.GetValue(profile), partnership);
            using LaaStore store = LaaStore.Open(file.FullName, StoreAccess.ReadOnly);
            DateOnly last = ReviewEnd(parsed.GetValue(reviewTo), partnership, store, terminal);
            StoreView view = SharedOptions.View(store, parsed.GetValue(asOf));
            terminal.Progress("Measuring and laying out the pack ...");
            (FileInfo pack, PublishedReview review) = Write(
                store, view, parsed.GetRequiredValue(agreement), last, chosen, parsed.GetValue(contact) ?? partnership?.Partnership.Contact, parsed.GetRequiredValue(output), partnership?.Partnership);
            foreach (PublishedComponent component in review.Components)
            {
                terminal.Results.WriteLine(Headline.Of(component));
            }

            terminal.Results.WriteLine(Path.GetRelativePath(Environment.CurrentDirectory, pack.FullName));
            return ExitCodes.Ok;
        }));
        return command;
    }

    /// <summary>The last day of a review, as typed.</summary>
    /// <exception cref="UsageException">It is not such a day; a quarter or half-year has two readings.</exception>
    public static DateOnly ReviewEnd(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day is { Year: >= 1974 and <= 2100 } and ({ Month: 9, Day: 30 } or { Month: 3, Day: 31 })
                ? day
                : throw new UsageException("A six-month review ends on 30 September or 31 March.", "Give that day, for example --review-to 2009-09-30.");
        }

        throw BothReadings(text) ?? new UsageException("--review-to is not a day.", "Write the last day under review as yyyy-MM-dd, for example 2009-09-30.");
    }

    /// <summary>A quarter or half-year has two readings, calendar and financial: neither is taken.</summary>
    private static UsageException? BothReadings(string text)
    {
        bool isHalf = text.Length == 6 && char.ToUpperInvariant(text[4]) == 'H' && text[5] is '1' or '2';
        bool isQuarter = text.Length == 6 && char.ToUpperInvariant(text[4]) == 'Q' && text[5] is >= '1' and <= '4';
        if (!(isHalf || isQuarter) || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) || year is < 1900 or > 2999)
        {
            return null;
        }

        int months = isHalf ? 6 : 3;
        Period calendar = Period.OfMonths(year, 1 + (months * (text[5] - '1')), months);
        return new(
            $"{text} has two readings: calendar {calendar.InWords()}, or financial {calendar.PlusMonths(3).InWords()}.",
            $"Give the last day: {calendar.LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} or {calendar.PlusMonths(3).LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.");
    }
}
