namespace LaaAnalytics.Disclosure.Rules;

/// <summary>Ways of rounding counts of people before they are printed.</summary>
public static class Rounding
{
    /// <summary>The nearest multiple, halves up: 2 to 0, 3 to 5, with base 5; 25 to 30, with base 10.</summary>
    /// <param name="value">Number, 0 or more.</param>
    /// <param name="to">Base, 1 or more.</param>
    public static long Nearest(long value, long to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(to);
        return (value + (to / 2)) / to * to;
    }

    /// <summary>The same for numbers that need not be whole.</summary>
    /// <param name="value">Number, 0 or more.</param>
    /// <param name="to">Base, 1 or more.</param>
    public static decimal Nearest(decimal value, long to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(to);
        return Math.Floor((value / to) + 0.5m) * to;
    }

    /// <summary>The nearest multiple, halves to the even one: with base 10, numbers that end in 5 go to the nearest 20. So DASA rounds in stated tables.</summary>
    /// <param name="value">Number, 0 or more.</param>
    /// <param name="to">Base, even.</param>
    public static long NearestHalvesToEven(long value, long to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(to);
        return (long)Math.Round(value / (decimal)to, MidpointRounding.ToEven) * to;
    }

    /// <summary>Midpoint 6: 0 stays 0, every other number becomes the middle of its six: 1 to 6 become 3, 7 to 12 become 9.</summary>
    /// <param name="value">Number, 0 or more.</param>
    public static long MidpointSix(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value == 0 ? 0 : ((value + 5) / 6 * 6) - 3;
    }

    /// <summary>Null where a number is withheld, else rounded to the nearest, halves up.</summary>
    /// <param name="value">Number, 0 or more.</param>
    /// <param name="hideBelow">1 up to but without this are withheld.</param>
    /// <param name="to">Base.</param>
    public static long? HiddenOrNearest(long value, long hideBelow, long to) => value > 0 && value < hideBelow ? null : Nearest(value, to);

    /// <summary>The cells of a line so printed, and their total: the sum of the cells as printed, of withheld ones nothing.</summary>
    /// <param name="values">Numbers, 0 or more.</param>
    /// <param name="hideBelow">1 up to but without this are withheld.</param>
    /// <param name="to">Base.</param>
    public static (IReadOnlyList<long?> Cells, long Total) Line(IEnumerable<long> values, long hideBelow, long to)
    {
        List<long?> cells = [.. values.Select(value => HiddenOrNearest(value, hideBelow, to))];
        return (cells, cells.Sum(cell => cell ?? 0));
    }

    /// <summary>Probability with which unbiased random rounding raises a number to the next multiple; 0 for a multiple. What it gives is on average the number.</summary>
    /// <param name="value">Number, 0 or more.</param>
    /// <param name="to">Base, 1 or more.</param>
    public static double ProbabilityUp(long value, long to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(to);
        return value % to / (double)to;
    }
}
