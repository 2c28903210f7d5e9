using LaaAnalytics.Domain;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Store;

namespace LaaAnalytics.Pipeline.Tests.Store;

public sealed class StoreFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("laa").FullName;

    private string Database => Path.Combine(_folder, "laa.duckdb");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_store_is_made_opened_again_and_read()
    {
        using (LaaStore store = LaaStore.Open(Database, StoreAccess.Create))
        {
            store.Load("index_event", "event_key | person_key\na | 1");
        }

        using LaaStore again = LaaStore.Open(Database, StoreAccess.ReadOnly, new StoreOptions(Threads: 1, MemoryLimit: "500MB"));
        Assert.Equal(["E06000047 1"], VintageTests.Events(again.At(1)));
        Assert.Throws<InvalidOperationException>(() => again.BeginLoad(TestSupply.Header()));
        Assert.Throws<InvalidOperationException>(again.Compact);
    }

    [Fact]
    public void Only_the_owner_can_read_the_files()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using LaaStore store = LaaStore.Open(Database, StoreAccess.Create);
        store.Load("index_event", "event_key | person_key\na | 1");
        string[] files = Directory.GetFiles(_folder);
        Assert.Contains(Database, files);
        foreach (string file in files)
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public void Rows_that_do_not_fit_into_memory_go_beside_the_store_into_a_folder_of_the_process()
    {
        using LaaStore store = LaaStore.Open(Database, StoreAccess.Create);
        string spill = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Database}.spill-{Environment.ProcessId}");
        using DuckDbDatabase same = DuckDbDatabase.Open(Database);
        using DuckDbConnection connection = same.Connect();
        Assert.Equal(spill, connection.QueryScalar<string>("select current_setting('temp_directory')"));
    }

    [Fact]
    public void What_killed_runs_have_left_of_such_rows_goes_when_the_store_is_opened_for_writing()
    {
        using (LaaStore.Open(Database, StoreAccess.Create))
        {
        }

        string left = Directory.CreateDirectory(Database + ".spill-1").FullName;
        string other = Directory.CreateDirectory(Path.Combine(_folder, "other.duckdb.spill-1")).FullName;
        File.WriteAllText(Path.Combine(left, "duckdb_temp_storage_DEFAULT-0.tmp"), "rows");
        using (LaaStore.Open(Database, StoreAccess.ReadOnly))
        {
            Assert.Equal([left], SpillFolder.Beside(Database));
        }

        using (LaaStore.Open(Database, StoreAccess.ReadWrite))
        {
            Assert.Empty(SpillFolder.Beside(Database));
        }

        Assert.Equal([Database, other], Directory.GetFileSystemEntries(_folder).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(StoreAccess.ReadOnly)]
    [InlineData(StoreAccess.ReadWrite)]
    public void A_missing_store_is_named(StoreAccess access)
    {
        UsageException missing = Assert.Throws<UsageException>(() => LaaStore.Open(Database, access));
        Assert.Contains("laa.duckdb", missing.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Database));
    }

    [Fact]
    public void A_file_that_is_no_database_or_another_database_is_not_taken_for_a_store()
    {
        File.WriteAllText(Database, "event_key,person_key\n");
        Assert.Throws<UsageException>(() => LaaStore.Open(Database, StoreAccess.ReadOnly));
        string other = Path.Combine(_folder, "other.duckdb");
        using (DuckDbDatabase database = DuckDbDatabase.Open(other))
        using (DuckDbConnection connection = database.Connect())
        {
            connection.Execute("create table prices (price integer)");
        }

        Assert.Throws<UsageException>(() => LaaStore.Open(other, StoreAccess.Create));
    }

    [Fact]
    public void A_newer_store_is_refused_and_an_older_one_is_brought_up_when_writing()
    {
        using (LaaStore.Open(Database, StoreAccess.Create))
        {
        }

        using DuckDbDatabase database = DuckDbDatabase.Open(Database);
        using DuckDbConnection connection = database.Connect();
        SchemaMigration[] migrations =
        [
            new(3, "alter table area add column water boolean; update area set water = false"),
            new(4, "create table later (later integer)"),
        ];
        Assert.Throws<StaleStoreException>(() => SchemaVersion.Bring(connection, canWrite: false, target: 4, migrations));
        SchemaVersion.Bring(connection, canWrite: true, target: 4, migrations);
        Assert.Equal(4, connection.QueryScalar<int>("select version from schema_version"));
        Assert.Equal(0, connection.QueryScalar<int>("select count(*) from later"));
        SchemaVersion.Bring(connection, canWrite: true, target: 4, migrations);
        StaleStoreException newer = Assert.Throws<StaleStoreException>(() => LaaStore.Open(Database, StoreAccess.ReadWrite));
        Assert.Contains("version 4", newer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_another_process_holds_is_named_with_its_holder()
    {
        using (LaaStore.Open(Database, StoreAccess.Create))
        {
        }

        using (OtherProcess holder = OtherProcess.Hold(Database))
        {
            StoreLockedException locked = Assert.Throws<StoreLockedException>(() => LaaStore.Open(Database, StoreAccess.ReadOnly));
            Assert.Equal(holder.Id, locked.Holder);
            Assert.NotEmpty(locked.Remedy);
        }

        using LaaStore free = LaaStore.Open(Database, StoreAccess.ReadOnly);
        Assert.Equal(0, free.LastLoad);
    }
}
