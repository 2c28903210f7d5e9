using System.Text;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion.Mappings;
using LaaAnalytics.Ingestion.Privacy;
using LaaAnalytics.Ingestion.Rules;
using LaaAnalytics.Spreadsheets;

namespace LaaAnalytics.Ingestion.Reading;

/// <summary>Where the reading of a sheet stands: rows above the table and below it feed the scan around it.</summary>
internal sealed class SheetPlace : IDisposable
{
    private readonly IEnumerator<SpreadsheetRow> _rows;
    private readonly int[] _columns;
    private readonly int _headerRow;
    private readonly Mapping _mapping;
    private readonly SheetScan _around;
    private readonly SpreadsheetCell[] _cells;
    private readonly (int Start, int Length)[] _texts;
    private byte[] _bytes = new byte[4096];
    private int _used;
    private bool _isOver;

    /// <summary>A place before the first row.</summary>
    public SheetPlace(IEnumerable<SpreadsheetRow> rows, int[] columns, int headerRow, Mapping mapping, SheetScan around)
    {
        _rows = rows.GetEnumerator();
        _columns = columns;
        _headerRow = headerRow;
        _mapping = mapping;
        _around = around;
        _cells = new SpreadsheetCell[columns.Length];
        _texts = new (int, int)[columns.Length];
        LastRow = headerRow;
    }

    /// <summary>Number of the current row.</summary>
    public int Row { get; private set; }

    /// <summary>The last row that was read as one of the table.</summary>
    public int LastRow { get; private set; }

    /// <summary>Fields of the current row: one more than headers where a cell stands in a column without one.</summary>
    public int Fields { get; private set; }

    /// <summary>Moves to the next row of the table.</summary>
    public bool Read()
    {
        while (!_isOver && _rows.MoveNext())
        {
            SpreadsheetRow row = _rows.Current;
            if (row.Number < _headerRow)
            {
                _around.Take(row);
                continue;
            }

            if (row.Number == _headerRow)
            {
                continue;
            }

            int last = LastRow;
            Take(row);
            bool isGap = _mapping.UntilBlank && (row.Number > last + 1 || Array.TrueForAll(_cells, cell => cell.Text.Length == 0 && !cell.IsFormula));
            if (isGap || row.Number > _mapping.LastRow)
            {
                _isOver = true;
                _around.Take(row);
                return false;
            }

            LastRow = row.Number;
            return true;
        }

        return false;
    }

    /// <summary>Goes through the rows below the table; of the table itself those that were not read, where its header is refused, are passed over as in other files.</summary>
    public void Rest()
    {
        while (Read())
        {
        }

        while (_rows.MoveNext())
        {
            _around.Take(_rows.Current);
        }
    }

    /// <summary>A cell of the current row.</summary>
    public SpreadsheetCell Cell(int field) => _cells[field];

    /// <summary>A cell of the current row as text, UTF-8.</summary>
    public ReadOnlySpan<byte> Text(int field) => _bytes.AsSpan(_texts[field].Start, _texts[field].Length);

    /// <summary>Whether a text holds a NUL.</summary>
    public bool HasNul() => _bytes.AsSpan(0, _used).Contains((byte)0);

    /// <inheritdoc/>
    public void Dispose() => _rows.Dispose();

    private void Take(SpreadsheetRow row)
    {
        Row = row.Number;
        _used = 0;
        int found = 0;
        for (int i = 0; i < _columns.Length; i++)
        {
            SpreadsheetCell cell = row[_columns[i]];
            found += cell.Kind == SpreadsheetCellKind.Blank && !cell.IsFormula ? 0 : 1;
            _cells[i] = cell;
            string text = cell.Kind == SpreadsheetCellKind.Date && cell.Moment is not null ? cell.Text[..10]
                : cell.Kind == SpreadsheetCellKind.Number && _mapping.Decimal != "." ? cell.Text.Replace(".", _mapping.Decimal, StringComparison.Ordinal)
                : cell.Text;
            int length = Encoding.UTF8.GetByteCount(text);
            if (_bytes.Length - _used < length)
            {
                Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + length));
            }

            _texts[i] = (_used, Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_used)));
            _used += length;
        }

        Fields = _columns.Length + (found < row.Cells.Count ? 1 : 0);
    }
}

/// <inheritdoc cref="SheetFile"/>
internal readonly struct SheetRecords(SheetPlace place) : IRecords
{
    private const int MostDigits = 15;

    /// <inheritdoc/>
    public long Line => place.Row;

    /// <inheritdoc/>
    public int Lines => 1;

    /// <inheritdoc/>
    public int FieldCount => place.Fields;

    /// <inheritdoc/>
    public bool Read() => place.Read();

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Field(int index) => place.Text(index);

    /// <inheritdoc/>
    public IReadOnlyList<PassedRecord> TakePassed() => [];

    /// <inheritdoc/>
    public RecordFault Fault() => place.HasNul() ? RecordFault.TooLongOrNul : RecordFault.None;

    /// <inheritdoc/>
    public IngestionRule? Broken(ColumnPlan column)
    {
        SpreadsheetCell cell = place.Cell(column.Field);
        return cell.IsFormula ? Rule.Formula
            : cell.Kind == SpreadsheetCellKind.Error ? Rule.CellError
            : WasChanged(cell, column) ? Rule.ChangedByProgram
            : null;
    }

    /// <inheritdoc/>
    public bool IsPlain(ColumnPlan column) => column.Column.Kind == ExtractKind.Date && place.Cell(column.Field).Kind == SpreadsheetCellKind.Date;

    private static bool WasChanged(SpreadsheetCell cell, ColumnPlan column) => cell.Kind switch
    {
        SpreadsheetCellKind.Date => column.Column.Kind != ExtractKind.Date || column.IsYear,
        SpreadsheetCellKind.Number => column.Column.Kind is ExtractKind.Key or ExtractKind.Area or ExtractKind.Code or ExtractKind.Text or ExtractKind.Person
            && (cell.Written.Length > MostDigits || !cell.Written.All(char.IsAsciiDigit)),
        _ => false,
    };
}
