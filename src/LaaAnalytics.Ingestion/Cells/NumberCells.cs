using System.Globalization;
using LaaAnalytics.Domain.Extracts;
using LaaAnalytics.Ingestion.Rules;

namespace LaaAnalytics.Ingestion.Cells;

/// <summary>Whole numbers within a range.</summary>
internal sealed class WholeNumberCells(long min, long max) : CellReader(Rules.Rule.WholeNumber, Words(min, max))
{
    private const int MostDigits = 18;

    /// <inheritdoc/>
    public override CellOutcome Read(ReadOnlySpan<byte> text, BatchColumn column, int row)
    {
        bool negative = text[0] == '-';
        ReadOnlySpan<byte> digits = negative ? text[1..] : text;
        if (digits.Length is 0 or > MostDigits)
        {
            return CellOutcome.Refused;
        }

        long value = 0;
        foreach (byte b in digits)
        {
            uint digit = unchecked((uint)(b - '0'));
            if (digit > 9)
            {
                return CellOutcome.Refused;
            }

            value = unchecked((value * 10) + digit);
        }

        value = negative ? -value : value;
        if (value < min || value > max)
        {
            return CellOutcome.Refused;
        }

        column.Ints[row] = (int)value;
        return CellOutcome.Read;
    }

    private static string Words(long min, long max) => Rules.Rule.WholeNumber.Expecting(
        ("min", min.ToString(CultureInfo.InvariantCulture)), ("max", max.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>Decimal numbers: an optional minus, up to twelve digits, a decimal sign and decimals; no exponent.</summary>
/// <param name="rule">The rule about them.</param>
/// <param name="sign">Decimal sign.</param>
internal abstract class FractionCells(IngestionRule rule, byte sign) : CellReader(rule, rule.Expecting(("decimal", ((char)sign).ToString())))
{
    private const int MostDigits = 12;
    private const int MostDecimals = 30;
    private const int Places = 6;

    /// <summary>Reads the first six decimals, in millionths, and whether any later digit is not zero or would round up.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="millionths">The number cut off after six decimals, towards zero.</param>
    /// <param name="isExact">Whether nothing but zeros was cut off.</param>
    protected bool Parse(ReadOnlySpan<byte> text, out long millionths, out bool isExact)
    {
        millionths = 0;
        isExact = true;
        bool negative = text[0] == '-';
        ReadOnlySpan<byte> rest = negative ? text[1..] : text;
        int point = rest.IndexOf(sign);
        ReadOnlySpan<byte> whole = point < 0 ? rest : rest[..point];
        ReadOnlySpan<byte> decimals = point < 0 ? default : rest[(point + 1)..];
        if (whole.Length > MostDigits || decimals.Length > MostDecimals || (point >= 0 && decimals.IsEmpty) || (whole.IsEmpty && decimals.IsEmpty))
        {
            return false;
        }

        if (whole.ContainsAnyExceptInRange((byte)'0', (byte)'9') || decimals.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        long value = 0;
        foreach (byte b in whole)
        {
            value = (value * 10) + (b - '0');
        }

        for (int i = 0; i < Places; i++)
        {
            value = (value * 10) + (i < decimals.Length ? decimals[i] - '0' : 0);
        }

        isExact = decimals.Length <= Places || !decimals[Places..].ContainsAnyExcept((byte)'0');
        millionths = negative ? -value : value;
        return true;
    }
}

/// <summary>Numbers with up to six decimals.</summary>
internal sealed class DecimalCells(byte sign) : FractionCells(Rules.Rule.DecimalNumber, sign)
{
    /// <inheritdoc/>
    public override CellOutcome Read(ReadOnlySpan<byte> text, BatchColumn column, int row)
    {
        if (!Parse(text, out long millionths, out bool isExact) || !isExact)
        {
            return CellOutcome.Refused;
        }

        column.Longs[row] = millionths;
        return CellOutcome.Read;
    }
}

/// <summary>Probabilities, kept to four decimals, half away from zero.</summary>
internal sealed class ProbabilityCells(byte sign) : FractionCells(Rules.Rule.Probability, sign)
{
    private const long One = 1_000_000;

    /// <inheritdoc/>
    public override CellOutcome Read(ReadOnlySpan<byte> text, BatchColumn column, int row)
    {
        if (!Parse(text, out long millionths, out bool isExact) || millionths is < 0 or > One || text[0] == '-'
            || (millionths == One && !isExact))
        {
            return CellOutcome.Refused;
        }

        // What was cut off after six decimals cannot lift a number over the half of the fourth.
        column.Ints[row] = (int)((millionths + 50) / 100);
        return CellOutcome.Read;
    }
}

/// <summary>Numbers that the mapping multiplies by a factor before they are read.</summary>
internal sealed class ScaledCells(CellReader inner, ExtractKind kind, decimal factor, byte sign) : CellReader(inner.Rule, inner.Expected)
{
    private const NumberStyles Written = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    private const int LongestNumber = 64;

    /// <inheritdoc/>
    public override CellOutcome Read(ReadOnlySpan<byte> text, BatchColumn column, int row)
    {
        Span<byte> plain = stackalloc byte[LongestNumber];
        if (text.Length > LongestNumber || (sign != '.' && text.Contains((byte)'.')))
        {
            return CellOutcome.Refused;
        }

        text.Replace(plain, sign, (byte)'.');
        if (!decimal.TryParse(plain[..text.Length], Written, CultureInfo.InvariantCulture, out decimal number)
            || Math.Abs(number) > int.MaxValue)
        {
            return CellOutcome.Refused;
        }

        // Written without trailing zeros, so that 200 x 0.01 is the whole number 2.
        decimal scaled = number * factor;
        decimal kept = kind == ExtractKind.DecimalNumber ? Math.Round(scaled, 6, MidpointRounding.AwayFromZero) : scaled;
        if (!kept.TryFormat(plain, out int written, "0.##############################", CultureInfo.InvariantCulture))
        {
            return CellOutcome.Refused;
        }

        plain[..written].Replace((byte)'.', sign);
        return inner.Read(plain[..written], column, row);
    }
}
