using LaaAnalytics.Ingestion;
using LaaAnalytics.Store;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Pipeline.Tests.Ingestion;

public sealed class ExampleTests : IDisposable
{
    private const string Iowa = "data/iowa/releases_fy2010_2015.csv";

    private readonly SupplyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SharedFact(Iowa)]
    public void Iowa_s_file_loads_whole_and_equal_rows_are_different_people()
    {
        string path = SharedFolder.Find(Iowa)!;
        IngestRequest request = new(path, SupplyFolder.Now) { MappingPath = Example("iowa/mapping.json"), Tolerance = 0m };
        using LaaStore store = _folder.NewStore();
        IngestReport first = Ingest.Run(request, store);
        Assert.Equal((26_020L, 0L), (first.Files[0].RowsAccepted, first.Files[0].RowsRefused));
        Assert.Equal(26_020, first.Load!.Tables[0].New);
        Assert.Empty(first.Files[0].Unmapped);
        Assert.Equal((26_020, 8_681, 3_758, 9_581), Counts(store));

        Assert.True(Ingest.Run(request, store).NothingChanged);

        // A corrected file: one person of a kind that occurs more than once returned a day later.
        string[] lines = File.ReadAllLines(path);
        int corrected = Array.FindIndex(lines, line => line.Contains(",Yes,231,", StringComparison.Ordinal));
        lines[corrected] = lines[corrected].Replace(",Yes,231,", ",Yes,232,", StringComparison.Ordinal);
        IngestReport second = Ingest.Run(request with { Path = _folder.Write("corrected.csv", string.Join('\n', lines)) }, store);
        Assert.Equal((1L, 1L, 26_019L), (second.Load!.Tables[0].New, second.Load.Tables[0].Ended, second.Load.Tables[0].Unchanged));
        Assert.Equal((26_020, 8_681, 3_758, 9_581), Counts(store));
    }

    [Theory]
    [InlineData("probation-caseload", "northshire-probation", "offence_group")]
    [InlineData("yot-caselist", "northshire-yot", "offence_group")]
    [InlineData("ppo-list", "northshire-police", null)]
    public void English_shaped_extracts_load_in_their_suppliers_own_columns(string name, string supplier, string? unmapped)
    {
        using LaaStore store = _folder.NewStore();
        IngestRequest request = new(Example($"england/{name}.csv"), SupplyFolder.Now) { MappingPath = Example($"england/{name}.mapping.json"), Tolerance = 0m };
        IngestReport report = Ingest.Run(request, store);
        Assert.Equal((supplier, "northshire", 12L, 12L), (report.Supplier, report.Agreement, report.Files[0].RowsAccepted, report.Load!.Tables[0].New));
        Assert.Equal(unmapped is null ? [] : [new UnmappedCount(unmapped, 1)], report.Files[0].Unmapped);
        Assert.True(Ingest.Run(request, store).NothingChanged);
    }

    private static string Example(string relative) => Path.Combine([SharedFolder.Root, "docs", "examples", .. relative.Split('/')]);

    private static (int People, int Returned, int WithinAYear, int UnknownDistrict) Counts(LaaStore store)
    {
        (int people, int returned, int year, int unknown) = (0, 0, 0, 0);
        using CohortOutcomeReader reader = store.At(store.LastLoad).CohortOutcomes(["area_code"], "adult");
        while (reader.MoveNext())
        {
            CohortOutcomeColumns rows = reader.Current;
            for (int i = 0; i < rows.Count; i++)
            {
                people++;
                returned += rows.DaysToEvent[i] >= 0 ? 1 : 0;
                year += rows.DaysToEvent[i] is >= 0 and <= 365 ? 1 : 0;
                unknown += reader.Labels(0)[rows.Dimension(0)[i]] == "UNKNOWN" ? 1 : 0;
            }
        }

        return (people, returned, year, unknown);
    }
}
