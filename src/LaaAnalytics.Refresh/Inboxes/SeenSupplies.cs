using System.Text.Json;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Refresh.Inboxes;

/// <summary>Supplies that were read and brought nothing that the store did not know: it records no load of them, so they are remembered here.</summary>
internal sealed class SeenSupplies
{
    private const string FileName = "seen.json";

    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly string _path;
    private readonly SortedSet<string> _hashes;

    private SeenSupplies(string path, IEnumerable<string> hashes)
    {
        _path = path;
        _hashes = new(hashes, StringComparer.Ordinal);
    }

    /// <summary>Reads the folder's list; none where there is no file.</summary>
    public static SeenSupplies Read(PartnershipFolder folder)
    {
        string path = folder.At("evidence", FileName);
        return new(path, File.Exists(path) ? StrictJson.Read<Form>(path, Partnership.Page).Sha256 : []);
    }

    /// <summary>Whether every file was seen.</summary>
    public bool Contains(IReadOnlyList<string> hashes) => hashes.Count > 0 && hashes.All(_hashes.Contains);

    /// <summary>Adds files.</summary>
    public void Add(IEnumerable<string> hashes) => _hashes.UnionWith(hashes);

    /// <summary>Writes the list where it differs from what is there.</summary>
    /// <returns>Whether it was written.</returns>
    public bool Write() => _hashes.Count > 0
        && Output.Write(_path, [.. JsonSerializer.SerializeToUtf8Bytes(new Form([.. _hashes]), Writing), (byte)'\n']);

    private sealed record Form(IReadOnlyList<string> Sha256);
}
