using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Domain.Periods;
using LaaAnalytics.Statistics;
using LaaAnalytics.Statistics.Rates;
using LaaAnalytics.Statistics.Trends;

namespace LaaAnalytics.Disclosure.Periods;

/// <summary>What a trend says.</summary>
public enum TrendWord
{
    /// <summary>No trend was tested; the reason says why.</summary>
    NotTested,

    /// <summary>The probability of such a trend by chance is 5 per cent or more.</summary>
    NoClearTrend,

    /// <summary>Falling.</summary>
    Falling,

    /// <summary>Rising.</summary>
    Rising,
}

/// <summary>A straight line through the final, shown cohorts since the last break.</summary>
/// <param name="Word">What it says.</param>
/// <param name="Periods">Cohorts it rests on; 0 where none was tested.</param>
/// <param name="Span">From the first to the last of them; null where none was tested.</param>
/// <param name="PerYear">Change a year, in the indicator's unit, to one decimal; null where none was tested.</param>
/// <param name="Lower">Lower 95 per cent limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="P">Probability of a trend at least as steep by chance, as <see cref="PeriodDifference"/> prints it.</param>
/// <param name="Method">Name of the test; empty where none was made.</param>
/// <param name="Reason">Why none was tested; empty where one was.</param>
public sealed record PublishedTrend(
    TrendWord Word, int Periods, Period? Span, double? PerYear, double? Lower, double? Upper, string? P, string Method, string Reason)
{
    private const double DaysPerYear = 365.25;

    internal static PublishedTrend Of(PeriodSeries series, PeriodStretch? stretch, DisclosureProfile profile)
    {
        if (profile.IsRounded && series.Indicator.Statistic != SchemeStatistic.ShareReoffending)
        {
            return NotTested("how many re-offences each person committed is not told, and no trend of them is tested without");
        }

        if (series.Indicator.Statistic == SchemeStatistic.ChangeFromBaseline)
        {
            return NotTested("each cohort's figure is a change from its own baseline, whose level says nothing over time");
        }

        IReadOnlyList<Measure> cohorts = stretch?.Trended ?? [];
        if (stretch is null || cohorts.Count < LinearTrend.FewestPeriods)
        {
            return NotTested(string.Create(
                CultureInfo.InvariantCulture,
                $"too few periods: {cohorts.Count} of at least {LinearTrend.FewestPeriods} that are final and shown{(series.Breaks.Count > 0 ? " since the last break" : string.Empty)}"));
        }

        double[] places = [.. cohorts.Select(MidTime)];
        bool isShare = series.Indicator.Statistic == SchemeStatistic.ShareReoffending;
        TrendEstimate trend = isShare
            ? LinearTrend.OfShares(places, [.. cohorts.Select(cohort => new Proportion(cohort.Reoffenders, cohort.Offenders))], [.. cohorts.Select(DesignEffect)], stretch.Covariances)
            : LinearTrend.OfRates(
                places,
                [.. cohorts.Select(stretch.Events)],
                [.. cohorts.Select(cohort => (double)cohort.Offenders)],
                stretch.Covariances is double[][] counted ? [.. counted.Select((row, place) => row[place])] : [],
                stretch.Covariances);
        return trend is { Slope: double slope, Interval: ConfidenceInterval interval, PValue: double p }
            ? new(
                p >= Printed.Level ? TrendWord.NoClearTrend : slope < 0 ? TrendWord.Falling : TrendWord.Rising,
                trend.Periods,
                new(cohorts[0].Key.Period.Start, cohorts[^1].Key.Period.EndExclusive),
                Printed.Of(100 * slope),
                Printed.Of(100 * interval.Lower),
                Printed.Of(100 * interval.Upper),
                Printed.Probability(p),
                isShare ? LinearTrend.ShareMethod : LinearTrend.RateMethod,
                string.Empty)
            : NotTested(trend.Reason == NoEstimate.NoVariation ? "nothing varies: nobody or everybody re-offends" : "the counts do not allow it");
    }

    private static PublishedTrend NotTested(string reason) => new(TrendWord.NotTested, 0, null, null, null, null, null, string.Empty, reason);

    /// <summary>Middle of a cohort's index dates, in years.</summary>
    private static double MidTime(Measure cohort) => (cohort.Key.Period.Start.DayNumber + cohort.Key.Period.EndExclusive.DayNumber) / 2.0 / DaysPerYear;

    private static double DesignEffect(Measure cohort) => cohort.People == 0
        ? 1
        : ClusteredShare.DesignEffect(new(cohort.Reoffenders, cohort.Offenders), cohort.People, cohort.PerPerson.YY, cohort.PerPerson.YN, cohort.PerPerson.NN);
}
