using LaaAnalytics.DuckDb.Interop;

namespace LaaAnalytics.DuckDb;

/// <summary>A column of a result or of a table.</summary>
public sealed class DuckDbColumn
{
    private DuckDbColumn(string name, LogicalTypeHandle type)
    {
        Name = name;
        Type = DuckDbApi.TypeId(type);
        if (Type == DuckDbType.Decimal)
        {
            Width = DuckDbApi.DecimalWidth(type);
            Scale = DuckDbApi.DecimalScale(type);
        }

        Labels = Type == DuckDbType.Enum ? ReadLabels(type) : [];
        Storage = Type switch
        {
            DuckDbType.Decimal => DuckDbApi.DecimalInternalType(type),
            DuckDbType.Enum => DuckDbApi.EnumInternalType(type),
            DuckDbType.Date => DuckDbType.Integer,
            DuckDbType.Uuid => DuckDbType.HugeInt,
            DuckDbType.Timestamp or DuckDbType.TimestampTz or DuckDbType.TimestampSeconds or DuckDbType.TimestampMilliseconds
                or DuckDbType.TimestampNanoseconds or DuckDbType.Time or DuckDbType.TimeNanoseconds => DuckDbType.BigInt,
            _ => Type,
        };
    }

    /// <summary>Name of the column; of two equal ones in a result both are kept.</summary>
    public string Name { get; }

    /// <summary>SQL type.</summary>
    public DuckDbType Type { get; }

    /// <summary>Digits in all of a DECIMAL, 1 to 38; 0 for other types.</summary>
    public byte Width { get; }

    /// <summary>Decimal places of a DECIMAL, 0 to <see cref="Width"/>; 0 for other types.</summary>
    public byte Scale { get; }

    /// <summary>Labels of an ENUM in its order; empty for other types.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Type of the numbers in the vector.</summary>
    internal DuckDbType Storage { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Type}";

    internal static DuckDbColumn[] Of(ResultHandle result)
    {
        DuckDbColumn[] columns = new DuckDbColumn[DuckDbApi.ColumnCount(result)];
        for (int i = 0; i < columns.Length; i++)
        {
            using LogicalTypeHandle type = DuckDbApi.ColumnLogicalType(result, (ulong)i);
            columns[i] = new DuckDbColumn(DuckDbApi.ColumnName(result, (ulong)i) ?? "", type);
        }

        return columns;
    }

    internal static DuckDbColumn Of(string name, LogicalTypeHandle type) => new(name, type);

    /// <summary>Whether a value of the vector has the size and meaning of <typeparamref name="T"/>.</summary>
    internal bool Holds<T>() => Storage switch
    {
        DuckDbType.Boolean => typeof(T) == typeof(bool) || typeof(T) == typeof(byte),
        DuckDbType.TinyInt => typeof(T) == typeof(sbyte),
        DuckDbType.SmallInt => typeof(T) == typeof(short),
        DuckDbType.Integer => typeof(T) == typeof(int),
        DuckDbType.BigInt => typeof(T) == typeof(long),
        DuckDbType.UTinyInt => typeof(T) == typeof(byte),
        DuckDbType.USmallInt => typeof(T) == typeof(ushort),
        DuckDbType.UInteger => typeof(T) == typeof(uint),
        DuckDbType.UBigInt => typeof(T) == typeof(ulong),
        DuckDbType.HugeInt => typeof(T) == typeof(Int128),
        DuckDbType.UHugeInt => typeof(T) == typeof(UInt128),
        DuckDbType.Float => typeof(T) == typeof(float),
        DuckDbType.Double => typeof(T) == typeof(double),
        _ => false,
    };

    private static string[] ReadLabels(LogicalTypeHandle type)
    {
        string[] labels = new string[DuckDbApi.EnumDictionarySize(type)];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = DuckDbApi.EnumDictionaryValue(type, (ulong)i) ?? "";
        }

        return labels;
    }
}
