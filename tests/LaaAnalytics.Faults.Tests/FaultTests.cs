using System.Collections.Concurrent;
using LaaAnalytics.Testing;
using Xunit.Abstractions;

namespace LaaAnalytics.Faults.Tests;

/// <summary>Runs are killed, run out of disk, lose their reader, meet another or a wrong clock: what was known before stays known, and the next run completes.</summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private const int FullTrials = 100;
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("LAA_FULL") == "1";

    [Fact]
    public void Nothing_that_was_known_is_lost()
    {
        List<Trial> trials = [.. Trials.All.Select(make => make())];
        try
        {
            List<Point> all = [.. trials.SelectMany(Points.Of)];
            List<Point> tried = IsFull ? all : [.. all.Where((_, place) => place % (all.Count / 12) == 0)];
            ConcurrentBag<string> losses = [];
            int lost = 0;
            Parallel.ForEach(tried, new ParallelOptions { MaxDegreeOfParallelism = 2 }, point =>
            {
                IReadOnlyList<string> found = point.Try();
                found.ToList().ForEach(losses.Add);
                Interlocked.Add(ref lost, found.Count > 0 ? 1 : 0);
            });
            string summary = FormattableString.Invariant($"points tried {tried.Count}, survived {tried.Count - lost}, lost {lost}")
                + (Fault.CanMount ? string.Empty : "; no full disk and no read-only folder, because this user may not mount");
            Tell(summary);
            Assert.True(losses.IsEmpty, $"{summary}\n{string.Join('\n', losses.Order(StringComparer.Ordinal))}");
            Assert.True(!IsFull || tried.Count >= FullTrials, summary);
        }
        finally
        {
            foreach (Trial trial in trials)
            {
                trial.Dispose();
            }
        }
    }

    /// <summary>Says it where the gate can print it.</summary>
    private void Tell(string summary)
    {
        output.WriteLine(summary);
        DirectoryInfo logs = Directory.CreateDirectory(Path.Combine(SharedFolder.Root, "artifacts", "ci"));
        File.WriteAllText(Path.Combine(logs.FullName, "faults.txt"), summary + "\n");
    }
}
