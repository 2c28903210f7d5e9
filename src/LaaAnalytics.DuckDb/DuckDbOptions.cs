using System.Globalization;
using LaaAnalytics.DuckDb.Interop;

namespace LaaAnalytics.DuckDb;

/// <summary>How a database is opened. All connections of a database share its options.</summary>
/// <remarks>
/// Always set, whatever the options: extensions are neither installed nor loaded by themselves, rows keep their insertion order.
/// </remarks>
public sealed record DuckDbOptions
{
    /// <summary>Worker threads of the database, 1 or more; null: as many as the machine has processors.</summary>
    public int? Threads { get; init; }

    /// <summary>Memory before data go to the temporary folder, such as <c>2GB</c>; null: 80% of the machine's.</summary>
    /// <remarks>The process can use up to about half as much again.</remarks>
    public string? MemoryLimit { get; init; }

    /// <summary>
    /// Folder for data beyond the memory limit, made when it is needed and gone when the database is closed; null: beside the database file, and none for a database in memory, whose statements
    /// then fail beyond the limit.
    /// </summary>
    public string? TempDirectory { get; init; }

    /// <summary>Most that the temporary folder may hold, such as <c>20GB</c>; null: 90% of the free space.</summary>
    public string? MaxTempDirectorySize { get; init; }

    /// <summary>Opens an existing file without writing; other processes can do the same at the same time.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether SQL may read and write files, attach databases and load extensions; files of the database itself always may.</summary>
    public bool ExternalAccess { get; init; } = true;

    /// <summary>Folders whose files SQL may use although <see cref="ExternalAccess"/> is false; none where it is true.</summary>
    public IReadOnlyList<string> AllowedDirectories { get; init; } = [];

    /// <summary>Refuses every later change of a setting by SQL.</summary>
    public bool LockConfiguration { get; init; }

    private string AllowedList =>
        $"[{string.Join(", ", AllowedDirectories.Select(Literal))}]";

    /// <summary>A text as SQL has it: settings take no parameters.</summary>
    internal static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <param name="path">The database file; null for one in memory.</param>
    internal ConfigHandle ToConfig(string? path)
    {
        if (ExternalAccess && AllowedDirectories.Count > 0)
        {
            throw new ArgumentException($"{nameof(AllowedDirectories)} restrict nothing while {nameof(ExternalAccess)} is true.");
        }

        if (DuckDbApi.CreateConfig(out ConfigHandle config) != DuckDbState.Success)
        {
            config.Dispose();
            throw new DuckDbException(DuckDbErrorType.Internal, "DuckDB could not make a configuration.");
        }

        foreach ((string name, string value) in Settings(path))
        {
            if (DuckDbApi.SetConfig(config, name, value) != DuckDbState.Success)
            {
                config.Dispose();
                throw new DuckDbException(DuckDbErrorType.InvalidConfiguration, $"DuckDB does not take the setting {name}.");
            }
        }

        return config;
    }

    /// <summary>
    /// Restricts a database to the allowed folders: DuckDB takes these only once it is open. A database that another call has opened with the same
    /// options is restricted already, which cannot be undone.
    /// </summary>
    internal void Restrict(DuckDbDatabase database)
    {
        if (AllowedDirectories.Count == 0)
        {
            return;
        }

        using DuckDbConnection connection = database.Connect();
        if (!connection.QueryScalar<bool>("select current_setting('enable_external_access')"))
        {
            return;
        }

        connection.Execute($"set allowed_directories = {AllowedList}");
        connection.Execute("set enable_external_access = false");
        if (LockConfiguration)
        {
            connection.Execute("set lock_configuration = true");
        }
    }

    private IEnumerable<(string Name, string Value)> Settings(string? path)
    {
        yield return ("autoinstall_known_extensions", "false");
        yield return ("autoload_known_extensions", "false");
        yield return ("preserve_insertion_order", "true");
        yield return ("errors_as_json", "true");
        if (Threads is int threads)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, nameof(Threads));
            yield return ("threads", threads.ToString(CultureInfo.InvariantCulture));
        }

        if (MemoryLimit is not null)
        {
            yield return ("memory_limit", MemoryLimit);
        }

        // Left to itself the library gives a database in memory a folder in the current one.
        if ((TempDirectory ?? (path is null ? string.Empty : null)) is string folder)
        {
            yield return ("temp_directory", folder);
        }

        if (MaxTempDirectorySize is not null)
        {
            yield return ("max_temp_directory_size", MaxTempDirectorySize);
        }

        if (ReadOnly)
        {
            yield return ("access_mode", "READ_ONLY");
        }

        if (AllowedDirectories.Count > 0)
        {
            // Not a restriction, but a mark: the instance cache compares it and refuses the same file with other restrictions.
            yield return ("custom_user_agent", $"{AllowedList} {LockConfiguration}");
            yield break;
        }

        if (!ExternalAccess)
        {
            yield return ("enable_external_access", "false");
        }

        if (LockConfiguration)
        {
            yield return ("lock_configuration", "true");
        }
    }
}
