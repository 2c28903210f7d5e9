using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Periods;
using LaaAnalytics.Domain;
using LaaAnalytics.Statistics.Comparisons;
using LaaAnalytics.Statistics.ProcessControl;
using static LaaAnalytics.Cli.TableCells;

namespace LaaAnalytics.Cli.Comparisons;

/// <summary>Cohorts compared over time, for people.</summary>
internal static class PeriodsText
{
    /// <summary>Words of differences, as the text and the JSON have them.</summary>
    public static string Of(PeriodWord word) => word switch
    {
        PeriodWord.Lower => "lower",
        PeriodWord.Higher => "higher",
        PeriodWord.NoClearDifference => "no clear difference",
        _ => "not compared",
    };

    /// <summary>Words of trends, as the text and the JSON have them.</summary>
    public static string Of(TrendWord word) => word switch
    {
        TrendWord.Falling => "falling",
        TrendWord.Rising => "rising",
        TrendWord.NoClearTrend => "no clear trend",
        _ => "not tested",
    };

    /// <summary>Writes the comparison.</summary>
    public static void Write(TextWriter writer, PublishedPeriods compared, bool explain)
    {
        writer.WriteLine($"{compared.Indicator.Title}, {compared.Scheme.Citation}, {compared.Area}, {compared.Indicator.Unit}.");
        if (compared.Supplied > compared.Rows.Count)
        {
            writer.WriteLine($"The cohorts of this definition share days. Of {Count(compared.Supplied)}, these {Count(compared.Rows.Count)} are taken that share none, counted back from the latest final one.");
        }

        writer.WriteLine();
        TextTable.Write(
            writer,
            ["cohort", ">offenders", ">counted", ">value", "95 per cent", "since the one before", "since the first", "status"],
            [.. compared.Rows.Select(Row)]);
        writer.WriteLine();
        foreach (SeriesBreak one in compared.Breaks)
        {
            writer.WriteLine($"[b] Break on {Period.DayInWords(one.From)}: {one.What} ({one.Source}).");
        }

        writer.WriteLine(Trend(compared));
        writer.WriteLine(Variation(compared));
        foreach (string note in Notes(compared))
        {
            writer.WriteLine(note);
        }

        if (explain)
        {
            writer.WriteLine();
            foreach (string sentence in Explained(compared))
            {
                writer.WriteLine(sentence);
            }
        }
    }

    private static IReadOnlyList<string> Row(PublishedPeriod row)
    {
        PublishedFigure figure = row.Figure;
        Estimate estimate = figure.Estimate;
        string missing = Shorthand(estimate.Status);
        long? counted = figure.Indicator.Statistic == SchemeStatistic.ShareReoffending ? figure.Reoffenders : figure.Reoffences;
        return
        [
            row.Breaks.Count > 0 ? $"{figure.Id.Cell.Period} [b]" : figure.Id.Cell.Period.ToString(),
            Count(estimate.Status, figure.Offenders),
            Count(estimate.Status, counted),
            Rounded(estimate.Status, estimate.Value, figure.Indicator.Decimals),
            estimate is { Lower: double lower, Upper: double upper } ? $"{Rounded(lower, figure.Indicator.Decimals)} to {Rounded(upper, figure.Indicator.Decimals)}" : missing,
            Difference(row, row.SinceBefore),
            Difference(row, row.SinceFirst),
            StatusInWords(estimate),
        ];
    }

    /// <summary>The difference, or why there is none where the row's own status does not say it; nothing in the first row.</summary>
    private static string Difference(PublishedPeriod row, PeriodDifference difference) => difference switch
    {
        { Value: double value, Lower: double lower, Upper: double upper } => $"{Signed(value, 1)} ({Signed(lower, 1)} to {Signed(upper, 1)}), {Of(difference.Word)}, p {difference.AdjustedP ?? "none"}",
        { Gap: PeriodGap.NothingBefore } => string.Empty,
        _ => row.Figure.Estimate.Status == EstimateStatus.Final ? $"not compared: {difference.Reason}" : "not compared",
    };

    private static string Trend(PublishedPeriods compared)
    {
        PublishedTrend trend = compared.Trend;
        return trend is { PerYear: double perYear, Lower: double lower, Upper: double upper, Span: Period span }
            ? $"Trend{SinceBreak(compared)}: {Of(trend.Word)}, {Signed(perYear, 1)} a year ({Signed(lower, 1)} to {Signed(upper, 1)}), p {trend.P}, on {Count(trend.Periods)} periods, {span.InWords()}."
            : $"Trend: not tested: {trend.Reason}.";
    }

    private static string Variation(PublishedPeriods compared)
    {
        PublishedVariation variation = compared.Variation;
        if (variation.Periods == 0)
        {
            return $"Variation: not charted: {variation.Reason}.";
        }

        string limits = variation is { LowerLimit: double lower, UpperLimit: double upper } ? $", process limits {Rounded(lower, 1)} to {Rounded(upper, 1)}{(variation.IsProvisional ? ", provisional" : string.Empty)}" : string.Empty;
        string assurance = variation is { Assurance: string word, Target: double target } ? $" Assurance: {word}, against the last level agreed, {Rounded(target, compared.Indicator.Decimals)}." : string.Empty;
        return $"Variation{SinceBreak(compared)}: {variation.Variation ?? "not known"}, on {Count(variation.Periods)} periods{limits}.{assurance}";
    }

    private static string SinceBreak(PublishedPeriods compared) => compared.Breaks.Count > 0 ? " since the last break" : string.Empty;

    private static IEnumerable<string> Notes(PublishedPeriods compared)
    {
        bool hasDifference = compared.Rows.Any(row => row.SinceBefore.Value is not null || row.SinceFirst.Value is not null);
        if (!hasDifference && compared.Trend.Periods == 0)
        {
            yield break;
        }

        if (hasDifference)
        {
            yield return "p is adjusted for the number of differences (Holm); lower and higher are said where it is below 0.05.";
        }

        yield return compared.CountsRepeatedPeople
            ? "People who are in more than one of these cohorts are counted as such in the limits of differences and in the trend."
            : "Whether the same people are in more than one of these cohorts is not counted here: they are taken for independent. Where people repeat, limits of differences are rather too wide, and a trend may be less certain than it looks.";
        if (compared.Variation.Periods > 0)
        {
            yield return PeriodMethods.PeopleWhoStay;
        }

        yield return "A difference over time is no sign of what brought it about.";
    }

    private static IEnumerable<string> Explained(PublishedPeriods compared)
    {
        yield return $"Difference: {PeriodMethods.Difference}";
        yield return $"Trend: {PeriodMethods.Trend}";
        yield return $"Variation: {PeriodMethods.Variation}";
        yield return $"Break: {PeriodMethods.Break}";
        string[] methods = [.. compared.Rows.Select(row => row.Figure.Estimate.Method).Where(method => method.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        if (methods.Length > 0)
        {
            yield return $"Limits of a cohort used here: 95 per cent, {string.Join("; ", methods)}.";
        }

        if (compared.Rows.Any(row => row.SinceBefore.Value is not null || row.SinceFirst.Value is not null))
        {
            yield return $"Limits of a difference used here: 95 per cent, {RecoveredDifference.Method}.";
        }

        if (compared.Trend.Method.Length > 0)
        {
            yield return $"Test used here: {compared.Trend.Method}; its 95 per cent limits are from the test's own variance.";
        }

        if (compared.Variation.Periods > 0)
        {
            yield return $"Process limits used here: {XmrChart.Method}, from {Count(compared.Variation.Periods)} cohorts, {(compared.Variation.IsProvisional ? "provisional" : "firm")}.";
        }
    }
}
