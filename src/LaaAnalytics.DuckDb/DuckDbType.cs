using System.Diagnostics.CodeAnalysis;

namespace LaaAnalytics.DuckDb;

/// <summary>DuckDB's types; the numbers are those of <c>duckdb_type</c>.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The members keep SQL's own names.")]
[SuppressMessage("Design", "CA1008:Enums should have zero value", Justification = "DuckDB calls its zero value invalid.")]
public enum DuckDbType
{
    /// <summary>No type.</summary>
    Invalid = 0,

    /// <summary>true or false.</summary>
    Boolean = 1,

    /// <summary>8 bits, signed.</summary>
    TinyInt = 2,

    /// <summary>16 bits, signed.</summary>
    SmallInt = 3,

    /// <summary>32 bits, signed.</summary>
    Integer = 4,

    /// <summary>64 bits, signed.</summary>
    BigInt = 5,

    /// <summary>8 bits, unsigned.</summary>
    UTinyInt = 6,

    /// <summary>16 bits, unsigned.</summary>
    USmallInt = 7,

    /// <summary>32 bits, unsigned.</summary>
    UInteger = 8,

    /// <summary>64 bits, unsigned.</summary>
    UBigInt = 9,

    /// <summary>32 bits, IEEE 754.</summary>
    Float = 10,

    /// <summary>64 bits, IEEE 754.</summary>
    Double = 11,

    /// <summary>Microseconds since 1970, no time zone.</summary>
    Timestamp = 12,

    /// <summary>Days since 1 January 1970.</summary>
    Date = 13,

    /// <summary>Microseconds since midnight.</summary>
    Time = 14,

    /// <summary>Months, days and microseconds.</summary>
    Interval = 15,

    /// <summary>128 bits, signed.</summary>
    HugeInt = 16,

    /// <summary>UTF-8 text.</summary>
    Varchar = 17,

    /// <summary>Bytes.</summary>
    Blob = 18,

    /// <summary>A fixed number of decimal places.</summary>
    Decimal = 19,

    /// <summary>Seconds since 1970.</summary>
    TimestampSeconds = 20,

    /// <summary>Milliseconds since 1970.</summary>
    TimestampMilliseconds = 21,

    /// <summary>Nanoseconds since 1970.</summary>
    TimestampNanoseconds = 22,

    /// <summary>One of a list of labels.</summary>
    Enum = 23,

    /// <summary>A list of values of one type.</summary>
    List = 24,

    /// <summary>Named fields.</summary>
    Struct = 25,

    /// <summary>Keys and values.</summary>
    Map = 26,

    /// <summary>128 bits, see <see cref="DuckDbUuid"/>.</summary>
    Uuid = 27,

    /// <summary>One of several types.</summary>
    Union = 28,

    /// <summary>A string of bits.</summary>
    Bit = 29,

    /// <summary>Time of day with an offset.</summary>
    TimeTz = 30,

    /// <summary>Microseconds since 1970, UTC.</summary>
    TimestampTz = 31,

    /// <summary>128 bits, unsigned.</summary>
    UHugeInt = 32,

    /// <summary>A fixed number of values of one type.</summary>
    Array = 33,

    /// <summary>Any type, in signatures of functions.</summary>
    Any = 34,

    /// <summary>A whole number of any length.</summary>
    BigNum = 35,

    /// <summary>The type of a bare NULL.</summary>
    SqlNull = 36,

    /// <summary>A literal text whose type is open.</summary>
    StringLiteral = 37,

    /// <summary>A literal number whose type is open.</summary>
    IntegerLiteral = 38,

    /// <summary>Nanoseconds since midnight.</summary>
    TimeNanoseconds = 39,

    /// <summary>A shape in well-known binary.</summary>
    Geometry = 40,

    /// <summary>A value that carries its own type.</summary>
    Variant = 41,
}
