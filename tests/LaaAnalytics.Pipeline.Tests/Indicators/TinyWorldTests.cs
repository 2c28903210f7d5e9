using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Store;
using LaaAnalytics.Synthesis;

namespace LaaAnalytics.Pipeline.Tests.Indicators;

/// <summary>Thirty people worked by hand: the whole way from file to measure must give the hand's answers.</summary>
public sealed class TinyWorldTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("laa-tiny-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_answer_worked_by_hand_comes_out()
    {
        using LaaStore store = LaaStore.OpenInMemory();
        DirectoryInfo world = new(Path.Combine(_folder.FullName, "tiny"));
        foreach (DirectoryInfo package in Worlds.Find("tiny").Write(world, new()))
        {
            Ingest.Run(new(package.FullName, "2010-07-05T09:00:00Z"), store);
        }

        StoreView view = store.At(store.LastLoad);
        string[] answers = [.. File.ReadLines(Path.Combine(world.FullName, "answers.csv")).Skip(1)];
        Assert.Equal(14, answers.Length);
        foreach (IGrouping<(string Scheme, string Period), string[]> rows in answers.Select(line => line.Split(',')).GroupBy(cells => (cells[0], cells[1])))
        {
            MeasureRequest request = new() { GroupBy = [MeasureRequest.Period, MeasureRequest.Area], Periods = [Period.Parse(rows.Key.Period)], Total = new("TOTAL", 2009) };
            IEnumerable<string> measured = Measurement.Run(view, SchemeCatalogue.Find(rows.Key.Scheme), request).Select(measure => string.Join(
                ',', measure.Key.Area.Code == "TOTAL" ? "*" : measure.Key.Area.Code, measure.Offenders, measure.Reoffenders, measure.Reoffences, measure.BaselineOffences, measure.Unmatched));
            Assert.Equal(
                rows.Select(cells => string.Join(',', cells[2..])).Order(StringComparer.Ordinal),
                measured.Order(StringComparer.Ordinal));
        }
    }
}
