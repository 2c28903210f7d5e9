using System.Buffers;

namespace LaaAnalytics.Domain.Privacy;

/// <summary>Tells direct identifiers by their form and check digits, in UTF-8.</summary>
/// <remarks>
/// NHS number: weights 10 to 2, check digit 11 minus the sum modulo 11 (NHS Data Dictionary, NHS NUMBER).
/// National Insurance number: prefixes as HMRC allots them (National Insurance Manual NIM39110).
/// PNC identifier: check letter by (two digits of the year and seven of the serial number) modulo 23 (HMPPS, PNC identifier validation).
/// Postcode: the six forms of BS 7666, inward letters without C I K M O V.
/// </remarks>
public static class IdentifierForm
{
    private const int Shortest = 5;
    private const int Longest = 254;
    private const string PncLetters = "ZABCDEFGHJKLMNPQRTUVWXY";

    private static readonly SearchValues<byte> InwardLetters = SearchValues.Create("ABDEFGHJLNPQRSTUWXYZ"u8);

    /// <summary>What the value looks like; blanks around it must be gone.</summary>
    public static Identifier Of(ReadOnlySpan<byte> value)
    {
        if (value.Length is < Shortest or > Longest)
        {
            return Identifier.None;
        }

        byte first = value[0];
        if (char.IsAsciiDigit((char)first))
        {
            if (IsNhsNumber(value))
            {
                return Identifier.NhsNumber;
            }

            if (IsPnc(value))
            {
                return Identifier.Pnc;
            }
        }
        else if (char.IsAsciiLetter((char)first))
        {
            if (IsNationalInsurance(value))
            {
                return Identifier.NationalInsurance;
            }

            if (IsPostcode(value))
            {
                return Identifier.Postcode;
            }
        }

        return IsEmail(value) ? Identifier.Email : Identifier.None;
    }

    private static bool IsNhsNumber(ReadOnlySpan<byte> value)
    {
        // 10 digits, or 3-3-4 with a blank or hyphen between.
        if (value.Length is not (10 or 12))
        {
            return false;
        }

        int sum = 0;
        int count = 0;
        int last = 0;
        for (int i = 0; i < value.Length; i++)
        {
            if (value.Length == 12 && i is (3 or 7))
            {
                if (value[i] is not ((byte)' ' or (byte)'-'))
                {
                    return false;
                }

                continue;
            }

            int digit = value[i] - '0';
            if (digit is < 0 or > 9)
            {
                return false;
            }

            sum += count < 9 ? digit * (10 - count) : 0;
            last = digit;
            count++;
        }

        int check = (11 - (sum % 11)) % 11;
        return check == last;
    }

    private static bool IsNationalInsurance(ReadOnlySpan<byte> value)
    {
        Span<byte> packed = stackalloc byte[9];
        if (!Pack(value, packed, out int length) || length != 9)
        {
            return false;
        }

        bool form = IsOf(packed[0], "ABCEGHJKLMNOPRSTWXYZ") && IsOf(packed[1], "ABCEGHJKLMNPRSTWXYZ") && IsOf(packed[8], "ABCD")
            && !packed[2..8].ContainsAnyExceptInRange((byte)'0', (byte)'9');
        return form && !(packed[..2].SequenceEqual("BG"u8) || packed[..2].SequenceEqual("GB"u8) || packed[..2].SequenceEqual("NK"u8)
            || packed[..2].SequenceEqual("KN"u8) || packed[..2].SequenceEqual("TN"u8) || packed[..2].SequenceEqual("NT"u8)
            || packed[..2].SequenceEqual("ZZ"u8));
    }

    private static bool IsPnc(ReadOnlySpan<byte> value)
    {
        int stroke = value.IndexOf((byte)'/');
        int digits = value.Length - stroke - 2;
        if (stroke is not (2 or 4) || digits is < 1 or > 7)
        {
            return false;
        }

        int number = 0;
        ReadOnlySpan<byte> year = value[(stroke - 2)..stroke];
        if (value[..stroke].ContainsAnyExceptInRange((byte)'0', (byte)'9') || value[(stroke + 1)..^1].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        foreach (byte digit in value[(stroke + 1)..^1])
        {
            number = (number * 10) + digit - '0';
        }

        int full = ((((year[0] - '0') * 10) + year[1] - '0') * 10_000_000) + number;
        return PncLetters[full % PncLetters.Length] == char.ToUpperInvariant((char)value[^1]);
    }

    private static bool IsPostcode(ReadOnlySpan<byte> value)
    {
        Span<byte> packed = stackalloc byte[7];
        if (value.Length > 8 || !Pack(value, packed, out int length) || length < 5)
        {
            return false;
        }

        ReadOnlySpan<byte> inward = packed[(length - 3)..length];
        if (!char.IsAsciiDigit((char)inward[0]) || !InwardLetters.Contains(inward[1]) || !InwardLetters.Contains(inward[2]))
        {
            return false;
        }

        Span<char> form = stackalloc char[4];
        int outward = length - 3;
        for (int i = 0; i < outward; i++)
        {
            form[i] = char.IsAsciiDigit((char)packed[i]) ? '9' : 'A';
        }

        return form[..outward] is "A9" or "A99" or "AA9" or "AA99" or "A9A" or "AA9A";
    }

    private static bool IsEmail(ReadOnlySpan<byte> value)
    {
        int at = value.IndexOf((byte)'@');
        if (at <= 0 || value.IndexOf((byte)' ') >= 0 || value[(at + 1)..].Contains((byte)'@'))
        {
            return false;
        }

        int dot = value.LastIndexOf((byte)'.');
        return dot > at + 1 && dot < value.Length - 2;
    }

    /// <summary>Letters in upper case and digits of the value without its blanks; false where it holds anything else or does not fit.</summary>
    private static bool Pack(ReadOnlySpan<byte> value, Span<byte> packed, out int length)
    {
        length = 0;
        foreach (byte b in value)
        {
            if (b == ' ')
            {
                continue;
            }

            if (length == packed.Length || !char.IsAsciiLetterOrDigit((char)b))
            {
                return false;
            }

            packed[length++] = (byte)char.ToUpperInvariant((char)b);
        }

        return true;
    }

    private static bool IsOf(byte letter, string letters) => letters.Contains((char)letter, StringComparison.Ordinal);
}
