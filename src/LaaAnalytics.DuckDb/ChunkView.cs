using System.Runtime.CompilerServices;
using System.Text;
using LaaAnalytics.DuckDb.Interop;

namespace LaaAnalytics.DuckDb;

/// <summary>Reads one chunk; neither the view nor its spans can leave the action.</summary>
public delegate void ChunkAction(scoped ChunkView chunk);

/// <summary>Columns of up to 2,048 rows of a result, read where DuckDB keeps them.</summary>
/// <remarks>
/// Spans cover the chunk's rows, <c>[Count]</c>. What a span holds in the place of a NULL is undefined; methods for one cell throw there.
/// A view of a cursor ends with the next <see cref="DuckDbCursor.MoveNext"/> and throws <see cref="InvalidOperationException"/> afterwards.
/// </remarks>
public readonly unsafe ref struct ChunkView
{
    private const int BitsPerWord = 64;

    private readonly ChunkBuffer _buffer;
    private readonly int _version;

    internal ChunkView(ChunkBuffer buffer)
    {
        _buffer = buffer;
        _version = buffer.Version;
    }

    /// <summary>Rows of the chunk, 1 to 2,048.</summary>
    public int Count => Buffer.Count;

    private ChunkBuffer Buffer => _buffer is not null && _buffer.Version == _version
        ? _buffer
        : throw new InvalidOperationException("The chunk is gone: the cursor has moved on or was disposed.");

    /// <summary>The values of a column, [Count], in DuckDB's own form.</summary>
    /// <typeparam name="T">
    /// The type of that form: for BOOLEAN bool or byte; for whole numbers, FLOAT and DOUBLE their C# twin (HUGEINT: Int128); for DATE int (days since
    /// 1970); for TIMESTAMP and TIME long; for DECIMAL short, int, long or Int128 by width; for ENUM byte, ushort or uint (index into
    /// <see cref="Labels"/>); for UUID Int128 (see <see cref="DuckDbUuid"/>).
    /// </typeparam>
    /// <exception cref="InvalidOperationException">The column has another form.</exception>
    public ReadOnlySpan<T> Values<T>(int column)
        where T : unmanaged
    {
        ChunkBuffer buffer = Buffer;
        DuckDbColumn described = buffer.Columns[column];
        return described.Holds<T>()
            ? new ReadOnlySpan<T>((void*)buffer.Data(column), buffer.Count)
            : throw new InvalidOperationException($"Column {described.Name} is {described.Type}, stored as {described.Storage}, not {typeof(T).Name}.");
    }

    /// <summary>Words of 64 rows, lowest bit first, 1 = not NULL; empty where no value of the column is NULL.</summary>
    public ReadOnlySpan<ulong> Validity(int column)
    {
        ChunkBuffer buffer = Buffer;
        nint words = buffer.Validity(column);
        return words == 0 ? [] : new ReadOnlySpan<ulong>((void*)words, (buffer.Count + BitsPerWord - 1) / BitsPerWord);
    }

    /// <summary>Whether the cell is not NULL.</summary>
    public bool IsValid(int column, int row)
    {
        ChunkBuffer buffer = Buffer;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)buffer.Count, nameof(row));
        ulong* words = (ulong*)buffer.Validity(column);
        return words is null || ((words[row / BitsPerWord] >> (row % BitsPerWord)) & 1) != 0;
    }

    /// <summary>The bytes of a VARCHAR (UTF-8) or BLOB cell.</summary>
    /// <exception cref="InvalidOperationException">The cell is NULL or of another type.</exception>
    public ReadOnlySpan<byte> Utf8(int column, int row)
    {
        NativeString* text = (NativeString*)Cell(column, row, DuckDbType.Varchar, DuckDbType.Blob) + row;
        return text->Length <= NativeString.InlineLength
            ? new ReadOnlySpan<byte>(text->Inline, (int)text->Length)
            : new ReadOnlySpan<byte>(text->Pointer, (int)text->Length);
    }

    /// <summary>A VARCHAR or BLOB column, its type checked once for all rows.</summary>
    /// <exception cref="InvalidOperationException">The column is of another type.</exception>
    public TextColumn Texts(int column)
    {
        ChunkBuffer buffer = Buffer;
        DuckDbColumn described = buffer.Columns[column];
        return described.Type is DuckDbType.Varchar or DuckDbType.Blob
            ? new TextColumn(buffer.Data(column), buffer.Validity(column), buffer.Count)
            : throw new InvalidOperationException($"Column {described.Name} is {described.Type}, not text.");
    }

    /// <summary>A VARCHAR cell as a new string.</summary>
    /// <exception cref="InvalidOperationException">The cell is NULL or of another type.</exception>
    public string Text(int column, int row) => Encoding.UTF8.GetString(Utf8(column, row));

    /// <summary>A DATE cell.</summary>
    /// <exception cref="InvalidOperationException">The cell is NULL or of another type.</exception>
    /// <exception cref="OverflowException">The date is infinite or outside the years 1 to 9999.</exception>
    public DateOnly Date(int column, int row) => DayNumber.ToDate(((int*)Cell(column, row, DuckDbType.Date))[row]);

    /// <summary>The 128 bits of a UUID cell; they sort as DuckDB sorts UUIDs.</summary>
    /// <exception cref="InvalidOperationException">The cell is NULL or of another type.</exception>
    public UInt128 Uuid(int column, int row) =>
        DuckDbUuid.FromStored(Unsafe.ReadUnaligned<Int128>((Int128*)Cell(column, row, DuckDbType.Uuid) + row));

    /// <summary>A DECIMAL cell.</summary>
    /// <exception cref="InvalidOperationException">The cell is NULL or of another type.</exception>
    /// <exception cref="OverflowException">It has more digits than a C# decimal holds.</exception>
    public decimal Number(int column, int row)
    {
        nint data = Cell(column, row, DuckDbType.Decimal);
        DuckDbColumn described = Buffer.Columns[column];
        Int128 scaled = described.Storage switch
        {
            DuckDbType.SmallInt => ((short*)data)[row],
            DuckDbType.Integer => ((int*)data)[row],
            DuckDbType.BigInt => ((long*)data)[row],
            _ => Unsafe.ReadUnaligned<Int128>((Int128*)data + row),
        };
        return DecimalNumber.ToDecimal(scaled, described.Scale);
    }

    /// <summary>Labels of an ENUM column in its order; empty for other types.</summary>
    public IReadOnlyList<string> Labels(int column) => Buffer.Columns[column].Labels;

    /// <summary>The label of an ENUM cell.</summary>
    /// <exception cref="InvalidOperationException">The cell is NULL or of another type.</exception>
    public string Label(int column, int row)
    {
        nint data = Cell(column, row, DuckDbType.Enum);
        DuckDbColumn described = Buffer.Columns[column];
        return described.Labels[described.Storage switch
        {
            DuckDbType.UTinyInt => ((byte*)data)[row],
            DuckDbType.USmallInt => ((ushort*)data)[row],
            _ => (int)((uint*)data)[row],
        }];
    }

    /// <summary>The cell as an object, null for NULL; see <see cref="DuckDbRow"/> for the types.</summary>
    internal object? Value(int column, int row) => !IsValid(column, row) ? null : Buffer.Columns[column].Type switch
    {
        DuckDbType.Boolean => Values<bool>(column)[row],
        DuckDbType.TinyInt => Values<sbyte>(column)[row],
        DuckDbType.SmallInt => Values<short>(column)[row],
        DuckDbType.Integer => Values<int>(column)[row],
        DuckDbType.BigInt => Values<long>(column)[row],
        DuckDbType.UTinyInt => Values<byte>(column)[row],
        DuckDbType.USmallInt => Values<ushort>(column)[row],
        DuckDbType.UInteger => Values<uint>(column)[row],
        DuckDbType.UBigInt => Values<ulong>(column)[row],
        DuckDbType.HugeInt => Values<Int128>(column)[row],
        DuckDbType.UHugeInt => Values<UInt128>(column)[row],
        DuckDbType.Float => Values<float>(column)[row],
        DuckDbType.Double => Values<double>(column)[row],
        DuckDbType.Decimal => Number(column, row),
        DuckDbType.Date => Date(column, row),
        DuckDbType.Uuid => Uuid(column, row),
        DuckDbType.Enum => Label(column, row),
        DuckDbType.Varchar => Text(column, row),
        DuckDbType.Blob => Utf8(column, row).ToArray(),
        DuckDbType other => throw new NotSupportedException($"Column {Buffer.Columns[column].Name} is {other}: cast it in the SQL."),
    };

    private nint Cell(int column, int row, DuckDbType type, DuckDbType otherType = DuckDbType.Invalid)
    {
        ChunkBuffer buffer = Buffer;
        DuckDbColumn described = buffer.Columns[column];
        if (described.Type != type && described.Type != otherType)
        {
            throw new InvalidOperationException($"Column {described.Name} is {described.Type}, not {type}.");
        }

        return IsValid(column, row) ? buffer.Data(column) : throw new InvalidOperationException($"Column {described.Name} is NULL in row {row}.");
    }
}
