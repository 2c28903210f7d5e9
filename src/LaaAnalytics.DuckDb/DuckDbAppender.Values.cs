using LaaAnalytics.DuckDb.Interop;

namespace LaaAnalytics.DuckDb;

/// <content>One value after another, each for the next column of the row.</content>
/// <remarks>
/// Every method throws <see cref="InvalidOperationException"/> where the next column has another type or there is none; the row then still waits
/// for that value.
/// </remarks>
public sealed partial class DuckDbAppender
{
    /// <summary>NULL, for a column of any type.</summary>
    public void AppendNull()
    {
        Next().SetNull(_row);
        _column++;
    }

    /// <summary>A BOOLEAN.</summary>
    public void Append(bool value)
    {
        Next().Set(_row, value, DuckDbType.Boolean);
        _column++;
    }

    /// <summary>A whole number, for a column of whole numbers of any size.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public void Append(int value) => Append((long)value);

    /// <summary>A whole number, for a column of whole numbers of any size.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public void Append(long value)
    {
        Next().SetWhole(_row, value);
        _column++;
    }

    /// <summary>A whole number, for a column of whole numbers of any size.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public void Append(Int128 value)
    {
        Next().SetWhole(_row, value);
        _column++;
    }

    /// <summary>A FLOAT.</summary>
    public void Append(float value)
    {
        Next().Set(_row, value, DuckDbType.Float);
        _column++;
    }

    /// <summary>A DOUBLE; NaN and infinities are stored as they are.</summary>
    public void Append(double value)
    {
        Next().Set(_row, value, DuckDbType.Double);
        _column++;
    }

    /// <summary>A DECIMAL.</summary>
    /// <exception cref="OverflowException">The column does not hold it exactly.</exception>
    public void Append(decimal value)
    {
        Next().SetDecimal(_row, value);
        _column++;
    }

    /// <summary>A DATE.</summary>
    public void Append(DateOnly value)
    {
        Next().Set(_row, DayNumber.Of(value), DuckDbType.Date);
        _column++;
    }

    /// <summary>A UUID.</summary>
    public void Append(Guid value) => AppendUuid(DuckDbUuid.FromGuid(value));

    /// <summary>A UUID of its 128 bits, in the order of the text.</summary>
    public void AppendUuid(UInt128 uuid)
    {
        Next().Set(_row, NativeHugeInt.From(DuckDbUuid.ToStored(uuid)), DuckDbType.Uuid);
        _column++;
    }

    /// <summary>A VARCHAR, or a label of an ENUM; null is NULL.</summary>
    /// <exception cref="ArgumentException">Half a surrogate pair, or not a label of the ENUM.</exception>
    public void Append(string? value)
    {
        AppenderColumn column = Next();
        if (value is null)
        {
            column.SetNull(_row);
        }
        else if (column.Column.Type == DuckDbType.Enum)
        {
            column.SetLabel(_row, value);
        }
        else
        {
            column.SetText(_row, value, _arena);
        }

        _column++;
    }

    /// <summary>A VARCHAR, or a label of an ENUM, as UTF-8; an empty span is the empty text.</summary>
    /// <exception cref="ArgumentException">The bytes are not valid UTF-8, or not a label of the ENUM.</exception>
    public void Append(ReadOnlySpan<byte> utf8)
    {
        Next().SetText(_row, utf8, _arena);
        _column++;
    }
}
