using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Domain.Files;

namespace LaaAnalytics.SupplierKit;

/// <summary>The folder that a supplier is given: blank files, the manifest to fill in, the specification on paper, and the page that checks and seals.</summary>
public static class Kit
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The tables that suppliers of people's data may send: all but reference tables.</summary>
    public static IReadOnlyList<ExtractTable> SupplierTables { get; } = [.. ExtractTable.All.Where(table => !table.Reference)];

    /// <summary>Writes the kit.</summary>
    /// <param name="folder">A new or empty folder: what a supplier has filled in is never written over.</param>
    /// <param name="supplier">Supplier, as its packages will name it.</param>
    /// <param name="agreement">Agreement it supplies for; null for none.</param>
    /// <param name="tables">Tables it sends, at least one.</param>
    /// <returns>The files, in the order of their names.</returns>
    /// <exception cref="UsageException">The folder holds something, the supplier is blank, or no table is named.</exception>
    public static IReadOnlyList<FileInfo> Write(DirectoryInfo folder, string supplier, string? agreement, IReadOnlyList<ExtractTable> tables)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(tables);
        if (string.IsNullOrWhiteSpace(supplier))
        {
            throw new UsageException("The supplier has no name.", "Name the supplier as its packages will, for example northshire-probation.");
        }

        if (tables.Count == 0)
        {
            throw new UsageException("No table is named.", $"Name some of {string.Join(", ", ExtractTable.All.Select(table => table.Name))}.");
        }

        if (folder.Exists && folder.EnumerateFileSystemInfos().Any())
        {
            throw new UsageException($"The folder {folder.Name} is not empty, and what a supplier has filled in is not written over.", "Name a new folder.");
        }

        SortedDictionary<string, string> files = new(StringComparer.Ordinal)
        {
            [CheckAndSealPage.FileName] = CheckAndSealPage.Html(supplier, agreement, tables),
            [SpecificationPage.FileName] = SpecificationPage.Html(supplier, agreement, tables),
            ["datapackage.json"] = Manifest(supplier, agreement, tables),
        };
        foreach (ExtractTable table in tables)
        {
            files[$"{table.Name}.csv"] = string.Join(',', table.Columns.Select(column => column.Name)) + "\r\n";
        }

        OwnerOnly.MakeFolder(folder.FullName);
        return [.. files.Select(file => WriteFile(Path.Combine(folder.FullName, file.Key), file.Value))];
    }

    /// <summary>The manifest with a place for each fact that only the supplier knows; it is refused until they are filled in.</summary>
    private static string Manifest(string supplier, string? agreement, IReadOnlyList<ExtractTable> tables)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Indented))
        {
            json.WriteStartObject();
            json.WriteString("supplier", supplier);
            if (agreement is not null)
            {
                json.WriteString("agreement", agreement);
            }

            json.WriteStartArray("resources");
            foreach (ExtractTable table in tables)
            {
                json.WriteStartObject();
                json.WriteString("path", $"{table.Name}.csv");
                json.WriteString("sha256", "fill in: SHA-256 of the file");
                json.WriteString("table", table.Name);
                json.WriteString("mode", "full");
                if (!table.Reference && table.Name != "person")
                {
                    json.WriteStartObject("period");
                    json.WriteString("start", "fill in: first day, yyyy-MM-dd");
                    json.WriteString("end", "fill in: first day after the last, yyyy-MM-dd");
                    json.WriteEndObject();
                }

                if (table.Name is "proven_offence")
                {
                    json.WriteString("observed_to", "fill in: first day not covered, yyyy-MM-dd");
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static FileInfo WriteFile(string path, string text)
    {
        FileAside.Write(path, file => file.Write(Encoding.UTF8.GetBytes(text)), overwrite: false);
        return new(path);
    }
}
