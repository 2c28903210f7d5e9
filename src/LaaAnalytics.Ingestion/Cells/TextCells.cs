using System.Buffers;
using System.Globalization;
using System.Text;
using LaaAnalytics.Domain.Privacy;

namespace LaaAnalytics.Ingestion.Cells;

/// <summary>Short texts of one line.</summary>
/// <param name="longest">Most characters (Unicode code points).</param>
internal sealed class TextCells(long longest)
    : CellReader(Rules.Rule.Text, Rules.Rule.Text.Expecting(("max", longest.ToString(CultureInfo.InvariantCulture))))
{
    /// <inheritdoc/>
    public override CellOutcome Read(ReadOnlySpan<byte> text, BatchColumn column, int row)
    {
        if ((text.Length > longest || text.ContainsAnyExceptInRange((byte)' ', (byte)'~')) && !IsOneLine(text))
        {
            return CellOutcome.Refused;
        }

        column.SetText(row, text);
        return CellOutcome.Read;
    }

    /// <summary>Whether the identifier is refused even where a single value of a text column holds it.</summary>
    /// <remarks>One ten-digit number in eleven passes as an NHS number by chance, so that kind is judged by the whole column alone.</remarks>
    public static bool RefusesOne(Identifier kind) => kind is not (Identifier.None or Identifier.NhsNumber);

    private bool IsOneLine(ReadOnlySpan<byte> text)
    {
        long characters = 0;
        while (!text.IsEmpty)
        {
            OperationStatus status = Rune.DecodeFromUtf8(text, out Rune rune, out int length);
            if (status != OperationStatus.Done || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse)
            {
                return false;
            }

            text = text[length..];
            characters++;
        }

        return characters <= longest;
    }
}
