namespace LaaAnalytics.Faults.Tests;

/// <summary>The look at what is left sees what a broken write would leave; so the other tests can fail.</summary>
public sealed class BrokenWriteTests : IDisposable
{
    private readonly Trial _trial = Trials.Pack();

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void Nothing_is_found_where_nothing_happened() => Assert.Empty(Losses(_ => { }));

    [Fact]
    public void A_pack_cut_short_under_its_own_name_is_found() => Assert.NotEmpty(Losses(ground => Halve(Pack(ground))));

    [Fact]
    public void A_whole_pack_with_other_contents_is_found() => Assert.Contains("neither as it was", Losses(ground =>
    {
        using System.IO.Compression.ZipArchive pack = System.IO.Compression.ZipFile.Open(Pack(ground), System.IO.Compression.ZipArchiveMode.Update);
        pack.CreateEntry("more.xml");
    }).First(), StringComparison.Ordinal);

    [Fact]
    public void A_store_cut_short_is_found() => Assert.NotEmpty(Losses(ground => Halve(ground.Store)));

    [Fact]
    public void Other_figures_of_an_earlier_load_are_found()
    {
        using Trial other = Trials.Pack("partnership", "yot", "probation", "ppo-office", "police");
        Assert.Contains(Losses(ground => File.Copy(Path.Combine(other.NewGround().Folder, Known.StoreName), ground.Store, overwrite: true)), loss => loss == "an earlier load has other figures");
    }

    private List<string> Losses(Action<Ground> breaks)
    {
        using Ground ground = _trial.NewGround();
        Ended ended = Program.Here(ground.Words, TimeProvider.System);
        breaks(ground);
        return [.. Point.Losses(_trial, ground, ended, complaint: null)];
    }

    private static string Pack(Ground ground) => Assert.Single(Directory.GetFiles(ground.Folder, "*.xlsx", SearchOption.AllDirectories));

    private static void Halve(string path)
    {
        using FileStream file = File.OpenWrite(path);
        file.SetLength(file.Length / 2);
    }
}
