namespace LaaAnalytics.DuckDb.Interop;

/// <summary>Days since 1 January 1970, as DATE is stored.</summary>
internal static class DayNumber
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    public static int Of(DateOnly date) => date.DayNumber - Epoch;

    /// <exception cref="OverflowException">The date is infinite or outside the years 1 to 9999.</exception>
    public static DateOnly ToDate(int days)
    {
        long number = (long)days + Epoch;
        return number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)number)
            : throw new OverflowException("The DATE is infinite or outside the years 1 to 9999.");
    }
}
