using System.Text.RegularExpressions;
using LaaAnalytics.Disclosure.Areas;
using LaaAnalytics.Disclosure.Bridges;
using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Disclosure.Systems;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Areas;
using LaaAnalytics.Domain.Reviews;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Disclosure.Reviews;

/// <summary>A six-month review whose every figure and word has passed the disclosure rules.</summary>
public sealed partial record PublishedReview
{
    internal PublishedReview()
    {
    }

    /// <summary>The agreement under review.</summary>
    public required Agreement Agreement { get; init; }

    /// <summary>Six months under review.</summary>
    public required Period Review { get; init; }

    /// <summary>The store's last load it knows of.</summary>
    public required int AsOf { get; init; }

    /// <summary>Profile it was made under.</summary>
    public required DisclosureProfile Profile { get; init; }

    /// <summary>Adult, young, PPO.</summary>
    public required IReadOnlyList<PublishedComponent> Components { get; init; }

    /// <summary>What each supplier delivered.</summary>
    public required IReadOnlyList<PublishedSupply> Supplies { get; init; }

    /// <summary>Loads the figures rest on.</summary>
    public required IReadOnlyList<PublishedLoad> Loads { get; init; }

    /// <summary>Ready-made counts as supplied, small ones withheld; never mixed with the figures of <see cref="Components"/>.</summary>
    public IReadOnlyList<PublishedCount> AsSupplied { get; private init; } = [];

    /// <summary>The agreement's area beside its region, its country and similar areas by ready-made counts as supplied; empty where no other area's are.</summary>
    public IReadOnlyList<PublishedAreaComparison> BesideOthers { get; private init; } = [];

    /// <summary>The areas most like the agreement's; null where they were not looked for.</summary>
    public SimilarAreas? Similar { get; private init; }

    /// <summary>What the checks of the data found, those passed included; empty where none were made.</summary>
    public required IReadOnlyList<PublishedQuality> Quality { get; init; }

    /// <summary>Every figure of the review once: each component's latest, a year before, series and areas.</summary>
    public IReadOnlyList<PublishedFigure> Figures =>
    [
        .. Components
            .SelectMany(component => component.Latest.Concat(component.YearBefore).Concat(component.Series).Concat(component.ByArea))
            .DistinctBy(figure => figure.Id),
    ];

    /// <summary>Protects every table of the evidence, then forms figures, ratings and directions from what may be shown.</summary>
    /// <param name="evidence">Counts and dates.</param>
    /// <param name="profile">Disclosure profile.</param>
    public static PublishedReview From(ReviewEvidence evidence, DisclosureProfile profile)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(profile);

        // Counts of the agreement's areas stand on one sheet, and beside other areas on another: protected together.
        IReadOnlySet<SuppliedCount> hidden = SuppliedProtection.Hidden(
            [(evidence.AsSupplied, evidence.Agreement.Area.Code), .. evidence.BesideOthers.SelectMany(AreaComparing.Tables)], profile);
        PublishedReview review = new()
        {
            Agreement = evidence.Agreement,
            Review = evidence.Review,
            AsOf = evidence.AsOf,
            Profile = profile,
            Components = [.. evidence.Components.Select(component => PublishedComponent.From(component, evidence.Agreement, profile, evidence.AsOf))],
            Supplies = [.. evidence.Supplies.Select(supply => PublishedSupply.From(supply, profile))],
            Loads = [.. evidence.Loads.Select(load => PublishedLoad.From(load, profile))],
            AsSupplied = Counts(evidence, hidden, profile),
            BesideOthers = [.. evidence.BesideOthers.Select(areas => AreaComparing.OfCounts(areas, hidden, profile, evidence.AsOf))],
            Similar = evidence.Similar,
            Quality = [.. evidence.Quality.Select(finding => PublishedQuality.From(finding, profile))],
        };
        return review.WithBridges(evidence);
    }

    /// <summary>The same figures with the bridges of their evidence, which are protected beside them and change none.</summary>
    /// <param name="evidence">The evidence that the figures were made from, with its bridges.</param>
    /// <exception cref="ArgumentException">It is the evidence of other figures.</exception>
    public PublishedReview WithBridges(ReviewEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        if ((evidence.Agreement.Id, evidence.Review, evidence.AsOf) != (Agreement.Id, Review, AsOf))
        {
            throw new ArgumentException("Bridges stand beside the figures of their own evidence.", nameof(evidence));
        }

        IReadOnlyDictionary<Component, PublishedBridge> bridges = ReviewBridges.Of(evidence, Components, Profile);
        return this with
        {
            Components = [.. Components.Zip(evidence.Components, (published, component) => published with
            {
                Bridge = bridges.GetValueOrDefault(component.Component),
                NoBridge = ReviewBridges.WhyNone(component),
            })],
        };
    }

    private static IReadOnlyList<PublishedCount> Counts(ReviewEvidence evidence, IReadOnlySet<SuppliedCount> hidden, DisclosureProfile profile)
    {
        return
        [
            .. evidence.AsSupplied
                .OrderBy(count => InOrder(count.Indicator), StringComparer.Ordinal)
                .ThenBy(count => count.Area)
                .ThenBy(count => count.Period)
                .Select(count => PublishedCount.Of(RoundedCounts.Of(count, profile), evidence.Agreement.AreaOf(count.Area), hidden.Contains(count))),
        ];
    }

    /// <summary>The name with its numbers filled up, so that 3 months stand before 12.</summary>
    private static string InOrder(string indicator) => Numbers().Replace(indicator, number => number.Value.PadLeft(8, '0'));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();
}

/// <summary>One component of a published review.</summary>
public sealed record PublishedComponent
{
    internal PublishedComponent()
    {
    }

    /// <summary>Adult, young or PPO.</summary>
    public required Component Component { get; init; }

    /// <summary>Definition.</summary>
    public required MeasurementScheme Scheme { get; init; }

    /// <summary>Headline indicator first, then twins.</summary>
    public required IReadOnlyList<Indicator> Indicators { get; init; }

    /// <summary>Single cohorts of the whole partnership in time order, one figure for each indicator.</summary>
    public required IReadOnlyList<PublishedFigure> Series { get; init; }

    /// <summary>The latest final cohort, one figure for each indicator; empty where none is final.</summary>
    public required IReadOnlyList<PublishedFigure> Latest { get; init; }

    /// <summary>The same period a year earlier; empty where it was not supplied.</summary>
    public required IReadOnlyList<PublishedFigure> YearBefore { get; init; }

    /// <summary>The latest cohort by member area, one figure for each indicator.</summary>
    public required IReadOnlyList<PublishedFigure> ByArea { get; init; }

    /// <summary>Member areas beside the partnership as a whole, one comparison for each indicator; empty where there are no parts to compare.</summary>
    public required IReadOnlyList<PublishedAreaComparison> Benchmark { get; init; }

    /// <summary>Expected level over time.</summary>
    public required Trajectory Trajectory { get; init; }

    /// <summary>Where the headline is withheld: the shortest pooled span that could be shown, or null where none could.</summary>
    public Period? ShortestSpanThatCouldBeShown { get; init; }

    /// <summary>Who should have supplied, where nothing was.</summary>
    public MissingSupply? Missing { get; init; }

    /// <summary>What the rate becomes under another definition; null where there is no bridge.</summary>
    public PublishedBridge? Bridge { get; init; }

    /// <summary>Why there is none, in sentences; empty where there is one.</summary>
    public string NoBridge { get; init; } = string.Empty;

    /// <summary>The headline figure, or null where no cohort is final.</summary>
    public PublishedFigure? Headline => Latest.Count > 0 ? Latest[0] : null;

    /// <summary>Whether the headline is of the cohort that the agreement's baseline was measured on, so that there is no progress yet to rate.</summary>
    public bool IsBaseline => Headline is PublishedFigure figure && Trajectory.IsBaseline(figure.Id.Cell.Period.LastDay);

    /// <summary>Trajectory at the end of the cohort shown; null also where that cohort is the baseline.</summary>
    public double? ExpectedByNow => Headline is PublishedFigure figure && !IsBaseline ? Trajectory.At(figure.Id.Cell.Period.LastDay) : null;

    /// <summary>Headline less expected, in the indicator's unit; null where either is missing.</summary>
    public double? Gap => Headline?.Estimate.Value - ExpectedByNow;

    /// <summary>Rating against the level expected by now.</summary>
    public Rag Rag => Judgement.RagOf(Headline, ExpectedByNow);

    /// <summary>Direction since the same period a year earlier.</summary>
    public Direction Direction => Judgement.DirectionOf(Headline, YearBefore.Count > 0 ? YearBefore[0] : null);

    /// <summary>Whether a figure is due by the end of the review and none can be given, because what it needs was not supplied.</summary>
    /// <param name="review">Months under review.</param>
    public bool LacksDueFigure(Period review) => Missing is not null
        || (Headline is null && Series.Any(figure => figure.MatureOn <= review.EndExclusive));

    /// <summary>Whether the partnership has to give a cause and an action: see <see cref="Judgement.ExceptionRule"/>.</summary>
    /// <param name="review">Months under review.</param>
    /// <param name="ownRating">The officer's own rating, or <see cref="Rag.NotRated"/> where none is given.</param>
    public bool IsException(Period review, Rag ownRating = Rag.NotRated) =>
        Rag is Rag.Red or Rag.AmberRed || ownRating is Rag.Red or Rag.AmberRed || LacksDueFigure(review);

    /// <summary>Difference from the same period a year earlier with its interval.</summary>
    public ConfidenceInterval? Difference => Judgement.Difference(Headline, YearBefore.Count > 0 ? YearBefore[0] : null);

    internal static PublishedComponent From(ComponentEvidence evidence, Agreement agreement, DisclosureProfile profile, int asOf)
    {
        // Everything that stands on the component's sheets is protected as one table, so that no sheet gives away what another hides.
        ILookup<CellKey, PublishedFigure> figures = DisclosureGate.Publish(Table(evidence), evidence.Indicators, agreement.Area.Code, profile, asOf, Context(evidence))
            .ToLookup(figure => figure.Id.Cell with { Indicator = string.Empty });

        IReadOnlyList<PublishedFigure> Of(Measure? measure) =>
            measure is null ? [] : [.. figures[measure.Key with { Indicator = string.Empty }].Where(figure => figure.Pooled == measure.Pooled)];

        PublishedComponent component = new()
        {
            Component = evidence.Component,
            Scheme = evidence.Scheme,
            Indicators = evidence.Indicators,
            Series = [.. evidence.Series.SelectMany(Of)],
            Latest = Of(evidence.Latest),
            YearBefore = Of(evidence.YearBefore),
            ByArea = [.. evidence.ByArea.SelectMany(Of)],
            Trajectory = evidence.Trajectory,
            Missing = evidence.Missing,
            Benchmark = evidence.Latest is not null && evidence.ByArea.Count > 0 ? [.. evidence.Indicators.Select(BesideTheWhole)] : [],
        };
        return component.Headline?.Estimate.Status == EstimateStatus.Withheld
            ? component with { ShortestSpanThatCouldBeShown = ShortestShown(evidence, profile, asOf) }
            : component;

        // From the figures that the component's own sheets show.
        PublishedAreaComparison BesideTheWhole(Indicator indicator) => AreaComparing.OfMeasures(
            [.. evidence.ByArea, evidence.Latest!],
            [.. evidence.ByArea.Append(evidence.Latest!).SelectMany(Of).Where(figure => figure.Indicator.Id == indicator.Id)],
            agreement.Area,
            around: null,
            new([.. agreement.Members.Select(member => new PlacedArea(member.Code, member.Name, string.Empty, null))]),
            profile,
            asOf);
    }

    /// <summary>The cells that stand on the component's sheets.</summary>
    internal static IReadOnlyList<Measure> Table(ComponentEvidence evidence)
    {
        List<Measure> cells = [.. evidence.Series];
        AddMissing(cells, evidence.Latest);
        AddMissing(cells, evidence.YearBefore);
        cells.AddRange(evidence.ByArea);
        return cells;
    }

    /// <summary>What bears on the component's table beside its own cells.</summary>
    internal static TableContext Context(ComponentEvidence evidence)
    {
        HashSet<CellKey> shown = [.. Table(evidence).Select(cell => cell.Key)];
        return new([.. evidence.Unshown.Where(cell => cell.IsMature && !shown.Contains(cell.Key))], evidence.Released);
    }

    private static void AddMissing(List<Measure> cells, Measure? measure)
    {
        if (measure is not null && !cells.Exists(cell => cell.Key == measure.Key && cell.Pooled == measure.Pooled))
        {
            cells.Add(measure);
        }
    }

    private static Period? ShortestShown(ComponentEvidence evidence, DisclosureProfile profile, int asOf) => evidence.WiderPools
        .Where(pool => pool.IsMature)
        .FirstOrDefault(pool => DisclosureGate.Publish([pool], [evidence.Indicators[0]], null, profile, asOf)[0].Estimate.Value is not null)
        ?.Key.Period;
}

/// <summary>Numbers of rows as a pack may print them: exact for reference tables; for people withheld where small, else rounded to the nearest ten.</summary>
/// <remarks>Rows held are the sum of rows loaded less rows ended; unrounded, the small one of them could be worked out from the others.</remarks>
internal static class RowCount
{
    private const long Base = 10;

    /// <summary>The printable number, or null where it is withheld.</summary>
    public static long? Of(long rows, string table, DisclosureProfile profile) =>
        Domain.Extracts.ExtractTable.Find(table)?.Reference == true || profile.HideBelow == 0 ? rows
        : profile.Hides(rows) ? null
        : (rows + (Base / 2)) / Base * Base;
}

/// <summary>What one supplier delivered for one table; numbers of rows about people are rounded, those too small to show are null.</summary>
/// <param name="Supplier">Supplier.</param>
/// <param name="Table">Extract table.</param>
/// <param name="Covers">Period covered by the newest supply.</param>
/// <param name="ObservedTo">First day not covered by it.</param>
/// <param name="Areas">How many areas it serves; 0 means every area.</param>
/// <param name="Rows">Rows held.</param>
/// <param name="Unmapped">Codes kept as unmapped.</param>
/// <param name="UnknownArea">Rows without a known area.</param>
/// <param name="Unmatched">Rows of people who could not be matched.</param>
public sealed record PublishedSupply(
    string Supplier, string Table, Period? Covers, DateOnly? ObservedTo, int Areas, long? Rows, long? Unmapped, long? UnknownArea, long? Unmatched)
{
    internal static PublishedSupply From(SupplyStanding supply, DisclosureProfile profile)
    {
        long? Shown(long rows) => RowCount.Of(rows, supply.Table, profile);
        return new(
            supply.Supplier, supply.Table, supply.Covers, supply.ObservedTo, supply.Areas,
            Shown(supply.Rows), Shown(supply.Unmapped), Shown(supply.UnknownArea), Shown(supply.Unmatched));
    }
}

/// <summary>One table of one load; numbers of rows about people are rounded, those too small to show are null.</summary>
/// <param name="Seq">Number of the load.</param>
/// <param name="Supplier">Supplier.</param>
/// <param name="LoadedOn">Day it was loaded.</param>
/// <param name="Table">Table.</param>
/// <param name="Files">File names with the start of their SHA-256.</param>
/// <param name="New">Rows that were new.</param>
/// <param name="Changed">Rows that replaced an earlier one.</param>
/// <param name="Ended">Rows that ended.</param>
/// <param name="Covers">Period covered by the supply of the table, or null where that is not known.</param>
/// <param name="Withdraws">Load that this one undoes, or null.</param>
public sealed record PublishedLoad(
    int Seq, string Supplier, DateOnly LoadedOn, string Table, string Files, long? New, long? Changed, long? Ended, Period? Covers = null, int? Withdraws = null)
{
    internal static PublishedLoad From(LoadLine load, DisclosureProfile profile)
    {
        long? Shown(long rows) => RowCount.Of(rows, load.Table, profile);
        return new(load.Seq, load.Supplier, load.LoadedOn, load.Table, load.Files, Shown(load.New), Shown(load.Changed), Shown(load.Ended), load.Covers, load.Withdraws);
    }
}
