using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Areas;

namespace LaaAnalytics.Disclosure.Areas;

/// <summary>Where a figure stands beside another, or beside what holds everywhere; never whether that is good, and never why.</summary>
public enum AreaStanding
{
    /// <summary>There is nothing to compare; a reason stands beside it.</summary>
    NotCompared,

    /// <summary>The difference could be chance.</summary>
    NoClearDifference,

    /// <summary>Lower by more than chance allows.</summary>
    Lower,

    /// <summary>Higher by more than chance allows.</summary>
    Higher,
}

/// <summary>Areas on one axis, by one definition, for one period; and the own area beside its region, its country and similar areas.</summary>
/// <remarks>
/// A figure that is withheld, not final (provisional ones too) or too small takes part in nothing: not in what holds everywhere, not in the spread between areas, not in a rank, not in a sum.
/// </remarks>
public sealed record PublishedAreaComparison
{
    /// <summary>How the words are chosen, as printed beside them.</summary>
    public const string WordRule =
        "Lower or higher beside the funnel: outside the 95 per cent limits at the area's own size, and the adjusted p-value is 0.05 or less. "
        + "Lower or higher beside a comparator: the adjusted p-value is 0.05 or less. Otherwise no clear difference. "
        + "Neither says why areas differ; areas with other people in them are not made equal by it.";

    /// <summary>How ranks are made, as printed beside them.</summary>
    public const string RankRule =
        "Rank 1 is the lowest value. A rank is given only as a range: from 1 and as many areas as lie wholly below, to all areas less as many as lie wholly above, "
        + "with intervals wide enough that all hold together with at least 95 per cent confidence, however areas depend on one another (Bonferroni).";

    /// <summary>What limits do not allow for, as printed beside them.</summary>
    public const string LimitRule = "Limits are for each area and each difference alone; only the adjusted p-value allows for several.";

    /// <summary>What is taken as independent, as printed beside differences.</summary>
    public const string IndependenceRule =
        "An area and what it is set beside are taken as independent, the rest of its own whole too: people with entries in both are not allowed for. "
        + "In the funnel the overall value is held fixed, although the area is a part of it.";

    internal PublishedAreaComparison()
    {
    }

    /// <summary>What is compared.</summary>
    public required string Title { get; init; }

    /// <summary>Definition that every area is measured by: a scheme with its version, or the return and its supplier.</summary>
    public required string Definition { get; init; }

    /// <summary>Cohort, or days that the counts are about.</summary>
    public required Period Period { get; init; }

    /// <summary>The store's last load that it knows of.</summary>
    public required int AsOf { get; init; }

    /// <summary>Unit of every value.</summary>
    public required string Unit { get; init; }

    /// <summary>Decimals shown.</summary>
    public required int Decimals { get; init; }

    /// <summary>The own area; null where none was named.</summary>
    public required NamedArea? Own { get; init; }

    /// <summary>What holds everywhere in the funnel, and how much areas differ; null where there is no funnel.</summary>
    public required PublishedFunnel? Funnel { get; init; }

    /// <summary>Why there is no funnel; empty where there is one.</summary>
    public required string NoFunnel { get; init; }

    /// <summary>How intervals are made, in a sentence.</summary>
    public required string Intervals { get; init; }

    /// <summary>What must be known of this comparison beside its rules, in sentences; empty for nothing.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Confidence of each of the intervals that ranks are made from; null where no area is ranked.</summary>
    public required double? RankConfidence { get; init; }

    /// <summary>The areas by code; the own one only where it is one of them.</summary>
    public required IReadOnlyList<PublishedAreaRow> Areas { get; init; }

    /// <summary>The own area beside its comparators; empty where none was named.</summary>
    public required IReadOnlyList<PublishedComparator> Comparators { get; init; }

    /// <summary>The areas most like the own one; null where none was named.</summary>
    public required SimilarAreas? Similar { get; init; }

    /// <summary>Compares measured areas.</summary>
    /// <param name="measures">The cells of one period by area, by one scheme; a whole that the others make up may be among them.</param>
    /// <param name="indicator">What is made of them.</param>
    /// <param name="whole">The area that the other areas make up, with its name; null where they make up none that is shown.</param>
    /// <param name="around">The own area and what surrounds it; null where none was named.</param>
    /// <param name="map">Names of areas.</param>
    /// <param name="profile">Disclosure profile.</param>
    /// <param name="asOf">The store's last load that the measures know of.</param>
    public static PublishedAreaComparison OfMeasures(
        IReadOnlyList<Measure> measures, Indicator indicator, NamedArea? whole, AreaSurroundings? around, AreaMap map, DisclosureProfile profile, int asOf) =>
        AreaComparing.OfMeasures(measures, DisclosureGate.Publish(measures, [indicator], whole?.Code, profile, asOf), whole, around, map, profile, asOf);

    /// <summary>Compares ready-made counts as supplied.</summary>
    /// <param name="areas">Counts of one indicator, return and period.</param>
    /// <param name="profile">Disclosure profile.</param>
    /// <param name="asOf">The store's last load that the counts know of.</param>
    public static PublishedAreaComparison OfCounts(SuppliedAreas areas, DisclosureProfile profile, int asOf)
    {
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentNullException.ThrowIfNull(profile);
        return AreaComparing.OfCounts(areas, SuppliedProtection.Hidden(AreaComparing.Tables(areas), profile), profile, asOf);
    }
}

/// <summary>A funnel: one value that holds everywhere, and how much areas differ beyond chance.</summary>
/// <param name="Target">The overall value, taken to hold everywhere, in the comparison's unit.</param>
/// <param name="TargetIs">Whose value it is.</param>
/// <param name="Method">How limits are made.</param>
/// <param name="MethodInWords">The same in a sentence.</param>
/// <param name="Phi">Mean square of winsorised z-scores, 1 by chance alone; null for fewer than two areas. Reported, not used: the limits are those of chance.</param>
/// <param name="Tau2">Variance between areas on the scale of the z-scores; null with phi.</param>
public sealed record PublishedFunnel(double Target, string TargetIs, string Method, string MethodInWords, double? Phi, double? Tau2);

/// <summary>One area of a comparison; numbers that are null are not for showing or do not exist, and <see cref="Estimate"/> says why.</summary>
public sealed record PublishedAreaRow
{
    internal PublishedAreaRow()
    {
    }

    /// <summary>Area.</summary>
    public required NamedArea Area { get; init; }

    /// <summary>Value with its 95 per cent interval, or why there is none.</summary>
    public required Estimate Estimate { get; init; }

    /// <summary>Whether there is a final value; without one it is not compared, and <see cref="Estimate"/> says why.</summary>
    public bool IsFinal => Estimate is { Value: not null, Status: EstimateStatus.Final };

    /// <summary>What is counted.</summary>
    public decimal? Counted { get; init; }

    /// <summary>What it is counted among.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>Number that was to be expected, where the supplier gives one.</summary>
    public decimal? Expected { get; init; }

    /// <summary>Where it stands in the funnel: lower or higher only where it is outside the 95 per cent limits and a discovery.</summary>
    public AreaStanding Standing { get; init; }

    /// <summary>Whether it stands beyond the outer, 99.8 per cent limits.</summary>
    public bool IsBeyondOuter { get; init; }

    /// <summary>Limits of the funnel at its size, 95 per cent.</summary>
    public (double Lower, double Upper)? Inner { get; init; }

    /// <summary>Limits of the funnel at its size, 99.8 per cent.</summary>
    public (double Lower, double Upper)? Outer { get; init; }

    /// <summary>Two-sided p of its distance from what holds everywhere, 0 to 1.</summary>
    public double? PValue { get; init; }

    /// <summary>The same with all areas looked at (Benjamini and Hochberg).</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>Whether the adjusted p is 0.05 or less.</summary>
    public bool IsDiscovery { get; init; }

    /// <summary>How many counted fewer would bring an area that stands higher to its inner limit; 0 for all others.</summary>
    public long FewerToInside { get; init; }

    /// <summary>Lowest and highest rank that the intervals allow, of how many; null where it is not ranked.</summary>
    public (int Best, int Worst, int Of)? Ranks { get; init; }
}

/// <summary>What the own area is set beside.</summary>
public enum ComparatorKind
{
    /// <summary>The whole agreement.</summary>
    Agreement,

    /// <summary>The region.</summary>
    Region,

    /// <summary>The country.</summary>
    Country,

    /// <summary>Similar areas together.</summary>
    Similar,
}

/// <summary>The own area beside one comparator.</summary>
public sealed record PublishedComparator
{
    internal PublishedComparator()
    {
    }

    /// <summary>What kind.</summary>
    public required ComparatorKind Kind { get; init; }

    /// <summary>Its name; where the own area is taken out of it, with that said: <c>West without Arden</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How its figure was made, with the value of the whole that it was made from; or why there is none.</summary>
    public required string Made { get; init; }

    /// <summary>What is counted in it.</summary>
    public decimal? Counted { get; init; }

    /// <summary>What that is counted among.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>Number that was to be expected in it, where the supplier gives one.</summary>
    public decimal? Expected { get; init; }

    /// <summary>Its value with its interval; null where there is none.</summary>
    public Estimate? Estimate { get; init; }

    /// <summary>Own value less its value.</summary>
    public double? Difference { get; init; }

    /// <summary>Lower 95 per cent limit of the difference.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper limit.</summary>
    public double? Upper { get; init; }

    /// <summary>Two-sided p of the difference, 0 to 1.</summary>
    public double? PValue { get; init; }

    /// <summary>The same with all comparators looked at (Holm); two that hold the same people are one.</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>Where the own area stands.</summary>
    public AreaStanding Standing { get; init; }
}
