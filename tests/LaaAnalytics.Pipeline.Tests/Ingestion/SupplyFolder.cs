using System.Security.Cryptography;
using System.Text;
using LaaAnalytics.Domain;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Ingestion;

/// <summary>A folder for the files of one test, gone afterwards.</summary>
internal sealed class SupplyFolder : IDisposable
{
    public const string Now = "2009-05-01T09:00:00Z";
    public const string Person = "0123456789abcdef0123456789abcdef";

    public static readonly SupplyFacts Facts = new()
    {
        Supplier = "northshire-probation",
        Period = Domain.Period.OfMonths(2009, 1, 3),
        ObservedTo = new(2009, 7, 1),
    };

    public string Path { get; } = Directory.CreateTempSubdirectory("laa-supply-").FullName;

    public string Write(string name, string text, Encoding? encoding = null) => Write(name, (encoding ?? new UTF8Encoding(false)).GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>What a check says of a file whose name is the table's, with every row allowed to be refused.</summary>
    public IngestReport Check(string name, string text, string? mapping = null) => Ingest.Check(Request(Write(name, text), mapping));

    /// <summary>Rules that a check refuses the whole file by.</summary>
    public string[] RulesRefusing(string name, string text, string? mapping = null) => RulesRefusingFile(Write(name, text), mapping);

    public string[] RulesRefusingFile(string path, string? mapping = null) => Rules(Refusal(path, mapping));

    /// <summary>Rules that a check refuses a package by.</summary>
    public static string[] RulesRefusingPackage(string path) =>
        Rules(Assert.Throws<LoadRefusedException>(() => Ingest.Check(new(path, Now) { Tolerance = 1m })));

    private static string[] Rules(LoadRefusedException refusal) =>
        [.. refusal.Rejections.Select(rejection => rejection.Rule).Distinct().Order(StringComparer.Ordinal)];

    public LoadRefusedException Refusal(string path, string? mapping = null) =>
        Assert.Throws<LoadRefusedException>(() => Ingest.Check(Request(path, mapping)));

    public IngestRequest Request(string path, string? mapping = null) => new(path, Now)
    {
        Facts = mapping is null || !mapping.Contains("\"supplier\"", StringComparison.Ordinal) ? Facts : new(),
        MappingPath = mapping is null ? null : Write("mapping.json", mapping),
        Tolerance = 1m,
    };

    /// <summary>Writes a package of these files, each named after its table, with right hashes; a member is changed by <paramref name="edit"/>.</summary>
    public string WritePackage(Func<string, string>? edit, params (string Table, string Text)[] files)
    {
        List<string> resources = [];
        foreach ((string table, string text) in files)
        {
            string path = Write($"{table}.csv", text);
            string sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
            string observed = table == "proven_offence" ? "\"observed_to\": \"2009-07-01\"," : string.Empty;
            resources.Add($$"""
                { "path": "{{table}}.csv", "table": "{{table}}", "mode": "full", {{observed}}
                  "period": { "start": "2009-01-01", "end": "2009-04-01" }, "sha256": "{{sha256}}" }
                """);
        }

        string manifest = $$"""
            {
              "supplier": "northshire-probation",
              "resources": [
            {{string.Join(",\n", resources)}}
              ]
            }
            """;
        Write("datapackage.json", edit is null ? manifest : edit(manifest));
        return Path;
    }

    public LaaStore NewStore(string name = "laa.duckdb") => LaaStore.Open(System.IO.Path.Combine(Path, "..", $"{System.IO.Path.GetFileName(Path)}-{name}"), StoreAccess.Create);

    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
        foreach (string file in Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!, $"{System.IO.Path.GetFileName(Path)}-*"))
        {
            File.Delete(file);
        }
    }
}
