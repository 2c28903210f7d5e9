using LaaAnalytics.Domain.Quality;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Quality;
using LaaAnalytics.Store;
using LaaAnalytics.Synthesis;

namespace LaaAnalytics.Pipeline.Tests.Quality;

/// <summary>The made-up partnerships, whose data are sound but for what is planted: what the checks say of them after each round.</summary>
public sealed class QualityWorldTests
{
    private const int MarchLoads = 5;
    private const int AllLoads = 10;

    [Fact]
    public void Where_nothing_is_planted_nothing_is_found()
    {
        using LaaStore store = Loaded("null");
        Assert.Empty(Told(store, MarchLoads, new(2009, 4, 14)));
        Assert.Empty(Told(store, AllLoads, new(2009, 10, 5)));
    }

    // What the March supplies have wrong (12 offences without a group of 6,056, 3 quashed, 6 misdated, 2 caseload entries) is below every threshold, as such errors should be.
    // The one finding is how the draw fell: 16 of the youth offending team's 263 entries are unmatched, where 3 per cent are to be expected.
    [Fact]
    public void The_district_has_one_thing_to_look_into_in_March_and_nothing_in_September()
    {
        using LaaStore store = Loaded("district");
        Assert.Equal(["Soft Q12 yot index_event pnc_matched"], Told(store, MarchLoads, new(2009, 4, 14)));
        Assert.Empty(Told(store, AllLoads, new(2009, 10, 5)));
        QualityFinding group = QualityAssessment.Of(store, store.At(MarchLoads), QualitySettings.Default, new(2009, 4, 14))
            .Single(finding => finding is { Check: "Q11", Table: "proven_offence", Column: "offence_group" });
        Assert.Equal((QualityOutcome.Pass, 12L), (group.Outcome, group.Counts[0]));
    }

    private static IEnumerable<string> Told(LaaStore store, int load, DateOnly today) =>
        from finding in QualityAssessment.Of(store, store.At(load), QualitySettings.Default, today)
        where finding.Outcome is QualityOutcome.Soft or QualityOutcome.Hard
        select $"{finding.Outcome} {finding.Check} {finding.Supplier} {finding.Table} {finding.Column}";

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
