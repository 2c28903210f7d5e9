using System.Globalization;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure;

/// <summary>Measures in, published figures out: counts are protected first, and only then is anything estimated from what may be shown.</summary>
public static class DisclosureGate
{
    /// <summary>One figure for each measure and each indicator of its scheme, in key order.</summary>
    /// <param name="measures">The cells of one table of one scheme, all that will stand on one page.</param>
    /// <param name="indicators">Indicators to form; each must be of the measures' scheme.</param>
    /// <param name="whole">The area that the other areas make up, or null.</param>
    /// <param name="profile">Disclosure profile.</param>
    /// <param name="asOf">The store's last load that the measures know of.</param>
    public static IReadOnlyList<PublishedFigure> Publish(
        IReadOnlyList<Measure> measures, IReadOnlyList<Indicator> indicators, AreaCode? whole, DisclosureProfile profile, int asOf)
    {
        ArgumentNullException.ThrowIfNull(measures);
        ArgumentNullException.ThrowIfNull(indicators);
        ArgumentNullException.ThrowIfNull(profile);
        List<Measure> mature = [.. measures.Where(measure => measure.IsMature)];
        bool sensitive = indicators.Any(indicator => indicator.Sensitive);
        IReadOnlyDictionary<CellKey, Withholding> decisions = Protection.Decide(mature, whole, profile, sensitive);
        HashSet<Period> smallUnripe = [.. measures
            .Where(measure => !measure.IsMature && profile.Hides(measure.Offenders))
            .Select(measure => measure.Key.Period)];

        List<PublishedFigure> figures = [];
        foreach (Measure measure in measures.OrderBy(measure => measure.Key))
        {
            Withholding withholding = decisions.GetValueOrDefault(measure.Key);
            foreach (Indicator indicator in indicators)
            {
                figures.Add(measure.IsMature
                    ? Ripe(measure, indicator, withholding, profile, asOf)
                    : Unripe(measure, indicator, smallUnripe.Contains(measure.Key.Period), asOf));
            }
        }

        return figures;
    }

    private static PublishedFigure Ripe(Measure measure, Indicator indicator, Withholding withholding, DisclosureProfile profile, int asOf)
    {
        PublishedFigure frame = Frame(measure, indicator, asOf, withholding switch
        {
            Withholding.SmallCount => Empty(indicator, EstimateStatus.Withheld, string.Create(CultureInfo.InvariantCulture, $"fewer than {profile.HideBelow} people in a part of it")),
            Withholding.ProtectsAnother => Empty(indicator, EstimateStatus.Withheld, "with it a smaller number elsewhere in the table could be worked out"),
            _ => IndicatorEstimate.Of(measure, indicator),
        });
        if (withholding != Withholding.None)
        {
            return frame;
        }

        double expected = measure.PredictedTenThousandths / 10_000.0;
        bool predicted = measure.Predicted > 0 && !profile.Hides(measure.Offenders - measure.Predicted) && !profile.Hides(measure.Predicted);
        return frame with
        {
            Offenders = measure.Offenders,
            Reoffenders = measure.Reoffenders,
            Reoffences = measure.Reoffences,
            BaselineOffences = indicator.Statistic == SchemeStatistic.ChangeFromBaseline ? measure.BaselineOffences : null,
            Unmatched = profile.Hides(measure.Unmatched) ? null : measure.Unmatched,
            Expected = predicted ? expected : null,
            DifferenceFromExpected = predicted ? Statistics.Rates.ObservedAgainstExpected.RelativeDifference(measure.PredictedReoffenders, expected) : null,
            StandardisedDifference = predicted ? IndicatorEstimate.StandardisedDifference(measure) : null,
        };
    }

    private static PublishedFigure Unripe(Measure measure, Indicator indicator, bool hideSize, int asOf)
    {
        string reason = measure.ObservedTo is DateOnly observed
            ? $"final when data reach {Period.DayInWords(measure.MatureOn.AddDays(-1))}; they reach {Period.DayInWords(observed.AddDays(-1))}"
            : $"no outcome data supplied for this area; final when they reach {Period.DayInWords(measure.MatureOn.AddDays(-1))}";
        return Frame(measure, indicator, asOf, Empty(indicator, EstimateStatus.Immature, reason)) with
        {
            Offenders = hideSize ? null : measure.Offenders,
        };
    }

    private static PublishedFigure Frame(Measure measure, Indicator indicator, int asOf, Estimate estimate) => new()
    {
        Id = new(measure.Key with { Indicator = indicator.Id }, asOf),
        Indicator = indicator,
        Scheme = measure.Scheme,
        Estimate = estimate,
        Pooled = measure.Pooled,
        MatureOn = measure.MatureOn,
        ObservedTo = measure.ObservedTo,
    };

    private static Estimate Empty(Indicator indicator, EstimateStatus status, string reason) =>
        new(null, null, null, IndicatorEstimate.Confidence, string.Empty, null, null, indicator.Unit, status, reason);
}
