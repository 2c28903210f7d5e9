using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;
using LaaAnalytics.Store;

namespace LaaAnalytics.Faults.Tests;

/// <summary>What a partnership's folder knows: the figures after every load, the list of loads, and every file that was made.</summary>
/// <param name="Vintages">Figures of all definitions by area and period, one text for each load.</param>
/// <param name="Loads">What each load did, without the instant it was recorded under.</param>
/// <param name="Issued">Packs of the register and releases of the ledger with their digests; of releases also what was noted and every number.</param>
/// <param name="Files">SHA-256 of files under their final names, by path; not of the store nor of what suppliers sent.</param>
internal sealed partial record Known(IReadOnlyList<string> Vintages, IReadOnlyList<string> Loads, IReadOnlyList<string> Issued, SortedDictionary<string, string> Files)
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
            return new([], [], [], files);
        }

        using LaaStore store = LaaStore.Open(path, StoreAccess.ReadOnly);
        return new(
            [.. Enumerable.Range(1, store.LastLoad).Select(load => Figures(store.At(load)))],
            [.. store.Loads().Select(load => $"{load.Seq} {load.Supplier} {load.Withdraws} {string.Join("; ", load.Tables)}")],
            [
                .. store.IssuedPacks().Select(pack => $"{pack.PackId} {pack.Digest}"),
                .. store.Releases().Select(release => $"{release.ReleaseId} {release.Digest} {string.Join(' ', release.Events.Select(noted => $"{noted.Kind} by {noted.By}"))} {string.Join("; ", store.ReleaseCounts(release.ReleaseId))}"),
            ],
            files);
    }

    /// <summary>Where this differs from what is expected, in words; empty where nowhere.</summary>
    /// <param name="expected">What is expected.</param>
    /// <param name="isDated">Whether what carries the day of the run is looked at too: packs, and what is written about the quarter.</param>
    public IEnumerable<string> DifferencesFrom(Known expected, bool isDated)
    {
        if (!Vintages.SequenceEqual(expected.Vintages))
        {
            yield return "other figures";
        }

        if (!Loads.SequenceEqual(expected.Loads))
        {
            yield return $"other loads: {string.Join(" | ", Loads.Except(expected.Loads))}";
        }

        if (Issued.Count != expected.Issued.Count || (isDated && !Issued.SequenceEqual(expected.Issued)))
        {
            yield return $"other issues: {string.Join(" | ", Issued)}";
        }

        foreach (string name in Files.Keys.Except(expected.Files.Keys))
        {
            yield return $"{name} is too many";
        }

        foreach (string name in expected.Files.Keys.Except(Files.Keys))
        {
            yield return $"{name} is missing";
        }

        foreach ((string name, string digest) in Files.Where(file => isDated && expected.Files.TryGetValue(file.Key, out string? other) && other != file.Value))
        {
            yield return $"{name} is another";
        }
    }

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

        // The instant of a run differs from run to run.
        return Convert.ToHexStringLower(SHA256.HashData(Path.GetExtension(file) is ".json" ? Encoding.UTF8.GetBytes(Instant().Replace(Encoding.UTF8.GetString(bytes), "NOW")) : bytes));
    }

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")]
    private static partial Regex Instant();
}
