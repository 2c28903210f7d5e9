using System.Numerics;

namespace LaaAnalytics.DuckDb;

/// <summary>One row of a small result, copied out of DuckDB.</summary>
/// <remarks>
/// Cells are the C# twins of the SQL types: DATE <see cref="DateOnly"/>, DECIMAL <see cref="decimal"/>, HUGEINT <see cref="Int128"/>, UUID
/// <see cref="UInt128"/> (bits in the order of the text), ENUM and VARCHAR <see cref="string"/>, BLOB bytes; NULL is null.
/// </remarks>
public sealed class DuckDbRow
{
    private readonly IReadOnlyList<DuckDbColumn> _columns;
    private readonly object?[] _values;

    internal DuckDbRow(IReadOnlyList<DuckDbColumn> columns, object?[] values)
    {
        _columns = columns;
        _values = values;
    }

    /// <summary>Cells of the row.</summary>
    public int Count => _values.Length;

    /// <summary>The cell of a column, by its place from 0; null for NULL.</summary>
    public object? this[int column] => _values[column];

    /// <summary>The cell of a column, by its name; null for NULL.</summary>
    /// <exception cref="ArgumentException">There is no such column, or more than one.</exception>
    public object? this[string column] => _values[Find(column)];

    /// <summary>The cell of a column as <typeparamref name="T"/>.</summary>
    /// <typeparam name="T">
    /// Its own type; or int, long, Int128 or double for any whole number that fits; or <see cref="Guid"/> for a UUID. Nullable where NULL may come.
    /// </typeparam>
    /// <exception cref="InvalidOperationException">The cell is NULL and T does not allow it.</exception>
    /// <exception cref="InvalidCastException">The cell has another type.</exception>
    /// <exception cref="OverflowException">The number does not fit.</exception>
    public T Get<T>(int column)
    {
        Type asked = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return _values[column] switch
        {
            null when default(T) is null => default!,
            null => throw new InvalidOperationException($"Column {_columns[column].Name} is NULL where {asked.Name} is asked for."),
            T value => value,
            UInt128 uuid when asked == typeof(Guid) && _columns[column].Type == DuckDbType.Uuid => (T)(object)DuckDbUuid.ToGuid(uuid),
            object value when Whole(value) is Int128 whole && Convert(whole, asked) is T converted => converted,
            _ => throw new InvalidCastException($"Column {_columns[column].Name} is {_columns[column].Type}, not {asked.Name}."),
        };
    }

    /// <summary>The cell of a column, by its name, as <typeparamref name="T"/>; see <see cref="Get{T}(int)"/>.</summary>
    /// <exception cref="ArgumentException">There is no such column, or more than one.</exception>
    public T Get<T>(string column) => Get<T>(Find(column));

    private static Int128? Whole(object value) => value switch
    {
        sbyte whole => whole,
        short whole => whole,
        int whole => whole,
        long whole => whole,
        byte whole => whole,
        ushort whole => whole,
        uint whole => whole,
        ulong whole => whole,
        Int128 whole => whole,
        _ => null,
    };

    private static object? Convert(Int128 whole, Type asked) =>
        asked == typeof(int) ? Checked<int>(whole)
        : asked == typeof(long) ? Checked<long>(whole)
        : asked == typeof(double) ? Checked<double>(whole)
        : asked == typeof(Int128) ? whole
        : null;

    private static object Checked<TNumber>(Int128 whole)
        where TNumber : INumberBase<TNumber> => TNumber.CreateChecked(whole);

    private int Find(string column)
    {
        int found = -1;
        for (int i = 0; i < _columns.Count; i++)
        {
            if (string.Equals(_columns[i].Name, column, StringComparison.OrdinalIgnoreCase))
            {
                found = found < 0 ? i : throw new ArgumentException($"More than one column is called {column}.", nameof(column));
            }
        }

        return found >= 0 ? found : throw new ArgumentException($"There is no column {column}.", nameof(column));
    }
}
