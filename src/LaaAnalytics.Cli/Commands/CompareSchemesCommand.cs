using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Bridges;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Bridges;
using LaaAnalytics.Indicators;
using LaaAnalytics.Indicators.Reviews;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa compare schemes ni18-adult moj-annual --store laa.duckdb</c></summary>
internal static class CompareSchemesCommand
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static Command Create(Terminal terminal)
    {
        Argument<string> from = new("from") { Description = "Definition to start from, for example ni18-adult." };
        Argument<string> to = new("to") { Description = "Definition to lead to, for example moj-annual." };
        Option<FileInfo> storePath = SharedOptions.Store();
        Option<string?> agreement = new("--agreement") { Description = "Only the people of this agreement's areas; by default everybody in the store." };
        Option<string?> period = new("--period") { Description = "Index dates of both, for example 2008-01..2008-12; by default the latest that is final by both." };
        Option<string?> asOf = SharedOptions.AsOf();
        Option<string> profile = SharedOptions.Profile();
        Option<bool> explain = new("--explain") { Description = "Say in words what each step exchanges." };
        Option<bool> json = new("--json") { Description = "Write JSON." };
        Command command = new("schemes", "Take two definitions' rates apart: one rule is exchanged at a time, and the changes add up to the difference.")
        {
            from, to, storePath, agreement, period, asOf, profile, explain, json,
        };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            DisclosureProfile chosen = DisclosureProfile.Get(parsed.GetRequiredValue(profile));
            if (chosen.TerminalOnly && terminal.ResultsRedirected)
            {
                throw new DisclosureRefusedException($"The profile '{chosen.Id}' prints to a terminal only.", "Leave out the pipe, or use --profile partner.");
            }

            MeasurementScheme start = SchemeCatalogue.Find(parsed.GetRequiredValue(from));
            MeasurementScheme end = SchemeCatalogue.Find(parsed.GetRequiredValue(to));
            using LaaStore store = LaaStore.Open(parsed.GetRequiredValue(storePath).FullName, StoreAccess.ReadOnly);
            StoreView view = SharedOptions.View(store, parsed.GetValue(asOf));
            Agreement? within = parsed.GetValue(agreement) is string id ? SixMonthEvidence.Find(view, id) : null;
            SchemeBridge bridge = SchemeBridging.Build(
                view, start, end, SharedOptions.Span(parsed.GetValue(period)), within is null ? null : SixMonthEvidence.AreasOf(within), within?.Area.Code);
            PublishedBridge published = PublishedBridge.Of(bridge, chosen, view.AsOf);
            if (parsed.GetValue(json))
            {
                WriteJson(terminal.Results, published);
            }
            else
            {
                WriteText(terminal.Results, published, parsed.GetValue(explain));
            }

            return ExitCodes.Ok;
        }));
        return command;
    }

    private static void WriteText(TextWriter writer, PublishedBridge bridge, bool explain)
    {
        writer.WriteLine($"From {bridge.From.Citation} to {bridge.To.Citation}, index dates {bridge.Span.InWords()}.");
        if (bridge.Steps.Count == 0)
        {
            writer.WriteLine($"Withheld: {bridge.Reason}.");
            return;
        }

        writer.WriteLine();
        TextTable.Write(writer, ["step", ">offenders", ">counted", ">rate", ">change"], [.. bridge.Steps.Select(step => (IReadOnlyList<string>)
        [
            step.Rules.Count == 0 ? bridge.From.Citation : string.Join(", ", step.Rules.Select(rule => rule.Name())),
            step.Offenders.ToString("N0", CultureInfo.InvariantCulture),
            step.Counted.ToString("N0", CultureInfo.InvariantCulture),
            Number(step.Rate),
            step.Change is decimal change ? Signed(change) : string.Empty,
        ])]);
        PublishedBridgeStep first = bridge.Steps[0];
        PublishedBridgeStep last = bridge.Steps[^1];
        writer.WriteLine();
        writer.WriteLine($"{bridge.To.Citation}: {Number(last.Rate)}; the changes add up to {Signed(last.Rate - first.Rate)}.");
        if (bridge.Warning is string warning)
        {
            writer.WriteLine(warning);
        }

        if (first.Statistic != last.Statistic)
        {
            writer.WriteLine("The two report different things, re-offenders and re-offences, each per 100 offenders: they belong on no common axis.");
        }

        if (bridge.Same.Count > 0)
        {
            writer.WriteLine($"The same in both: {string.Join(", ", bridge.Same.Select(rule => rule.Name()))}.");
        }

        writer.WriteLine("Every step counts the same records, so there is no interval; exchanged in another order, the steps would divide the same difference otherwise.");
        if (explain)
        {
            writer.WriteLine();
            foreach (BridgeRule rule in bridge.Steps.SelectMany(step => step.Rules))
            {
                writer.WriteLine($"{rule.Name()}:");
                writer.WriteLine($"  from {BridgeRuleText.Of(rule, bridge.From)}");
                writer.WriteLine($"  to   {BridgeRuleText.Of(rule, bridge.To)}");
            }
        }
    }

    private static void WriteJson(TextWriter writer, PublishedBridge bridge)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Indented))
        {
            json.WriteStartObject();
            json.WriteString("from", bridge.From.Citation);
            json.WriteString("to", bridge.To.Citation);
            json.WriteString("period", bridge.Span.ToString());
            json.WriteNumber("as_of", bridge.AsOf);
            json.WriteString("warning", bridge.Warning);
            json.WriteString("withheld", bridge.Reason.Length == 0 ? null : bridge.Reason);
            json.WriteStartArray("steps");
            foreach (PublishedBridgeStep step in bridge.Steps)
            {
                json.WriteStartObject();
                json.WriteStartArray("rules");
                step.Rules.ToList().ForEach(rule => json.WriteStringValue(JsonNamingPolicy.SnakeCaseLower.ConvertName(rule.ToString())));
                json.WriteEndArray();
                json.WriteNumber("offenders", step.Offenders);
                json.WriteNumber("counted", step.Counted);
                json.WriteString("statistic", JsonNamingPolicy.SnakeCaseLower.ConvertName(step.Statistic.ToString()));
                json.WriteNumber("rate", step.Rate);
                if (step.Change is decimal change)
                {
                    json.WriteNumber("change", change);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("same");
            bridge.Same.ToList().ForEach(rule => json.WriteStringValue(JsonNamingPolicy.SnakeCaseLower.ConvertName(rule.ToString())));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        writer.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static string Number(decimal value) => value.ToString("N1", CultureInfo.InvariantCulture);

    private static string Signed(decimal value) => value.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
