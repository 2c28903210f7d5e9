using System.CommandLine;
using System.Globalization;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Domain;
using LaaAnalytics.Indicators;
using LaaAnalytics.Indicators.Reviews;
using LaaAnalytics.Store;

namespace LaaAnalytics.Cli.Commands;

/// <summary><c>laa explain "RO-A/X10000001@2009/2008-01..2008-12/all#10" --store laa.duckdb</c></summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> id = new("figure-id") { Description = "Id from a pack's sheet Figures or from 'laa measure --format csv'." };
        Option<FileInfo> storePath = SharedOptions.Store();
        Option<string> profile = SharedOptions.Profile();
        Command command = new("explain", "Show what one figure is made of: counts, definition, data and how far they reach.") { id, storePath, profile };
        command.SetAction(parsed => ExitCodes.Guard(terminal, () =>
        {
            DisclosureProfile chosen = DisclosureProfile.Get(parsed.GetRequiredValue(profile));
            if (chosen.TerminalOnly && terminal.ResultsRedirected)
            {
                throw new DisclosureRefusedException($"The profile '{chosen.Id}' prints to a terminal only.", "Leave out the pipe, or use --profile partner.");
            }

            FigureId figureId = Read(parsed.GetRequiredValue(id));
            using LaaStore store = LaaStore.Open(parsed.GetRequiredValue(storePath).FullName, StoreAccess.ReadOnly);
            StoreView view = store.At(figureId.AsOf);
            PublishedFigure figure = Find(view, figureId, chosen);
            Tell(terminal.Results, figure, SchemeCatalogue.Find(figure.Scheme), NameOf(view, figureId.Cell.Area));
            TellData(terminal.Results, store, view);
            return ExitCodes.Ok;
        }));
        return command;
    }

    private static FigureId Read(string text)
    {
        try
        {
            return FigureId.Parse(text);
        }
        catch (FormatException fault)
        {
            throw new UsageException("That is not a figure id.", fault.Message);
        }
    }

    /// <summary>The figure, protected together with every cohort, pool and area of its agreement: at least what stands beside it in a pack.</summary>
    private static PublishedFigure Find(StoreView view, FigureId id, DisclosureProfile profile)
    {
        CellKey cell = id.Cell;
        Indicator indicator = IndicatorCatalogue.All.FirstOrDefault(known => known.Id == cell.Indicator)
            ?? MeasureCommand.Headline(SchemeCatalogue.Find(cell.Indicator));
        MeasurementScheme scheme = SchemeCatalogue.Find(indicator.Scheme);
        Agreement? agreement = view.Agreements().FirstOrDefault(known => known.Area.Code == cell.Area || known.Members.Any(member => member.Code == cell.Area));
        MeasureRequest request = new()
        {
            GroupBy = [MeasureRequest.Period, .. Dimensions(cell)],
            Areas = agreement is null ? null : SixMonthEvidence.AreasOf(agreement),
            Total = agreement?.Area.Code,
        };
        List<Measure> measures = [.. Measurement.Run(view, scheme, request)];
        if (scheme.Cohorts.Pool > 1)
        {
            measures.AddRange(Measurement.Run(view, scheme, request with { Pooled = true }));
        }

        if (agreement is not { IsUndivided: true })
        {
            measures.AddRange(Measurement.Run(view, scheme, request with { Periods = [cell.Period], GroupBy = [MeasureRequest.Area, .. request.GroupBy] }));
        }

        List<Measure> table = [.. measures.Append(Whole(view, scheme, request, cell)).OfType<Measure>().DistinctBy(measure => (measure.Key, measure.Pooled))];
        return DisclosureGate.Publish(table, [indicator], agreement is { IsUndivided: true } ? null : agreement?.Area.Code, profile, id.AsOf)
            .FirstOrDefault(figure => figure.Id.Cell == cell with { Indicator = indicator.Id })
            ?? throw new UsageException("The store has no such figure: nobody in that area, cohort and group.", "Take an id from the pack's sheet Figures.");
    }

    private static Measure? Whole(StoreView view, MeasurementScheme scheme, MeasureRequest request, CellKey cell) =>
        Measurement.Run(view, scheme, request with { Periods = [cell.Period] }).FirstOrDefault(measure => measure.Key == cell with { Indicator = measure.Key.Indicator });

    private static IEnumerable<string> Dimensions(CellKey cell) =>
        cell.Group == CellKey.AllGroup ? [] : cell.Group.Split(';').Select(pair => pair.Split('=', 2)[0]);

    private static string NameOf(StoreView view, AreaCode area) =>
        view.Agreements().SelectMany(agreement => agreement.Members.Append(agreement.Area)).Concat(view.Areas()).FirstOrDefault(known => known.Code == area)?.Name ?? area.Code;

    private static void Tell(TextWriter writer, PublishedFigure figure, MeasurementScheme scheme, string area)
    {
        Estimate estimate = figure.Estimate;
        writer.WriteLine(figure.Id);
        writer.WriteLine();
        writer.WriteLine($"{figure.Indicator.Title}, {figure.Indicator.Unit}");
        writer.WriteLine($"Area: {area} ({figure.Id.Cell.Area})");
        writer.WriteLine($"Cohort: {figure.Id.Cell.Period.InWords()}{(figure.Pooled > 1 ? string.Create(CultureInfo.InvariantCulture, $", {figure.Pooled} cohorts pooled") : string.Empty)}");
        writer.WriteLine($"Group: {figure.Id.Cell.Group}");
        writer.WriteLine(estimate.Value is double value
            ? string.Create(CultureInfo.InvariantCulture, $"Value: {value:0.######}, 95 per cent interval {Limit(figure, estimate.Lower)} to {Limit(figure, estimate.Upper)} ({estimate.Method})")
            : $"Value: none; {TableCells.Status(figure.Estimate.Status)}: {estimate.Reason}");
        writer.WriteLine();
        writer.WriteLine("Made of");
        Line(writer, "offenders in the cohort", figure.Offenders);
        Line(writer, "re-offenders", figure.Reoffenders);
        Line(writer, "counted proven re-offences", figure.Reoffences);
        Line(writer, "offences in the baseline window", figure.BaselineOffences);
        Line(writer, "re-offenders predicted from the mix of people", figure.Expected);
        Line(writer, "left out, not matched to the police computer", figure.Unmatched);
        writer.WriteLine($"  final once proven offences reach {Period.DayInWords(figure.MatureOn.AddDays(-1))}; they reach {(figure.ObservedTo is DateOnly to ? Period.DayInWords(to.AddDays(-1)) : "no day, none were supplied")}");
        writer.WriteLine();
        writer.WriteLine($"Definition {scheme.Citation}: {scheme.Title}");
        foreach (SchemeRule rule in scheme.Rules)
        {
            writer.WriteLine($"  {rule.Name}: {rule.Text} [{rule.Standing switch { RuleStanding.Published => "published", RuleStanding.Reproduced => "reproduces published figures", RuleStanding.Assumed => "assumed", _ => "chosen here" }}]");
        }
    }

    private static void TellData(TextWriter writer, LaaStore store, StoreView view)
    {
        writer.WriteLine();
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Data as known after load {view.AsOf}"));
        foreach (LoadRecord load in store.Loads().Where(load => load.Seq <= view.AsOf))
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  load {load.Seq}, {load.LoadedOn[..10]}, {load.Supplier}: {What(load, view.AsOf)}"));
        }
    }

    private static string What(LoadRecord load, int asOf)
    {
        string files = string.Join(", ", load.Files.Select(file => $"{file.Name} {file.Sha256[..12]}"));
        return load.Withdraws is int undone ? FormattableString.Invariant($"withdraws load {undone}")
            : load.WithdrawnBy <= asOf ? FormattableString.Invariant($"{files} (withdrawn by load {load.WithdrawnBy})")
            : files;
    }

    /// <summary>A limit to the indicator's decimals: further ones would tell how often people are in the cohort.</summary>
    private static string Limit(PublishedFigure figure, double? limit) => limit is null ? "none" : TableCells.Rounded(limit, figure.Indicator.Decimals);

    private static void Line(TextWriter writer, string words, IFormattable? count)
    {
        if (count is not null)
        {
            writer.WriteLine($"  {words}: {count.ToString(count is double ? "N1" : "N0", CultureInfo.InvariantCulture)}");
        }
    }
}
