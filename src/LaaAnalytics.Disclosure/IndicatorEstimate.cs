using System.Globalization;
using LaaAnalytics.Domain;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Disclosure;

/// <summary>The value and interval of an indicator from counts that may be shown.</summary>
internal static class IndicatorEstimate
{
    /// <summary>Two-sided confidence of every interval.</summary>
    public const double Confidence = 0.95;

    /// <summary>Why a figure that counts charges is never final.</summary>
    public const string NotProven = "counts charges, of which some will be dropped";

    /// <summary>The estimate for a mature measure.</summary>
    /// <param name="measure">Counts that may be shown.</param>
    /// <param name="indicator">What is made of them.</param>
    /// <param name="confidence">Two-sided confidence of the interval, 0.5 to below 1.</param>
    public static Estimate Of(Measure measure, Indicator indicator, double confidence = Confidence) =>
        measure.Offenders == 0 ? NotDefined(measure, indicator, "nobody in the cohort")
        : measure.Offenders < indicator.LeastDenominator ? TooFew(measure, indicator)
        : (indicator.Statistic, measure.Reoffences) switch
        {
            (SchemeStatistic.ShareReoffending, _) => Share(measure, indicator, confidence),
            (SchemeStatistic.ReoffencesPer100Offenders, long reoffences) => Rate(measure, reoffences, indicator, confidence),
            (SchemeStatistic.ChangeFromBaseline, long reoffences) => Change(measure, reoffences, indicator, confidence),
            _ => NotDefined(measure, indicator, "the extract does not count re-offences"),
        };

    /// <summary>Observed against expected as z; null where nothing is expected.</summary>
    public static double? StandardisedDifference(Measure measure) => ObservedAgainstExpected.StandardisedDifference(
        measure.PredictedReoffenders,
        [.. measure.PredictedProbability.Select(bin => bin.Value)],
        [.. measure.PredictedProbability.Select(bin => bin.Count)]);

    /// <summary>A value that stands: final, or provisional for ever where charges are counted.</summary>
    public static Estimate Final(Measure measure, Indicator indicator, double value, ConfidenceInterval? interval, string method, double? numerator) => new(
        value,
        interval?.Lower,
        interval?.Upper,
        interval?.Confidence ?? Confidence,
        interval is null ? string.Empty : method,
        numerator,
        measure.Offenders,
        indicator.Unit,
        measure.IsProven ? EstimateStatus.Final : EstimateStatus.Provisional,
        measure.IsProven ? string.Empty : NotProven);

    /// <summary>No value, because the cohort is smaller than the indicator's least denominator.</summary>
    public static Estimate TooFew(Measure measure, Indicator indicator) => new(
        null, null, null, Confidence, string.Empty, null, measure.Offenders, indicator.Unit, EstimateStatus.TooFew,
        string.Create(CultureInfo.InvariantCulture, $"fewer than {indicator.LeastDenominator} in the cohort, too few for a rate"));

    /// <summary>No value, because none exists.</summary>
    public static Estimate NotDefined(Measure measure, Indicator indicator, string reason) =>
        new(null, null, null, Confidence, string.Empty, null, measure.Offenders, indicator.Unit, EstimateStatus.Undefined, reason);

    /// <summary>How much repeated people widen the interval of a share, 1 or more; 1 where people cannot be told apart.</summary>
    public static double DesignEffect(Measure measure)
    {
        PersonSums sums = measure.PerPerson;
        return measure.People == 0 ? 1 : ClusteredShare.DesignEffect(new(measure.Reoffenders, measure.Offenders), measure.People, sums.YY, sums.YN, sums.NN);
    }

    private static Estimate Share(Measure measure, Indicator indicator, double confidence)
    {
        Proportion share = new(measure.Reoffenders, measure.Offenders);
        ConfidenceInterval interval = WilsonScore.Interval(share, confidence, DesignEffect(measure));
        string method = measure.People == 0 || measure.People == measure.Offenders ? WilsonScore.Method : WilsonScore.ClusteredMethod;
        return Final(measure, indicator, 100 * share.Share!.Value, new(100 * interval.Lower, 100 * interval.Upper, confidence), method, measure.Reoffenders);
    }

    private static Estimate Rate(Measure measure, long reoffences, Indicator indicator, double confidence)
    {
        PersonSums sums = measure.PerPerson;
        ConfidenceInterval? interval = measure.People == 0
            ? null
            : ClusteredRate.Interval(reoffences, measure.Offenders, measure.People, sums.KK, sums.KN, sums.NN, confidence);
        double value = 100.0 * reoffences / measure.Offenders;
        return Final(measure, indicator, value, Scaled(interval), ClusteredRate.Method, reoffences);
    }

    private static Estimate Change(Measure measure, long reoffences, Indicator indicator, double confidence)
    {
        if (ClusteredChange.Change(reoffences, measure.BaselineOffences) is not double change)
        {
            return NotDefined(measure, indicator, "no offence in the baseline window, so there is no change to state");
        }

        PersonSums sums = measure.PerPerson;
        ConfidenceInterval? interval = ClusteredChange.Interval(reoffences, measure.BaselineOffences, measure.People, sums.KK, sums.KB, sums.BB, confidence);
        return Final(measure, indicator, 100 * change, Scaled(interval), ClusteredChange.Method, reoffences);
    }

    private static ConfidenceInterval? Scaled(ConfidenceInterval? interval) =>
        interval is ConfidenceInterval limits ? new(100 * limits.Lower, 100 * limits.Upper, limits.Confidence) : null;
}
