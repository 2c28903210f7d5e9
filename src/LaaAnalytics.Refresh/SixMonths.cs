using LaaAnalytics.Domain;

namespace LaaAnalytics.Refresh;

/// <summary>The six months of a review: April to September, or October to March.</summary>
public static class SixMonths
{
    private const int Months = 6;

    /// <summary>Whether a review ends on this day: 30 September or 31 March.</summary>
    public static bool IsEnd(DateOnly day) => day is { Month: 9, Day: 30 } or { Month: 3, Day: 31 };

    /// <summary>The review that ends on this day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No review ends on it.</exception>
    public static Period EndingOn(DateOnly lastDay) => IsEnd(lastDay)
        ? new(lastDay.AddDays(1).AddMonths(-Months), lastDay.AddDays(1))
        : throw new ArgumentOutOfRangeException(nameof(lastDay));

    /// <summary>The review that the day lies in.</summary>
    public static Period Of(DateOnly day)
    {
        DateOnly start = day.Month is >= 4 and <= 9 ? new(day.Year, 4, 1) : new(day.Month >= 10 ? day.Year : day.Year - 1, 10, 1);
        return new(start, start.AddMonths(Months));
    }

    /// <summary>The latest review that had ended by the day: its last day is the day itself or earlier.</summary>
    public static Period LatestEndedBy(DateOnly day) => Of(day.AddDays(1)).PlusMonths(-Months);
}
