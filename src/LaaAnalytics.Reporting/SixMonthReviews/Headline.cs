using LaaAnalytics.Disclosure;
using LaaAnalytics.Disclosure.Reviews;
using LaaAnalytics.Domain;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>One paragraph per component: the value, its interval, whom and when it describes, and how it stands; or why there is none.</summary>
public static class Headline
{
    /// <summary>The headline of a component.</summary>
    public static string Of(PublishedComponent component)
    {
        ArgumentNullException.ThrowIfNull(component);
        if (component.Missing is { } missing)
        {
            return $"{Words.Of(component.Component)}: no cohort that this review can use has been supplied. {missing.Supplier} is to supply it; it can enter this review until {Period.DayInWords(missing.Due)}.";
        }

        return component.Headline is not PublishedFigure figure
            ? $"{Words.Of(component.Component)}: no cohort is final yet. {NextFinal(component)}"
            : figure.Estimate.Status switch
            {
                EstimateStatus.Withheld => Withheld(component, figure),
                EstimateStatus.TooFew or EstimateStatus.Undefined =>
                    $"{Words.Of(component.Component)}: no rate is given for the {Words.LowerFirst(Words.Cohort(component.Scheme, figure.Id.Cell.Period, figure.Pooled))}: {figure.Estimate.Reason}.",
                _ => $"{Value(component, figure)} {Standing(component)}",
            };
    }

    /// <summary>The figure, its interval and whom it describes in one line, or why there is none.</summary>
    public static string InShort(PublishedComponent component)
    {
        ArgumentNullException.ThrowIfNull(component);
        if (component.Missing is { } missing)
        {
            return $"Not supplied: {missing.Supplier}, due {Period.DayInWords(missing.Due)}";
        }

        if (component.Headline is not PublishedFigure figure)
        {
            return $"No cohort is final yet. {NextFinal(component)}";
        }

        string cohort = Words.Cohort(component.Scheme, figure.Id.Cell.Period, figure.Pooled);
        return figure.Estimate.Value is double value
            ? $"{Words.Number(value, figure.Indicator.Decimals)} {figure.Indicator.Unit} ({Words.Interval(figure)}). {cohort}"
            : $"{Words.Status(figure.Estimate)}. {cohort}";
    }

    private static string Value(PublishedComponent component, PublishedFigure figure)
    {
        Estimate estimate = figure.Estimate;
        string value = Words.Number(estimate.Value!.Value, figure.Indicator.Decimals);
        string cohort = Words.LowerFirst(Words.Cohort(component.Scheme, figure.Id.Cell.Period, figure.Pooled));
        string people = Words.People(component.Component);
        return figure.Indicator.Statistic switch
        {
            SchemeStatistic.ShareReoffending when figure.Pooled > 1 =>
                $"{Words.Of(component.Component)}: {value} per cent re-offended, {Words.Number(figure.Reoffenders!.Value)} of {Words.Number(figure.Offenders!.Value)} entries on {cohort} "
                + $"({Words.Interval(figure)}; a person counts once on each caseload).",
            SchemeStatistic.ShareReoffending =>
                $"{Words.Of(component.Component)}: {value} per cent re-offended, {Words.Number(figure.Reoffenders!.Value)} of {Words.Number(figure.Offenders!.Value)} {people} in the {cohort} ({Words.Interval(figure)}).",
            SchemeStatistic.ReoffencesPer100Offenders =>
                $"{Words.Of(component.Component)}: {value} proven re-offences for every 100 young people, {Words.Number(figure.Reoffences!.Value)} by {Words.Number(figure.Reoffenders!.Value)} of the {Words.Number(figure.Offenders!.Value)} {people} in the {cohort} ({Words.Interval(figure)}).",
            SchemeStatistic.ChangeFromBaseline =>
                $"{Words.Of(component.Component)}: proven offences {Moved(estimate.Value.Value, figure.Indicator.Decimals)} from the baseline window to the follow-up window, "
                + $"from {Words.Number(figure.BaselineOffences!.Value)} to {Words.Number(figure.Reoffences!.Value)} by the {Words.Number(figure.Offenders!.Value)} people on the {cohort} "
                + $"(change {Signed(estimate.Value.Value, figure.Indicator.Decimals)} per cent, {Words.Interval(figure)}). People are put on the list when they offend most, so some fall would be seen without any effect.",
            _ => throw new ArgumentOutOfRangeException(nameof(component)),
        };
    }

    private static string Standing(PublishedComponent component)
    {
        string expected = component.ExpectedByNow is double level
            ? $"Expected by the end of this cohort: {Words.Number(level, component.Indicators[0].Decimals)}; rated {Words.Of(component.Rag)}."
            : component.IsBaseline ? "Not rated: this cohort is the agreement's baseline; progress is rated from the next one on."
            : component.Trajectory.IsSet ? "Not rated: the agreement sets no level for the end of this cohort."
            : "Not rated: no target is set on this definition.";
        string direction = component.Direction switch
        {
            Direction.Improved => "Better than the same period a year earlier.",
            Direction.Worsened => "Worse than the same period a year earlier.",
            Direction.NoClearChange => "No clear change from the same period a year earlier.",
            _ when component.YearBefore.Count == 0 => "Not compared with a year earlier: that period was not supplied whole.",
            _ => "Not compared with a year earlier: there is no figure for that period that can be shown with an interval.",
        };
        return $"{expected} {direction}";
    }

    private static string Withheld(PublishedComponent component, PublishedFigure figure)
    {
        string span = component.ShortestSpanThatCouldBeShown is Period period
            ? $"The shortest pooled period that could be shown is {period.InWords()}."
            : "No pooled period that was tried could be shown either.";
        return $"{Words.Of(component.Component)}: the figure for the {Words.LowerFirst(Words.Cohort(component.Scheme, figure.Id.Cell.Period, figure.Pooled))} is withheld {figure.Estimate.Reason}. {span}";
    }

    private static string NextFinal(PublishedComponent component)
    {
        PublishedFigure? next = component.Series.FirstOrDefault(figure => figure.Estimate.Status == EstimateStatus.Immature);
        return next is null
            ? "No cohort has been supplied for this period."
            : $"The first, {Words.LowerFirst(Words.Cohort(component.Scheme, next.Id.Cell.Period, 1))}, becomes final when proven offences reach {Period.DayInWords(next.MatureOn.AddDays(-1))}.";
    }

    private static string Moved(double change, int decimals)
    {
        string size = Words.Number(Math.Abs(change), decimals);
        return size == Words.Number(0, decimals) ? "did not change" : $"{(change < 0 ? "fell" : "rose")} by {size} per cent";
    }

    private static string Signed(double change, int decimals) => change > 0 ? $"+{Words.Number(change, decimals)}" : Words.Number(change, decimals);
}
