using LaaAnalytics.Domain;

namespace LaaAnalytics.Synthesis;

/// <summary>A made-up partnership, written as the supply packages its partners would send. No person or place in it exists.</summary>
/// <param name="name">Name on the command line.</param>
/// <param name="title">What it is for, in a sentence.</param>
/// <param name="seed">Seed used unless another is asked for.</param>
/// <param name="files">Makes the files from a seed, in the order in which packages are to be loaded.</param>
public sealed class World(string name, string title, ulong seed, Func<ulong, IEnumerable<WorldFile>> files)
{
    private const string Manifest = "datapackage.json";

    /// <summary>Name on the command line, <c>district</c>.</summary>
    public string Name { get; } = name;

    /// <summary>What it is for, in a sentence.</summary>
    public string Title { get; } = title;

    /// <summary>Seed used unless <see cref="WorldOptions.Seed"/> names another.</summary>
    public ulong Seed { get; } = seed;

    /// <summary>Writes the world; the same seed gives the same bytes on every machine and in every culture.</summary>
    /// <param name="folder">Made if absent; must hold nothing.</param>
    /// <param name="options">Choices; <c>new()</c> for the published world.</param>
    /// <returns>The package folders written (those with a <c>datapackage.json</c>), in the order in which they are to be loaded.</returns>
    /// <exception cref="UsageException">The folder holds something already.</exception>
    public IReadOnlyList<DirectoryInfo> Write(DirectoryInfo folder, WorldOptions options)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        if (folder.Exists && folder.EnumerateFileSystemInfos().Any())
        {
            throw new UsageException($"The folder for world '{Name}' holds files already.", "Name a new or empty folder with --out.");
        }

        List<DirectoryInfo> packages = [];
        foreach (WorldFile file in files(options.Seed ?? Seed))
        {
            FileInfo target = new(Path.Combine(folder.FullName, file.Path));
            target.Directory!.Create();
            File.WriteAllBytes(target.FullName, file.Content.Span);
            if (target.Name == Manifest)
            {
                packages.Add(target.Directory);
            }
        }

        return packages;
    }
}

/// <summary>Choices when writing a world.</summary>
public sealed record WorldOptions
{
    /// <summary>Seed of every draw; null for the world's own. Worlds that are fixed texts (<c>tiny</c>, <c>hostile</c>) do not depend on it.</summary>
    public ulong? Seed { get; init; }
}

/// <summary>One file of a world.</summary>
/// <param name="Path">Path within the world's folder, with forward slashes.</param>
/// <param name="Content">The bytes.</param>
public sealed record WorldFile(string Path, ReadOnlyMemory<byte> Content);
