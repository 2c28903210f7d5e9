using System.Buffers.Binary;

namespace LaaAnalytics.DuckDb;

/// <summary>How a UUID stands in memory.</summary>
/// <remarks>
/// DuckDB keeps the 128 bits, first hex digit highest, as a signed number with the top bit flipped, so that signed order is the order of
/// <c>order by</c> and of the text. Thus the stored <see cref="Int128"/> values of a column may be compared as they are, and the
/// <see cref="UInt128"/> made here compares the same way.
/// </remarks>
public static class DuckDbUuid
{
    private static readonly UInt128 TopBit = UInt128.One << 127;

    /// <summary>The UUID's 128 bits, of the number that DuckDB stores.</summary>
    public static UInt128 FromStored(Int128 stored) => unchecked((UInt128)stored) ^ TopBit;

    /// <summary>The number that DuckDB stores, of the UUID's 128 bits.</summary>
    public static Int128 ToStored(UInt128 uuid) => unchecked((Int128)(uuid ^ TopBit));

    /// <summary>The 128 bits in the order of the text, whose order a <see cref="Guid"/>'s own comparison also follows.</summary>
    public static UInt128 FromGuid(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>The <see cref="Guid"/> whose text shows the bits of <paramref name="uuid"/>.</summary>
    public static Guid ToGuid(UInt128 uuid)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, uuid);
        return new Guid(bytes, bigEndian: true);
    }
}
