using System.Runtime.InteropServices;

namespace LaaAnalytics.DuckDb.Interop;

/// <summary>What most calls return.</summary>
internal enum DuckDbState
{
    Success = 0,
    Error = 1,
}

/// <summary><c>duckdb_result</c>: only the last field is in use, the others are kept by DuckDB for old callers.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeResult
{
    public ulong ColumnCount;
    public ulong RowCount;
    public ulong RowsChanged;
    public nint Columns;
    public nint ErrorMessage;
    public nint Internal;
}

/// <summary><c>duckdb_hugeint</c> and <c>duckdb_uhugeint</c>: the two halves of a 128-bit number.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeHugeInt
{
    public ulong Lower;
    public ulong Upper;

    public static NativeHugeInt From(Int128 value) => From(unchecked((UInt128)value));

    public static NativeHugeInt From(UInt128 value) => new()
    {
        Lower = unchecked((ulong)value),
        Upper = (ulong)(value >> 64),
    };
}

/// <summary><c>duckdb_decimal</c>: value = <see cref="Scaled"/> / 10^<see cref="Scale"/>, with at most <see cref="Width"/> digits.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeDecimal
{
    public byte Width;
    public byte Scale;
    public NativeHugeInt Scaled;
}

/// <summary><c>duckdb_string_t</c>: the length, then up to 12 bytes in place, or four bytes of prefix and a pointer.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct NativeString
{
    public const int InlineLength = 12;

    [FieldOffset(0)]
    public uint Length;

    [FieldOffset(4)]
    public fixed byte Inline[InlineLength];

    [FieldOffset(4)]
    public uint Prefix;

    [FieldOffset(8)]
    public byte* Pointer;
}
