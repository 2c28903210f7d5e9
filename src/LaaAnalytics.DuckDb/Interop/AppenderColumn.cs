using System.Text.Unicode;

namespace LaaAnalytics.DuckDb.Interop;

/// <summary>Where the values of one column of the chunk being filled go.</summary>
internal sealed unsafe class AppenderColumn(DuckDbColumn column)
{
    private const int BitsPerWord = 64;

    private readonly Dictionary<string, uint> _labels = column.Labels.Index().ToDictionary(label => label.Item, label => (uint)label.Index);
    private nint _vector;
    private ulong* _validity;

    public DuckDbColumn Column { get; } = column;

    public nint Data { get; private set; }

    /// <summary>Points to an empty vector.</summary>
    public void Reset(nint vector)
    {
        _vector = vector;
        _validity = null;
        Data = DuckDbApi.VectorData(vector);
    }

    public void SetNull(int row)
    {
        if (_validity is null)
        {
            DuckDbApi.VectorEnsureValidityWritable(_vector);
            _validity = (ulong*)DuckDbApi.VectorValidity(_vector);
        }

        _validity[row / BitsPerWord] &= ~(1UL << (row % BitsPerWord));
    }

    /// <summary>Takes back every <see cref="SetNull"/> of <paramref name="count"/> rows from <paramref name="first"/> on.</summary>
    public void ClearNulls(int first, int count)
    {
        for (int row = first; _validity is not null && row < first + count; row++)
        {
            _validity[row / BitsPerWord] |= 1UL << (row % BitsPerWord);
        }
    }

    /// <summary>A value whose C# type is that of the vector.</summary>
    public void Set<T>(int row, T value, DuckDbType type)
        where T : unmanaged
    {
        if (Column.Type != type)
        {
            throw Refused(type.ToString());
        }

        ((T*)Data)[row] = value;
    }

    /// <summary>A whole number, into a column of whole numbers of any size.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public void SetWhole(int row, long value)
    {
        switch (Column.Type)
        {
            case DuckDbType.BigInt:
                ((long*)Data)[row] = value;
                break;
            case DuckDbType.Integer:
                ((int*)Data)[row] = (int)value;
                break;
            case DuckDbType.SmallInt:
                ((short*)Data)[row] = (short)value;
                break;
            case DuckDbType.TinyInt:
                ((sbyte*)Data)[row] = (sbyte)value;
                break;
            case DuckDbType.UBigInt:
                ((ulong*)Data)[row] = (ulong)value;
                break;
            case DuckDbType.UInteger:
                ((uint*)Data)[row] = (uint)value;
                break;
            case DuckDbType.USmallInt:
                ((ushort*)Data)[row] = (ushort)value;
                break;
            case DuckDbType.UTinyInt:
                ((byte*)Data)[row] = (byte)value;
                break;
            case DuckDbType.HugeInt:
                ((NativeHugeInt*)Data)[row] = NativeHugeInt.From((Int128)value);
                break;
            default:
                throw Refused("a whole number");
        }
    }

    public void SetWhole(int row, Int128 value)
    {
        if (Column.Type == DuckDbType.HugeInt)
        {
            ((NativeHugeInt*)Data)[row] = NativeHugeInt.From(value);
        }
        else if (Column.Type == DuckDbType.UBigInt)
        {
            ((ulong*)Data)[row] = (ulong)value;
        }
        else
        {
            SetWhole(row, (long)value);
        }
    }

    /// <exception cref="OverflowException">The column's DECIMAL does not hold it exactly.</exception>
    public void SetDecimal(int row, decimal value)
    {
        if (Column.Type != DuckDbType.Decimal)
        {
            throw Refused("a decimal");
        }

        Int128 scaled = DecimalNumber.Scale(value, Column.Width, Column.Scale);
        switch (Column.Storage)
        {
            case DuckDbType.SmallInt:
                ((short*)Data)[row] = (short)scaled;
                break;
            case DuckDbType.Integer:
                ((int*)Data)[row] = (int)scaled;
                break;
            case DuckDbType.BigInt:
                ((long*)Data)[row] = (long)scaled;
                break;
            default:
                ((NativeHugeInt*)Data)[row] = NativeHugeInt.From(scaled);
                break;
        }
    }

    /// <summary>Text for a VARCHAR, or a label of an ENUM.</summary>
    public void SetText(int row, ReadOnlySpan<byte> utf8, TextArena arena)
    {
        if (Column.Type == DuckDbType.Enum)
        {
            SetLabel(row, StrictUtf8.Encoding.GetString(utf8));
            return;
        }

        if (Column.Type != DuckDbType.Varchar)
        {
            throw Refused("text");
        }

        // DuckDB would store NULL in its place, without a word.
        if (!Utf8.IsValid(utf8))
        {
            throw new ArgumentException($"The text for column {Column.Name} is not valid UTF-8.", nameof(utf8));
        }

        NativeString* text = (NativeString*)Data + row;
        *text = default;
        text->Length = (uint)utf8.Length;
        if (utf8.Length <= NativeString.InlineLength)
        {
            utf8.CopyTo(new Span<byte>(text->Inline, NativeString.InlineLength));
        }
        else
        {
            byte* kept = arena.Keep(utf8);
            text->Prefix = *(uint*)kept;
            text->Pointer = kept;
        }
    }

    public void SetText(int row, string text, TextArena arena)
    {
        const int OnStack = 256;
        int most = StrictUtf8.Encoding.GetMaxByteCount(text.Length);
        Span<byte> utf8 = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        int length = StrictUtf8.Encoding.GetBytes(text, utf8);
        SetText(row, utf8[..length], arena);
    }

    public void SetLabel(int row, string label)
    {
        if (!_labels.TryGetValue(label, out uint index))
        {
            throw new ArgumentException($"The text is not a label of column {Column.Name}.", nameof(label));
        }

        switch (Column.Storage)
        {
            case DuckDbType.UTinyInt:
                ((byte*)Data)[row] = (byte)index;
                break;
            case DuckDbType.USmallInt:
                ((ushort*)Data)[row] = (ushort)index;
                break;
            default:
                ((uint*)Data)[row] = index;
                break;
        }
    }

    private InvalidOperationException Refused(string offered) => new($"Column {Column.Name} is {Column.Type} and does not take {offered}.");
}
