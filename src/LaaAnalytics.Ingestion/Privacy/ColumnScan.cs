using LaaAnalytics.Domain.Privacy;

namespace LaaAnalytics.Ingestion.Privacy;

/// <summary>Counts how many values of one source column look like a direct identifier.</summary>
internal sealed class ColumnScan(int field, string column)
{
    /// <summary>Share of a column's values from which on the column is held to be an identifier, in hundredths.</summary>
    private const int DecisivePercent = 90;

    /// <summary>One ten-digit key in eleven passes as an NHS number by chance; two in one column are the least that tells something.</summary>
    private const int LeastNhsNumbers = 2;

    private static readonly int Kinds = Enum.GetValues<Identifier>().Length;

    private readonly long[] _found = new long[Kinds];
    private long _values;

    /// <summary>Place of the column in the file, from 0.</summary>
    public int Field { get; } = field;

    /// <summary>Header of the column.</summary>
    public string Column { get; } = column;

    /// <summary>Takes a value, trimmed and not empty, and says what it looks like.</summary>
    public Identifier Take(ReadOnlySpan<byte> value)
    {
        Identifier kind = IdentifierForm.Of(value);
        _values++;
        _found[(int)kind]++;
        return kind;
    }

    /// <summary>Counts a value whose form leaves no room for an identifier.</summary>
    public void Pass()
    {
        _values++;
        _found[(int)Identifier.None]++;
    }

    /// <summary>What the column mostly holds, or <see cref="Identifier.None"/>.</summary>
    public Identifier Verdict()
    {
        long suspect = _values - _found[(int)Identifier.None];
        if (suspect == 0 || suspect * 100 < _values * DecisivePercent)
        {
            return Identifier.None;
        }

        int most = Enumerable.Range(1, Kinds - 1).MaxBy(kind => _found[kind]);
        return (Identifier)most == Identifier.NhsNumber && _found[most] < LeastNhsNumbers ? Identifier.None : (Identifier)most;
    }

    /// <summary>The kind in words, in the plural.</summary>
    public static string InWords(Identifier kind) => kind switch
    {
        Identifier.NhsNumber => "NHS numbers",
        Identifier.NationalInsurance => "National Insurance numbers",
        Identifier.Pnc => "PNC identifiers",
        Identifier.Email => "e-mail addresses",
        Identifier.Postcode => "full postcodes",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
