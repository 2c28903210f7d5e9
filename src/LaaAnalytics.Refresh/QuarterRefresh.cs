using System.Globalization;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Ingestion.Reading;
using LaaAnalytics.Refresh.Commentaries;
using LaaAnalytics.Refresh.Inboxes;
using LaaAnalytics.Refresh.Plans;
using LaaAnalytics.Refresh.Reviews;
using LaaAnalytics.Reporting.Commentaries;
using LaaAnalytics.Store;

namespace LaaAnalytics.Refresh;

/// <summary>The quarter as one step: what is new in the inbox goes into a draft of the store, is told as a plan, and takes the store's place when somebody says yes.</summary>
/// <remarks>
/// Nothing in the folder changes before <see cref="Complete"/>, and there every file is written aside and renamed. Whatever is interrupted, the
/// next run starts from what stands: either the store as before, or the store with all loads, and writes what is missing.
/// </remarks>
public sealed class QuarterRefresh : IDisposable
{
    private readonly PartnershipFolder _folder;
    private readonly RefreshRequest _request;
    private readonly StoreDraft _draft;
    private readonly SeenSupplies _seen;
    private CommentaryFile? _commentary;

    private QuarterRefresh(PartnershipFolder folder, RefreshRequest request, StoreDraft draft)
    {
        _folder = folder;
        _request = request;
        _draft = draft;
        _seen = SeenSupplies.Read(folder, draft.Store.Loads());
        Plan = Work();
    }

    /// <summary>What would happen.</summary>
    public RefreshPlan Plan { get; }

    /// <summary>Words of the commentary that look like a person's name or number: for their author's eyes, on a terminal, and nowhere else.</summary>
    public IReadOnlyList<PersonalMention> Mentions => _commentary is { CanBeTaken: true, Reading: { } reading } ? reading.Mentions : [];

    /// <summary>Works out the plan on a draft; the folder stays as it is.</summary>
    /// <param name="folder">The partnership's folder, held by a <see cref="FolderLock"/> that the caller took.</param>
    /// <param name="request">The run.</param>
    /// <exception cref="UsageException"><c>laa.json</c> and what is loaded do not go together, or a review outside the agreement was asked for.</exception>
    /// <exception cref="StoreLockedException">Another process holds the store.</exception>
    public static QuarterRefresh Begin(PartnershipFolder folder, RefreshRequest request)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Accept.Count > 0 && string.IsNullOrWhiteSpace(request.AcceptReason))
        {
            throw new UsageException("--accept needs a reason.", "Say why with --reason; it is kept with the load.");
        }

        Profile(folder.Partnership);
        StoreDraft draft = StoreDraft.Begin(folder.StorePath);
        try
        {
            return new(folder, request with { JudgedOn = folder.Partnership.Calendar.JudgedOn }, draft);
        }
        catch
        {
            draft.Dispose();
            throw;
        }
    }

    /// <summary>Does what the plan says.</summary>
    /// <param name="mentionsConfirmed">Whether the commentary's author has confirmed that <see cref="Mentions"/> name no person; else a commentary with any is left unread.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="UsageException">The store was changed by somebody else meanwhile.</exception>
    public RefreshResult Complete(bool mentionsConfirmed)
    {
        List<string> written = [];
        bool accepts = _commentary is { CanBeTaken: true } && (mentionsConfirmed || Mentions.Count == 0) && _commentary.IsAsRead();
        if (accepts)
        {
            _draft.Store.AcceptCommentary(_folder.Partnership.Agreement, Plan.Review!.Value.EndExclusive, _commentary!.Reading!.Commentary, _request.Now);
        }

        if (Plan.Supplies.Any(supply => !supply.WasTold))
        {
            // Before the store changes: if the run ends here, the next one makes the same plan again and nothing is lost.
            WriteEvidence(written);
        }

        // Before the store changes too: what it says of loads that never come about counts for nothing.
        bool isSeenNew = _seen.Write();
        if (Plan.Loads || Plan.IsStoreOlder || accepts)
        {
            _draft.Replace();
            written.Add(_folder.Partnership.Store);
        }

        if (isSeenNew)
        {
            written.Add("evidence/seen.json");
        }

        _draft.Dispose();
        _request.Progress("Writing the draft pack and what is to do ...");
        (bool isReady, bool isIssued, string? outOfDate) = ReviewOutputs.Write(_folder, _request, Plan, accepts || _commentary is { IsAccepted: true } ? _commentary : null, written);
        return new(written, isReady, isIssued, outOfDate);
    }

    /// <inheritdoc/>
    public void Dispose() => _draft.Dispose();

    /// <summary>The profile that packs are made under.</summary>
    internal static DisclosureProfile Profile(Partnership partnership)
    {
        DisclosureProfile profile = DisclosureProfile.Get(partnership.Profile);
        return profile.TerminalOnly
            ? throw new DisclosureRefusedException($"The profile '{profile.Id}' prints to a terminal only; a pack is a file.", $"Name the profile partner in {Partnership.FileName}.")
            : profile.ForIssue();
    }

    private RefreshPlan Work()
    {
        LaaStore store = _draft.Store;
        Partnership partnership = _folder.Partnership;
        int before = store.LastLoad;
        IReadOnlyList<Reach> then = Reach.Of(store.At(before), partnership);
        InboxContent inbox = Inbox.Look(_folder, _request, store.Loads(), _seen);
        List<SupplyOutcome> outcomes = [];
        foreach (InboxSupply supply in inbox.New)
        {
            _request.Progress($"Reading {supply.Path} ...");
            SupplyOutcome outcome = SupplyTrial.Load(supply, store, _request);
            outcomes.Add(outcome);
            if (outcome.Load is int load)
            {
                _seen.Add(supply, store.Loads() is [.., LoadRecord last] ? last : null, becameLoad: load > 0);
            }
        }

        StoreView now = store.At(store.LastLoad);
        ReviewChoice choice = ReviewChoice.Of(now, partnership, _request.Day, _request.ReviewTo);
        StoredReview? stored = choice.Review is Period months ? _request.Review(store, partnership, months) : null;
        _commentary = stored is null ? null : CommentaryFile.Read(_folder, stored);
        string refused = Path.Combine(Evidence(choice.Review), "refused");
        _request.Progress("Working out what would change ...");
        return new(
            partnership.Agreement,
            _request.Today,
            choice.Review,
            choice.Why,
            [.. outcomes.Select(outcome => outcome with { WasTold = outcome.Load is null && Output.Holds(Path.Combine(refused, outcome.RefusedFile), Refused(outcome)) })],
            Reach.Moves(then, Reach.Of(now, partnership)),
            stored is not null && Reach.Of(now, partnership).Count > 0 ? FigureComparison.Of(stored, before) : FigureMoves.None,
            Supplying.Of(now, partnership, _request.Today),
            QualityJudgement.Of(store, now, partnership, _request.Today),
            inbox.Unfinished,
            inbox.Foreign,
            inbox.Known.Count,
            Told(_commentary, _request.JudgedOn))
        {
            IsStoreOlder = store.WasOlder,
            Blank = inbox.Blank,
            Stops = stored is not null ? [.. stored.Quality(now, partnership).Where(finding => finding.Outcome == QualityOutcome.Hard)] : [],
        };
    }

    private static CommentaryPlan? Told(CommentaryFile? file, DateOnly? judgedOn)
    {
        if (file is null || (file.Trouble is null && file.News.IsNothing && !file.IsOutdated))
        {
            return null;
        }

        string[] problems =
        [
            .. (file.Reading?.Problems ?? []).Select(problem => problem.ToString()),
            .. judgedOn is DateOnly judged && file.News.IsSigned && file.Reading?.Commentary.SignOff?.SignedOn is DateOnly signed && signed < judged
                ? [$"Signed on {Period.DayInWords(signed)}, but lateness and ages are counted to {Period.DayInWords(judged)}: if the day is right, put \"judgedOn\": \"{signed:yyyy-MM-dd}\" into {Partnership.FileName}, run it again, and sign what it shows then."]
                : (IEnumerable<string>)[],
        ];
        string[] mentions = [.. (file.Reading?.Mentions ?? []).Select(mention => string.Create(CultureInfo.InvariantCulture, $"{mention.Sheet}, row {mention.Row}, {mention.Column}: {mention.Kind}; shown after the answer y"))];
        return new(file.News.Texts, file.News.Actions, file.News.IsSigned, file.CanBeTaken, file.Trouble, problems, mentions) { IsOutdated = file.IsOutdated };
    }

    private void WriteEvidence(List<string> written)
    {
        string evidence = Evidence(Plan.Review);
        foreach (SupplyOutcome supply in Plan.Supplies.Where(supply => supply.Rejections.Count > 0))
        {
            Put(Path.Combine(evidence, "refused", supply.RefusedFile), Refused(supply));
        }

        Put(Path.Combine(evidence, "plan.txt"), System.Text.Encoding.UTF8.GetBytes(string.Join('\n', PlanWords.Of(Plan)) + "\n"));
        Put(Path.Combine(evidence, "plan.json"), PlanJson.Of(Plan, _request.Now));

        void Put(string path, byte[] content)
        {
            if (Output.Write(path, content))
            {
                written.Add(_folder.Relative(path));
            }
        }
    }

    private string Evidence(Period? review) => review is Period months ? _folder.Evidence(months) : _folder.At("evidence");

    private static byte[] Refused(SupplyOutcome supply)
    {
        using MemoryStream bytes = new();
        RejectionsFile.Write(bytes, supply.Rejections);
        return bytes.ToArray();
    }
}

/// <summary>What a refresh wrote.</summary>
/// <param name="Written">Files from the folder, with forward slashes, in the order of writing; empty where everything was there already.</param>
/// <param name="CanBeIssued">Whether nothing stands against an issue of the review, and none was made yet.</param>
/// <param name="IsIssued">Whether the review's pack is issued and says what would be issued now.</param>
/// <param name="OutOfDate">What has become of the pack that was issued last, where it is out of date; null where it is not.</param>
public sealed record RefreshResult(IReadOnlyList<string> Written, bool CanBeIssued, bool IsIssued, string? OutOfDate);
