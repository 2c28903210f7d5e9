using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Indicators;
using LaaAnalytics.Store;

namespace LaaAnalytics.Benchmarks;

/// <summary>Counts of one authority and calendar year, as every contender must find them.</summary>
internal sealed record FollowUpCount(string AuthorityCode, int Year, long Offenders, long Reoffenders, long Reoffences);

/// <summary>The follow-up question, asked of the engine and of SQL: re-offending by authority and calendar year of the index date, 2005 to 2009.</summary>
/// <remarks>Calendar years share no day, so that SQL needs no join to find an event's cohort: the question at its kindest to SQL.</remarks>
internal static class FollowUpCounts
{
    /// <summary>Rules of who enters and what counts.</summary>
    public static MeasurementScheme Scheme { get; } = SchemeCatalogue.Find("moj-annual");

    /// <summary>The five cohorts.</summary>
    public static IReadOnlyList<CohortSpan> Years { get; } = [.. Enumerable.Range(2005, 5).Select(year => CohortSpan.OfOne(Period.OfMonths(year, 1, 12)))];

    /// <summary>One cell for each authority and cohort.</summary>
    public static CellPlan ByAuthority { get; } = new(1, [[0]]);

    /// <summary>Kinds of event that enter, as the store names them.</summary>
    public static IReadOnlyList<string> EventTypes { get; } =
        ["CUSTODY_RELEASE", "COMMUNITY_ORDER", "SUSPENDED_SENTENCE", "CAUTION", "YOUTH_CAUTION", "REPRIMAND_WARNING", "FINE_DISCHARGE"];

    /// <summary>The engine over the store's own readers.</summary>
    public static IReadOnlyList<FollowUpCount> ByEngine(string path, StoreOptions options)
    {
        using LaaStore store = LaaStore.Open(path, StoreAccess.ReadOnly, options);
        return ByEngine(store);
    }

    /// <summary>The engine over an open store.</summary>
    public static IReadOnlyList<FollowUpCount> ByEngine(LaaStore store)
    {
        StoreView view = store.At(store.LastLoad);
        using StoredIndexEvents events = StoredIndexEvents.Open(view, Scheme, ["authority_code"]);
        using ProvenOffenceReader offences = view.ProvenOffences();
        return
        [
            .. FollowUpEngine.Run(Scheme, Years, ByAuthority, events, new StoredProvenOffences(offences))
                .Select(cell => Count(events.Labels(0)[cell.Ids[0]], cell.Span.Period, cell))
                .Where(count => count.Offenders > 0)
                .OrderBy(count => count.AuthorityCode, StringComparer.Ordinal)
                .ThenBy(count => count.Year),
        ];
    }

    /// <summary>A query file over the same store.</summary>
    public static IReadOnlyList<FollowUpCount> BySql(string path, StoreOptions options, string query)
    {
        using DuckDbDatabase database = DuckDbDatabase.Open(
            path, new DuckDbOptions { ReadOnly = true, Threads = options.Threads, MemoryLimit = options.MemoryLimit });
        using DuckDbConnection connection = database.Connect();
        return BySql(connection, query);
    }

    /// <summary>A query file over an open store.</summary>
    public static IReadOnlyList<FollowUpCount> BySql(DuckDbConnection connection, string query)
    {
        using DuckDbResult result = connection.Query(SqlText.Of(query));
        return
        [
            .. result.ReadRows().Select(row => new FollowUpCount(
                row.Get<string>("authority_code"),
                row.Get<int>("cohort_year"),
                row.Get<long>("offenders"),
                row.Get<long>("reoffenders"),
                row.Get<long>("reoffences"))),
        ];
    }

    /// <summary>The store's own SQL definition, which stands for every scheme and is no contender; age groups added up.</summary>
    public static IReadOnlyList<FollowUpCount> ByMart(string path, StoreOptions options)
    {
        using LaaStore store = LaaStore.Open(path, StoreAccess.ReadOnly, options);
        return
        [
            .. store.At(store.LastLoad)
                .ReoffendingBySql(Scheme, [.. Years.Select(span => span.Period)])
                .GroupBy(count => (count.AuthorityCode, count.Cohort.Start.Year))
                .Select(cell => new FollowUpCount(
                    cell.Key.AuthorityCode,
                    cell.Key.Year,
                    cell.Sum(count => count.Offenders),
                    cell.Sum(count => count.Reoffenders),
                    cell.Sum(count => count.Reoffences)))
                .Where(count => count.Offenders > 0)
                .OrderBy(count => count.AuthorityCode, StringComparer.Ordinal)
                .ThenBy(count => count.Year),
        ];
    }

    /// <summary>Writes counts so that equal counts are equal bytes.</summary>
    public static void Write(string csv, IReadOnlyList<FollowUpCount> counts) => File.WriteAllLines(
        csv,
        counts.Select(count => string.Create(
            CultureInfo.InvariantCulture,
            $"{count.AuthorityCode},{count.Year},{count.Offenders},{count.Reoffenders},{count.Reoffences}")));

    private static FollowUpCount Count(string authority, Period cohort, FollowUpCell cell)
    {
        Measure measure = cell.ToMeasure(new CellKey("RO-A", new(authority, 2009), cohort), observedTo: null);
        return new(authority, cohort.Start.Year, measure.Offenders, measure.Reoffenders, measure.Reoffences ?? 0);
    }
}
