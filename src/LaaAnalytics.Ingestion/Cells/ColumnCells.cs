using System.Text;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion.Mappings;

namespace LaaAnalytics.Ingestion.Cells;

/// <summary>Makes the readers of cells: in the table's own, plain form, and in a supplier's form as the mapping describes it.</summary>
internal static class ColumnCells
{
    private const int LongestText = 250;

    /// <summary>Reads values written in the table's own form.</summary>
    public static CellReader For(ExtractColumn column) => For(column, [DateFormat.Iso], (byte)'.');

    /// <summary>Whether the column takes the value in its own form.</summary>
    public static bool Takes(ExtractColumn column, string value)
    {
        if (column.Kind == ExtractKind.Code)
        {
            return column.Codes!.Contains(value);
        }

        byte[] text = Encoding.UTF8.GetBytes(value);
        BatchColumn scratch = new(column, new TextArena());
        return text.Length > 0 && For(column).Read(text, scratch, 0) == CellOutcome.Read;
    }

    /// <summary>Reads values as the mapping says.</summary>
    public static CellReader For(ExtractColumn column, ColumnMapping source, string decimalSign)
    {
        if (column.Kind == ExtractKind.Code)
        {
            return new CodeCells(column, source.Codes, source.CodesDefault);
        }

        byte sign = (byte)decimalSign[0];
        DateFormat[] formats = [.. (source.Format ?? [DateFormat.Iso.Pattern]).Select(format => DateFormat.Of(format)!)];
        CellReader reader = source.Year is YearMapping year ? new YearCells(year.StartMonth, year.OffsetYears) : For(column, formats, sign);
        reader = source.LastDay ? new LastDayCells(reader) : reader;
        reader = source.Scale is decimal factor ? new ScaledCells(reader, column.Kind, factor, sign) : reader;
        return source.Codes is null ? reader : new RecodedCells(reader, For(column), source.Codes, source.CodesDefault);
    }

    private static CellReader For(ExtractColumn column, IReadOnlyList<DateFormat> formats, byte sign) => column.Kind switch
    {
        ExtractKind.Person => new PersonCells(),
        ExtractKind.Key => NameCells.Keys,
        ExtractKind.Area => NameCells.Areas,
        ExtractKind.Date => new DateCells(formats),
        ExtractKind.Code => new CodeCells(column, null, null),
        ExtractKind.WholeNumber => new WholeNumberCells(column.Min ?? 0, column.Max ?? int.MaxValue),
        ExtractKind.DecimalNumber => new DecimalCells(sign),
        ExtractKind.Probability => new ProbabilityCells(sign),
        ExtractKind.Boolean => new YesOrNoCells(),
        ExtractKind.Text => new TextCells(column.Max ?? LongestText),
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };
}
