namespace LaaAnalytics.Faults.Tests;

/// <summary>The look at what is left sees what a broken write would leave; so the other tests can fail.</summary>
public sealed class BrokenWriteTests(IssueTrial issue) : IClassFixture<IssueTrial>
{

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
        using Trial other = Trials.Issue("partnership", "probation", "police");
        using Ground wrong = other.NewGround();
        Assert.Contains("an earlier load has other figures", Losses(ground => File.Copy(wrong.Store, ground.Store, overwrite: true)));
    }

    private List<string> Losses(Action<Ground> breaks)
    {
        using Ground ground = issue.Trial.NewGround();
        Ended ended = Program.Here(ground.Words, TimeProvider.System);
        breaks(ground);
        return [.. Point.Losses(issue.Trial, ground, ended, complaint: null, isDated: true)];
    }

    private static string Pack(Ground ground) => Assert.Single(Directory.GetFiles(Path.Combine(ground.Folder, "packs"), "*.xlsx"));

    private static void Halve(string path)
    {
        using FileStream file = File.OpenWrite(path);
        file.SetLength(file.Length / 2);
    }
}

/// <summary>The issue of a pack, prepared once.</summary>
public sealed class IssueTrial : IDisposable
{
    internal Trial Trial { get; } = Trials.Issue();

    public void Dispose() => Trial.Dispose();
}
