using LaaAnalytics.DuckDb.Interop;

namespace LaaAnalytics.DuckDb;

/// <summary>A value for a parameter, of one of the types that DuckDB shares with C#; <see langword="default"/> is NULL.</summary>
/// <remarks>Made by implicit conversion. A <see cref="Guid"/> becomes a UUID; a <see cref="UInt128"/> does so through <see cref="Uuid"/>.</remarks>
public readonly record struct DuckDbValue
{
    private readonly object? _value;

    private DuckDbValue(object? value) => _value = value;

    /// <summary>SQL's NULL.</summary>
    public static DuckDbValue Null => default;

    /// <summary>A UUID of its 128 bits in the order of the text.</summary>
    public static DuckDbValue Uuid(UInt128 uuid) => new(uuid);

    /// <summary>A BOOLEAN.</summary>
    public static implicit operator DuckDbValue(bool value) => new(value);

    /// <summary>An INTEGER.</summary>
    public static implicit operator DuckDbValue(int value) => new(value);

    /// <summary>A BIGINT.</summary>
    public static implicit operator DuckDbValue(long value) => new(value);

    /// <summary>A HUGEINT.</summary>
    public static implicit operator DuckDbValue(Int128 value) => new(value);

    /// <summary>A DOUBLE.</summary>
    public static implicit operator DuckDbValue(double value) => new(value);

    /// <summary>A DECIMAL(38, s) with the scale that the value has.</summary>
    public static implicit operator DuckDbValue(decimal value) => new(value);

    /// <summary>A DATE.</summary>
    public static implicit operator DuckDbValue(DateOnly value) => new(value);

    /// <summary>A VARCHAR; null is NULL.</summary>
    public static implicit operator DuckDbValue(string? value) => new(value);

    /// <summary>A UUID.</summary>
    public static implicit operator DuckDbValue(Guid value) => new(DuckDbUuid.FromGuid(value));

    /// <summary>The type only: values stay out of logs.</summary>
    public override string ToString() => _value?.GetType().Name ?? "NULL";

    internal DuckDbState BindTo(StatementHandle statement, ulong index)
    {
        switch (_value)
        {
            case null:
                return DuckDbApi.BindNull(statement, index);
            case bool value:
                return DuckDbApi.BindBoolean(statement, index, value);
            case int value:
                return DuckDbApi.BindInt32(statement, index, value);
            case long value:
                return DuckDbApi.BindInt64(statement, index, value);
            case Int128 value:
                return DuckDbApi.BindHugeInt(statement, index, NativeHugeInt.From(value));
            case double value:
                return DuckDbApi.BindDouble(statement, index, value);
            case decimal value:
                return DuckDbApi.BindDecimal(statement, index, DecimalNumber.ToNative(value));
            case DateOnly value:
                return DuckDbApi.BindDate(statement, index, DayNumber.Of(value));
            case string value:
                return BindText(statement, index, value);
            case UInt128 value:
                using (ValueHandle uuid = DuckDbApi.CreateUuid(NativeHugeInt.From(value)))
                {
                    return DuckDbApi.BindValue(statement, index, uuid);
                }

            default:
                throw new InvalidOperationException($"No binding for {_value.GetType()}.");
        }
    }

    private static unsafe DuckDbState BindText(StatementHandle statement, ulong index, string text)
    {
        byte[] utf8 = StrictUtf8.Encoding.GetBytes(text);
        fixed (byte* start = utf8)
        {
            byte none = 0;
            return DuckDbApi.BindVarchar(statement, index, utf8.Length == 0 ? &none : start, (ulong)utf8.Length);
        }
    }
}
