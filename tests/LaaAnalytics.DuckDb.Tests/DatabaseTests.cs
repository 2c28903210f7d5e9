namespace LaaAnalytics.DuckDb.Tests;

public sealed class DatabaseTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("laa duckdb, ");

    private string File => Path.Combine(_folder.FullName, "store.duckdb");

    [Fact]
    public void A_file_opened_twice_is_one_database_however_its_path_is_spelt()
    {
        using DuckDbDatabase first = DuckDbDatabase.Open(File);
        using DuckDbDatabase second = DuckDbDatabase.Open(Path.Combine(_folder.FullName, ".", "store.duckdb"));
        using DuckDbConnection writer = first.Connect();
        using DuckDbConnection reader = second.Connect();
        writer.Execute("create table t (i integer); insert into t values (1)");
        Assert.Equal(1, reader.QueryScalar<long>("select count(*) from t"));
        Assert.Equal(2, reader.Execute("insert into t values (2), (3)"));
        Assert.Equal(3, writer.QueryScalar<long>("select count(*) from t"));
        DuckDbException error = Assert.Throws<DuckDbException>(() => DuckDbDatabase.Open(File, new() { ReadOnly = true }));
        Assert.Contains("different configuration", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_an_open_file_is_the_same_database()
    {
        using DuckDbDatabase first = DuckDbDatabase.Open(File);
        string link = Path.Combine(_folder.FullName, "link.duckdb");
        System.IO.File.CreateSymbolicLink(link, File);
        using DuckDbDatabase second = DuckDbDatabase.Open(link);
        using DuckDbConnection writer = first.Connect();
        using DuckDbConnection reader = second.Connect();
        writer.Execute("create table t as select 1 as i");
        Assert.Equal(1, reader.QueryScalar<int>("select i from t"));
    }

    [Fact]
    public void What_was_committed_is_there_after_reopening_and_read_only_cannot_write()
    {
        using (DuckDbDatabase database = DuckDbDatabase.Open(File))
        {
            using DuckDbConnection connection = database.Connect();
            connection.Execute("create table t as select i from range(1000) as r(i)");
        }

        using DuckDbDatabase again = DuckDbDatabase.Open(File, new() { ReadOnly = true });
        using DuckDbConnection reader = again.Connect();
        Assert.Equal(1000, reader.QueryScalar<long>("select count(*) from t"));
        Assert.Equal(DuckDbErrorType.InvalidInput, Assert.Throws<DuckDbException>(() => reader.Execute("drop table t")).ErrorType);
    }

    [Fact]
    public void Databases_in_memory_are_apart()
    {
        using DuckDbDatabase one = DuckDbDatabase.OpenInMemory();
        using DuckDbDatabase two = DuckDbDatabase.OpenInMemory();
        using DuckDbConnection first = one.Connect();
        using DuckDbConnection second = two.Connect();
        first.Execute("create table t (i integer)");
        Assert.Equal(DuckDbErrorType.Catalog, Assert.Throws<DuckDbException>(() => second.Execute("select * from t")).ErrorType);
    }

    [Fact]
    public void A_file_that_another_process_holds_is_locked_and_names_its_holder()
    {
        using OtherProcess holder = OtherProcess.Start("hold", File);
        Assert.Equal("held", holder.ReadLine());
        foreach (bool readOnly in new[] { false, true })
        {
            DuckDbLockedException locked = Assert.Throws<DuckDbLockedException>(() => DuckDbDatabase.Open(File, new() { ReadOnly = readOnly }));
            Assert.Equal(holder.Id, locked.HolderProcessId);
            Assert.Equal(DuckDbErrorType.IO, locked.ErrorType);
        }

        holder.Kill();
        using DuckDbDatabase free = DuckDbDatabase.Open(File);
    }

    [Fact]
    public void A_killed_process_leaves_what_it_committed_and_nothing_else()
    {
        using (OtherProcess writer = OtherProcess.Start("write", File))
        {
            Assert.Equal("committed 250000", writer.ReadLine());
            Assert.Equal("appended 250000", writer.ReadLine());
            writer.Kill();
        }

        using DuckDbDatabase database = DuckDbDatabase.Open(File);
        using DuckDbConnection connection = database.Connect();
        Assert.Equal(250_000, connection.QueryScalar<long>("select count(*) from t"));
        Assert.Equal(249_999, connection.QueryScalar<int>("select max(i) from t"));
    }

    [Fact]
    public void An_analysts_database_reaches_its_own_folder_only()
    {
        string allowed = _folder.CreateSubdirectory("analyst's [own], \"folder\"").FullName;
        string secret = Path.Combine(_folder.FullName, "secret.csv");
        System.IO.File.WriteAllText(secret, "a\n1\n");
        System.IO.File.WriteAllText(Path.Combine(allowed, "open.csv"), "a\n1\n");
        using DuckDbDatabase database = DuckDbDatabase.Open(
            File, new() { ExternalAccess = false, AllowedDirectories = [allowed], LockConfiguration = true });
        using DuckDbDatabase again = DuckDbDatabase.Open(
            File, new() { ExternalAccess = false, AllowedDirectories = [allowed], LockConfiguration = true });
        using DuckDbConnection connection = again.Connect();
        Assert.Throws<DuckDbException>(() => DuckDbDatabase.Open(File));
        Assert.Throws<DuckDbException>(() => DuckDbDatabase.Open(
            File, new() { ExternalAccess = false, AllowedDirectories = [_folder.FullName], LockConfiguration = true }));
        Assert.Equal(1, connection.QueryScalar<long>($"select a from read_csv({Literal(Path.Combine(allowed, "open.csv"))})"));
        connection.Execute($"copy (select 1 as a) to {Literal(Path.Combine(allowed, "out.csv"))}");
        string[] refused =
        [
            "select * from read_csv('/etc/passwd')",
            $"select * from read_csv({Literal(secret)})",
            $"select * from read_csv({Literal(Path.Combine(allowed, "..", "secret.csv"))})",
            $"copy (select 1 as a) to {Literal(Path.Combine(_folder.FullName, "out.csv"))}",
            $"attach {Literal(Path.Combine(_folder.FullName, "other.duckdb"))} as other",
            "set enable_external_access = true",
            "set threads = 1",
            "install httpfs",
            "load httpfs",
        ];
        foreach (string sql in refused)
        {
            DuckDbException error = Assert.Throws<DuckDbException>(() => connection.Execute(sql));
            Assert.Contains(error.ErrorType, new[] { DuckDbErrorType.Permission, DuckDbErrorType.InvalidInput });
        }
    }

    [Fact]
    public void Without_external_access_and_folders_no_file_is_reached()
    {
        Assert.Throws<ArgumentException>(() => DuckDbDatabase.OpenInMemory(new() { AllowedDirectories = [_folder.FullName] }));
        using DuckDbDatabase database = DuckDbDatabase.OpenInMemory(new() { ExternalAccess = false, LockConfiguration = true });
        using DuckDbConnection connection = database.Connect();
        foreach (string sql in new[] { "select * from read_csv('/etc/passwd')", "copy (select 1) to 'out.csv'", "set threads = 1" })
        {
            DuckDbException error = Assert.Throws<DuckDbException>(() => connection.Execute(sql));
            Assert.Contains(error.ErrorType, new[] { DuckDbErrorType.Permission, DuckDbErrorType.InvalidInput });
        }
    }

    [Fact]
    public void Options_reach_the_database()
    {
        using DuckDbDatabase database = DuckDbDatabase.OpenInMemory(new()
        {
            Threads = 1,
            MemoryLimit = "1GiB",
            TempDirectory = _folder.FullName,
            MaxTempDirectorySize = "2GiB",
        });
        using DuckDbConnection connection = database.Connect();
        Assert.Equal(1, connection.QueryScalar<long>("select current_setting('threads')"));
        Assert.Equal("1.0 GiB", connection.QueryScalar<string>("select current_setting('memory_limit')"));
        Assert.Equal("2.0 GiB", connection.QueryScalar<string>("select current_setting('max_temp_directory_size')"));
        Assert.Equal(_folder.FullName, connection.QueryScalar<string>("select current_setting('temp_directory')"));
        Assert.True(connection.QueryScalar<bool>("select current_setting('preserve_insertion_order')"));
        Assert.False(connection.QueryScalar<bool>("select current_setting('autoload_known_extensions')"));
        Assert.False(connection.QueryScalar<bool>("select current_setting('autoinstall_known_extensions')"));
        Assert.False(connection.QueryScalar<bool>("select current_setting('enable_progress_bar')"));
        Assert.Throws<ArgumentOutOfRangeException>(() => DuckDbDatabase.OpenInMemory(new() { Threads = 0 }));
        Assert.Throws<DuckDbException>(() => DuckDbDatabase.OpenInMemory(new() { MemoryLimit = "plenty" }));
    }

    [Fact]
    public void Data_beyond_the_memory_limit_go_into_the_folder_given_and_go_with_the_database()
    {
        string folder = Path.Combine(_folder.FullName, "spill");
        string file = Path.Combine(_folder.FullName, "large.duckdb");
        using (DuckDbDatabase plain = DuckDbDatabase.Open(file))
        using (DuckDbConnection connection = plain.Connect())
        {
            Assert.Equal(file + ".tmp", connection.QueryScalar<string>("select current_setting('temp_directory')"));
        }

        using (DuckDbDatabase database = DuckDbDatabase.Open(file, new() { MemoryLimit = "50MB", Threads = 1, TempDirectory = folder }))
        using (DuckDbConnection connection = database.Connect())
        {
            Assert.False(Directory.Exists(folder));
            connection.Execute(Large);
            Assert.NotEmpty(Directory.GetFiles(folder));
        }

        Assert.Equal([file], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void A_database_in_memory_without_a_folder_writes_nowhere()
    {
        string[] here = Directory.GetFileSystemEntries(Environment.CurrentDirectory);
        using DuckDbDatabase database = DuckDbDatabase.OpenInMemory(new() { MemoryLimit = "50MB", Threads = 1 });
        using DuckDbConnection connection = database.Connect();
        Assert.Equal(DuckDbErrorType.OutOfMemory, Assert.Throws<DuckDbException>(() => connection.Execute(Large)).ErrorType);
        Assert.Equal(here, Directory.GetFileSystemEntries(Environment.CurrentDirectory));
    }

    [Theory]
    [InlineData("v1.4.9")]
    [InlineData("v2.0.0")]
    [InlineData("")]
    public void Another_version_of_the_library_is_refused(string version)
    {
        Assert.StartsWith("v1.5.", DuckDbDatabase.LibraryVersion, StringComparison.Ordinal);
        DuckDbDatabase.CheckVersion(DuckDbDatabase.LibraryVersion);
        Assert.Contains("1.5", Assert.Throws<DuckDbException>(() => DuckDbDatabase.CheckVersion(version)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private const string Large = "create temp table large as select i, hash(i) as h, hash(i + 1) as g from range(8000000) as t(i)";

    private static string Literal(string path) => "'" + path.Replace("'", "''", StringComparison.Ordinal) + "'";
}
