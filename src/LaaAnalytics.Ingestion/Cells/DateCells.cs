using System.Globalization;

namespace LaaAnalytics.Ingestion.Cells;

/// <summary>Days in one of a list of formats.</summary>
internal sealed class DateCells(IReadOnlyList<DateFormat> formats)
    : CellReader(Rules.Rule.Date, Rules.Rule.Date.Expecting(("what", Words(formats))))
{
    private readonly DateFormat[] _formats = [.. formats];

    /// <inheritdoc/>
    public override CellOutcome Read(ReadOnlySpan<byte> text, BatchColumn column, int row)
    {
        foreach (DateFormat format in _formats)
        {
            if (format.TryRead(text, out int day))
            {
                column.Ints[row] = day;
                return CellOutcome.Read;
            }
        }

        return CellOutcome.Refused;
    }

    private static string Words(IReadOnlyList<DateFormat> formats) => string.Create(
        CultureInfo.InvariantCulture,
        $"a day from {DateFormat.FirstYear} to {DateFormat.LastYear} as {string.Join(" or ", formats.Select(format => format.Pattern))}");
}

/// <summary>First days of a month of the year that the file gives.</summary>
internal sealed class YearCells(int startMonth, int offsetYears)
    : CellReader(Rules.Rule.Date, Rules.Rule.Date.Expecting(("what", "a year of four digits")))
{
    /// <inheritdoc/>
    public override CellOutcome Read(ReadOnlySpan<byte> text, BatchColumn column, int row)
    {
        if (text.Length != 4 || text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return CellOutcome.Refused;
        }

        int year = ((text[0] - '0') * 1000) + ((text[1] - '0') * 100) + ((text[2] - '0') * 10) + (text[3] - '0');
        if (!DateFormat.TryDay(year + offsetYears, startMonth, 1, out int day))
        {
            return CellOutcome.Refused;
        }

        column.Ints[row] = day;
        return CellOutcome.Read;
    }
}

/// <summary>Ends of spans whose last day the file gives: the first day after it.</summary>
internal sealed class LastDayCells(CellReader inner) : CellReader(inner.Rule, inner.Expected)
{
    /// <inheritdoc/>
    public override CellOutcome Read(ReadOnlySpan<byte> text, BatchColumn column, int row)
    {
        CellOutcome outcome = inner.Read(text, column, row);
        column.Ints[row] += outcome == CellOutcome.Read ? 1 : 0;
        return outcome;
    }
}
