using System.Collections.Concurrent;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Files;
using LaaAnalytics.DuckDb;

namespace LaaAnalytics.Store;

/// <summary>A copy of a store beside it, to be worked on and put in the store's place as a whole, or to be dropped.</summary>
/// <remarks>
/// The copy is the hidden file <c>.</c><em>name</em><c>.draft</c> in the store's folder, readable by its owner only. Until <see cref="Replace"/> the store is
/// free for others. This process must not have the store open itself, neither at <see cref="Begin"/> nor at <see cref="Replace"/>. For one thread.
/// </remarks>
public sealed class StoreDraft : IDisposable
{
    /// <summary>Tables that only grow, whoever writes: how many rows each holds tells whether a store has changed.</summary>
    private static readonly string[] GrowingTables = ["load", "issued_pack", "issued_figure", "commentary", "planned_action", "sign_off"];

    /// <summary>Drafts of this process, which DuckDB's locks keep from other processes only.</summary>
    private static readonly ConcurrentDictionary<string, bool> UnderWay = new(StringComparer.Ordinal);

    private readonly string _storePath;
    private readonly string _draftPath;
    private readonly string? _base;

    /// <summary>Held from begin to end, so that nobody takes the draft for one left behind, not even while it is closed to be put in place.</summary>
    private readonly FileStream _lock;

    private bool _isOver;

    private StoreDraft(string storePath, string draftPath, FileStream @lock)
    {
        _storePath = storePath;
        _draftPath = draftPath;
        _lock = @lock;
        (_base, Store) = Copied(storePath, draftPath);
    }

    /// <summary>The copy, open for writing; closed by <see cref="Replace"/> and <see cref="Dispose"/>.</summary>
    public LaaStore Store { get; }

    /// <summary>Where the draft of a store is, while there is one.</summary>
    /// <param name="storePath">The store's file.</param>
    public static string PathOf(string storePath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(storePath);
        string store = Path.GetFullPath(storePath);
        return Path.Combine(Path.GetDirectoryName(store)!, $".{Path.GetFileName(store)}.draft");
    }

    /// <summary>Copies the store, or begins an empty one where there is none yet. What a killed run left behind is replaced.</summary>
    /// <param name="storePath">The store's file.</param>
    /// <exception cref="UsageException">The file is not a store.</exception>
    /// <exception cref="StoreLockedException">Another process holds the store, or works on a draft of it.</exception>
    /// <exception cref="StaleStoreException">The store was written by a newer program.</exception>
    /// <exception cref="InvalidOperationException">This process works on a draft of the store already.</exception>
    public static StoreDraft Begin(string storePath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(storePath);
        string store = Path.GetFullPath(storePath);
        string draft = PathOf(store);
        if (!UnderWay.TryAdd(draft, true))
        {
            throw new InvalidOperationException("This process works on a draft of the store already.");
        }

        FileStream? held = null;
        try
        {
            held = Lock(draft);
            return new StoreDraft(store, draft, held);
        }
        catch
        {
            held?.Dispose();
            UnderWay.TryRemove(draft, out _);
            throw;
        }
    }

    /// <summary>Puts the draft in the store's place, at once and as a whole; the draft is over then.</summary>
    /// <remarks>Close every reader of the draft first. Whoever opens the store finds the old one or the new one, never a part.</remarks>
    /// <exception cref="UsageException">The store was changed, made or removed since <see cref="Begin"/>; it stays as it is and the draft goes.</exception>
    /// <exception cref="StoreLockedException">Another process holds the store; the draft stays, so that this can be tried again.</exception>
    /// <exception cref="IOException">The disk did not take the draft, or a reader of it is still open; the store stays as it is.</exception>
    /// <exception cref="InvalidOperationException">The draft is over.</exception>
    public void Replace()
    {
        if (_isOver)
        {
            throw new InvalidOperationException("The draft is over.");
        }

        using Original? original = File.Exists(_storePath) ? Original.Open(_storePath) : null;
        if (original?.Baseline() != _base)
        {
            throw ChangedMeanwhile();
        }

        Settle();
        if (OperatingSystem.IsWindows())
        {
            original?.Dispose(); // a file that is open cannot be replaced there
        }

        try
        {
            File.Move(_draftPath, _storePath, overwrite: _base is not null);
        }
        catch (IOException) when (_base is null && File.Exists(_storePath))
        {
            throw ChangedMeanwhile();
        }

        End();
        DurableFile.FlushFolder(Path.GetDirectoryName(_storePath)!);
    }

    /// <summary>Drops the draft, unless it has taken the store's place.</summary>
    public void Dispose()
    {
        if (!_isOver)
        {
            try
            {
                Store.Dispose();
                Delete(_draftPath);
            }
            finally
            {
                End();
            }
        }
    }

    private void End()
    {
        _isOver = true;
        _lock.Dispose();
        UnderWay.TryRemove(_draftPath, out _);
    }

    private UsageException ChangedMeanwhile()
    {
        Dispose();
        return new UsageException(
            $"{Path.GetFileName(_storePath)} was changed by somebody else while this was under way; it was left as it is.", "Run the same command again.");
    }

    /// <summary>Takes the lock of a draft; the operating system lets go of it when the process ends, however it ends.</summary>
    private static FileStream Lock(string draft)
    {
        string path = draft + ".lock";
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(path))
        {
            ThrowIfHeld(draft);
            throw new StoreLockedException("A draft of the store is being worked on by another process.", "Wait until that process has ended, or stop it.", holder: null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"Nothing can be written beside the store, into the folder {Path.GetFileName(Path.GetDirectoryName(draft))}.",
                "See that the folder exists, can be written to and has free space.");
        }
    }

    private static (string? Baseline, LaaStore Store) Copied(string store, string draft)
    {
        if (!File.Exists(store))
        {
            DropStale(draft);
            return (null, Opened(draft, StoreAccess.Create));
        }

        // The store is held until the draft is open, so that nobody else copies or drops it meanwhile. Closing a stream of the store gives up what
        // DuckDB holds of it, so the stream is closed last.
        using Original original = Original.Open(store);
        DropStale(draft);
        using FileStream source = new(store, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            using FileStream copy = new(draft, OwnerOnly.NewFile());
            source.CopyTo(copy);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            File.Delete(draft);
            throw new UsageException(
                $"{Path.GetFileName(store)} could not be copied beside itself.",
                "See that its folder can be written to and has as much free space as the store takes.");
        }

        return (original.Baseline(), Opened(draft, StoreAccess.ReadWrite));
    }

    private static LaaStore Opened(string draft, StoreAccess access)
    {
        try
        {
            return LaaStore.Open(draft, access);
        }
        catch (StoreLockedException)
        {
            throw; // somebody else's
        }
        catch
        {
            Delete(draft);
            throw;
        }
    }

    /// <summary>Drops a draft that nobody works on any more.</summary>
    private static void DropStale(string draft)
    {
        ThrowIfHeld(draft);
        Delete(draft);
    }

    private static void ThrowIfHeld(string draft)
    {
        if (!File.Exists(draft))
        {
            return;
        }

        try
        {
            LaaStore.OpenFile(draft, StoreAccess.ReadWrite, new StoreOptions(Threads: 1)).Dispose();
        }
        catch (StoreLockedException locked)
        {
            string holder = locked.Holder is int process ? FormattableString.Invariant($"process {process}") : "another process";
            throw new StoreLockedException(
                $"A draft of the store is being worked on by {holder}.", "Wait until that process has ended, or stop it.", locked.Holder);
        }
        catch (UsageException)
        {
            // A copy that was never finished.
        }
    }

    private static void Delete(string draft)
    {
        File.Delete(draft + ".wal");
        File.Delete(draft);
    }

    /// <summary>Closes the draft with all of it in the one file, on the disk.</summary>
    private void Settle()
    {
        Store.Dispose();
        string log = _draftPath + ".wal";
        if (File.Exists(log))
        {
            using DuckDbDatabase database = LaaStore.OpenFile(_draftPath, StoreAccess.ReadWrite, new StoreOptions());
            using DuckDbConnection connection = database.Connect();
            try
            {
                connection.Execute("checkpoint");
            }
            catch (DuckDbException)
            {
                // A reader is in the way, so the log stays as long as it is.
            }
        }

        if (File.Exists(log) && new FileInfo(log).Length > 0)
        {
            throw new IOException("The draft of the store could not be written out.");
        }

        File.Delete(log);
        DurableFile.Flush(_draftPath);
    }

    /// <summary>The store itself, held so that nobody else can open it, with nothing left in its write-ahead log.</summary>
    private sealed class Original : IDisposable
    {
        private readonly DuckDbDatabase _database;

        private Original(DuckDbDatabase database) => _database = database;

        public static Original Open(string path)
        {
            DuckDbDatabase database = LaaStore.OpenFile(path, StoreAccess.ReadWrite, new StoreOptions());
            if (!File.Exists(path + ".wal"))
            {
                return new Original(database);
            }

            // A killed run left a log. It belongs to this file and must not stay beside another: opening has read it, the checkpoint writes it out.
            using (database)
            using (DuckDbConnection connection = database.Connect())
            {
                connection.Execute("checkpoint");
            }

            return new Original(LaaStore.OpenFile(path, StoreAccess.ReadWrite, new StoreOptions()));
        }

        /// <summary>How much each growing table holds; tables that the store's version has not yet count as empty.</summary>
        public string Baseline()
        {
            using DuckDbConnection connection = _database.Connect();
            using DuckDbResult names = connection.Query(SqlLibrary.Text("checks/table_name"));
            HashSet<string> known = [.. names.ReadRows().Select(row => row.Get<string>("table_name"))];
            return string.Join(' ', GrowingTables.Select(table =>
                known.Contains(table) ? connection.QueryScalar<long>(SqlLibrary.Text("checks/draft_base", ("table", table))) : 0));
        }

        public void Dispose() => _database.Dispose();
    }
}
