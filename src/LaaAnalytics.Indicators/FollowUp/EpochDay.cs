namespace LaaAnalytics.Indicators;

/// <summary>Days since 1 January 1970, the form in which columns hold dates.</summary>
internal static class EpochDay
{
    /// <summary>Stands for no date, later than any date.</summary>
    public const int Never = int.MaxValue;

    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The day as a number; negative before 1970.</summary>
    public static int Of(DateOnly day) => day.DayNumber - Epoch;

    /// <summary>The number as a day.</summary>
    public static DateOnly ToDate(int day) => DateOnly.FromDayNumber(day + Epoch);
}
