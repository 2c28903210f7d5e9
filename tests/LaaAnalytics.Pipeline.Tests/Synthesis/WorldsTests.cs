using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaaAnalytics.Domain;
using LaaAnalytics.Synthesis;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Pipeline.Tests.Synthesis;

public sealed class WorldsTests
{
    private static readonly DirectoryInfo Samples = new(Path.Combine(SharedFolder.Root, "data-samples"));

    [Theory]
    [InlineData("tiny")]
    [InlineData("district")]
    public void A_world_has_the_bytes_of_its_committed_sample(string name)
    {
        using WrittenWorld world = new(name);
        DirectoryInfo sample = new(Path.Combine(Samples.FullName, name));
        if (name != "tiny" && Environment.GetEnvironmentVariable("LAA_APPROVE") == "1")
        {
            if (sample.Exists)
            {
                sample.Delete(recursive: true);
            }

            Worlds.Find(name).Write(sample, new());
        }

        AssertSame(WrittenWorld.FilesIn(sample), world.Files());
    }

    /// <summary>Too large to carry in the repository; the digest is of every path and byte.</summary>
    [Fact]
    public void The_world_of_quarters_has_the_bytes_it_had()
    {
        using WrittenWorld world = new("quarters");
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string path, byte[] content) in world.Files())
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path));
            hash.AppendData(content);
        }

        Assert.Equal("3ff9cd0c087867b06453dfedc243cefdd72c3b5f69ded824dd05d82f5f095e80", Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void A_world_does_not_depend_on_the_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        using WrittenWorld usual = new("quarters");
        try
        {
            CultureInfo.CurrentCulture = new(culture);
            using WrittenWorld abroad = new("quarters");
            AssertSame(usual.Files(), abroad.Files());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Another_seed_gives_other_offences()
    {
        using WrittenWorld one = new("district", 1);
        using WrittenWorld two = new("district", 2);
        const string Police = "2009-09/police/proven_offence.csv";
        Assert.False(one.Files()[Police].AsSpan().SequenceEqual(two.Files()[Police]));
    }

    [Fact]
    public void A_folder_that_holds_something_is_refused()
    {
        using WrittenWorld world = new("tiny");
        Assert.Throws<UsageException>(() => Worlds.Find("tiny").Write(world.Folder, new()));
    }

    [Fact]
    public void An_unknown_world_is_refused_with_the_known_ones()
    {
        UsageException refusal = Assert.Throws<UsageException>(() => Worlds.Find("utopia"));
        Assert.All(Worlds.All, world => Assert.Contains(world.Name, refusal.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void The_district_sample_stays_small_enough_to_carry_in_the_repository() =>
        Assert.InRange(new DirectoryInfo(Path.Combine(Samples.FullName, "district")).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length), 1, 3_500_000);

    private static void AssertSame(SortedDictionary<string, byte[]> expected, SortedDictionary<string, byte[]> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, file => Assert.True(file.Value.AsSpan().SequenceEqual(actual[file.Key]), file.Key));
    }
}
