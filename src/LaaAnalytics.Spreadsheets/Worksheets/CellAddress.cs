namespace LaaAnalytics.Spreadsheets.Worksheets;

/// <summary>Addresses of cells, such as <c>B7</c>, and of rectangles, such as <c>B7:C9</c>.</summary>
internal static class CellAddress
{
    private const int Letters = 26;
    private const int MostLetters = 3;
    private const int MostDigits = 7;

    /// <summary>Row and column, each from 1.</summary>
    /// <exception cref="SpreadsheetRefusedException">It is no address.</exception>
    public static (int Row, int Column) Read(ReadOnlySpan<char> address)
    {
        int column = 0;
        int place = 0;
        while (place < address.Length && place <= MostLetters && char.IsAsciiLetterUpper(address[place]))
        {
            column = (column * Letters) + (address[place] - 'A') + 1;
            place++;
        }

        ReadOnlySpan<char> digits = address[place..];
        int row = 0;
        foreach (char c in digits.Length <= MostDigits ? digits : default)
        {
            row = char.IsAsciiDigit(c) ? (row * 10) + (c - '0') : int.MinValue;
            if (row < 0)
            {
                break;
            }
        }

        return column > 0 && place <= MostLetters && row > 0 ? (row, column) : throw SpreadsheetRefusedException.Damaged("a cell has no address");
    }

    /// <summary>A rectangle, or a single cell as one.</summary>
    /// <exception cref="SpreadsheetRefusedException">It is no address.</exception>
    public static CellRange ReadRange(ReadOnlySpan<char> address)
    {
        int colon = address.IndexOf(':');
        (int firstRow, int firstColumn) = Read(colon < 0 ? address : address[..colon]);
        (int lastRow, int lastColumn) = colon < 0 ? (firstRow, firstColumn) : Read(address[(colon + 1)..]);
        return lastRow >= firstRow && lastColumn >= firstColumn
            ? new(firstRow, lastRow, firstColumn, lastColumn)
            : throw SpreadsheetRefusedException.Damaged("a range of cells ends before it starts");
    }
}
