namespace LaaAnalytics.Statistics.Standardisation;

/// <summary>A share of re-offenders set to the mix of people of a base period, by means of their predicted probabilities.</summary>
/// <remarks>
/// Ministry of Justice, Proven re-offending statistics: definitions and measurement (2011 and later): actual share plus the mean prediction of the base
/// period less that of the cohort. The base is the mean over people, never the mean of the periods' means. A published adjusted share takes no interval
/// of its own there; none is made up here.
/// </remarks>
public static class PredictedMix
{
    /// <summary>Adjusted share, as a fraction; may leave 0 to 1 where cohort and base differ greatly.</summary>
    /// <param name="share">Actual share of re-offenders, 0 to 1; null gives null.</param>
    /// <param name="meanPredicted">Mean predicted probability of the cohort, 0 to 1; null gives null.</param>
    /// <param name="basePredicted">Mean predicted probability of the base period, 0 to 1; null gives null.</param>
    public static double? AdjustedShare(double? share, double? meanPredicted, double? basePredicted) => share + (basePredicted - meanPredicted);

    /// <summary>Mean prediction over the people of several cohorts; null without people.</summary>
    /// <param name="meansPredicted">[n] mean predicted probability of each cohort.</param>
    /// <param name="people">[n] people of each cohort, 0 or more; a cohort of nobody adds nothing.</param>
    public static double? Pooled(ReadOnlySpan<double> meansPredicted, ReadOnlySpan<long> people)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(people.Length, meansPredicted.Length);
        double sum = 0;
        double all = 0;
        for (int i = 0; i < people.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(people[i]);
            sum += people[i] == 0 ? 0 : meansPredicted[i] * people[i];
            all += people[i];
        }

        return all > 0 ? sum / all : null;
    }
}
