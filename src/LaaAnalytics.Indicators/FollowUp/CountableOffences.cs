using System.Numerics;
using System.Runtime.InteropServices;

namespace LaaAnalytics.Indicators;

/// <summary>Proven offences of one person that count if their dates fit, eight or so looked at in one step.</summary>
internal readonly ref struct CountableOffences
{
    private readonly ReadOnlySpan<Vector<int>> _days;
    private readonly ReadOnlySpan<Vector<int>> _proven;
    private readonly ReadOnlySpan<Vector<int>> _tiers;

    private CountableOffences(ReadOnlySpan<Vector<int>> days, ReadOnlySpan<Vector<int>> proven, ReadOnlySpan<Vector<int>> tiers)
    {
        _days = days;
        _proven = proven;
        _tiers = tiers;
    }

    /// <summary>Grows the arrays so that they hold so many offences, and what fills the last vector up.</summary>
    public static void MakeRoom(ref int[] days, ref int[] proven, ref int[] tiers, int offences)
    {
        int most = offences + Vector<int>.Count;
        if (days.Length < most)
        {
            int length = Vector<int>.Count * (1 + (2 * most / Vector<int>.Count));
            Array.Resize(ref days, length);
            Array.Resize(ref proven, length);
            Array.Resize(ref tiers, length);
        }
    }

    /// <summary>The first <paramref name="count"/> offences of the arrays, which have room for them.</summary>
    public static CountableOffences Of(int[] days, int[] proven, int[] tiers, int count)
    {
        int vectors = (count + Vector<int>.Count - 1) / Vector<int>.Count;
        days.AsSpan(count, (vectors * Vector<int>.Count) - count).Fill(int.MinValue); // before every window
        return new(
            MemoryMarshal.Cast<int, Vector<int>>(days)[..vectors],
            MemoryMarshal.Cast<int, Vector<int>>(proven)[..vectors],
            MemoryMarshal.Cast<int, Vector<int>>(tiers)[..vectors]);
    }

    /// <summary>Those committed in the window and proven in time.</summary>
    /// <param name="window">Days on which they count.</param>
    /// <param name="disposal">Day on which an offence does not count if it was proven on it too; <see cref="EpochDay.Never"/> for no such day.</param>
    /// <param name="seriousFrom">Least tier that is serious.</param>
    public CountedWindow CountIn(in Window window, int disposal, int seriousFrom)
    {
        Vector<int> start = new(window.Start);
        Vector<int> end = new(window.End);
        Vector<int> tooLate = new(window.TooLate);
        Vector<int> own = new(disposal);
        Vector<int> least = new(seriousFrom);
        Vector<int> counted = Vector<int>.Zero;
        Vector<int> tiered = Vector<int>.Zero;
        Vector<int> serious = Vector<int>.Zero;
        Vector<int> first = new(EpochDay.Never);
        for (int index = 0; index < _days.Length; index++)
        {
            Vector<int> day = _days[index];
            Vector<int> proven = _proven[index];
            Vector<int> tier = _tiers[index];
            Vector<int> isIn = Vector.GreaterThanOrEqual(day, start) & Vector.LessThan(day, end) & Vector.LessThan(proven, tooLate);
            isIn = Vector.AndNot(isIn, Vector.Equals(day, own) & Vector.Equals(proven, own));
            counted -= isIn; // true is -1
            tiered -= isIn & Vector.GreaterThanOrEqual(tier, Vector<int>.Zero);
            serious -= isIn & Vector.GreaterThanOrEqual(tier, least);
            first = Vector.Min(first, Vector.ConditionalSelect(isIn, day, new(EpochDay.Never)));
        }

        int count = Vector.Sum(counted);
        return count == 0 ? CountedWindow.Nothing : new(count, Vector.Sum(tiered), Vector.Sum(serious), Least(first));
    }

    private static int Least(Vector<int> days)
    {
        int least = days[0];
        for (int index = 1; index < Vector<int>.Count; index++)
        {
            least = Math.Min(least, days[index]);
        }

        return least;
    }
}

/// <summary>What one person's offences come to in a window.</summary>
/// <param name="Offences">Offences counted.</param>
/// <param name="Tiered">Those of known severity.</param>
/// <param name="Serious">Serious ones.</param>
/// <param name="FirstDay">Day of the first, since 1 January 1970; <see cref="EpochDay.Never"/> where there is none.</param>
internal readonly record struct CountedWindow(int Offences, int Tiered, int Serious, int FirstDay)
{
    /// <summary>No offence.</summary>
    public static CountedWindow Nothing { get; } = new(0, 0, 0, EpochDay.Never);
}
