using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace LaaAnalytics.Cli.Tests.Refresh;

/// <summary>A partnership's folder as an analyst has it before her, with a world's packages to drop into it.</summary>
internal sealed class PartnershipDesk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>A folder just begun for the agreement of a world, whose packages lie beside it.</summary>
    public PartnershipDesk(string world, string agreement)
    {
        Laa.Works("synthesise", world, "--out", _folder.At("world"));
        Laa.Works("init", Root, "--agreement", agreement);
        foreach (string form in Directory.EnumerateFiles(At("inbox", "partnership")))
        {
            File.Delete(form);
        }
    }

    /// <summary>The partnership's folder.</summary>
    public string Root => _folder.At("desk");

    /// <summary>Everything in the folder: path, content and time of writing.</summary>
    public IReadOnlyList<string> Everything =>
    [
        .. Directory.EnumerateFileSystemEntries(Root, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => $"{Path.GetRelativePath(Root, path)} {(File.Exists(path) ? $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))} {File.GetLastWriteTimeUtc(path):O}" : "folder")}"),
    ];

    public string At(params string[] parts) => Path.Combine([Root, .. parts]);

    public string World(params string[] parts) => _folder.At(["world", .. parts]);

    /// <summary>Copies a package of the world into its supplier's folder of the inbox.</summary>
    public string Drop(string package, string? supplier = null, string? named = null)
    {
        string source = World(package.Split('/'));
        string target = At("inbox", supplier ?? Path.GetFileName(source), named ?? package.Replace('/', '-'));
        Directory.CreateDirectory(target);
        foreach (string file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        return target;
    }

    /// <summary>Drops one package of each supplier of a round; an empty round for a world that has only one.</summary>
    public void DropAll(string round)
    {
        foreach (string supplier in (string[])["partnership", "probation", "yot", "ppo-office", "police"])
        {
            Drop(round.Length == 0 ? supplier : $"{round}/{supplier}");
        }
    }

    /// <summary>Changes a package's file and states the hash and rows it then has, as its supplier would.</summary>
    public static void Rewrite(string package, string file, Func<string[], IEnumerable<string>> change)
    {
        string path = Path.Combine(package, file);
        string[] lines = [.. change(File.ReadAllLines(path))];
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        string manifest = Path.Combine(package, "datapackage.json");
        JsonNode root = JsonNode.Parse(File.ReadAllText(manifest))!;
        JsonNode resource = root["resources"]!.AsArray().Single(one => (string?)one!["path"] == file)!;
        resource["sha256"] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
        resource["rows"] = lines.Length - 1;
        File.WriteAllText(manifest, root.ToJsonString());
    }

    /// <summary>Runs a verb on the folder and fails unless it ends well.</summary>
    public string Works(string verb, params string[] more) => Laa.Works([verb, Root, .. more]);

    /// <summary>Refreshes the folder with a yes, and fails unless something is refused; returns the results.</summary>
    public string Refuses(params string[] more)
    {
        Laa run = Laa.Run(["refresh", Root, "--yes", .. more]);
        Assert.True(run.ExitCode == 3, $"laa refresh ended with {run.ExitCode}:\n{run.Messages}");
        return run.Results;
    }

    public void Dispose() => _folder.Dispose();
}
