using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion.Rules;

namespace LaaAnalytics.SupplierKit;

/// <summary>The page <c>check-and-seal.html</c>: one file that checks an extract in a browser, makes person keys and saves the package, without a network.</summary>
/// <remarks>Stitched from the readable sources in <c>Page/</c> and the very tables and rules that ingestion uses. The same facts give the same bytes.</remarks>
public static class CheckAndSealPage
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "check-and-seal.html";

    /// <summary>Scripts in the order in which they build on each other.</summary>
    private static readonly string[] Scripts =
    [
        "rules.js", "identifiers.js", "dates.js", "cells.js", "csv.js", "mapping.js", "key.js", "plan.js", "rows.js", "check.js", "zip.js",
        "spreadsheet.js", "sheet.js", "package.js", "view.js", "columns.js", "result.js", "page.js",
    ];

    // Inside a script element only "<" could end it.
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>The page for one supplier, with its name and tables filled in.</summary>
    /// <param name="supplier">Supplier; empty for a page that anybody can use.</param>
    /// <param name="agreement">Agreement; null for none.</param>
    /// <param name="tables">Tables offered; empty for all.</param>
    /// <returns>HTML, line ends LF.</returns>
    public static string Html(string supplier, string? agreement, IReadOnlyList<ExtractTable> tables)
    {
        ArgumentNullException.ThrowIfNull(supplier);
        ArgumentNullException.ThrowIfNull(tables);
        string style = Source("page.css");
        string script = "\n'use strict';\n" + string.Join('\n', Scripts.Select(Source));
        string catalogue = Compact(typeof(ExtractTable).Assembly, "extract-tables.json");
        string rules = Compact(typeof(IngestionRule).Assembly, "ingestion-rules.json");
        string headers = Compact(typeof(IngestionRule).Assembly, "identifier-headers.json");
        string kit = JsonSerializer.Serialize(new { supplier, agreement = agreement ?? string.Empty, tables = tables.Select(table => table.Name) }, Writing);
        string policy = $"default-src 'none'; script-src {Hash(script)}; style-src {Hash(style)}; connect-src 'none'; form-action 'none'; base-uri 'none'";
        string data = Data("tables", catalogue) + Data("rules", rules) + Data("headers", headers) + Data("kit", kit);
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(catalogue + rules + headers)).AsSpan(0, 4));
        string made = $"Made{(supplier.Length > 0 ? $" for {supplier}" : string.Empty)} with the {IngestionRule.All.Count} rules and {ExtractTable.All.Count} tables of the platform (edition {digest}).";
        return Source("page.html")
            .Replace("{{policy}}", policy, StringComparison.Ordinal)
            .Replace("{{style}}", style, StringComparison.Ordinal)
            .Replace("{{made}}", HtmlEncoder.Default.Encode(made), StringComparison.Ordinal)
            .Replace("{{data}}", data, StringComparison.Ordinal)
            .Replace("{{script}}", script, StringComparison.Ordinal);
    }

    /// <summary>The source of a hash in a content security policy.</summary>
    internal static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    /// <summary>A source of the page, line ends LF.</summary>
    internal static string Source(string name)
    {
        using Stream stream = typeof(CheckAndSealPage).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Data(string id, string json) => $"<script type=\"application/json\" id=\"{id}\">{json}</script>\n";

    private static string Compact(System.Reflection.Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using JsonDocument document = JsonDocument.Parse(stream);
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter writer = new(bytes, new JsonWriterOptions { Encoder = Writing.Encoder }))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
