using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using LaaAnalytics.Benchmarks;
using LaaAnalytics.Store;

// Threads and memory of the store's database; null as the program itself would have it.
StoreOptions options = new(
    Environment.GetEnvironmentVariable("LAA_BENCH_THREADS") is string threads ? (int)Number(threads) : null,
    Environment.GetEnvironmentVariable("LAA_BENCH_MEMORY"));
switch (args)
{
    case ["generate", string store, string events, string offences]:
        GeneratedStore.Write(store, Number(events), Number(offences));
        return 0;
    case ["export", string store, string query, string csv]:
        GeneratedStore.Export(store, query, csv);
        return 0;
    case ["engine", string store, string csv]:
        return Counts(csv, () => FollowUpCounts.ByEngine(store, options), passes: 2);
    case ["sql", string query, string store, string csv]:
        return Counts(csv, () => FollowUpCounts.BySql(store, options, query));
    case ["mart", string store, string csv]:
        return Counts(csv, () => FollowUpCounts.ByMart(store, options));
    case ["check", string csv]:
        return Rows(() => CsvIntake.Check(csv));
    case ["append", string csv, string store]:
        return Rows(() => InStore(store, opened => CsvIntake.Append(csv, opened)));
    case ["ingest", string csv, string store]:
        return Rows(() => InStore(store, opened => CsvIntake.Load(csv, opened)));
    case ["read-csv", string csv, string database]:
        return Rows(() => CsvIntake.ReadCsv(csv, database));
    default:
        // In this process: a project of its own per benchmark would be built by other rules than this one.
        BenchmarkSwitcher.FromAssembly(typeof(SqlText).Assembly)
            .Run(args, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
        return 0;
}

static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

static int Counts(string csv, Func<IReadOnlyList<FollowUpCount>> count, int passes = 1)
{
    // Definition files are read before: they are no part of counting. A second pass shows what compiling and first reading cost.
    IReadOnlyList<FollowUpCount> counts = [];
    _ = FollowUpCounts.Scheme;
    for (int pass = 1; pass <= passes; pass++)
    {
        Console.WriteLine(Cost.Of(() => counts = count()));
    }

    FollowUpCounts.Write(csv, counts);
    return counts.Count > 0 ? 0 : 1;
}

static int Rows(Func<long> intake)
{
    long rows = 0;
    Cost cost = Cost.Of(() => rows = intake());
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cost},{rows}"));
    return rows > 0 ? 0 : 1;
}

static long InStore(string path, Func<LaaStore, long> work)
{
    using LaaStore store = LaaStore.Open(path, StoreAccess.Create);
    return work(store);
}
