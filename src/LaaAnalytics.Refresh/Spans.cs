using LaaAnalytics.Domain;

namespace LaaAnalytics.Refresh;

/// <summary>Months, quarters, halves and years of the financial year, in which supplies come.</summary>
public static class Spans
{
    /// <summary>First day after the latest span that had ended before the day.</summary>
    public static DateOnly EndedBy(SupplyRhythm rhythm, DateOnly day)
    {
        int months = Months(rhythm);
        DateOnly month = new(day.Year, day.Month, 1);
        int sinceApril = (month.Month + 8) % 12;
        return month.AddMonths(-(sinceApril % months));
    }

    /// <summary>The span that ends before <paramref name="end"/>.</summary>
    public static Period EndingBefore(SupplyRhythm rhythm, DateOnly end) => new(end.AddMonths(-Months(rhythm)), end);

    /// <summary>The latest span whose supply was due before the day.</summary>
    /// <param name="due">When supplies are due.</param>
    /// <param name="day">Today.</param>
    public static Period LatestDue(DueRule due, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(due);
        DateOnly end = EndedBy(due.Every, day);
        while (DueOn(due, end) >= day)
        {
            end = end.AddMonths(-Months(due.Every));
        }

        return EndingBefore(due.Every, end);
    }

    /// <summary>Last day on which the supply of a span is on time.</summary>
    /// <param name="due">When supplies are due.</param>
    /// <param name="end">First day after the span.</param>
    public static DateOnly DueOn(DueRule due, DateOnly end)
    {
        ArgumentNullException.ThrowIfNull(due);
        return end.AddDays(due.Days - 1);
    }

    private static int Months(SupplyRhythm rhythm) => rhythm switch
    {
        SupplyRhythm.Month => 1,
        SupplyRhythm.Quarter => 3,
        SupplyRhythm.Half => 6,
        _ => 12,
    };
}
