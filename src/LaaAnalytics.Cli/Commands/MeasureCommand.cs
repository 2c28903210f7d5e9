using System.CommandLine;
using System.Globalization;
using System.Text;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.CaseMix;
using LaaAnalytics.Disclosure.Further;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Files;
using LaaAnalytics.Indicators;
using LaaAnalytics.Indicators.CaseMix;
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
        Option<bool> further = new("--further") { Description = "Also by person, how seriously and how soon: a second table, or further columns." };
        Option<string?> caseMix = new("--case-mix") { Description = $"Observed against expected in place of rates, by a model: {string.Join(", ", CaseMixCounts.Models)}." };
        Option<string?> basePeriod = new("--base") { Description = "With --case-mix: the base year whose mix rates are set to, for example 2008-01..2008-12." };
        Option<string?> source = new("--source") { Description = "index_event or cohort_outcome, where the store holds both." };
        Option<string?> asOf = SharedOptions.AsOf();
        Option<string> profile = SharedOptions.Profile();
        Option<string> format = new("--format") { Description = "table, csv or json.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "csv", "json");
        Option<FileInfo?> output = new("--out") { Description = "File to write; by default the terminal." };
        Command command = new("measure", "Measure re-offending by a definition; small numbers are withheld.")
        {
            storePath, scheme, by, pooled, agreement, further, caseMix, basePeriod, source, asOf, profile, format, output,
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
            bool withFurther = parsed.GetValue(further);
            string form = parsed.GetRequiredValue(format);
            Write(terminal, file, CaseMix(parsed.GetValue(caseMix), parsed.GetValue(basePeriod), withFurther, request) is CaseMixRequest mix
                ? Text(form, PublishedCaseMix.Of(CaseMixCounts.Run(view, definition, mix), Headline(definition).LeastDenominator, within?.Area.Code, chosen.For([definition.Sensitivity]), view.AsOf))
                : Text(form, Measured(view, definition, request), definition, within?.Area.Code, chosen, view.AsOf, withFurther));
            return ExitCodes.Ok;
        }));
        return command;
    }

    /// <summary>The indicator a scheme's headline statistic is shown as: the registered one, or the scheme itself.</summary>
    public static Indicator Headline(MeasurementScheme scheme) =>
        IndicatorCatalogue.All.FirstOrDefault(indicator => indicator.Scheme == scheme.Id && indicator.Statistic == scheme.Statistic)
        ?? new(scheme.Id, scheme.Id, scheme.Component, scheme.Title, Unit(scheme.Statistic), 2, Polarity.Low, 1, scheme.Sensitivity, scheme.Statistic);

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

    private static CaseMixRequest? CaseMix(string? model, string? basePeriod, bool further, MeasureRequest cells)
    {
        if (model is null)
        {
            return basePeriod is null ? null : throw new UsageException("--base goes with --case-mix.", $"Name a model too: --case-mix {string.Join(", ", CaseMixCounts.Models)}.");
        }

        if (further)
        {
            throw new UsageException("--case-mix and --further are different tables.", "Ask for one at a time.");
        }

        try
        {
            return new()
            {
                Model = model,
                BasePeriod = Period.Parse(basePeriod ?? throw new UsageException("--case-mix needs a base year.", "Add --base, for example --base 2008-01..2008-12.")),
                Cells = cells,
            };
        }
        catch (FormatException)
        {
            throw new UsageException("--base is no span of months.", "Write it as yyyy-MM..yyyy-MM, for example 2008-01..2008-12.");
        }
    }

    private static IReadOnlyList<Measure> Measured(StoreView view, MeasurementScheme definition, MeasureRequest request)
    {
        IReadOnlyList<Measure> measures = Measurement.Run(view, definition, request);
        return measures.Count > 0
            ? measures
            : throw new UsageException(
                $"Nothing in the store can be measured by {definition.Citation}.",
                "See with 'laa loads' what was loaded, and in docs/methods which tables and events the definition reads.");
    }

    private static string Text(
        string format, IReadOnlyList<Measure> measures, MeasurementScheme definition, AreaCode? whole, DisclosureProfile profile, int asOf, bool withFurther)
    {
        Indicator headline = Headline(definition);
        IReadOnlyList<PublishedFigure> figures = DisclosureGate.Publish(measures, [headline], whole, profile, asOf);
        IReadOnlyList<PublishedFurtherRates>? further = withFurther ? PublishedFurtherRates.Of(measures, headline, definition.FollowUp, whole, profile, asOf) : null;
        using StringWriter text = new(CultureInfo.InvariantCulture);
        Action<TextWriter, IReadOnlyList<PublishedFigure>, IReadOnlyList<PublishedFurtherRates>?> write = format switch
        {
            "csv" => FigureTable.WriteCsv,
            "json" => FigureTable.WriteJson,
            _ => FigureTable.WriteText,
        };
        write(text, figures, further);
        return text.ToString();
    }

    private static string Text(string format, PublishedCaseMix table)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        Action<TextWriter, PublishedCaseMix> write = format switch
        {
            "csv" => CaseMixOutput.WriteCsv,
            "json" => CaseMixOutput.WriteJson,
            _ => CaseMixOutput.WriteText,
        };
        write(text, table);
        return text.ToString();
    }

    private static void Write(Terminal terminal, FileInfo? file, string text)
    {
        if (file is null)
        {
            terminal.Results.Write(text);
            return;
        }

        FileAside.Write(file.FullName, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }
}
