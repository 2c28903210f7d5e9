namespace LaaAnalytics.DuckDb.Interop;

/// <summary>Between <see cref="decimal"/> and DuckDB's whole number with a scale.</summary>
internal static class DecimalNumber
{
    private const byte WidestDecimal = 38;
    private const byte MostPlaces = 28;

    private static readonly Int128[] PowersOfTen = [.. Enumerable.Range(0, WidestDecimal + 1).Select(power =>
    {
        Int128 result = 1;
        for (int i = 0; i < power; i++)
        {
            result *= 10;
        }

        return result;
    })];

    public static NativeDecimal ToNative(decimal value) => new()
    {
        Width = WidestDecimal,
        Scale = value.Scale,
        Scaled = NativeHugeInt.From(Unscaled(value)),
    };

    /// <summary>The whole number that stands for <paramref name="value"/> in a DECIMAL of this width and scale.</summary>
    /// <exception cref="OverflowException">It does not fit exactly.</exception>
    public static Int128 Scale(decimal value, byte width, byte scale)
    {
        Int128 number = Unscaled(value);
        int up = scale - value.Scale;
        if (up < 0)
        {
            (number, Int128 rest) = Int128.DivRem(number, PowersOfTen[-up]);
            if (rest != 0)
            {
                throw new OverflowException($"The value has more decimal places than DECIMAL({width},{scale}) holds.");
            }
        }
        else if (Int128.Abs(number) >= PowersOfTen[width] / PowersOfTen[up])
        {
            // The quotient is exact: width is at least scale, which is at least up.
            throw TooWide(width, scale);
        }
        else
        {
            number *= PowersOfTen[up];
        }

        return Int128.Abs(number) < PowersOfTen[width] ? number : throw TooWide(width, scale);
    }

    /// <exception cref="OverflowException">The number has more digits than <see cref="decimal"/> holds.</exception>
    public static decimal ToDecimal(Int128 scaled, byte scale)
    {
        int places = scale;
        while (places > 0 && (places > MostPlaces || Int128.Abs(scaled) > (Int128)decimal.MaxValue))
        {
            (scaled, Int128 rest) = Int128.DivRem(scaled, 10);
            if (rest != 0)
            {
                throw new OverflowException("The DECIMAL has more digits than a C# decimal holds.");
            }

            places--;
        }

        UInt128 size = (UInt128)Int128.Abs(scaled);
        return size >> 96 == 0
            ? new decimal(
                unchecked((int)(uint)size), unchecked((int)(uint)(size >> 32)), unchecked((int)(uint)(size >> 64)), scaled < 0, (byte)places)
            : throw new OverflowException("The DECIMAL has more digits than a C# decimal holds.");
    }

    private static Int128 Unscaled(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        Int128 size = ((Int128)unchecked((uint)parts[2]) << 64) | ((Int128)unchecked((uint)parts[1]) << 32) | unchecked((uint)parts[0]);
        return decimal.IsNegative(value) ? -size : size;
    }

    private static OverflowException TooWide(byte width, byte scale) => new($"The value is too large for DECIMAL({width},{scale}).");
}
