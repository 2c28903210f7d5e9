using System.Globalization;
using LaaAnalytics.Domain.Files;
using LaaAnalytics.Refresh;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Doctor;

/// <summary>What lies about a store and its partnership's folder: who can get at it, what runs that were killed have left, and secrets that stand where none belongs.</summary>
/// <remarks>Nothing is changed. On Windows the rights of files are not looked at.</remarks>
internal static class Surroundings
{
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Everything found, what is worst first.</summary>
    /// <param name="root">The partnership's folder; null for a store by itself.</param>
    /// <param name="store">The store's file, which need not be there; null where it is not known.</param>
    public static IReadOnlyList<Exposure> Of(DirectoryInfo? root, string? store) =>
    [
        .. OpenToOthers(root, store),
        .. root is null ? [] : Secrets(root),
        .. IsUnderWay(root, store) ? [] : LeftBehind(root, store),
        .. PrivateProcess.DumpsAskedFor.Select(name => new Exposure($"{name} is set: a crash would write all that is in memory to a file.", $"unset {name}")),
    ];

    /// <summary>Whether a run holds the folder or works on a draft of the store, so that what it writes aside is not left behind.</summary>
    public static bool IsUnderWay(DirectoryInfo? root, string? store) =>
        (root is not null && IsHeld(Path.Combine(root.FullName, FolderLock.FileName))) || (store is not null && IsHeld(StoreDraft.PathOf(store) + ".lock"));

    private static IEnumerable<Exposure> OpenToOthers(DirectoryInfo? root, string? store)
    {
        if (root is not null && !OwnerOnly.Keeps(root.FullName))
        {
            yield return new($"Other accounts of this machine can look into the folder {root.Name}, where suppliers' files are.", $"chmod 700 \"{Shown(root.FullName)}\"");
        }

        foreach (string file in store is null ? [] : Files(store).Where(file => !OwnerOnly.Keeps(file)))
        {
            yield return new($"Other accounts of this machine can read {Path.GetFileName(file)}.", $"chmod 600 \"{Shown(file)}\"");
        }
    }

    /// <summary>The store, its draft and their write-ahead logs, those that are there.</summary>
    private static IEnumerable<string> Files(string store) =>
        new[] { store, StoreDraft.PathOf(store) }.SelectMany(file => new[] { file, file + ".wal" }).Where(File.Exists);

    private static IEnumerable<Exposure> Secrets(DirectoryInfo root)
    {
        string[] places = [Path.Combine(root.FullName, Partnership.FileName), .. Json(root, "mappings"), .. Json(root, "inbox")];
        foreach (string file in places.Where(File.Exists))
        {
            int line = 0;
            foreach (string text in File.ReadLines(file))
            {
                line++;
                if (Secret.InSettings(text) is string kind)
                {
                    yield return new(
                        string.Create(CultureInfo.InvariantCulture, $"{Relative(root, file)}, line {line} holds {kind}."),
                        "Take it out of the file and of its copies, and have a new one made: whoever could read the file knows it.");
                }
            }
        }
    }

    private static IEnumerable<string> Json(DirectoryInfo root, string folder) =>
        Directory.Exists(Path.Combine(root.FullName, folder)) ? Directory.EnumerateFiles(Path.Combine(root.FullName, folder), "*.json", Everywhere).Order(StringComparer.Ordinal) : [];

    private static IEnumerable<Exposure> LeftBehind(DirectoryInfo? root, string? store)
    {
        const string Again = "Run the command again that was interrupted, which replaces it; or delete it.";
        foreach (string draft in store is null ? [] : Files(StoreDraft.PathOf(store)))
        {
            yield return new($"{Path.GetFileName(draft)} was left by a run that was killed; it holds what the store holds.", Again);
        }

        foreach (string spill in store is null ? [] : SpillFolder.Beside(store).Concat(SpillFolder.Beside(StoreDraft.PathOf(store))))
        {
            yield return new($"The folder {Path.GetFileName(spill)} was left by a run that was killed; it may hold rows of the store.", "Any command that writes to the store drops it; or delete it.");
        }

        // What suppliers are still sending also ends so; the inbox is theirs.
        if (root is null)
        {
            yield break;
        }

        string inbox = Path.Combine(root.FullName, "inbox") + Path.DirectorySeparatorChar;
        IEnumerable<string> parts = Directory.EnumerateFiles(root.FullName, "*" + FileAside.Ending, Everywhere).Where(file => !file.StartsWith(inbox, StringComparison.Ordinal));
        foreach (string part in parts.Order(StringComparer.Ordinal))
        {
            yield return new($"{Relative(root, part)} was left half-written by a run that was killed.", Again);
        }
    }

    private static bool IsHeld(string file)
    {
        try
        {
            using FileStream? free = File.Exists(file) ? new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None) : null;
            return false;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static string Shown(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path);

    private static string Relative(DirectoryInfo root, string path) => Path.GetRelativePath(root.FullName, path).Replace(Path.DirectorySeparatorChar, '/');
}
