using System.Numerics;
using System.Runtime.InteropServices;

namespace LaaAnalytics.Indicators;

/// <summary>Proven offences of one person that count if their dates fit, eight or so looked at in one step.</summary>
internal readonly ref struct CountableOffences
{
    private readonly ReadOnlySpan<Vector<int>> _days;
    private readonly ReadOnlySpan<Vector<int>> _proven;

    private CountableOffences(ReadOnlySpan<Vector<int>> days, ReadOnlySpan<Vector<int>> proven)
    {
        _days = days;
        _proven = proven;
    }

    /// <summary>Grows the arrays so that they hold so many offences, and what fills the last vector up.</summary>
    public static void MakeRoom(ref int[] days, ref int[] proven, int offences)
    {
        int most = offences + Vector<int>.Count;
        if (days.Length < most)
        {
            int length = Vector<int>.Count * (1 + (2 * most / Vector<int>.Count));
            Array.Resize(ref days, length);
            Array.Resize(ref proven, length);
        }
    }

    /// <summary>The first <paramref name="count"/> offences of the arrays, which have room for them.</summary>
    public static CountableOffences Of(int[] days, int[] proven, int count)
    {
        int vectors = (count + Vector<int>.Count - 1) / Vector<int>.Count;
        days.AsSpan(count, (vectors * Vector<int>.Count) - count).Fill(int.MinValue); // before every window
        return new(
            MemoryMarshal.Cast<int, Vector<int>>(days)[..vectors],
            MemoryMarshal.Cast<int, Vector<int>>(proven)[..vectors]);
    }

    /// <summary>How many were committed in the window and proven in time.</summary>
    /// <param name="window">Days on which they count.</param>
    /// <param name="disposal">Day on which an offence does not count if it was proven on it too; <see cref="EpochDay.Never"/> for no such day.</param>
    public int CountIn(in Window window, int disposal)
    {
        Vector<int> start = new(window.Start);
        Vector<int> end = new(window.End);
        Vector<int> tooLate = new(window.TooLate);
        Vector<int> own = new(disposal);
        Vector<int> counted = Vector<int>.Zero;
        for (int index = 0; index < _days.Length; index++)
        {
            Vector<int> day = _days[index];
            Vector<int> proven = _proven[index];
            Vector<int> isIn = Vector.GreaterThanOrEqual(day, start) & Vector.LessThan(day, end) & Vector.LessThan(proven, tooLate);
            counted -= Vector.AndNot(isIn, Vector.Equals(day, own) & Vector.Equals(proven, own)); // true is -1
        }

        return Vector.Sum(counted);
    }
}
