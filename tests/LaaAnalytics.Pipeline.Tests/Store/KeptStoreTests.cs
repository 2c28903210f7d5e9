using System.IO.Compression;
using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Indicators;
using LaaAnalytics.Store;
using LaaAnalytics.Testing;

namespace LaaAnalytics.Pipeline.Tests.Store;

/// <summary>Stores that earlier versions of the program wrote; what they hold is told in <c>Stores/README.md</c>.</summary>
public sealed class KeptStoreTests : IDisposable
{
    private static readonly string Kept = Path.Combine(SharedFolder.Root, "tests", "LaaAnalytics.Pipeline.Tests", "Store", "Stores");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("laa-kept-");

    public static TheoryData<string> Stores => [.. Names];

    private static IEnumerable<string> Names => Directory.GetFiles(Kept, "v*.duckdb.gz").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_version_of_the_tables_has_a_store()
    {
        Assert.All(Enumerable.Range(1, SchemaVersion.Current), version => Assert.Contains($"v{version}.duckdb.gz", Names));
        Assert.All(Enumerable.Range(1, SchemaVersion.Current), version => Assert.Contains($"v{version}-compacted.duckdb.gz", Names));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void A_store_of_any_version_opens_and_gives_the_figures_that_it_gave(string name)
    {
        string path = Unpacked(name);
        using (LaaStore store = LaaStore.Open(path, StoreAccess.ReadWrite))
        {
            Assert.Equal(7, store.LastLoad);
            AssertFigures(store);
            Assert.Empty(store.Verify());
            Assert.Equal(7, store.Loads().Count);
            store.Compact();
            AssertFigures(store);
            Assert.Empty(store.Verify());
        }

        using LaaStore again = LaaStore.Open(path, StoreAccess.ReadOnly);
        AssertFigures(again);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void Tables_brought_up_are_those_of_a_new_store(string name)
    {
        string path = Unpacked(name);
        LaaStore.Open(path, StoreAccess.ReadWrite).Dispose();
        string fresh = Path.Combine(_folder.FullName, "fresh.duckdb");
        LaaStore.Open(fresh, StoreAccess.Create).Dispose();
        Assert.Equal(Columns(fresh), Columns(path));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void An_older_store_is_not_changed_by_reading_it(string name)
    {
        string path = Unpacked(name);
        byte[] before = File.ReadAllBytes(path);
        try
        {
            LaaStore.Open(path, StoreAccess.ReadOnly).Dispose();
            Assert.StartsWith($"v{SchemaVersion.Current}", name, StringComparison.Ordinal);
        }
        catch (StaleStoreException stale)
        {
            Assert.Contains("laa compact", stale.Remedy, StringComparison.Ordinal);
        }

        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_migration_that_is_cut_short_leaves_the_older_store_whole()
    {
        string path = Unpacked("v1.duckdb.gz");
        SchemaMigration real = SchemaVersion.Migrations.Single(migration => migration.Version == 2);
        using (DuckDbDatabase database = DuckDbDatabase.Open(path))
        using (DuckDbConnection connection = database.Connect())
        {
            List<string> before = Columns(connection);
            SchemaMigration[] cut = [real with { Sql = real.Sql + "select error('cut short');" }];
            Assert.Throws<DuckDbException>(() => SchemaVersion.Bring(connection, canWrite: true, target: 2, cut));
            Assert.Equal(1, connection.QueryScalar<int>("select version from schema_version"));
            Assert.Equal(before, Columns(connection));
        }

        using LaaStore store = LaaStore.Open(path, StoreAccess.ReadWrite);
        AssertFigures(store);
    }

    /// <summary>As-of loads 5 and 7 the answers worked by hand, as-of load 6 those of the changed supply.</summary>
    private static void AssertFigures(LaaStore store)
    {
        string[] answers = [.. File.ReadLines(Path.Combine(SharedFolder.Root, "data-samples", "tiny", "answers.csv")).Skip(1)];
        string[] changed =
        [
            .. answers
                .Select(line => line switch
                {
                    "ni18-adult,2009-01..2009-03,X06900001,5,2,3,0,1" => "ni18-adult,2009-01..2009-03,X06900001,5,1,2,0,1",
                    "ni18-adult,2009-01..2009-03,*,13,5,6,0,1" => "ni18-adult,2009-01..2009-03,*,13,4,5,0,1",
                    "moj-annual,2008-01..2008-12,X06900002,6,4,4,0,1" => "moj-annual,2008-01..2008-12,X06900002,6,5,5,0,1",
                    "moj-annual,2008-01..2008-12,*,13,8,8,0,1" => "moj-annual,2008-01..2008-12,*,13,9,9,0,1",
                    _ => line,
                }),
        ];
        Assert.Equal(4, answers.Zip(changed).Count(pair => pair.First != pair.Second));
        Assert.Equal(answers.Order(StringComparer.Ordinal), TinyFigures.Of(store.At(5)));
        Assert.Equal(changed.Order(StringComparer.Ordinal), TinyFigures.Of(store.At(6)));
        Assert.Equal(answers.Order(StringComparer.Ordinal), TinyFigures.Of(store.At(7)));
    }

    private static List<string> Columns(string path)
    {
        using DuckDbDatabase database = DuckDbDatabase.Open(path);
        using DuckDbConnection connection = database.Connect();
        return Columns(connection);
    }

    private static List<string> Columns(DuckDbConnection connection)
    {
        using DuckDbResult columns = connection.Query(
            "select table_name || '.' || ordinal_position || ' ' || column_name || ' ' || data_type || ' ' || is_nullable from information_schema.columns order by table_name, ordinal_position");
        return [.. columns.ReadRows().Select(row => row.Get<string>(0))];
    }

    private string Unpacked(string name)
    {
        string path = Path.Combine(_folder.FullName, Path.GetFileNameWithoutExtension(name));
        using GZipStream packed = new(File.OpenRead(Path.Combine(Kept, name)), CompressionMode.Decompress);
        using FileStream store = File.Create(path);
        packed.CopyTo(store);
        return path;
    }
}

/// <summary>The figures of the world <c>tiny</c> in the form of its answers.</summary>
internal static class TinyFigures
{
    private static readonly (string Scheme, string Period)[] Cohorts =
    [
        ("ni18-adult", "2009-01..2009-03"), ("ni19-youth", "2008-01..2008-03"), ("ni30-ppo", "2008-02..2008-02"), ("moj-annual", "2008-01..2008-12"),
    ];

    /// <summary>Lines as in <c>answers.csv</c>, in ordinal order.</summary>
    public static IEnumerable<string> Of(StoreView view) =>
        (from cohort in Cohorts
         let request = new MeasureRequest
         {
             GroupBy = [MeasureRequest.Period, MeasureRequest.Area],
             Periods = [Period.Parse(cohort.Period)],
             Total = new("TOTAL", 2009),
         }
         from measure in Measurement.Run(view, SchemeCatalogue.Find(cohort.Scheme), request)
         select string.Join(
             ',',
             cohort.Scheme,
             cohort.Period,
             measure.Key.Area.Code == "TOTAL" ? "*" : measure.Key.Area.Code,
             measure.Offenders,
             measure.Reoffenders,
             measure.Reoffences,
             measure.BaselineOffences,
             measure.Unmatched)).Order(StringComparer.Ordinal);
}
