using System.Globalization;
using System.Text.RegularExpressions;
using LaaAnalytics.Cli;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Store;
using LaaAnalytics.Synthesis;

namespace LaaAnalytics.Faults.Tests;

/// <summary>The verbs that write, on the world of thirty people.</summary>
internal static partial class Trials
{
    private const string Agreement = "tiny-laa";
    private const string ReviewTo = "2010-09-30";
    private static readonly string[] Packages = ["partnership", "probation", "yot", "ppo-office", "police"];
    private static readonly DateTime Sent = new(2010, 7, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>A trial for each.</summary>
    public static IReadOnlyList<Func<Trial>> All { get; } = [FirstIngest, Ingest, Withdraw, Compact, Refresh, () => Issue(), Submit, Approve];

    /// <summary>The issue of a pack.</summary>
    /// <param name="packages">Packages loaded before; none for all.</param>
    public static Trial Issue(params IReadOnlyList<string> packages) => new(
        "pack issue",
        folder =>
        {
            Begin(folder);
            foreach (string package in packages.Count > 0 ? packages : Packages)
            {
                Drop(folder, package);
            }

            Works("refresh", folder, "--yes", "--review-to", ReviewTo);
            Sign(folder);
        },
        folder => ["pack", "issue", "--dir", folder, "--review-to", ReviewTo]);

    private static Trial FirstIngest() => new("first ingest", Write, folder => Load(folder, Packages[0]));

    private static Trial Ingest() => new("ingest", folder => LoadAll(folder, Packages[..^1]), folder => Load(folder, Packages[^1]));

    private static Trial Withdraw() => new("withdraw", folder => LoadAll(folder, Packages), folder => ["withdraw", "5", "--store", Store(folder), "--reason", "wrong file"]);

    private static Trial Compact() => new("compact", folder => LoadAll(folder, Packages), folder => ["compact", "--store", Store(folder)]);

    private static Trial Submit() => new("release submit", Measure, folder => SubmitWords(folder));

    private static Trial Approve() => new(
        "release approve",
        folder =>
        {
            Measure(folder);
            Works([.. SubmitWords(folder)]);
        },
        folder => ["release", "approve", "rel-0001", "--by", "Chair", "--store", Store(folder)]);

    /// <summary>Loads everything and writes a file of figures.</summary>
    private static void Measure(string folder)
    {
        LoadAll(folder, Packages);
        Works("measure", "--store", Store(folder), "--scheme", "ni18-adult", "--by", "area,period", "--format", "csv", "--out", Path.Combine(folder, "figures.csv"));
    }

    private static IReadOnlyList<string> SubmitWords(string folder) =>
        ["release", "submit", Path.Combine(folder, "figures.csv"), "--as", "Performance analyst", "--reason", "for the board", "--store", Store(folder)];

    private static Trial Refresh() => new(
        "refresh",
        folder =>
        {
            Begin(folder);
            Packages[..3].ToList().ForEach(package => Drop(folder, package));
            Works("refresh", folder, "--yes", "--review-to", ReviewTo);
            Packages[3..].ToList().ForEach(package => Drop(folder, package));
        },
        folder => ["refresh", folder, "--yes", "--review-to", ReviewTo]);

    /// <summary>Begins a partnership's folder, with what its suppliers will send beside it.</summary>
    private static void Begin(string folder)
    {
        Works("init", folder, "--agreement", Agreement, "--name", "Tiny Partnership");
        foreach (string form in Directory.GetFiles(Path.Combine(folder, "inbox", "partnership"), "*.csv"))
        {
            File.Delete(form);
        }

        // Nothing is due from suppliers that stopped years ago: lateness would stand against an issue.
        string description = Path.Combine(folder, "laa.json");
        File.WriteAllText(description, Due().Replace(File.ReadAllText(description), string.Empty));
        Write(folder);
    }

    [GeneratedRegex(", \"due\": \\{[^}]*\\}, \"warnAfterDays\": [0-9]+, \"errorAfterDays\": [0-9]+")]
    private static partial Regex Due();

    /// <summary>Drops a package into its supplier's folder; long ago, so that nobody waits whether it still grows.</summary>
    private static void Drop(string folder, string package)
    {
        string place = Path.Combine(folder, "inbox", package, "2010-07");
        Directory.Move(Path.Combine(folder, "world", package), place);
        Directory.GetFiles(place).ToList().ForEach(file => File.SetLastWriteTimeUtc(file, Sent));
    }

    /// <summary>Signs the review, with a cause and an action for whatever may be an exception.</summary>
    private static void Sign(string folder)
    {
        using LaaStore store = LaaStore.Open(Store(folder), StoreAccess.ReadWrite);
        string[] indicators = ["RO-A", "RO-Y", "RO-P"];
        DateOnly last = DateOnly.Parse(ReviewTo, CultureInfo.InvariantCulture);
        store.AcceptCommentary(
            Agreement,
            last.AddDays(1),
            new(
                [.. indicators.Select(id => new CommentaryText(id, CommentaryPart.ExceptionCause, "Made up."))],
                [.. indicators.Select((id, number) => new PlannedAction(FormattableString.Invariant($"A{number + 1}"), id, "Look into it", "Partnership manager", last.AddMonths(6), ActionState.NotStarted))],
                new("Partnership manager", last.AddDays(20), store.LastLoad)),
            FixedClock.Now);
    }

    private static void Write(string folder) => Worlds.Find("tiny").Write(new(Path.Combine(folder, "world")), new());

    private static void LoadAll(string folder, IReadOnlyList<string> packages)
    {
        Write(folder);
        foreach (string package in packages)
        {
            Works([.. Load(folder, package)]);
        }
    }

    private static IReadOnlyList<string> Load(string folder, string package) => ["ingest", Path.Combine(folder, "world", package), "--store", Store(folder)];

    private static void Works(params IReadOnlyList<string> words)
    {
        Ended ended = Program.Here(words, new FixedClock());
        Assert.True(ended.ExitCode == ExitCodes.Ok, ended.Said);
    }

    private static string Store(string folder) => Path.Combine(folder, Known.StoreName);

    private sealed class FixedClock : TimeProvider
    {
        public const string Now = "2010-10-05T09:00:00Z";

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse(Now, CultureInfo.InvariantCulture);
    }
}
