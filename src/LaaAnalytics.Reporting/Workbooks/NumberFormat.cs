using System.Globalization;

namespace LaaAnalytics.Reporting.Workbooks;

/// <summary>How a number is shown and, because hidden digits would give away more than is shown, how it is stored.</summary>
/// <remarks>
/// <see langword="default"/> is a whole number with thousands commas. Units stand in the column header, so there is no per cent format.
/// </remarks>
public readonly record struct NumberFormat
{
    private readonly bool _ungrouped;
    private readonly bool _day;

    /// <summary>A format with <paramref name="decimals"/> places, 0 to 6.</summary>
    /// <param name="decimals">Digits after the point.</param>
    /// <param name="plus">True writes a plus before positive numbers, for differences.</param>
    public NumberFormat(int decimals, bool plus = false)
        : this(decimals, plus, ungrouped: false)
    {
    }

    private NumberFormat(int decimals, bool plus, bool ungrouped)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 6);
        Decimals = decimals;
        Plus = plus;
        _ungrouped = ungrouped;
    }

    private NumberFormat(bool isDay)
        : this(0) => _day = isDay;

    /// <summary>Whole numbers with thousands commas: 1,234.</summary>
    public static NumberFormat Whole { get; } = new(0);

    /// <summary>Calendar years, without a comma: 2009.</summary>
    public static NumberFormat Year { get; } = new(0, plus: false, ungrouped: true);

    /// <summary>Day numbers of a spreadsheet, shown as 30 September 2009.</summary>
    internal static NumberFormat Day { get; } = new(isDay: true);

    /// <summary>Digits after the point, 0 to 6.</summary>
    public int Decimals { get; }

    /// <summary>Whether positive numbers carry a plus.</summary>
    public bool Plus { get; }

    /// <summary>The format in the workbook's notation.</summary>
    internal string Code
    {
        get
        {
            if (_day)
            {
                return "d mmmm yyyy";
            }

            string digits = (_ungrouped ? "0" : "#,##0") + (Decimals == 0 ? "" : "." + new string('0', Decimals));
            return Plus ? $"+{digits};-{digits};{digits}" : digits;
        }
    }

    /// <summary>The nearest number that the format can show, halves away from zero; never a negative zero, which would show a minus.</summary>
    internal double Round(double value) => Math.Round(value, Decimals, MidpointRounding.AwayFromZero) + 0.0;

    /// <summary>The number as a reader sees it.</summary>
    internal string Show(double value)
    {
        if (_day)
        {
            return new DateOnly(1899, 12, 30).AddDays((int)value).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        }

        string places = Decimals.ToString(CultureInfo.InvariantCulture);
        string digits = value.ToString((_ungrouped ? "F" : "N") + places, CultureInfo.InvariantCulture);
        return Plus && value > 0 ? "+" + digits : digits;
    }
}
