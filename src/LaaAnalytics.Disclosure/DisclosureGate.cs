using LaaAnalytics.Disclosure.Systems;
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
    /// <param name="context">What bears on the table beside its own cells; null for nothing.</param>
    public static IReadOnlyList<PublishedFigure> Publish(
        IReadOnlyList<Measure> measures, IReadOnlyList<Indicator> indicators, AreaCode? whole, DisclosureProfile profile, int asOf, TableContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(measures);
        ArgumentNullException.ThrowIfNull(indicators);
        ArgumentNullException.ThrowIfNull(profile);
        List<Measure> mature = [.. measures.Where(measure => measure.IsMature)];
        bool sensitive = indicators.Any(indicator => indicator.Sensitive);
        IReadOnlyDictionary<CellKey, Withholding> decisions = Protection.Decide(mature, whole, profile, sensitive, context: context);

        // In a period in which any cell is hidden, no size of an immature cell is shown: a total less its parts would give the hidden one back.
        HashSet<Period> unsafePeriods = [.. measures
            .Where(measure => measure.IsMature ? decisions[measure.Key] != Withholding.None : profile.Hides(measure.Offenders))
            .Select(measure => measure.Key.Period)];

        List<PublishedFigure> figures = [];
        foreach (Measure measure in measures.OrderBy(measure => measure.Key))
        {
            Withholding withholding = decisions.GetValueOrDefault(measure.Key);
            foreach (Indicator indicator in indicators)
            {
                figures.Add(measure.IsMature
                    ? Ripe(measure, indicator, withholding, whole, profile, asOf)
                    : Unripe(measure, indicator, unsafePeriods.Contains(measure.Key.Period), asOf));
            }
        }

        return figures;
    }

    private static PublishedFigure Ripe(Measure measure, Indicator indicator, Withholding withholding, AreaCode? whole, DisclosureProfile profile, int asOf)
    {
        if (withholding != Withholding.None)
        {
            return Frame(measure, indicator, asOf, Empty(indicator, EstimateStatus.Withheld, MissingReason.Withheld(profile)));
        }

        // Where only some carry a prediction, expected and difference together tell how many of the others re-offended.
        bool predicted = measure.Predicted > 0 && measure.Predicted == measure.Offenders;
        double expected = measure.PredictedTenThousandths / 10_000.0;
        return Frame(measure, indicator, asOf, IndicatorEstimate.Of(measure, indicator)) with
        {
            Offenders = measure.Offenders,
            Reoffenders = measure.Reoffenders,
            Reoffences = measure.Reoffences,
            BaselineOffences = indicator.Statistic == SchemeStatistic.ChangeFromBaseline ? measure.BaselineOffences : null,
            Unmatched = profile.Hides(measure.Unmatched) || (whole is not null && measure.Key.Area != whole) ? null : measure.Unmatched,
            Expected = predicted ? expected : null,
            DifferenceFromExpected = predicted ? Statistics.Rates.ObservedAgainstExpected.RelativeDifference(measure.PredictedReoffenders, expected) : null,
            StandardisedDifference = predicted ? IndicatorEstimate.StandardisedDifference(measure) : null,
        };
    }

    private static PublishedFigure Unripe(Measure measure, Indicator indicator, bool hideSize, int asOf)
    {
        return Frame(measure, indicator, asOf, Empty(indicator, EstimateStatus.Immature, MissingReason.Immature(measure))) with
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
