using System.Text;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion.Cells;
using LaaAnalytics.Ingestion.Mappings;
using LaaAnalytics.Ingestion.Privacy;

namespace LaaAnalytics.Ingestion.Reading;

/// <summary>How one column of the table is filled from a file.</summary>
internal sealed class ColumnPlan
{
    private ColumnPlan(ExtractColumn column, int field, string header, bool required, CellReader reader)
    {
        Column = column;
        Field = field;
        Header = header;
        Required = required;
        Reader = reader;
        Plain = ColumnCells.For(column);
        Day = Plain;
        ScansRefusedOnly = column.Kind is ExtractKind.Person or ExtractKind.Date or ExtractKind.WholeNumber or ExtractKind.Boolean or ExtractKind.Probability;
    }

    /// <summary>The table's column.</summary>
    public ExtractColumn Column { get; }

    /// <summary>Place of the column in the file from 0, or -1 where the file does not have it.</summary>
    public int Field { get; }

    /// <summary>Header in the file; the table's name for a constant.</summary>
    public string Header { get; }

    /// <summary>Whether every row must have a value.</summary>
    public bool Required { get; }

    /// <summary>Reads values as the file writes them.</summary>
    public CellReader Reader { get; }

    /// <summary>Reads values in the table's own form: constants and what stands for blanks.</summary>
    public CellReader Plain { get; }

    /// <summary>Reads the days that cells of a spreadsheet hold, which need no format.</summary>
    public CellReader Day { get; private init; }

    /// <summary>What stands in every row, or where the file is blank; empty for nothing.</summary>
    public byte[] Otherwise { get; private init; } = [];

    /// <summary>The scan for identifiers that this column feeds; null where another column of the plan already feeds it.</summary>
    public ColumnScan? Scan { get; set; }

    /// <summary>Whether the scan needs refused values only, because the column's form leaves no room for an identifier.</summary>
    public bool ScansRefusedOnly { get; }

    /// <summary>Whether a date is made of a year.</summary>
    public bool IsYear { get; private init; }

    /// <summary>Whether the mapping names the column for each row that a record makes.</summary>
    public bool IsOfRow { get; init; }

    /// <summary>A column of the file.</summary>
    public static ColumnPlan OfField(ExtractColumn column, int field, string header, bool required, ColumnMapping? source, string decimalSign, bool isOfRow) =>
        new(column, field, header, required, ColumnCells.For(column, source ?? new ColumnMapping(From: header), decimalSign))
        {
            Otherwise = Encoding.UTF8.GetBytes(source?.WhenBlank ?? string.Empty),
            IsOfRow = isOfRow,
            IsYear = source?.Year is not null,
            Day = source?.LastDay == true ? new LastDayCells(ColumnCells.For(column)) : ColumnCells.For(column),
        };

    /// <summary>The same value in every row; an empty text for none.</summary>
    public static ColumnPlan OfConstant(ExtractColumn column, string value) =>
        new(column, -1, column.Name, required: false, ColumnCells.For(column)) { Otherwise = Encoding.UTF8.GetBytes(value) };
}
