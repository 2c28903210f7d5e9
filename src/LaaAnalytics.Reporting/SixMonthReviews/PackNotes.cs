using LaaAnalytics.Disclosure;
using LaaAnalytics.Reporting.Workbooks;

namespace LaaAnalytics.Reporting.SixMonthReviews;

/// <summary>The notes of the pack, each registered once, with the marker that refers to it.</summary>
internal sealed class PackNotes(Workbook workbook)
{
    private string? _standardised;

    /// <summary>How ratings are made.</summary>
    public string Rating { get; } = workbook.AddNote(Judgement.RatingRule);

    /// <summary>How directions are made.</summary>
    public string Direction { get; } = workbook.AddNote(Judgement.DirectionRule);

    /// <summary>What is expected by now.</summary>
    public string Expected { get; } = workbook.AddNote(
        "Expected by now is the agreed trajectory at the end of the cohort shown, not at the end of the review: straight lines between the baseline, the milestones and the target of the agreement that have a value; where a milestone is not agreed yet, the line passes it by.");

    /// <summary>How to read the gap.</summary>
    public string Gap { get; } = workbook.AddNote(
        "Gap is the latest figure less the expected one, in the unit of the indicator, worked from unrounded figures. For all three components a lower figure is better, so a gap above zero is behind and below zero is ahead.");

    /// <summary>What an interval says.</summary>
    public string Interval { get; } = workbook.AddNote(
        "The 95 per cent interval shows how far the figure could move by chance alone with this number of people; people who appear more than once widen it.");

    /// <summary>How to read a standardised difference; registered only where one is shown.</summary>
    public string Standardised => _standardised ??= workbook.AddNote(
        "The difference between re-offenders and the number predicted for the same people, over its standard error. Beyond 1.96 in either direction it would be rare by chance alone; "
        + "where caseload snapshots are pooled people repeat, and z says too much.");
}
