namespace LaaAnalytics.Spreadsheets.Worksheets;

/// <summary>Dates that are kept as a number of days.</summary>
internal static class SerialDay
{
    private const double SecondsOfDay = 86_400;
    private const double ThirdMillennium = 2_958_466;
    private const double LeapDayThatWasNone = 60;

    private static readonly DateTime EndOf1899 = new(1899, 12, 31);
    private static readonly DateTime StartOf1904 = new(1904, 1, 1);

    /// <summary>The day and time, to the nearest second; null for days that do not exist.</summary>
    /// <param name="serial">Days since the last day of 1899, which with 29 February 1900 counts a day that never was; or since 1 January 1904.</param>
    /// <param name="countsFrom1904">Whether days count from 1904.</param>
    public static DateTime? Moment(double serial, bool countsFrom1904)
    {
        if (!(serial >= 0 && serial < ThirdMillennium))
        {
            return null;
        }

        long seconds = (long)Math.Round(serial * SecondsOfDay, MidpointRounding.AwayFromZero);
        if (countsFrom1904)
        {
            return serial < ThirdMillennium - 1462 ? StartOf1904.AddSeconds(seconds) : null;
        }

        double day = Math.Floor(seconds / SecondsOfDay);
        return day is 0 or LeapDayThatWasNone ? null : EndOf1899.AddSeconds(seconds - (day > LeapDayThatWasNone ? (long)SecondsOfDay : 0));
    }
}
