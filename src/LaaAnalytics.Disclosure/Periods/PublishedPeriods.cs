using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Periods;

namespace LaaAnalytics.Disclosure.Periods;

/// <summary>The cohorts of one area by one definition compared with one another, as they may be shown.</summary>
/// <remarks>
/// Only final figures that are shown take part: a cohort that is withheld, not final, provisional or too small is in no difference, no trend and no chart. Nothing is compared across a
/// break. Differences are of shown counts and so tell nothing that these do not.
/// </remarks>
public sealed record PublishedPeriods
{
    internal PublishedPeriods()
    {
    }

    /// <summary>Definition.</summary>
    public required MeasurementScheme Scheme { get; init; }

    /// <summary>What is compared.</summary>
    public required Indicator Indicator { get; init; }

    /// <summary>Area, by its latest boundaries.</summary>
    public required AreaCode Area { get; init; }

    /// <summary>The store's last load that it knows of.</summary>
    public required int AsOf { get; init; }

    /// <summary>How many cohorts there are; more than the rows where cohorts share days and some were left out.</summary>
    public required int Supplied { get; init; }

    /// <summary>Cohorts in time order.</summary>
    public required IReadOnlyList<PublishedPeriod> Rows { get; init; }

    /// <summary>Breaks within the series.</summary>
    public required IReadOnlyList<SeriesBreak> Breaks { get; init; }

    /// <summary>Trend since the last break.</summary>
    public required PublishedTrend Trend { get; init; }

    /// <summary>Chart of single values since the last break, in two words.</summary>
    public required PublishedVariation Variation { get; init; }

    /// <summary>Whether people who are in several cohorts are counted in limits and tests; where not, the cohorts are taken for independent.</summary>
    public required bool CountsRepeatedPeople { get; init; }

    /// <summary>Compares the cohorts of a series.</summary>
    /// <param name="series">Counts.</param>
    /// <param name="profile">Disclosure profile.</param>
    /// <param name="asOf">The store's last load that the counts know of.</param>
    public static PublishedPeriods Of(PeriodSeries series, DisclosureProfile profile, int asOf)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(profile);
        Dictionary<CellKey, PublishedFigure> figures = DisclosureGate.Publish(series.Table, [series.Indicator], series.Whole, profile, asOf)
            .ToDictionary(figure => figure.Id.Cell);
        PublishedFigure Figure(Measure cohort) => figures[cohort.Key with { Indicator = series.Indicator.Id }];

        series = Rounded(series, profile.For([series.Indicator], series.Table));
        List<PeriodStretch> stretches = [.. series.Stretches.Select(stretch => new PeriodStretch(series, stretch, [.. stretch.Where(cohort => IsTested(Figure(cohort)))]))];
        PeriodDifferences differences = new(series, stretches, Figure);
        PeriodStretch? last = stretches.Count > 0 && !series.Breaks.Any(one => one.Cuts(series.Cohorts[^1].Key.Period)) ? stretches[^1] : null;
        return new()
        {
            Scheme = series.Scheme,
            Indicator = series.Indicator,
            Area = series.Area,
            AsOf = asOf,
            Supplied = series.Supplied,
            Rows = [.. series.Cohorts.Select((cohort, place) => new PublishedPeriod
            {
                Figure = Figure(cohort),
                Breaks = [.. series.Breaks.Where(one => one.Cuts(cohort.Key.Period)
                    || (one.From <= cohort.Key.Period.Start && (place == 0 || one.From >= series.Cohorts[place - 1].Key.Period.EndExclusive)))],
                SinceBefore = differences.SinceBefore(cohort),
                SinceFirst = differences.SinceFirst(cohort),
            })],
            Breaks = series.Breaks,
            Trend = PublishedTrend.Of(series, last, profile),
            Variation = PublishedVariation.Of(series, last, Figure),
            CountsRepeatedPeople = stretches.TrueForAll(stretch => stretch.Tested.Count < 2 || stretch.Covariances is not null),
        };
    }

    /// <summary>The series as its counts are printed; how many people are in several cohorts is then not told either.</summary>
    private static PeriodSeries Rounded(PeriodSeries series, DisclosureProfile profile) => profile.IsRounded
        ? series with { Cohorts = [.. series.Cohorts.Select(cohort => RoundedCounts.Of(cohort, profile))], Table = [], Runs = [] }
        : series;

    /// <summary>Whether a figure takes part: final and shown, with a value.</summary>
    internal static bool IsTested(PublishedFigure figure) => figure.Estimate is { Status: EstimateStatus.Final, Value: not null };
}

/// <summary>One cohort of a series.</summary>
public sealed record PublishedPeriod
{
    internal PublishedPeriod()
    {
    }

    /// <summary>Its figure, or why there is none.</summary>
    public required PublishedFigure Figure { get; init; }

    /// <summary>Breaks that it begins after, as the first cohort, or that cut it.</summary>
    public required IReadOnlyList<SeriesBreak> Breaks { get; init; }

    /// <summary>Difference from the cohort before it.</summary>
    public required PeriodDifference SinceBefore { get; init; }

    /// <summary>Difference from the first cohort since the last break before it.</summary>
    public required PeriodDifference SinceFirst { get; init; }
}

/// <summary>What a difference says.</summary>
public enum PeriodWord
{
    /// <summary>One side is missing, or there is a break between; the reason says which.</summary>
    NotCompared,

    /// <summary>The adjusted probability of such a difference by chance is 5 per cent or more.</summary>
    NoClearDifference,

    /// <summary>Lower than the cohort compared with.</summary>
    Lower,

    /// <summary>Higher than the cohort compared with.</summary>
    Higher,
}

/// <summary>Why a cohort is not compared with another.</summary>
public enum PeriodGap
{
    /// <summary>They are compared.</summary>
    None,

    /// <summary>There is none before it to compare with.</summary>
    NothingBefore,

    /// <summary>A break cuts the cohort.</summary>
    BreakWithin,

    /// <summary>A break lies between the two.</summary>
    BreakBetween,

    /// <summary>The cohort has no final figure that is shown.</summary>
    NotShown,

    /// <summary>The cohort compared with has none.</summary>
    OtherNotShown,
}

/// <summary>Difference of two cohorts of a series; rounded, so that nobody can be told from its limits who is in both.</summary>
/// <param name="From">Cohort compared with; null where there is none.</param>
/// <param name="Value">Later less earlier, in the indicator's unit, to one decimal; null where they are not compared.</param>
/// <param name="Lower">Lower 95 per cent limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="AdjustedP">Probability of a difference at least as large by chance, adjusted for all differences of the series (Holm): <c>0.31</c>, <c>below 0.05</c>; null where they are not compared.</param>
/// <param name="Word">What it says, from the unrounded probability.</param>
/// <param name="Gap">Why the two are not compared.</param>
public sealed record PeriodDifference(Period? From, double? Value, double? Lower, double? Upper, string? AdjustedP, PeriodWord Word, PeriodGap Gap)
{
    /// <summary>Why the two are not compared, in words; empty where they are.</summary>
    public string Reason => Gap switch
    {
        PeriodGap.NothingBefore => "there is none before it",
        PeriodGap.BreakWithin => "a break lies within it",
        PeriodGap.BreakBetween => "a break lies between",
        PeriodGap.NotShown => "it has no final figure that is shown",
        PeriodGap.OtherNotShown => "the other has no final figure that is shown",
        _ => string.Empty,
    };
}
