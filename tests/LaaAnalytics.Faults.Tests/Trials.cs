using LaaAnalytics.Cli;
using LaaAnalytics.Synthesis;

namespace LaaAnalytics.Faults.Tests;

/// <summary>The verbs that write, on the world of thirty people.</summary>
internal static class Trials
{
    private static readonly string[] Packages = ["partnership", "probation", "yot", "ppo-office", "police"];

    /// <summary>A trial for each.</summary>
    public static IReadOnlyList<Func<Trial>> All { get; } = [FirstIngest, Ingest, Withdraw, Compact, () => Pack()];

    /// <summary>The writing of a pack.</summary>
    /// <param name="packages">What was loaded before, in this order; none for the usual.</param>
    public static Trial Pack(params IReadOnlyList<string> packages) => new(
        "pack six-month",
        folder => Load(folder, packages.Count > 0 ? packages : Packages),
        folder => ["pack", "six-month", "--store", Store(folder), "--agreement", "tiny-laa", "--review-to", "2009-09-30", "--out", Path.Combine(folder, "packs")]);

    private static Trial FirstIngest() => new("first ingest", folder => Load(folder, []), folder => Ingest(folder, Packages[0]));

    private static Trial Ingest() => new("ingest", folder => Load(folder, Packages[..^1]), folder => Ingest(folder, Packages[^1]));

    private static Trial Withdraw() => new("withdraw", folder => Load(folder, Packages), folder => ["withdraw", "5", "--store", Store(folder), "--reason", "wrong file"]);

    private static Trial Compact() => new("compact", folder => Load(folder, Packages), folder => ["compact", "--store", Store(folder)]);

    private static void Load(string folder, IReadOnlyList<string> packages)
    {
        Worlds.Find("tiny").Write(new(Path.Combine(folder, "world")), new());
        foreach (string package in packages)
        {
            Ended ended = Program.Here(Ingest(folder, package), new FixedClock());
            Assert.True(ended.ExitCode == ExitCodes.Ok, ended.Said);
        }
    }

    private static IReadOnlyList<string> Ingest(string folder, string package) => ["ingest", Path.Combine(folder, "world", package), "--store", Store(folder)];

    private static string Store(string folder) => Path.Combine(folder, Known.StoreName);

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2010, 7, 5, 9, 0, 0, TimeSpan.Zero);
    }
}
