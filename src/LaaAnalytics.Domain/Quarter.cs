using System.Globalization;

namespace LaaAnalytics.Domain;

/// <summary>A calendar quarter: 2009Q1 is 1 January to 31 March 2009.</summary>
/// <remarks>
/// Ordered in time. <see langword="default"/> is 0001Q1, a valid value. Ranges are half-open.
/// The quarter that tables of the field call "financial 2019 quarter 4" is calendar 2020Q1: see <see cref="FinancialLabel"/>.
/// </remarks>
public readonly record struct Quarter : IComparable<Quarter>
{
    private readonly int _index; // whole quarters since 0001Q1

    /// <summary>The quarter with this year (1 to 9998) and number (1 to 4).</summary>
    public Quarter(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 4);
        _index = (4 * (year - 1)) + number - 1;
    }

    private Quarter(int index) => _index = index;

    /// <summary>The quarter a day lies in.</summary>
    public static Quarter Of(DateOnly day) => new(day.Year, ((day.Month - 1) / 3) + 1);

    /// <summary>Calendar year.</summary>
    public int Year => (_index / 4) + 1;

    /// <summary>1 for January to March, up to 4 for October to December.</summary>
    public int Number => (_index % 4) + 1;

    /// <summary>First day of the quarter (inclusive).</summary>
    public DateOnly FirstDay => new(Year, (3 * (Number - 1)) + 1, 1);

    /// <summary>First day after the quarter (exclusive end).</summary>
    public DateOnly EndExclusive => FirstDay.AddMonths(3);

    /// <summary>The quarter this many quarters later; negative for earlier.</summary>
    public Quarter Plus(int quarters) => new(_index + quarters);

    /// <summary>Financial reading, April to March: 31 March 2020 lies in <c>2019q4</c>.</summary>
    public string FinancialLabel => Number == 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Year - 1}q4")
        : string.Create(CultureInfo.InvariantCulture, $"{Year}q{Number - 1}");

    /// <inheritdoc/>
    public int CompareTo(Quarter other) => _index.CompareTo(other._index);

    /// <summary>Whether the left quarter is earlier.</summary>
    public static bool operator <(Quarter left, Quarter right) => left._index < right._index;

    /// <summary>Whether the left quarter is later.</summary>
    public static bool operator >(Quarter left, Quarter right) => left._index > right._index;

    /// <summary>Whether the left quarter is not later.</summary>
    public static bool operator <=(Quarter left, Quarter right) => left._index <= right._index;

    /// <summary>Whether the left quarter is not earlier.</summary>
    public static bool operator >=(Quarter left, Quarter right) => left._index >= right._index;

    /// <summary>Calendar reading: <c>2020Q1</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year}Q{Number}");
}
