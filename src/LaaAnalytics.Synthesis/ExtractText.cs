using System.Globalization;
using System.Text;
using LaaAnalytics.Domain.Extracts;

namespace LaaAnalytics.Synthesis;

/// <summary>A table as a CSV text: every column of the catalogue in its order, commas, line feeds, UTF-8 without a mark.</summary>
internal sealed class ExtractText
{
    private readonly ExtractTable _table;
    private readonly StringBuilder _text = new();

    /// <summary>A text with the header of this extract table.</summary>
    public ExtractText(string table)
    {
        _table = ExtractTable.Find(table) ?? throw new ArgumentException($"There is no extract table '{table}'.", nameof(table));
        Append([.. _table.Columns.Select(column => column.Name)]);
    }

    /// <summary>Rows so far, the header not counted.</summary>
    public int Rows { get; private set; }

    /// <summary>Adds a row: one cell for each column of the catalogue, null for an empty one.</summary>
    public void Add(params ReadOnlySpan<string?> cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, _table.Columns.Count);
        Append(cells);
        Rows++;
    }

    /// <summary>The file, with the facts of its manifest still to be set.</summary>
    public SupplyResource ToResource() => new($"{_table.Name}.csv", _table.Name, Encoding.UTF8.GetBytes(_text.ToString()), Rows);

    /// <summary>A day as extracts write it.</summary>
    public static string Cell(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day, or an empty cell.</summary>
    public static string? Cell(DateOnly? day) => day is DateOnly known ? Cell(known) : null;

    /// <summary>A whole number.</summary>
    public static string Cell(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A truth value.</summary>
    public static string Cell(bool flag) => flag ? "true" : "false";

    /// <summary>A share given in 1/10,000, with its four decimals.</summary>
    public static string Share(int tenThousandths) => string.Create(CultureInfo.InvariantCulture, $"{tenThousandths / 10_000}.{tenThousandths % 10_000:0000}");

    private void Append(ReadOnlySpan<string?> cells)
    {
        for (int at = 0; at < cells.Length; at++)
        {
            _text.Append(at == 0 ? string.Empty : ",").Append(Quoted(cells[at]));
        }

        _text.Append('\n');
    }

    private static string Quoted(string? cell) => cell is not null && cell.AsSpan().ContainsAny(",\"\r\n")
        ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : cell ?? string.Empty;
}
