using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaaAnalytics.Ingestion;

namespace LaaAnalytics.Refresh.Inboxes;

/// <summary>What makes a supply the same as another: its supplier, and of each file the table, mode, period, reach, areas, mapping and content.</summary>
/// <remarks>Not its name, nor where it lies: a copy is the same supply. The same rows that reach a quarter further are another.</remarks>
internal static class SupplyIdentity
{
    /// <summary>Digest of it, 64 hexadecimal digits.</summary>
    /// <param name="held">Id that the supplier's rows are held under.</param>
    /// <param name="outline">What the supply says of itself.</param>
    /// <param name="contents">SHA-256 of its files, sorted.</param>
    public static string Of(string held, SupplyOutline outline, IReadOnlyList<string> contents)
    {
        IEnumerable<string> files = outline.Files.Select(file => string.Create(
            CultureInfo.InvariantCulture,
            $"{file.Table}|{file.Mode}|{file.Period?.Start:yyyy-MM-dd}|{file.Period?.EndExclusive:yyyy-MM-dd}|{file.ObservedTo:yyyy-MM-dd}|{string.Join(',', file.Areas.Order(StringComparer.Ordinal))}|{(file.MappingPath is string mapping ? Hash(mapping) : string.Empty)}|{Hash(file.Path)}"));
        string text = string.Join('\n', [held, .. files.Order(StringComparer.Ordinal), .. contents]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>SHA-256 of a file, lower-case hexadecimal.</summary>
    public static string Hash(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
