namespace LaaAnalytics.Cli.Tests;

/// <summary>The demo, run once for all tests that only look at it.</summary>
public sealed class LivedDemo : IDisposable
{
    /// <summary>Issued packs and the draft, from the demo's folder.</summary>
    internal static readonly string[] Packs =
    [
        "packs/x10000001-six-month-review-to-september-2009-issue-1.xlsx",
        "packs/x10000001-six-month-review-to-september-2009-issue-2.xlsx",
    ];

    private readonly TemporaryFolder _folder = new();

    public LivedDemo() => Said = Laa.Works("demo", "--out", Folder);

    /// <summary>The demo's folder.</summary>
    internal string Folder => _folder.At("demo");

    /// <summary>What it said.</summary>
    internal string Said { get; }

    /// <summary>A file in it.</summary>
    internal string At(string path) => Path.Combine(Folder, path);

    public void Dispose() => _folder.Dispose();
}
