using System.Text.Json;
using LaaAnalytics.Synthesis;

namespace LaaAnalytics.Pipeline.Tests.Synthesis;

/// <summary>A world written to a folder of its own, gone at the end of the test.</summary>
internal sealed class WrittenWorld : IDisposable
{
    public WrittenWorld(string name, ulong? seed = null)
    {
        Folder = Directory.CreateTempSubdirectory("laa-world-");
        Packages = Worlds.Find(name).Write(Folder, new() { Seed = seed });
    }

    public DirectoryInfo Folder { get; }

    public IReadOnlyList<DirectoryInfo> Packages { get; }

    /// <summary>Every file by its path within the world.</summary>
    public SortedDictionary<string, byte[]> Files() => FilesIn(Folder);

    public static SortedDictionary<string, byte[]> FilesIn(DirectoryInfo folder) => new(
        folder.EnumerateFiles("*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/'),
            file => File.ReadAllBytes(file.FullName)),
        StringComparer.Ordinal);

    public void Dispose() => Folder.Delete(recursive: true);
}

/// <summary>Rows of a CSV file without quotes, by column name.</summary>
internal static class PlainCsv
{
    public static List<Dictionary<string, string>> Rows(string path)
    {
        string[] lines = File.ReadAllLines(path);
        string[] header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    /// <summary>Rows of one table over all packages of one supply.</summary>
    public static List<Dictionary<string, string>> Table(DirectoryInfo supply, string table) =>
        [.. supply.GetFiles($"{table}.csv", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal).SelectMany(file => Rows(file.FullName))];

    public static JsonElement Manifest(DirectoryInfo package) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(package.FullName, "datapackage.json"))).RootElement;
}
