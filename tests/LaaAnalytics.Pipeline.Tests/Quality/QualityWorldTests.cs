using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Quality;
using LaaAnalytics.Store;
using LaaAnalytics.Synthesis;

namespace LaaAnalytics.Pipeline.Tests.Quality;

/// <summary>The made-up partnerships, whose data are sound but for what is planted: what the checks say of them.</summary>
public sealed class QualityWorldTests
{
    private static readonly DateOnly March = new(2009, 4, 14);
    private static readonly DateOnly September = new(2009, 10, 5);

    [Theory]
    [InlineData("null")]
    [InlineData("district")]
    public void A_sound_partnership_has_nothing_that_must_be_mended(string world)
    {
        using LaaStore store = Loaded(world);


        System.Text.StringBuilder text = new();
        foreach (int load in new[] { 5, store.LastLoad })
        foreach (QualityFinding f in Findings(store, load, load == 5 ? March : September)) text.AppendLine($"{load} {f.Outcome} {f.Check} {f.Supplier} {f.Table} {f.Column} {f.Measured} {f.Threshold} :: {f.Sentence}");
        File.WriteAllText($"/tmp/q-{world}.txt", text.ToString());
    }

    private static IReadOnlyList<QualityFinding> Findings(LaaStore store, int load, DateOnly today) =>
        QualityAssessment.Of(store, store.At(load), QualitySettings.Default, today);

    private static LaaStore Loaded(string world)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("laa-quality-");
        try
        {
            LaaStore store = LaaStore.OpenInMemory();
            foreach (DirectoryInfo package in Worlds.Find(world).Write(folder, new()))
            {
                Ingest.Run(new(package.FullName, package.Parent!.Name == "2009-03" ? "2009-04-14T09:00:00Z" : "2009-10-05T09:00:00Z"), store);
            }

            return store;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
