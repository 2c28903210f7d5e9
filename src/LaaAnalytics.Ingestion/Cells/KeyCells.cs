using System.Buffers;
using LaaAnalytics.DuckDb;
using LaaAnalytics.Ingestion.Rules;

namespace LaaAnalytics.Ingestion.Cells;

/// <summary>Person keys: 32 hexadecimal digits.</summary>
internal sealed class PersonCells() : CellReader(Rules.Rule.Person, Rules.Rule.Person.Expecting())
{
    private const int Digits = 32;

    /// <inheritdoc/>
    public override CellOutcome Read(ReadOnlySpan<byte> text, BatchColumn column, int row)
    {
        Span<byte> bytes = stackalloc byte[Digits / 2];
        if (text.Length != Digits || Convert.FromHexString(text, bytes, out _, out _) != OperationStatus.Done)
        {
            return CellOutcome.Refused;
        }

        column.Keys[row] = DuckDbUuid.ToStored(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes));
        return CellOutcome.Read;
    }
}

/// <summary>Supplier's keys and area codes: short, of a closed set of characters.</summary>
internal sealed class NameCells : CellReader
{
    private const string LettersAndDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int LongestKey = 64;
    private const int LongestArea = 24;

    private static readonly SearchValues<byte> OfKeys = SearchValues.Create([.. LettersAndDigits.Select(c => (byte)c), .. "-_.:"u8]);
    private static readonly SearchValues<byte> OfAreas = SearchValues.Create([.. LettersAndDigits.Select(c => (byte)c), .. "-_"u8]);

    private readonly SearchValues<byte> _allowed;
    private readonly int _longest;

    private NameCells(IngestionRule rule, SearchValues<byte> allowed, int longest)
        : base(rule, rule.Expecting())
    {
        _allowed = allowed;
        _longest = longest;
    }

    /// <summary>Supplier's keys.</summary>
    public static NameCells Keys { get; } = new(Rules.Rule.Key, OfKeys, LongestKey);

    /// <summary>Area codes.</summary>
    public static NameCells Areas { get; } = new(Rules.Rule.Area, OfAreas, LongestArea);

    /// <inheritdoc/>
    public override CellOutcome Read(ReadOnlySpan<byte> text, BatchColumn column, int row)
    {
        if (text.Length > _longest || text.ContainsAnyExcept(_allowed))
        {
            return CellOutcome.Refused;
        }

        column.SetText(row, text);
        return CellOutcome.Read;
    }
}
