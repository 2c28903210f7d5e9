using LaaAnalytics.Domain;

namespace LaaAnalytics.Indicators;

/// <summary>Follow-up where suppliers give days since the index day in place of dates.</summary>
public static class RelativeFollowUp
{
    private const int DaysPerYear = 365;
    private const int MonthsPerYear = 12;

    /// <summary>Last day on which an event counts (inclusive; the index day is 0, which counts): 365 for each twelve months of follow-up.</summary>
    /// <remarks>
    /// A choice of this project; it reproduces 3,758, 6,858 and 8,681 returns within one, two and three years in the published Iowa release file.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The window does not start on the index day or is not of whole years.</exception>
    public static int Days(FollowUpWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return window is { Anchor: WindowAnchor.Index, FromMonths: 0 } && window.ToMonths % MonthsPerYear == 0
            ? DaysPerYear * (window.ToMonths / MonthsPerYear)
            : throw new InvalidOperationException("Relative days need a follow-up of whole years from the index day.");
    }
}
