using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;
using LaaAnalytics.Indicators.Reviews;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa measure --store laa.duckdb --scheme ni18-adult --by area,period</c></summary>
internal static class MeasureCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<FileInfo> storePath = SharedOptions.Store();
        Option<string> scheme = new("--scheme") { Description = "Definition, for example ni18-adult, moj-annual or release-k:3.", Required = true };
        Option<string?> by = new("--by") { Description = "What to tell apart, joined by commas: area, period, sex, age_group, age_band, offence_group, disposal ..." };
        Option<bool> pooled = new("--pooled") { Description = "Runs of as many cohorts as the definition pools, in place of single ones." };
        Option<string?> agreement = new("--agreement") { Description = "Only the areas of this agreement, and their total." };
        Option<string?> source = new("--source") { Description = "index_event or cohort_outcome, where the store holds both." };
        Option<string?> asOf = SharedOptions.AsOf();
        Option<string> profile = SharedOptions.Profile();
        Option<string> format = new("--format") { Description = "table, csv or json.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "csv", "json");
        Option<FileInfo?> output = new("--out") { Description = "File to write; by default the terminal." };
        Command command = new("measure", "Measure re-offending by a definition; small numbers are withheld.")
        {
            storePath, scheme, by, pooled, agreement, source, asOf, profile, format, output,
        };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            DisclosureProfile chosen = DisclosureProfile.Get(parsed.GetRequiredValue(profile));
            FileInfo? file = parsed.GetValue(output);
            if (chosen.TerminalOnly && (file is not null || terminal.ResultsRedirected))
            {
                throw new DisclosureRefusedException($"The profile '{chosen.Id}' prints to a terminal only.", "Leave out --out and the pipe, or use --profile partner.");
            }

            MeasurementScheme definition = SchemeCatalogue.Find(parsed.GetRequiredValue(scheme));
            using LaaStore store = LaaStore.Open(parsed.GetRequiredValue(storePath).FullName, StoreAccess.ReadOnly);
            StoreView view = SharedOptions.View(store, parsed.GetValue(asOf));
            Agreement? within = parsed.GetValue(agreement) is string id ? SixMonthEvidence.Find(view, id) : null;
            string[] groups = (parsed.GetValue(by) ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            MeasureRequest request = new()
            {
                GroupBy = groups,
                Pooled = parsed.GetValue(pooled),
                Areas = within is null ? null : SixMonthEvidence.AreasOf(within),
                Total = within is { IsUndivided: true } && groups.Contains(MeasureRequest.Area) ? null : within?.Area.Code,
                Source = Source(parsed.GetValue(source)),
            };
            IReadOnlyList<Measure> measures = Measurement.Run(view, definition, request);
            if (measures.Count == 0)
            {
                throw new UsageException(
                    $"Nothing in the store can be measured by {definition.Citation}.",
                    "See with 'laa loads' what was loaded, and in docs/methods which tables and events the definition reads.");
            }

            IReadOnlyList<PublishedFigure> figures = DisclosureGate.Publish(measures, [Headline(definition)], within?.Area.Code, chosen, view.AsOf);
            Write(terminal, figures, parsed.GetRequiredValue(format), file);
            return ExitCodes.Ok;
        }));
        return command;
    }

    /// <summary>The indicator a scheme's headline statistic is shown as: the registered one, or the scheme itself.</summary>
    public static Indicator Headline(MeasurementScheme scheme) =>
        IndicatorCatalogue.All.FirstOrDefault(indicator => indicator.Scheme == scheme.Id && indicator.Statistic == scheme.Statistic)
        ?? new(scheme.Id, scheme.Id, scheme.Component, scheme.Title, Unit(scheme.Statistic), 2, Polarity.Low, 1, false, scheme.Statistic);

    private static string Unit(SchemeStatistic statistic) => statistic switch
    {
        SchemeStatistic.ReoffencesPer100Offenders => "re-offences per 100 offenders",
        SchemeStatistic.ChangeFromBaseline => "per cent change",
        _ => "per cent",
    };

    /// <summary>The extract that <c>--source</c> names.</summary>
    public static MeasureSource? Source(string? name) => name switch
    {
        null => null,
        "index_event" => MeasureSource.IndexEvent,
        "cohort_outcome" => MeasureSource.CohortOutcome,
        _ => throw new UsageException("There is no such source.", "Use --source index_event or --source cohort_outcome."),
    };

    private static void Write(Terminal terminal, IReadOnlyList<PublishedFigure> figures, string format, FileInfo? file)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        switch (format)
        {
            case "csv":
                FigureTable.WriteCsv(text, figures);
                break;
            case "json":
                FigureTable.WriteJson(text, figures);
                break;
            default:
                FigureTable.WriteText(text, figures);
                break;
        }

        if (file is null)
        {
            terminal.Results.Write(text.ToString());
            return;
        }

        string aside = file.FullName + ".part";
        File.WriteAllText(aside, text.ToString());
        File.Move(aside, file.FullName, overwrite: true);
    }
}
