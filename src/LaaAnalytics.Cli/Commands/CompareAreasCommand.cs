using System.CommandLine;
using LaaAnalytics.Cli.Comparisons;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Areas;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Areas;
using LaaAnalytics.Indicators;
using LaaAnalytics.Indicators.Areas;
using LaaAnalytics.Indicators.Reviews;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa compare areas --scheme ni18-adult --agreement wrenshire-laa --pooled</c></summary>
internal static class CompareAreasCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<FileInfo> storePath = SharedOptions.Store();
        Option<string?> scheme = new("--scheme") { Description = "One definition that areas are measured by, for example ni18-adult." };
        Option<string?> indicator = new("--indicator") { Description = "In its place, ready-made counts as supplied, for example \"NI 18\"." };
        Option<string?> area = new("--area") { Description = "The own area's code, as it is or as code@year; by default the agreement's area." };
        Option<string?> agreement = new("--agreement") { Description = "Only the areas of this agreement, beside their total." };
        Option<string?> period = new("--period") { Description = "Index dates, or days of ready-made counts, for example 2008-01..2008-12; by default the latest that is final." };
        Option<bool> pooled = new("--pooled") { Description = "A run of as many cohorts as the definition pools, in place of a single one." };
        Option<string?> source = new("--source") { Description = "With --scheme, index_event or cohort_outcome; with --indicator, the return that the counts come from." };
        Option<string?> sourceScheme = new("--source-scheme") { Description = "Which ready cohorts, where the store holds those of several." };
        Option<string?> supplier = new("--supplier") { Description = "With --indicator, whose counts, where there are those of several." };
        Option<int> similar = new("--similar") { Description = "How many similar areas to name and add up.", DefaultValueFactory = _ => NearestAreas.Usual };
        Option<string?> by = new("--by") { Description = $"What makes areas similar, joined by commas: {string.Join(", ", ContextVariable.All.Select(variable => variable.Id))}; by default all." };
        Option<string?> asOf = SharedOptions.AsOf();
        Option<string> profile = SharedOptions.Profile();
        Option<bool> explain = new("--explain") { Description = "Say in words how each column came about." };
        Option<bool> json = new("--json") { Description = "Write JSON." };
        Command command = new("areas", "Compare areas by one definition: a funnel, ranks as ranges, and one's own beside region, country and similar areas.")
        {
            storePath, scheme, indicator, area, agreement, period, pooled, source, sourceScheme, supplier, similar, by, asOf, profile, explain, json,
        };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            DisclosureProfile chosen = DisclosureProfile.Get(parsed.GetRequiredValue(profile));
            if (chosen.TerminalOnly && terminal.ResultsRedirected)
            {
                throw new DisclosureRefusedException($"The profile '{chosen.Id}' prints to a terminal only.", "Leave out the pipe, or use --profile partner.");
            }

            (string? definition, string? readyMade) = (parsed.GetValue(scheme), parsed.GetValue(indicator));
            if (definition is null == readyMade is null)
            {
                throw new UsageException("Areas are compared by one definition.", "Give either --scheme or --indicator.");
            }

            using LaaStore store = LaaStore.Open(parsed.GetRequiredValue(storePath).FullName, StoreAccess.ReadOnly);
            StoreView view = SharedOptions.View(store, parsed.GetValue(asOf));
            Agreement? within = parsed.GetValue(agreement) is string id ? SixMonthEvidence.Find(view, id) : null;
            AreaSurroundings? around = Own(view, parsed.GetValue(area), within) is AreaCode own
                ? SuppliedAreaCounts.Around(view, own, Count(parsed.GetRequiredValue(similar)), Variables(parsed.GetValue(by)))
                : null;
            Period? span = SharedOptions.Span(parsed.GetValue(period));
            PublishedAreaComparison comparison = definition is not null
                ? Measured(view, SchemeCatalogue.Find(definition), within, around, span, parsed.GetValue(pooled), parsed.GetValue(source), parsed.GetValue(sourceScheme), chosen)
                : Supplied(view, readyMade!, around, span, parsed.GetValue(source), parsed.GetValue(supplier), chosen);
            if (parsed.GetValue(json))
            {
                AreasJson.Write(terminal.Results, comparison);
            }
            else
            {
                AreasText.Write(terminal.Results, comparison, parsed.GetValue(explain));
            }

            return ExitCodes.Ok;
        }));
        return command;
    }

    private static PublishedAreaComparison Measured(
        StoreView view,
        MeasurementScheme scheme,
        Agreement? within,
        AreaSurroundings? around,
        Period? period,
        bool pooled,
        string? source,
        string? sourceScheme,
        DisclosureProfile profile)
    {
        IReadOnlyList<Measure> measures = MeasuredAreas.Of(view, scheme, within, period, pooled, MeasureCommand.Source(source), sourceScheme);
        AreaMap map = view.AreaMap();
        NamedArea? whole = within is { IsUndivided: false } ? within.Area : null;
        return around is not null && !measures.Any(measure => measure.Key.Area == around.Own.Code)
            ? throw new UsageException($"{around.Own.Code} has no figure by {scheme.Citation}.", $"There are figures of {string.Join(", ", measures.Select(measure => measure.Key.Area).Where(area => !area.IsPlaceless).Distinct().Order())}.")
            : PublishedAreaComparison.OfMeasures(measures, MeasureCommand.Headline(scheme), whole, around, map, profile, view.AsOf);
    }

    private static PublishedAreaComparison Supplied(
        StoreView view, string indicator, AreaSurroundings? around, Period? period, string? source, string? supplier, DisclosureProfile profile) => around is null
        ? throw new UsageException("Ready-made counts are compared with an own area.", "Name it with --area, or its agreement with --agreement.")
        : PublishedAreaComparison.OfCounts(SuppliedAreaCounts.Of(view.IndicatorCounts(), indicator, around, period, source, supplier), profile, view.AsOf);

    /// <summary>The own area: by code and year, by code alone with the agreement's boundaries or the newest known, or the agreement's.</summary>
    private static AreaCode? Own(StoreView view, string? text, Agreement? within)
    {
        if (text is null || text.Contains('@', StringComparison.Ordinal))
        {
            try
            {
                return text is null ? within?.Area.Code : AreaCode.Parse(text);
            }
            catch (FormatException fault)
            {
                throw new UsageException("--area names no area.", fault.Message);
            }
        }

        List<AreaCode> known = [.. view.Areas().Select(area => area.Code).Where(code => code.Code == text).Order()];
        return within is not null ? new(text, within.Area.Code.Vintage)
            : known.Count > 0 ? known[^1]
            : throw new UsageException("The table area holds no area of that code.", "Write the area with the year of its boundaries, as code@year, or load the table area.");
    }

    private static int Count(int similar) =>
        similar is >= 1 and <= 50 ? similar : throw new UsageException("So many similar areas cannot be named.", "Give --similar a number from 1 to 50.");

    private static IReadOnlyList<ContextVariable>? Variables(string? by) =>
        by is null ? null : [.. by.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Select(ContextVariable.Find)];
}
