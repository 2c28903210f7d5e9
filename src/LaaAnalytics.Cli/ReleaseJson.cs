using System.Text;
using System.Text.Json;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Releases;
using LaaAnalytics.Domain.Releases;
using LaaAnalytics.Indicators;
using LaaAnalytics.Refresh.Releases;

namespace LaaAnalytics.Cli;

/// <summary>What stands against a release, and the ledger, as JSON; names of cells, never a number of people.</summary>
internal static class ReleaseJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Whether a file may leave.</summary>
    public static void Write(TextWriter writer, ReleaseFile file, DisclosureProfile profile, ReleaseVerdict verdict) => Write(writer, json =>
    {
        json.WriteStartObject();
        json.WriteString("file", file.FileName);
        json.WriteString("kind", file.Kind);
        json.WriteString("digest", file.Digest);
        json.WriteNumber("asOf", file.AsOf);
        json.WriteString("profile", profile.Id);
        json.WriteBoolean("safe", verdict.IsSafe);
        json.WriteNumber("cells", verdict.Cells);
        Texts(json, "heldAgainst", verdict.HeldAgainst);
        json.WriteStartArray("findings");
        foreach (ReleaseFinding finding in verdict.Findings)
        {
            json.WriteStartObject();
            json.WriteString("rule", JsonNamingPolicy.SnakeCaseLower.ConvertName(finding.Rule.ToString()));
            json.WriteString("way", JsonNamingPolicy.SnakeCaseLower.ConvertName(finding.Way.ToString()));
            json.WriteString("scheme", finding.Cell.Indicator);
            Texts(json, "indicators", IndicatorCatalogue.All.Where(indicator => indicator.Scheme == finding.Cell.Indicator).Select(indicator => indicator.Id));
            json.WriteString("area", finding.Cell.Area.Code);
            json.WriteNumber("areaVintage", finding.Cell.Area.Vintage);
            json.WriteString("periodStart", TableCells.Day(finding.Cell.Period.Start));
            json.WriteString("periodEnd", TableCells.Day(finding.Cell.Period.EndExclusive));
            json.WriteString("group", finding.Cell.Group);
            json.WriteBoolean("someOfThem", finding.IsPart);
            Texts(json, "with", finding.With);
            json.WriteBoolean("anyIsEnough", finding.IsAnyEnough);
            json.WriteNumber("narrowerThan", finding.NarrowerThan);
            Texts(json, "from", finding.From.Select(cell => cell.ToString()));
            json.WriteString("sentence", finding.InWords());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Texts(json, "withhold", verdict.Withhold.Select(cell => cell.ToString()));
        json.WriteBoolean("withholdIsLeast", verdict.IsLeast);
        Texts(json, "knownBefore", verdict.KnownBefore.Select(cell => cell.ToString()));
        json.WriteEndObject();
    });

    /// <summary>The ledger.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<LedgerLine> lines) => Write(writer, json =>
    {
        json.WriteStartArray();
        foreach ((Release release, ReleaseStanding standing) in lines)
        {
            json.WriteStartObject();
            json.WriteString("release", release.ReleaseId);
            json.WriteString("kind", release.Kind);
            json.WriteString("standing", JsonNamingPolicy.SnakeCaseLower.ConvertName(standing.ToString()));
            json.WriteString("file", release.FileName);
            json.WriteString("digest", release.Digest);
            json.WriteString("profile", release.Profile);
            json.WriteString("agreement", release.Agreement);
            Texts(json, "schemes", release.Schemes);
            json.WriteNumber("asOf", release.AsOf);
            json.WriteString("submittedBy", release.SubmittedBy);
            json.WriteString("submittedOn", release.SubmittedOn);
            json.WriteString("reason", release.Reason);
            json.WriteStartArray("events");
            foreach (ReleaseEvent noted in release.Events)
            {
                json.WriteStartObject();
                json.WriteString("event", JsonNamingPolicy.SnakeCaseLower.ConvertName(noted.Kind.ToString()));
                json.WriteString("by", noted.By);
                json.WriteString("on", noted.On);
                json.WriteString("reason", noted.Reason);
                json.WriteString("expiresOn", noted.ExpiresOn is DateOnly last ? TableCells.Day(last) : null);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Write(TextWriter writer, Action<Utf8JsonWriter> write)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, Indented))
        {
            write(json);
        }

        writer.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
