using LaaAnalytics.Disclosure.Rules;
using LaaAnalytics.Disclosure.Systems;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Disclosure;

/// <summary>Measures in, published figures out: counts are protected first, then rounded where the profile rounds, and only then is anything estimated from what may be shown.</summary>
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
        profile = profile.For(indicators, measures);
        List<Measure> mature = [.. measures.Where(measure => measure.IsMature)];
        IReadOnlyDictionary<CellKey, Withholding> decisions = Protection.Decide(mature, whole, profile, context: context);

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
                    : Unripe(RoundedCounts.Of(measure, profile), indicator, unsafePeriods.Contains(measure.Key.Period), asOf));
            }
        }

        return figures;
    }

    private static PublishedFigure Ripe(Measure counted, Indicator indicator, Withholding withholding, AreaCode? whole, DisclosureProfile profile, int asOf)
    {
        if (withholding != Withholding.None)
        {
            return Frame(counted, indicator, asOf, Empty(indicator, EstimateStatus.Withheld, MissingReason.Withheld(profile)));
        }

        // Where only some carry a prediction, expected and difference together tell how many of the others re-offended.
        Measure measure = RoundedCounts.Of(counted, profile);
        bool predicted = counted.Predicted > 0 && counted.Predicted == counted.Offenders;
        double expected = (double)profile.Rounded(counted.PredictedTenThousandths / 10_000m);
        return Frame(measure, indicator, asOf, IndicatorEstimate.Of(measure, indicator)) with
        {
            Offenders = measure.Offenders,
            Reoffenders = measure.Reoffenders,
            Reoffences = measure.Reoffences,
            BaselineOffences = indicator.Statistic == SchemeStatistic.ChangeFromBaseline ? measure.BaselineOffences : null,
            Unmatched = profile.Hides(counted.Unmatched) || (whole is not null && measure.Key.Area != whole) ? null : measure.Unmatched,
            Expected = predicted ? expected : null,
            DifferenceFromExpected = predicted ? Statistics.Rates.ObservedAgainstExpected.RelativeDifference(measure.Reoffenders, expected) : null,
            StandardisedDifference = predicted && !profile.IsRounded ? IndicatorEstimate.StandardisedDifference(measure) : null,
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
