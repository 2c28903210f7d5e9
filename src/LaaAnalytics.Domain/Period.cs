using System.Globalization;

namespace LaaAnalytics.Domain;

/// <summary>A span of days, first day inclusive, end exclusive.</summary>
/// <remarks>Ordered by start, then end. <see langword="default"/> is empty (0001-01-01 to itself) and contains no day.</remarks>
public readonly record struct Period : IComparable<Period>
{
    private const string IsoDay = "yyyy-MM-dd";
    private const string IsoMonth = "yyyy-MM";

    /// <summary>The days from <paramref name="start"/> up to but without <paramref name="endExclusive"/>, which must be later.</summary>
    public Period(DateOnly start, DateOnly endExclusive)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(endExclusive, start);
        Start = start;
        EndExclusive = endExclusive;
    }

    /// <summary>First day (inclusive).</summary>
    public DateOnly Start { get; }

    /// <summary>First day after the period (exclusive end).</summary>
    public DateOnly EndExclusive { get; }

    /// <summary>Last day (inclusive).</summary>
    public DateOnly LastDay => EndExclusive.AddDays(-1);

    /// <summary>Whether it starts on a first of a month and ends with the last day of one.</summary>
    public bool IsWholeMonths => Start.Day == 1 && EndExclusive.Day == 1 && EndExclusive > Start;

    /// <summary>A period of whole months: <paramref name="months"/> from the first of that month.</summary>
    public static Period OfMonths(int year, int month, int months) => new(new(year, month, 1), new DateOnly(year, month, 1).AddMonths(months));

    /// <summary>Whether the day lies in it.</summary>
    public bool Contains(DateOnly day) => day >= Start && day < EndExclusive;

    /// <summary>Whether it lies wholly in <paramref name="other"/>.</summary>
    public bool IsWithin(Period other) => Start >= other.Start && EndExclusive <= other.EndExclusive;

    /// <summary>Whether the two share a day.</summary>
    public bool Overlaps(Period other) => Start < other.EndExclusive && other.Start < EndExclusive;

    /// <summary>The same period so many months later; negative for earlier. Whole-month periods stay whole.</summary>
    public Period PlusMonths(int months) => new(Start.AddMonths(months), EndExclusive.AddMonths(months));

    /// <inheritdoc/>
    public int CompareTo(Period other)
    {
        int byStart = Start.CompareTo(other.Start);
        return byStart != 0 ? byStart : EndExclusive.CompareTo(other.EndExclusive);
    }

    /// <summary>Whether the left period comes first.</summary>
    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left period comes later.</summary>
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left period does not come later.</summary>
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left period does not come first.</summary>
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    /// <summary>Short form in figure ids: <c>2008-07..2009-06</c> for whole months, both ends inclusive, otherwise days.</summary>
    public override string ToString()
    {
        string format = IsWholeMonths ? IsoMonth : IsoDay;
        return $"{Start.ToString(format, CultureInfo.InvariantCulture)}..{LastDay.ToString(format, CultureInfo.InvariantCulture)}";
    }

    /// <summary>Reads the short form written by <see cref="ToString"/>.</summary>
    /// <exception cref="FormatException">The text is not such a form, or its end lies before its start.</exception>
    public static Period Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots > 0)
        {
            string first = text[..dots];
            string last = text[(dots + 2)..];
            if (IsDate(first, IsoMonth, out DateOnly month) && IsDate(last, IsoMonth, out DateOnly lastMonth) && lastMonth >= month)
            {
                return new(month, lastMonth.AddMonths(1));
            }

            if (IsDate(first, IsoDay, out DateOnly day) && IsDate(last, IsoDay, out DateOnly lastDay) && lastDay >= day)
            {
                return new(day, lastDay.AddDays(1));
            }
        }

        throw new FormatException("A period is written as yyyy-MM..yyyy-MM or yyyy-MM-dd..yyyy-MM-dd, both ends inclusive.");
    }

    /// <summary>In words, for people: "April to June 2009", "July 2008 to June 2009", "1 February 2009".</summary>
    public string InWords()
    {
        if (!IsWholeMonths)
        {
            return LastDay == Start ? DayInWords(Start) : $"{DayInWords(Start)} to {DayInWords(LastDay)}";
        }

        string end = LastDay.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        return (Start.Year == LastDay.Year, Start.Month == LastDay.Month) switch
        {
            (true, true) => end,
            (true, false) => $"{Start.ToString("MMMM", CultureInfo.InvariantCulture)} to {end}",
            _ => $"{Start.ToString("MMMM yyyy", CultureInfo.InvariantCulture)} to {end}",
        };
    }

    /// <summary>A day in words: "30 September 2009".</summary>
    public static string DayInWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static bool IsDate(string text, string format, out DateOnly date) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
