using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaaAnalytics.Domain;
using LaaAnalytics.Ingestion;
using LaaAnalytics.Store;

namespace LaaAnalytics.SupplierKit.Tests;

/// <summary>One file with its facts and mapping, put before ingestion and before the page.</summary>
/// <param name="Name">For messages.</param>
/// <param name="File">File name.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Facts">Facts beside it.</param>
/// <param name="Mapping">Mapping file, or null.</param>
internal sealed record SupplyCase(string Name, string File, byte[] Content, SupplyFacts Facts, string? Mapping = null)
{
    /// <summary>What a verdict says: accepted, the counts where it is, and every refusal with file place, rule and expectation, sorted.</summary>
    public string ByIngestion(string folder, LaaStore store)
    {
        string path = Path.Combine(folder, File);
        System.IO.File.WriteAllBytes(path, Content);
        string? mapping = Mapping is null ? null : Path.Combine(folder, "mapping.json");
        if (mapping is not null)
        {
            System.IO.File.WriteAllText(mapping, Mapping);
        }

        try
        {
            IngestReport report = Ingest.Run(new(path, "2009-10-05T09:00:00Z") { Facts = Facts, MappingPath = mapping, DryRun = true, Rehearsal = true }, store);
            FileReport file = report.Files.Single();
            string unmapped = string.Join(' ', file.Unmapped.OrderBy(count => count.Column, StringComparer.Ordinal).Select(count => $"{count.Column}={count.Values}"));
            return string.Create(CultureInfo.InvariantCulture, $"accepted {file.RowsRead} {file.RowsRefused} {unmapped}\n{Lines(report.Rejections)}");
        }
        catch (LoadRefusedException refused)
        {
            return $"refused\n{Lines(refused.Rejections)}";
        }
        catch (UsageException)
        {
            return "cannot be followed";
        }
    }

    /// <summary>The case as the page takes it.</summary>
    public JsonObject ForPage() => new()
    {
        ["file"] = File,
        ["content"] = Convert.ToBase64String(Content),
        ["mapping"] = Mapping,
        ["facts"] = new JsonObject(Members().Where(member => member.Value is not null)),
    };

    private IEnumerable<KeyValuePair<string, JsonNode?>> Members() =>
    [
        new("supplier", Facts.Supplier),
        new("agreement", Facts.Agreement),
        new("table", Facts.Table),
        new("mode", Facts.Mode?.ToString().ToLowerInvariant()),
        new("period", Facts.Period is Period period ? new JsonObject { ["start"] = Day(period.Start), ["end"] = Day(period.EndExclusive) } : null),
        new("observedTo", Facts.ObservedTo is DateOnly day ? Day(day) : null),
        new("areas", Facts.Areas is null ? null : JsonSerializer.SerializeToNode(Facts.Areas)),
    ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Lines(IReadOnlyList<RowRejection> rejections) => string.Join('\n', rejections
        .Select(rejection => string.Create(CultureInfo.InvariantCulture, $"{rejection.Line} {rejection.Rule} {rejection.Column[(rejection.Column.IndexOf('!', StringComparison.Ordinal) + 1)..]}: {rejection.Expected}"))
        .Order(StringComparer.Ordinal));
}
