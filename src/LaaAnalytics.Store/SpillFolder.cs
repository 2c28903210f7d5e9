using System.Globalization;

namespace LaaAnalytics.Store;

/// <summary>Where rows go that do not fit into memory: a folder beside the store, one for each process, made when it is needed and gone when the store is closed.</summary>
public static class SpillFolder
{
    private const string Mark = ".spill-";

    /// <summary>The folder of this process for the store at <paramref name="path"/>.</summary>
    internal static string Of(string path) => RealPath(path) + Mark + Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    /// <summary>Drops what killed runs left, as far as it can be. Call it holding the store for writing: then no other process has it open.</summary>
    internal static void DropLeftBehind(string path)
    {
        foreach (string left in Beside(path).Where(folder => folder != Of(path)))
        {
            try
            {
                Directory.Delete(left, recursive: true);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Another account's: the store can be used all the same, and 'laa doctor' tells of it.
            }
        }
    }

    /// <summary>Such folders beside a store, of whatever process, in order; those of a run under way are among them.</summary>
    /// <param name="path">The store's file.</param>
    public static IReadOnlyList<string> Beside(string path)
    {
        string full = RealPath(path);
        return Path.GetDirectoryName(full) is string folder && Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder).Where(one => one.StartsWith(full + Mark, StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>The file itself where the path is a link to it: one store has one such folder, however it is named.</summary>
    private static string RealPath(string path)
    {
        FileInfo file = new(path);
        return file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }
}
