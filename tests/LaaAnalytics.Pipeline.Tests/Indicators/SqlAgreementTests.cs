using FsCheck;
using FsCheck.Fluent;

using LaaAnalytics.Domain;
using LaaAnalytics.Histories;
using LaaAnalytics.Indicators;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Indicators;

/// <summary>The same definition in SQL: many people in one store, counted both ways.</summary>
public sealed class SqlAgreementTests
{
    private static readonly (int Stores, int Histories) Size = Environment.GetEnvironmentVariable("LAA_FULL") == "1" ? (4 * InventedHistories.Schemes.Count, 200) : (InventedHistories.Schemes.Count, 40);

    [Fact]
    public void Engine_and_SQL_count_the_same()
    {
        for (int seed = 0; seed < Size.Stores; seed++)
        {
            MeasurementScheme scheme = InventedHistories.Schemes[seed % InventedHistories.Schemes.Count];
            History people = Together(InventedHistories.Of(scheme).Sample(Size.Histories, new Rnd((ulong)seed), 50));
            Period[] cohorts = [.. InventedHistories.Spans(scheme).Where(span => span.Pooled == 1).Select(span => span.Period)];
            using LaaStore store = HistoryStore.Load(people);
            StoreView view = store.At(store.LastLoad);
            string[] bySql =
            [
                .. view.ReoffendingBySql(scheme, cohorts)
                    .Select(count => Line(count.AuthorityCode, count.Cohort, count.AgeGroup, count.Offenders, count.Reoffenders, count.Reoffences, count.BaselineOffences, count.Unmatched, count.TieredReoffences, count.SeriousReoffences, count.SeriousReoffenders, count.DaysToFirst))
                    .Order(StringComparer.Ordinal),
            ];
            string[] byEngine =
            [
                .. Measurement.Run(view, scheme, new() { GroupBy = ["area", "period", "age_group"], Periods = cohorts })
                    .Select(measure => Line(
                        measure.Key.Area.Code,
                        measure.Key.Period,
                        measure.Key.Group.Replace("age_group=", string.Empty, StringComparison.Ordinal),
                        measure.Offenders,
                        measure.Reoffenders,
                        measure.Reoffences!.Value,
                        measure.BaselineOffences,
                        measure.Unmatched,
                        measure.TieredReoffences,
                        measure.SeriousReoffences,
                        measure.SeriousReoffenders,
                        measure.DaysToFirst.Sum(bin => bin.Value * bin.Count)))
                    .Order(StringComparer.Ordinal),
            ];
            Assert.NotEmpty(byEngine);
            Assert.Equal(bySql, byEngine);
        }
    }

    private static History Together(IEnumerable<History> histories)
    {
        History[] all = [.. histories];
        return new(
            [.. all.Index().SelectMany(one => one.Item.Events.Select(row => row with { Person = (10 * one.Index) + row.Person }))],
            [.. all.Index().SelectMany(one => one.Item.Offences.Select(row => row with { Person = (10 * one.Index) + row.Person }))]);
    }

    private static string Line(string area, Period cohort, string group, params ReadOnlySpan<long> counts) => $"{area} {cohort} {group}: {string.Join(' ', counts.ToArray())}";
}
