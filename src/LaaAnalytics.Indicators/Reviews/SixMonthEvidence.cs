using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Areas;
using LaaAnalytics.Domain.Bridges;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Indicators.Areas;
using LaaAnalytics.Store;

namespace LaaAnalytics.Indicators.Reviews;

/// <summary>Gathers what a six-month review rests on: counts of every cohort up to the review's end, targets, supplies and loads.</summary>
public static class SixMonthEvidence
{
    /// <summary>Days after the review's end in which a missing supply can still enter: a choice of this project, printed as the due date.</summary>
    private const int DaysToSupply = 31;

    /// <summary>
    /// Headline indicators, in the order of the pack, each with the twins printed beside it, who supplies its people, and the department's definition to which its rate is bridged:
    /// the one whose cohorts can have the same index dates.
    /// </summary>
    private static readonly (string[] Indicators, string Supplier, string BridgedTo)[] Components =
    [
        (["RO-A"], "The probation area", "moj-annual"),
        (["RO-Y", "RO-YB"], "The youth offending team", "moj-quarterly"),
        (["RO-P", "RO-PB"], "The police and partnership scheme for prolific and other priority offenders", "moj-annual"),
    ];

    /// <summary>The evidence for one agreement.</summary>
    /// <param name="store">Store, for its list of loads.</param>
    /// <param name="view">Vintage.</param>
    /// <param name="agreementId">Agreement.</param>
    /// <param name="review">Six months under review.</param>
    /// <param name="before">Position in the register of issued packs from which on issues are not looked at; null for all.</param>
    /// <exception cref="UsageException">There is no such agreement; the message lists what exists.</exception>
    public static ReviewEvidence Collect(LaaStore store, StoreView view, string agreementId, Period review, int? before = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(view);
        Agreement agreement = Find(view, agreementId);
        if (!review.IsWithin(agreement.Term))
        {
            throw new UsageException(
                $"The agreement {agreement.Id} runs from {Period.DayInWords(agreement.Term.Start)} to {Period.DayInWords(agreement.Term.LastDay)}; that review lies outside it.",
                "Give the last day of a review within those years, 30 September or 31 March.");
        }

        IReadOnlyList<TargetValue> targets = view.Targets(agreementId);
        ComponentCounts counts = new(view, agreement, review);
        IReadOnlyList<SuppliedCount> readyMade = view.IndicatorCounts();
        AreaSurroundings around = SuppliedAreaCounts.Around(view, agreement.Area.Code);
        ILookup<string, ReleasedCell> released = Released(store, agreementId, before).ToLookup(cell => cell.Cell.Indicator);
        return new(
            agreement,
            review,
            view.AsOf,
            [.. Components.Select(component => Component(counts, component.Indicators, component.Supplier, targets, review, released))],
            Supplies(view),
            [.. store.Loads().Where(load => load.Seq <= view.AsOf).SelectMany(Lines)])
        {
            AsSupplied = AsSupplied(readyMade, agreement, review),
            BesideOthers = SuppliedAreaCounts.All(readyMade, around, review.EndExclusive),
            Similar = around.Similar,
        };
    }

    /// <summary>The evidence with each component's bridge to the department's definition, which takes several passes over the data: for a pack, not for each look at the figures.</summary>
    /// <param name="view">The vintage that the evidence was gathered from.</param>
    /// <param name="evidence">Evidence of <see cref="Collect"/>.</param>
    public static ReviewEvidence WithBridges(StoreView view, ReviewEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(evidence);
        return evidence with
        {
            Components = [.. evidence.Components.Zip(Components, (component, known) => Bridged(component, view, evidence.Agreement, evidence.Review, known.BridgedTo))],
        };
    }

    /// <summary>The agreement of this id.</summary>
    /// <exception cref="UsageException">There is no such agreement; the message lists what exists.</exception>
    public static Agreement Find(StoreView view, string agreementId)
    {
        ArgumentNullException.ThrowIfNull(view);
        IReadOnlyList<Agreement> agreements = view.Agreements();
        return agreements.FirstOrDefault(known => known.Id == agreementId)
            ?? throw new UsageException(
                "There is no such agreement in this store.",
                agreements.Count > 0
                    ? $"Name one of {string.Join(", ", agreements.Select(known => known.Id))}."
                    : "Load the table 'agreement' first; docs/extract-package.md says how.");
    }

    /// <summary>The areas an agreement's people live in: its members, area not known, and no fixed abode.</summary>
    public static IReadOnlyList<AreaCode> AreasOf(Agreement agreement)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        return
        [
            .. agreement.Members.Select(member => member.Code),
            new(AreaCode.UnknownCode, agreement.Area.Code.Vintage),
            new(AreaCode.NoFixedAbodeCode, agreement.Area.Code.Vintage),
        ];
    }

    /// <summary>What packs of the agreement printed, in the order of issuing; cells of indicators that are no longer in the catalogue are left out.</summary>
    private static IEnumerable<ReleasedCell> Released(LaaStore store, string agreementId, int? before) =>
        from pack in store.IssuedPacks()
        where pack.Agreement == agreementId && pack.Position < (before ?? int.MaxValue)
        from figure in store.IssuedFigures(pack.PackId)
        where figure.Offenders is not null
        let id = FigureId.Parse(figure.FigureId)
        let indicator = IndicatorCatalogue.All.FirstOrDefault(known => known.Id == figure.Indicator)
        where indicator is not null
        select new ReleasedCell(pack.PackId, id.Cell with { Indicator = IndicatorCatalogue.SchemeOf(indicator).Id }, id.AsOf, figure.Offenders!.Value, figure.Reoffenders);

    private static ComponentEvidence Component(
        ComponentCounts counts, string[] ids, string supplier, IReadOnlyList<TargetValue> targets, Period review, ILookup<string, ReleasedCell> released)
    {
        List<Indicator> indicators = [.. ids.Select(IndicatorCatalogue.Find)];
        MeasurementScheme scheme = IndicatorCatalogue.SchemeOf(indicators[0]);
        CohortCells cells = counts.Count(scheme);
        List<ReleasedCell> before = [.. released[scheme.Id].DistinctBy(cell => (cell.Release, cell.Cell))];
        return new(
            scheme.Component,
            scheme,
            indicators,
            cells.Series,
            cells.Latest,
            cells.YearBefore,
            cells.ByArea,
            cells.WiderPools,
            Trajectory.Of(targets, ids[0], scheme.Citation),
            cells.Series.Count > 0 ? null : new(supplier, review.LastDay.AddDays(DaysToSupply)))
        {
            Unshown = counts.Unshown(scheme, before),
            Released = before,
        };
    }

    /// <summary>The component with its bridge, or with the reason why there is none.</summary>
    private static ComponentEvidence Bridged(ComponentEvidence component, StoreView view, Agreement agreement, Period review, string to)
    {
        if (component.Latest is null)
        {
            return component with { NoBridge = $"No cohort is final by {component.Scheme.Citation}." };
        }

        try
        {
            SchemeBridge bridge = SchemeBridging.Build(
                view, component.Scheme, SchemeCatalogue.Find(to), span: null, AreasOf(agreement), agreement.Area.Code, review.EndExclusive);
            return component with { Bridge = bridge };
        }
        catch (UsageException fault)
        {
            return component with { NoBridge = fault.Message };
        }
    }

    private static List<SupplyStanding> Supplies(StoreView view)
    {
        ILookup<(string, string), CoverageRow> coverage = view.Coverage().ToLookup(row => (row.Supplier, row.Table));
        return [.. view.Supplies().Select(supply =>
        {
            bool isDated = supply.ObservedTo is not null;
            List<string> areas = [.. coverage[(supply.Supplier, supply.Table)].Select(row => row.AreaCode).Distinct()];
            return new SupplyStanding(
                supply.Supplier,
                supply.Table,
                isDated ? supply.Period : null,
                supply.ObservedTo,
                areas.Contains("*") ? 0 : areas.Count,
                supply.CurrentRows,
                supply.UnmappedRows,
                supply.UnknownAreaRows,
                supply.UnmatchedRows);
        })];
    }

    private static List<SuppliedCount> AsSupplied(IReadOnlyList<SuppliedCount> readyMade, Agreement agreement, Period review)
    {
        HashSet<AreaCode> areas = [agreement.Area.Code, .. agreement.Members.Select(member => member.Code)];
        return [.. readyMade.Where(count => areas.Contains(count.Area) && count.Period.Start < review.EndExclusive)];
    }

    private static IEnumerable<LoadLine> Lines(LoadRecord load)
    {
        DateOnly day = DateOnly.ParseExact(load.LoadedOn.AsSpan(0, 10), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        string files = load.Withdraws is int undone
            ? FormattableString.Invariant($"none: withdraws load {undone}")
            : string.Join(", ", load.Files.Select(file => $"{file.Name} {file.Sha256[..12]}"));
        return load.Tables.Select(table => new LoadLine(load.Seq, load.Supplier, day, table.Table, files, table.New, table.Changed, table.Ended, table.Period, load.Withdraws));
    }
}
