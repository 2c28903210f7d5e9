using LaaAnalytics.Domain;
using LaaAnalytics.Statistics.Rates;

namespace LaaAnalytics.Disclosure;

/// <summary>Whether a figure has moved, told only where the interval of the difference leaves zero out.</summary>
public enum Direction
{
    /// <summary>One of the two figures is missing, withheld or immature.</summary>
    NotCompared,

    /// <summary>The interval of the difference includes zero.</summary>
    NoClearChange,

    /// <summary>Moved in the good direction.</summary>
    Improved,

    /// <summary>Moved in the bad direction.</summary>
    Worsened,
}

/// <summary>Where a figure stands against what the agreement leads to expect by now, in the four words that Government Offices used.</summary>
public enum Rag
{
    /// <summary>No target, the baseline itself, no value, too few, immature or withheld.</summary>
    NotRated,

    /// <summary>As good as expected by now or better, with the whole interval.</summary>
    Green,

    /// <summary>As good as expected by now or better, but the interval reaches worse.</summary>
    AmberGreen,

    /// <summary>Worse than expected by now, but the interval reaches what was expected.</summary>
    AmberRed,

    /// <summary>Worse than expected by now with the whole interval.</summary>
    Red,
}

/// <summary>Words about published figures; never about anything else.</summary>
public static class Judgement
{
    /// <summary>The rating rule as printed beside ratings.</summary>
    public const string RatingRule =
        "Green: the figure and its whole 95 per cent interval are as good as expected by now, or better. Amber-green: the figure is, but its interval reaches worse. "
        + "Amber-red: the figure is worse, but its interval reaches the expected level. Red: the whole interval is worse. "
        + "Not rated: no target, the cohort of the baseline itself, no final figure, too few people, or withheld.";

    /// <summary>The direction rule as printed beside directions.</summary>
    public const string DirectionRule =
        "Improved or worsened is said only where the 95 per cent interval of the difference from the same period a year earlier leaves zero out; otherwise no clear change.";

    /// <summary>Which components need a cause and an action, as printed beside causes.</summary>
    public const string ExceptionRule =
        "An exception is a component that is rated Red or Amber-red, by the rule or by the officer, or whose figure is due by the end of the review and cannot be given because data are missing. "
        + "It needs a cause, and an action with an owner and a day.";

    /// <summary>Difference now less before with its interval (method 10 of Newcombe applied to the figures' own intervals), or null where either has none.</summary>
    /// <exception cref="ArgumentException">The two figures are of different schemes or indicators: they are never differenced.</exception>
    public static ConfidenceInterval? Difference(PublishedFigure? now, PublishedFigure? before)
    {
        if (now is null || before is null)
        {
            return null;
        }

        if (now.Scheme != before.Scheme || now.Indicator.Id != before.Indicator.Id)
        {
            throw new ArgumentException("Figures of two schemes are never compared.", nameof(before));
        }

        return now.Estimate is { Value: double value, Lower: double lower, Upper: double upper }
            && before.Estimate is { Value: double earlier, Lower: double earlierLower, Upper: double earlierUpper }
            ? NewcombeDifference.Interval(value, new(lower, upper, now.Estimate.Confidence), earlier, new(earlierLower, earlierUpper, before.Estimate.Confidence))
            : null;
    }

    /// <summary>Direction since the same period a year earlier.</summary>
    public static Direction DirectionOf(PublishedFigure? now, PublishedFigure? before)
    {
        if (now is null || Difference(now, before) is not ConfidenceInterval difference)
        {
            return Direction.NotCompared;
        }

        return difference.Contains(0) ? Direction.NoClearChange
            : difference.Upper < 0 == (now.Indicator.Polarity == Polarity.Low) ? Direction.Improved
            : Direction.Worsened;
    }

    /// <summary>Rating against the level expected by now.</summary>
    /// <param name="figure">The latest figure.</param>
    /// <param name="expectedByNow">Trajectory at the end of the cohort shown, in the indicator's unit; null where nothing was agreed.</param>
    public static Rag RagOf(PublishedFigure? figure, double? expectedByNow)
    {
        if (figure?.Estimate is not { Value: double value, Lower: double lower, Upper: double upper } || expectedByNow is not double expected)
        {
            return Rag.NotRated;
        }

        // Turned round where high is good, so that lower is better below.
        (double best, double middle, double worst, double level) = figure.Indicator.Polarity == Polarity.Low
            ? (lower, value, upper, expected)
            : (-upper, -value, -lower, -expected);
        return worst <= level ? Rag.Green
            : middle <= level ? Rag.AmberGreen
            : best <= level ? Rag.AmberRed
            : Rag.Red;
    }
}
