using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Files;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <summary>The partnership's store: every extract ever loaded, in vintages, in one DuckDB file.</summary>
/// <remarks>
/// Loads are added and never change the past: <see cref="At"/> gives everything as it was known after any load. One process writes, and then no
/// other can open the file, not even for reading. Instances may be used by several threads; one load is under way at a time.
/// </remarks>
public sealed partial class LaaStore : IDisposable
{
    private readonly DuckDbDatabase _database;
    private readonly string? _path;
    private readonly bool _canWrite;
    private readonly DirectoryInfo? _spill;
    private int _loading;

    private LaaStore(DuckDbDatabase database, string? path, bool canWrite, DirectoryInfo? spill = null)
    {
        _database = database;
        _path = path;
        _canWrite = canWrite;
        _spill = spill;
    }

    /// <summary>Number of the newest load, 0 where nothing was loaded.</summary>
    public int LastLoad
    {
        get
        {
            using DuckDbConnection connection = _database.Connect();
            return connection.QueryScalar<int>(SqlLibrary.Text("staging/last_load"));
        }
    }

    /// <summary>Whether the file's tables were of an older version, and were brought to this program's when it was opened.</summary>
    public bool WasOlder { get; private set; }

    /// <summary>Opens the store at <paramref name="path"/>; a file made here can be read and written by its owner only.</summary>
    /// <exception cref="UsageException">There is no such file, or it is not a store.</exception>
    /// <exception cref="StoreLockedException">Another process holds it.</exception>
    /// <exception cref="StaleStoreException">It was written by a newer program, or by an older one and is opened for reading.</exception>
    public static LaaStore Open(string path, StoreAccess access, StoreOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (access != StoreAccess.Create && !File.Exists(path))
        {
            throw new UsageException(
                $"There is no store {Path.GetFileName(path)}.", "Name a store that 'laa ingest' has written, or run 'laa ingest' to make it.");
        }

        LaaStore store = new(OpenFile(path, access, options ?? new StoreOptions()), path, access != StoreAccess.ReadOnly);
        try
        {
            store.Prepare(access == StoreAccess.Create);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>An empty store in memory that goes when it is disposed: for trials and tests.</summary>
    public static LaaStore OpenInMemory(StoreOptions? options = null)
    {
        options ??= new StoreOptions();
        DirectoryInfo spill = Directory.CreateTempSubdirectory("laa-"); // for this account only
        try
        {
            LaaStore store = new(
                DuckDbDatabase.OpenInMemory(new DuckDbOptions { Threads = options.Threads, MemoryLimit = options.MemoryLimit, TempDirectory = spill.FullName }),
                path: null,
                canWrite: true,
                spill);
            store.Prepare(canCreate: true);
            return store;
        }
        catch
        {
            spill.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Everything as known after load <paramref name="asOf"/>; 0 is the empty store before the first.</summary>
    /// <exception cref="UsageException">There is no such load.</exception>
    public StoreView At(int asOf)
    {
        int last = LastLoad;
        return asOf >= 0 && asOf <= last
            ? new StoreView(_database, asOf)
            : throw new UsageException(
                FormattableString.Invariant($"There is no load {asOf}; the newest is {last}."), "List the loads with 'laa loads'.");
    }

    /// <summary>Begins a load: one transaction, undone unless it is committed.</summary>
    /// <exception cref="InvalidOperationException">The store is open for reading, or a load is under way already.</exception>
    public LoadSession BeginLoad(LoadHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        ThrowIfReadOnly();
        if (Interlocked.CompareExchange(ref _loading, 1, 0) != 0)
        {
            throw new InvalidOperationException("A load is under way already.");
        }

        try
        {
            return new LoadSession(_database.Connect(), header, EndLoad);
        }
        catch
        {
            EndLoad();
            throw;
        }
    }

    /// <summary>Closes the store; views and readers that are still open keep the file open until they are disposed.</summary>
    public void Dispose()
    {
        _database.Dispose();
        if (_spill is { Exists: true })
        {
            try
            {
                _spill.Delete(recursive: true);
            }
            catch (IOException)
            {
                // A reader that is still open holds it.
            }
        }
    }

    private void EndLoad()
    {
        if (_path is not null)
        {
            Restrict(_path);
        }

        Volatile.Write(ref _loading, 0);
    }

    private void ThrowIfReadOnly()
    {
        if (!_canWrite)
        {
            throw new InvalidOperationException("The store is open for reading only.");
        }
    }

    /// <summary>Opens the file of a store and looks no further.</summary>
    internal static DuckDbDatabase OpenFile(string path, StoreAccess access, StoreOptions options)
    {
        bool isNew = !File.Exists(path);
        try
        {
            DuckDbDatabase database = DuckDbDatabase.Open(
                path,
                new DuckDbOptions { Threads = options.Threads, MemoryLimit = options.MemoryLimit, ReadOnly = access == StoreAccess.ReadOnly });
            database.SpillTo(SpillFolder.Of(path));
            if (isNew)
            {
                Restrict(path);
            }

            if (access != StoreAccess.ReadOnly)
            {
                SpillFolder.DropLeftBehind(path);
            }

            return database;
        }
        catch (DuckDbLockedException locked)
        {
            string holder = locked.HolderProcessId is int process ? FormattableString.Invariant($"process {process}") : "another process";
            throw new StoreLockedException(
                $"The store {Path.GetFileName(path)} is held by {holder}.",
                "Wait until that process has ended, or stop it.",
                locked.HolderProcessId);
        }
        catch (DuckDbException refused)
        {
            throw new UsageException(
                $"{Path.GetFileName(path)} cannot be opened as a store ({refused.ErrorType}).",
                "Name a store that 'laa ingest' has written.");
        }
    }

    /// <summary>Keeps the database and its write-ahead log from other accounts.</summary>
    private static void Restrict(string path)
    {
        OwnerOnly.Restrict(path);
        OwnerOnly.Restrict(path + ".wal");
    }

    private void Prepare(bool canCreate)
    {
        using DuckDbConnection connection = _database.Connect();
        using DuckDbResult found = connection.Query(SqlLibrary.Text("checks/has_version"));
        DuckDbRow tables = found.ReadRows()[0];
        if (tables.Get<int>("version_tables") > 0)
        {
            WasOlder = SchemaVersion.Bring(connection, _canWrite, SchemaVersion.Current, SchemaVersion.Migrations);
        }
        else if (canCreate && tables.Get<int>("other_tables") == 0)
        {
            SchemaVersion.Create(connection);
        }
        else
        {
            throw new UsageException("The file is a database, but not a store of this program.", "Name a store that 'laa ingest' has written.");
        }
    }
}
