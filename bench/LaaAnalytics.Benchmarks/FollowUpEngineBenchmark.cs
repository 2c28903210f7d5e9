using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Store;

namespace LaaAnalytics.Benchmarks;

/// <summary>The follow-up engine over 200,000 index events and 800,000 offences, against the same question in SQL.</summary>
/// <remarks>One store, open all the time: what remains is reading and counting.</remarks>
[MemoryDiagnoser]
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The runner cleans up by Close.")]
public class FollowUpEngineBenchmark
{
    private const long Events = 200_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("laa-bench").FullName;
    private LaaStore? _store;
    private DuckDbDatabase? _database;
    private DuckDbConnection? _connection;

    [GlobalSetup]
    public void Open()
    {
        string path = Path.Combine(_folder, "store.duckdb");
        GeneratedStore.Write(path, Events, 4 * Events);
        _store = LaaStore.Open(path, StoreAccess.ReadOnly);
        _database = DuckDbDatabase.Open(path, new DuckDbOptions { ReadOnly = true });
        _connection = _database.Connect();
    }

    /// <summary>One pass of the engine.</summary>
    [Benchmark]
    public int Engine() => FollowUpCounts.ByEngine(_store!).Count;

    /// <summary>Form A2 in SQL.</summary>
    [Benchmark]
    public int Sql() => FollowUpCounts.BySql(_connection!, "a2").Count;

    /// <summary>The naive way: every offence looked at for every event of the same person, in plain C# over copies of the rows.</summary>
    [Benchmark(Baseline = true)]
    public long Naive()
    {
        using DuckDbResult read = _connection!.Query(
            "select person_key, event_date, event_type, pnc_matched, authority_code from index_event");
        using DuckDbResult readOffences = _connection.Query(
            "select person_key, offence_date, proven_date, outcome, is_breach, is_recordable, in_england_wales from proven_offence where proven_date is not null");
        ILookup<UInt128, DuckDbRow> offences = readOffences.ReadRows().ToLookup(row => row.Get<UInt128>(0));
        HashSet<string> types = [.. FollowUpCounts.EventTypes];
        return read.ReadRows()
            .Where(row => types.Contains(row.Get<string>(2)) && row.Get<bool>(3))
            .GroupBy(row => (Person: row.Get<UInt128>(0), row.Get<DateOnly>(1).Year))
            .Select(events => events.MinBy(row => row.Get<DateOnly>(1))!)
            .Sum(entry => offences[entry.Get<UInt128>(0)].LongCount(offence => Counts(entry.Get<DateOnly>(1), offence)));
    }

    [GlobalCleanup]
    public void Close()
    {
        _connection?.Dispose();
        _database?.Dispose();
        _store?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static bool Counts(DateOnly index, DuckDbRow offence)
    {
        DateOnly day = offence.Get<DateOnly>(1);
        DateOnly proven = offence.Get<DateOnly>(2);
        return day >= index && day < index.AddMonths(12) && proven <= index.AddMonths(18) && !(day == index && proven == index)
            && offence.Get<string>(3) is "CONVICTION" or "CAUTION" or "REPRIMAND_WARNING"
            && !offence.Get<bool>(4) && offence.Get<bool>(5) && offence.Get<bool>(6);
    }
}
