using System.CommandLine;
using LaaAnalytics.Cli.Comparisons;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Periods;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Periods;
using LaaAnalytics.Indicators;
using LaaAnalytics.Indicators.Periods;
using LaaAnalytics.Indicators.Reviews;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa compare periods --store laa.duckdb --scheme ni18-adult</c></summary>
internal static class ComparePeriodsCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<FileInfo> storePath = SharedOptions.Store();
        Option<string> scheme = new("--scheme") { Description = "The one definition, for example ni18-adult or moj-annual.", Required = true };
        Option<string?> agreement = new("--agreement") { Description = "Only the people of this agreement's areas; by default everybody in the store." };
        Option<string?> area = new("--area") { Description = "Only this area: its code, or code@year for one year's boundaries; with --agreement a member of it." };
        Option<string?> periods = new("--periods") { Description = "Cohorts, or runs of them counted together, joined by commas, for example 2007-01..2007-12,2008-01..2008-12; they share no day. By default every single cohort." };
        Option<bool> pooled = new("--pooled") { Description = "Runs of as many cohorts as the definition pools; refused where they share days." };
        Option<string?> source = new("--source") { Description = "index_event or cohort_outcome, where the store holds both." };
        Option<string?> asOf = SharedOptions.AsOf();
        Option<string> profile = SharedOptions.Profile();
        Option<bool> explain = new("--explain") { Description = "Say in words how differences, trend and variation are worked out, and which limits are used." };
        Option<bool> json = new("--json") { Description = "Write JSON." };
        Command command = new("periods", "Compare one area's cohorts over time: differences, a trend that stops at breaks, and variation.")
        {
            storePath, scheme, agreement, area, periods, pooled, source, asOf, profile, explain, json,
        };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            DisclosureProfile chosen = DisclosureProfile.Get(parsed.GetRequiredValue(profile));
            if (chosen.TerminalOnly && terminal.ResultsRedirected)
            {
                throw new DisclosureRefusedException($"The profile '{chosen.Id}' prints to a terminal only.", "Leave out the pipe, or use --profile partner.");
            }

            if (parsed.GetValue(pooled) && parsed.GetValue(periods) is not null)
            {
                throw new UsageException("--pooled and --periods both say which cohorts to take.", "Leave one of them out.");
            }

            MeasurementScheme definition = SchemeCatalogue.Find(parsed.GetRequiredValue(scheme));
            FileInfo file = parsed.GetRequiredValue(storePath);
            IReadOnlyList<SeriesBreak> breaks = SharedOptions.FolderOf(parsed, file)?.Partnership.BreaksOf(definition) ?? [];
            using LaaStore store = LaaStore.Open(file.FullName, StoreAccess.ReadOnly);
            StoreView view = SharedOptions.View(store, parsed.GetValue(asOf));
            PeriodSeries series = PeriodCounts.Of(view, definition, MeasureCommand.Headline(definition), new()
            {
                Agreement = parsed.GetValue(agreement) is string id ? SixMonthEvidence.Find(view, id) : null,
                Area = parsed.GetValue(area),
                Periods = Spans(parsed.GetValue(periods)),
                Pooled = parsed.GetValue(pooled),
                Source = MeasureCommand.Source(parsed.GetValue(source)),
                Breaks = breaks,
            });
            PublishedPeriods published = PublishedPeriods.Of(series, chosen, view.AsOf);
            if (parsed.GetValue(json))
            {
                PeriodsJson.Write(terminal.Results, published);
            }
            else
            {
                PeriodsText.Write(terminal.Results, published, parsed.GetValue(explain));
            }

            return ExitCodes.Ok;
        }));
        return command;
    }

    private static IReadOnlyList<Period>? Spans(string? text)
    {
        try
        {
            return text is null ? null : [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Period.Parse)];
        }
        catch (FormatException)
        {
            throw new UsageException("--periods holds what is no span of months.", "Write spans as yyyy-MM..yyyy-MM, joined by commas: 2007-01..2007-12,2008-01..2008-12.");
        }
    }
}
