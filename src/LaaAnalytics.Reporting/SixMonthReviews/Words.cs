using System.Globalization;
using LaaAnalytics.Disclosure;
using LaaAnalytics.Domain;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>The words of the review, each in one place, so that sheets, charts and sentences cannot disagree.</summary>
internal static class Words
{
    /// <summary>Name of a component in a heading.</summary>
    public static string Of(Component component) => component switch
    {
        Component.Adult => "Adult offenders",
        Component.Young => "Young offenders",
        Component.Ppo => "Prolific and other priority offenders",
        _ => "All offenders",
    };

    /// <summary>Start of the component's sheet names.</summary>
    public static string SheetName(Component component) => component switch
    {
        Component.Adult => "Adult",
        Component.Young => "Young",
        Component.Ppo => "PPO",
        _ => "All",
    };

    /// <summary>Whom a figure describes, in the plural, in a sentence.</summary>
    public static string People(Component component) => component switch
    {
        Component.Adult => "adult offenders",
        Component.Young => "young offenders",
        Component.Ppo => "prolific and other priority offenders",
        _ => "offenders",
    };

    /// <summary>The cohort in the rhythm of its scheme: a caseload on a day, cohorts of months, a list.</summary>
    public static string Cohort(MeasurementScheme scheme, Period period, int pooled)
    {
        if (scheme.FollowUp.Anchor == WindowAnchor.SnapshotClose)
        {
            DateOnly first = period.Start.AddMonths(scheme.Cohorts.Months).AddDays(-1);
            return pooled > 1
                ? $"{Count(pooled)} caseload snapshots, {Period.DayInWords(first)} to {Period.DayInWords(period.LastDay)}"
                : $"Caseload on {Period.DayInWords(period.LastDay)}";
        }

        return scheme.Statistic == SchemeStatistic.ChangeFromBaseline ? $"List of {period.InWords()}" : $"Cohort of {period.InWords()}";
    }

    /// <summary>RAG word.</summary>
    public static string Of(Rag rag) => rag switch
    {
        Rag.Green => "Green",
        Rag.AmberGreen => "Amber-green",
        Rag.AmberRed => "Amber-red",
        Rag.Red => "Red",
        _ => "Not rated",
    };

    /// <summary>The rating of a word; null for any other text or none.</summary>
    public static Rag? RagOf(string? word)
    {
        foreach (Rag rag in Enum.GetValues<Rag>())
        {
            if (Of(rag) == word)
            {
                return rag;
            }
        }

        return null;
    }

    /// <summary>Direction word.</summary>
    public static string Of(Direction direction) => direction switch
    {
        Direction.Improved => "Improved",
        Direction.Worsened => "Worsened",
        Direction.NoClearChange => "No clear change",
        _ => "Not compared",
    };

    /// <summary>Status of a figure in words, with the reason where it is not final.</summary>
    public static string Status(Estimate estimate)
    {
        string status = estimate.Status switch
        {
            EstimateStatus.Final => "Final",
            EstimateStatus.Provisional => "Provisional",
            EstimateStatus.Immature => "Not yet final",
            EstimateStatus.Nowcast => "Nowcast",
            EstimateStatus.TooFew => "Too few",
            EstimateStatus.Undefined => "No value",
            _ => "Withheld",
        };
        return estimate.Reason.Length == 0 ? status : estimate.Status == EstimateStatus.Withheld ? $"{status} {estimate.Reason}" : $"{status}: {estimate.Reason}";
    }

    /// <summary>A value as the sentence says it, rounded once, half away from zero.</summary>
    public static string Number(double value, int decimals) =>
        Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero).ToString(string.Create(CultureInfo.InvariantCulture, $"N{decimals}"), CultureInfo.InvariantCulture);

    /// <summary>A count with thousands commas.</summary>
    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"95 per cent interval 14.9 to 18.1", or that there is none.</summary>
    public static string Interval(PublishedFigure figure) => figure.Estimate is { Lower: double lower, Upper: double upper }
        ? $"95 per cent interval {Number(lower, figure.Indicator.Decimals)} to {Number(upper, figure.Indicator.Decimals)}"
        : "no interval can be given";

    /// <summary>A value, or the shorthand that stands for it.</summary>
    public static CellValue Cell(PublishedFigure figure, double? value, bool plus = false) => value is double number
        ? CellValue.Number(number, new NumberFormat(figure.Indicator.Decimals, plus))
        : Missing(figure);

    /// <summary>A count, or the shorthand that stands for it.</summary>
    public static CellValue Cell(PublishedFigure figure, long? count) => count is long number ? CellValue.Number(number) : Missing(figure);

    /// <summary>A count of a table that is not about people's outcomes, or that it is withheld.</summary>
    public static CellValue Count(long? count) => count is long number ? CellValue.Number(number) : CellValue.Of(Shorthand.Confidential);

    /// <summary>The shorthand of a figure without a value.</summary>
    public static CellValue Missing(PublishedFigure figure) => Missing(figure.Estimate.Status);

    /// <summary>The shorthand of a number that is missing; z where a value stands and this number does not exist.</summary>
    public static CellValue Missing(EstimateStatus status) => CellValue.Code((EstimateShorthand.Of(status) ?? 'z').ToString());

    /// <summary>Colours and shapes of ratings.</summary>
    public static IReadOnlyList<StatusStyle> RagStyles { get; } =
    [
        StatusStyle.Green("Green", "the figure and its whole interval are as good as expected by now, or better"),
        new("Amber-green", "the figure is as good as expected, but its interval reaches worse", '◆', "4A4A00", "F2F0C2"),
        StatusStyle.Amber("Amber-red", "the figure is worse, but its interval reaches the expected level"),
        StatusStyle.Red("Red", "the whole interval is worse than expected by now"),
        StatusStyle.Plain("Not rated", "no target, no final figure, too few people, or withheld"),
    ];

    /// <summary>Name of an area of an agreement; the code where it is none.</summary>
    public static string AreaName(Agreement agreement, AreaCode code) => code.Code switch
    {
        AreaCode.UnknownCode => "Area not known",
        AreaCode.NoFixedAbodeCode => "No fixed abode",
        _ when code == agreement.Area.Code => agreement.Area.Name,
        _ => agreement.Members.FirstOrDefault(member => member.Code == code)?.Name ?? code.Code,
    };

    /// <summary>The words with a small first letter, to stand inside a sentence.</summary>
    public static string LowerFirst(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    private static string Count(int number) => number switch
    {
        2 => "Two",
        3 => "Three",
        4 => "Four",
        _ => string.Create(CultureInfo.InvariantCulture, $"{number}"),
    };
}
