using System.Globalization;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Releases;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Releases;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Indicators;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh.Releases;

/// <summary>One line of the ledger: a release, or a pack that was issued.</summary>
/// <param name="Release">The release; an issued pack in its form, without events.</param>
/// <param name="Standing">How it stands.</param>
public sealed record LedgerLine(Release Release, ReleaseStanding Standing);

/// <summary>Puts files forward to leave, and decides about them: nothing is approved by who submitted it, nor without being held against everything released by then.</summary>
public static class ReleaseLedger
{
    /// <summary>Everything that left or was put forward to, issued packs included, in the order of time.</summary>
    /// <param name="store">Store.</param>
    /// <param name="today">Day on which exceptions are judged.</param>
    public static IReadOnlyList<LedgerLine> Lines(LaaStore store, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(store);
        return
        [
            .. store.IssuedPacks().Select(pack => new LedgerLine(Of(store, pack), ReleaseStanding.Issued))
                .Concat(store.Releases().Select(release => new LedgerLine(release, release.On(today))))
                .OrderBy(line => line.Release.SubmittedOn, StringComparer.Ordinal)
                .ThenBy(line => line.Standing != ReleaseStanding.Issued)
                .ThenBy(line => line.Release.Position),
        ];
    }

    /// <summary>Puts a file forward.</summary>
    /// <param name="store">Store, open for writing.</param>
    /// <param name="file">The file.</param>
    /// <param name="kind">What leaves, one of <see cref="ReleaseKind.All"/>; null for what the file is.</param>
    /// <param name="profile">Disclosure profile it is to leave under.</param>
    /// <param name="by">A role, never a person's name.</param>
    /// <param name="reason">Why it is to leave.</param>
    /// <param name="now">ISO instant in UTC of the run's clock.</param>
    /// <returns>The release, what stands against it now, and whether it is new: where the same role has submitted the same file before, it is that one.</returns>
    /// <exception cref="UsageException">Role or reason is missing, another role has submitted the file, or it prints other figures than the store gives; nothing was entered.</exception>
    /// <exception cref="DisclosureRefusedException">It prints a rate without its counts; nothing was entered.</exception>
    public static (Release Release, ReleaseVerdict Verdict, bool IsNew) Submit(LaaStore store, ReleaseFile file, string? kind, DisclosureProfile profile, string by, string reason, string now)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(profile);
        if (store.IssuedPacks().FirstOrDefault(pack => pack.Digest == file.Digest) is IssuedPack issued)
        {
            throw new UsageException($"{file.FileName} was issued as {issued.PackId}, and stands in the ledger as that.", "Nothing needs to be submitted; an issued pack was signed and entered when it was issued.");
        }

        if (file.RatesAlone.Count > 0)
        {
            throw new DisclosureRefusedException(
                string.Create(CultureInfo.InvariantCulture, $"{file.FileName} prints {file.RatesAlone.Count} rates without their counts, the first of {file.RatesAlone[0]}; they may give the counts back."),
                "Withhold the rate where a count is withheld, as 'laa measure' does.");
        }

        ReleaseVerdict verdict = ReleaseJudgement.Of(store, file, profile);
        Release release = new(
            string.Empty, 0, kind ?? file.Kind, file.FileName, file.Digest, profile.Id, AgreementOf(store, file), [.. file.Schemes.Select(scheme => SchemeCatalogue.Find(scheme).Citation)], file.AsOf,
            Words(by, "--as", "the role that submits it"), now, Words(reason, "--reason", "why it is to leave"));
        int before = store.Releases().Count;
        Release entered = store.Submit(release, file.Counts);
        return (entered, verdict, entered.Position > before);
    }

    /// <summary>Notes that a role has looked at a release.</summary>
    public static Release Review(LaaStore store, string id, string by, string now)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Note(id, new(ReleaseEventKind.Reviewed, Words(by, "--by", "the role that reviews it"), now, string.Empty, null, 0));
    }

    /// <summary>Lets a release leave, where nothing stands against it now, or as an exception until a day.</summary>
    /// <param name="store">Store, open for writing.</param>
    /// <param name="id">The release.</param>
    /// <param name="by">A role other than that which submitted it.</param>
    /// <param name="exception">Why it may leave all the same; null for no exception.</param>
    /// <param name="until">Last day of the exception, later than today; null without one.</param>
    /// <param name="now">ISO instant in UTC of the run's clock.</param>
    /// <returns>The release, approved or as an exception, and what stands against it; null where the same role has decided the same before and nothing is noted.</returns>
    /// <exception cref="UsageException">There is no such release, it cannot be decided about now or by this role, or the exception lacks a reason or a later day.</exception>
    /// <exception cref="DisclosureRefusedException">It is not safe, and no exception is made.</exception>
    public static (Release Release, ReleaseVerdict? Verdict) Approve(LaaStore store, string id, string by, string? exception, DateOnly? until, string now)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrWhiteSpace(now);
        if (exception is null != until is null)
        {
            throw new UsageException("An exception needs a reason and a last day.", "Give both: --exception REASON --until yyyy-MM-dd.");
        }

        DateOnly today = DateOnly.ParseExact(now.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (until <= today)
        {
            throw new UsageException("The last day of an exception is to come.", "Give a later day with --until yyyy-MM-dd.");
        }

        string role = Words(by, "--by", "the role that approves it");
        string? reason = exception is null ? null : Words(exception, "--exception", "why it may leave although it is not safe");
        Release release = store.FindRelease(id);
        if (release.On(today) is ReleaseStanding.Approved or ReleaseStanding.Exception && release.Decision is ReleaseEvent made && Release.IsSameRole(made.By, role) && (made.Kind == ReleaseEventKind.Approved || (made.Reason, made.ExpiresOn) == (reason, until)))
        {
            return (release, null);
        }

        if (release.Against(reason is null ? ReleaseEventKind.Approved : ReleaseEventKind.Exception, role, today) is string against)
        {
            throw new UsageException(against, "See with 'laa release ledger' how it stands and who submitted it.");
        }

        ReleaseVerdict verdict = ReleaseJudgement.Of(store, release);
        return (verdict.IsSafe, reason) switch
        {
            (true, _) => (store.Note(id, new(ReleaseEventKind.Approved, role, now, string.Empty, null, 0)), verdict),
            (false, not null) => (store.Note(id, new(ReleaseEventKind.Exception, role, now, reason, until, 0)), verdict),
            _ => throw new DisclosureRefusedException(
                string.Create(CultureInfo.InvariantCulture, $"{id} is not safe to leave; {verdict.Findings.Count} {(verdict.Findings.Count == 1 ? "thing stands" : "things stand")} against it:\n")
                + string.Join('\n', verdict.Findings.Select(finding => $"  {finding.InWords()}")),
                $"Withhold {string.Join(", ", verdict.Withhold)} and submit the new file; or make an exception with --exception REASON --until DATE."),
        };
    }

    /// <summary>Keeps a release from leaving, for a reason.</summary>
    public static Release Refuse(LaaStore store, string id, string by, string reason, string now)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Note(id, new(ReleaseEventKind.Refused, Words(by, "--by", "the role that refuses it"), now, Words(reason, "--reason", "why it may not leave"), null, 0));
    }

    /// <summary>Takes a release back; what it printed stays known where it had been approved.</summary>
    public static Release Withdraw(LaaStore store, string id, string by, string reason, string now)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Note(id, new(ReleaseEventKind.Withdrawn, Words(by, "--by", "the role that takes it back"), now, Words(reason, "--reason", "why it is taken back"), null, 0));
    }

    private static Release Of(LaaStore store, IssuedPack pack) => new(
        pack.PackId, pack.Position, ReleaseKind.Pack, pack.FileName, pack.Digest, pack.Profile, pack.Agreement, Schemes(store, pack), pack.AsOf, pack.SignedBy, pack.IssuedOn, "issued");

    private static IReadOnlyList<string> Schemes(LaaStore store, IssuedPack pack) =>
    [
        .. store.IssuedFigures(pack.PackId).Select(figure => figure.Indicator).Distinct()
            .Select(id => IndicatorCatalogue.All.FirstOrDefault(known => known.Id == id)).OfType<Indicator>()
            .Select(indicator => IndicatorCatalogue.SchemeOf(indicator).Citation).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The agreement that a pack is of, or that has all areas of a file; null where there is no one such.</summary>
    private static string? AgreementOf(LaaStore store, ReleaseFile file)
    {
        if (file.Provenance.TryGetValue("Agreement", out string? named))
        {
            return named;
        }

        HashSet<AreaCode> areas = [.. file.Counts.Select(count => count.Cell.Area).Where(area => !area.IsPlaceless)];
        string[] fitting = [.. store.At(file.AsOf).Agreements().Where(known => areas.All(area => area == known.Area.Code || known.Members.Any(member => member.Code == area))).Select(known => known.Id)];
        return fitting.Length == 1 ? fitting[0] : null;
    }

    private static string Words(string? text, string option, string what) =>
        text?.Trim() is { Length: > 0 and <= 200 } words && !words.Any(char.IsControl) ? words : throw new UsageException($"{option} is needed: {what}, in at most 200 characters.", "Give a role or a reason in a few words, without naming anybody.");
}
