using LaaAnalytics.DuckDb.Interop;

namespace LaaAnalytics.DuckDb;

/// <summary>An open database: a file, or memory that goes when it is disposed.</summary>
/// <remarks>
/// Safe for use by several threads. A file opened more than once in a process is one database: DuckDB's instance cache sees to it, without
/// which two instances would write over each other's commits in silence. Connections stay usable after the database is disposed, and the file
/// stays open until the last of them is.
/// </remarks>
public sealed class DuckDbDatabase : IDisposable
{
    private const string Supported = "v1.5.";

    private static readonly Lazy<InstanceCacheHandle> Instances = new(DuckDbApi.CreateInstanceCache);

    // Between opening a file and restricting it no other call may get it.
    private static readonly Lock Opening = new();

    private readonly DatabaseHandle _handle;

    private DuckDbDatabase(DatabaseHandle handle) => _handle = handle;

    /// <summary>Version of DuckDB's library, such as <c>v1.5.5</c>.</summary>
    public static string LibraryVersion => DuckDbApi.LibraryVersion() ?? "";

    /// <summary>Opens the database file at <paramref name="path"/>, and makes it if it is not there (unless read-only).</summary>
    /// <exception cref="DuckDbLockedException">Another process has the file open.</exception>
    /// <exception cref="DuckDbException">
    /// The file cannot be opened, or this process has it open with other options, or the library is not version 1.5.
    /// </exception>
    public static DuckDbDatabase Open(string path, DuckDbOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return OpenAt(Path.GetFullPath(path), options ?? new DuckDbOptions());
    }

    /// <summary>Opens a database of its own in memory.</summary>
    /// <exception cref="DuckDbException">An option is not valid, or the library is not version 1.5.</exception>
    public static DuckDbDatabase OpenInMemory(DuckDbOptions? options = null) => OpenAt(null, options ?? new DuckDbOptions());

    /// <summary>A new connection; cheap, one for each thread and for each result streamed at the same time.</summary>
    public DuckDbConnection Connect()
    {
        if (DuckDbApi.Connect(_handle, out ConnectionHandle connection) != DuckDbState.Success)
        {
            connection.Dispose();
            throw new DuckDbException(DuckDbErrorType.Connection, "DuckDB could not make a connection.");
        }

        return new DuckDbConnection(connection);
    }

    /// <summary>Has data beyond the memory limit go into a folder from now on, as <see cref="DuckDbOptions.TempDirectory"/> does; who has the same file open in this process shares it.</summary>
    /// <param name="folder">Path of the folder; it need not be there.</param>
    /// <exception cref="DuckDbException">Data have gone into another folder already.</exception>
    public void SpillTo(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        using DuckDbConnection connection = Connect();
        if (connection.QueryScalar<string>("select current_setting('temp_directory')") != folder)
        {
            connection.Execute($"set temp_directory = {DuckDbOptions.Literal(folder)}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    internal static void CheckVersion(string version)
    {
        if (!version.StartsWith(Supported, StringComparison.Ordinal))
        {
            throw new DuckDbException(
                DuckDbErrorType.InvalidConfiguration, $"DuckDB's library must be version 1.5, but the one loaded says {version}.");
        }
    }

    private static DuckDbDatabase OpenAt(string? path, DuckDbOptions options)
    {
        CheckVersion(LibraryVersion);
        using ConfigHandle config = options.ToConfig(path);
        lock (Opening)
        {
            DuckDbState state = path is not null
                ? DuckDbApi.GetOrCreateFromCache(Instances.Value, path, out DatabaseHandle handle, config, out string? error)
                : DuckDbApi.OpenExt(null, out handle, config, out error);
            if (state != DuckDbState.Success)
            {
                handle.Dispose();
                throw ErrorText.ToException(error);
            }

            DuckDbDatabase? opened = new(handle);
            try
            {
                options.Restrict(opened);
                DuckDbDatabase database = opened;
                opened = null; // the caller's from here on
                return database;
            }
            finally
            {
                opened?.Dispose();
            }
        }
    }
}
