using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>Rates from counts; unrounded, null where the divisor is zero or the count above it was not made.</summary>
/// <remarks>
/// Ministry of Justice, Proven re-offending statistics: definitions and measurement (2011). The shares, the re-offences per re-offender and the adjusted
/// rates reproduce the published series for England and Wales from 2000 on to seven decimals.
/// </remarks>
public static class ReoffendingRates
{
    private const double TenThousand = 10_000;

    /// <summary>Re-offenders as a share of offenders, 0 to 1.</summary>
    public static double? Share(CohortCounts counts) => Ratio(counts.Reoffenders, counts.Offenders);

    /// <summary>Re-offences per re-offender; null where nobody re-offended or re-offences were not counted.</summary>
    public static double? ReoffencesPerReoffender(CohortCounts counts) => counts.HasReoffences ? Ratio(counts.Reoffences, counts.Reoffenders) : null;

    /// <summary>Re-offences per offender, whether they re-offended or not.</summary>
    public static double? ReoffencesPerOffender(CohortCounts counts) => counts.HasReoffences ? Ratio(counts.Reoffences, counts.Offenders) : null;

    /// <summary>Re-offences per 100 offenders.</summary>
    public static double? ReoffencesPer100Offenders(CohortCounts counts) => 100 * ReoffencesPerOffender(counts);

    /// <summary>Re-offenders as a share of offenders in which every entry weighs the same: the event-based rate, 0 to 1.</summary>
    public static double? EventBasedShare(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return Ratio(measure.Reoffenders, measure.Offenders);
    }

    /// <summary>
    /// The share in which every person weighs the same, each of a person's k entries one k-th: the person-based rate, 0 to 1. Null where people cannot be
    /// told apart. Equal to the event-based rate where nobody has two entries.
    /// </summary>
    /// <remarks>Rhodes W et al. (2016) Crime and Delinquency 62:1003-1025: the two answer different questions.</remarks>
    public static double? PersonBasedShare(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return Ratio(measure.PeopleByEntries.Sum(bin => bin.People * (bin.Reoffending / (double)bin.Entries)), measure.PeopleByEntries.Sum(bin => bin.People));
    }

    /// <summary>Entries per person; null where people cannot be told apart.</summary>
    public static double? EntriesPerPerson(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return Ratio(measure.PeopleByEntries.Sum(bin => bin.People * bin.Entries), measure.PeopleByEntries.Sum(bin => bin.People));
    }

    /// <summary>Share of entries that belong to people with at least so many, 0 to 1; null where people cannot be told apart.</summary>
    /// <param name="measure">Cell.</param>
    /// <param name="entries">Entries of one person, 2 or more to be a repeat.</param>
    public static double? ShareOfEntriesByRepeaters(Measure measure, long entries)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return Ratio(
            measure.PeopleByEntries.Where(bin => bin.Entries >= entries).Sum(bin => bin.People * bin.Entries),
            measure.PeopleByEntries.Sum(bin => bin.People * bin.Entries));
    }

    /// <summary>
    /// Severity rate: serious re-offences per 100 offenders. Null where re-offences were not counted or the tier of one of them is not known: an unknown
    /// tier is not a lesser one.
    /// </summary>
    public static double? SeriousReoffencesPer100Offenders(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return measure.Reoffences is long reoffences && measure.TieredReoffences == reoffences ? 100 * Ratio(measure.SeriousReoffences, measure.Offenders) : null;
    }

    /// <summary>Share of offenders with a counted re-offence before so many whole months of follow-up are over, 0 to 1; null where only days are known.</summary>
    /// <param name="measure">Cell.</param>
    /// <param name="months">Calendar months, 1 up to the length of the follow-up, at which it is the rate itself.</param>
    public static double? ShareWithinMonths(Measure measure, int months)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return measure.Reoffenders == measure.MonthsToFirst.Sum(bin => bin.Count)
            ? Ratio(measure.MonthsToFirst.Where(bin => bin.Value < months).Sum(bin => bin.Count), measure.Offenders)
            : null;
    }

    /// <summary>Days by which half of the re-offenders had re-offended first; the lower of the middle two. Null where nobody re-offended.</summary>
    public static long? MedianDaysToFirst(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        long half = (measure.DaysToFirst.Sum(bin => bin.Count) + 1) / 2;
        foreach (HistogramBin bin in measure.DaysToFirst)
        {
            half -= bin.Count;
            if (half <= 0)
            {
                return bin.Value;
            }
        }

        return null;
    }

    /// <summary>
    /// Mean days without a counted re-offence within a follow-up of so many days, everybody counted; whoever did not re-offend counts with all of them. More is better.
    /// </summary>
    /// <param name="measure">Cell.</param>
    /// <param name="days">Days of follow-up, above 0; later first re-offences count with all of them.</param>
    public static double? MeanDaysWithout(Measure measure, long days)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return Ratio(
            measure.DaysToFirst.Sum(bin => bin.Count * Math.Min(bin.Value, days)) + ((measure.Offenders - measure.DaysToFirst.Sum(bin => bin.Count)) * days),
            measure.Offenders);
    }

    /// <summary>Change from a baseline count as a fraction of it: -0.21 is a fall by 21 per cent; null where the baseline is zero.</summary>
    public static double? ChangeFromBaseline(long followUp, long baseline) => Ratio(followUp - baseline, baseline);

    /// <summary>Actual minus predicted re-offenders, as a fraction of the predicted; null where none are predicted.</summary>
    public static double? DifferenceFromPredicted(long reoffenders, double predicted) => Ratio(reoffenders - predicted, predicted);

    /// <summary>Actual minus predicted re-offenders in standard deviations, if everybody re-offended independently with the predicted probability.</summary>
    /// <remarks>
    /// z = (O - sum p) / sqrt(sum p (1 - p)), over the entries that carry a prediction. Where cohorts are pooled the same people repeat and this is
    /// over-confident: an interval clustered by person belongs beside it.
    /// </remarks>
    /// <param name="reoffenders">Re-offending entries among those with a predicted probability.</param>
    /// <param name="predicted">Entries by predicted probability in 1/10,000.</param>
    /// <returns>Null where the predicted probabilities leave no room for chance.</returns>
    public static double? StandardisedDifference(long reoffenders, IReadOnlyList<HistogramBin> predicted)
    {
        ArgumentNullException.ThrowIfNull(predicted);
        double expected = predicted.Sum(bin => bin.Count * bin.Value) / TenThousand;
        double variance = predicted.Sum(bin => bin.Count * (bin.Value / TenThousand) * (1 - (bin.Value / TenThousand)));
        return variance > 0 ? (reoffenders - expected) / Math.Sqrt(variance) : null;
    }

    /// <summary>A rate adjusted for the mix of offenders: actual minus predicted plus the predicted of the base cohorts, all in one unit.</summary>
    /// <param name="actual">Actual rate, or null.</param>
    /// <param name="meanPrediction">Mean predicted rate of the same cohort, or null where there is none, as for young offenders.</param>
    /// <param name="baseMeanPrediction">Mean predicted rate of the base cohorts, weighted by their size (<see cref="MeanPrediction"/>).</param>
    public static double? Adjusted(double? actual, double? meanPrediction, double? baseMeanPrediction) => actual - meanPrediction + baseMeanPrediction;

    /// <summary>Mean prediction over several cohorts, weighted by cohort size; the simple mean of their means is wrong. Null where all are empty.</summary>
    public static double? MeanPrediction(IReadOnlyList<(long Offenders, double MeanPrediction)> cohorts)
    {
        ArgumentNullException.ThrowIfNull(cohorts);
        return Ratio(cohorts.Sum(cohort => cohort.Offenders * cohort.MeanPrediction), cohorts.Sum(cohort => cohort.Offenders));
    }

    private static double? Ratio(double numerator, double denominator) => denominator == 0 ? null : numerator / denominator;
}
