using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Synthesis;

/// <summary>What one supplier sends at one time: a folder with a manifest and its files.</summary>
/// <param name="Folder">Folder within the world, with forward slashes.</param>
/// <param name="Supplier">Who sends it.</param>
/// <param name="Agreement">Agreement it is for.</param>
/// <param name="Note">For people; null for none.</param>
/// <param name="Resources">The files.</param>
internal sealed record SupplyPackage(string Folder, string Supplier, string Agreement, string? Note, IReadOnlyList<SupplyResource> Resources)
{
    private static readonly JsonWriterOptions Writing = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The package's files, the manifest last.</summary>
    public IEnumerable<WorldFile> Files() =>
        [.. Resources.Select(resource => new WorldFile($"{Folder}/{resource.Path}", resource.Content)), new($"{Folder}/datapackage.json", Manifest())];

    private byte[] Manifest()
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes, Writing))
        {
            json.WriteStartObject();
            json.WriteString("supplier", Supplier);
            json.WriteString("agreement", Agreement);
            if (Note is not null)
            {
                json.WriteString("note", Note);
            }

            json.WriteStartArray("resources");
            foreach (SupplyResource resource in Resources)
            {
                WriteResource(json, resource);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteResource(Utf8JsonWriter json, SupplyResource resource)
    {
        json.WriteStartObject();
        json.WriteString("path", resource.NamedPath ?? resource.Path);
        json.WriteString("table", resource.Table);
        json.WriteString("mode", resource.Mode);
        if (resource.Period is Period period)
        {
            json.WriteStartObject("period");
            json.WriteString("start", Day(period.Start));
            json.WriteString("end", Day(period.EndExclusive));
            json.WriteEndObject();
        }

        if (resource.ObservedTo is DateOnly observedTo)
        {
            json.WriteString("observed_to", Day(observedTo));
        }

        if (resource.Areas.Count > 0)
        {
            json.WriteStartArray("areas");
            foreach (string area in resource.Areas)
            {
                json.WriteStringValue(area);
            }

            json.WriteEndArray();
        }

        json.WriteString("sha256", resource.StatedHash ?? Convert.ToHexStringLower(SHA256.HashData(resource.Content.Span)));
        json.WriteNumber("rows", resource.Rows);
        json.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>One file of a package with the facts its manifest states.</summary>
/// <param name="Path">File name within the package.</param>
/// <param name="Table">Extract table.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Rows">Rows stated, the header not counted.</param>
internal sealed record SupplyResource(string Path, string Table, ReadOnlyMemory<byte> Content, int Rows)
{
    /// <summary><c>full</c>, <c>delta</c> or <c>correction</c>.</summary>
    public string Mode { get; init; } = "full";

    /// <summary>Days covered; null leaves the fact out, which is a fault.</summary>
    public Period? Period { get; init; }

    /// <summary>First day not covered; null leaves it out.</summary>
    public DateOnly? ObservedTo { get; init; }

    /// <summary>Areas served; empty for every area.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Hash stated in place of the true one; null for the true one.</summary>
    public string? StatedHash { get; init; }

    /// <summary>Path stated in place of the true one; null for the true one.</summary>
    public string? NamedPath { get; init; }
}
