using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Releases;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <content>The release ledger: what was put forward to leave, and what was decided; added to, never changed. Issued packs are in their own register.</content>
public sealed partial class LaaStore
{
    /// <summary>All releases in the order of submitting, each with what was noted about it.</summary>
    public IReadOnlyList<Release> Releases()
    {
        using DuckDbConnection connection = _database.Connect();
        return Releases(connection);
    }

    /// <summary>The cells of a release as it prints them, in its order; empty where there is no such release.</summary>
    /// <param name="releaseId">Id of the release.</param>
    public IReadOnlyList<ReleaseCount> ReleaseCounts(string releaseId)
    {
        ArgumentNullException.ThrowIfNull(releaseId);
        using DuckDbConnection connection = _database.Connect();
        using DuckDbResult counts = connection.Query(SqlLibrary.Text("staging/stg_release_count"), new DuckDbParameter("release_id", releaseId));
        return
        [
            .. counts.ReadRows().Select(row => new ReleaseCount(
                new(
                    row.Get<string>("scheme"),
                    new AreaCode(row.Get<string>("area_code"), row.Get<int>("area_vintage")),
                    new Period(row.Get<DateOnly>("period_start"), row.Get<DateOnly>("period_end")),
                    row.Get<string>("cell_group")),
                row.Get<int>("as_of"),
                Printed(row, "offenders"),
                Printed(row, "reoffenders"))),
        ];
    }

    /// <summary>Enters a release with all its cells, in one commit.</summary>
    /// <param name="release">The release; its id, position and events are given here, whatever it says.</param>
    /// <param name="counts">Every cell it prints.</param>
    /// <returns>The release as entered; where the same role has submitted the same content for the same before, that one, and nothing is entered.</returns>
    /// <exception cref="UsageException">A file of this content stands in the ledger otherwise, and is not refused or withdrawn.</exception>
    /// <exception cref="InvalidOperationException">The store is open for reading only, or a load is under way.</exception>
    public Release Submit(Release release, IReadOnlyList<ReleaseCount> counts)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(counts);
        return Write(connection =>
        {
            IReadOnlyList<Release> before = Releases(connection);
            if (before.FirstOrDefault(known => known.Digest == release.Digest && known.Decision?.Kind is not (ReleaseEventKind.Refused or ReleaseEventKind.Withdrawn)) is Release same)
            {
                bool isRepeat = (same.Kind, same.Profile) == (release.Kind, release.Profile) && Release.IsSameRole(same.SubmittedBy, release.SubmittedBy);
                return isRepeat ? same : throw new UsageException($"A file of this content was submitted already, as {same.ReleaseId}.", $"See it with 'laa release ledger'; review or approve {same.ReleaseId}.");
            }

            int position = before.Select(known => known.Position).DefaultIfEmpty(0).Max() + 1;
            Release entered = release with { ReleaseId = string.Create(CultureInfo.InvariantCulture, $"rel-{position:0000}"), Position = position, Events = [] };
            Enter(connection, entered);
            for (int i = 0; i < counts.Count; i++)
            {
                Enter(connection, entered.ReleaseId, i + 1, counts[i]);
            }

            ReleaseEvent submitted = new(ReleaseEventKind.Submitted, entered.SubmittedBy, entered.SubmittedOn, entered.Reason, null, LastPack(connection));
            Enter(connection, entered, submitted);
            return entered with { Events = [submitted] };
        });
    }

    /// <summary>Notes something about a release.</summary>
    /// <param name="releaseId">Id of the release.</param>
    /// <param name="noted">What; which packs had been issued by then is looked up here, whatever it says.</param>
    /// <returns>The release with it.</returns>
    /// <exception cref="UsageException">There is no such release, or that cannot be noted about it now: by its own author, twice, after a refusal.</exception>
    /// <exception cref="InvalidOperationException">The store is open for reading only, or a load is under way.</exception>
    public Release Note(string releaseId, ReleaseEvent noted)
    {
        ArgumentNullException.ThrowIfNull(releaseId);
        ArgumentNullException.ThrowIfNull(noted);
        return Write(connection =>
        {
            Release release = Find(Releases(connection), releaseId);
            DateOnly day = DateOnly.ParseExact(noted.On.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (release.Against(noted.Kind, noted.By, day) is string against)
            {
                throw new UsageException(against, "See with 'laa release ledger' how it stands and who submitted it.");
            }

            ReleaseEvent entered = noted with { AfterPack = LastPack(connection) };
            Enter(connection, release, entered);
            return release with { Events = [.. release.Events, entered] };
        });
    }

    /// <summary>The release of this id.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public Release FindRelease(string releaseId) => Find(Releases(), releaseId);

    private static Release Find(IReadOnlyList<Release> releases, string releaseId) =>
        releases.FirstOrDefault(known => known.ReleaseId == releaseId)
        ?? throw new UsageException($"There is no release of this id.{Spelling.Question(releaseId, releases.Select(known => known.ReleaseId))}", "List what there is with 'laa release ledger'.");

    private static int LastPack(DuckDbConnection connection) => IssuedPacks(connection).Select(pack => pack.Position).DefaultIfEmpty(0).Max();

    private static void Enter(DuckDbConnection connection, Release release) => connection.Execute(
        SqlLibrary.Text("merge/insert_release"),
        new("release_id", release.ReleaseId),
        new("position", release.Position),
        new("kind", release.Kind),
        new("file_name", release.FileName),
        new("digest", release.Digest),
        new("profile", release.Profile),
        new("agreement_id", release.Agreement is string agreement ? agreement : DuckDbValue.Null),
        new("schemes", string.Join(' ', release.Schemes)),
        new("as_of", release.AsOf),
        new("submitted_by", release.SubmittedBy),
        new("submitted_on", release.SubmittedOn),
        new("reason", release.Reason));

    private static void Enter(DuckDbConnection connection, Release release, ReleaseEvent noted) => connection.Execute(
        SqlLibrary.Text("merge/insert_release_event"),
        new("release_id", release.ReleaseId),
        new("position", release.Events.Count + 1),
        new("event", SnakeCase.Of(noted.Kind)),
        new("noted_by", noted.By),
        new("noted_on", noted.On),
        new("reason", noted.Reason),
        new("expires_on", noted.ExpiresOn is DateOnly last ? last : DuckDbValue.Null),
        new("after_pack", noted.AfterPack));

    private static void Enter(DuckDbConnection connection, string releaseId, int position, ReleaseCount count) => connection.Execute(
        SqlLibrary.Text("merge/insert_release_count"),
        [
            new("release_id", releaseId), new("position", position), new("scheme", count.Cell.Indicator), new("area_code", count.Cell.Area.Code),
            new("area_vintage", count.Cell.Area.Vintage), new("period_start", count.Cell.Period.Start), new("period_end", count.Cell.Period.EndExclusive),
            new("cell_group", count.Cell.Group), new("as_of", count.AsOf), .. Printed("offenders", count.Offenders), .. Printed("reoffenders", count.Reoffenders),
        ]);

    private static DuckDbParameter[] Printed(string name, PrintedNumber? number) =>
        [new(name, OrNull(number?.Printed)), new($"{name}_least", OrNull(number?.Least)), new($"{name}_greatest", OrNull(number?.Greatest))];

    private static PrintedNumber? Printed(DuckDbRow row, string name) =>
        row.Get<long?>(name) is long printed ? new(printed, row.Get<long>($"{name}_least"), row.Get<long>($"{name}_greatest")) : null;

    private static IReadOnlyList<Release> Releases(DuckDbConnection connection)
    {
        using DuckDbResult releases = connection.Query(SqlLibrary.Text("staging/stg_release"));
        using DuckDbResult events = connection.Query(SqlLibrary.Text("staging/stg_release_event"));
        ILookup<string, ReleaseEvent> noted = events.ReadRows().ToLookup(
            row => row.Get<string>("release_id"),
            row => new ReleaseEvent(
                SnakeCase.Read<ReleaseEventKind>(row.Get<string>("event")),
                row.Get<string>("noted_by"),
                row.Get<string>("noted_on"),
                row.Get<string>("reason"),
                row.Get<DateOnly?>("expires_on"),
                row.Get<int>("after_pack")));
        return
        [
            .. releases.ReadRows().Select(row => new Release(
                row.Get<string>("release_id"),
                row.Get<int>("position"),
                row.Get<string>("kind"),
                row.Get<string>("file_name"),
                row.Get<string>("digest"),
                row.Get<string>("profile"),
                row.Get<string?>("agreement_id"),
                row.Get<string>("schemes").Split(' ', StringSplitOptions.RemoveEmptyEntries),
                row.Get<int>("as_of"),
                row.Get<string>("submitted_by"),
                row.Get<string>("submitted_on"),
                row.Get<string>("reason")) { Events = [.. noted[row.Get<string>("release_id")]] }),
        ];
    }
}
