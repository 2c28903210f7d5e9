using System.IO.Compression;
using System.Security.Cryptography;
using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;
using LaaAnalytics.Store;

namespace LaaAnalytics.Faults.Tests;

/// <summary>What a partnership's folder knows: the figures after every load, the list of loads, and every file that was made.</summary>
/// <param name="Vintages">Figures of all definitions by area and period, one text for each load.</param>
/// <param name="Loads">What each load did, without the instant it was recorded under.</param>
/// <param name="Files">SHA-256 of files under their final names, by path; not of the store nor of what suppliers sent.</param>
internal sealed record Known(IReadOnlyList<string> Vintages, IReadOnlyList<string> Loads, SortedDictionary<string, string> Files)
{
    /// <summary>Name of the store in every folder.</summary>
    public const string StoreName = "laa.duckdb";

    private static readonly string[] Schemes = ["ni18-adult", "ni19-youth", "ni30-ppo", "moj-annual"];
    private static readonly string[] Sent = ["world", "inbox"];

    /// <summary>Reads a folder.</summary>
    /// <exception cref="InvalidDataException">A workbook under its final name cannot be opened.</exception>
    public static Known Of(string folder)
    {
        string path = Path.Combine(folder, StoreName);
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(folder, file);
            if (!Sent.Contains(name.Split(Path.DirectorySeparatorChar)[0]) && name is not (StoreName or StoreName + ".wal"))
            {
                files.Add(name, Digest(file));
            }
        }

        if (!File.Exists(path))
        {
            return new([], [], files);
        }

        using LaaStore store = LaaStore.Open(path, StoreAccess.ReadOnly);
        return new(
            [.. Enumerable.Range(1, store.LastLoad).Select(load => Figures(store.At(load)))],
            [.. store.Loads().Select(load => $"{load.Seq} {load.Supplier} {load.Withdraws} {string.Join("; ", load.Tables)}")],
            files);
    }

    /// <summary>Where this differs from what is expected, in words; empty where nowhere.</summary>
    public IEnumerable<string> DifferencesFrom(Known expected) =>
    [
        .. Vintages.SequenceEqual(expected.Vintages) ? Array.Empty<string>() : ["other figures"],
        .. Loads.SequenceEqual(expected.Loads) ? Array.Empty<string>() : [$"other loads: {string.Join(" | ", Loads.Except(expected.Loads))}"],
        .. Files.Keys.Except(expected.Files.Keys).Select(name => $"{name} is too many"),
        .. expected.Files.Keys.Except(Files.Keys).Select(name => $"{name} is missing"),
        .. Files.Where(file => expected.Files.TryGetValue(file.Key, out string? digest) && digest != file.Value).Select(file => $"{file.Key} is another"),
    ];

    private static string Figures(StoreView view) => string.Join('\n', Schemes.SelectMany(scheme => Measurement.Run(
        view,
        SchemeCatalogue.Find(scheme),
        new() { GroupBy = [MeasureRequest.Period, MeasureRequest.Area], Total = new AreaCode("ALL", 2009) })
        .Select(measure => FormattableString.Invariant(
            $"{measure.Key} {measure.Offenders} {measure.Reoffenders} {measure.Reoffences} {measure.BaselineOffences} {measure.Unmatched} {measure.PerPerson} {measure.ObservedTo:yyyy-MM-dd}"))));

    private static string Digest(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        if (Path.GetExtension(file) == ".xlsx")
        {
            using ZipArchive workbook = new(new MemoryStream(bytes), ZipArchiveMode.Read);
            foreach (ZipArchiveEntry part in workbook.Entries)
            {
                using Stream content = part.Open();
                content.CopyTo(Stream.Null);
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
