using BenchmarkDotNet.Attributes;

namespace LaaAnalytics.Benchmarks;

/// <summary>Checking an extract of 200,000 offences, against splitting its lines at commas.</summary>
[MemoryDiagnoser]
public class CsvIntakeBenchmark
{
    private const long Rows = 200_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("laa-bench").FullName;

    private string Csv => Path.Combine(_folder, "proven_offence.csv");

    [GlobalSetup]
    public void Write()
    {
        string store = Path.Combine(_folder, "store.duckdb");
        GeneratedStore.Write(store, Rows / 4, Rows);
        GeneratedStore.Export(store, "export_extract", Csv);
    }

    /// <summary>Hash, parse, types, ranges and the scan for identifiers.</summary>
    [Benchmark]
    public long Check() => CsvIntake.Check(Csv);

    /// <summary>The naive way, which knows neither quotes nor types nor which row was wrong.</summary>
    [Benchmark(Baseline = true)]
    public long Split() => File.ReadLines(Csv).Skip(1).Select(line => line.Split(',')).LongCount(fields => fields.Length == 12);

    [GlobalCleanup]
    public void Delete() => Directory.Delete(_folder, recursive: true);
}
