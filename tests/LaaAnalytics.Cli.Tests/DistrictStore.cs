namespace LaaAnalytics.Cli.Tests;

/// <summary>The made-up partnership's store as of September 2009, loaded once for a class of tests that only read it.</summary>
public sealed class DistrictStore : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DistrictStore()
    {
        Laa.Works("synthesise", "district", "--out", _folder.At("world"));
        foreach (string package in (string[])["partnership", "probation", "yot", "ppo-office", "police"])
        {
            Laa.Works("ingest", _folder.At("world", "2009-09", package), "--store", Path);
        }
    }

    public string Path => _folder.At("laa.duckdb");

    public void Dispose() => _folder.Dispose();
}
