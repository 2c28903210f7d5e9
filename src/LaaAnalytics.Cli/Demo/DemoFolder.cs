using LaaAnalytics.Domain;

namespace LaaAnalytics.Cli.Demo;

/// <summary>A folder in which the demo replaces what it made before, and nothing else.</summary>
internal sealed class DemoFolder
{
    private const string ListName = "made-by-laa-demo.txt";

    private readonly string[] _planned;

    private DemoFolder(DirectoryInfo root, string[] planned)
    {
        Root = root;
        _planned = planned;
    }

    /// <summary>The folder.</summary>
    public DirectoryInfo Root { get; }

    /// <summary>Makes the folder, or empties it of what the demo made there before.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="planned">Files that a stopped run may leave without having written them down.</param>
    /// <exception cref="UsageException">It holds files that the demo did not make.</exception>
    public static DemoFolder Prepare(DirectoryInfo root, params string[] planned)
    {
        root = new(Path.TrimEndingDirectorySeparator(root.FullName));
        root.Create();
        FileInfo list = new(Path.Combine(root.FullName, ListName));
        if (list.Exists)
        {
            foreach (string made in File.ReadAllLines(list.FullName))
            {
                string path = Path.GetFullPath(Path.Combine(root.FullName, made));
                if (path.StartsWith(root.FullName + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                {
                    File.Delete(path);
                }
            }

            list.Delete();
            RemoveEmpty(root);
            root.Create();
        }

        return root.EnumerateFileSystemInfos().Any()
            ? throw new UsageException(
                $"The folder {root.Name} holds files that the demo did not make; none was touched.",
                "Move them away, or name another folder with --out.")
            : new(root, planned);
    }

    /// <summary>Path of a file or folder in it.</summary>
    public string At(string relative) => Path.Combine(Root.FullName, relative);

    /// <summary>Writes down what is in the folder now, so that the next run may replace it.</summary>
    public void Remember() => File.WriteAllLines(
        Path.Combine(Root.FullName, ListName),
        Root.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Name != ListName)
            .Select(file => Path.GetRelativePath(Root.FullName, file.FullName))
            .Union(_planned)
            .Order(StringComparer.Ordinal));

    private static void RemoveEmpty(DirectoryInfo folder)
    {
        foreach (DirectoryInfo inner in folder.EnumerateDirectories())
        {
            RemoveEmpty(inner);
        }

        if (!folder.EnumerateFileSystemInfos().Any())
        {
            folder.Delete();
        }
    }
}
